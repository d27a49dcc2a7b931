//! What a therapist gives to do at home, and what people say of it.

use jiff::SignedDuration;

use super::Couple;
use crate::support::walks::{self, Person};
use crate::support::{Browser, House, Page, Place};

on_each_store!(
    what_is_given_to_one_is_theirs_and_their_therapists_alone,
    what_is_given_to_each_apart_is_answered_apart,
    what_is_given_to_the_two_is_answered_for_both,
    a_line_is_shown_only_where_it_was_said_so,
    mail_comes_by_day_and_reminds_once_of_what_nobody_answered,
    whoever_is_not_their_therapist_gives_nothing,
    a_device_keeps_the_plan_and_its_exercises_with_no_name,
);

/// The day so many days from now where clients live.
fn in_days(house: &House, days: i64) -> String {
    let zone = jiff::tz::TimeZone::get("America/Los_Angeles").expect("a zone");
    let now = house.service.clock.now() + SignedDuration::from_hours(24 * days);
    now.to_zoned_datetime(zone).date().to_string()
}

async fn give(c: &Couple, to: &Person, what: &str, whom: &str) -> Page {
    let case = walks::case_of(&c.tara, to).await;
    let due = in_days(&c.house, 5);
    let fields = [
        ("what", what),
        ("whom", whom),
        ("why", "You both said that evenings are short."),
        ("due", &*due),
    ];
    c.tara
        .browser
        .submit(&format!("{case}/skills/give"), &fields)
        .await
}

/// The address to answer the first thing of this title on somebody's plan.
async fn task(client: &Person, title: &str) -> String {
    let plan = client.browser.open("/plan").await;
    let after = plan.body.split_once(title).expect("it is on the plan").1;
    let at = after.split_once("action=\"").expect("a form").1;
    at.split_once('"').expect("its end").0.to_owned()
}

const BREATHE: &str = "Breathe slowly";

async fn what_is_given_to_one_is_theirs_and_their_therapists_alone(place: Place) {
    let c = Couple::begin(place).await;
    give(&c, &c.maria, "exercise:paced-breathing", "one")
        .await
        .must_have("Given.");
    c.maria.browser.open("/home").await.must_have(BREATHE);
    let plan = c.maria.browser.open("/plan").await;
    plan.must_have("You both said that evenings are short.");
    plan.must_have("Only your therapist sees your answer.");
    for page in ["/home", "/plan"] {
        assert!(!c.jo.browser.open(page).await.has(BREATHE), "{page}");
    }
    let at = task(&c.maria, BREATHE).await;
    c.jo.browser
        .post(&at, &[("answer", "done")])
        .await
        .must_be(404);
    c.maria
        .browser
        .post(&at, &[("answer", "excellent")])
        .await
        .must_be(400);
    c.maria
        .browser
        .submit(&at, &[("answer", "too-hard")])
        .await
        .must_have("Each of these answers is fine.");
    let case = walks::case_of(&c.tara, &c.maria).await;
    let seen = c.tara.browser.open(&format!("{case}/skills")).await;
    seen.must_have("Too hard right now");
    let other = walks::case_of(&c.tara, &c.jo).await;
    assert!(
        !c.tara
            .browser
            .open(&format!("{other}/skills"))
            .await
            .has("Too hard right now")
    );
    c.maria
        .browser
        .open("/account/seen")
        .await
        .must_have("looked at how your plan went");
    let of_jo = c.jo.browser.open("/account/seen").await;
    assert!(!of_jo.has("how your plan went"));
    // A better answer takes its place; what is off the plan is not answered.
    c.maria.browser.submit(&at, &[("answer", "done")]).await;
    c.tara
        .browser
        .open(&format!("{case}/skills"))
        .await
        .must_have("Done");
    let id = at.rsplit('/').next().expect("an id").to_owned();
    let end = c
        .tara
        .browser
        .submit(&format!("{case}/skills/end"), &[("task", &id)])
        .await;
    end.must_have("It is off the plan.");
    assert!(!c.maria.browser.open("/plan").await.has(BREATHE));
    c.maria
        .browser
        .post(&at, &[("answer", "done")])
        .await
        .must_be(404);
}

