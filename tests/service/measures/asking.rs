//! A therapist asks: once, every week, after sessions; to one or both.

use jiff::SignedDuration;

use super::Couple;
use crate::support::{House, Place, walks};

on_each_store!(
    what_is_asked_waits_until_it_is_answered,
    what_is_asked_every_week_waits_again_a_week_later,
    reminders_come_by_day_twice_a_round_and_not_to_whom_has_answered,
    both_are_asked_at_once_where_both_are_theirs,
    a_therapist_who_left_asks_no_more,
);

async fn what_is_asked_waits_until_it_is_answered(place: Place) {
    let c = Couple::begin(place).await;
    walks::ask_measure(&c.tara, &c.maria, "connection-check-in", "once")
        .await
        .must_have("Waits for an answer");
    c.maria
        .browser
        .open("/home")
        .await
        .must_have("Your therapist asked you for this.");
    assert!(
        !c.jo
            .browser
            .open("/home")
            .await
            .has("Your therapist asked you for this.")
    );
    walks::answer_measure(&c.maria, "connection-check-in", &["7", "3", "8"]).await;
    assert!(
        !c.maria
            .browser
            .open("/home")
            .await
            .has("Your therapist asked you for this.")
    );
    let case = walks::case_of(&c.tara, &c.maria).await;
    let page = c.tara.browser.open(&format!("{case}/measures")).await;
    assert!(!page.has("Waits for an answer"));
    page.must_have("Stop asking");
    let assignment = page.value("assignment");
    let page = c
        .tara
        .browser
        .submit(
            &format!("{case}/measures/end"),
            &[("assignment", &assignment)],
        )
        .await;
    page.must_have("They are not asked any more.");
    let again = format!("{case}/measures/end");
    c.tara
        .browser
        .post(&again, &[("assignment", &assignment)])
        .await
        .must_be(404);
}

async fn what_is_asked_every_week_waits_again_a_week_later(place: Place) {
    let c = Couple::begin(place).await;
    walks::bring_measure(&c.admin, &walks::nine_questions(), "phq-9", "")
        .await
        .must_be(200);
    walks::ask_measure(&c.tara, &c.maria, "phq-9", "week").await;
    let waits = "Your therapist asked you for this, every week.";
    for week in 0..3 {
        c.maria.signs_in(&c.house).await;
        c.maria.browser.open("/home").await.must_have(waits);
        let answers = [["LA-1"; 8].as_slice(), &["LA-0", "LA-0"]].concat();
        let phq = walks::asked(&c.maria).await;
        assert!(!phq.contains("phq"), "nothing in the address");
        walks::answer_measure(&c.maria, &phq, &answers)
            .await
            .must_have("Your answers are saved");
        assert!(
            !c.maria.browser.open("/home").await.has(waits),
            "week {week}"
        );
        // It is not theirs to answer again before the next round.
        c.maria
            .browser
            .post(&format!("/measures/begin/{phq}"), &[])
            .await
            .must_be(404);
        c.house.wait(SignedDuration::from_hours(7 * 24));
    }
    c.tara.signs_in(&c.house).await;
    let case = walks::case_of(&c.tara, &c.maria).await;
    let page = c.tara.browser.open(&format!("{case}/measures")).await;
    page.must_have("Answered 3 times");
    page.must_have("No reliable change");
}

/// Time passes until it is this hour where clients live.
fn wait_until(house: &House, hour: i8) {
    let zone = jiff::tz::TimeZone::get("America/Los_Angeles").expect("a zone");
    let hours = |house: &House| {
        let now = house.service.clock.now();
        now.to_zoned_datetime(zone.clone()).hour()
    };
    while hours(house) != hour {
        house.wait(SignedDuration::from_mins(30));
    }
}

async fn reminders_come_by_day_twice_a_round_and_not_to_whom_has_answered(place: Place) {
    let c = Couple::begin(place).await;
    wait_until(&c.house, 14);
    for client in [&c.maria, &c.jo] {
        walks::ask_measure(&c.tara, client, "connection-check-in", "week").await;
    }
    let link = &format!("{}/measures", c.house.origin);
    let (link, sweep) = (link.as_str(), async || {
        let swept = securebase::sweep::sweep(&c.house.service).await;
        swept.expect("a sweep");
    });
    walks::mail_must_say(&c.house, &c.admin, link, 2).await;
    walks::answer_measure(&c.maria, "connection-check-in", &["7", "3", "8"]).await;
    c.house.wait(SignedDuration::from_hours(12));
    sweep().await;
    // Two days later, at night: not yet; by day, to the one who has not answered.
    c.house.wait(SignedDuration::from_hours(48));
    wait_until(&c.house, 3);
    sweep().await;
    wait_until(&c.house, 10);
    sweep().await;
    sweep().await;
    walks::mail_must_say(&c.house, &c.admin, link, 3).await;
    // A week after they were asked, both again.
    c.house.wait(SignedDuration::from_hours(5 * 24));
    sweep().await;
    walks::mail_must_say(&c.house, &c.admin, link, 5).await;
    tokio::time::sleep(std::time::Duration::from_secs(3)).await;
    assert_eq!(walks::mails_with(&c.house, &c.admin, link).await, 5);
}

async fn both_are_asked_at_once_where_both_are_theirs(place: Place) {
    let c = Couple::begin(place).await;
    let case = walks::case_of(&c.tara, &c.maria).await;
    c.tara
        .browser
        .open(&format!("{case}/measures"))
        .await
        .must_have("Ask Jo Lopez too");
    let fields = [
        ("measure", "attachment-reflection"),
        ("often", "once"),
        ("both", "yes"),
    ];
    c.tara
        .browser
        .submit(&format!("{case}/measures"), &fields)
        .await;
    for client in [&c.maria, &c.jo] {
        client
            .browser
            .open("/home")
            .await
            .must_have("Your therapist asked you for this.");
    }
    let wrong = [("measure", "no-such"), ("often", "once")];
    c.tara
        .browser
        .post(&format!("{case}/measures"), &wrong)
        .await
        .must_be(404);
    let wrong = [("measure", "attachment-reflection"), ("often", "hourly")];
    c.tara
        .browser
        .post(&format!("{case}/measures"), &wrong)
        .await
        .must_be(400);
}

async fn a_therapist_who_left_asks_no_more(place: Place) {
    let c = Couple::begin(place).await;
    walks::ask_measure(&c.tara, &c.maria, "connection-check-in", "week").await;
    let case = walks::case_of(&c.tara, &c.maria).await;
    c.maria.browser.submit("/match/change", &[]).await;
    assert!(
        !c.maria
            .browser
            .open("/home")
            .await
            .has("Your therapist asked you for this")
    );
    c.tara
        .browser
        .get(&format!("{case}/measures"))
        .await
        .must_be(404);
    let fields = [("measure", "connection-check-in"), ("often", "once")];
    c.tara
        .browser
        .post(&format!("{case}/measures"), &fields)
        .await
        .must_be(404);
}
