//! A summary that was given is corrected: what stays, who reads the correction, and for how long one can.

use super::summaries::{Three, WORDS};
use crate::support::walks::{self, Person};
use crate::support::{Page, Place};

on_each_store!(
    what_was_given_stays_and_its_correction_stands_below_it,
    a_correction_goes_where_the_summary_went_and_goes,
    whoever_wrote_it_corrects_it_for_as_long_as_they_can_read_it_and_not_for_ever,
);

const PUT_RIGHT: &str = "It was in May, not in March.";

async fn corrects(t: &Three, desk: &str, words: &str) -> Page {
    walks::correct_summary(&t.tara, desk, words).await
}

/// Whether somebody reads the summary, and whether the correction.
async fn reads(t: &Three, who: &Person) -> (bool, bool) {
    let page = who.browser.get(&t.summaries()).await;
    assert!([200, 404].contains(&page.status), "{}", page.body);
    (page.has(WORDS), page.has(PUT_RIGHT))
}

async fn what_was_given_stays_and_its_correction_stands_below_it(place: Place) {
    let t = Three::begin(place).await;
    t.leaves("first").await;
    let desk = t.desk().await;
    let correct = format!("{desk}/correct");
    // Nothing is corrected that was not given.
    let page = t.tara.browser.get(&correct).await;
    page.must_have("This can’t be done any more.");
    let fields = [("seen", "0"), ("text", PUT_RIGHT)];
    let page = t.tara.browser.submit(&correct, &fields).await;
    page.must_have("This can’t be done any more.");
    t.gives(&desk).await.must_have("Correct it");

    for other in [&t.maria, &t.uma, &t.admin] {
        other.browser.get(&correct).await.must_be(404);
        other.browser.post(&correct, &fields).await.must_be(404);
    }
    let nothing = [("seen", "0"), ("text", " ")];
    let page = t.tara.browser.post(&correct, &nothing).await;
    page.must_be(422);
    page.must_have("Please write the correction first.");
    let told = walks::mails_to(&t.house, &t.admin, &t.maria).await.len();
    corrects(&t, &desk, PUT_RIGHT)
        .await
        .must_have("It is added.");

    let mails = walks::mails_to(&t.house, &t.admin, &t.maria).await;
    assert_eq!(mails.len(), told + 1);
    let mail = mails.last().expect("a mail");
    for word in ["Tara", "summary", "correct", "May"] {
        assert!(!mail.contains(word), "{word} in {mail}");
    }
    let home = t.maria.browser.open("/home").await;
    home.must_have("Tara Therapist corrected the summary they wrote for you.");
    let page = t.maria.browser.open(&t.summaries()).await;
    let (first, then) = (page.body.find(WORDS), page.body.find(PUT_RIGHT));
    assert!(first.is_some() && first < then, "{}", page.body);
    page.must_have("Corrected by Tara Therapist on");
    page.must_have("see below it");
    assert!(!page.has("Correct it"), "it is not hers to correct");
    let page = t.tara.browser.open(&t.summaries()).await;
    page.must_have("Corrected by you on");
    let seen = t.maria.browser.open("/account/seen").await;
    seen.must_have("corrected a summary of the work in your private space");
}

async fn a_correction_goes_where_the_summary_went_and_goes(place: Place) {
    let t = Three::begin(place).await;
    t.leaves("first").await;
    let desk = t.desk().await;
    t.gives(&desk).await;
    // Whoever it was not passed on to reads neither, all of the past or not.
    t.goes_to_uma("all").await;
    corrects(&t, &desk, "A first one.").await;
    assert_eq!(reads(&t, &t.uma).await, (false, false));
    t.passes(&desk, "yes").await;
    let page = t.uma.browser.open(&t.summaries()).await;
    page.must_have("A first one.");
    let lead = "Maria Lopez passed a summary of their earlier work on to you.";
    t.uma.browser.open("/caseload").await.must_have(lead);

    // It was passed on already: she reads what is corrected then, and is told that something is new.
    let told = walks::mails_to(&t.house, &t.admin, &t.uma).await.len();
    t.house.wait(jiff::SignedDuration::from_secs(1));
    let page = corrects(&t, &desk, PUT_RIGHT).await;
    assert!(!page.has("Uma"), "who reads it is not said to its author");
    assert_eq!(reads(&t, &t.uma).await, (true, true));
    let mails = walks::mails_to(&t.house, &t.admin, &t.uma).await;
    assert_eq!(mails.len(), told + 1);
    let lead = "A summary that Maria Lopez passed on to you was corrected.";
    t.uma.browser.open("/caseload").await.must_have(lead);

    // Whoever has left since keeps what was wrong, and so gets what is right.
    t.maria.browser.submit("/match/change", &[]).await;
    corrects(&t, &desk, "And one thing more.").await;
    let page = t.uma.browser.open(&t.summaries()).await;
    page.must_have("And one thing more.");
    // Whoever comes now, and is not given it, does not.
    let theo = walks::therapist(&t.house, &t.admin, "Theo Therapist").await;
    t.passes(&desk, "no").await;
    walks::safety(&t.maria, &[]).await;
    walks::choose_with(&t.maria, &theo, "all").await;
    walks::accept(&theo).await;
    assert_eq!(reads(&t, &theo).await, (false, false));
    theo.browser.get(&t.summaries()).await.must_be(404);
}

async fn whoever_wrote_it_corrects_it_for_as_long_as_they_can_read_it_and_not_for_ever(
    place: Place,
) {
    let t = Three::begin(place).await;
    t.leaves("first").await;
    let desk = t.desk().await;
    t.gives(&desk).await;
    t.days_pass(800).await;
    corrects(&t, &desk, PUT_RIGHT)
        .await
        .must_have("It is added.");
    let home = t.maria.browser.open("/home").await;
    home.must_have("Tara Therapist corrected the summary they wrote for you.");
    // What was sent twice, or from two windows, is looked at before it is added again.
    let correct = format!("{desk}/correct");
    let again = [("seen", "0"), ("text", PUT_RIGHT)];
    let page = t.tara.browser.post(&correct, &again).await;
    page.must_be(422);
    page.must_have("Another correction was added meanwhile");
    for _ in 1..5 {
        let page = corrects(&t, &desk, "One more.").await;
        page.must_have("It is added.");
    }
    let page = t.tara.browser.open(&t.summaries()).await;
    assert!(!page.has("Correct it"), "there are enough of them");
    let sixth = [("seen", "5"), ("text", "A sixth.")];
    let page = t.tara.browser.submit(&correct, &sixth).await;
    page.must_have("This can’t be done any more.");
    assert!(!page.has("A sixth."));
}
