//! What a person has answered so far, by question.
//!
//! What must stay true: answers are content. Printing one for debugging tells its kind and never what
//! was said, so that a log line cannot leak it.

use crate::{Decimal, Moment, Quantity};
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// One answer to one question.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Answer {
    /// A chosen option, by its code.
    Code(String),
    /// A person's own words.
    Text(String),
    /// A whole number.
    Integer(i32),
    /// A calendar day.
    Date(Date),
    /// Yes or no.
    Bool(bool),
    /// A number with decimals.
    Decimal(Decimal),
    /// A day, or an instant on it.
    DateTime(Moment),
    /// A time of day.
    Time(Time),
    /// An address of the web.
    Url(String),
    /// An amount with its unit.
    Quantity(Quantity),
}

impl Answer {
    /// The code, of a chosen option.
    pub fn as_code(&self) -> Option<&str> {
        if let Self::Code(code) = self {
            Some(code)
        } else {
            None
        }
    }

    /// The words, of a text.
    pub fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self {
            Some(text)
        } else {
            None
        }
    }

    /// The number, of a whole number.
    pub fn as_integer(&self) -> Option<i32> {
        if let Self::Integer(number) = self {
            Some(*number)
        } else {
            None
        }
    }

    /// The day, of a date.
    pub fn as_date(&self) -> Option<Date> {
        if let Self::Date(date) = self {
            Some(*date)
        } else {
            None
        }
    }

    /// The yes or no, of one.
    pub fn as_bool(&self) -> Option<bool> {
        if let Self::Bool(yes) = self {
            Some(*yes)
        } else {
            None
        }
    }

    /// As a form would send it back: what to fill a field with.
    pub fn as_form_value(&self) -> String {
        match self {
            Self::Code(text) | Self::Text(text) | Self::Url(text) => text.clone(),
            Self::Integer(number) => number.to_string(),
            Self::Date(date) => date.to_string(),
            Self::Bool(yes) => yes.to_string(),
            Self::Decimal(number) => number.to_string(),
            Self::DateTime(moment) => moment.to_string(),
            Self::Time(time) => time.to_string(),
            Self::Quantity(quantity) => quantity.value.to_string(),
        }
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Code(_) => "Code(…)",
            Self::Text(_) => "Text(…)",
            Self::Integer(_) => "Integer(…)",
            Self::Date(_) => "Date(…)",
            Self::Bool(_) => "Bool(…)",
            Self::Decimal(_) => "Decimal(…)",
            Self::DateTime(_) => "DateTime(…)",
            Self::Time(_) => "Time(…)",
            Self::Url(_) => "Url(…)",
            Self::Quantity(_) => "Quantity(…)",
        })
    }
}

/// Answers by linkId. A question without an answer has no entry.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(BTreeMap<String, Vec<Answer>>);

impl Answers {
    /// No answers yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The answers to this question; empty where there is none.
    pub fn get(&self, link_id: &str) -> &[Answer] {
        self.0.get(link_id).map_or(&[], Vec::as_slice)
    }

    /// Puts these answers in the place of the question's earlier ones; none takes them away.
    pub fn set(&mut self, link_id: impl Into<String>, answers: Vec<Answer>) {
        if answers.is_empty() {
            self.0.remove(&link_id.into());
        } else {
            self.0.insert(link_id.into(), answers);
        }
    }

    /// Whether nothing has been answered.
    pub fn is_empty(&self) -> bool {
        self.0.values().all(Vec::is_empty)
    }

    /// Every answered question, by linkId.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[Answer])> {
        self.0
            .iter()
            .map(|(link_id, answers)| (link_id.as_str(), answers.as_slice()))
    }

    /// Whether this question's answers hold this code: what makes a box ticked.
    pub fn chose(&self, link_id: &str, code: &str) -> bool {
        self.get(link_id)
            .iter()
            .any(|answer| answer.as_code() == Some(code))
    }
}

impl FromIterator<(String, Vec<Answer>)> for Answers {
    fn from_iter<T: IntoIterator<Item = (String, Vec<Answer>)>>(pairs: T) -> Self {
        let mut answers = Self::new();
        for (link_id, given) in pairs {
            answers.set(link_id, given);
        }
        answers
    }
}

impl fmt::Debug for Answers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Answers(to {} questions)", self.0.len())
    }
}
