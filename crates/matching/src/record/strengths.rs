//! In which of the things people come for a therapist's record is clearly above what is usual in the practice.
//!
//! What must stay true: a strength takes as many cases of that very kind as any record does, by the therapist
//! and by others; it is there or not, and there is no weakness.
//!
//! A strength is where the whole interval lies above nothing. By chance alone that happens to about one in forty
//! who are as everybody, for each thing people come for (in a small practice to one in twenty, as its intervals
//! are somewhat too narrow). With twelve of them and many therapists, some strengths are chance. This is after the one trial of matching by results, in which patients were sent to
//! therapists whose record was good in what troubled them most (Constantino et al. 2021, individuals).

use std::collections::BTreeMap;

use super::{Outcome, Records};
use crate::lists::GOALS;

/// A case that ended, and what the client came for.
#[derive(Clone, PartialEq, Debug)]
pub struct Case<T> {
    /// How it began and ended, with whom.
    pub outcome: Outcome<T>,
    /// Slugs of [`crate::GOALS`].
    pub goals: Vec<String>,
}

/// Each therapist's strengths, slugs of [`crate::GOALS`] in that list's order; who has none is not in it.
pub fn strengths<T: Ord + Copy>(cases: &[Case<T>]) -> BTreeMap<T, Vec<String>> {
    let mut found: BTreeMap<T, Vec<String>> = BTreeMap::new();
    for (goal, _) in GOALS {
        let of_it = cases
            .iter()
            .filter(|case| case.goals.iter().any(|named| named == goal));
        let outcomes: Vec<Outcome<T>> = of_it.map(|case| case.outcome).collect();
        // Too few: nothing is said of this goal.
        let Ok(records) = Records::of(&outcomes) else {
            continue;
        };
        for therapist in records.therapists() {
            let record = records.for_one(therapist);
            if record.is_some_and(|record| record.is_clearly_above()) {
                let own = found.entry(therapist).or_default();
                own.push((*goal).to_owned());
            }
        }
    }
    found
}
