//! What a new therapist may read of what was written before them.

use crate::support::walks::{self, Person};
use crate::support::{House, Place};

on_each_store!(
    a_new_therapist_reads_the_past_only_if_the_client_wants_it,
    the_past_of_the_joint_space_takes_both,
);

async fn choose_with(client: &Person, therapist: &Person, past: &str) {
    walks::choose_with(client, therapist, past).await;
    walks::accept(therapist).await;
}

async fn reads(reader: &Person, room: &str, words: &str) -> bool {
    reader.browser.open(room).await.has(words)
}

async fn a_new_therapist_reads_the_past_only_if_the_client_wants_it(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let uma = walks::therapist(&house, &admin, "Uma Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let room = maria.private().await;
    walks::write(&maria, &room, "said to Tara").await;
    maria
        .browser
        .open("/match/past")
        .await
        .must_have("Tara Therapist can read all of it.");
    maria.browser.submit("/match/change", &[]).await;
    walks::safety(&maria, &[]).await;

    // Not, unless she says so; then all of it, at once.
    let list = maria.browser.open("/match").await;
    list.must_have("who may read all of my private space");
    choose_with(&maria, &uma, "").await;
    assert!(!reads(&uma, &room, "said to Tara").await);
    let page = maria.browser.open("/match/past").await;
    page.must_have("cannot read what you wrote there before they came");
    let private = [("past", "private")];
    maria
        .browser
        .submit("/match/past", &private)
        .await
        .must_have("Uma Therapist can read all of it.");
    assert!(reads(&uma, &room, "said to Tara").await);
    maria
        .browser
        .post("/match/past", &private)
        .await
        .must_be(404);

    // Or with the choice itself.
    maria.browser.submit("/match/change", &[]).await;
    walks::safety(&maria, &[]).await;
    walks::write(&maria, &room, "said to nobody yet").await;
    choose_with(&maria, &tara, "all").await;
    for words in ["said to Tara", "said to nobody yet"] {
        assert!(reads(&tara, &room, words).await, "{words}");
    }
    assert!(!reads(&uma, &room, "said to nobody yet").await);
    tara.browser.get("/match/past").await.must_be(404);
}

async fn the_past_of_the_joint_space_takes_both(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let uma = walks::therapist(&house, &admin, "Uma Therapist").await;
    let ([maria, jo], joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    walks::write(&maria, &joint, "written under Tara").await;
    for client in [&maria, &jo] {
        client.browser.submit("/match/change", &[]).await;
        walks::safety(client, &[]).await;
        choose_with(client, &uma, "").await;
        uma.browser.open(&walks::case_of(&uma, client).await).await;
    }
    // What they had signed was for another therapist.
    walks::open_joint(&uma, &maria).await.must_be(404);
    for client in [&maria, &jo] {
        walks::sign(client, "couple").await.must_be(200);
    }
    walks::open_joint(&uma, &maria).await.must_be(200);
    assert!(!reads(&uma, &joint, "written under Tara").await);

    let agree = [("past", "joint")];
    let before = jo.browser.open("/match/past").await;
    before.must_have("it takes both");
    maria
        .browser
        .submit("/match/past", &agree)
        .await
        .must_have("You have agreed.");
    assert!(!reads(&uma, &joint, "written under Tara").await);
    assert_eq!(
        jo.browser.open("/match/past").await.body,
        before.body,
        "not told"
    );
    maria
        .browser
        .submit("/match/past", &[("past", "back")])
        .await;
    jo.browser.submit("/match/past", &agree).await;
    assert!(
        !reads(&uma, &joint, "written under Tara").await,
        "taken back"
    );
    maria.browser.submit("/match/past", &agree).await;
    assert!(reads(&uma, &joint, "written under Tara").await);
    assert!(!maria.browser.open("/match/past").await.has("it takes both"));
}
