//! One screen of a questionnaire as a page shows it and as its form is read.

use measures::{Answers, Item, Kind, Offered, Questionnaire, Taken};

use crate::lists;
use crate::web::{Choice, Fields, Problems};

/// A question (or text) on a screen.
pub(super) struct Question {
    pub(super) name: String,
    pub(super) text: String,
    pub(super) hint: String,
    /// `radios`, `checkboxes`, `select`, `number`, `date`, `line`, `text` or `display`.
    pub(super) kind: &'static str,
    pub(super) choices: Vec<Choice>,
    pub(super) value: String,
    pub(super) maxlength: u32,
}

impl Question {
    /// Whether it is shown as more cards than a page of several questions should be long.
    pub(super) fn is_long(&self) -> bool {
        self.kind == "checkboxes" && self.choices.len() > MOST_CARDS
    }

    /// With what is chosen before what is not, where the list is long.
    pub(super) fn chosen_first(mut self) -> Self {
        if self.is_long() {
            self.choices.sort_by_key(|choice| !choice.chosen);
        }
        self
    }
}

/// More options than this are a list to pick from, not cards.
const MOST_CARDS: usize = 24;

fn options(item: &Item) -> Vec<(String, String)> {
    match item.list() {
        Some(list) => lists::list(list).unwrap_or_default(),
        None => item
            .options()
            .iter()
            .map(|option| (option.code.clone(), option.display.clone()))
            .collect(),
    }
}

fn kind(item: &Item, options: usize) -> &'static str {
    match &item.kind {
        Kind::Group(_) | Kind::Display => "display",
        Kind::Boolean => "radios",
        Kind::Choice(choice) if choice.several => "checkboxes",
        Kind::Choice(choice) => match choice.offered {
            Offered::List(_) => "select",
            Offered::These(_) if options > MOST_CARDS => "select",
            Offered::These(_) => "radios",
        },
        // The intake's own questionnaires are refused with kinds that come from imported measures.
        Kind::Decimal(_) | Kind::DateTime | Kind::Time | Kind::Url | Kind::Quantity(_) => "line",
        Kind::Line(_) => "line",
        Kind::Text(_) => "text",
        Kind::Integer(_) => "number",
        Kind::Date => "date",
    }
}

/// The questions of a screen, filled with what was typed just now or answered before.
pub(super) fn questions(
    questionnaire: &Questionnaire,
    screen: &Item,
    answers: &Answers,
    typed: Option<&Fields>,
) -> Vec<Question> {
    let shown = questionnaire.shown(screen, answers);
    shown
        .into_iter()
        .map(|item| question(item, answers, typed))
        .collect()
}

fn question(item: &Item, answers: &Answers, typed: Option<&Fields>) -> Question {
    let stored = || {
        answers
            .get(&item.link_id)
            .iter()
            .map(measures::Answer::as_form_value)
            .collect()
    };
    let values: Vec<String> = typed.map_or_else(stored, |form| form.all(&item.link_id));
    let options = match item.kind {
        Kind::Boolean => vec![
            ("true".to_owned(), "Yes".to_owned()),
            ("false".to_owned(), "No".to_owned()),
        ],
        _ => options(item),
    };
    let count = options.len();
    let choice = |(value, label): (String, String)| Choice {
        chosen: values.contains(&value),
        value,
        label,
        hint: String::new(),
    };
    let mut choices: Vec<Choice> = options.into_iter().map(choice).collect();
    let kind = kind(item, count);
    if kind == "radios" && !item.required {
        // A chosen option can be taken back without scripts.
        choices.push(Choice {
            value: String::new(),
            label: "No answer".to_owned(),
            hint: String::new(),
            chosen: values.iter().all(String::is_empty),
        });
    }
    Question {
        name: item.link_id.clone(),
        text: item.text.clone(),
        hint: item.hint.clone().unwrap_or_default(),
        kind,
        choices,
        value: values.first().cloned().unwrap_or_default(),
        maxlength: match item.kind {
            Kind::Line(longest) | Kind::Text(longest) => longest,
            _ => 0,
        },
    }
}

/// Reads a screen's form: all answers with this screen's in place, and what is wrong.
pub(super) fn read(
    questionnaire: &Questionnaire,
    screen: &Item,
    answers: &Answers,
    form: &Fields,
) -> (Answers, Problems) {
    let in_list = |list: &str, code: &str| {
        lists::list(list).is_some_and(|list| list.iter().any(|(known, _)| known == code))
    };
    let Taken { answers, refused } = questionnaire.take(screen, answers, form.pairs(), in_list);
    let mut problems = Problems::new();
    for (link_id, refusal) in refused {
        problems.add(&link_id, refusal.to_string());
    }
    (answers, problems)
}
