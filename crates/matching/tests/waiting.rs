//! A practice's waiting list: who is offered whom, and what may never count against anybody.

use matching::assign::{Plan, solve};
use matching::waiting::{Entry, MOST_OFFERS, MOST_POINTS, Need, Priorities, problem};
use proptest::collection::vec;
use proptest::prelude::*;

fn planned(priorities: &Priorities, capacities: &[u32], entries: &[Entry]) -> Plan {
    solve(&problem(priorities, capacities.to_vec(), entries).unwrap()).unwrap()
}

fn entry(need: Need, weeks: u32, fits: &[(u32, u32)]) -> Entry {
    let fits = fits.to_vec();
    Entry { need, weeks, fits }
}

fn any_need() -> impl Strategy<Value = Need> {
    proptest::sample::select(Need::ALL.to_vec())
}

fn any_priorities() -> impl Strategy<Value = Priorities> {
    (
        0..=MOST_POINTS,
        0..=MOST_POINTS,
        0..=100_u32,
        1..=MOST_OFFERS,
    )
        .prop_map(|(week, need, least_fit, offers)| Priorities {
            week,
            need,
            least_fit,
            offers,
        })
}

fn an_entry(therapists: u32) -> impl Strategy<Value = Entry> {
    let named: Vec<u32> = (0..therapists).collect();
    let named = proptest::sample::subsequence(named, 0..=therapists as usize);
    let fits = vec(0..=100_u32, therapists as usize);
    (any_need(), 0..60_u32, named, fits).prop_map(|(need, weeks, named, fits)| Entry {
        need,
        weeks,
        fits: named.into_iter().zip(fits).collect(),
    })
}

prop_compose! {
    /// A list of up to 30 who wait for up to 8 therapists.
    fn a_list()(therapists in 1..=8_u32)(
        capacities in vec(0..4_u32, therapists as usize),
        entries in vec(an_entry(therapists), 1..30),
    ) -> (Vec<u32>, Vec<Entry>) {
        (capacities, entries)
    }
}

#[test]
fn whoever_needs_it_more_comes_first_and_so_does_whoever_waited_longer() {
    let usual = Priorities::default();
    let same = [(0, 70)];
    let need = [entry(Need::Usual, 5, &same), entry(Need::First, 5, &same)];
    assert_eq!(planned(&usual, &[1], &need).all(), [vec![], vec![0]]);
    let weeks = [entry(Need::Usual, 9, &same), entry(Need::Usual, 8, &same)];
    assert_eq!(planned(&usual, &[1], &weeks).all(), [vec![0], vec![]]);
}

#[test]
fn as_many_as_can_be_are_offered_somebody() {
    // The first would fit better with the therapist whom alone the second can have.
    let list = [
        entry(Need::Usual, 50, &[(0, 100), (1, 40)]),
        entry(Need::Usual, 0, &[(0, 40)]),
    ];
    let plan = planned(&Priorities::default(), &[1, 1], &list);
    assert_eq!(plan.all(), [vec![1], vec![0]]);
}

#[test]
fn what_fits_too_little_is_not_offered() {
    let priorities = Priorities {
        least_fit: 50,
        ..Priorities::default()
    };
    let list = [entry(Need::First, 100, &[(0, 49)])];
    assert!(planned(&priorities, &[1], &list).offers(0).is_empty());
}

#[test]
fn a_need_is_read_back_as_it_is_written() {
    for need in Need::ALL {
        assert_eq!(Need::parse(need.code()), Some(need));
    }
    assert_eq!(Need::parse("soon"), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn nobody_is_offered_whom_they_may_not_have_or_more_than_there_is(
        priorities in any_priorities(), (capacities, entries) in a_list(),
    ) {
        let plan = planned(&priorities, &capacities, &entries);
        let mut taken = vec![0_u32; capacities.len()];
        for (one, offered) in entries.iter().zip(plan.all()) {
            prop_assert!(offered.len() <= priorities.offers as usize);
            for therapist in offered {
                taken[*therapist] += 1;
                let fit = one.fits.iter().find(|(k, _)| *k as usize == *therapist);
                prop_assert!(fit.is_some_and(|(_, fit)| *fit >= priorities.least_fit));
            }
        }
        prop_assert!(taken.iter().zip(&capacities).all(|(taken, room)| taken <= room));
    }

    #[test]
    fn one_more_place_never_makes_the_total_worse(
        priorities in any_priorities(), (capacities, entries) in a_list(), which in 0..8_usize,
    ) {
        let before = planned(&priorities, &capacities, &entries);
        let mut more = capacities.clone();
        let which = which % more.len();
        more[which] += 1;
        let after = planned(&priorities, &more, &entries);
        prop_assert!(after.cost() <= before.cost());
        prop_assert_eq!(before.cost() - after.cost(), before.one_more(which));
    }

    #[test]
    fn a_greater_need_or_a_longer_wait_never_loses_an_offer(
        priorities in any_priorities(), (capacities, entries) in a_list(),
        who in 0..30_usize, weeks in 1..20_u32, needs in any::<bool>(),
    ) {
        let before = planned(&priorities, &capacities, &entries);
        // One of those who are offered somebody: few lists have none.
        let served: Vec<_> = (0..entries.len())
            .filter(|who| !before.offers(*who).is_empty())
            .collect();
        prop_assume!(!served.is_empty());
        let who = served[who % served.len()];
        let mut urgent = entries.clone();
        urgent[who].weeks += weeks;
        if needs {
            urgent[who].need = Need::First;
        }
        // A plan that was the best is still the best: the one whom it serves gains by it alone.
        let saved = priorities.waiting(urgent[who].need, urgent[who].weeks)
            - priorities.waiting(entries[who].need, entries[who].weeks);
        let after = planned(&priorities, &capacities, &urgent);
        prop_assert_eq!(after.cost(), before.cost());
        if saved > 0 {
            prop_assert!(!after.offers(who).is_empty());
        }
    }

    #[test]
    fn a_better_fit_never_costs_more(priorities in any_priorities(), fit in 0..100_u32) {
        let (worse, better) = (priorities.offer(fit), priorities.offer(fit + 1));
        prop_assert!(better.is_some() || worse.is_none());
        if let (Some(worse), Some(better)) = (worse, better) {
            prop_assert!(better < worse);
            prop_assert!(worse < priorities.waiting(Need::Usual, 0));
        }
    }

    #[test]
    fn ties_are_stable(priorities in any_priorities(), (capacities, entries) in a_list()) {
        let once = planned(&priorities, &capacities, &entries);
        prop_assert_eq!(once, planned(&priorities, &capacities, &entries));
    }

    #[test]
    fn a_second_offer_takes_no_place_that_somebody_without_any_could_have(
        (capacities, entries) in a_list(), offers in 2..=MOST_OFFERS,
    ) {
        let priorities = Priorities { offers, ..Priorities::default() };
        let plan = planned(&priorities, &capacities, &entries);
        for (one, offered) in entries.iter().zip(plan.all()) {
            if !offered.is_empty() {
                continue;
            }
            for (therapist, fit) in &one.fits {
                let second = plan.all().iter().any(|others| {
                    others.len() > 1 && others.contains(&(*therapist as usize))
                });
                prop_assert!(*fit < priorities.least_fit || !second);
            }
        }
    }
}
