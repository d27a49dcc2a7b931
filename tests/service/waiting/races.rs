//! Two at the same moment: one of them is first, and no place is given twice.

use super::{Practice, answer, offers_to};
use crate::support::{Place, walks};

on_each_store!(
    an_offer_sent_while_somebody_chooses_the_last_place,
    a_proposal_sent_twice_at_once_is_sent_once,
    an_offer_taken_while_it_is_taken_back,
    an_offer_taken_and_refused_at_once,
);

async fn an_offer_sent_while_somebody_chooses_the_last_place(place: Place) {
    let practice = Practice::with_places(place, "1").await;
    let maria = practice.waits("Maria Lopez").await;
    let kim = walks::client(&practice.house, "Kim Stranger").await;
    let tara = kim.browser.open("/match").await.value("therapist");
    let proposal = practice.proposal().await;
    let ticked = walks::ticked(&proposal);
    let chosen = [("therapist", &*tara)];
    let (sent, chose) = tokio::join!(
        practice.send_these(&proposal, &ticked),
        kim.browser.post("/match", &chosen),
    );
    assert_eq!(sent.status, 200, "{}", sent.body);
    let offered = offers_to(&maria).await.len();
    match chose.status {
        200 => assert_eq!(offered, 0, "Kim has the only place"),
        404 => assert_eq!(offered, 1, "Maria has the only place"),
        other => panic!("{other}\n{}", chose.body),
    }
}

async fn a_proposal_sent_twice_at_once_is_sent_once(place: Place) {
    let practice = Practice::with_places(place, "2").await;
    let maria = practice.waits("Maria Lopez").await;
    let proposal = practice.proposal().await;
    let ticked = walks::ticked(&proposal);
    let (one, other) = tokio::join!(
        practice.send_these(&proposal, &ticked),
        practice.send_these(&proposal, &ticked),
    );
    let sent = "The offers are sent.";
    assert!(
        one.has(sent) != other.has(sent),
        "{}\n{}",
        one.body,
        other.body
    );
    assert_eq!(offers_to(&maria).await.len(), 1);
}

async fn an_offer_taken_while_it_is_taken_back(place: Place) {
    let practice = Practice::with_places(place, "1").await;
    let maria = practice.waits("Maria Lopez").await;
    practice.offers().await;
    let offers = offers_to(&maria).await;
    let back = [("offer", &*offers[0])];
    let (taken, page) = tokio::join!(
        answer(&maria, "accept", &offers[0]),
        practice
            .admin
            .browser
            .post("/practice/waiting/take-back", &back),
    );
    assert_eq!((taken.status, page.status), (200, 200));
    let asked = !practice
        .tara
        .browser
        .open("/caseload")
        .await
        .values("pairing")
        .is_empty();
    assert_eq!(taken.has("Your choice is made."), asked);
    assert_eq!(taken.has("This offer is over"), !asked);
}

async fn an_offer_taken_and_refused_at_once(place: Place) {
    let practice = Practice::with_places(place, "1").await;
    let maria = practice.waits("Maria Lopez").await;
    practice.offers().await;
    let offers = offers_to(&maria).await;
    let (taken, refused) = tokio::join!(
        answer(&maria, "accept", &offers[0]),
        answer(&maria, "decline", &offers[0]),
    );
    let asked = !practice
        .tara
        .browser
        .open("/caseload")
        .await
        .values("pairing")
        .is_empty();
    assert_eq!(taken.has("Your choice is made."), asked, "{}", refused.body);
}
