//! The line to a call: who gets one, what it tells, and what it takes.

use serde_json::json;

use super::socket::{Device, devices, dial};
use super::{Session, session};
use crate::support::walks::{self, Person};
use crate::support::{Browser, House, Place};

on_each_store!(
    a_stranger_gets_no_line,
    who_waits_knows_only_themselves,
    the_therapist_alone_lets_in,
    a_server_started_again_knows_who_was_in,
    nonsense_ends_its_own_line_only,
);

async fn a_stranger_gets_no_line(place: Place) {
    let call = session(place).await;
    let Session { house, path, .. } = &call;
    let kim = walks::paired(house, "Kim Stranger", &call.tara).await;
    let cases = [
        (dial(house, &kim.browser, path, "same-origin").await, 404),
        (
            dial(house, &call.maria.browser, path, "cross-site").await,
            403,
        ),
        (
            dial(
                house,
                &call.maria.browser,
                "/appointments/0193500000007000800000000000abcd",
                "same-origin",
            )
            .await,
            404,
        ),
    ];
    for (answer, status) in cases {
        assert_eq!(answer.err(), Some(status));
    }
    // Without a sign-in the answer is the way to it, which is no line either.
    let answer = dial(house, &Browser::new(house), path, "same-origin").await;
    assert_eq!(answer.err(), Some(303));
    let mut silent = dial(house, &call.maria.browser, path, "same-origin")
        .await
        .expect("a line");
    silent.say(&json!({"t": "ping"})).await;
    assert_eq!(silent.hear().await, None, "hello comes first");
}

async fn who_waits_knows_only_themselves(place: Place) {
    let call = session(place).await;
    let mut maria = Device::come(&call.house, &call.maria, &call.path, "marias-phone").await;
    let room = maria.room(|_| true).await;
    assert_eq!(room["inside"], false);
    assert_eq!(room["therapistHere"], false);
    let mut jo = Device::come(&call.house, &call.jo, &call.path, "jos-laptop").await;
    jo.room(|_| true).await;
    let mut tara = Device::come(&call.house, &call.tara, &call.path, "taras-desk").await;
    let room = tara.room(|_| true).await;
    assert_eq!(devices(&room), ["taras-desk", "jos-laptop", "marias-phone"]);
    let room = maria.room(|room| room["therapistHere"] == true).await;
    assert_eq!(devices(&room), ["marias-phone"]);
    assert!(room.get("relays").is_none(), "no way to anybody");
    let signal = json!({"t": "signal", "to": "taras-desk", "page": "page-one", "data": {"a": 1}});
    maria.say(&signal).await;
    maria.all_so_far().await;
    let heard = tara.all_so_far().await;
    assert!(
        heard.iter().all(|heard| heard["t"] != "signal"),
        "{heard:?}"
    );
}

