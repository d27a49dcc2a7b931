//! The waiting list solved: against trying everything, and what may never happen.

use matching::assign::{MOST_COST, Plan, Problem, Unusable, Wait, solve};
use proptest::collection::vec;
use proptest::prelude::*;

/// A client's wish to be in a problem: what waiting costs, and the pairs.
type Asked = (Wait, Vec<(u32, u32)>);

fn problem(capacities: &[u32], clients: &[Asked]) -> Problem {
    let mut problem = Problem::new(capacities.to_vec());
    for (wait, pairs) in clients {
        problem.add(*wait, pairs).unwrap();
    }
    problem
}

/// The least cost, by trying every way to give the client at `at` and those after them offers.
fn least(capacities: &mut [u32], clients: &[Asked]) -> u64 {
    let Some(((wait, pairs), rest)) = clients.split_first() else {
        return 0;
    };
    let mut best = u64::MAX;
    for chosen in 0_u32..1 << pairs.len() {
        let taken = |at: &usize| chosen & (1 << at) != 0;
        let offered: Vec<(u32, u32)> = (0..pairs.len()).filter(taken).map(|at| pairs[at]).collect();
        let full = offered.iter().any(|(k, _)| capacities[*k as usize] == 0);
        if full || offered.len() > wait.offers as usize {
            continue;
        }
        let mut cost: u64 = offered.iter().map(|(_, cost)| u64::from(*cost)).sum();
        let missing = wait.offers as usize - offered.len().max(1);
        cost += missing as u64 * u64::from(wait.fewer);
        if offered.is_empty() {
            cost += u64::from(wait.nobody);
        }
        offered
            .iter()
            .for_each(|(k, _)| capacities[*k as usize] -= 1);
        best = best.min(cost + least(capacities, rest));
        offered
            .iter()
            .for_each(|(k, _)| capacities[*k as usize] += 1);
    }
    best
}

/// Costs are few, so that many plans are as good as each other, or many, so that few are.
fn a_cost() -> impl Strategy<Value = u32> {
    prop_oneof![0..4_u32, 0..100_u32, Just(MOST_COST)]
}

fn a_client(therapists: u32, most: u32) -> impl Strategy<Value = Asked> {
    let named =
        proptest::sample::subsequence((0..therapists).collect::<Vec<_>>(), 0..=therapists as usize);
    (
        named.prop_shuffle(),
        vec(a_cost(), therapists as usize),
        a_cost(),
        1..=most,
        a_cost(),
    )
        .prop_map(|(named, costs, nobody, offers, fewer)| {
            let fewer = if offers == 1 { 0 } else { fewer.min(nobody) };
            let wait = Wait {
                nobody,
                offers,
                fewer,
            };
            (wait, named.into_iter().zip(costs).collect())
        })
}

fn a_list(clients: usize, most: u32) -> impl Strategy<Value = (Vec<u32>, Vec<Asked>)> {
    (1..=4_u32).prop_flat_map(move |therapists| {
        (
            vec(0..3_u32, therapists as usize),
            vec(a_client(therapists, most), 0..=clients),
        )
    })
}

/// A larger list, too large to try everything.
fn a_long_list() -> impl Strategy<Value = (Vec<u32>, Vec<Asked>)> {
    (1..=12_u32).prop_flat_map(move |therapists| {
        (
            vec(0..6_u32, therapists as usize),
            vec(a_client(therapists, 3), 0..=60),
        )
    })
}

/// What the offers of a plan cost, added up from the list alone; none where they break a rule.
fn added_up(capacities: &[u32], clients: &[Asked], plan: &Plan) -> Option<u64> {
    let mut left = capacities.to_vec();
    let mut sum = 0;
    for (client, (wait, pairs)) in clients.iter().enumerate() {
        let offered = plan.offers(client);
        for therapist in offered {
            let pair = pairs.iter().find(|(k, _)| *k as usize == *therapist)?;
            left[*therapist] = left[*therapist].checked_sub(1)?;
            sum += u64::from(pair.1);
        }
        if offered.is_empty() {
            sum += u64::from(wait.nobody);
        }
        let missing = wait
            .offers
            .checked_sub(u32::try_from(offered.len()).unwrap().max(1))?;
        sum += u64::from(missing) * u64::from(wait.fewer);
    }
    Some(sum)
}

#[test]
fn nobody_waits_and_nothing_is_asked() {
    let plan = solve(&Problem::new(vec![2, 0])).unwrap();
    assert_eq!((plan.cost(), plan.all().len()), (0, 0));
    assert_eq!((plan.one_more(0), plan.one_more(1)), (0, 0));
}

#[test]
fn who_has_the_greater_need_comes_first() {
    let same = [(0, 10)];
    let clients = [
        (Wait::alone(50), same.to_vec()),
        (Wait::alone(90), same.to_vec()),
    ];
    let plan = solve(&problem(&[1], &clients)).unwrap();
    assert_eq!((plan.offers(0), plan.offers(1)), (&[][..], &[0][..]));
    assert_eq!(plan.one_more(0), 40);
}

