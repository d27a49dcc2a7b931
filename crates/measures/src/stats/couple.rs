//! The two scores of a couple, and what many couples have in common.
//!
//! What must stay true: no figure of two is made from one; each partner's view holds the same two
//! scores, seen from their side.
//!
//! Source: Kenny, D. A., Kashy, D. A., & Cook, W. L. (2006). Dyadic data analysis. Guilford. *Actor* is
//! whose view it is, *partner* the other.

use super::change::{Change, change};
use super::moments::{Bivariate, Moments};
use super::normal::Confidence;
use crate::key::{Better, Reliability};

/// One of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Partner {
    /// The one named first.
    First,
    /// The other.
    Second,
}

/// Both partners' scores on one subscale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Couple {
    /// The first partner's.
    pub first: f64,
    /// The second's.
    pub second: f64,
}

/// A couple's scores from one partner's side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// One's own score.
    pub actor: f64,
    /// One's partner's score.
    pub partner: f64,
}

impl Couple {
    /// The couple, where both have a score.
    pub fn of(first: Option<f64>, second: Option<f64>) -> Option<Self> {
        let (first, second) = (first?, second?);
        Some(Self { first, second })
    }

    /// Their mean: where the couple is.
    pub fn mean(&self) -> f64 {
        f64::midpoint(self.first, self.second)
    }

    /// The first less the second.
    pub fn difference(&self) -> f64 {
        self.first - self.second
    }

    /// The two from this partner's side.
    pub fn seen_by(&self, who: Partner) -> View {
        let (actor, partner) = match who {
            Partner::First => (self.first, self.second),
            Partner::Second => (self.second, self.first),
        };
        View { actor, partner }
    }

    /// Whether the two differ by more than error: the reliable change formula, from the second to the
    /// first, on a scale of which neither end is better. It supposes that both are measured equally
    /// well.
    pub fn apart(&self, sd: f64, reliability: Reliability, confidence: Confidence) -> Change {
        change(
            self.second,
            self.first,
            sd,
            reliability,
            confidence,
            Better::Neither,
        )
    }
}

/// Many couples, taken in one at a time.
#[derive(Clone, Copy, Debug, Default)]
pub struct Couples {
    together: Bivariate,
    first: Moments,
    second: Moments,
    means: Moments,
    alone: u64,
}

/// What many couples have in common. The first and second are of those couples that have both scores.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CouplesSummary {
    /// Couples with both scores.
    pub couples: u64,
    /// Couples with one score or none, left out.
    pub left_out: u64,
    /// The first partners' scores.
    pub first: Moments,
    /// The second partners'.
    pub second: Moments,
    /// The couples' means.
    pub means: Moments,
    /// Mean and SD of the first less the second.
    pub difference: Option<(f64, f64)>,
    /// How the partners' scores go together (Pearson), where first and second mean something.
    pub correlation: Option<f64>,
    /// The same where they do not: the double-entry intraclass correlation.
    pub intraclass: Option<f64>,
}

impl Couples {
    /// Takes in one more couple.
    pub fn add(&mut self, first: Option<f64>, second: Option<f64>) {
        let Some(couple) = Couple::of(first, second) else {
            self.alone += 1;
            return;
        };
        self.together.add(couple.first, couple.second);
        self.first.add(couple.first);
        self.second.add(couple.second);
        self.means.add(couple.mean());
    }

    /// What they have in common.
    pub fn summary(&self) -> CouplesSummary {
        CouplesSummary {
            couples: self.together.n(),
            left_out: self.alone,
            first: self.first,
            second: self.second,
            means: self.means,
            difference: self.together.difference(),
            correlation: self.together.correlation(),
            intraclass: self.together.intraclass(),
        }
    }
}
