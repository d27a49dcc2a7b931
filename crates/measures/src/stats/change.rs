//! Whether a score has changed by more than error, and whether that matters.
//!
//! Source: Jacobson, N. S., & Truax, P. (1991). Clinical significance: a statistical approach to
//! defining meaningful change in psychotherapy research. Journal of Consulting and Clinical Psychology,
//! 59(1), 12-19.

use super::normal::Confidence;
use super::precision::standard_error;
use crate::key::{Better, CutPoint, Norm, Reliability, Side};

/// The change between two scores of one person.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// Later less earlier, in points.
    pub points: f64,
    /// The reliable change index: the points over the standard error of a difference.
    pub index: f64,
    /// How many points are more than error.
    pub needed: f64,
    /// What it comes to.
    pub verdict: Verdict,
    /// The reliability it was judged with.
    pub reliability: Reliability,
}

/// What a change comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Better, by more than error.
    Better,
    /// Worse, by more than error.
    Worse,
    /// Changed by more than error, on a scale of which neither end is better.
    Moved,
    /// No more than error.
    NoReliableChange,
}

/// The change from one score to a later one: `RCI = (later - earlier) / S_diff`, with
/// `S_diff = SEM · sqrt(2)` and `SEM = SD · sqrt(1 - r)`. A perfect reliability (r of 1) makes every
/// difference reliable.
pub fn change(
    earlier: f64,
    later: f64,
    sd: f64,
    reliability: Reliability,
    confidence: Confidence,
    better: Better,
) -> Change {
    let error = standard_error(sd, reliability) * std::f64::consts::SQRT_2;
    let points = later - earlier;
    let needed = confidence.z() * error;
    let index = if points == 0.0 { 0.0 } else { points / error };
    let verdict = if index.abs() <= confidence.z() {
        Verdict::NoReliableChange
    } else {
        match (better, points > 0.0) {
            (Better::Neither, _) => Verdict::Moved,
            (Better::Higher, true) | (Better::Lower, false) => Verdict::Better,
            (Better::Higher, false) | (Better::Lower, true) => Verdict::Worse,
        }
    };
    Change {
        points,
        index,
        needed,
        verdict,
        reliability,
    }
}

/// The point between a functional and a clinical population, weighted by their spread (criterion c):
/// `c = (SD0 · M1 + SD1 · M0) / (SD0 + SD1)`. The side that counts is the clinical one. `None` where
/// the two have the same mean.
pub fn cut_between(functional: &Norm, clinical: &Norm) -> Option<CutPoint> {
    let side = match functional.mean.partial_cmp(&clinical.mean)? {
        std::cmp::Ordering::Greater => Side::Below,
        std::cmp::Ordering::Less => Side::Above,
        std::cmp::Ordering::Equal => return None,
    };
    let weighed = functional.sd * clinical.mean + clinical.sd * functional.mean;
    let at = weighed / (functional.sd + clinical.sd);
    Some(CutPoint { at, side })
}

/// What a course of care has come to, by both of Jacobson's and Truax's criteria.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Reliably better, and over the cut point to the functional side: clinically significant change.
    Recovered,
    /// Reliably better, and not over the cut point.
    Improved,
    /// No reliable change.
    Unchanged,
    /// Reliably worse.
    Deteriorated,
}

/// The outcome of a change by a cut point; `None` on a scale of which neither end is better.
pub fn outcome(earlier: f64, change: &Change, cut: CutPoint) -> Option<Outcome> {
    let crossed = cut.met(earlier) && !cut.met(earlier + change.points);
    match change.verdict {
        Verdict::Better if crossed => Some(Outcome::Recovered),
        Verdict::Better => Some(Outcome::Improved),
        Verdict::NoReliableChange => Some(Outcome::Unchanged),
        Verdict::Worse => Some(Outcome::Deteriorated),
        Verdict::Moved => None,
    }
}
