//! A year of a waiting list, played week by week: what other capacity or another way of deciding would have
//! meant.
//!
//! What must stay true: the same year, terms and seed give the same result; nobody is given whom they may
//! not have, and no therapist more than they have places for; the same person answers and stays alike under
//! each policy, so that two runs differ by what was changed alone.
//!
//! Each week: whose work is over goes and frees a place; whoever arrives comes onto the list; those without an
//! offer are matched by the [`Policy`]; each takes the offer or says no, and an offer that is not taken holds
//! its place until the next week.
//!
//! **What it leaves out**: that people go elsewhere while they wait, that therapists say no, holidays, and
//! that one therapist's hours fill up before their places do. How long work lasts and how many offers are
//! taken are given ([`Terms`]), not known. It compares ways of deciding; it does not foretell.

mod run;
mod synthetic;

pub use run::run;
pub use synthetic::synthetic;

use crate::bias::{Survival, Wait};
use crate::waiting::{Need, Priorities};

/// A therapist's places.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Places {
    /// For couples.
    pub couples: u32,
    /// For individuals.
    pub individuals: u32,
    /// How many of those for couples are taken when the year begins.
    pub couples_taken: u32,
    /// How many of those for individuals.
    pub individuals_taken: u32,
}

/// A couple or one person who comes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Arrival {
    /// In which week, from 0.
    pub week: u32,
    /// Whether they are a couple.
    pub couple: bool,
    /// How soon they should be seen.
    pub need: Need,
    /// Which therapists may treat them, and how well each fits (0 to 100).
    pub fits: Vec<(usize, u32)>,
}

/// Who comes, and who is there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Year {
    /// How many weeks it has.
    pub weeks: u32,
    /// Everybody who comes.
    pub arrivals: Vec<Arrival>,
    /// The therapists' places.
    pub therapists: Vec<Places>,
}

/// How it is decided who is offered whom.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Policy {
    /// All who wait and all places as one problem, each week.
    Best(Priorities),
    /// Whoever came first has whoever fits them best of those with a place.
    FirstCome,
}

/// What is assumed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Terms {
    /// The fewest and the most weeks that work lasts; each number between is as likely.
    pub lasts: (u32, u32),
    /// How many of 100 offers are taken.
    pub taken: u32,
    /// What the numbers of chance follow from.
    pub seed: u64,
}

impl Default for Terms {
    /// Ten to thirty weeks, and four of five offers taken: a guess, to be replaced by what a practice knows
    /// of itself.
    fn default() -> Self {
        Self {
            lasts: (10, 30),
            taken: 80,
            seed: 1,
        }
    }
}

/// What came of a year.
#[derive(Clone, PartialEq, Debug)]
pub struct Outcome {
    /// For each arrival, in order, how long they waited: in days, by whole weeks.
    pub waits: Vec<Wait>,
    /// For each arrival who was matched, with whom and how well they fit.
    pub matched: Vec<Option<(usize, u32)>>,
    /// For each therapist, the weeks that places of theirs were taken, for couples and for individuals.
    pub load: Vec<[u64; 2]>,
    /// For each therapist, what one more place for a couple, and for an individual, would have saved, added
    /// up over the weeks, in points of fit; all 0 under a policy that knows no prices.
    pub one_more: Vec<[u64; 2]>,
}

impl Outcome {
    /// After how many days this share of people (0 to 1) was matched; `None` where fewer were.
    pub fn waited(&self, share: f64) -> Option<u32> {
        Survival::of(&self.waits).quantile(share)
    }

    /// How many waited still when the year was over.
    pub fn still(&self) -> usize {
        self.waits.iter().filter(|wait| !wait.matched).count()
    }

    /// How much of their wishes was unmet, in points of 100, on average over those matched; `None` where
    /// nobody was.
    pub fn unmet(&self) -> Option<f64> {
        let fits: Vec<u32> = self.matched.iter().flatten().map(|(_, fit)| *fit).collect();
        let sum: u32 = fits.iter().map(|fit| 100 - fit.min(&100)).sum();
        (!fits.is_empty()).then(|| f64::from(sum) / fits.len() as f64)
    }
}
