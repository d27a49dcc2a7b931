//! Questionnaires of others: what is read, what is passed over by name, what is refused.

use crate::help::{of, real};
use measures::import::{Imported, LONGEST_QUESTIONNAIRE, MOST_ITEMS};
use measures::{Answer, Answers, Decimal, Kind, OptionForm, Questionnaire};
use proptest::prelude::*;
use serde_json::{Value, json};

fn brought_in(text: &str) -> Imported {
    Questionnaire::import(text).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

fn told(text: &str) -> Vec<String> {
    let problems = Questionnaire::import(text).expect_err("a problem");
    problems.iter().map(ToString::to_string).collect()
}

fn form(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    pairs.iter().map(owned).collect()
}

const UNIT: &str = "http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption";
const MIN: &str = "http://hl7.org/fhir/StructureDefinition/minValue";

/// One item of every type, with what each can have.
pub fn every_type() -> String {
    json!({
        "resourceType": "Questionnaire", "status": "active", "url": "http://example.org/q",
        "version": "3", "title": "Everything",
        "contained": [
            {"resourceType": "ValueSet", "id": "colours", "status": "active", "compose": {"include": [
                {"system": "http://example.org/c", "concept": [{"code": "b", "display": "Blue"}]}]}}],
        "item": [{"linkId": "/all", "type": "group", "text": "All", "item": [
            {"linkId": "read", "type": "display", "text": "Read this"},
            {"linkId": "yes", "type": "boolean", "text": "Yes?", "initial": [{"valueBoolean": true}]},
            {"linkId": "weight", "type": "decimal", "text": "Weight", "extension": [
                {"url": MIN, "valueDecimal": 0.5}]},
            {"linkId": "count", "type": "integer", "text": "Count", "extension": [
                {"url": MIN, "valueInteger": 1}]},
            {"linkId": "day", "type": "date", "text": "Day"},
            {"linkId": "moment", "type": "dateTime", "text": "Moment"},
            {"linkId": "time", "type": "time", "text": "Time"},
            {"linkId": "line", "type": "string", "text": "Line", "maxLength": 5},
            {"linkId": "words", "type": "text", "text": "Words"},
            {"linkId": "page", "type": "url", "text": "Page"},
            {"linkId": "height", "type": "quantity", "text": "Height", "extension": [
                {"url": UNIT, "valueCoding": {"system": "http://unitsofmeasure.org", "code": "cm"}},
                {"url": UNIT, "valueCoding": {"system": "http://unitsofmeasure.org", "code": "m"}}]},
            {"linkId": "how", "type": "choice", "text": "How?", "required": true, "answerOption": [
                {"extension": [{"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": 2}],
                 "valueCoding": {"system": "http://loinc.org", "code": "LA1", "display": "Well"}},
                {"valueCoding": {"display": "No code"}}]},
            {"linkId": "number", "type": "choice", "text": "Which?", "answerOption": [
                {"valueInteger": 7}, {"valueInteger": 8, "initialSelected": true}]},
            {"linkId": "colour", "type": "choice", "text": "Colour", "answerValueSet": "#colours"},
            {"linkId": "other", "type": "open-choice", "text": "Or?", "repeats": true, "answerOption": [
                {"valueString": "this"}, {"valueString": "that"}]},
            {"linkId": "why", "type": "string", "text": "Why so heavy?", "enableWhen": [
                {"question": "weight", "operator": ">", "answerDecimal": 100.0}]},
            {"linkId": "secret", "type": "string", "text": "For programs", "initial": [{"valueString": "x1"}],
             "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden", "valueBoolean": true}]}
        ]}]
    })
    .to_string()
}

