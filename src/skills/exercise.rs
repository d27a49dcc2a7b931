//! An exercise: what it is for, when not to do it, its steps.
//!
//! What must stay true: it claims no review that nobody gave of the text as it is.

use jiff::civil::Date;
use serde::Deserialize;

use super::skill::Skill;
use crate::library::{Source, grade};
use crate::reviews::{Kind, Reviewer, Text};

/// An exercise.
#[derive(Clone, Debug)]
pub struct Exercise {
    /// Its name in addresses: the file's name without its ending.
    pub name: String,
    /// Its title.
    pub title: String,
    /// What it practises.
    pub skill: Skill,
    /// What it is for, in a sentence or two.
    pub purpose: String,
    /// About how long it takes, in minutes.
    pub minutes: u32,
    /// How it can be done; at least one way.
    pub ways: Vec<Way>,
    /// When not to do it; at least one line.
    pub unless: Vec<String>,
    /// Who wrote it.
    pub author: String,
    /// Its language (BCP 47).
    pub language: String,
    /// When its text was changed last.
    pub updated: Date,
    /// Its place in the list.
    pub order: i64,
    /// Articles of the library that belong to it, by name.
    pub related: Vec<String>,
    /// Where it comes from.
    pub sources: Vec<Source>,
    /// Who reviewed it, as the file says, and the day.
    pub review: Option<(Reviewer, Date)>,
    /// What is done, in order; at least one.
    pub steps: Vec<Step>,
    /// What its file holds, exactly (SHA-256): a review is of this.
    pub hash: [u8; 32],
}

/// A way to do an exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// By oneself.
    Alone,
    /// The two together, looking at one device.
    OneDevice,
    /// The two together, each with a device.
    TwoDevices,
}

impl Way {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Alone => "alone",
            Self::OneDevice => "together on one device",
            Self::TwoDevices => "together on two devices",
        }
    }
}

/// Whose turn a step is, where two do it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Turn {
    /// Whoever goes first.
    One,
    /// The other.
    Other,
    /// Both at once.
    Both,
}

/// A step.
#[derive(Clone, Debug)]
pub struct Step {
    /// Its heading.
    pub title: String,
    /// Its text, by paragraphs.
    pub text: Vec<String>,
    /// How long it is meant to take, in seconds; `None` where there is no clock.
    pub seconds: Option<u32>,
    /// A breath to keep to.
    pub breathe: Option<Breath>,
    /// Whose turn it is, where two do it.
    pub turn: Turn,
    /// What one may write here.
    pub fields: Vec<Field>,
}

impl Step {
    /// How long it is meant to take, in words; empty where there is no clock.
    pub fn clock_words(&self) -> String {
        let seconds = self.breathe.map(|breath| breath.seconds()).or(self.seconds);
        match seconds {
            None => String::new(),
            Some(seconds @ ..120) => format!("{seconds} seconds"),
            Some(seconds) => format!("{} minutes", (seconds + 30) / 60),
        }
    }
}

/// A breath to keep to, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Breath {
    /// In.
    #[serde(rename = "in")]
    pub inward: u32,
    /// Held.
    #[serde(default)]
    pub hold: u32,
    /// Out.
    pub out: u32,
    /// Until the next.
    #[serde(default)]
    pub rest: u32,
    /// How many of them.
    pub rounds: u32,
}

impl Breath {
    /// How long all of it takes, in seconds.
    pub fn seconds(&self) -> u32 {
        (self.inward + self.hold + self.out + self.rest) * self.rounds
    }
}

/// A place to write.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// By what it is kept; no other of the exercise has it.
    pub key: String,
    /// What it asks.
    pub label: String,
    /// A word more; empty for none.
    #[serde(default)]
    pub hint: String,
}

impl Exercise {
    /// The fields one may write in, in order.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.steps.iter().flat_map(|step| &step.fields)
    }

    /// Whether it can be done this way.
    pub fn can_be(&self, way: Way) -> bool {
        self.ways.contains(&way)
    }

    /// How it can be done, in words.
    pub fn ways_in_words(&self) -> String {
        let words: Vec<&str> = self.ways.iter().map(|way| way.words()).collect();
        words.join(", or ")
    }

    /// As what somebody may stand for.
    pub fn as_text(&self) -> Text<'_> {
        Text {
            kind: Kind::Exercise,
            name: &self.name,
            title: &self.title,
            language: &self.language,
            hash: &self.hash,
            review: self.review.as_ref(),
            updated: self.updated,
        }
    }

    /// The school grade it is read at with ease (see [`grade`]); English only.
    pub fn grade(&self) -> Option<f64> {
        let is_english = self.language == "en" || self.language.starts_with("en-");
        is_english.then(|| grade(&self.prose())).flatten()
    }

    fn prose(&self) -> Vec<String> {
        let of_steps = self.steps.iter().flat_map(|step| step.text.iter().cloned());
        let first = [self.purpose.clone()].into_iter();
        first.chain(self.unless.clone()).chain(of_steps).collect()
    }
}
