//! A questionnaire scored by a key, from a person's answers to their scores.

use crate::help::{code, of, real};
use measures::{Answer, Answers, Concern, Key, Questionnaire};
use std::path::Path;

fn key(name: &str) -> Key {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/measures/keys");
    let text = std::fs::read_to_string(folder.join(format!("{name}.toml"))).expect("a text");
    Key::parse(&text).expect("a key")
}

/// Nine questions of four options each, as PHQ-9 is, without its words.
fn nine(ordinal: &str) -> Questionnaire {
    let options: Vec<_> = (0..4)
        .map(|weight| {
            format!(
                r#"{{"valueCoding": {{"code": "LA{weight}", "display": "{weight}"}}, "extension": [
                {{"url": "http://hl7.org/fhir/StructureDefinition/{ordinal}", "valueDecimal": {weight}}}]}}"#
            )
        })
        .collect();
    let items: Vec<_> = (1..=9)
        .map(|number| {
            format!(
                r#"{{"linkId": "/q{number}", "type": "choice", "text": "Q", "answerOption": [{}]}}"#,
                options.join(",")
            )
        })
        .collect();
    let read = Questionnaire::import(&of(&items.join(",")));
    read.expect("a questionnaire").questionnaire
}

#[test]
fn answers_become_scores() {
    let (key, questionnaire) = (key("phq-9"), nine("ordinalValue"));
    let joined = key.join(&questionnaire).expect("they fit");
    let said = |number: usize| format!("/q{number}");
    let mut answers: Answers = (1..=8)
        .map(|number| (said(number), vec![code(&format!("LA{}", number % 4))]))
        .collect();
    answers.set("/q9", vec![code("LA1")]);
    let given = joined.answers(&questionnaire, &answers);
    assert_eq!(key.scores(&given), Ok(vec![Some(13.0)]));
    assert!(key.raised(&given).contains(&Concern::SelfHarm));
    answers.set("/q2", vec![]);
    let given = joined.answers(&questionnaire, &answers);
    assert_eq!(key.scores(&given), Ok(vec![Some(11.0 / 8.0 * 9.0)]));
}

#[test]
fn what_does_not_fit_is_told_by_item() {
    let told = |name: &str, questionnaire: &Questionnaire| -> Vec<String> {
        let problems = key(name).join(questionnaire).expect_err("a misfit");
        problems.iter().map(ToString::to_string).collect()
    };
    assert_eq!(
        told("phq-9", &nine("colour"))[0],
        "item 1: the option \"LA0\" of \"/q1\" has no ordinalValue: what it counts is not known"
    );
    assert_eq!(
        told("hits", &nine("ordinalValue"))[0],
        "item 1: the option \"LA0\" of \"/q1\" counts 0, which is not 1 to 5"
    );
    assert_eq!(
        told("ecr", &nine("ordinalValue"))
            .last()
            .map(String::as_str),
        Some("item 36: the questionnaire has no such question")
    );
    let read = |items: &str| {
        Questionnaire::import(&of(items))
            .expect("read")
            .questionnaire
    };
    let two = read(
        r#"{"linkId": "a", "type": "integer", "text": "A"}, {"linkId": "b", "type": "string", "text": "B"}"#,
    );
    assert_eq!(
        told("gad-2", &two),
        [
            "item 1: \"a\" can be answered beyond 0 to 3: give it minValue and maxValue",
            "item 2: \"b\" is of a type whose answers are no numbers from 0 to 3",
        ]
    );
}

#[test]
fn what_was_written_here_fits_its_key() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/measures");
    for name in [
        "attachment-reflection",
        "connection-check-in",
        "session-feedback",
    ] {
        let text = std::fs::read_to_string(folder.join(format!("{name}.json"))).expect("a text");
        let questionnaire = Questionnaire::parse(&text).expect("a questionnaire");
        let key = key(name);
        let joined = key
            .join(&questionnaire)
            .unwrap_or_else(|told| panic!("{name}: {told:#?}"));
        let asked = questionnaire.items().filter(|item| item.is_question());
        let most: Answers = asked
            .map(|item| {
                let answer = match item.options().last() {
                    Some(option) => Answer::Code(option.code.clone()),
                    None => Answer::Integer(10),
                };
                (item.link_id.clone(), vec![answer])
            })
            .collect();
        let scores = key
            .scores(&joined.answers(&questionnaire, &most))
            .expect("in range");
        assert!(scores.iter().all(Option::is_some), "{name}");
    }
}

/// The real PHQ-9, by number: its linkIds are LOINC codes, its sum is calculated, its last question is
/// not scored.
#[test]
fn a_real_phq_9_fits_its_key() {
    let Some(file) = real("fhir/phq9.json") else {
        return;
    };
    let text = std::fs::read_to_string(file).expect("the file");
    let questionnaire = Questionnaire::import(&text).expect("read").questionnaire;
    let key = key("phq-9");
    let joined = key
        .join(&questionnaire)
        .unwrap_or_else(|told| panic!("{told:#?}"));
    let answers: Answers = questionnaire
        .items()
        .filter(|item| item.option("LA6571-9").is_some())
        .map(|item| (item.link_id.clone(), vec![code("LA6571-9")]))
        .collect();
    assert_eq!(
        key.scores(&joined.answers(&questionnaire, &answers)),
        Ok(vec![Some(27.0)])
    );
}
