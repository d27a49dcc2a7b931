//! One screen of a questionnaire as a page shows it and as its form is read.
//!
//! What must stay true: what belongs to a question is in the language of the questionnaire, also where that
//! is not the page's.

use measures::{Answers, Item, Kind, Offered, Questionnaire, Refusal, Taken};

use super::content::language_of;
use crate::languages::{Language, Said, say, spoken};
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
    /// What stands beside the field, and before anything is chosen of a list.
    pub(super) label: String,
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
    let shown = questionnaire.shown(screen, answers).into_iter();
    let questions = || shown.map(|item| question(item, answers, typed)).collect();
    language_of(questionnaire).speaks(questions)
}

/// The language of the questions, where it is not the page's.
pub(super) fn other_language(questionnaire: &Questionnaire) -> Option<Language> {
    let language = language_of(questionnaire);
    (language != spoken().page).then_some(language)
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
            ("true".to_owned(), say("answer-yes").into()),
            ("false".to_owned(), say("answer-no").into()),
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
            label: say("answer-none").into(),
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
        label: match kind {
            "select" => say("answer-choose"),
            "text" => say("answer-words"),
            _ => say("answer-own"),
        }
        .into(),
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
    language_of(questionnaire).speaks(|| {
        for (link_id, refusal) in refused {
            problems.add(&link_id, why(&refusal));
        }
    });
    (answers, problems)
}

/// Why what was sent is no answer, in words that say what to do.
pub fn why(refusal: &Refusal) -> Said {
    match refusal {
        Refusal::Required => say("refused-required"),
        Refusal::OneOnly => say("refused-one-only"),
        Refusal::NotOffered => say("refused-not-offered"),
        Refusal::NotANumber => say("refused-not-a-number"),
        Refusal::TooSmall(least) => say("refused-too-small").with("least", least.to_string()),
        Refusal::TooLarge(most) => say("refused-too-large").with("most", most.to_string()),
        Refusal::NotADate => say("refused-not-a-date"),
        Refusal::NotADecimal => say("refused-not-a-decimal"),
        Refusal::TooLittle(least) => say("refused-too-small").with("least", least.to_string()),
        Refusal::TooMuch(most) => say("refused-too-large").with("most", most.to_string()),
        Refusal::NotATime => say("refused-not-a-time"),
        Refusal::NotAMoment => say("refused-not-a-moment"),
        Refusal::NotAnAddress => say("refused-not-an-address"),
        Refusal::TooLong(longest) => say("refused-too-long").with("longest", longest.to_string()),
        Refusal::Unreadable => say("refused-unreadable"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_says_in_english_what_it_is() {
        for refusal in [
            Refusal::Required,
            Refusal::OneOnly,
            Refusal::NotOffered,
            Refusal::NotANumber,
            Refusal::TooSmall(-2),
            Refusal::TooLarge(2_027),
            Refusal::NotADate,
            Refusal::NotADecimal,
            Refusal::NotATime,
            Refusal::NotAMoment,
            Refusal::NotAnAddress,
            Refusal::TooLong(4_000),
            Refusal::Unreadable,
        ] {
            assert_eq!(&*why(&refusal), refusal.to_string());
        }
    }
}
