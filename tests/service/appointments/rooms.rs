//! Rooms and interpreters: each is in one session at a time, whichever therapist it is with.

use crate::support::walks::{self, Person};
use crate::support::{House, Page, Place};

on_each_store!(
    a_room_is_had_once_and_a_second_room_makes_space,
    an_interpreter_is_had_once_and_comes_along_when_it_is_moved,
    two_who_want_the_last_room_at_once_do_not_both_have_it,
);

struct Town {
    house: House,
    admin: Person,
    maria: Person,
    kim: Person,
    rooms: [String; 2],
}

/// Two therapists who are at one place in the same hours, a client of each, and a place with one room.
async fn town(place: Place) -> Town {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let fields = [
        ("place-name", "Harbour Street"),
        ("address", "Harbour Street 4"),
        ("zone", "America/Los_Angeles"),
    ];
    admin
        .browser
        .submit("/practice/calendar/places", &fields)
        .await;
    add(&admin, "The blue room", "1")
        .await
        .must_have("a room at Harbour Street");
    let mut clients = Vec::new();
    for (therapist, client) in [
        ("Tara Therapist", "Maria Lopez"),
        ("Noor Therapist", "Kim Other"),
    ] {
        let therapist = walks::therapist(&house, &admin, therapist).await;
        let days = ["monday", "tuesday", "wednesday", "thursday", "friday"];
        let days = days.map(|day| format!("hours-{day}"));
        let hours: Vec<(&str, &str)> = days.iter().map(|day| (&**day, "9-12")).collect();
        therapist.browser.submit("/profile/places/1", &hours).await;
        clients.push(walks::paired(&house, client, &therapist).await);
    }
    let (Some(kim), Some(maria)) = (clients.pop(), clients.pop()) else {
        panic!("two clients");
    };
    let rooms = [maria.private().await, kim.private().await];
    Town {
        house,
        admin,
        maria,
        kim,
        rooms,
    }
}

async fn add(admin: &Person, name: &str, what: &str) -> Page {
    let fields = [("resource-name", name), ("what", what)];
    admin
        .browser
        .post("/practice/calendar/rooms", &fields)
        .await
}

/// Where times of a way to meet are found and booked.
fn path(room: &str, way: &str) -> String {
    format!("{room}/book?week=1&{way}")
}

async fn free(client: &Person, room: &str, way: &str) -> Vec<String> {
    client.browser.open(&path(room, way)).await.values("start")
}

async fn book(client: &Person, room: &str, way: &str, start: &str) -> Page {
    client
        .browser
        .submit(&path(room, way), &[("start", start)])
        .await
}

async fn a_room_is_had_once_and_a_second_room_makes_space(place: Place) {
    let Town {
        admin,
        maria,
        kim,
        rooms: [hers, kims],
        ..
    } = &town(place).await;
    for (name, what) in [("", "1"), ("The red room", "7"), ("The red room", "")] {
        add(admin, name, what).await.must_be(422);
    }
    let start = free(maria, hers, "place=1").await[1].clone();
    assert!(free(kim, kims, "place=1").await.contains(&start));
    let page = book(maria, hers, "place=1", &start).await;
    page.must_have("It is booked.");
    page.must_have("The blue room");
    assert!(!free(kim, kims, "place=1").await.contains(&start));
    assert!(free(kim, kims, "place=online").await.contains(&start));
    book(kim, kims, "place=1", &start)
        .await
        .must_have("was taken a moment ago");
    add(admin, "The red room", "1").await.must_be(200);
    let page = book(kim, kims, "place=1", &start).await;
    page.must_have("It is booked.");
    page.must_have("The red room");
    // Moved away and cancelled, both rooms can be had again.
    let session = page.path.split('?').next().expect("a path").to_owned();
    kim.browser.submit(&format!("{session}/cancel"), &[]).await;
    assert!(free(kim, kims, "place=1").await.contains(&start));
    // A series takes for each the room that is free.
    let fields = [("start", &*start), ("every", "1"), ("times", "2")];
    let action = format!("{kims}/series?place=1");
    let page = kim.browser.post(&action, &fields).await;
    page.must_have("All of them can be");
}

async fn an_interpreter_is_had_once_and_comes_along_when_it_is_moved(place: Place) {
    let Town {
        admin,
        maria,
        kim,
        rooms: [hers, kims],
        ..
    } = &town(place).await;
    assert!(
        !maria
            .browser
            .open(&path(hers, ""))
            .await
            .has("Somebody to interpret")
    );
    add(admin, "Ana (Spanish)", "interpreter")
        .await
        .must_be(200);
    let way = "interpreter=2";
    let page = maria.browser.open(&path(hers, way)).await;
    page.must_have("with Ana (Spanish) to interpret");
    let start = page.values("start")[1].clone();
    let page = book(maria, hers, way, &start).await;
    page.must_have("Ana (Spanish)");
    assert!(!free(kim, kims, way).await.contains(&start));
    assert!(free(kim, kims, "").await.contains(&start));
    let session = page.path.split('?').next().expect("a path").to_owned();
    let moving = format!("{session}/move?week=1");
    let other = maria.browser.open(&moving).await.values("start")[8].clone();
    let page = maria.browser.submit(&moving, &[("start", &other)]).await;
    page.must_have("It is moved.");
    page.must_have("Ana (Spanish)");
    let kims_times = free(kim, kims, way).await;
    assert!(kims_times.contains(&start) && !kims_times.contains(&other));
    // Nobody can ask for a room as somebody to interpret, or for who is not there any more.
    for way in ["interpreter=1", "interpreter=9"] {
        assert!(
            !maria
                .browser
                .open(&path(hers, way))
                .await
                .has("to interpret.")
        );
    }
    let close = [("number", "2")];
    admin
        .browser
        .submit("/practice/calendar/rooms/close", &close)
        .await;
    assert!(
        !maria
            .browser
            .open(&path(hers, way))
            .await
            .has("to interpret.")
    );
    maria
        .browser
        .open(&session)
        .await
        .must_have("Ana (Spanish)");
}

async fn two_who_want_the_last_room_at_once_do_not_both_have_it(place: Place) {
    let Town {
        house,
        maria,
        kim,
        rooms: [hers, kims],
        ..
    } = town(place).await;
    let start = free(&maria, &hers, "place=1").await[1].clone();
    let (one, two) = tokio::join!(
        book(&maria, &hers, "place=1", &start),
        book(&kim, &kims, "place=1", &start)
    );
    let booked = [&one, &two].map(|page| page.has("It is booked."));
    assert_ne!(booked[0], booked[1], "one of them has the room");
    house.close().await;
}