#[test]
fn a_therapist_who_fits_worse_than_waiting_is_not_offered() {
    let clients = [(Wait::alone(5), vec![(0, 6)])];
    assert!(
        solve(&problem(&[1], &clients))
            .unwrap()
            .offers(0)
            .is_empty()
    );
}

#[test]
fn a_second_offer_never_takes_a_first_one_from_somebody_else() {
    let generous = Wait {
        nobody: 100,
        offers: 2,
        fewer: 30,
    };
    let both = vec![(0, 0), (1, 0)];
    let clients = [(generous, both.clone()), (generous, both)];
    let plan = solve(&problem(&[1, 1], &clients)).unwrap();
    assert_eq!((plan.offers(0).len(), plan.offers(1).len()), (1, 1));
    assert_eq!(plan.cost(), 60);
}

#[test]
fn what_a_client_gives_up_is_against_their_own_best() {
    let clients = [
        (Wait::alone(100), vec![(0, 10), (1, 30)]),
        (Wait::alone(100), vec![(0, 10), (1, 60)]),
        (Wait::alone(20), vec![(0, 10)]),
    ];
    let problem = problem(&[1, 1], &clients);
    let plan = solve(&problem).unwrap();
    let given_up: Vec<Option<u32>> = (0..3)
        .map(|client| plan.gives_up(&problem, client))
        .collect();
    assert_eq!(given_up, [Some(20), Some(0), None]);
}

#[test]
fn what_makes_no_sense_is_refused_and_changes_nothing() {
    let mut problem = Problem::new(vec![1, 1]);
    let before = problem.clone();
    let refused =
        |problem: &mut Problem, wait, pairs: &[(u32, u32)]| problem.add(wait, pairs).err();
    let wait = Wait::alone(1);
    assert_eq!(
        refused(&mut problem, wait, &[(2, 0)]),
        Some(Unusable::UnknownTherapist)
    );
    assert_eq!(
        refused(&mut problem, wait, &[(0, 0), (0, 1)]),
        Some(Unusable::NamedTwice)
    );
    assert_eq!(
        refused(&mut problem, wait, &[(0, MOST_COST + 1)]),
        Some(Unusable::TooDear)
    );
    let none = Wait { offers: 0, ..wait };
    assert_eq!(refused(&mut problem, none, &[]), Some(Unusable::NoOffers));
    let odd = Wait {
        nobody: 1,
        offers: 2,
        fewer: 2,
    };
    assert_eq!(
        refused(&mut problem, odd, &[]),
        Some(Unusable::FewerDearerThanNobody)
    );
    assert_eq!(problem, before);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn nothing_is_cheaper_than_the_plan((capacities, clients) in a_list(5, 1)) {
        let plan = solve(&problem(&capacities, &clients)).unwrap();
        prop_assert_eq!(plan.cost(), least(&mut capacities.clone(), &clients));
        prop_assert_eq!(Some(plan.cost()), added_up(&capacities, &clients, &plan));
    }

    #[test]
    fn nor_with_several_offers_each((capacities, clients) in a_list(4, 3)) {
        let plan = solve(&problem(&capacities, &clients)).unwrap();
        prop_assert_eq!(plan.cost(), least(&mut capacities.clone(), &clients));
        prop_assert_eq!(Some(plan.cost()), added_up(&capacities, &clients, &plan));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn one_more_place_saves_exactly_its_price((capacities, clients) in a_long_list()) {
        let problem = problem(&capacities, &clients);
        let plan = solve(&problem).unwrap();
        for therapist in 0..capacities.len() {
            let more = solve(&problem.with_one_more(therapist)).unwrap();
            prop_assert_eq!(plan.cost() - more.cost(), plan.one_more(therapist));
        }
    }

    #[test]
    fn the_same_list_gives_the_same_plan((capacities, clients) in a_long_list()) {
        let once = solve(&problem(&capacities, &clients)).unwrap();
        prop_assert_eq!(Some(once.cost()), added_up(&capacities, &clients, &once));
        prop_assert_eq!(once, solve(&problem(&capacities, &clients)).unwrap());
    }

    #[test]
    fn another_order_of_the_list_changes_neither_cost_nor_prices(
        (capacities, clients) in a_long_list(), turn in 0..60_usize,
    ) {
        let mut turned = clients.clone();
        turned.rotate_left(turn.min(clients.len()));
        for (_, pairs) in &mut turned {
            pairs.reverse();
        }
        let one = solve(&problem(&capacities, &clients)).unwrap();
        let other = solve(&problem(&capacities, &turned)).unwrap();
        prop_assert_eq!(one.cost(), other.cost());
        for therapist in 0..capacities.len() {
            prop_assert_eq!(one.one_more(therapist), other.one_more(therapist));
        }
    }
}
