//! How a therapist works within their hours, and what the practice sets for all: lengths, rests, the most of a
//! day, days that differ, closed days, places.

use calendar::{Zone, local};
use jiff::{SignedDuration, Timestamp};

use crate::support::walks::{self, Person};
use crate::support::{House, Page, Place};

on_each_store!(
    rests_notice_and_the_most_of_a_day_are_kept,
    a_day_is_off_or_has_other_hours_or_more,
    a_closed_day_of_the_practice_is_closed_for_everyone_and_comes_again,
    a_session_is_as_long_as_was_chosen_and_stays_so_when_it_is_moved,
    people_meet_at_a_place_of_the_practice_in_its_hours,
    the_way_between_two_places_is_kept_free,
    what_is_not_theirs_to_set_is_not_found,
);

fn zone() -> Zone {
    Zone::parse("America/Los_Angeles").expect("a zone")
}

/// A practice on a Monday, before anybody works: what is free of a day does not hang on when this runs.
async fn morning(place: Place) -> House {
    let monday = "2026-03-02T12:00:00Z".parse().expect("a time");
    House::open_still(place, monday).await
}

fn at(start: &str) -> Timestamp {
    Timestamp::from_second(start.parse().expect("a number")).expect("a time")
}

/// The time of day a start reads on the therapist's clock.
fn time(start: &str) -> String {
    local(at(start), &zone()).time
}

fn date(start: &str) -> String {
    local(at(start), &zone()).date.to_string()
}

async fn sets(therapist: &Person, fields: &[(&str, &str)]) -> Page {
    let usual = [
        ("usual", "50"),
        ("before", "0"),
        ("after", "0"),
        ("notice", "2"),
        ("most", ""),
        ("travel", "0"),
    ];
    let unset = |(name, _): &&(&str, &str)| !fields.iter().any(|(other, _)| other == name);
    let kept = usual.iter().filter(unset).copied();
    let all: Vec<(&str, &str)> = kept.chain(fields.iter().copied()).collect();
    therapist.browser.post("/profile/hours", &all).await
}

/// The free times of a day, as the therapist's clock reads them.
async fn times_on(client: &Person, room: &str, day: &str, query: &str) -> Vec<String> {
    let mut times = Vec::new();
    for week in 0..4 {
        let path = format!("{room}/book?week={week}&{query}");
        let starts = client.browser.open(&path).await.values("start");
        times.extend(
            starts
                .iter()
                .filter(|start| date(start) == day)
                .map(|start| time(start)),
        );
    }
    times.dedup();
    times
}

