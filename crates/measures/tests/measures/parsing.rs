//! What is read from a file, and how each mistake in one is told.

use crate::help::{of, read};
use measures::{
    Below, Choice, Comparison, Condition, Kind, LONGEST_TEXT, Number, Offered, Questionnaire, Test,
    When,
};

/// The problems of a file, each as "where: what".
fn problems(text: &str) -> Vec<String> {
    match Questionnaire::parse(text) {
        Ok(_) => Vec::new(),
        Err(problems) => problems.iter().map(ToString::to_string).collect(),
    }
}

fn problems_of(items: &str) -> Vec<String> {
    problems(&of(items))
}

const AGE: &str = r#"{"linkId": "age", "text": "How old are you?", "type": "integer"}"#;
const PET: &str = r#"{"linkId": "pet", "text": "A pet?", "type": "choice", "answerOption": [
    {"valueCoding": {"code": "cat", "display": "A cat"}},
    {"valueCoding": {"code": "dog", "display": "A dog"}}]}"#;

fn asked_when(condition: &str) -> String {
    format!(
        r#"{AGE}, {PET}, {{"linkId": "name", "text": "Its name?", "type": "string", {condition}}}"#
    )
}

#[test]
fn an_item_of_each_kind_is_read() {
    let questionnaire = read(&of(r#"
        {"linkId": "g", "type": "group", "item": [
            {"linkId": "d", "text": "Read this", "type": "display"},
            {"linkId": "b", "text": "Yes?", "type": "boolean", "required": true}]},
        {"linkId": "c", "text": "Where?", "type": "choice", "repeats": true, "extension": [
            {"url": "https://securebase.example/fhir/options", "valueCode": "countries"},
            {"url": "https://securebase.example/fhir/field", "valueCode": "country"},
            {"url": "https://securebase.example/fhir/asks", "valueString": "Choose all"}]},
        {"linkId": "l", "text": "Name?", "type": "string", "maxLength": 40},
        {"linkId": "t", "text": "More?", "type": "text"},
        {"linkId": "i", "text": "Age?", "type": "integer", "extension": [
            {"url": "http://hl7.org/fhir/StructureDefinition/minValue", "valueInteger": 0},
            {"url": "http://hl7.org/fhir/StructureDefinition/maxValue", "valueInteger": 120},
            {"url": "https://securebase.example/fhir/ends", "extension": [
                {"url": "below", "valueInteger": 18}, {"url": "code", "valueCode": "young"}]}]},
        {"linkId": "y", "text": "When?", "type": "date"}"#));

    let kind = |link_id: &str| &questionnaire.find(link_id).expect(link_id).kind;
    let link_ids: Vec<_> = questionnaire.items().map(|item| &item.link_id).collect();
    assert_eq!(link_ids, ["g", "d", "b", "c", "l", "t", "i", "y"]);
    assert_eq!(questionnaire.screens().len(), 6);
    assert_eq!(kind("d"), &Kind::Display);
    assert_eq!(kind("b"), &Kind::Boolean);
    assert_eq!(kind("l"), &Kind::Line(40));
    assert_eq!(kind("t"), &Kind::Text(LONGEST_TEXT));
    assert_eq!(kind("y"), &Kind::Date);
    assert_eq!(
        kind("c"),
        &Kind::Choice(Choice {
            offered: Offered::List("countries".to_owned()),
            several: true,
            open: false,
        })
    );
    assert_eq!(
        kind("i"),
        &Kind::Integer(Number {
            least: Some(0),
            most: Some(120),
            ends: Some(Below {
                below: 18,
                code: "young".to_owned(),
            }),
        })
    );
    let choice = questionnaire.find("c").expect("c");
    assert_eq!(choice.field.as_deref(), Some("country"));
    assert_eq!(choice.hint.as_deref(), Some("Choose all"));
    assert!(questionnaire.find("b").expect("b").required);
}

#[test]
fn a_condition_is_read() {
    let questionnaire = read(&of(&asked_when(
        r#""enableBehavior": "any", "enableWhen": [
            {"question": "pet", "operator": "exists", "answerBoolean": true},
            {"question": "age", "operator": ">=", "answerInteger": 65}]"#,
    )));
    assert_eq!(
        questionnaire.find("name").expect("name").condition,
        Condition {
            tests: vec![
                Test {
                    question: "pet".to_owned(),
                    when: When::Exists(true),
                },
                Test {
                    question: "age".to_owned(),
                    when: When::Compares(Comparison::AtLeast, measures::Answer::Integer(65)),
                },
            ],
            any: true,
        }
    );
}

#[test]
fn what_other_makers_add_is_theirs() {
    let items = r#"{"linkId": "a", "text": "A?", "type": "boolean", "prefix": "1.",
        "_text": {"extension": []}, "code": [{"code": "x"}],
        "extension": [{"url": "http://example.org/colour", "valueCode": "red"}]}"#;
    assert_eq!(problems_of(items), Vec::<String>::new());
}

#[test]
fn what_is_not_json_is_told_with_its_place() {
    let told = problems("{\n  \"item\": [}");
    assert_eq!(told.len(), 1);
    assert!(
        told[0].starts_with("line 2, column 12: this is not JSON, look for a missing comma"),
        "{told:?}"
    );
}

