//! A year of a waiting list, played: what may never happen in it, and a small one worked by hand.

use matching::simulate::{Arrival, Outcome, Places, Policy, Terms, Year, run, synthetic};
use matching::waiting::{Need, Priorities};
use proptest::prelude::*;

const BEST: Policy = Policy::Best(Priorities {
    week: 3,
    need: 100,
    least_fit: 0,
    offers: 1,
});

fn places(couples: u32) -> Places {
    Places {
        couples,
        individuals: 0,
        couples_taken: 0,
        individuals_taken: 0,
    }
}

fn couple(week: u32, need: Need, fits: &[(usize, u32)]) -> Arrival {
    Arrival {
        week,
        couple: true,
        need,
        fits: fits.to_vec(),
    }
}

/// Everybody says yes, and all work lasts four weeks.
const SURE: Terms = Terms {
    lasts: (4, 4),
    taken: 100,
    seed: 1,
};

fn days(outcome: &Outcome) -> Vec<(u32, bool)> {
    outcome
        .waits
        .iter()
        .map(|wait| (wait.days, wait.matched))
        .collect()
}

#[test]
fn one_place_four_weeks_of_work_and_three_who_come() {
    let year = Year {
        weeks: 8,
        arrivals: vec![
            couple(0, Need::Usual, &[(0, 80)]),
            couple(1, Need::Usual, &[(0, 80)]),
            couple(2, Need::First, &[(0, 80)]),
        ],
        therapists: vec![places(1)],
    };
    // The first at once; then whoever needs it most, in week 4; the other waits until the end.
    let best = run(&year, BEST, SURE).unwrap();
    assert_eq!(days(&best), [(0, true), (49, false), (14, true)]);
    assert_eq!(best.load, [[8, 0]]);
    // First come, first served.
    let first = run(&year, Policy::FirstCome, SURE).unwrap();
    assert_eq!(days(&first), [(0, true), (21, true), (42, false)]);
    assert_eq!(first.one_more, [[0, 0]]);
    // A place in weeks 1 to 3 would have served the second, in 2 and 3 the third, in 4 to 7 the second:
    // each by serving them (1,000), the fit of 80, three points a week, and 200 for the need.
    let usual = |week: u64| 1_080 + 3 * (week - 1);
    let first = |week: u64| 1_280 + 3 * (week - 2);
    let saved = usual(1) + first(2) + first(3) + (4..8).map(usual).sum::<u64>();
    assert_eq!(best.one_more, [[saved, 0]]);
    assert_eq!((best.still(), best.unmet()), (1, Some(20.0)));
    assert_eq!((best.waited(0.5), best.waited(0.9)), (Some(14), None));
}

#[test]
fn an_offer_that_is_not_taken_holds_its_place_for_a_week_and_is_not_made_again() {
    let year = Year {
        weeks: 3,
        arrivals: vec![couple(0, Need::Usual, &[(0, 80)])],
        therapists: vec![places(1)],
    };
    let never = Terms { taken: 0, ..SURE };
    for policy in [BEST, Policy::FirstCome] {
        let outcome = run(&year, policy, never).unwrap();
        assert_eq!(days(&outcome), [(21, false)]);
        assert_eq!(outcome.load, [[1, 0]]);
    }
}

#[test]
fn couples_and_individuals_take_places_of_their_own() {
    let alone = Arrival {
        couple: false,
        ..couple(0, Need::Usual, &[(0, 80)])
    };
    let year = Year {
        weeks: 2,
        arrivals: vec![alone, couple(0, Need::Usual, &[(0, 80)])],
        therapists: vec![places(1)],
    };
    let outcome = run(&year, BEST, SURE).unwrap();
    assert_eq!(days(&outcome), [(14, false), (0, true)]);
}

#[test]
fn what_goes_on_when_the_year_begins_takes_places() {
    let full = Places {
        couples_taken: 2,
        ..places(2)
    };
    let year = Year {
        weeks: 1,
        arrivals: vec![couple(0, Need::Usual, &[(0, 80)])],
        therapists: vec![full],
    };
    let outcome = run(&year, BEST, SURE).unwrap();
    assert_eq!(days(&outcome), [(7, false)]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn no_hard_rule_is_broken_and_the_same_seed_gives_the_same_year(seed in any::<u64>(), first in any::<bool>()) {
        let year = synthetic(seed, 20);
        prop_assert_eq!(&year, &synthetic(seed, 20));
        let policy = if first { Policy::FirstCome } else { BEST };
        let terms = Terms { seed, ..Terms::default() };
        let outcome = run(&year, policy, terms).unwrap();
        prop_assert_eq!(&outcome, &run(&year, policy, terms).unwrap());
        for (arrival, matched) in year.arrivals.iter().zip(&outcome.matched) {
            prop_assert!(matched.is_none_or(|(therapist, fit)| arrival.fits.contains(&(therapist, fit))));
        }
        for (places, load) in year.therapists.iter().zip(&outcome.load) {
            prop_assert!(load[0] <= u64::from(places.couples * year.weeks));
            prop_assert!(load[1] <= u64::from(places.individuals * year.weeks));
        }
        for (wait, matched) in outcome.waits.iter().zip(&outcome.matched) {
            prop_assert_eq!(wait.matched, matched.is_some());
        }
    }
}