async fn what_is_given_to_each_apart_is_answered_apart(place: Place) {
    let c = Couple::begin(place).await;
    give(&c, &c.maria, "article:pursue-withdraw", "each")
        .await
        .must_have("Given.");
    let title = "Pursue and withdraw";
    let (hers, his) = (task(&c.maria, title).await, task(&c.jo, title).await);
    assert_ne!(hers, his);
    let before = c.jo.browser.open("/plan").await.body;
    c.maria
        .browser
        .submit(&hers, &[("answer", "skipped")])
        .await;
    assert_eq!(
        c.jo.browser.open("/plan").await.body,
        before,
        "one learns nothing of the other"
    );
    c.jo.browser
        .post(&hers, &[("answer", "done")])
        .await
        .must_be(404);
}

async fn what_is_given_to_the_two_is_answered_for_both(place: Place) {
    let c = Couple::begin(place).await;
    give(&c, &c.jo, "exercise:weekly-talk", "together")
        .await
        .must_have("For the two together");
    let title = "Twenty minutes for the two of you";
    let at = task(&c.maria, title).await;
    assert_eq!(task(&c.jo, title).await, at);
    let plan = c
        .maria
        .browser
        .submit(
            &at,
            &[("answer", "done"), ("line", "Nice"), ("show", "yes")],
        )
        .await;
    plan.must_have("Each of these answers is fine.");
    c.jo.browser.open("/plan").await.must_have("Done");
    assert!(
        !c.maria.browser.open("/reflections").await.has(title),
        "no line of one’s own on what is both’s"
    );
    // What was answered a week ago is off the plan by itself.
    give(&c, &c.jo, "exercise:gratitude", "together").await;
    c.jo.browser.submit("/partner/pause", &[]).await;
    for client in [&c.maria, &c.jo] {
        assert!(
            !client.browser.open("/plan").await.has("Thank you for"),
            "closed with the joint space"
        );
        client
            .browser
            .post(&at, &[("answer", "skipped")])
            .await
            .must_be(404);
    }
}

