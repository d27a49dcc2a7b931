//! A guest in a session: what their link opens, and what it never does.

use serde_json::{Value, json};

use super::socket::{Device, devices, dial};
use super::{Session, session};
use crate::support::walks;
use crate::support::{Browser, House, Place};

on_each_store!(
    a_guest_comes_by_a_link_and_is_let_in_like_everyone,
    a_guest_does_nothing_that_is_not_theirs,
    a_private_moment_has_no_guest_in_it,
);

/// A guest's device comes to the line of their link.
pub async fn come(house: &House, link: &str, name: &str) -> Device {
    let guest = Browser::new(house);
    let mut device = dial(house, &guest, link, "same-origin")
        .await
        .expect("a line");
    name.clone_into(&mut device.name);
    device
        .say(&json!({"t": "hello", "device": name, "page": "page-one"}))
        .await;
    device
}

fn person<'a>(room: &'a Value, device: &str) -> &'a Value {
    let people = room["people"].as_array().expect("people");
    let found = people.iter().find(|person| person["device"] == device);
    found.expect("is there")
}

const CLIENTS: [&str; 3] = ["Maria", "Jo Lopez", "Tara"];

async fn a_guest_comes_by_a_link_and_is_let_in_like_everyone(place: Place) {
    let Session {
        house,
        tara,
        maria,
        jo,
        path,
    } = &session(place).await;
    let link = walks::bring_in(tara, path, "Ana Ruiz", "interpreter").await;
    let again = tara.browser.open(&format!("{path}/session")).await;
    again.must_have("Ana Ruiz, interpreter");
    assert!(!again.has("/guest/"), "the link is shown once");
    for client in [maria, jo] {
        let door = client.browser.open(&format!("{path}/session")).await;
        door.must_have("Also coming, if you agree: Ana Ruiz, interpreter.");
    }

    let guest = Browser::new(house);
    let asked = guest.open(&link).await;
    asked.must_have("Welcome, Ana Ruiz.");
    asked.must_have("Keep all you see and hear to yourself");
    let early = guest.open(&format!("{link}/call")).await;
    assert_eq!(early.path, link, "the door first");
    let mut early = come(house, &link, "anas-phone").await;
    assert_eq!(early.hear().await, None, "by no other way either");
    let page = guest.post(&link, &[]).await;
    page.must_be(422);
    page.must_have("Please tick this box");
    let call = guest.submit(&link, &[("agree", "yes")]).await;
    assert_eq!(call.path, format!("{link}/call"));
    let allowed = call.headers.get("permissions-policy").expect("a policy");
    assert!(allowed.to_str().expect("text").contains("camera=(self)"));
    for page in [&asked, &call] {
        for name in CLIENTS {
            assert!(!page.has(name), "{name}");
        }
        for part in [
            "open-chat",
            "panel-chat",
            "room.js",
            "arrivals",
            "appointments",
        ] {
            assert!(!page.has(part), "{part}");
        }
    }

    let mut phone = Device::come(house, maria, path, "marias-phone").await;
    phone.room(|_| true).await;
    let mut desk = Device::come(house, tara, path, "taras-desk").await;
    desk.say(&json!({"t": "admit", "device": "marias-phone"}))
        .await;
    phone.room(|room| room["inside"] == true).await;
    let mut ana = come(house, &link, "anas-laptop").await;
    let room = ana.room(|_| true).await;
    assert_eq!(devices(&room), ["anas-laptop"]);
    assert_eq!(
        (&room["inside"], &room["therapistHere"]),
        (&json!(false), &json!(true))
    );
    for name in CLIENTS {
        assert!(!room.to_string().contains(name), "{room}");
    }
    assert!(room.get("relays").is_none(), "no way to anybody");
    // The client who is in is told before they are.
    let room = phone.room(|room| room["coming"] != json!([])).await;
    let coming = json!([{"name": "Ana Ruiz", "kind": "interpreter"}]);
    assert_eq!(room["coming"], coming);
    assert_eq!(devices(&room), ["marias-phone", "taras-desk"]);
    desk.say(&json!({"t": "admit", "device": "anas-laptop"}))
        .await;
    let room = ana.room(|room| room["inside"] == true).await;
    assert_eq!(
        devices(&room),
        ["anas-laptop", "marias-phone", "taras-desk"]
    );
    let room = phone.room(|room| devices(room).len() == 3).await;
    let role = &person(&room, "anas-laptop")["role"];
    assert_eq!(role, &json!({"guest": "interpreter"}));

    ana.say(&json!({"t": "leave"})).await;
    phone.room(|room| devices(room).len() == 2).await;
    desk.all_so_far().await;
    let after = tara.browser.open(&format!("{path}/after")).await;
    after.must_have("<b>Ana Ruiz, interpreter</b>: from");
    let thanks = guest.open("/guest/thanks").await;
    thanks.must_have("Thank you for being there");
}