async fn the_therapist_alone_lets_in(place: Place) {
    let call = session(place).await;
    let mut maria = Device::come(&call.house, &call.maria, &call.path, "marias-phone").await;
    let mut jo = Device::come(&call.house, &call.jo, &call.path, "jos-laptop").await;
    let mut tara = Device::come(&call.house, &call.tara, &call.path, "taras-desk").await;
    tara.room(|room| devices(room).len() == 3).await;
    for device in ["marias-phone", "jos-laptop"] {
        jo.say(&json!({"t": "admit", "device": device})).await;
    }
    let heard = jo.all_so_far().await;
    assert!(heard.iter().all(|heard| heard["inside"] == false));
    tara.say(&json!({"t": "alone", "device": "marias-phone"}))
        .await;
    let room = maria.room(|room| room["inside"] == true).await;
    assert_eq!(room["alone"], true);
    tara.say(&json!({"t": "admit", "device": "jos-laptop"}))
        .await;
    let room = jo.room(|room| room["inside"] == true).await;
    assert_eq!(devices(&room), ["jos-laptop", "marias-phone", "taras-desk"]);
    maria.room(|room| room["alone"] == false).await;

    let data = json!({"description": {"type": "offer", "sdp": "v=0"}});
    let signal = json!({"t": "signal", "to": "jos-laptop", "page": "page-one", "data": data});
    maria.say(&signal).await;
    let heard = jo.until(|heard| heard["t"] == "signal").await;
    assert_eq!(
        (&heard["from"], &heard["data"]),
        (&json!("marias-phone"), &data)
    );
    let old = json!({"t": "signal", "to": "jos-laptop", "page": "page-two", "data": data});
    maria.say(&old).await;
    maria.all_so_far().await;
    let heard = jo.all_so_far().await;
    assert!(
        heard.iter().all(|heard| heard["t"] != "signal"),
        "for a page that is gone"
    );

    tara.say(&json!({"t": "send-back", "device": "jos-laptop"}))
        .await;
    jo.room(|room| room["inside"] == false).await;
    let room = maria.room(|room| devices(room).len() == 2).await;
    assert_eq!(devices(&room), ["marias-phone", "taras-desk"]);
    tara.say(&json!({"t": "end"})).await;
    for device in [&mut maria, &mut jo, &mut tara] {
        device.until(|heard| heard["t"] == "ended").await;
    }
    let after = call
        .tara
        .browser
        .open(&format!("{}/after", call.path))
        .await;
    for name in ["Maria Lopez", "Jo Lopez", "Tara Therapist"] {
        after.must_have(&format!("<b>{name}</b>: from"));
    }
    assert!(!after.has("still in"), "{}", after.body);
}

async fn a_server_started_again_knows_who_was_in(place: Place) {
    let call = session(place).await;
    let mut maria = Device::come(&call.house, &call.maria, &call.path, "marias-phone").await;
    let mut tara = Device::come(&call.house, &call.tara, &call.path, "taras-desk").await;
    tara.room(|room| devices(room).len() == 2).await;
    tara.say(&json!({"t": "admit", "device": "marias-phone"}))
        .await;
    maria.room(|room| room["inside"] == true).await;
    // The next answer comes after the admission was written down.
    tara.all_so_far().await;
    maria.drop_line().await;
    tara.drop_line().await;
    let clock = call.house.service.clock.clone();
    let house = House::open_with(call.house.close().await, clock).await;
    let at = |person: Person| Person {
        browser: person.browser.at(&house),
        ..person
    };
    let (maria, jo) = (at(call.maria), at(call.jo));
    let mut phone = Device::come(&house, &maria, &call.path, "marias-phone").await;
    let room = phone.room(|_| true).await;
    assert_eq!(room["inside"], true, "she was let in before");
    let mut other = Device::come(&house, &maria, &call.path, "marias-tablet").await;
    assert_eq!(
        other.room(|_| true).await["inside"],
        false,
        "this one was not"
    );
    let mut laptop = Device::come(&house, &jo, &call.path, "jos-laptop").await;
    assert_eq!(laptop.room(|_| true).await["inside"], false, "nor was he");
}

async fn nonsense_ends_its_own_line_only(place: Place) {
    let call = session(place).await;
    let mut tara = Device::come(&call.house, &call.tara, &call.path, "taras-desk").await;
    tara.room(|_| true).await;
    let long = format!("{{\"t\":\"{}\"}}", "x".repeat(70_000));
    let deep = "[".repeat(60_000);
    let texts = ["", "{}", "null", "{\"t\":\"admit\"}", &deep, &long];
    for text in texts {
        let mut maria = Device::come(&call.house, &call.maria, &call.path, "marias-phone").await;
        maria.room(|_| true).await;
        maria.say_text(text).await;
        while maria.hear().await.is_some() {}
    }
    tara.say(&json!({"t": "timer", "seconds": 60})).await;
    let room = tara.room(|room| room["leftMs"].is_number()).await;
    assert!(room["leftMs"].as_i64().expect("a number") <= 60_000);
}
