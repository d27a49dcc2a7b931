//! Moving and cancelling, early and late, by what the practice says.

use jiff::SignedDuration;

use crate::support::walks::{self, Person};
use crate::support::{House, Place};

on_each_store!(
    a_practice_says_until_when_a_change_is_free,
    who_cancels_late_is_told_first_and_never_stopped,
    what_was_early_stays_early_when_the_rule_changes,
    a_therapists_own_change_is_not_late,
);

const NOTE: &str = "A late change costs 40 dollars, and nothing if you are ill.";

/// Somebody signs in anew shortly before an appointment: so many hours.
async fn hours_before(house: &House, start: &str, hours: i64, people: &[&Person]) {
    let second: i64 = start.parse().expect("a time");
    let ahead = second - house.service.clock.now().as_second() - hours * 3_600;
    house.wait(SignedDuration::from_secs(ahead));
    for person in people {
        person.signs_in(house).await;
    }
}

async fn rules(admin: &Person, hours: &str, note: &str) {
    let fields = [("hours", hours), ("note", note)];
    let page = admin.browser.submit("/practice/changes", &fields).await;
    page.must_have("Saved.");
}

/// A booked session of the client: its address and its start.
async fn booked(client: &Person, room: &str) -> (String, String) {
    let times = walks::free_times(client, room).await;
    let start = times[times.len() / 2].clone();
    let page = walks::book(client, room, &start).await;
    page.must_have("It is booked.");
    (
        page.path.split('?').next().expect("a path").to_owned(),
        start,
    )
}

async fn a_practice_says_until_when_a_change_is_free(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let room = maria.private().await;
    let book = format!("{room}/book?week=1");
    maria
        .browser
        .open(&book)
        .await
        .must_have("until 24 hours before");
    let long = "x".repeat(601);
    for wrong in [
        ("-1", ""),
        ("169", ""),
        ("a day", ""),
        ("", ""),
        ("24", &*long),
    ] {
        let fields = [("hours", wrong.0), ("note", wrong.1)];
        let page = admin.browser.post("/practice/changes", &fields).await;
        page.must_be(422);
    }
    rules(&admin, "48", NOTE).await;
    let page = maria.browser.open(&book).await;
    page.must_have("until 2 days before");
    page.must_have(NOTE);
    let (session, _) = booked(&maria, &room).await;
    let page = maria.browser.open(&session).await;
    page.must_have("(2 days before) you can move or cancel it, and nobody asks why");
    page.must_have(NOTE);
    // Where no change is late, nothing is said of it.
    rules(&admin, "0", NOTE).await;
    assert!(
        !maria
            .browser
            .open(&session)
            .await
            .has("before) you can move")
    );
    for person in [&tara, &maria] {
        person.browser.get("/practice/changes").await.must_be(404);
    }
}

async fn who_cancels_late_is_told_first_and_never_stopped(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, jo], joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    rules(&admin, "24", NOTE).await;
    let (session, start) = booked(&maria, &joint).await;
    hours_before(&house, &start, 5, &[&tara, &maria, &jo]).await;
    // A page that was opened while it was early says nothing of it: it is shown first.
    let page = maria
        .browser
        .submit(&format!("{session}/cancel"), &[])
        .await;
    page.must_have("Nothing is cancelled yet.");
    page.must_have("It is less than 24 hours until then");
    page.must_have("If you are ill, or it is not safe for you, please do.");
    page.must_have(NOTE);
    // Moving late is told too, and taken.
    let times = maria.browser.open(&format!("{session}/move?week=1")).await;
    times.must_have("It is less than 24 hours until then");
    let later = times.values("start")[4].clone();
    let unread = [("start", &*later)];
    let page = maria
        .browser
        .submit(&format!("{session}/move?week=1"), &unread)
        .await;
    page.must_have("Move to another time");
    let read = [("start", &*later), ("late", "yes")];
    let page = maria
        .browser
        .submit(&format!("{session}/move?week=1"), &read)
        .await;
    page.must_have("It is moved.");
    tara.browser
        .open(&session)
        .await
        .must_have("It was moved late");
    assert!(!jo.browser.open(&session).await.has("It was moved late"));

    hours_before(&house, &later, 3, &[&tara, &maria, &jo]).await;
    let told = [("late", "yes")];
    let page = jo.browser.submit(&format!("{session}/cancel"), &told).await;
    page.must_have("It is cancelled.");
    page.must_have("Nobody has to say why.");
    page.must_have(NOTE);
    assert!(!page.has("Cancelled late"));
    for path in [&*session, "/appointments"] {
        tara.browser.open(path).await.must_have("Cancelled late");
    }
}

async fn what_was_early_stays_early_when_the_rule_changes(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let room = maria.private().await;
    let (early, _) = booked(&maria, &room).await;
    maria.browser.submit(&format!("{early}/cancel"), &[]).await;
    let (late, _) = booked(&maria, &room).await;
    rules(&admin, "168", "").await;
    let (other, start) = booked(&maria, &room).await;
    hours_before(&house, &start, 100, &[&admin, &tara, &maria]).await;
    let told = [("late", "yes")];
    maria
        .browser
        .submit(&format!("{other}/cancel"), &told)
        .await;
    rules(&admin, "24", "").await;
    tara.browser.open(&other).await.must_have("Cancelled late");
    assert!(!tara.browser.open(&early).await.has("Cancelled late"));
    // What ends with the work is nobody's late change.
    rules(&admin, "168", "").await;
    maria.browser.submit("/match/change", &[]).await;
    let page = maria.browser.open(&late).await;
    page.must_have("Cancelled");
    assert!(!page.has("Nobody has to say why."));
}

async fn a_therapists_own_change_is_not_late(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let (session, start) = booked(&maria, &maria.private().await).await;
    hours_before(&house, &start, 3, &[&tara, &maria]).await;
    assert!(!tara.browser.open(&session).await.has("less than 24 hours"));
    let page = tara.browser.submit(&format!("{session}/cancel"), &[]).await;
    page.must_have("It is cancelled.");
    assert!(!page.has("Cancelled late"));
    let page = maria.browser.open(&session).await;
    assert!(!page.has("Nobody has to say why."));
}