async fn a_guest_does_nothing_that_is_not_theirs(place: Place) {
    let Session {
        house,
        tara,
        maria,
        path,
        ..
    } = &session(place).await;
    let link = walks::bring_in(tara, path, "Ana Ruiz", "co-therapist").await;
    let guest = Browser::new(house);
    guest.submit(&link, &[("agree", "yes")]).await.must_be(200);
    let mut phone = Device::come(house, maria, path, "marias-phone").await;
    phone.room(|_| true).await;
    let mut desk = Device::come(house, tara, path, "taras-desk").await;
    let mut ana = come(house, &link, "anas-laptop").await;
    let leads = |device: &str| {
        [
            json!({"t": "admit", "device": device}),
            json!({"t": "send-back", "device": device}),
            json!({"t": "alone", "device": device}),
            json!({"t": "end"}),
        ]
    };
    for what in leads("anas-laptop").iter().chain(&leads("marias-phone")) {
        ana.say(what).await;
    }
    let heard = ana.all_so_far().await;
    assert!(heard.iter().all(|room| room["inside"] == false));
    for device in ["marias-phone", "anas-laptop"] {
        desk.say(&json!({"t": "admit", "device": device})).await;
    }
    ana.room(|room| devices(room).len() == 3).await;
    for what in leads("marias-phone") {
        ana.say(&what).await;
    }
    ana.all_so_far().await;
    desk.say(&json!({"t": "timer", "seconds": 60})).await;
    let room = phone.room(|room| room["leftMs"].is_number()).await;
    assert_eq!((&room["inside"], devices(&room).len()), (&json!(true), 3));
    let me = json!({"t": "me", "mic": true, "camera": true, "screen": false, "hand": true});
    ana.say(&me).await;
    let raised = |room: &Value| person(room, "anas-laptop")["hand"] == true;
    phone.room(raised).await;

    for part in ["arrivals", "after", "session", "messages"] {
        let page = guest.get(&format!("{link}/{part}")).await;
        page.must_be(404);
    }
    for page in [
        format!("{path}/arrivals"),
        format!("{path}/after"),
        path.clone(),
    ] {
        let page = guest.open(&page).await;
        assert!(page.path.starts_with("/sign-in"), "{}", page.path);
    }
    let foreign = dial(house, &guest, &link, "cross-site").await;
    assert_eq!(foreign.err(), Some(403));
    let other = dial(house, &guest, path, "same-origin").await;
    assert_eq!(other.err(), Some(303), "no other line");
}

async fn a_private_moment_has_no_guest_in_it(place: Place) {
    let Session {
        house,
        tara,
        maria,
        path,
        ..
    } = &session(place).await;
    let link = walks::bring_in(tara, path, "Ana Ruiz", "interpreter").await;
    let guest = Browser::new(house);
    guest.submit(&link, &[("agree", "yes")]).await.must_be(200);
    let mut phone = Device::come(house, maria, path, "marias-phone").await;
    phone.room(|_| true).await;
    let mut desk = Device::come(house, tara, path, "taras-desk").await;
    let mut ana = come(house, &link, "anas-laptop").await;
    ana.room(|_| true).await;
    for device in ["marias-phone", "anas-laptop"] {
        desk.say(&json!({"t": "admit", "device": device})).await;
    }
    ana.room(|room| devices(room).len() == 3).await;
    desk.say(&json!({"t": "alone", "device": "anas-laptop"}))
        .await;
    desk.say(&json!({"t": "alone", "device": "marias-phone"}))
        .await;
    let room = ana.room(|room| room["inside"] == false).await;
    assert_eq!(devices(&room), ["anas-laptop"]);
    let room = phone.room(|room| room["alone"] == true).await;
    assert_eq!(devices(&room), ["marias-phone", "taras-desk"]);
    desk.say(&json!({"t": "admit", "device": "anas-laptop"}))
        .await;
    let room = phone.room(|room| devices(room).len() == 3).await;
    assert_eq!(room["alone"], false);
}
