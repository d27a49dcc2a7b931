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
    walks::correct_summary(&tara, &desk, "on hope, not on trust").await;

    let summary = "we worked on trust";
    tara.signs_in(&house).await;
    let authors = copy_of(&tara).await;
    assert!(authors["summaries.html"].contains(summary));
    assert!(authors["summaries.html"].contains("Maria Lopez"));
    assert!(authors["summaries.html"].contains("on hope, not on trust"));
    assert!(!super::somewhere(&authors, "in her own words"));
    // Whoever reads it in their client's record has no copy of it.
    uma.signs_in(&house).await;
    let page = maria.private().await;
    let page = uma.browser.open(&format!("{page}/summaries")).await;
    page.must_have(summary);
    assert!(!super::somewhere(&copy_of(&uma).await, summary));
    maria.browser.submit("/account/copy/delete", &[]).await;
    maria
        .browser
        .submit("/language", &[("language", "es")])
        .await;
    maria.signs_in(&house).await;
    let hers = copy_of(&maria).await;
    assert!(hers["about-you.html"].contains("Español"));
    assert!(hers["summaries.html"].contains(summary));
    assert!(hers["summaries.html"].contains("<strong>Tara Therapist</strong>"));
    let both = hers["summaries.html"].split_once(summary).expect("it");
    assert!(both.1.contains("on hope, not on trust"), "it stands below");
    // Her copy is in the language she chose, what was written as it was.
    assert!(both.1.contains("<dt>Corrige el resumen del</dt>"));
    the_bundle_has_both(&hers["bundle.json"]);
}

/// A document for the summary, and one that is added to it; `bin/test python` looks at them by another's rules.
fn the_bundle_has_both(text: &str) {
    let bundle: serde_json::Value = serde_json::from_str(text).expect("JSON");
    let entries = bundle["entry"].as_array().expect("a list").iter();
    let is_document = |one: &&serde_json::Value| {
        one["resource"]["resourceType"] == "DocumentReference"
            && one["resource"]["type"]["coding"][0]["code"] == "34133-9"
    };
    let documents: Vec<_> = entries.filter(is_document).collect();
    assert_eq!(documents.len(), 2);
    let words = ["we worked on trust", "on hope, not on trust"];
    for (document, words) in documents.iter().zip(words) {
        let document = &document["resource"];
        let data = document["content"][0]["attachment"]["data"].as_str();
        let data = data_encoding::BASE64.decode(data.expect("data").as_bytes());
        assert_eq!(data.expect("base64"), words.as_bytes());
        assert_eq!(document["author"][0]["display"], "Tara Therapist");
    }
    assert_eq!(documents[0]["resource"]["docStatus"], "amended");
    let added = &documents[1]["resource"]["relatesTo"][0];
    assert_eq!(added["code"], "appends");
    assert_eq!(added["target"]["reference"], documents[0]["fullUrl"]);
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("resources");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("summaries.bundle.json"), text).expect("written");
}