async fn rests_notice_and_the_most_of_a_day_are_kept(place: Place) {
    let house = morning(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let room = maria.private().await;
    for wrong in [
        ("before", "121"),
        ("notice", "soon"),
        ("most", "25"),
        ("usual", "55"),
    ] {
        sets(&tara, &[wrong]).await.must_be(422);
    }
    let free = walks::free_times(&maria, &room).await;
    let second = &free[1];
    walks::book(&maria, &room, second)
        .await
        .must_have("It is booked.");
    let around = |free: &[String]| -> Vec<i64> {
        let apart = free
            .iter()
            .map(|start| at(start).duration_since(at(second)).as_mins());
        apart.filter(|minutes| minutes.abs() <= 90).collect()
    };
    // Fifty minutes: the next half hour is an hour later.
    assert_eq!(around(&walks::free_times(&maria, &room).await), [60, 90]);
    sets(&tara, &[("before", "10"), ("after", "15")])
        .await
        .must_have("Saved. It holds for what is booked from now on");
    assert_eq!(around(&walks::free_times(&maria, &room).await), [90]);
    let too_near = (at(second) + SignedDuration::from_mins(60))
        .as_second()
        .to_string();
    walks::book(&maria, &room, &too_near)
        .await
        .must_have("was taken a moment ago");

    let day = date(second);
    sets(&tara, &[("most", "1")]).await;
    assert!(times_on(&maria, &room, &day, "").await.is_empty());
    sets(&tara, &[("most", "2")]).await;
    assert!(!times_on(&maria, &room, &day, "").await.is_empty());

    sets(&tara, &[("notice", "200")]).await;
    let latest = house.service.clock.now() + SignedDuration::from_hours(200);
    let free = walks::free_times(&maria, &room).await;
    assert!(free.iter().all(|start| at(start) >= latest) && !free.is_empty());
    // What is booked stays, and a moved one keeps away from all but itself.
    tara.browser
        .open("/appointments")
        .await
        .must_have("with Maria Lopez");
}

async fn a_day_is_off_or_has_other_hours_or_more(place: Place) {
    let house = morning(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let room = maria.private().await;
    let free = walks::free_times(&maria, &room).await;
    let day = date(&free[0]);
    let differs = async |kind: &str, hours: &str| {
        let fields = [("day", &*day), ("kind", kind), ("day-hours", hours)];
        tara.browser.post("/profile/days", &fields).await
    };
    for (kind, hours) in [
        ("other", ""),
        ("extra", "late"),
        ("", "9-12"),
        ("other", "12-9"),
    ] {
        differs(kind, hours).await.must_be(422);
    }
    differs("closed", "").await.must_have("That day is saved.");
    assert!(times_on(&maria, &room, &day, "").await.is_empty());
    differs("other", "10-11").await;
    assert_eq!(times_on(&maria, &room, &day, "").await, ["10:00"]);
    differs("extra", "20-21").await;
    let times = times_on(&maria, &room, &day, "").await;
    assert!(times.contains(&"20:00".to_owned()) && times.contains(&"13:00".to_owned()));
    tara.browser
        .submit("/profile/days/remove", &[("day", &day)])
        .await;
    let times = times_on(&maria, &room, &day, "").await;
    assert!(!times.contains(&"20:00".to_owned()) && times.contains(&"13:00".to_owned()));
    // The profile is saved without touching any of it.
    differs("closed", "").await;
    sets(&tara, &[("before", "5")]).await;
    walks::fill_profile(&tara, "Anew.", "5").await;
    assert!(times_on(&maria, &room, &day, "").await.is_empty());
    assert_eq!(
        tara.browser.open("/profile/hours").await.value("before"),
        "5"
    );
}

async fn a_closed_day_of_the_practice_is_closed_for_everyone_and_comes_again(place: Place) {
    let house = morning(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let room = maria.private().await;
    let free = walks::free_times(&maria, &room).await;
    let day = date(&free[0]);
    let add = async |name: &str, first: &str, last: &str, again: &str| {
        let fields = [
            ("name", name),
            ("first", first),
            ("last", last),
            ("again", again),
        ];
        admin.browser.post("/practice/calendar/days", &fields).await
    };
    add("", &day, "", "").await.must_be(422);
    add("Harbour day", "", "", "").await.must_be(422);
    add("Harbour day", &day, "2020-01-01", "")
        .await
        .must_be(422);
    let page = add("Harbour day", &day, "", "date").await;
    page.must_have("Nothing new is booked on closed days");
    page.must_have("every year on that date");
    assert!(times_on(&maria, &room, &day, "").await.is_empty());
    walks::book(&maria, &room, &free[0])
        .await
        .must_have("was taken");
    let page = maria.browser.open(&format!("{room}/book?week=1")).await;
    page.must_have("The practice is closed on");
    page.must_have("(Harbour day)");
    tara.browser
        .open("/profile/hours")
        .await
        .must_have(": Harbour day");
    let number = admin
        .browser
        .open("/practice/calendar")
        .await
        .value("number");
    let fields = [("number", &*number)];
    admin
        .browser
        .submit("/practice/calendar/days/remove", &fields)
        .await;
    assert!(!times_on(&maria, &room, &day, "").await.is_empty());
}

async fn a_session_is_as_long_as_was_chosen_and_stays_so_when_it_is_moved(place: Place) {
    let house = morning(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let room = maria.private().await;
    // Not before the practice allows it, and the therapist offers it.
    sets(&tara, &[("lengths", "80")]).await;
    let page = maria
        .browser
        .open(&format!("{room}/book?week=1&length=80"))
        .await;
    page.must_have("50 minutes");
    admin
        .browser
        .post("/practice/calendar", &[])
        .await
        .must_be(422);
    let lengths = [("lengths", "50"), ("lengths", "80"), ("lengths", "7")];
    admin.browser.submit("/practice/calendar", &lengths).await;
    assert!(
        !maria
            .browser
            .open(&format!("{room}/book?week=1"))
            .await
            .has("80 minutes")
    );
    sets(&tara, &[("lengths", "80")]).await;
    let path = format!("{room}/book?week=1&length=80&place=online");
    let page = maria.browser.open(&path).await;
    page.must_have("80 minutes");
    // From 9 to 12 there is room until 10:30.
    let starts = page.values("start");
    let day = date(&starts[0]);
    let morning = times_on(&maria, &room, &day, "length=80").await;
    assert!(morning.contains(&"10:30".to_owned()) && !morning.contains(&"11:00".to_owned()));
    let start = starts
        .iter()
        .find(|start| time(start) == "10:30")
        .expect("a time");
    let page = maria.browser.submit(&path, &[("start", start)]).await;
    page.must_have("It is booked.");
    page.must_have("80 minutes");
    let session = page.path.split('?').next().expect("a path").to_owned();
    let next = times_on(&maria, &room, &date(start), "").await;
    assert!(!next.contains(&"10:00".to_owned()) && !next.contains(&"11:00".to_owned()));
    // Nobody allows it any more: this one stays as long as it was.
    sets(&tara, &[]).await;
    let moving = maria.browser.open(&format!("{session}/move?week=1")).await;
    moving.must_have("80 minutes");
    let other = moving.values("start")[3].clone();
    let path = format!("{session}/move?week=1");
    let page = maria.browser.submit(&path, &[("start", &other)]).await;
    page.must_have("It is moved.");
    page.must_have("80 minutes");
}

async fn people_meet_at_a_place_of_the_practice_in_its_hours(place: Place) {
    let house = morning(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let room = maria.private().await;
    let fields = [
        ("place-name", "Harbour Street"),
        ("address", "Harbour Street 4, second floor"),
        ("zone", "America/Denver"),
    ];
    let wrong = [("place-name", "Nowhere"), ("address", ""), ("zone", "Mars")];
    let page = admin
        .browser
        .post("/practice/calendar/places", &wrong)
        .await;
    page.must_be(422);
    admin
        .browser
        .submit("/practice/calendar/places", &fields)
        .await;
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday"];
    let days = days.map(|day| format!("hours-{day}"));
    let hours: Vec<(&str, &str)> = days.iter().map(|day| (&**day, "15-17")).collect();
    let path = "/profile/places/1";
    tara.browser
        .post(path, &[("hours-monday", "soon")])
        .await
        .must_be(422);
    tara.browser.submit(path, &hours).await.must_have("Saved.");
    tara.browser
        .open("/profile/hours")
        .await
        .must_have("Friday 15:00-17:00");
    let book = format!("{room}/book?week=1&place=1");
    let page = maria.browser.open(&book).await;
    page.must_have("in person at Harbour Street");
    page.must_have("15:00 at Harbour Street");
    // Three in the afternoon in Denver is two where Tara and Maria live.
    let starts = page.values("start");
    let times: Vec<String> = starts.iter().take(3).map(|start| time(start)).collect();
    assert_eq!(times, ["14:00", "14:30", "15:00"]);
    let page = maria.browser.submit(&book, &[("start", &starts[0])]).await;
    page.must_have("It is booked.");
    page.must_have("Harbour Street 4, second floor");
    page.must_have("You meet in person.");
    // It is one diary: online that time is gone, too.
    let online = walks::free_times(&maria, &room).await;
    assert!(!online.contains(&starts[0]) && online.contains(&starts[2]));
    // A closed place keeps what is booked there, and takes nothing more.
    let session = page.path.split('?').next().expect("a path").to_owned();
    let close = [("number", "1")];
    admin
        .browser
        .submit("/practice/calendar/places/close", &close)
        .await;
    assert!(!maria.browser.open(&book).await.has("in person at"));
    maria
        .browser
        .open(&session)
        .await
        .must_have("Harbour Street 4");
    tara.browser.get(path).await.must_be(404);
}

async fn the_way_between_two_places_is_kept_free(place: Place) {
    let house = morning(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let room = maria.private().await;
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday"];
    let days = days.map(|day| format!("hours-{day}"));
    let hours: Vec<(&str, &str)> = days.iter().map(|day| (&**day, "9-12")).collect();
    for (number, name) in [("1", "Harbour Street"), ("2", "Hill Road")] {
        let fields = [
            ("place-name", name),
            ("address", name),
            ("zone", "America/Los_Angeles"),
        ];
        admin
            .browser
            .submit("/practice/calendar/places", &fields)
            .await;
        let path = format!("/profile/places/{number}");
        tara.browser.submit(&path, &hours).await;
    }
    sets(&tara, &[("travel", "60")]).await.must_be(200);
    let book = format!("{room}/book?week=1&place=1");
    let starts = maria.browser.open(&book).await.values("start");
    let start = starts.iter().find(|start| time(start) == "09:00");
    let start = start.expect("a morning").clone();
    let page = maria.browser.submit(&book, &[("start", &start)]).await;
    page.must_have("It is booked.");
    let day = date(&start);
    let first = async |query: &str| {
        let times = times_on(&maria, &room, &day, query).await;
        times.first().cloned().expect("a time")
    };
    assert_eq!(first("place=1").await, "10:00");
    assert_eq!(first("place=online").await, "10:00");
    assert_eq!(first("place=2").await, "11:00");
}

async fn what_is_not_theirs_to_set_is_not_found(place: Place) {
    let house = morning(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    for person in [&tara, &maria] {
        person.browser.get("/practice/calendar").await.must_be(404);
    }
    for person in [&admin, &maria] {
        person.browser.get("/profile/hours").await.must_be(404);
    }
    tara.browser.get("/profile/places/1").await.must_be(404);
    // What was set is in the log of who saw what.
    sets(&tara, &[("before", "5")]).await;
    let seen = tara.browser.open("/account/seen").await;
    seen.must_have("changed their hours, or the rests and lengths of sessions");
}