#[test]
fn every_type_is_asked_answered_and_handed_on() {
    let Imported {
        questionnaire,
        unsupported,
    } = brought_in(&every_type());
    assert_eq!(unsupported, []);
    let screen = &questionnaire.screens()[0];
    let started = questionnaire.initial();
    assert_eq!(started.get("number"), [Answer::Code("8".into())]);
    let raw = form(&[
        ("yes", "true"),
        ("weight", "100.50"),
        ("count", "2"),
        ("day", "2027-03-09"),
        ("moment", "2027-03-09T10:00:00+01:00"),
        ("time", "18:30"),
        ("line", "five5"),
        ("words", "a\nb"),
        ("page", "https://example.org/a"),
        ("height", "1.8"),
        ("height#unit", "m"),
        ("how", "LA1"),
        ("number", "7"),
        ("colour", "b"),
        ("other", "that"),
        ("other", "my own"),
    ]);
    let taken = questionnaire.take(screen, &started, &raw, |_, _| false);
    assert!(taken.refused.is_empty(), "{:?}", taken.refused);
    let shown: Vec<_> = questionnaire
        .shown(screen, &taken.answers)
        .into_iter()
        .map(|item| &item.link_id)
        .collect();
    assert!(
        shown.iter().any(|id| *id == "why"),
        "a condition may look at its own screen"
    );
    assert!(!shown.iter().any(|id| *id == "secret"));
    let response = questionnaire.response(&taken.answers, jiff::Timestamp::UNIX_EPOCH);
    let answer = |link_id: &str| {
        let items = response["item"][0]["item"].as_array().expect("items");
        let item = items
            .iter()
            .find(|item| item["linkId"] == link_id)
            .expect(link_id);
        item["answer"].clone()
    };
    assert_eq!(response["questionnaire"], "http://example.org/q|3");
    assert_eq!(answer("weight"), json!([{"valueDecimal": 100.5}]));
    assert_eq!(
        answer("moment"),
        json!([{"valueDateTime": "2027-03-09T09:00:00Z"}])
    );
    assert_eq!(answer("time"), json!([{"valueTime": "18:30:00"}]));
    assert_eq!(
        answer("page"),
        json!([{"valueUri": "https://example.org/a"}])
    );
    assert_eq!(
        answer("height"),
        json!([{"valueQuantity":
        {"value": 1.8, "unit": "m", "system": "http://unitsofmeasure.org", "code": "m"}}])
    );
    assert_eq!(
        answer("how"),
        json!([{"valueCoding":
        {"system": "http://loinc.org", "code": "LA1", "display": "Well"}}])
    );
    assert_eq!(answer("number"), json!([{"valueInteger": 7}]));
    assert_eq!(
        answer("colour"),
        json!([{"valueCoding":
        {"system": "http://example.org/c", "code": "b", "display": "Blue"}}])
    );
    assert_eq!(
        answer("other"),
        json!([{"valueString": "that"}, {"valueString": "my own"}])
    );
    assert_eq!(answer("secret"), json!([{"valueString": "x1"}]));
    let kept = serde_json::to_string(&taken.answers).expect("JSON");
    assert_eq!(
        serde_json::from_str::<Answers>(&kept).expect("answers"),
        taken.answers
    );
}

#[test]
fn what_is_no_answer_is_refused() {
    let questionnaire = brought_in(&every_type()).questionnaire;
    let cases = [
        ("weight", "3,5"),
        ("weight", "0.4"),
        ("weight", "NaN"),
        ("weight", "1e3"),
        ("count", "0"),
        ("moment", "2027-03-09T10:00"),
        ("moment", "soon"),
        ("time", "25:00"),
        ("line", "sixsix"),
        ("page", "a b"),
        ("height", "tall"),
        ("height", "1"),
        ("how", "LA2"),
        ("number", "9"),
        ("other", "\u{7}"),
        ("weight", "1234567890.1234567"),
    ];
    for (link_id, value) in cases {
        let item = questionnaire.find(link_id).expect(link_id);
        let taken = item.take(&form(&[(link_id, value)]), |_, _| false);
        assert!(taken.is_err(), "{link_id}: {value}");
    }
}