#[test]
fn what_is_no_questionnaire_is_told() {
    assert_eq!(
        problems("[]"),
        ["the questionnaire: it must be an object in curly brackets"]
    );
    assert_eq!(
        problems(r#"{"resourceType": "Patient", "item": {}}"#),
        [
            r#"the questionnaire: "resourceType" must be "Questionnaire""#,
            r#"the questionnaire: "item" must be a list in square brackets"#,
        ]
    );
    assert_eq!(
        problems_of(""),
        [r#"the questionnaire: it asks nothing: "item" must be a list with at least one item"#]
    );
}

#[test]
fn each_mistake_on_an_item_is_told_where_it_is() {
    let option = r#"{"valueCoding": {"code": "cat", "display": "A cat"}}"#;
    let cases: [(&str, &str); 14] = [
        (
            r#"{"text": "A?", "type": "boolean"}"#,
            r#"the 1st item in the questionnaire: "linkId" is missing"#,
        ),
        (
            r#"{"linkId": "a b", "text": "A?", "type": "boolean"}"#,
            r#"the 1st item in the questionnaire: "linkId" must be a short name in quotes: at most 64 letters (a-z), digits, dots, hyphens and underscores, starting with a letter or digit"#,
        ),
        (
            r#"{"linkId": "a", "text": "A?", "type": "yesno"}"#,
            r#"a: "type" must be one of group, display, boolean, choice, string, text, integer, date"#,
        ),
        (
            r#"{"linkId": "a", "type": "boolean"}"#,
            r#"a: "text" is missing: what the person reads"#,
        ),
        (
            r#"{"linkId": "a", "text": " ", "type": "boolean"}"#,
            r#"a: "text" must be a text in quotes, and not empty"#,
        ),
        (
            r#"{"linkId": "a", "text": "A?", "type": "boolean", "requird": true}"#,
            r#"a: "requird" is not understood here. Look for a typing mistake; what can stand here is linkId, text, type, extension, required, repeats, maxLength, answerOption, enableWhen, enableBehavior, item, designNote"#,
        ),
        (
            r#"{"linkId": "a", "text": "A?", "type": "boolean", "required": "true"}"#,
            r#"a: "required" must be true or false, without quotes"#,
        ),
        (
            r#"{"linkId": "a", "text": "A.", "type": "display", "required": true}"#,
            r#"a: "required" cannot stand here: only a question can be required"#,
        ),
        (
            r#"{"linkId": "a", "text": "A?", "type": "integer", "repeats": true}"#,
            r#"a: "repeats" cannot stand here: only a choice can take several answers"#,
        ),
        (
            r#"{"linkId": "a", "text": "A?", "type": "text", "maxLength": 0}"#,
            r#"a: "maxLength" must be 1 or more"#,
        ),
        (
            r#"{"linkId": "a", "type": "group"}"#,
            r#"a: this group is empty: "item" must be a list with at least one item"#,
        ),
        (
            r#"{"linkId": "a", "text": "A?", "type": "choice"}"#,
            r#"a: a choice needs its options: "answerOption", or the extension "options""#,
        ),
        (
            r#"{"linkId": "a", "text": "A?", "type": "choice", "answerOption": [{"valueString": "x"}]}"#,
            r#"a, the 1st option: "valueString" is not understood here. Look for a typing mistake; what can stand here is valueCoding, extension"#,
        ),
        (
            &format!(
                r#"{{"linkId": "a", "text": "A?", "type": "choice", "answerOption": [{option}, {option}]}}"#
            ),
            r#"a, the 2nd option: the code "cat" is already taken by another option"#,
        ),
    ];
    for (item, told) in cases {
        let all = problems_of(item);
        assert_eq!(all.first().map(String::as_str), Some(told), "{item}");
    }
}

#[test]
fn a_mistyped_worry_is_found() {
    let items = r#"{"linkId": "a", "text": "A?", "type": "choice", "answerOption": [{
        "extension": [{"url": "https://securebase.example/fhir/raises", "valueCode": "voilence"}],
        "valueCoding": {"code": "yes", "display": "Yes"}}]}"#;
    assert_eq!(
        problems_of(items),
        [
            r#"a, the 1st option: "raises" needs a "valueCode" that is one of violence, self-harm, danger"#
        ]
    );
}

