//! A practice may limit how long two can read the joint space they had.

use jiff::SignedDuration;
use securebase::sweep::sweep;

use crate::support::{House, Place, walks};

on_each_store!(
    a_closed_joint_space_is_read_until_its_day_and_the_record_stays,
    without_a_limit_it_stays_readable,
);

async fn days_pass(house: &House, days: i64) {
    house.wait(SignedDuration::from_hours(24 * days));
    sweep(&house.service).await.expect("a sweep");
}

async fn a_closed_joint_space_is_read_until_its_day_and_the_record_stays(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    for wrong in ["29", "3651", "long"] {
        let fields = [("days", "14"), ("reading", wrong)];
        admin
            .browser
            .post("/practice/partings", &fields)
            .await
            .must_be(422);
    }
    let fields = [("days", "14"), ("reading", "30")];
    admin
        .browser
        .submit("/practice/partings", &fields)
        .await
        .must_have("value=\"30\"");
    let ([maria, jo], joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    walks::write(&jo, &joint, "how it was").await;
    maria
        .browser
        .open("/partner/alone")
        .await
        .must_have("can read it for 30 days");
    // For Jo, who is told three days later, the days begin then.
    let fields = [("told", "goes-on"), ("when", "3")];
    maria.browser.submit("/partner/alone", &fields).await;
    maria
        .browser
        .open(&joint)
        .await
        .must_have("You can read it until");
    assert!(!jo.browser.open(&joint).await.has("You can read it until"));
    days_pass(&house, 3).await;
    jo.browser
        .open(&joint)
        .await
        .must_have("You can read it until");
    days_pass(&house, 26).await;
    for person in [&maria, &jo, &tara] {
        person.signs_in(&house).await;
    }
    maria.browser.open(&joint).await.must_have("how it was");
    days_pass(&house, 1).await;
    maria.browser.get(&joint).await.must_be(404);
    assert!(maria.room("joint").await.is_none());
    jo.browser.open(&joint).await.must_have("how it was");
    days_pass(&house, 3).await;
    jo.browser.get(&joint).await.must_be(404);
    tara.browser.open(&joint).await.must_have("how it was");
}

async fn without_a_limit_it_stays_readable(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, jo], joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    walks::write(&jo, &joint, "how it was").await;
    walks::go_alone(&maria).await;
    days_pass(&house, 4_000).await;
    for client in [&maria, &jo] {
        client.signs_in(&house).await;
        let page = client.browser.open(&joint).await;
        page.must_have("how it was");
        assert!(!page.has("You can read it until"));
    }
}
