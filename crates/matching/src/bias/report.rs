//! The report: questions, groups, figures, p-values.
//!
//! What must stay true: a group too small to show takes no part in a test either, and a question with fewer
//! than two groups left says nothing at all.

use super::survival::{Survival, Wait, log_rank};
use super::{DRAWS, LEAST, SHUFFLES, kruskal_wallis};
use crate::chance::Chance;

/// Somebody who waited.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Person {
    /// How long.
    pub wait: Wait,
    /// How well whom they were matched with fits, 0 to 100; `None` where they were not, or it is not known.
    pub fit: Option<u32>,
}

/// What people are grouped by, and who is in which group: each in one, or in none.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Question {
    /// "Language".
    pub name: String,
    /// Names of groups, with who is in them, as they stand in the list of people.
    pub groups: Vec<(String, Vec<usize>)>,
}

/// A group's figures.
#[derive(Clone, PartialEq, Debug)]
pub struct Group {
    /// Its name.
    pub name: String,
    /// How many people.
    pub people: usize,
    /// How many of them were matched.
    pub matched: usize,
    /// The median wait in days, where it is known, and its interval: an end is `None` where it is not known.
    pub median: (Option<u32>, Option<u32>, Option<u32>),
    /// The median fit of those matched and its interval, where [`LEAST`] or more were.
    pub fit: Option<(u32, u32, u32)>,
}

/// What was found for a question.
#[derive(Clone, PartialEq, Debug)]
pub struct Finding {
    /// Its name.
    pub name: String,
    /// The groups that are large enough to show.
    pub groups: Vec<Group>,
    /// How probable differences in waits as large as these are by chance alone, adjusted for all tests.
    pub waits: f64,
    /// The same of fit, where two groups have enough people matched.
    pub fit: Option<f64>,
}

/// The report. Questions of which fewer than two groups are large enough are left out.
pub fn report(people: &[Person], questions: &[Question], seed: u64) -> Vec<Finding> {
    let found = questions.iter().enumerate();
    let found = found.filter_map(|(at, question)| {
        finding(
            people,
            question,
            &mut Chance::new(seed.wrapping_add(at as u64)),
        )
    });
    let mut findings: Vec<Finding> = found.collect();
    let fits = findings.iter().filter_map(|one| one.fit);
    let all: Vec<f64> = findings.iter().map(|one| one.waits).chain(fits).collect();
    let mut adjusted = holm(&all).into_iter();
    for (one, p) in findings.iter_mut().zip(&mut adjusted) {
        one.waits = p;
    }
    for fit in findings.iter_mut().filter_map(|one| one.fit.as_mut()) {
        *fit = adjusted.next().unwrap_or(1.0);
    }
    findings
}

fn finding(people: &[Person], question: &Question, chance: &mut Chance) -> Option<Finding> {
    let large = question.groups.iter();
    let large: Vec<&(String, Vec<usize>)> = large
        .filter(|(_, members)| members.len() >= LEAST)
        .collect();
    if large.len() < 2 {
        return None;
    }
    let of = |at: &usize| people[*at];
    let (mut waits, mut wait_groups) = (Vec::new(), Vec::new());
    let (mut fits, mut fit_groups, mut with_fit) = (Vec::new(), Vec::new(), 0);
    let mut groups = Vec::new();
    for (name, members) in &large {
        let members: Vec<Person> = members.iter().map(of).collect();
        let group = figures(name, &members, chance);
        waits.extend(members.iter().map(|one| one.wait));
        wait_groups.resize(waits.len(), groups.len());
        if group.fit.is_some() {
            fits.extend(members.iter().filter_map(|one| one.fit));
            fit_groups.resize(fits.len(), with_fit);
            with_fit += 1;
        }
        groups.push(group);
    }
    let count = groups.len();
    Some(Finding {
        name: question.name.clone(),
        waits: shuffled(&wait_groups, chance, |by| log_rank(&waits, by, count)),
        fit: (with_fit >= 2).then(|| {
            shuffled(&fit_groups, chance, |by| {
                kruskal_wallis(&fits, by, with_fit)
            })
        }),
        groups,
    })
}

fn figures(name: &str, members: &[Person], chance: &mut Chance) -> Group {
    let waits: Vec<Wait> = members.iter().map(|one| one.wait).collect();
    let median = |waits: &[Wait]| Survival::of(waits).quantile(0.5);
    // What is not known yet is longer than anything known.
    let (low, high) = interval(&waits, chance, |drawn| median(drawn).unwrap_or(u32::MAX));
    let known = |days: u32| (days < u32::MAX).then_some(days);
    let fits: Vec<u32> = members.iter().filter_map(|one| one.fit).collect();
    Group {
        name: name.to_owned(),
        people: members.len(),
        matched: waits.iter().filter(|wait| wait.matched).count(),
        median: (median(&waits), known(low), known(high)),
        fit: (fits.len() >= LEAST).then(|| {
            let (low, high) = interval(&fits, chance, middle);
            (middle(&fits), low, high)
        }),
    }
}

/// The lower of the two in the middle.
fn middle(values: &[u32]) -> u32 {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let at = sorted.len().saturating_sub(1) / 2;
    sorted.get(at).copied().unwrap_or(0)
}

/// The 2.5th and 97.5th percentile of a figure over draws of as many, with replacement.
fn interval<T: Copy>(
    values: &[T],
    chance: &mut Chance,
    figure: impl Fn(&[T]) -> u32,
) -> (u32, u32) {
    let draw = |chance: &mut Chance| -> Vec<T> {
        let one = |_| values[chance.below(values.len())];
        (0..values.len()).map(one).collect()
    };
    let mut drawn: Vec<u32> = (0..DRAWS).map(|_| figure(&draw(chance))).collect();
    drawn.sort_unstable();
    let tail = DRAWS / 40;
    (drawn[tail], drawn[DRAWS - 1 - tail])
}

/// The share of shuffles that bring as large a figure as there is, the one there is among them.
fn shuffled(groups: &[usize], chance: &mut Chance, figure: impl Fn(&[usize]) -> f64) -> f64 {
    let there = figure(groups);
    let mut mixed = groups.to_vec();
    let mut as_large = 1;
    for _ in 0..SHUFFLES {
        chance.shuffle(&mut mixed);
        // Sums in another order may differ in their last digits.
        as_large += usize::from(figure(&mixed) >= there - 1e-9);
    }
    as_large as f64 / (SHUFFLES + 1) as f64
}

/// Holm's adjustment, in the order given.
fn holm(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|one, other| values[*one].total_cmp(&values[*other]));
    let mut adjusted = vec![1.0; values.len()];
    let mut highest: f64 = 0.0;
    for (rank, at) in order.iter().enumerate() {
        let times = (values.len() - rank) as f64;
        highest = highest.max((values[*at] * times).min(1.0));
        adjusted[*at] = highest;
    }
    adjusted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holm_adjusts_as_in_the_worked_example() {
        // 0.01·4, 0.013·3, 0.02·2 (raised to what is before it), 0.9.
        let adjusted = holm(&[0.02, 0.01, 0.9, 0.013]);
        let expected = [0.04, 0.04, 0.9, 0.04];
        for (one, other) in adjusted.iter().zip(expected) {
            assert!((one - other).abs() < 1e-12, "{adjusted:?}");
        }
        assert!(holm(&[0.9, 0.8])[0] <= 1.0);
    }

    #[test]
    fn the_middle_of_an_even_number_is_the_lower() {
        assert_eq!(
            (middle(&[3, 1, 2]), middle(&[4, 1, 2, 3]), middle(&[])),
            (2, 2, 0)
        );
    }
}
