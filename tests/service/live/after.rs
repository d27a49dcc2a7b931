//! After a session: a note that its author alone reads. (Feedback is a measure.)

use crate::support::walks;
use crate::support::{House, Place};

on_each_store!(a_note_is_its_authors_own);

async fn a_note_is_its_authors_own(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let room = maria.private().await;
    let path = walks::session(&house, &maria, &room).await;
    let after = format!("{path}/after");
    let note = [("note", "She looked away when he was named.")];
    let page = tara.browser.submit(&after, &note).await;
    page.must_have("Your note is saved.");
    page.must_have("She looked away");
    let page = tara
        .browser
        .submit(&after, &[("note", "Ask about him.")])
        .await;
    assert!(page.has("Ask about him.") && !page.has("She looked away"));
    let page = tara
        .browser
        .post(&after, &[("note", &"x".repeat(20_001))])
        .await;
    page.must_be(422);
    assert!(!maria.browser.open(&after).await.has("Ask about him."));
}
