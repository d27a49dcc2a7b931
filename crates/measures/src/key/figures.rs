//! What a score is held against: bands, cut-offs, norms.
//!
//! What must stay true: each of them carries its [`Evidence`].

use super::{Evidence, Reliability, ReliabilityKind};

/// Names for the parts of a scale, from the lowest on.
#[derive(Clone, Debug, PartialEq)]
pub struct Bands {
    /// The bands, each above the one before.
    pub list: Vec<Band>,
    /// Where they are from.
    pub evidence: Evidence,
}

/// One band: from its start to the start of the next.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// The least score in it.
    pub from: f64,
    /// Its name: "moderate".
    pub is: String,
}

impl Bands {
    /// The band this score is in; none below the first.
    pub fn of(&self, score: f64) -> Option<&Band> {
        self.list.iter().rev().find(|band| score >= band.from)
    }
}

/// A score that parts one group of people from another.
#[derive(Clone, Debug, PartialEq)]
pub struct CutOff {
    /// The score, and which side of it counts.
    pub point: CutPoint,
    /// What a score on that side suggests; never a diagnosis.
    pub suggests: String,
    /// How many of those who are so it finds (0 to 1).
    pub sensitivity: Option<f64>,
    /// How many of those who are not so it leaves alone (0 to 1).
    pub specificity: Option<f64>,
    /// Where it is from.
    pub evidence: Evidence,
}

/// A score with a side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CutPoint {
    /// The score.
    pub at: f64,
    /// Which side of it counts.
    pub side: Side,
}

/// Which side of a cut-off counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Scores below it.
    Below,
    /// It and scores below.
    AtMost,
    /// It and scores above.
    AtLeast,
    /// Scores above it.
    Above,
}

impl CutPoint {
    /// Whether the score is on the side that counts.
    pub fn met(&self, score: f64) -> bool {
        match self.side {
            Side::Below => score < self.at,
            Side::AtMost => score <= self.at,
            Side::AtLeast => score >= self.at,
            Side::Above => score > self.at,
        }
    }
}

/// How a population scored.
#[derive(Clone, Debug, PartialEq)]
pub struct Norm {
    /// Its short name: `us-community`.
    pub name: String,
    /// Who they were.
    pub population: String,
    /// Which kind of group they are, for clinically significant change.
    pub group: Group,
    /// How many they were.
    pub n: Option<u64>,
    /// Their mean score.
    pub mean: f64,
    /// Their standard deviation, above 0.
    pub sd: f64,
    /// Cronbach's alpha among them.
    pub alpha: Option<f64>,
    /// The correlation of two times among them.
    pub retest: Option<f64>,
    /// How many days lay between the two.
    pub retest_days: Option<u32>,
    /// Where it is from.
    pub evidence: Evidence,
}

/// Kinds of population.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// People in general, whatever their state.
    General,
    /// People known to be well in what is measured.
    Functional,
    /// People known not to be, such as those in treatment for it.
    Clinical,
}

impl Norm {
    /// The reliability of this kind, where it is known.
    pub fn reliability(&self, kind: ReliabilityKind) -> Option<Reliability> {
        let r = match kind {
            ReliabilityKind::Alpha => self.alpha,
            ReliabilityKind::Retest => self.retest,
        };
        r.map(|r| Reliability { r, kind })
    }

    /// The retest correlation, else alpha: what change is best judged by of what is known.
    pub fn best_reliability(&self) -> Option<Reliability> {
        self.reliability(ReliabilityKind::Retest)
            .or_else(|| self.reliability(ReliabilityKind::Alpha))
    }
}

/// A published least difference between two scores that is more than error.
#[derive(Clone, Debug, PartialEq)]
pub struct ReliableChange {
    /// The difference.
    pub at_least: f64,
    /// Where it is from.
    pub evidence: Evidence,
}
