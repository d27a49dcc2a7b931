//! An exercise: what it is for, when not to do it, its steps.
//!
//! What must stay true: it claims no review that nobody gave of the text as it is.

use jiff::civil::Date;
use serde::Deserialize;

use super::skill::Skill;
use crate::languages::{Given, Said, say};
use crate::library::{Reading, Source};
use crate::reviews::{Kind, Reviewer, Text};
use crate::translations::{Content, Translation};

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
    /// What it says of itself as a translation of the exercise of its name, if it is one.
    pub translation: Option<Translation>,
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
    pub fn words(self) -> Said {
        match self {
            Self::Alone => say("way-alone"),
            Self::OneDevice => say("way-one-device"),
            Self::TwoDevices => say("way-two-devices"),
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
            Some(seconds @ ..120) => say("step-seconds").with("count", seconds).into(),
            Some(seconds) => say("step-minutes")
                .with("count", (seconds + 30) / 60)
                .into(),
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

    /// How to breathe, in a sentence; all of it takes this long.
    pub fn words(&self, clock: impl Given) -> Said {
        say("step-breathe")
            .with("in", self.inward)
            .with("hold", self.hold)
            .with("out", self.out)
            .with("rest", self.rest)
            .with("clock", clock)
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
        let words = self.ways.iter().map(|way| way.words());
        let or = |before, last| say("ways-or").with("before", before).with("last", last);
        words.reduce(or).map_or_else(String::new, String::from)
    }

    /// As what somebody may stand for.
    pub fn as_text(&self) -> Text<'_> {
        Text {
            kind: Kind::Exercise,
            name: &self.name,
            is_translation: self.translation.is_some(),
            title: &self.title,
            language: &self.language,
            hash: &self.hash,
            review: self.review.as_ref(),
            updated: self.updated,
        }
    }

    /// How hard it is to read.
    pub fn reading(&self) -> Option<Reading> {
        Reading::of(&self.language, &self.prose())
    }

    fn prose(&self) -> Vec<String> {
        let of_steps = self.steps.iter().flat_map(|step| step.text.iter().cloned());
        let first = [self.purpose.clone()].into_iter();
        first.chain(self.unless.clone()).chain(of_steps).collect()
    }
}

impl Content for Exercise {
    fn parse(name: &str, text: &str) -> Result<Self, Vec<String>> {
        super::parse(name, text)
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn language(&self) -> &str {
        &self.language
    }

    fn updated(&self) -> Date {
        self.updated
    }

    fn translation(&self) -> Option<Translation> {
        self.translation
    }

    /// Two who do it together may read different languages, and what is done must be the same for both: only
    /// words may differ.
    fn is_unlike(&self, original: &Self) -> Option<&'static str> {
        let form = |step: &Step| {
            let keys: Vec<String> = step.fields.iter().map(|field| field.key.clone()).collect();
            (step.seconds, step.breathe, step.turn, keys)
        };
        let all = |one: &Self| one.steps.iter().map(form).collect::<Vec<_>>();
        let rules = [
            (
                self.skill != original.skill,
                "its skill is not that of its original",
            ),
            (
                self.minutes != original.minutes,
                "its minutes are not those of its original",
            ),
            (
                self.ways != original.ways,
                "its ways are not those of its original",
            ),
            (
                all(self) != all(original),
                "its steps are not those of its original: as many, in the same order, with the same seconds, \
                 breathe, turn and keys of fields",
            ),
        ];
        let told = rules.into_iter().find(|(unlike, _)| *unlike);
        told.map(|(_, words)| words)
    }

    fn beside(self, _: &Self, translation: Translation) -> Self {
        let translation = Some(translation);
        Self {
            translation,
            ..self
        }
    }
}
