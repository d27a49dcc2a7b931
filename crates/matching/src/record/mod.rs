//! A therapist's track record, as far as numbers can tell it: for themselves and their practice, never a list.
//!
//! What must stay true: nothing is said of a therapist with fewer than [`CASES`] cases, or where fewer than
//! [`THERAPISTS`] have so many; what is said is adjusted for how hard the cases were, drawn towards the mean,
//! and comes with its interval; and there is no way here to put therapists in an order. All that
//! [`crate::suggest()`] knows of it is in which of a client's goals a record is clearly above what is usual
//! ([`strengths`]), and that counts for nothing unless a practice wants it to: that choosing by results helps
//! couples has not been shown.
//!
//! # The model
//!
//! Case `i` of therapist `j` began with severity `x` and ended with outcome `y` (higher is better):
//! `y = μ + β·(x − x̄) + θ_j + ε`, with `θ_j ~ N(0, τ²)` and `ε ~ N(0, σ²)`.
//!
//! - **How hard the cases were**: `β` is estimated *within* therapists, each compared with themselves, so that a
//!   good therapist who is sent the hard cases does not lose their part to the slope (Normand, Glickman &
//!   Gatsonis 1997 on profiling providers; Mundlak 1978 on the within estimator).
//! - **How much therapists differ**: `τ²` by the method of moments of a one-way random-effects analysis of
//!   variance (Searle, Casella & McCulloch 1992, ch. 3); less than nothing counts as nothing. Expect little: who
//!   the therapist is explains about 5 % of outcome (Johns et al. 2019).
//! - **Drawn towards the mean**: empirical Bayes (Efron & Morris 1975), by about `v / (τ² + v)` of the way, where `v`
//!   is what chance makes of a mean of so many cases: few cases are believed little.
//! - **The interval** is meant to hold 95 % of what is likely, with the uncertainty of the mean, the slope and
//!   `τ²` (Morris 1983, with unequal variances). In made-up practices of 30 therapists it held the truth in 92 to 95
//!   of 100; of five or ten therapists, in 90 to 93. So read it as somewhat too narrow in a small practice.
//!
//! What it cannot know: who dropped out without a last measure, what was not measured, and who was sent to whom
//! and why.

mod fit;
mod strengths;

use std::collections::BTreeMap;

use fit::{Fit, Own};
pub use strengths::{Case, strengths};

/// How many cases a therapist needs: as in the one trial of matching by results (at least 15; Constantino et
/// al. 2021).
pub const CASES: usize = 15;

/// How many therapists need so many before anything can be compared (our judgement: with fewer, how much they
/// differ cannot be told from chance, and each would see the others in the mean).
pub const THERAPISTS: usize = 5;

/// 97.5 % of a normal distribution lie below so many standard deviations.
const NORMAL_975: f64 = 1.959_963_984_540_054;

/// One case that ended.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Outcome<T> {
    /// Whose.
    pub therapist: T,
    /// The score it began with. Whether high is good or bad is for the slope to find.
    pub began: f64,
    /// How it ended: the last score, or the change; higher is better.
    pub ended: f64,
}

/// What can be said of one therapist, in points of the measure.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Record {
    /// From how many cases.
    pub cases: usize,
    /// How far their cases ended above (or below) what is usual here for cases as hard, on average.
    pub own: f64,
    /// The same, drawn towards nothing by as much as chance would explain.
    pub likely: f64,
    /// The least that is likely, and the most: 95 % lies between.
    pub interval: (f64, f64),
}

impl Record {
    /// Whether all that is likely lies above what is usual here.
    pub fn is_clearly_above(&self) -> bool {
        self.interval.0 > 0.0
    }
}

/// Why nothing can be said.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotEnough {
    /// Too few therapists have enough cases.
    Therapists,
    /// Something is no number.
    NoNumber,
}

/// The records of a practice's therapists, each to be asked for by itself.
#[derive(Clone, Debug)]
pub struct Records<T> {
    fit: Fit,
    own: BTreeMap<T, Own>,
}

impl<T: Ord + Copy> Records<T> {
    /// From all cases of a practice that ended, in any order.
    ///
    /// # Errors
    /// [`NotEnough`], where nothing can be said of anybody.
    pub fn of(outcomes: &[Outcome<T>]) -> Result<Records<T>, NotEnough> {
        if outcomes
            .iter()
            .any(|case| !case.began.is_finite() || !case.ended.is_finite())
        {
            return Err(NotEnough::NoNumber);
        }
        let mut cases: BTreeMap<T, Vec<(f64, f64)>> = BTreeMap::new();
        for case in outcomes {
            let own = cases.entry(case.therapist).or_default();
            own.push((case.began, case.ended));
        }
        cases.retain(|_, own| own.len() >= CASES);
        if cases.len() < THERAPISTS {
            return Err(NotEnough::Therapists);
        }
        let groups: Vec<&[(f64, f64)]> = cases.values().map(Vec::as_slice).collect();
        let (fit, own) = Fit::of(&groups);
        let own = cases.into_keys().zip(own).collect();
        Ok(Records { fit, own })
    }

    /// What can be said of one therapist; `None` with too few cases.
    pub fn for_one(&self, therapist: T) -> Option<Record> {
        let own = self.own.get(&therapist)?;
        let (likely, variance) = self.fit.drawn(own);
        let reach = NORMAL_975 * variance.sqrt();
        Some(Record {
            cases: own.cases,
            own: own.mean - self.fit.mean,
            likely,
            interval: (likely - reach, likely + reach),
        })
    }

    /// Of whom something can be said.
    fn therapists(&self) -> impl Iterator<Item = T> + '_ {
        self.own.keys().copied()
    }

    /// How much therapists here differ (`τ²`) and how much cases of one therapist do (`σ²`), as variances.
    pub fn variances(&self) -> (f64, f64) {
        (self.fit.between, self.fit.within)
    }

    /// By how much a case ends higher for each point it began higher.
    pub fn slope(&self) -> f64 {
        self.fit.slope
    }
}