async fn a_line_is_shown_only_where_it_was_said_so(place: Place) {
    let c = Couple::begin(place).await;
    give(&c, &c.maria, "exercise:paced-breathing", "one").await;
    let at = task(&c.maria, BREATHE).await;
    let case = walks::case_of(&c.tara, &c.maria).await;
    c.maria
        .browser
        .submit(&at, &[("answer", "done"), ("line", "My own heron")])
        .await;
    assert!(
        !c.tara
            .browser
            .open(&format!("{case}/skills"))
            .await
            .has("heron")
    );
    c.maria
        .browser
        .open("/reflections")
        .await
        .must_have("Only you");
    let shown = [
        ("answer", "done"),
        ("line", "A heron for two"),
        ("show", "yes"),
    ];
    c.maria.browser.submit(&at, &shown).await;
    let seen = c.tara.browser.open(&format!("{case}/skills")).await;
    seen.must_have("A heron for two");
    assert!(!seen.has("My own heron"));
    let long = "Too long ".repeat(60);
    let page = c
        .maria
        .browser
        .post(&at, &[("answer", "done"), ("line", &long)])
        .await;
    page.must_be(422);
    page.must_have(long.trim());
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

async fn mail_comes_by_day_and_reminds_once_of_what_nobody_answered(place: Place) {
    let c = Couple::begin(place).await;
    wait_until(&c.house, 21);
    c.tara.signs_in(&c.house).await;
    give(&c, &c.maria, "exercise:paced-breathing", "each")
        .await
        .must_have("Given.");
    let link = &format!("{}/plan", c.house.origin);
    let sweep = async || {
        securebase::sweep::sweep(&c.house.service)
            .await
            .expect("a sweep")
    };
    let sent = async || {
        tokio::time::sleep(std::time::Duration::from_secs(3)).await;
        walks::mails_with(&c.house, &c.admin, link).await
    };
    sweep().await;
    assert_eq!(sent().await, 0, "it is night");
    wait_until(&c.house, 9);
    walks::mail_must_say(&c.house, &c.admin, link, 2).await;
    c.maria.signs_in(&c.house).await;
    let at = task(&c.maria, BREATHE).await;
    c.maria.browser.submit(&at, &[("answer", "skipped")]).await;
    sweep().await;
    c.house.wait(SignedDuration::from_hours(24 * 2));
    sweep().await;
    assert_eq!(sent().await, 2, "it is too early");
    c.house.wait(SignedDuration::from_hours(24));
    for _ in 0..3 {
        sweep().await;
        c.house.wait(SignedDuration::from_hours(3));
    }
    walks::mail_must_say(&c.house, &c.admin, link, 3).await;
    c.house.wait(SignedDuration::from_hours(24 * 4));
    wait_until(&c.house, 12);
    sweep().await;
    assert_eq!(
        sent().await,
        3,
        "one reminder, to the one who said nothing; and nobody is chased"
    );
    c.jo.signs_in(&c.house).await;
    c.jo.browser
        .open("/plan")
        .await
        .must_have("It is still fine to do it, or to leave it.");
}

async fn whoever_is_not_their_therapist_gives_nothing(place: Place) {
    let c = Couple::begin(place).await;
    let case = walks::case_of(&c.tara, &c.maria).await;
    let path = format!("{case}/skills/give");
    let due = in_days(&c.house, 5);
    let good = [
        ("what", "exercise:gratitude"),
        ("whom", "one"),
        ("due", &*due),
    ];
    let theo = walks::therapist(&c.house, &c.admin, "Theo Therapist").await;
    for other in [&theo, &c.maria, &c.jo, &c.admin] {
        other.browser.post(&path, &good).await.must_be(404);
        other
            .browser
            .get(&format!("{case}/skills"))
            .await
            .must_be(404);
    }
    let (past, far) = (in_days(&c.house, -2), in_days(&c.house, 400));
    let long = "why ".repeat(200);
    for wrong in [
        [
            ("what", "exercise:none"),
            ("whom", "one"),
            ("due", &*due),
            ("why", ""),
        ],
        [
            ("what", "measure:phq-9"),
            ("whom", "one"),
            ("due", &*due),
            ("why", ""),
        ],
        [
            ("what", "exercise:gratitude"),
            ("whom", "all"),
            ("due", &*due),
            ("why", ""),
        ],
        [
            ("what", "exercise:gratitude"),
            ("whom", "one"),
            ("due", &*past),
            ("why", ""),
        ],
        [
            ("what", "exercise:gratitude"),
            ("whom", "one"),
            ("due", &*far),
            ("why", ""),
        ],
        [
            ("what", "exercise:gratitude"),
            ("whom", "one"),
            ("due", &*due),
            ("why", &*long),
        ],
    ] {
        let page = c.tara.browser.post(&path, &wrong).await;
        page.must_be(422);
        page.must_have(
            long.trim()
                .get(..wrong[3].1.trim().len())
                .unwrap_or_default(),
        );
    }
    assert!(!c.maria.browser.open("/plan").await.has("Thank you for"));
    // A therapist who left: what they gave is off the plan.
    give(&c, &c.maria, "exercise:paced-breathing", "one").await;
    c.maria.browser.submit("/match/change", &[]).await;
    assert!(!c.maria.browser.open("/plan").await.has(BREATHE));
}

async fn a_device_keeps_the_plan_and_its_exercises_with_no_name(place: Place) {
    let c = Couple::begin(place).await;
    give(&c, &c.maria, "exercise:paced-breathing", "one").await;
    give(&c, &c.maria, "article:pursue-withdraw", "each").await;
    // What goes along is every exercise, and nothing that needs a connection.
    let plan = c.maria.browser.open("/plan").await;
    plan.must_have("data-path=\"/plan/kept\" data-also=\"/skills/paced-breathing/kept\"");
    let kept = c.maria.browser.open("/plan/kept").await;
    kept.must_have("You both said that evenings are short.");
    kept.must_have(BREATHE);
    for name in ["Maria", "Jo ", "Tara", "Lopez"] {
        assert!(!kept.has(name), "{name}");
    }
    assert!(!c.jo.browser.open("/plan/kept").await.has(BREATHE));
    c.tara.browser.get("/plan/kept").await.must_be(404);
    // A kept exercise has all its steps, and is the same for everyone.
    let exercise = c.maria.browser.open("/skills/paced-breathing/kept").await;
    let steps = c.maria.browser.open("/skills/paced-breathing").await;
    let steps = steps.between("What you will do", "</ol>");
    for step in steps.split("<li>").skip(1) {
        exercise.must_have(step.split('<').next().expect("a title"));
    }
    let stranger = Browser::new(&c.house);
    let theirs = stranger.open("/skills/paced-breathing/kept").await;
    assert_eq!(theirs.body, exercise.body);
    assert!(theirs.headers.get("set-cookie").is_none());
}