#[test]
fn an_extension_of_ours_in_the_wrong_place_is_found() {
    let raises = r#"{"url": "https://securebase.example/fhir/raises", "valueCode": "danger"}"#;
    let field = r#"{"url": "https://securebase.example/fhir/field", "valueCode": "x"}"#;
    let with = |extensions: &str| {
        problems_of(&format!(
            r#"{{"linkId": "a", "text": "A?", "type": "boolean", "extension": [{extensions}]}}"#
        ))
    };
    assert_eq!(
        with(raises),
        [r#"a: the extension "raises" does not belong here: here can be asks, field"#]
    );
    assert_eq!(
        with(&format!("{field}, {field}")),
        [r#"a: the extension "field" stands here twice"#]
    );
    assert_eq!(
        with(r#"{"url": "https://securebase.example/fhir/asks"}"#),
        [r#"a: the extension "asks" needs a "valueString""#]
    );
}

#[test]
fn bounds_that_take_no_number_are_found() {
    let bounded = |extensions: &str| {
        problems_of(&format!(
            r#"{{"linkId": "a", "text": "A?", "type": "integer", "extension": [{extensions}]}}"#
        ))
    };
    assert_eq!(
        bounded(
            r#"{"url": "http://hl7.org/fhir/StructureDefinition/minValue", "valueInteger": 9},
               {"url": "http://hl7.org/fhir/StructureDefinition/maxValue", "valueInteger": 3}"#
        ),
        [r#"a: "minValue" is above "maxValue", so no number would be taken"#]
    );
    assert_eq!(
        bounded(
            r#"{"url": "http://hl7.org/fhir/StructureDefinition/minValue", "valueInteger": 3},
               {"url": "http://hl7.org/fhir/StructureDefinition/maxValue", "valueInteger": 3}"#
        ),
        Vec::<String>::new(),
        "one number is enough"
    );
    assert_eq!(
        bounded(r#"{"url": "https://securebase.example/fhir/ends", "valueCode": "x"}"#),
        [
            r#"a: the extension "ends" of an integer needs two extensions of its own: "below" with a "valueInteger", and "code" with a "valueCode""#
        ]
    );
}

#[test]
fn a_condition_that_can_never_work_is_found() {
    let cases = [
        (
            r#"{"question": "pat", "operator": "=", "answerCoding": {"code": "cat"}}"#,
            r#"name: enableWhen looks at "pat", which is not here"#,
        ),
        (
            r#"{"question": "pet", "operator": "=", "answerCoding": {"code": "cow"}}"#,
            r#"name: enableWhen looks for "cow", which is not an option of "pet""#,
        ),
        (
            r#"{"question": "age", "operator": "=", "answerBoolean": true}"#,
            r#"name: enableWhen compares with something that can never be an answer to "age""#,
        ),
        (
            r#"{"question": "name", "operator": "exists", "answerBoolean": true}"#,
            r#"name: enableWhen looks at "name", which is asked later or on the same screen. It can only look at a question on an earlier screen"#,
        ),
        (
            r#"{"question": "pet", "operator": ">", "answerCoding": {"code": "cat"}}"#,
            r#"name, the 1st enableWhen: ">" compares whole numbers and dates alone"#,
        ),
        (
            r#"{"question": "pet", "operator": "is", "answerCoding": {"code": "cat"}}"#,
            r#"name, the 1st enableWhen: "operator" must be one of exists, =, !=, >, <, >=, <="#,
        ),
        (
            r#"{"question": "pet", "operator": "exists"}"#,
            r#"name, the 1st enableWhen: it needs one answer to compare with, such as "answerCoding""#,
        ),
    ];
    for (test, told) in cases {
        let all = problems_of(&asked_when(&format!(r#""enableWhen": [{test}]"#)));
        assert_eq!(all, [told], "{test}");
    }
}

#[test]
fn two_conditions_must_say_whether_one_is_enough() {
    let test = r#"{"question": "pet", "operator": "exists", "answerBoolean": true}"#;
    assert_eq!(
        problems_of(&asked_when(&format!(r#""enableWhen": [{test}, {test}]"#))),
        [r#"name: with more than one "enableWhen", "enableBehavior" must say all or any"#]
    );
}

#[test]
fn a_name_used_twice_is_found() {
    assert_eq!(
        problems_of(&format!("{AGE}, {AGE}")),
        ["age: this linkId is used twice: give each item its own"]
    );
}

#[test]
fn a_field_filled_in_twice_is_found_unless_one_is_asked_at_a_time() {
    let question = |link_id: &str, condition: &str| {
        format!(
            r#"{{"linkId": "{link_id}", "text": "?", "type": "string"{condition}, "extension": [
                {{"url": "https://securebase.example/fhir/field", "valueCode": "name"}}]}}"#
        )
    };
    let when = |code: &str| {
        format!(
            r#", "enableWhen": [{{"question": "pet", "operator": "=", "answerCoding": {{"code": "{code}"}}}}]"#
        )
    };
    let (cat, dog) = (question("a", &when("cat")), question("b", &when("dog")));
    assert_eq!(
        problems_of(&format!("{PET}, {cat}, {dog}")),
        Vec::<String>::new()
    );
    let always = question("b", "");
    assert_eq!(
        problems_of(&format!("{PET}, {cat}, {always}")),
        [
            r#"b: another question fills in the field "name" too. That can be only where each of them has an enableWhen, so that one is asked at a time"#
        ]
    );
}

#[test]
fn every_mistake_is_told_at_once_in_the_order_of_the_file() {
    let items = r#"{"linkId": "a", "type": "boolean"}, {"linkId": "b", "text": "B?", "type": "x"}"#;
    let told = problems_of(items);
    assert_eq!(told.len(), 2);
    assert!(told[0].starts_with("a: ") && told[1].starts_with("b: "));
}
