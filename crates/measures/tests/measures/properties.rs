//! What holds whatever a file holds, whatever has been answered and whatever a form sends.

use crate::help::{in_list, of, partner, read, safety, start};
use jiff::Timestamp;
use jiff::civil::date;
use measures::{Answer, Answers, Item, Questionnaire, Step};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;

/// One with what the practice's own have not: groups, dates, lines, yes or no, every comparison.
fn odd() -> Questionnaire {
    read(&of(r#"
        {"linkId": "y", "text": "?", "type": "boolean", "required": true},
        {"linkId": "d", "text": "?", "type": "date"},
        {"linkId": "n", "text": "?", "type": "integer", "enableWhen": [
            {"question": "y", "operator": "=", "answerBoolean": true}]},
        {"linkId": "g", "type": "group", "enableBehavior": "all", "enableWhen": [
            {"question": "d", "operator": "<", "answerDate": "2001-01-01"},
            {"question": "n", "operator": "!=", "answerInteger": 3}], "item": [
            {"linkId": "gs", "text": "?", "type": "choice", "required": true, "repeats": true,
             "answerOption": [
                {"valueCoding": {"code": "a", "display": "A"}},
                {"valueCoding": {"code": "b", "display": "B"}, "extension": [
                    {"url": "https://securebase.example/fhir/ends", "valueCode": "b"},
                    {"url": "https://securebase.example/fhir/raises", "valueCode": "danger"}]}]},
            {"linkId": "gl", "text": "?", "type": "string", "enableWhen": [
                {"question": "n", "operator": ">=", "answerInteger": 5}]}]},
        {"linkId": "t", "text": "?", "type": "text", "enableWhen": [
            {"question": "gl", "operator": "exists", "answerBoolean": false}]}"#))
}

fn questionnaires() -> [Questionnaire; 4] {
    [start(), partner(), safety(), odd()]
}

fn any_questionnaire() -> impl Strategy<Value = Questionnaire> {
    select(questionnaires().to_vec())
}

fn any_answer(item: &Item) -> BoxedStrategy<Answer> {
    let mut codes: Vec<String> = ["US", "CA", "AU", "DE", "en", "stray"]
        .map(str::to_owned)
        .to_vec();
    codes.extend(item.options().iter().map(|option| option.code.clone()));
    let fitting = if item.options().is_empty() && item.list().is_none() {
        prop_oneof![
            (0..130).prop_map(Answer::Integer),
            any::<bool>().prop_map(Answer::Bool),
            select(vec![date(1990, 5, 1), date(2010, 5, 1)]).prop_map(Answer::Date),
            ".{0,8}".prop_map(Answer::Text),
        ]
        .boxed()
    } else {
        select(codes).prop_map(Answer::Code).boxed()
    };
    prop_oneof![
        8 => fitting,
        1 => any::<i32>().prop_map(Answer::Integer),
        1 => ".{0,8}".prop_map(Answer::Text),
    ]
    .boxed()
}

/// A questionnaire and answers as they might be stored: sensible ones, none, too many, of another kind,
/// to questions that are not asked, to questions there never were.
fn any_visit() -> impl Strategy<Value = (Questionnaire, Answers)> {
    any_questionnaire().prop_flat_map(|questionnaire| {
        let given: Vec<_> = questionnaire
            .items()
            .map(|item| {
                let answers = prop::collection::vec(any_answer(item), 0..3);
                (Just(item.link_id.clone()), answers)
            })
            .collect();
        (Just(questionnaire), given).prop_map(|(questionnaire, given)| {
            let mut answers: Answers = given.into_iter().collect();
            answers.set("never-was", vec![Answer::Bool(true)]);
            (questionnaire, answers)
        })
    })
}

/// A form: some of the questionnaire's own names, with values that may or may not do.
fn any_form(questionnaire: &Questionnaire) -> impl Strategy<Value = Vec<(String, String)>> + use<> {
    let names: Vec<String> = questionnaire
        .items()
        .map(|item| item.link_id.clone())
        .chain(["never-was".to_owned()])
        .collect();
    let mut values: Vec<String> = [
        "",
        " ",
        "true",
        "34",
        "-1",
        "2027-03-09",
        "US",
        "en",
        "stray",
    ]
    .map(str::to_owned)
    .to_vec();
    let options = questionnaire.items().flat_map(Item::options);
    values.extend(options.map(|option| option.code.clone()));
    let value = prop_oneof![4 => select(values), 1 => any::<String>()];
    prop::collection::vec((select(names), value), 0..60)
}

fn now() -> Timestamp {
    Timestamp::UNIX_EPOCH
}

/// Every place in a JSON value, as what leads to it.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(object) => {
            for (key, inner) in object {
                let key = key.replace('~', "~0").replace('/', "~1");
                places(inner, &format!("{at}/{key}"), found);
            }
        }
        Value::Array(list) => {
            for (position, inner) in list.iter().enumerate() {
                places(inner, &format!("{at}/{position}"), found);
            }
        }
        _ => {}
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "[a-z -]{0,6}".prop_map(Value::from),
        select(vec![
            "group", "choice", "integer", "age", "country", "=", "<"
        ])
        .prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::hash_map("[a-z]{1,5}", inner, 0..3)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_or_its_problems_are_told(text in any::<String>()) {
        if let Err(problems) = Questionnaire::parse(&text) {
            prop_assert!(!problems.is_empty());
        }
    }

    /// Someone edits a file and breaks it somewhere.
    #[test]
    fn any_slip_in_a_file_is_read_or_told(at in any::<Index>(), with in any_json()) {
        let text = include_str!("../../../../content/questionnaire/start.json");
        let mut value: Value = serde_json::from_str(text).expect("JSON");
        let mut all = Vec::new();
        places(&value, "", &mut all);
        let place = at.get(all.as_slice());
        *value.pointer_mut(place).expect("a place") = with;
        match Questionnaire::parse(&value.to_string()) {
            Ok(questionnaire) => prop_assert!(!questionnaire.screens().is_empty()),
            Err(problems) => prop_assert!(!problems.is_empty()),
        }
    }

    /// Every step goes to a later screen, so a walk has an end; what it ends with is true.
    #[test]
    fn a_walk_ends((questionnaire, answers) in any_visit()) {
        let place = |link_id: &str| {
            questionnaire.screens().iter().position(|screen| screen.link_id == link_id)
        };
        let mut after: Option<&str> = None;
        loop {
            match questionnaire.next(&answers, after) {
                Step::Ask(screen) if place(&screen.link_id) > after.and_then(place) => {
                    after = Some(&screen.link_id);
                }
                Step::Ask(screen) => {
                    // Only once all has been passed does it go back, and then for a reason.
                    let missing = questionnaire.missing(&answers);
                    let within = screen.with_parts();
                    prop_assert!(missing.iter().any(|item| within.contains(item)));
                    break;
                }
                Step::Ends(code) => {
                    prop_assert_eq!(questionnaire.ended(&answers), Some(code));
                    break;
                }
                Step::Done => {
                    prop_assert!(questionnaire.missing(&answers).is_empty());
                    prop_assert_eq!(questionnaire.ended(&answers), None);
                    break;
                }
            }
        }
    }

    /// Back leads to where forward came from, and forward again to where back was pressed.
    #[test]
    fn back_and_forward_are_symmetric((questionnaire, answers) in any_visit()) {
        let screens = questionnaire.enabled(&answers);
        for (position, screen) in screens.iter().enumerate() {
            let before = questionnaire.previous(&answers, &screen.link_id);
            prop_assert_eq!(before, position.checked_sub(1).map(|at| screens[at]));
            prop_assert_eq!(
                questionnaire.progress(&answers, &screen.link_id),
                (position, screens.len())
            );
            let here = before.map(|item| item.link_id.as_str());
            match questionnaire.next(&answers, here) {
                Step::Ask(next) => prop_assert_eq!(&next, screen),
                Step::Ends(code) => prop_assert_eq!(questionnaire.ended(&answers), Some(code)),
                Step::Done => prop_assert!(false, "done before {}", screen.link_id),
            }
        }
    }

    /// Taking away the answers that do not count changes nothing that can be asked of them.
    #[test]
    fn what_does_not_count_counts_nowhere((questionnaire, answers) in any_visit()) {
        let counted = questionnaire.prune(&answers);
        prop_assert_eq!(&questionnaire.prune(&counted), &counted);
        prop_assert_eq!(questionnaire.enabled(&answers), questionnaire.enabled(&counted));
        prop_assert_eq!(questionnaire.raised(&answers), questionnaire.raised(&counted));
        prop_assert_eq!(questionnaire.ended(&answers), questionnaire.ended(&counted));
        prop_assert_eq!(questionnaire.missing(&answers), questionnaire.missing(&counted));
        prop_assert_eq!(
            questionnaire.response(&answers, now()),
            questionnaire.response(&counted, now())
        );
        for field in questionnaire.fields() {
            prop_assert_eq!(
                questionnaire.field(&answers, field),
                questionnaire.field(&counted, field)
            );
        }
        for screen in questionnaire.screens() {
            let after = Some(screen.link_id.as_str());
            prop_assert_eq!(
                questionnaire.next(&answers, after),
                questionnaire.next(&counted, after)
            );
        }
    }

    /// What counts was asked and fits; what was asked, fits and is one where one is wanted, counts.
    #[test]
    fn what_counts_was_asked_and_fits((questionnaire, answers) in any_visit()) {
        let counted = questionnaire.prune(&answers);
        let screens = questionnaire.screens().iter();
        let asked: Vec<_> = screens
            .flat_map(|screen| questionnaire.shown(screen, &answers))
            .collect();
        for item in questionnaire.items().filter(|item| item.is_question()) {
            let mut wanted: Vec<_> = answers.get(&item.link_id).to_vec();
            wanted.retain(|answer| item.fits(answer));
            if !asked.contains(&item) || (wanted.len() > 1 && !item.several()) {
                wanted.clear();
            }
            prop_assert_eq!(counted.get(&item.link_id), wanted);
        }
        prop_assert!(counted.get("never-was").is_empty());
    }

    /// Whatever a browser sends to any screen: what is taken fits, what is refused stays as it was, and
    /// no other question's answer comes in by it.
    #[test]
    fn any_form_is_taken_or_refused(
        ((questionnaire, answers), sent) in any_visit().prop_flat_map(|visit| {
            let form = any_form(&visit.0);
            (Just(visit), form)
        })
    ) {
        for screen in questionnaire.screens() {
            let shown = questionnaire.shown(screen, &answers);
            let taken = questionnaire.take(screen, &answers, &sent, in_list);
            prop_assert_eq!(&questionnaire.prune(&taken.answers), &taken.answers);
            let before = questionnaire.prune(&answers);
            for (link_id, given) in taken.answers.iter() {
                let item = questionnaire.find(link_id).expect("a question");
                prop_assert!(given.iter().all(|answer| item.fits(answer)));
                if !shown.contains(&item) || taken.refused.contains_key(link_id) {
                    let had = [before.get(link_id), answers.get(link_id)];
                    prop_assert!(had.iter().any(|had| had.contains(&given[0])));
                }
            }
            for link_id in taken.refused.keys() {
                prop_assert!(shown.iter().any(|item| item.link_id == *link_id));
            }
        }
    }

    /// A page filled in again with what was taken sends the same back.
    #[test]
    fn a_form_filled_in_from_answers_gives_them_back((questionnaire, answers) in any_visit()) {
        let counted = questionnaire.prune(&answers);
        for (link_id, given) in counted.iter() {
            let item = questionnaire.find(link_id).expect("a question");
            let sent: Vec<_> = given
                .iter()
                .map(|answer| (link_id.to_owned(), answer.as_form_value()))
                .collect();
            // Stored words may hold what a form would not send; then it is refused, not changed.
            if let Ok(again) = item.take(&sent, |_, _| true)
                && !given.iter().any(|answer| answer.as_text().is_some())
            {
                prop_assert!(given.iter().all(|answer| again.contains(answer)));
                prop_assert!(again.iter().all(|answer| given.contains(answer)));
            }
        }
    }
}
