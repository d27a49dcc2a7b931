//! A scoring key: how the answers to a measure become scores, and what the scores are held against.
//!
//! What must stay true: a [`Key`] comes from [`Key::parse`] alone, so every subscale in it names items
//! that are there, every range is a range, and every figure carries its source. It holds no wording of
//! anybody's items: they are known by number or by linkId.

mod evidence;
mod figures;
mod norms;
mod parts;
mod read;
mod table;
mod words;

pub use evidence::{Evidence, Reliability, ReliabilityKind, Unchecked};
pub use figures::{Band, Bands, CutOff, CutPoint, Group, Norm, ReliableChange, Side};

use crate::Concern;

/// The most items a key may have.
pub const MOST_ITEMS: usize = 1_000;

/// The most items one subscale may have: what is known of each pair of them is held in memory.
pub const MOST_IN_SUBSCALE: usize = 200;

/// The most subscales a key may have.
pub const MOST_SUBSCALES: usize = 100;

/// The longest key read, in bytes: far above any real one, and soon read.
pub const LONGEST_KEY: usize = 1 << 20;

/// How a measure is scored.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// Its short name: `ecr-r`.
    pub name: String,
    /// Its title for people.
    pub title: String,
    /// The version of this key; scores keep the version they were made by.
    pub version: String,
    /// The paper the scoring is from, and whether it was held against it.
    pub evidence: Evidence,
    /// Who may use the measure, as far as is known.
    pub rights: String,
    /// What a reader of its scores should know.
    pub note: Option<String>,
    /// The items, in the order of the measure.
    pub items: Vec<KeyItem>,
    /// The scores.
    pub subscales: Vec<Subscale>,
    /// Answers that a person must be told of at once.
    pub critical: Vec<Critical>,
}

/// One item, as far as scoring must know it.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyItem {
    /// Its number in the measure, or its linkId.
    pub name: String,
    /// What may be answered.
    pub range: Range,
    /// Whether the answer counts from the other end: `least + most - answer`.
    pub reversed: bool,
}

/// The answers an item takes; both ends are among them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// The least.
    pub least: f64,
    /// The greatest.
    pub most: f64,
    /// Whether only whole numbers are answers.
    pub whole: bool,
}

impl Range {
    /// Whether this is an answer. NaN and the infinities are none.
    pub fn holds(&self, answer: f64) -> bool {
        answer >= self.least && answer <= self.most && (!self.whole || answer.fract() == 0.0)
    }

    /// Half way from the least to the greatest.
    pub fn middle(&self) -> f64 {
        f64::midpoint(self.least, self.most)
    }
}

impl KeyItem {
    /// The answer as it counts: turned round where the item is reversed.
    pub fn counted(&self, answer: f64) -> f64 {
        if self.reversed {
            self.range.least + self.range.most - answer
        } else {
            answer
        }
    }
}

/// One score.
#[derive(Clone, Debug, PartialEq)]
pub struct Subscale {
    /// Its short name: `anxiety`. The name of its column in tables.
    pub name: String,
    /// Its title for people.
    pub title: String,
    /// Which items it is of, as places in [`Key::items`]; each once.
    pub items: Vec<usize>,
    /// How their answers become one number.
    pub how: How,
    /// How many of its items may be without an answer. Up to so many, a mean is of those answered, and
    /// a sum is their mean times the number of items; above, there is no score.
    pub may_miss: usize,
    /// Which direction is better for a person.
    pub better: Better,
    /// Names for parts of the scale.
    pub bands: Option<Bands>,
    /// Scores that part one group of people from another.
    pub cut_offs: Vec<CutOff>,
    /// How a population scored.
    pub norms: Vec<Norm>,
    /// A published least difference that is more than error.
    pub reliable_change: Option<ReliableChange>,
}

/// How answers become a score.
#[derive(Clone, Debug, PartialEq)]
pub enum How {
    /// Their mean.
    Mean,
    /// Their sum.
    Sum,
    /// The sum of each times its weight, in the order of [`Subscale::items`].
    Weighted(Vec<f64>),
}

/// Which direction of a score is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// Neither end is better.
    Neither,
}

/// An answer that a person must be told of at once, whatever the scores are.
#[derive(Clone, Debug, PartialEq)]
pub struct Critical {
    /// Which item, as a place in [`Key::items`].
    pub item: usize,
    /// From which answer on (as given, not reversed).
    pub at_least: f64,
    /// What it is a worry about.
    pub raises: Concern,
    /// Where this rule is from.
    pub evidence: Evidence,
}

impl Key {
    /// The subscale of this name.
    pub fn subscale(&self, name: &str) -> Option<&Subscale> {
        self.subscales.iter().find(|subscale| subscale.name == name)
    }

    /// The least and the greatest score this subscale can give.
    pub fn extent(&self, subscale: &Subscale) -> (f64, f64) {
        let items = || subscale.items.iter().filter_map(|at| self.items.get(*at));
        let ends = |weights: &[f64], divisor: f64| {
            let mut extent = (0.0, 0.0);
            for (place, item) in items().enumerate() {
                let weight = weights.get(place).copied().unwrap_or(1.0);
                let (one, other) = (item.range.least * weight, item.range.most * weight);
                extent.0 += one.min(other);
                extent.1 += one.max(other);
            }
            (extent.0 / divisor, extent.1 / divisor)
        };
        match &subscale.how {
            How::Mean => ends(&[], subscale.items.len() as f64),
            How::Sum => ends(&[], 1.0),
            How::Weighted(weights) => ends(weights, 1.0),
        }
    }
}
