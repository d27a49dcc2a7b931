//! A summary of work that ended, in copies.

use super::copy_of;
use crate::support::walks;
use crate::support::{House, Place};

on_each_store!(a_summary_is_in_the_copies_of_its_client_and_its_author);

async fn a_summary_is_in_the_copies_of_its_client_and_its_author(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let uma = walks::therapist(&house, &admin, "Uma Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    walks::write(&maria, &maria.private().await, "in her own words").await;
    walks::leave_asking(&maria, "along").await;
    walks::safety(&maria, &[]).await;
    walks::choose(&maria, &uma).await;
    walks::accept(&uma).await;
    let desk = walks::desk(&tara).await.expect("asked");
    walks::write_summary(&tara, &desk, "half a thought", "draft").await;
    let hers = copy_of(&maria).await;
    assert!(!hers["summaries.html"].contains("half a thought"));
    walks::write_summary(&tara, &desk, "we worked on trust", "give").await;

    let summary = "we worked on trust";
    tara.signs_in(&house).await;
    let authors = copy_of(&tara).await;
    assert!(authors["summaries.html"].contains(summary));
    assert!(authors["summaries.html"].contains("Maria Lopez"));
    assert!(!super::somewhere(&authors, "in her own words"));
    // Whoever reads it in their client's record has no copy of it.
    uma.signs_in(&house).await;
    let page = maria.private().await;
    let page = uma.browser.open(&format!("{page}/summaries")).await;
    page.must_have(summary);
    assert!(!super::somewhere(&copy_of(&uma).await, summary));
    maria.browser.submit("/account/copy/delete", &[]).await;
    maria.signs_in(&house).await;
    let hers = copy_of(&maria).await;
    assert!(hers["summaries.html"].contains(summary));
    assert!(hers["summaries.html"].contains("<strong>Tara Therapist</strong>"));
}
