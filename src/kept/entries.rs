//! What the pages of an opened record are made of: parts, and entries in them.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

use super::carried::Carried;
use super::frames::About;
use crate::erasure;

/// Whose record it is, and why it was opened.
pub(super) struct Head {
    pub(super) practice: String,
    pub(super) name: String,
    pub(super) email: String,
    pub(super) number: String,
    pub(super) rule: String,
    pub(super) until: String,
    pub(super) taken: String,
    pub(super) by: String,
    pub(super) reason: String,
}

/// A page of the record.
#[derive(Serialize)]
pub(super) struct Part {
    pub(super) name: String,
    pub(super) title: String,
    #[serde(skip)]
    pub(super) about: &'static str,
    pub(super) entries: Vec<Entry>,
}

/// One entry.
#[derive(Default, Serialize)]
pub(super) struct Entry {
    pub(super) at: Option<Timestamp>,
    #[serde(skip)]
    pub(super) when: String,
    pub(super) who: Option<String>,
    pub(super) text: String,
    pub(super) facts: Vec<Fact>,
    /// The pages of a record show no pictures.
    #[serde(skip)]
    pub(super) html: Option<String>,
    pub(super) files: Vec<File>,
    /// Answers as they were stored.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) stored: Option<Value>,
}

/// A question and its answer, a name and what it is.
#[derive(Clone, Serialize)]
pub(super) struct Fact {
    pub(super) label: String,
    pub(super) value: String,
}

/// A file sent with a message.
#[derive(Serialize)]
pub(super) struct File {
    pub(super) path: String,
    pub(super) name: String,
    pub(super) described: String,
}

pub(super) fn in_utc(at: Timestamp) -> String {
    at.strftime("%-d %B %Y, %H:%M UTC").to_string()
}

pub(super) fn fact(label: impl Into<String>, value: impl Into<String>) -> Fact {
    Fact {
        label: label.into(),
        value: value.into(),
    }
}

impl Head {
    pub(super) fn new(about: &About, carried: &Carried, whose: Option<erasure::Head>) -> Self {
        let (name, email) = match whose {
            Some(head) => (head.name, head.email),
            None => ("not known any more".to_owned(), String::new()),
        };
        Self {
            practice: carried.practice.clone(),
            name,
            email,
            number: about.number.to_string(),
            rule: carried.rule.clone(),
            until: in_utc(about.until),
            taken: in_utc(carried.taken_at),
            by: carried.why.by.clone(),
            reason: carried.why.reason.clone(),
        }
    }
}

impl Entry {
    pub(super) fn new(at: Timestamp, text: impl Into<String>, facts: Vec<Fact>) -> Self {
        Self {
            at: Some(at),
            when: in_utc(at),
            text: text.into(),
            facts,
            ..Self::default()
        }
    }
}
