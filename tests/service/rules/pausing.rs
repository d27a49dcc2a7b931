//! One of a couple pauses the joint work.

use crate::support::walks::Person;
use crate::support::{House, Place, walks};

on_each_store!(
    one_pauses_alone_and_goes_on_again,
    two_who_paused_both_have_to_go_on,
    a_therapist_does_not_lift_a_pause,
);

const CLOSED: &str = "The joint space is closed for now.";

/// Whether a message sent to a room is taken.
async fn may_write(person: &Person, room: &str, id: u8) -> bool {
    let id = format!("0190b2a0-0000-7000-8000-0000000000{id:02}");
    let fields = [("id", &*id), ("text", "a word")];
    person.browser.post(room, &fields).await.status != 404
}

async fn one_pauses_alone_and_goes_on_again(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, jo], joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    walks::write(&jo, &joint, "what we all read").await;
    let private = maria.private().await;
    let times = walks::free_times(&maria, &joint).await;
    walks::book(&jo, &joint, &times[0]).await;
    walks::book(&maria, &private, &times[4]).await;

    let page = maria.browser.open("/partner/pause").await;
    page.must_have("nobody has to agree");
    page.must_have("still to come are cancelled");
    page.must_have("Only you can end your pause");
    let page = maria.browser.submit("/partner/pause", &[]).await;
    page.must_have("The joint work is paused.");
    page.must_have("You paused it");

    for (at, person) in [&maria, &jo, &tara].into_iter().enumerate() {
        assert!(!may_write(person, &joint, at as u8).await);
        person
            .browser
            .open(&joint)
            .await
            .must_have("what we all read");
    }
    let home = jo.browser.open("/home").await;
    home.must_have(CLOSED);
    home.must_have("You are here with Maria Lopez");
    assert!(!home.has("paused it") && !jo.browser.open("/partner").await.has("You paused it"));
    // The session of both is off, hers alone is not.
    jo.browser.open("/appointments").await.must_have("ancelled");
    assert!(
        walks::free_times(&maria, &private)
            .await
            .contains(&times[0])
    );
    assert!(
        !walks::free_times(&maria, &private)
            .await
            .contains(&times[4])
    );
    assert!(may_write(&maria, &private, 10).await);
    // It is hers to end.
    jo.browser.post("/partner/go-on", &[]).await.must_be(404);
    maria.browser.post("/partner/pause", &[]).await.must_be(404);

    let page = maria.browser.submit("/partner/go-on", &[]).await;
    page.must_have("Your pause is over.");
    for (at, person) in [&maria, &jo, &tara].into_iter().enumerate() {
        assert!(may_write(person, &joint, 20 + at as u8).await);
    }
    assert!(!jo.browser.open("/home").await.has(CLOSED));
    maria.browser.post("/partner/go-on", &[]).await.must_be(404);
}

async fn two_who_paused_both_have_to_go_on(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, jo], joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    for client in [&maria, &jo] {
        client.browser.submit("/partner/pause", &[]).await;
    }
    maria.browser.submit("/partner/go-on", &[]).await;
    assert!(!may_write(&maria, &joint, 1).await);
    maria.browser.open("/home").await.must_have(CLOSED);
    jo.browser.submit("/partner/go-on", &[]).await;
    assert!(may_write(&maria, &joint, 2).await);
    assert!(may_write(&jo, &joint, 3).await);
}

async fn a_therapist_does_not_lift_a_pause(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, jo], joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    maria.browser.submit("/partner/pause", &[]).await;
    walks::open_joint(&tara, &maria).await.must_be(404);
    tara.browser.post("/partner/go-on", &[]).await.must_be(404);
    // Nor by leaving and coming back: it is open once she goes on, and not before.
    jo.browser.submit("/match/change", &[]).await;
    walks::safety(&jo, &[]).await;
    walks::choose(&jo, &tara).await;
    walks::accept(&tara).await;
    walks::sign(&jo, "couple").await;
    let case = walks::case_of(&tara, &jo).await;
    tara.browser.open(&case).await;
    walks::open_joint(&tara, &maria).await.must_be(200);
    assert!(!may_write(&tara, &joint, 1).await);
    assert!(!may_write(&jo, &joint, 2).await);
    maria.browser.submit("/partner/go-on", &[]).await;
    assert!(may_write(&tara, &joint, 3).await);
}
