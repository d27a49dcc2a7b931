//! One question as its page shows it, and what its form sends.
//!
//! What must stay true: every type of question that is brought in can be answered here, without scripts;
//! where it has few answers, one tap is enough.

use measures::{Answer, Answers, Item, Kind};

use crate::languages::say;
use crate::web::{Choice, Fields};

/// A question with at most this many answers is answered by a tap on one of them.
const MOST_TAPS: usize = 12;

/// A question on its page.
pub(super) struct Question {
    /// Its linkId, sent back with the answer.
    pub(super) name: String,
    pub(super) text: String,
    pub(super) hint: String,
    /// How it is answered.
    pub(super) kind: &'static str,
    pub(super) choices: Vec<Choice>,
    /// Whether the answers are in words of the service, as yes and no.
    pub(super) ours: bool,
    /// Whether the answers are numbers on a scale.
    pub(super) scale: bool,
    pub(super) value: String,
    pub(super) units: Vec<Choice>,
    pub(super) maxlength: u32,
    pub(super) required: bool,
}

fn whole_numbers(least: Option<i32>, most: Option<i32>) -> Vec<(String, String)> {
    let (Some(least), Some(most)) = (least, most) else {
        return Vec::new();
    };
    let few = usize::try_from(i64::from(most) - i64::from(least)).is_ok_and(|n| n < MOST_TAPS);
    if !few {
        return Vec::new();
    }
    (least..=most)
        .map(|n| (n.to_string(), n.to_string()))
        .collect()
}

/// The answers offered, as sent and as read.
fn offered(item: &Item) -> Vec<(String, String)> {
    match &item.kind {
        Kind::Boolean => vec![
            ("true".to_owned(), say("answer-yes").into()),
            ("false".to_owned(), say("answer-no").into()),
        ],
        Kind::Integer(bounds) => whole_numbers(bounds.least, bounds.most),
        _ => item
            .options()
            .iter()
            .map(|option| (option.code.clone(), option.display.clone()))
            .collect(),
    }
}

fn kind(item: &Item, offered: usize) -> &'static str {
    match &item.kind {
        Kind::Choice(choice) if choice.several => "several",
        Kind::Choice(choice) if choice.open => "open",
        Kind::Choice(_) if offered <= MOST_TAPS => "taps",
        Kind::Choice(_) => "select",
        Kind::Boolean => "taps",
        Kind::Integer(_) if offered > 0 => "taps",
        Kind::Integer(_) => "number",
        Kind::Decimal(_) => "decimal",
        Kind::Date => "date",
        Kind::DateTime => "datetime-local",
        Kind::Time => "time",
        Kind::Url => "url",
        Kind::Quantity(_) => "quantity",
        Kind::Text(_) => "words",
        Kind::Line(_) | Kind::Group(_) | Kind::Display => "line",
    }
}

/// A question, filled with what was sent just now or answered before.
pub(super) fn question(item: &Item, answers: &Answers, sent: Option<&Fields>) -> Question {
    let given = answers.get(&item.link_id);
    let stored = || given.iter().map(Answer::as_form_value).collect();
    let values: Vec<String> = sent.map_or_else(stored, |form| form.all("answer"));
    let offered = offered(item);
    let kind = kind(item, offered.len());
    let known = |value: &String| offered.iter().any(|(code, _)| code == value);
    let own = values.iter().find(|value| kind != "open" || !known(value));
    let choice = |(value, label): &(String, String)| Choice {
        chosen: values.contains(value),
        value: value.clone(),
        label: label.clone(),
        hint: String::new(),
    };
    let unit = given.iter().find_map(|answer| match answer {
        Answer::Quantity(quantity) => quantity.unit.as_ref().map(|unit| unit.name().to_owned()),
        _ => None,
    });
    let unit = sent.map_or(unit, |form| Some(form.get("unit").to_owned()));
    let units = match &item.kind {
        Kind::Quantity(units) => units.as_slice(),
        _ => &[],
    };
    Question {
        name: item.link_id.clone(),
        text: item.text.clone(),
        hint: item.hint.clone().unwrap_or_default(),
        kind,
        ours: matches!(item.kind, Kind::Boolean),
        scale: matches!(item.kind, Kind::Integer(_)) && !offered.is_empty(),
        value: own.cloned().unwrap_or_default(),
        units: units
            .iter()
            .map(|known| Choice {
                value: known.name().to_owned(),
                label: known.display.clone(),
                hint: String::new(),
                chosen: unit.as_deref() == Some(known.name()),
            })
            .collect(),
        choices: offered.iter().map(choice).collect(),
        maxlength: match item.kind {
            Kind::Line(longest) | Kind::Text(longest) => longest,
            _ => 0,
        },
        required: item.required,
    }
}

