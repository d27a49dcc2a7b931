//! The safety screen: before any joint space, read by the therapist, and never by the partner.

use crate::support::{Chance, House, Place, walks};

on_each_store!(
    the_joint_room_opens_only_after_both_screens_were_read,
    what_was_agreed_with_one_partner_does_not_hold_with_the_next,
    the_partner_sees_the_same_whatever_was_answered,
    only_the_therapist_reads_what_was_answered,
);

/// Answers that raise every concern there is.
const CONCERNED: &[(&str, &str)] = &[
    ("danger", "yes"),
    ("afraid", "often"),
    ("hurt", "recent"),
    ("control", "often"),
    ("open", "no"),
    ("self-harm", "often"),
    ("self-harm-soon", "yes"),
    ("words", "please do not tell Jo"),
];

async fn the_joint_room_opens_only_after_both_screens_were_read(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    walks::open_joint(&tara, &maria).await.must_be(404);

    let token = walks::invite_partner(&maria, "").await;
    let jo = walks::client_with(&house, "Jo Lopez", Some(&token), &[]).await;
    walks::choose(&jo, &tara).await;
    walks::accept(&tara).await;
    let hers = walks::case_of(&tara, &maria).await;
    let his = walks::case_of(&tara, &jo).await;
    let is_shut = async || {
        walks::open_joint(&tara, &maria).await.must_be(404);
        walks::open_joint(&tara, &jo).await.must_be(404);
        assert!(!tara.browser.open("/caseload").await.has("room-link--joint"));
        assert_eq!(jo.room("joint").await, None);
    };
    is_shut().await;
    walks::consent(&maria).await;
    walks::consent(&jo).await;
    is_shut().await;
    tara.browser.open(&hers).await;
    is_shut().await;
    // There is nothing to read of Jo yet: looking at his case is not reading his answers.
    tara.browser.open(&his).await;
    is_shut().await;
    walks::safety(&jo, &[]).await;
    is_shut().await;
    tara.browser.open(&his).await;
    // Who takes their agreement back is heard.
    jo.browser
        .submit("/partner/consent", &[("consent", "")])
        .await;
    is_shut().await;
    walks::consent(&jo).await;
    // New answers are to be read first.
    walks::safety(&maria, CONCERNED).await;
    is_shut().await;
    let case = tara.browser.open(&hers).await;
    case.must_have("Open the joint space");
    walks::open_joint(&tara, &jo).await.must_be(200);
    assert!(maria.room("joint").await.is_some());
    assert_eq!(maria.room("joint").await, jo.room("joint").await);
}

async fn what_was_agreed_with_one_partner_does_not_hold_with_the_next(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, jo], joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    walks::go_alone(&jo).await;
    let sam = walks::partner(&house, &maria, "Sam Rivers", &tara).await;
    walks::consent(&sam).await;
    tara.browser.open(&walks::case_of(&tara, &sam).await).await;
    walks::open_joint(&tara, &sam).await.must_be(404);
    walks::consent(&maria).await;
    walks::open_joint(&tara, &sam).await.must_be(200);
    // It is another room than the one with Jo, whom Sam never reads.
    let new = sam.room("joint").await.expect("a joint room");
    assert_ne!(new, joint);
    sam.browser.get(&joint).await.must_be(404);
    jo.browser.get(&new).await.must_be(404);
}

async fn the_partner_sees_the_same_whatever_was_answered(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let jo = walks::partner(&house, &maria, "Jo Lopez", &tara).await;
    walks::consent(&maria).await;
    walks::consent(&jo).await;
    let private = jo.private().await;
    let seen = async || {
        let paths = [
            "/home",
            "/partner",
            "/partner/alone",
            "/safety",
            "/appointments",
            "/match",
        ];
        let (mut chance, mut pages) = (Chance::default(), Vec::new());
        for path in paths.into_iter().chain([&*private]) {
            pages.push(chance.put_away(&jo.browser.open(path).await.body));
        }
        pages
    };
    let before = seen().await;
    let calm_end = walks::safety(&maria, &[]).await;
    let calm = seen().await;
    let concerned_end = walks::safety(&maria, CONCERNED).await;
    let concerned = seen().await;
    let case = walks::case_of(&tara, &maria).await;
    tara.browser.open(&case).await.must_have("Danger right now");
    let read = seen().await;
    assert_eq!(before, calm);
    assert_eq!(calm, concerned);
    assert_eq!(concerned, read);
    // The address in her browser's history says nothing either.
    assert_eq!(calm_end.path, concerned_end.path);
}

async fn only_the_therapist_reads_what_was_answered(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    walks::safety(&maria, CONCERNED).await;
    walks::choose(&maria, &tara).await;
    // Chosen is not accepted: nothing is read yet, and the caseload tells nothing of it.
    let asked = tara.browser.open("/caseload").await;
    assert!(!asked.has("please do not tell Jo") && !asked.has("/caseload/0"));
    walks::accept(&tara).await;
    // Waiting answers look alike until they are opened, whatever is in them.
    let kim = walks::paired(&house, "Kim Stranger", &tara).await;
    let caseload = tara.browser.open("/caseload").await;
    assert_eq!(caseload.body.matches("Safety answers to read").count(), 2);
    let case = tara
        .browser
        .open(&walks::case_of(&tara, &maria).await)
        .await;
    case.must_have("please do not tell Jo");
    for concern in ["Danger right now", "suicide", "harm by"] {
        case.must_have(concern);
    }
    let case = tara.browser.open(&walks::case_of(&tara, &kim).await).await;
    assert!(!case.has("Danger right now"));
}
