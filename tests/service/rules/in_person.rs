//! Meeting in person: only where a place of the practice is, at which the therapist works, for everybody who comes.

use crate::support::walks::{self, Person};
use crate::support::{House, Place};

on_each_store!(
    whoever_wants_to_meet_in_person_is_shown_who_is_at_a_place_where_they_are,
    a_place_of_which_nobody_said_where_it_is_counts_for_nobody,
);

const IN_PERSON: &[(&str, &str)] = &[("medium", "in-person")];

async fn shown(client: &Person) -> bool {
    let list = client.browser.open("/match").await;
    list.has("Choose Tara Therapist<")
}

/// A therapist who also meets in person, and an administrator who made a place.
async fn practice(place: Place, jurisdiction: &str) -> (House, Person, Person) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let fields = [
        ("place-name", "Harbour House"),
        ("address", "Harbour Street 4"),
        ("zone", "America/Los_Angeles"),
        ("jurisdiction", jurisdiction),
    ];
    let path = "/practice/calendar/places";
    admin
        .browser
        .submit(path, &fields)
        .await
        .must_have("Saved.");
    let told = [("media", "video"), ("media", "in-person")];
    walks::send_profile(&tara, &told).await;
    (house, admin, tara)
}

async fn is_there(therapist: &Person, hours: &str) {
    let fields = [("hours-tuesday", hours)];
    therapist.browser.submit("/profile/places/1", &fields).await;
}

async fn whoever_wants_to_meet_in_person_is_shown_who_is_at_a_place_where_they_are(place: Place) {
    let (house, admin, tara) = practice(place, "US-CA").await;
    let maria = walks::client_with(&house, "Maria Lopez", None, IN_PERSON).await;
    assert!(!shown(&maria).await, "she has no hours there");
    is_there(&tara, "9-12").await;
    let list = maria.browser.open("/match").await;
    list.must_have("Meets in person");
    list.must_have("In person at: Harbour House, Harbour Street 4");
    // Maria named Tuesday afternoons and evenings: it is the hours at the place that count for her.
    list.must_have("Not free at the times you chose");
    is_there(&tara, "13-18").await;
    let list = maria.browser.open("/match").await;
    list.must_have("Free Tuesday afternoons");
    // Who meets online is told nothing of places.
    let kim = walks::client(&house, "Kim Online").await;
    let list = kim.browser.open("/match").await;
    list.must_have("Choose Tara Therapist<");
    assert!(!list.has("In person at"));
    // Both of a couple must be there.
    let token = walks::invite_partner(&maria, "").await;
    let in_oregon = [("region-us", "OR"), ("medium", "in-person")];
    let jo = walks::client_with(&house, "Jo Lopez", Some(&token), &in_oregon).await;
    assert!(!shown(&maria).await && !shown(&jo).await);
    // And the therapist must say that they meet so.
    let ann = walks::client_with(&house, "Ann Alone", None, IN_PERSON).await;
    assert!(shown(&ann).await);
    walks::send_profile(&tara, &[("media", "video")]).await;
    assert!(!shown(&ann).await);
    walks::send_profile(&tara, &[("media", "in-person")]).await;
    assert!(shown(&ann).await);
    admin
        .browser
        .submit("/practice/calendar/places/close", &[("number", "1")])
        .await;
    assert!(!shown(&ann).await, "the place is closed");
}

async fn a_place_of_which_nobody_said_where_it_is_counts_for_nobody(place: Place) {
    let (house, admin, tara) = practice(place, "").await;
    is_there(&tara, "9-18").await;
    let maria = walks::client_with(&house, "Maria Lopez", None, IN_PERSON).await;
    assert!(!shown(&maria).await);
    let path = "/practice/calendar/places/where";
    let nowhere = admin.browser.post(path, &[("number", "1")]).await;
    nowhere.must_be(422);
    nowhere.must_have("Please choose the state or country it is in.");
    for (code, is) in [("US-OR", false), ("US-CA", true)] {
        let fields = [("number", "1"), ("jurisdiction", code)];
        admin.browser.post(path, &fields).await.must_have("Saved.");
        assert_eq!(shown(&maria).await, is, "{code}");
    }
}