/// What a question's form sent, under the names the question knows.
pub(super) fn sent(form: &Fields, link_id: &str) -> Vec<(String, String)> {
    let answers = form.all("answer").into_iter();
    let mut sent: Vec<_> = answers.map(|value| (link_id.to_owned(), value)).collect();
    if form.has("unit") {
        sent.push((format!("{link_id}#unit"), form.get("unit").to_owned()));
    }
    sent
}

#[cfg(test)]
mod tests {
    use super::*;
    use measures::Questionnaire;

    fn asked(item: &str) -> Questionnaire {
        let text =
            format!(r#"{{"resourceType": "Questionnaire", "status": "draft", "item": [{item}]}}"#);
        Questionnaire::import(&text)
            .expect("a questionnaire")
            .questionnaire
    }

    fn kind_of(item: &str) -> &'static str {
        let asked = asked(item);
        question(&asked.screens()[0], &Answers::new(), None).kind
    }

    #[test]
    fn few_answers_are_taps_and_many_are_a_list() {
        assert_eq!(
            kind_of(r#"{"linkId": "a", "type": "boolean", "text": "A"}"#),
            "taps"
        );
        let option =
            |n: usize| format!(r#"{{"valueCoding": {{"code": "{n}", "display": "{n}"}}}}"#);
        let with = |count: usize| {
            let options: Vec<String> = (0..count).map(option).collect();
            let options = options.join(",");
            format!(
                r#"{{"linkId": "a", "type": "choice", "text": "A", "answerOption": [{options}]}}"#
            )
        };
        assert_eq!(kind_of(&with(12)), "taps");
        assert_eq!(kind_of(&with(13)), "select");
    }

    #[test]
    fn a_whole_number_on_a_short_scale_is_a_tap() {
        let ends = |most: i32| {
            format!(
                r#"{{"linkId": "a", "type": "integer", "text": "A", "extension": [
                    {{"url": "http://hl7.org/fhir/StructureDefinition/minValue", "valueInteger": 0}},
                    {{"url": "http://hl7.org/fhir/StructureDefinition/maxValue", "valueInteger": {most}}}]}}"#
            )
        };
        assert_eq!(kind_of(&ends(10)), "taps");
        assert_eq!(kind_of(&ends(100)), "number");
        let asked = asked(&ends(10));
        let question = question(&asked.screens()[0], &Answers::new(), None);
        assert_eq!(question.choices.len(), 11);
        assert!(question.scale);
    }

    #[test]
    fn own_words_are_kept_apart_from_what_is_offered() {
        let asked = asked(
            r#"{"linkId": "a", "type": "open-choice", "text": "A", "answerOption": [
                {"valueCoding": {"code": "x", "display": "X"}}]}"#,
        );
        let mut answers = Answers::new();
        answers.set("a", vec![Answer::Text("mine".to_owned())]);
        let question = question(&asked.screens()[0], &answers, None);
        assert_eq!((question.kind, question.value.as_str()), ("open", "mine"));
        assert!(!question.choices[0].chosen);
    }
}
