//! What a form sends, taken or refused.

use crate::help::{answers, code, form, in_list, of, read, safety, start};
use measures::{Answer, Answers, Item, Questionnaire, Refusal};

fn all_kinds() -> Questionnaire {
    read(&of(r#"
        {"linkId": "yes", "text": "?", "type": "boolean", "required": true},
        {"linkId": "one", "text": "?", "type": "choice", "answerOption": [
            {"valueCoding": {"code": "a", "display": "A"}},
            {"valueCoding": {"code": "b", "display": "B"}}]},
        {"linkId": "some", "text": "?", "type": "choice", "repeats": true, "answerOption": [
            {"valueCoding": {"code": "a", "display": "A"}},
            {"valueCoding": {"code": "b", "display": "B"}}]},
        {"linkId": "line", "text": "?", "type": "string", "maxLength": 5},
        {"linkId": "text", "text": "?", "type": "text", "maxLength": 5},
        {"linkId": "number", "text": "?", "type": "integer", "extension": [
            {"url": "http://hl7.org/fhir/StructureDefinition/minValue", "valueInteger": 1},
            {"url": "http://hl7.org/fhir/StructureDefinition/maxValue", "valueInteger": 9}]},
        {"linkId": "day", "text": "?", "type": "date"},
        {"linkId": "read", "text": "Read.", "type": "display"}"#))
}

fn item<'q>(questionnaire: &'q Questionnaire, link_id: &str) -> &'q Item {
    questionnaire.find(link_id).expect(link_id)
}

fn take(link_id: &str, values: &[&str]) -> Result<Vec<Answer>, Refusal> {
    let pairs: Vec<_> = values.iter().map(|value| (link_id, *value)).collect();
    item(&all_kinds(), link_id).take(&form(&pairs), in_list)
}

fn text(words: &str) -> Answer {
    Answer::Text(words.to_owned())
}

#[test]
fn each_kind_takes_its_own() {
    assert_eq!(take("yes", &["true"]), Ok(vec![Answer::Bool(true)]));
    assert_eq!(take("one", &["b"]), Ok(vec![code("b")]));
    assert_eq!(take("line", &["  Ann "]), Ok(vec![text("Ann")]));
    assert_eq!(take("text", &["a\r\nb"]), Ok(vec![text("a\nb")]));
    assert_eq!(take("number", &["9"]), Ok(vec![Answer::Integer(9)]));
    let day = "2027-03-09".parse().map(Answer::Date).expect("a day");
    assert_eq!(take("day", &["2027-03-09"]), Ok(vec![day]));
    assert_eq!(take("read", &["anything"]), Ok(vec![]));
}

#[test]
fn several_come_back_once_each_in_the_order_offered() {
    assert_eq!(
        take("some", &["b", "a", "b"]),
        Ok(vec![code("a"), code("b")])
    );
    assert_eq!(take("one", &["a", "b"]), Err(Refusal::OneOnly));
    assert_eq!(
        take("one", &["b", "b"]),
        Ok(vec![code("b")]),
        "the same twice is one answer"
    );
}

#[test]
fn what_is_no_answer_is_refused_with_its_reason() {
    let long = "x".repeat(6);
    for (link_id, value, refusal) in [
        ("yes", "", Refusal::Required),
        ("yes", "on", Refusal::NotOffered),
        ("one", "c", Refusal::NotOffered),
        ("number", "ten", Refusal::NotANumber),
        ("number", "9999999999", Refusal::NotANumber),
        ("number", "0", Refusal::TooSmall(1)),
        ("number", "10", Refusal::TooLarge(9)),
        ("day", "2027-02-30", Refusal::NotADate),
        ("line", &long, Refusal::TooLong(5)),
        ("line", "a\nb", Refusal::Unreadable),
        ("text", "a\u{0}b", Refusal::Unreadable),
    ] {
        assert_eq!(take(link_id, &[value]), Err(refusal), "{link_id}");
    }
}

#[test]
fn length_is_counted_in_characters() {
    assert_eq!(take("text", &["äöüßé"]), Ok(vec![text("äöüßé")]));
}

#[test]
fn a_refusal_does_not_repeat_what_was_typed() {
    let refusal = take("number", &["my secret"]).expect_err("no number");
    assert_eq!(
        refusal.to_string(),
        "Please enter a whole number, such as 34."
    );
}

#[test]
fn a_code_of_a_list_is_held_against_the_list() {
    let start = start();
    let country = item(&start, "country");
    let take = |value| country.take(&form(&[("country", value)]), in_list);
    assert_eq!(take("DE"), Ok(vec![code("DE")]));
    assert_eq!(take("Narnia"), Err(Refusal::NotOffered));
}

#[test]
fn a_code_that_left_the_list_is_noticed() {
    let said = answers(&[("country", "Narnia"), ("zone", "Europe.Berlin")]);
    assert_eq!(start().unlisted(&said, in_list), ["country"].into());
}

#[test]
fn a_refused_question_keeps_the_answer_it_had() {
    let start = start();
    let mut said = Answers::new();
    said.set("age", vec![Answer::Integer(34)]);
    let taken = start.take(
        item(&start, "age"),
        &said,
        &form(&[("age", "121")]),
        in_list,
    );
    assert_eq!(
        taken.refused,
        [("age".to_owned(), Refusal::TooLarge(120))].into()
    );
    assert_eq!(taken.answers, said);
}

#[test]
fn a_form_answers_only_what_its_screen_asks() {
    let start = start();
    let sent = form(&[("age", "34"), ("country", "DE")]);
    let taken = start.take(item(&start, "age"), &Answers::new(), &sent, in_list);
    assert!(taken.answers.get("country").is_empty());
    assert_eq!(taken.answers.get("age"), [Answer::Integer(34)]);
}

#[test]
fn changing_an_answer_takes_away_what_hung_on_it() {
    let safety = safety();
    let said = answers(&[("self-harm", "often"), ("self-harm-soon", "yes")]);
    let sent = form(&[("self-harm", "no")]);
    let taken = safety.take(item(&safety, "self-harm"), &said, &sent, in_list);
    assert_eq!(taken.answers, answers(&[("self-harm", "no")]));
}

#[test]
fn an_optional_answer_can_be_emptied_again() {
    let start = start();
    let said = answers(&[("gender", "woman")]);
    let taken = start.take(item(&start, "gender"), &said, &[], in_list);
    assert!(taken.answers.is_empty());
}
