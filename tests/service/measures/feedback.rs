//! Feedback after a session: four taps each, alone.

use jiff::SignedDuration;

use super::Couple;
use crate::support::{Place, walks};

on_each_store!(
    four_taps_reach_the_therapist_alone,
    a_fall_is_told_at_once,
    it_is_asked_for_two_days,
);

async fn four_taps_reach_the_therapist_alone(place: Place) {
    let c = Couple::begin(place).await;
    let joint = c.maria.room("joint").await.expect("a joint room");
    let path = walks::session(&c.house, &c.maria, &joint).await;
    let after = format!("{path}/after");
    let four = [
        (&c.maria, ["1", "2", "1", "1"]),
        (&c.jo, ["5", "4", "5", "5"]),
    ];
    for (client, answers) in four {
        let page = client.browser.open(&after).await;
        page.must_have("Question 1 of 4");
        // Looking leaves nothing behind.
        client
            .browser
            .open(&after)
            .await
            .must_have("Question 1 of 4");
        let page = walks::answer_on(client, page, &answers[..2]).await;
        page.must_have("Question 3 of 4");
        // Closed and opened again: it goes on where it was.
        let page = client.browser.open(&after).await;
        page.must_have("Question 3 of 4");
        let page = walks::answer_on(client, page, &answers[2..]).await;
        page.must_have("Thank you. Your therapist can read it now.");
        client.browser.open(&after).await.must_have("Thank you.");
    }
    let wrong = [("question", "spoke"), ("answer", "9")];
    let page = c.maria.browser.submit(&after, &wrong[..1]).await;
    page.must_have("Thank you.");
    let page = c.tara.browser.open(&after).await;
    page.must_have("I could say what I had come to say.");
    page.must_have("A little");
    page.must_have("The two see this session quite differently");
    let caseload = c.tara.browser.open("/caseload").await;
    caseload.must_have("the two saw their last session quite differently.");
    for words in ["Not at all", "A little"] {
        assert!(!c.jo.browser.open("/home").await.has(words));
    }
}

async fn a_fall_is_told_at_once(place: Place) {
    let c = Couple::begin(place).await;
    let room = c.maria.private().await;
    for (taps, told) in [
        (["5"; 4], false),
        (["5", "5", "4", "4"], false),
        (["3"; 4], true),
    ] {
        for person in [&c.maria, &c.tara] {
            person.signs_in(&c.house).await;
        }
        let path = walks::session(&c.house, &c.maria, &room).await;
        let page = c.maria.browser.open(&format!("{path}/after")).await;
        walks::answer_on(&c.maria, page, &taps).await;
        let caseload = c.tara.browser.open("/caseload").await;
        assert_eq!(
            caseload.has("felt worse than those before"),
            told,
            "{taps:?}"
        );
    }
    walks::mail_must_say(&c.house, &c.admin, "Please look in today", 1).await;
}

async fn it_is_asked_for_two_days(place: Place) {
    let c = Couple::begin(place).await;
    let joint = c.maria.room("joint").await.expect("a joint room");
    walks::session(&c.house, &c.maria, &joint).await;
    let asks = "How was your session?";
    assert!(
        !c.jo.browser.open("/home").await.has(asks),
        "not before it is over"
    );
    c.house.wait(SignedDuration::from_mins(120));
    c.jo.browser.open("/home").await.must_have(asks);
    c.maria.browser.open("/measures").await.must_have(asks);
    assert!(!c.tara.browser.open("/caseload").await.has(asks));
    c.house.wait(SignedDuration::from_hours(48));
    assert!(!c.jo.browser.open("/home").await.has(asks));
}
