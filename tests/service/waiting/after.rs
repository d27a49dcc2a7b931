//! What comes of leaving, of need, and of a no.

use jiff::SignedDuration;
use sqlx::Row;

use super::{Practice, answer, joins, offers_to};
use crate::support::{Place, walks};

on_each_store!(
    whoever_leaves_gives_the_place_to_others,
    who_needs_it_sooner_comes_first,
    a_therapist_who_says_no_is_not_offered_again,
    a_reason_is_kept_without_a_word_of_whose,
);

async fn whoever_leaves_gives_the_place_to_others(place: Place) {
    let practice = Practice::with_places(place, "1").await;
    let maria = practice.waits("Maria Lopez").await;
    practice.offers().await;
    let kim = walks::client(&practice.house, "Kim Stranger").await;
    kim.browser
        .open("/match")
        .await
        .must_have("We found nobody");
    let page = maria.browser.submit("/waiting/leave", &[]).await;
    page.must_have("You are off the waiting list.");
    kim.browser
        .open("/match")
        .await
        .must_have("Choose Tara Therapist");
    practice.board().await.must_have("Nobody is waiting.");
    // Whoever chooses for themselves holds nothing else.
    joins(&maria).await;
    practice.offers().await;
    walks::fill_profile(&practice.tara, "More room.", "2").await;
    walks::choose(&maria, &practice.tara).await;
    walks::choose(&kim, &practice.tara).await;
}

async fn who_needs_it_sooner_comes_first(place: Place) {
    let practice = Practice::with_places(place, "1").await;
    let maria = practice.waits("Maria Lopez").await;
    practice.house.wait(SignedDuration::from_hours(24 * 5));
    let kim = practice.waits("Kim Stranger").await;
    let fields = [("number", "2"), ("need", "first")];
    let page = practice
        .admin
        .browser
        .submit("/practice/waiting/need", &fields)
        .await;
    page.must_have("Saved. It counts in the next proposal.");
    practice.offers().await;
    assert_eq!(
        (offers_to(&maria).await.len(), offers_to(&kim).await.len()),
        (0, 1)
    );
    // Unless need is worth nothing here.
    let rules = [
        ("week", "100"),
        ("need", "0"),
        ("least", "30"),
        ("offers", "1"),
        ("days", "3"),
    ];
    let page = practice
        .admin
        .browser
        .submit("/practice/waiting/rules", &rules)
        .await;
    page.must_have("Saved.");
    let offers = offers_to(&kim).await;
    answer(&kim, "decline", &offers[0])
        .await
        .must_have("You stay on the list");
    practice.offers().await;
    assert_eq!(offers_to(&maria).await.len(), 1);
    let wrong = [
        ("week", "101"),
        ("need", "x"),
        ("least", "30"),
        ("offers", "0"),
        ("days", "3"),
    ];
    let page = practice
        .admin
        .browser
        .post("/practice/waiting/rules", &wrong)
        .await;
    page.must_be(422);
    page.must_have("Please give a whole number from 0 to 100.");
}

async fn a_therapist_who_says_no_is_not_offered_again(place: Place) {
    let practice = Practice::with_places(place, "1").await;
    let maria = practice.waits("Maria Lopez").await;
    practice.offers().await;
    let offers = offers_to(&maria).await;
    answer(&maria, "accept", &offers[0]).await;
    let asked = practice
        .tara
        .browser
        .open("/caseload")
        .await
        .value("pairing");
    let fields = [
        ("pairing", &*asked),
        ("answer", "decline"),
        ("reason", "full"),
    ];
    practice
        .tara
        .browser
        .submit("/caseload/answer", &fields)
        .await;
    let mut conn = practice.house.service.db.read().await.expect("reads");
    let given = securebase::pairing::reasons_given(&mut conn, &practice.house.service).await;
    let given: Vec<_> = given.expect("opens").into_iter().collect();
    assert_eq!(given.len(), 1);
    assert_eq!(
        (given[0].about, &*given[0].reason),
        (securebase::pairing::About::Refusal, "full")
    );
    drop(conn);
    // She is not told why.
    assert!(!maria.browser.open("/home").await.has("no room"));
    let page = maria.browser.open("/waiting").await;
    page.must_have("You are on the list");
    let proposal = practice.proposal().await;
    assert!(walks::ticked(&proposal).is_empty());
    proposal.must_have("Nobody here may treat them");
}

async fn a_reason_is_kept_without_a_word_of_whose(place: Place) {
    let practice = Practice::with_places(place, "1").await;
    let maria = practice.waits("Maria Lopez").await;
    practice.offers().await;
    let offers = offers_to(&maria).await;
    let fields = [("offer", &*offers[0]), ("reason", "times")];
    maria.browser.submit("/waiting/decline", &fields).await;
    let jane = walks::paired(&practice.house, "Jane Doe", &practice.tara).await;
    jane.browser
        .submit("/match/change", &[("reason", "heard")])
        .await;
    // Made up: kept nowhere.
    let ann = walks::paired(&practice.house, "Ann Other", &practice.tara).await;
    ann.browser
        .post("/match/change", &[("reason", "shouting")])
        .await
        .must_be(200);

    let mut conn = practice.house.service.db.read().await.expect("reads");
    let rows = sqlx::query("select sealed from match_reasons")
        .fetch_all(&mut *conn)
        .await;
    let lengths: Vec<usize> = rows
        .expect("rows")
        .iter()
        .map(|row| row.get::<Vec<u8>, _>(0).len())
        .collect();
    assert_eq!(lengths.len(), 2);
    assert_eq!(lengths[0], lengths[1]);
    let given = securebase::pairing::reasons_given(&mut conn, &practice.house.service);
    let mut codes: Vec<String> = given
        .await
        .expect("opens")
        .into_iter()
        .map(|one| one.reason)
        .collect();
    codes.sort();
    assert_eq!(codes, ["heard", "times"]);
}
