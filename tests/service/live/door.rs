//! Before a session: who may come to the door, and who reads what is said there.

use jiff::SignedDuration;

use crate::support::walks;
use crate::support::{Browser, House, Place};

on_each_store!(
    the_door_opens_when_it_is_time,
    what_is_said_at_the_door_reaches_the_therapist_alone,
    nobody_comes_past_the_door,
);

async fn the_door_opens_when_it_is_time(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let room = maria.private().await;
    let times = walks::free_times(&maria, &room).await;
    let page = walks::book(&maria, &room, &times[0]).await;
    let path = page.path.split('?').next().expect("a path").to_owned();
    walks::sign(&maria, "telehealth").await;
    let door = format!("{path}/session");
    assert_eq!(maria.browser.open(&door).await.path, path, "not open yet");
    assert!(!maria.browser.open(&path).await.has(">Join<"));
    let second: i64 = times[0].parse().expect("a time");
    let ahead = second - house.service.clock.now().as_second();
    house.wait(SignedDuration::from_secs(ahead - 14 * 60));
    maria.browser.open(&path).await.must_have(">Join<");
    maria
        .browser
        .open(&door)
        .await
        .must_have("Before you go in");
    let stranger = Browser::new(&house);
    assert!(stranger.open(&door).await.path.starts_with("/sign-in"));
    house.wait(SignedDuration::from_hours(4));
    assert_eq!(maria.browser.open(&door).await.path, path, "over");
}

async fn what_is_said_at_the_door_reaches_the_therapist_alone(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, jo], joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    let path = walks::session(&house, &maria, &joint).await;
    let said = [
        ("place", "US-NV"),
        ("emergency", "Room 12 of the Starlight Inn"),
        ("freely", "no"),
    ];
    let hers = walks::arrive(&maria, &path, &said).await;
    let his = walks::arrive(&jo, &path, &[]).await;
    assert_eq!(hers.path, his.path, "the same way for everyone");
    let door = tara.browser.open(&format!("{path}/session")).await;
    for words in [
        "Starlight Inn",
        "No licence of yours holds in Nevada",
        "Cannot speak freely right now",
        "Away from home: usually in California",
    ] {
        door.must_have(words);
    }
    for page in [
        jo.browser.open(&format!("{path}/call")).await,
        jo.browser.open(&format!("{path}/session")).await,
        jo.browser.open(&path).await,
    ] {
        for words in ["Starlight", "Nevada,", "speak freely right"] {
            assert!(!page.body.contains(words), "{words} in {}", page.path);
        }
    }
    let arrivals = format!("{path}/arrivals");
    tara.browser.open(&arrivals).await.must_have("Starlight");
    for person in [&jo, &maria, &admin] {
        person.browser.get(&arrivals).await.must_be(404);
    }
}

async fn nobody_comes_past_the_door(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let kim = walks::paired(&house, "Kim Stranger", &tara).await;
    let room = maria.private().await;
    let path = walks::session(&house, &maria, &room).await;
    for part in ["session", "call", "after", "arrivals"] {
        kim.browser
            .get(&format!("{path}/{part}"))
            .await
            .must_be(404);
        admin
            .browser
            .get(&format!("{path}/{part}"))
            .await
            .must_be(404);
    }
    walks::sign(&maria, "telehealth").await;
    let call = maria.browser.open(&format!("{path}/call")).await;
    assert!(call.path.ends_with("/session"), "the door first");
    for (field, value, words) in [
        ("place", "", "choose where you are"),
        ("place", "XX", "choose where you are"),
        ("emergency", "", "where help could find you"),
        ("freely", "perhaps", "Both are fine"),
        ("consent", "", "tick this box"),
    ] {
        let page = walks::arrive(&maria, &path, &[(field, value)]).await;
        page.must_be(422);
        page.must_have(words);
    }
    let page = walks::arrive(&maria, &path, &[("emergency", &"x".repeat(501))]).await;
    page.must_be(422);
    assert!(page.has(&"x".repeat(501)), "what was typed is kept");
    let call = walks::arrive(&maria, &path, &[]).await;
    call.must_have("Live session");
    let allowed = call.headers.get("permissions-policy").expect("a policy");
    assert!(allowed.to_str().expect("text").contains("camera=(self)"));
    let home = maria.browser.open("/home").await;
    let allowed = home.headers.get("permissions-policy").expect("a policy");
    assert!(allowed.to_str().expect("text").contains("camera=()"));
}
