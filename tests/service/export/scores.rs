//! What scores mean, in a copy.

use super::{copy_of, somewhere};
use crate::support::Place;
use crate::support::{Couple, walks};

on_each_store!(
    scores_are_explained_as_on_the_pages_of_results,
    what_leaves_no_trace_on_pages_is_not_explained_in_a_copy_either,
);

/// The pictures of a page, with their words.
fn pictures(page: &str) -> Vec<String> {
    let pieces = page.split("<section class=\"picture").skip(1);
    let whole = pieces.filter_map(|piece| piece.split_once("</section>"));
    whole.map(|(inner, _)| inner.to_owned()).collect()
}

async fn scores_are_explained_as_on_the_pages_of_results(place: Place) {
    let c = Couple::begin(place).await;
    walks::answer_measure(&c.maria, "attachment-reflection", &["5"; 12]).await;
    for answers in [["7", "3", "8"], ["2", "3", "9"]] {
        walks::answer_measure(&c.maria, "connection-check-in", &answers).await;
    }
    let hers = copy_of(&c.maria).await;
    let scores = &hers["scores.html"];
    for (address, count) in [("attachment-reflection", 1), ("connection-check-in", 3)] {
        let page = c
            .maria
            .browser
            .open(&format!("/measures/of/{address}"))
            .await;
        let shown = pictures(&page.body);
        assert_eq!(shown.len(), count, "{address}");
        for picture in shown {
            assert!(scores.contains(&picture), "{picture} in {scores}");
        }
    }
    assert!(scores.contains("What this shows, and what it does not"));
    assert!(scores.contains("href=\"pictures.css\"") && hers.contains_key("pictures.css"));
    assert!(!hers["check-ins.html"].contains("pictures.css"));
    // For programs the same is in numbers.
    let json: serde_json::Value = serde_json::from_str(&hers["copy.json"]).expect("JSON");
    let parts = json["parts"].as_array().expect("a list").iter();
    let part = parts.clone().find(|part| part["name"] == "scores");
    let facts: Vec<&serde_json::Value> = part.expect("scores")["entries"]
        .as_array()
        .expect("a list")
        .iter()
        .flat_map(|entry| entry["facts"].as_array().expect("facts"))
        .collect();
    let has = |label: &str| facts.iter().any(|fact| fact["label"] == label);
    assert!(has("Anxiety: may really be (90 %)"), "{facts:?}");
    assert!(has("Closeness: change"), "{facts:?}");
    // Whoever answered nothing has nothing explained, and nothing of the other's.
    let his = copy_of(&c.jo).await;
    assert!(!somewhere(&his, "May really be") && !his.contains_key("pictures.css"));
}

/// Four questions, each answered with 1 to 5, for the key of a measure that leaves no trace.
fn four_questions() -> String {
    let option = |n: u8| {
        format!(
            r#"{{"extension": [{{"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": {n}}}],
                "valueCoding": {{"code": "a{n}", "display": "Answer {n}"}}}}"#
        )
    };
    let options: Vec<String> = (1..=5).map(option).collect();
    let options = options.join(",");
    let item = |n: u8| {
        format!(
            r#"{{"linkId": "/q-{n}", "type": "choice", "text": "Something {n}", "required": true, "answerOption": [{options}]}}"#
        )
    };
    let items: Vec<String> = (1..=4).map(item).collect();
    format!(
        r#"{{"resourceType": "Questionnaire", "status": "active", "title": "Four", "item": [{}]}}"#,
        items.join(",")
    )
}

async fn what_leaves_no_trace_on_pages_is_not_explained_in_a_copy_either(place: Place) {
    let c = Couple::begin(place).await;
    walks::bring_measure(&c.tara, &four_questions(), "hits", "")
        .await
        .must_be(200);
    walks::ask_measure(&c.tara, &c.maria, "hits", "once").await;
    let name = walks::asked(&c.maria).await;
    walks::answer_measure(&c.maria, &name, &["a1"; 4]).await;
    let page = c.maria.browser.open("/measures").await;
    assert!(!page.has("HITS"));
    let hers = copy_of(&c.maria).await;
    let scores = &hers["scores.html"];
    assert!(!scores.contains("Harm by a partner") && pictures(scores).is_empty());
}
