//! The whole path once: from an empty folder to a couple who write, meet, and find it all again.

use crate::support::{House, Place, walks};

on_each_store!(a_couple_comes_to_write_and_meet);

async fn a_couple_comes_to_write_and_meet(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let therapist = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, jo], joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &therapist).await;

    walks::write(&maria, &joint, "We are both here").await;
    let seen = jo.browser.open(&joint).await;
    seen.must_have("We are both here");
    therapist
        .browser
        .open(&joint)
        .await
        .must_have("We are both here");

    let times = walks::free_times(&jo, &joint).await;
    let booked = walks::book(&jo, &joint, &times[0]).await;
    booked.must_have("It is booked.");
    let appointments = maria.browser.open("/appointments").await;
    let appointment = booked.path.split('?').next().expect("a path");
    appointments.must_have(appointment);

    // A restart changes nothing: whoever was signed in still is, and reads what they read.
    let (room, words) = (joint.clone(), "We are both here");
    let clock = house.service.clock.clone();
    let place = house.close().await;
    let house = House::open_with(place, clock).await;
    assert_eq!(house.set_up, None);
    let again = maria.browser.at(&house).open(&room).await;
    again.must_have(words);
}