#[test]
fn all_operators_and_behaviours_decide_what_is_asked() {
    let asked = |operator: &str, given: &str| {
        let items = format!(
            r#"{{"linkId": "n", "type": "decimal", "text": "N"}}, {{"linkId": "then", "type": "string", "text": "T",
            "enableWhen": [{{"question": "n", "operator": "{operator}", {given}}}]}}"#
        );
        let questionnaire = brought_in(&of(&items)).questionnaire;
        [None, Some("1.5"), Some("2"), Some("2.5")].map(|n| {
            let decimal = |n: &str| vec![Answer::Decimal(n.parse().expect("a number"))];
            let answers: Answers = n
                .map(|n| ("n".to_owned(), decimal(n)))
                .into_iter()
                .collect();
            questionnaire.enabled(&answers).len() == 2
        })
    };
    let two = "\"answerDecimal\": 2.0";
    assert_eq!(
        asked("exists", "\"answerBoolean\": true"),
        [false, true, true, true]
    );
    assert_eq!(
        asked("exists", "\"answerBoolean\": false"),
        [true, false, false, false]
    );
    assert_eq!(asked("=", two), [false, false, true, false]);
    assert_eq!(asked("!=", two), [true, true, false, true]);
    assert_eq!(asked(">", two), [false, false, false, true]);
    assert_eq!(asked("<", two), [false, true, false, false]);
    assert_eq!(asked(">=", two), [false, false, true, true]);
    assert_eq!(asked("<=", two), [false, true, true, false]);
}

#[test]
fn weights_and_forms_of_options_are_read() {
    let questionnaire = brought_in(&every_type()).questionnaire;
    let Kind::Choice(_) = questionnaire.find("how").expect("how").kind else {
        panic!("a choice");
    };
    let options = questionnaire.find("how").expect("how").options();
    assert_eq!(
        options[0].weight,
        Some("2".parse::<Decimal>().expect("two"))
    );
    assert_eq!(
        options[1].form,
        OptionForm::Coding {
            system: None,
            coded: false
        }
    );
}

#[test]
fn what_is_passed_over_is_named() {
    let items = r#"{"linkId": "a", "type": "string", "text": "A", "repeats": true, "colour": "red",
        "extension": [{"url": "http://example.org/x", "valueCode": "y"}]},
        {"linkId": "b", "type": "decimal", "text": "Sum", "extension": [{"url":
        "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression",
        "valueExpression": {"language": "text/fhirpath", "expression": "1"}}]},
        {"linkId": "c", "type": "string", "text": "C", "enableWhen": [
        {"question": "b", "operator": "exists", "answerBoolean": true}]}"#;
    let Imported {
        questionnaire,
        unsupported,
    } = brought_in(&of(items));
    let named: Vec<_> = unsupported.iter().map(ToString::to_string).collect();
    assert_eq!(
        named,
        [
            "not supported: \"colour\" of an item (at a)",
            "not supported: \"repeats\" of anything but a choice: one answer is taken (at a)",
            "not supported: enableWhen looks at a question that nobody is asked, which counts as not answered \
             (at c)",
            "not supported: sdc-questionnaire-calculatedExpression: the item is left out, and what it would \
         say is not calculated (at b)",
            "not supported: the extension http://example.org/x (at a)",
        ]
    );
    assert!(questionnaire.find("b").expect("b").hidden);
}

#[test]
fn what_would_change_the_meaning_is_refused_where_it_is() {
    let cases = [
        (
            r#"{"linkId": "a", "type": "attachment", "text": "A"}"#,
            "a: items of the type attachment are not supported",
        ),
        (
            r#"{"linkId": "a", "type": "choise", "text": "A"}"#,
            "a: \"choise\" is no type of FHIR R4 items",
        ),
        (
            r#"{"linkId": "a", "type": "choice", "text": "A"}"#,
            "a: a choice needs its options",
        ),
        (
            r#"{"linkId": "a", "type": "choice", "text": "A", "answerValueSet": "http://x.org/vs"}"#,
            "a: the value set \"http://x.org/vs\" is not in the file",
        ),
        (
            r#"{"linkId": "a", "type": "string", "text": "A", "modifierExtension": []}"#,
            "a: \"modifierExtension\" is not supported",
        ),
        (
            r#"{"linkId": "a", "type": "string", "text": "A", "item": [{"linkId": "b", "type": "string"}]}"#,
            "a: items inside a question are not supported",
        ),
        (
            r#"{"linkId": "a", "type": "string", "text": "A"}, {"linkId": "a", "type": "string", "text": "A"}"#,
            "a: this linkId is used twice",
        ),
        (
            r#"{"type": "string", "text": "A"}"#,
            "the 1st item in the questionnaire: \"linkId\" must be",
        ),
        (
            r#"{"linkId": "a", "type": "string", "text": "A", "enableWhen": [{"question": "b", "operator": "exists", "answerBoolean": true}]}, {"linkId": "b", "type": "string", "text": "B"}"#,
            "a: enableWhen looks at \"b\", which is not asked before it",
        ),
        (
            r#"{"linkId": "a", "type": "string", "text": "A", "enableWhen": [{"question": "a", "operator": "exists", "answerBoolean": true}]}"#,
            "a: enableWhen looks at \"a\", which is not asked before it",
        ),
        (
            r#"{"linkId": "n", "type": "integer", "text": "N"}, {"linkId": "a", "type": "string", "text": "A", "enableWhen": [{"question": "n", "operator": "~", "answerInteger": 1}]}"#,
            "a, the 1st enableWhen: \"operator\" must be one of",
        ),
    ];
    for (items, wanted) in cases {
        let told = told(&of(items));
        assert!(told[0].starts_with(wanted), "{told:#?}\n is not {wanted}");
    }
}

