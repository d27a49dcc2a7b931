//! The answers handed on as a FHIR QuestionnaireResponse, and kept.

use crate::help::{answers, code, go_through, of, read, safety, start};
use jiff::Timestamp;
use measures::{Answer, Answers};
use serde_json::json;

fn noon() -> Timestamp {
    "2027-03-09T12:00:00Z".parse().expect("a time")
}

#[test]
fn an_answer_stands_under_its_question_and_its_group() {
    let questionnaire = read(
        r#"{"resourceType": "Questionnaire", "url": "https://example.org/q", "version": "2", "item": [
            {"linkId": "g", "type": "group", "item": [
                {"linkId": "pet", "text": "A pet?", "type": "choice", "answerOption": [
                    {"valueCoding": {"code": "cat", "display": "A cat"}}]}]},
            {"linkId": "age", "text": "Age?", "type": "integer"}]}"#,
    );
    let mut said = answers(&[("pet", "cat")]);
    said.set("age", vec![Answer::Integer(3)]);
    assert_eq!(
        questionnaire.response(&said, noon()),
        json!({
            "resourceType": "QuestionnaireResponse",
            "questionnaire": "https://example.org/q|2",
            "status": "completed",
            "authored": "2027-03-09T12:00:00Z",
            "item": [
                { "linkId": "g", "item": [
                    { "linkId": "pet", "text": "A pet?", "answer": [
                        { "valueCoding": { "code": "cat", "display": "A cat" } }] }] },
                { "linkId": "age", "text": "Age?", "answer": [{ "valueInteger": 3 }] }
            ]
        })
    );
}

#[test]
fn nothing_answered_leaves_no_empty_list() {
    let questionnaire = read(&of(r#"{"linkId": "a", "text": "A?", "type": "boolean"}"#));
    assert_eq!(
        questionnaire.response(&Answers::new(), noon()),
        json!({
            "resourceType": "QuestionnaireResponse",
            "status": "completed",
            "authored": "2027-03-09T12:00:00Z",
        })
    );
}

#[test]
fn the_status_tells_how_it_went() {
    let status = |said: &Answers| start().response(said, noon())["status"].clone();
    let visit = go_through(&start(), &[]);
    assert_eq!(status(&visit.answers), "completed");
    assert_eq!(status(&Answers::new()), "in-progress");
    let young = go_through(&start(), &[("age", "16")]);
    assert_eq!(status(&young.answers), "stopped");
}

#[test]
fn what_is_no_longer_asked_is_not_handed_on() {
    let said = answers(&[("self-harm", "no"), ("self-harm-soon", "yes")]);
    let response = safety().response(&said, noon()).to_string();
    assert!(response.contains("\"self-harm\""));
    assert!(!response.contains("self-harm-soon"));
}

#[test]
fn answers_are_kept_and_found_again() {
    let mut said = answers(&[("a", "cat")]);
    said.set("b", vec![Answer::Text("Ann".to_owned())]);
    said.set("c", vec![Answer::Integer(-3), Answer::Bool(false)]);
    let day = "2027-03-09".parse().expect("a day");
    said.set("d", vec![Answer::Date(day)]);

    let kept = serde_json::to_string(&said).expect("JSON");
    assert_eq!(
        kept,
        r#"{"a":[{"code":"cat"}],"b":[{"text":"Ann"}],"c":[{"integer":-3},{"bool":false}],"d":[{"date":"2027-03-09"}]}"#
    );
    assert_eq!(
        serde_json::from_str::<Answers>(&kept).expect("answers"),
        said
    );
    assert!(said.chose("a", "cat") && !said.chose("a", "dog"));
    assert_eq!(said.get("a"), [code("cat")]);
}

#[test]
fn an_answer_taken_away_leaves_nothing_behind() {
    let mut said = answers(&[("a", "cat")]);
    said.set("a", Vec::new());
    assert_eq!(said, Answers::new());
    assert_eq!(said.iter().count(), 0);
}
