//! Going forward and back, and what the answers come to.

use crate::help::{answers, code, go_through, of, read, safety};
use measures::{Answer, Answers, Item, Questionnaire, Step};

/// A pet's name is asked of those who have one, its lead of those who named a dog.
fn pets() -> Questionnaire {
    read(&of(r#"
        {"linkId": "pet", "text": "A pet?", "type": "choice", "required": true, "answerOption": [
            {"valueCoding": {"code": "none", "display": "None"}},
            {"valueCoding": {"code": "dog", "display": "A dog"}},
            {"valueCoding": {"code": "tiger", "display": "A tiger"},
             "extension": [{"url": "https://securebase.example/fhir/ends", "valueCode": "run"},
                           {"url": "https://securebase.example/fhir/raises", "valueCode": "danger"}]}]},
        {"linkId": "name", "text": "Its name?", "type": "string", "required": true,
         "extension": [{"url": "https://securebase.example/fhir/field", "valueCode": "name"}],
         "enableWhen": [{"question": "pet", "operator": "!=", "answerCoding": {"code": "none"}}]},
        {"linkId": "out", "type": "group",
         "enableWhen": [{"question": "name", "operator": "exists", "answerBoolean": true}], "item": [
            {"linkId": "lead", "text": "A lead?", "type": "boolean",
             "enableWhen": [{"question": "pet", "operator": "=", "answerCoding": {"code": "dog"}}]}]},
        {"linkId": "age", "text": "Its age?", "type": "integer"},
        {"linkId": "old", "text": "How nice.", "type": "display",
         "enableWhen": [{"question": "age", "operator": ">", "answerInteger": 10}]}"#))
}

fn named(pet: &str) -> Answers {
    let mut said = answers(&[("pet", pet)]);
    said.set("name", vec![Answer::Text("Rex".to_owned())]);
    said
}

fn screens(questionnaire: &Questionnaire, answers: &Answers) -> Vec<String> {
    let enabled = questionnaire.enabled(answers);
    enabled.iter().map(|item| item.link_id.clone()).collect()
}

fn asked(step: Step<'_>) -> &str {
    match step {
        Step::Ask(screen) => &screen.link_id,
        Step::Ends(code) => code,
        Step::Done => "done",
    }
}

#[test]
fn only_what_applies_is_asked() {
    assert_eq!(
        screens(&pets(), &answers(&[("pet", "none")])),
        ["pet", "age"]
    );
    assert_eq!(
        screens(&pets(), &named("dog")),
        ["pet", "name", "out", "age"]
    );
}

#[test]
fn a_group_of_which_nothing_is_asked_is_no_screen() {
    assert_eq!(screens(&pets(), &named("tiger")), ["pet", "name", "age"]);
}

#[test]
fn a_number_is_compared() {
    let mut said = answers(&[("pet", "none")]);
    said.set("age", vec![Answer::Integer(10)]);
    assert_eq!(
        screens(&pets(), &said),
        ["pet", "age"],
        "10 is not above 10"
    );
    said.set("age", vec![Answer::Integer(11)]);
    assert_eq!(screens(&pets(), &said), ["pet", "age", "old"]);
}

#[test]
fn back_undoes_forward() {
    for questionnaire in [pets(), safety()] {
        let visit = go_through(&questionnaire, &[("pet", "dog"), ("name", "Rex")]);
        for pair in visit.screens.windows(2) {
            let before = questionnaire.previous(&visit.answers, &pair[1]);
            assert_eq!(before.map(|item| &item.link_id), Some(&pair[0]));
        }
        let first = &visit.screens[0];
        assert_eq!(questionnaire.previous(&visit.answers, first), None);
    }
}

#[test]
fn progress_counts_what_is_asked() {
    let said = named("dog");
    assert_eq!(pets().progress(&said, "pet"), (0, 4));
    assert_eq!(pets().progress(&said, "age"), (3, 4));
    assert_eq!(pets().progress(&answers(&[("pet", "none")]), "age"), (1, 2));
}

#[test]
fn an_answer_that_ends_it_ends_it_from_its_own_screen_on() {
    let (pets, said) = (pets(), named("tiger"));
    assert_eq!(asked(pets.next(&said, None)), "pet", "it can be taken back");
    assert_eq!(asked(pets.next(&said, Some("pet"))), "run");
    assert_eq!(asked(pets.next(&said, Some("age"))), "run");
    assert_eq!(pets.ended(&said), Some("run"));
}

#[test]
fn what_was_skipped_over_is_asked_at_the_end() {
    let said = answers(&[("pet", "dog")]);
    assert_eq!(asked(pets().next(&said, Some("name"))), "age");
    assert_eq!(asked(pets().next(&said, Some("age"))), "name");
    assert_eq!(asked(pets().next(&named("dog"), Some("age"))), "done");
}

#[test]
fn a_place_that_is_gone_starts_again_and_one_no_longer_asked_goes_on() {
    let said = answers(&[("pet", "none")]);
    assert_eq!(asked(pets().next(&said, Some("renamed"))), "pet");
    assert_eq!(asked(pets().next(&said, Some("name"))), "age");
    assert_eq!(
        asked(pets().next(&said, Some("lead"))),
        "age",
        "a part of a group"
    );
}

/// Someone says they have a dog, names it and says it has a lead; then they say they have no pet. The
/// name and the lead must be gone everywhere, and be back if they change their mind.
#[test]
fn an_answer_to_a_question_no_longer_asked_counts_nowhere() {
    let pets = pets();
    let mut said = named("dog");
    said.set("lead", vec![Answer::Bool(true)]);
    assert_eq!(pets.field(&said, "name"), [&Answer::Text("Rex".to_owned())]);

    said.set("pet", vec![code("none")]);
    assert!(pets.field(&said, "name").is_empty());
    assert_eq!(pets.prune(&said), answers(&[("pet", "none")]));
    assert!(pets.missing(&said).is_empty(), "nor is it missed");

    said.set("pet", vec![code("dog")]);
    assert_eq!(pets.prune(&said), said);
}

#[test]
fn an_answer_that_does_not_fit_counts_as_none() {
    let pets = pets();
    let two = vec![code("none"), code("dog")];
    for stray in [vec![code("cow")], vec![Answer::Bool(true)], two] {
        let mut said = Answers::new();
        said.set("pet", stray.clone());
        assert!(pets.prune(&said).is_empty(), "{stray:?}");
        assert_eq!(link_ids(&pets.missing(&said)), ["pet", "name"]);
    }
}

#[test]
fn parts_of_a_group_are_shown_as_they_are_asked() {
    let pets = pets();
    let group = pets.find("out").expect("out");
    assert_eq!(link_ids(&pets.shown(group, &named("dog"))), ["lead"]);
    assert!(pets.shown(group, &named("tiger")).is_empty());
}

#[test]
fn a_log_line_cannot_tell_what_was_said() {
    let said = named("dog");
    let line = format!("{said:?} {:?}", said.get("name"));
    assert_eq!(line, "Answers(to 2 questions) [Text(…)]");
}

fn link_ids<'q>(items: &[&'q Item]) -> Vec<&'q str> {
    items.iter().map(|item| item.link_id.as_str()).collect()
}