#[test]
fn huge_and_deep_files_are_refused() {
    assert!(told(&" ".repeat(LONGEST_QUESTIONNAIRE + 1))[0].contains("it is longer than"));
    let deep = format!("{}{}", r#"{"item":["#.repeat(100_000), "]}".repeat(100_000));
    assert!(told(&deep)[0].contains("recursion limit"));
    let many: Vec<_> = (0..=MOST_ITEMS)
        .map(|at| format!(r#"{{"linkId": "{at}", "type": "boolean"}}"#))
        .collect();
    assert!(told(&of(&many.join(",")))[0].contains("more than 5000 items"));
}

/// Every questionnaire of the folder of real ones, each with what it lacks said.
#[test]
fn real_questionnaires_are_brought_in() {
    let Some(folder) = real("fhir") else {
        return;
    };
    let mut read = 0;
    for file in std::fs::read_dir(folder).expect("the folder") {
        let path = file.expect("a file").path();
        if path.extension().is_none_or(|ending| ending != "json") {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a text");
        let imported = Questionnaire::import(&text)
            .unwrap_or_else(|problems| panic!("{}: {problems:#?}", path.display()));
        // Each linkId of the file is there.
        let value: Value = serde_json::from_str(&text).expect("JSON");
        let questionnaire = &imported.questionnaire;
        assert_eq!(
            questionnaire.items().count(),
            count(&value),
            "{}",
            path.display()
        );
        // Each calculated item is named.
        let calculated = text.contains("calculatedExpression");
        let named = imported
            .unsupported
            .iter()
            .any(|told| told.what.contains("calculatedExpression"));
        assert_eq!(calculated, named, "{}", path.display());
        let answers = questionnaire.initial();
        assert_eq!(questionnaire.prune(&answers), answers, "{}", path.display());
        read += 1;
    }
    assert_eq!(read, 9);
}

fn count(value: &Value) -> usize {
    let items = value["item"].as_array().into_iter().flatten();
    items.map(|item| 1 + count(item)).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn decimals_keep_their_amount(unscaled in -999_999_999_999_999_i64..=999_999_999_999_999, scale in 0..12_usize) {
        let digits = format!("{:0>width$}", unscaled.abs(), width = scale + 1);
        let (whole, part) = digits.split_at(digits.len() - scale);
        let sign = if unscaled < 0 { "-" } else { "" };
        let text = format!("{sign}{whole}.{part}0");
        let decimal: Decimal = text.parse().expect("a decimal");
        prop_assert_eq!(decimal.as_f64(), text.parse::<f64>().expect("a number"));
        prop_assert_eq!(decimal.to_string().parse::<Decimal>(), Ok(decimal));
    }

    #[test]
    fn any_slip_is_read_or_told(cut in 0..2000_usize, drop in 0..30_usize, add in "[\\PC]{0,6}") {
        let text = every_type();
        let boundary = |at: usize| (at.min(text.len())..=text.len()).find(|at| text.is_char_boundary(*at));
        let (from, to) = (boundary(cut).expect("an end"), boundary(cut + drop).expect("an end"));
        match Questionnaire::import(&format!("{}{add}{}", &text[..from], &text[to..])) {
            Ok(imported) => prop_assert!(!imported.questionnaire.screens().is_empty()),
            Err(problems) => prop_assert!(!problems.is_empty()),
        }
    }
}
