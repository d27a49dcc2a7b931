//! A client answers: one question a page, each on disk before the next.

use super::{Couple, TWELVE};
use crate::support::{House, Place, walks};

on_each_store!(
    each_answer_is_kept_when_the_browser_closes,
    a_finished_answer_is_read_by_the_therapist_and_not_by_the_partner,
    what_is_no_answer_is_said_and_changes_nothing,
    an_answer_that_was_begun_can_be_thrown_away,
    whoever_it_is_not_for_finds_nothing,
);

async fn each_answer_is_kept_when_the_browser_closes(place: Place) {
    let house = House::open(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    let page = maria.browser.open("/measures").await;
    page.must_have("Attachment reflection");
    let begun = maria
        .browser
        .submit("/measures/begin/attachment-reflection", &[])
        .await;
    begun.must_have("Question 1 of 12");
    begun.must_have("not a validated test");
    walks::answer_on(&maria, begun, &["2", "6", "3"]).await;

    // The service is started again, as after a power cut.
    let place = house.close().await;
    let house = House::open(place).await;
    let maria = maria.at(&house);
    let page = maria
        .browser
        .open("/measures/of/attachment-reflection")
        .await;
    page.must_have("You have begun");
    let page = maria
        .browser
        .submit("/measures/begin/attachment-reflection", &[])
        .await;
    page.must_have("Question 4 of 12");
    let page = walks::answer_on(&maria, page, &["5"; 9]).await;
    page.must_have("Have a look.");
    let back = page.path.clone() + "/2";
    maria
        .browser
        .open(&back)
        .await
        .must_have("aria-pressed=\"true\"");
    let done = maria.browser.submit(&page.path, &[]).await;
    done.must_have("Your answers are saved");
    // What is done is not changed any more.
    let late = [("question", "alone-first"), ("answer", "1")];
    let page = maria.browser.submit(&back, &late).await;
    assert!(page.path.starts_with("/measures/of/"), "{}", page.path);
}

async fn a_finished_answer_is_read_by_the_therapist_and_not_by_the_partner(place: Place) {
    let c = Couple::begin(place).await;
    walks::answer_measure(&c.maria, "connection-check-in", &["7", "3", "8"]).await;
    let case = walks::case_of(&c.tara, &c.maria).await;
    let page = c.tara.browser.open(&format!("{case}/measures")).await;
    page.must_have("Weekly connection check-in");
    page.must_have("Answered once");
    let page = format!("{case}/measures/of/connection-check-in");
    let page = c.tara.browser.open(&page).await;
    page.must_have("How close did you feel to your partner?");

    let theirs = walks::case_of(&c.tara, &c.jo).await;
    let none = c.tara.browser.open(&format!("{theirs}/measures")).await;
    none.must_have("Nothing answered yet");
    for client in [&c.jo, &c.maria] {
        client
            .browser
            .get(&format!("{case}/measures"))
            .await
            .must_be(404);
    }
    assert!(!c.jo.browser.open("/measures").await.has("Last answered"));
    c.maria
        .browser
        .open("/measures")
        .await
        .must_have("Last answered");
}

async fn what_is_no_answer_is_said_and_changes_nothing(place: Place) {
    let house = House::open(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    let begun = maria
        .browser
        .submit("/measures/begin/connection-check-in", &[])
        .await;
    let path = begun.path.clone();
    for wrong in ["11", "-1", "seven", ""] {
        let fields = [("question", "satisfaction"), ("answer", wrong)];
        let page = maria.browser.post(&path, &fields).await;
        page.must_be(422);
        page.must_have("Please");
    }
    let fields = [("question", "no-such"), ("answer", "3")];
    maria.browser.post(&path, &fields).await.must_be(404);
    maria.browser.get(&format!("{}9", path)).await.must_be(404);
    maria.browser.open(&path).await.must_have("Question 1 of 3");
}

async fn an_answer_that_was_begun_can_be_thrown_away(place: Place) {
    let house = House::open(place).await;
    walks::set_up(&house, "Alex Admin").await;
    let maria = walks::client(&house, "Maria Lopez").await;
    let begun = maria
        .browser
        .submit("/measures/begin/attachment-reflection", &[])
        .await;
    let page = walks::answer_on(&maria, begun, &TWELVE).await;
    let discard = page.between("action=\"/measures/discard/", "\"");
    let page = maria
        .browser
        .submit(&format!("/measures/discard/{discard}"), &[])
        .await;
    page.must_have("Those answers are gone.");
    let page = maria
        .browser
        .submit("/measures/begin/attachment-reflection", &[])
        .await;
    page.must_have("Question 1 of 12");
}

async fn whoever_it_is_not_for_finds_nothing(place: Place) {
    let c = Couple::begin(place).await;
    let begun = c
        .maria
        .browser
        .submit("/measures/begin/attachment-reflection", &[])
        .await;
    for other in [&c.jo, &c.tara, &c.admin] {
        other.browser.get(&begun.path).await.must_be(404);
        let fields = [("question", "slow-answer"), ("answer", "1")];
        other.browser.post(&begun.path, &fields).await.must_be(404);
    }
    for measure in ["session-feedback", "phq-9", "nothing"] {
        let begin = format!("/measures/begin/{measure}");
        c.maria.browser.post(&begin, &[]).await.must_be(404);
        c.maria
            .browser
            .get(&format!("/measures/of/{measure}"))
            .await
            .must_be(404);
    }
    c.maria.browser.get("/practice/measures").await.must_be(404);
}
