//! Sessions: the door, who came and left, and how it was.

use securebase::audit::{By, Deed};
use serde_json::json;

use super::{Log, account_of};
use crate::live::socket::Device;
use crate::support::walks;
use crate::support::{House, Place};

on_each_store!(
    what_is_said_at_the_door_is_noted_and_so_is_its_reading,
    who_comes_and_leaves_is_noted_and_a_lost_line_is_not,
    how_it_was_is_noted_when_the_therapist_reads_it,
);

async fn what_is_said_at_the_door_is_noted_and_so_is_its_reading(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let path = walks::session(&house, &maria, &maria.private().await).await;
    let mut log = Log::of(&house).await;
    tara.browser.open(&format!("{path}/session")).await;
    assert!(log.new_deeds().await.is_empty(), "nobody said anything");
    walks::arrive(&maria, &path, &[]).await.must_be(200);
    assert_eq!(log.new_deeds().await, ["consent-signed", "door-answered"]);
    for part in ["session", "arrivals", "call", "arrivals"] {
        tara.browser.open(&format!("{path}/{part}")).await;
    }
    assert_eq!(log.new_deeds().await, ["door-opened"]);
    let note = [("note", "Something for me alone")];
    let after = format!("{path}/after");
    tara.browser.submit(&after, &note).await;
    assert_eq!(log.new_deeds().await, ["note-written"]);
}

async fn who_comes_and_leaves_is_noted_and_a_lost_line_is_not(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let path = walks::session(&house, &maria, &maria.private().await).await;
    walks::arrive(&maria, &path, &[]).await.must_be(200);
    let mut log = Log::of(&house).await;
    let mut waiting = Device::come(&house, &maria, &path, "marias-phone").await;
    waiting.room(|_| true).await;
    assert!(log.new_deeds().await.is_empty(), "she waits");
    let mut desk = Device::come(&house, &tara, &path, "taras-desk").await;
    desk.room(|room| room["inside"] == true).await;
    desk.say(&json!({"t": "admit", "device": "marias-phone"}))
        .await;
    waiting.room(|room| room["inside"] == true).await;
    desk.all_so_far().await;
    waiting.drop_line().await;
    let mut again = Device::come_with(&house, &maria, &path, "marias-phone", "page-two").await;
    again.room(|room| room["inside"] == true).await;
    again.say(&json!({"t": "leave"})).await;
    desk.room(|room| room["people"].as_array().is_some_and(|all| all.len() == 1))
        .await;
    let mut left = Vec::new();
    for _ in 0..100 {
        left.extend(log.new_notes().await);
        if left.iter().any(|note| note.deed == Deed::SessionLeft) {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    let maria = By::Account(account_of(&house, &maria).await);
    let hers: Vec<_> = left.iter().filter(|note| note.by == maria).collect();
    let hers: Vec<_> = hers.iter().map(|note| note.deed.code()).collect();
    assert_eq!(hers, ["session-joined", "session-left"]);
}

async fn how_it_was_is_noted_when_the_therapist_reads_it(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, jo], joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    let path = walks::session(&house, &maria, &joint).await;
    let after = format!("{path}/after");
    let mut log = Log::of(&house).await;
    tara.browser.open(&after).await;
    assert!(log.new_deeds().await.is_empty());
    for (client, tap) in [(&maria, "1"), (&jo, "5")] {
        let page = client.browser.open(&after).await;
        walks::answer_on(client, page, &[tap; 4]).await;
    }
    let said = ["measure-answered", "measure-finished"];
    assert_eq!(log.new_deeds().await, [said, said].concat());
    tara.browser.open(&after).await;
    assert_eq!(
        log.new_deeds().await,
        ["feedback-opened", "feedback-opened"],
        "of each of the two"
    );
    // What each said is the other's least of all: neither finds more than their own.
    for (client, other) in [(&maria, "Jo"), (&jo, "Maria")] {
        let page = client.browser.open("/account/seen").await;
        let words = "<strong>Tara Therapist</strong> opened your words on how a session was.";
        assert_eq!(page.all_between(words, "<").len(), 1);
        assert!(!page.has(&format!("{other} Lopez’s")));
    }
}
