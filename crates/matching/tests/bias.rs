//! The report on waits and fit: what it finds, what it does not, and what it never shows.

use matching::bias::{Finding, LEAST, Person, Question, Wait, report};
use proptest::collection::vec;
use proptest::prelude::*;

fn person(days: u32, matched: bool, fit: u32) -> Person {
    Person {
        wait: Wait { days, matched },
        fit: matched.then_some(fit),
    }
}

/// Two groups: everybody below `first` and everybody else.
fn halves(name: &str, people: usize, first: usize) -> Question {
    Question {
        name: name.to_owned(),
        groups: vec![
            ("one".to_owned(), (0..first).collect()),
            ("other".to_owned(), (first..people).collect()),
        ],
    }
}

#[test]
fn a_group_that_waits_three_times_as_long_is_found() {
    let quick = (0..20).map(|n| person(20 + n, true, 80));
    let slow = (0..20).map(|n| person(60 + 3 * n, n % 4 != 0, 80));
    let people: Vec<Person> = quick.chain(slow).collect();
    let found = report(&people, &[halves("Language", 40, 20)], 1);
    let [finding] = found.as_slice() else {
        panic!("one question")
    };
    assert!(finding.waits < 0.01, "{}", finding.waits);
    assert!(finding.fit.is_some_and(|p| p > 0.9), "fit is the same");
    assert_eq!(finding.groups[0].median.0, Some(29));
    assert!(finding.groups[1].median.0 > Some(80));
    let (median, low, high) = finding.groups[0].median;
    assert!(low <= median && median <= high);
}

#[test]
fn a_group_that_fits_worse_is_found() {
    let people: Vec<Person> = (0..30).map(|n| person(10 + n % 7, true, 50 + n)).collect();
    let found = report(&people, &[halves("Place", 30, 15)], 1);
    assert!(found[0].fit.is_some_and(|p| p < 0.01));
}

#[test]
fn where_nothing_differs_one_in_twenty_reports_says_so_at_most() {
    let mut said = 0;
    for seed in 0..60_u64 {
        // The same waits in another order each time.
        let turn = |n: u64| u32::try_from((n * 37 + seed * 101 + n * n * seed) % 91).unwrap();
        let people: Vec<Person> = (0..24)
            .map(|n| person(turn(n), n % 5 != 0, turn(n + 7)))
            .collect();
        let questions = [halves("a", 24, 12), halves("b", 24, 8)];
        let found = report(&people, &questions, seed);
        let low = |one: &Finding| one.waits < 0.05 || one.fit.is_some_and(|p| p < 0.05);
        said += usize::from(found.iter().any(low));
    }
    // 3 expected of 60 at most; more than 9 would come about once in 2,000 times.
    assert!(said <= 9, "{said} of 60");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20))]

    #[test]
    fn small_groups_are_never_shown_and_the_report_repeats(
        waits in vec((0..400_u32, any::<bool>(), 0..=100_u32), 0..40),
        cuts in vec(0..12_usize, 1..6),
    ) {
        let people: Vec<Person> = waits.iter().map(|(days, matched, fit)| person(*days, *matched, *fit)).collect();
        let mut from = 0;
        let mut groups = Vec::new();
        for (at, size) in cuts.iter().enumerate() {
            let until = (from + size).min(people.len());
            groups.push((at.to_string(), (from..until).collect::<Vec<_>>()));
            from = until;
        }
        let sizes: Vec<usize> = groups.iter().map(|(_, members)| members.len()).collect();
        let questions = [Question { name: "any".to_owned(), groups }];
        let found = report(&people, &questions, 5);
        prop_assert_eq!(&found, &report(&people, &questions, 5));
        for finding in &found {
            prop_assert!(finding.groups.len() >= 2);
            prop_assert!(finding.waits > 0.0 && finding.waits <= 1.0);
            for group in &finding.groups {
                prop_assert!(group.people >= LEAST);
                prop_assert_eq!(group.people, sizes[group.name.parse::<usize>().unwrap()]);
            }
        }
        let large = sizes.iter().filter(|size| **size >= LEAST).count();
        prop_assert_eq!(found.len(), usize::from(large >= 2));
    }
}
