//! What a measure looks like: an attachment profile, a couple's view, the course over time; each from a
//! scoring key and answers to a finished piece of HTML (a drawing, words, a table).
//!
//! What must stay true: nothing here does I/O or asks the time; no answers and no key make it panic or
//! draw outside its frame; a point is never shown without how sure it is, or that nobody knows; every
//! claim about people names its source; and nothing here ranks two partners.

mod couple;
mod course;
mod doubt;
mod drawing;
mod figures;
mod passages;
mod patterns;
mod plane;
mod profile;
mod reading;
mod regions;
mod sources;
mod ticks;

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use calendar::Zone;
use jiff::Timestamp;
use measures::Key;
use measures::key::Subscale;
use serde::{Deserialize, Serialize};

use crate::languages::{Said, say};

pub use couple::CoupleProfile;
pub use course::{Course, Flag, Value};
pub use figures::number;
pub use profile::Profile;

/// One time a measure was answered, as scores: what partners may show each other. The answers themselves
/// are not in it.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Taken {
    /// When.
    pub at: Timestamp,
    /// The scores, by the subscale's name; those that were missing are not in it.
    scores: BTreeMap<String, Scored>,
}

/// One score.
#[derive(Clone, Copy, PartialEq, Serialize, Deserialize)]
struct Scored {
    score: f64,
    /// How far to each side of it the person may be, by how much their own answers differ.
    own_doubt: Option<f64>,
}

impl Taken {
    /// The scores of these answers, which are in the order of [`Key::items`]. There are none where an
    /// answer is none the items take.
    pub fn of(key: &Key, at: Timestamp, answers: &[Option<f64>]) -> Self {
        let mut scores = BTreeMap::new();
        let fine = key.check(answers).is_ok();
        for subscale in key.subscales.iter().filter(|_| fine) {
            let score = key.score(subscale, |at| answers.get(at).copied().flatten());
            if let Some(score) = score.filter(|score| score.is_finite()) {
                let own_doubt = doubt::of_answers(key, subscale, answers);
                scores.insert(subscale.name.clone(), Scored { score, own_doubt });
            }
        }
        Self { at, scores }
    }
}

/// Whose answers a picture is of.
#[derive(Clone, Copy)]
pub struct Person<'a> {
    /// Their name; none for whoever looks at it.
    pub name: Option<&'a str>,
    /// Each time they answered, the oldest first.
    pub taken: &'a [Taken],
}

impl Person<'_> {
    /// "You", or their name.
    fn shown(&self) -> String {
        let you = || say("picture-you").into();
        self.name.map_or_else(you, ToOwned::to_owned)
    }

    /// The heading of their profile.
    fn heading(&self) -> Said {
        match self.name {
            Some(name) => say("plane-heading-of").with("name", name),
            None => say("plane-heading-own"),
        }
    }

    /// Where their point is, as a sentence.
    fn point(&self, whereabouts: &str) -> String {
        let said = match self.name {
            Some(name) => say("plane-point-of").with("name", name),
            None => say("plane-point-own"),
        };
        said.with("where", whereabouts).into()
    }
}

/// A person's place on attachment anxiety and avoidance. `None` where the key has no subscales `anxiety`
/// and `avoidance`, or neither time of answering gave both scores.
pub fn profile(key: &Key, person: &Person<'_>, zone: &Zone) -> Option<Profile> {
    profile::of(key, person, zone)
}

/// Both partners' places in one plane. `None` where [`profile`] would be `None` for either.
pub fn couple(
    key: &Key,
    me: &Person<'_>,
    other: &Person<'_>,
    zone: &Zone,
) -> Option<CoupleProfile> {
    couple::of(key, me, other, zone)
}

/// One subscale over time; `taken` is oldest first. `None` where no time of answering gave a score.
pub fn course(key: &Key, subscale: &Subscale, taken: &[Taken], zone: &Zone) -> Option<Course> {
    course::of(key, subscale, taken, zone)
}

/// The score of one time; none where too much was missing, or it is none this key's subscale can give:
/// it may come from another version.
fn score(key: &Key, subscale: &Subscale, taken: &Taken) -> Option<f64> {
    let (least, most) = key.extent(subscale);
    let scored = taken.scores.get(&subscale.name)?;
    Some(scored.score).filter(|score| (least..=most).contains(score))
}
