//! After a session: two taps, and a note that its author alone reads.

use crate::support::walks;
use crate::support::{House, Place};

on_each_store!(
    two_taps_reach_the_therapist_alone,
    a_note_is_its_authors_own
);

async fn two_taps_reach_the_therapist_alone(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, jo], joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    let path = walks::session(&house, &maria, &joint).await;
    let after = format!("{path}/after");
    for (client, heard, helped) in [(&maria, "1", "2"), (&jo, "5", "4")] {
        let page = client.browser.open(&after).await;
        page.must_have("Did you feel heard today?");
        let page = client.browser.submit(&after, &[("heard", heard)]).await;
        page.must_have("Did this session help?");
        assert!(!page.path.contains("heard"), "not in the address");
        let page = client
            .browser
            .submit(&after, &[("heard", heard), ("helped", helped)])
            .await;
        page.must_have("Your therapist alone reads this.");
    }
    for wrong in [&[("heard", "9")][..], &[("helped", "3")], &[("heard", "x")]] {
        maria.browser.post(&after, wrong).await.must_be(400);
    }
    let page = tara.browser.open(&after).await;
    page.must_have("Felt heard: Not at all. It helped: A little.");
    page.must_have("Felt heard: Very much. It helped: Mostly.");
    page.must_have("The two see this session quite differently");
    assert!(!jo.browser.open(&after).await.has("Not at all. It"));
}

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
