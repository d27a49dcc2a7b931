//! A client who did not come: noted by the therapist, read in kind words, taken back.

use jiff::SignedDuration;

use crate::support::walks::{self, Person};
use crate::support::{House, Page, Place};

on_each_store!(
    a_therapist_notes_who_did_not_come_and_takes_it_back,
    of_two_each_reads_their_own_alone,
);

async fn over(house: &House, people: &[&Person]) {
    house.wait(SignedDuration::from_hours(1));
    for person in people {
        person.signs_in(house).await;
    }
}

async fn note(therapist: &Person, session: &str, client: &str, absent: &str) -> Page {
    let fields = [("client", client), ("absent", absent)];
    let path = format!("{session}/absent");
    therapist.browser.post(&path, &fields).await
}

async fn a_therapist_notes_who_did_not_come_and_takes_it_back(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let noor = walks::therapist(&house, &admin, "Noor Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let private = maria.private().await;
    let session = walks::session(&house, &maria, &private).await;
    for person in [&tara, &maria, &noor] {
        person.signs_in(&house).await;
    }
    let case = walks::case_of(&tara, &maria).await;
    let client = case.trim_start_matches("/caseload/");
    // Not before it is over.
    let after = format!("{session}/after");
    assert!(!tara.browser.open(&after).await.has("Who did not come"));
    note(&tara, &session, client, "yes").await.must_be(404);
    over(&house, &[&tara, &maria, &noor]).await;
    let page = tara.browser.open(&after).await;
    page.must_have("was not let in. Did they not come?");
    for other in [&maria, &noor] {
        note(other, &session, client, "yes").await.must_be(404);
    }
    assert!(!maria.browser.open(&session).await.has("We missed you"));

    let page = note(&tara, &session, client, "yes").await;
    page.must_have("You noted that <b>Maria Lopez</b> did not come.");
    let page = maria.browser.open(&session).await;
    page.must_have("We missed you");
    page.must_have("you are as welcome as before");
    page.must_have(&format!("href=\"{private}\">Write to Tara Therapist"));
    tara.browser
        .open(&session)
        .await
        .must_have("You noted that Maria Lopez did not come.");
    let seen = maria.browser.open("/account/seen").await;
    seen.must_have("noted who did not come to a session in your private space.");

    let page = note(&tara, &session, client, "no").await;
    page.must_have("It is taken back.");
    assert!(!maria.browser.open(&session).await.has("We missed you"));
    assert!(!tara.browser.open(&session).await.has("did not come"));
}

async fn of_two_each_reads_their_own_alone(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, jo], joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    let session = walks::session(&house, &maria, &joint).await;
    over(&house, &[&tara, &maria, &jo]).await;
    let case = walks::case_of(&tara, &jo).await;
    let client = case.trim_start_matches("/caseload/");
    note(&tara, &session, client, "yes").await.must_be(200);
    jo.browser.open(&session).await.must_have("We missed you");
    let hers = maria.browser.open(&session).await;
    assert!(!hers.has("We missed you") && !hers.has("did not come"));
    // Somebody who is not in the space is not marked.
    let own = walks::paired(&house, "Kim Stranger", &tara).await;
    let case = walks::case_of(&tara, &own).await;
    let stranger = case.trim_start_matches("/caseload/");
    note(&tara, &session, stranger, "yes").await.must_be(404);
}
