//! A guest's link: who makes it, how many there are, and when it opens nothing.

use jiff::SignedDuration;
use serde_json::json;

use super::guests::come;
use super::socket::{Device, devices, dial};
use super::{Session, session};
use crate::support::walks;
use crate::support::{Browser, House, Place};

on_each_store!(
    a_link_that_is_not_good_is_nothing,
    only_the_therapist_brings_someone_in,
    a_link_ends_with_the_therapists_work,
);

async fn opens_nothing(house: &House, link: &str) {
    let stranger = Browser::new(house);
    for path in [link.to_owned(), format!("{link}/call")] {
        stranger.get(&path).await.must_be(404);
    }
    stranger.post(link, &[("agree", "yes")]).await.must_be(404);
    let line = dial(house, &stranger, link, "same-origin").await;
    assert_eq!(line.err(), Some(404));
}

async fn a_link_that_is_not_good_is_nothing(place: Place) {
    let Session {
        house, tara, path, ..
    } = &session(place).await;
    let ana = walks::bring_in(tara, path, "Ana Ruiz", "interpreter").await;
    let ben = walks::bring_in(tara, path, "Ben Cole", "co-therapist").await;
    let full = tara.browser.open(&format!("{path}/session")).await;
    full.must_have("Two guests are as many as a session can have.");
    let third = [("name", "Cy Dunn"), ("kind", "interpreter")];
    let page = tara.browser.submit(&format!("{path}/guests"), &third).await;
    assert!(!page.has("/guest/") && !page.has("Cy Dunn"));

    let guest = Browser::new(house);
    guest.submit(&ana, &[("agree", "yes")]).await.must_be(200);
    let mut desk = Device::come(house, tara, path, "taras-desk").await;
    let mut laptop = come(house, &ana, "anas-laptop").await;
    laptop.room(|_| true).await;
    desk.say(&json!({"t": "admit", "device": "anas-laptop"}))
        .await;
    laptop.room(|room| room["inside"] == true).await;
    let take_back = full.all_between("action=\"", "\"");
    let take_back = take_back.iter().find(|action| action.ends_with("/revoke"));
    let take_back = take_back.expect("the first guest's");
    let page = tara.browser.submit(take_back, &[]).await;
    assert!(!page.has("Ana Ruiz"));
    while laptop.hear().await.is_some() {}
    desk.room(|room| devices(room) == ["taras-desk"]).await;
    opens_nothing(house, &ana).await;
    opens_nothing(house, "/guest/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").await;
    // There is room for one more, and the one who was in stays on record.
    walks::bring_in(tara, path, "Cy Dunn", "interpreter").await;
    let after = tara.browser.open(&format!("{path}/after")).await;
    after.must_have("<b>Ana Ruiz, interpreter</b>: from");
    assert!(!after.has("Ben Cole"), "was never in");

    guest.open(&ben).await.must_have("Welcome, Ben Cole.");
    house.wait(SignedDuration::from_hours(3));
    opens_nothing(house, &ben).await;
}

async fn only_the_therapist_brings_someone_in(place: Place) {
    let Session {
        house,
        tara,
        maria,
        path,
        ..
    } = &session(place).await;
    let guests = format!("{path}/guests");
    let fields = [("name", "Ana Ruiz"), ("kind", "interpreter")];
    maria.browser.post(&guests, &fields).await.must_be(404);
    for (name, kind, words) in [
        ("", "interpreter", "Please write the name"),
        ("Ana Ruiz", "therapist", "Please choose as what"),
        ("Ana Ruiz", "", "Please choose as what"),
    ] {
        let fields = [("name", name), ("kind", kind)];
        let page = tara.browser.post(&guests, &fields).await;
        page.must_be(422);
        page.must_have(words);
    }
    walks::bring_in(tara, path, "Ana Ruiz", "interpreter").await;
    let door = tara.browser.open(&format!("{path}/session")).await;
    let actions = door.all_between("action=\"", "\"");
    let take_back = actions.iter().find(|action| action.ends_with("/revoke"));
    let take_back = take_back.expect("in the list");
    maria.browser.post(take_back, &[]).await.must_be(404);
    house.wait(SignedDuration::from_hours(4));
    let late = tara.browser.submit(&guests, &fields).await;
    assert_eq!(&late.path, path, "the session is not open any more");
}

async fn a_link_ends_with_the_therapists_work(place: Place) {
    let Session {
        house,
        tara,
        maria,
        path,
        ..
    } = &session(place).await;
    let link = walks::bring_in(tara, path, "Ana Ruiz", "interpreter").await;
    Browser::new(house).open(&link).await;
    let case = walks::case_of(tara, maria).await;
    let end = format!("{case}/end");
    tara.browser.submit(&end, &[("confirm", "yes")]).await;
    opens_nothing(house, &link).await;
}
