//! The score: what it may never do.

mod common;

use common::{TODAY, any_treatable, client, texts, therapist, welcoming};
use matching::{
    AFFIRMS, APPROACHES, Client, Form, GENDERS, GOALS, Suggestion, Therapist, eligible, rank,
    suggest,
};
use proptest::prelude::*;
use proptest::sample::{Index, select};

fn score(therapist: &Therapist, clients: &[Client]) -> u32 {
    let form = if clients.len() == 2 {
        Form::Couple
    } else {
        Form::Individual
    };
    let eligible = eligible(therapist, clients, form, TODAY).unwrap();
    suggest(&eligible, clients, form, 0).score
}

/// The same therapist, met by one of the couple alone.
fn alone(therapist: &Therapist, who: usize) -> Therapist {
    Therapist {
        times: vec![therapist.times[who].clone()],
        ..therapist.clone()
    }
}

#[test]
fn who_wishes_for_nothing_is_content_with_anyone() {
    assert_eq!(score(&therapist(), &[client()]), 100);
}

#[test]
fn one_wish_decides_alone_and_half_the_goals_count_half() {
    let grieving = Client {
        goals: texts(&["grief"]),
        ..client()
    };
    assert_eq!(score(&therapist(), std::slice::from_ref(&grieving)), 0);
    let works = Therapist {
        focus: texts(&["grief"]),
        ..therapist()
    };
    assert_eq!(score(&works, &[grieving]), 100);
    let two = Client {
        goals: texts(&["grief", "trust"]),
        ..client()
    };
    assert_eq!(score(&works, &[two]), 50);
}

#[test]
fn one_of_the_ways_of_working_named_is_enough() {
    let open_minded = Client {
        approaches: texts(&["eft", "gottman"]),
        ..client()
    };
    let one = Therapist {
        approaches: texts(&["gottman"]),
        ..therapist()
    };
    assert_eq!(score(&one, &[open_minded]), 100);
}

#[test]
fn the_less_satisfied_partner_counts_not_the_average() {
    let content = Client {
        goals: texts(&["trust"]),
        ..client()
    };
    let not = Client {
        goals: texts(&["grief"]),
        ..client()
    };
    let works = Therapist {
        focus: texts(&["trust"]),
        ..therapist()
    };
    assert_eq!(score(&works, &[content.clone(), not.clone()]), 0);
    assert_eq!(score(&works, &[not, content]), 0);
}

#[test]
fn an_hour_that_suits_only_one_is_no_hour() {
    let early = Client {
        times: texts(&["monday-morning", "tuesday-evening"]),
        ..client()
    };
    let late = Client {
        times: texts(&["tuesday-evening"]),
        ..client()
    };
    let couple = [early, late];
    let mornings = Therapist {
        times: vec![vec![true, false], vec![false]],
        ..therapist()
    };
    assert_eq!(score(&mornings, &couple), 0);
    let evenings = Therapist {
        times: vec![vec![false, true], vec![true]],
        ..therapist()
    };
    assert_eq!(score(&evenings, &couple), 100);
}

#[test]
fn the_best_comes_first_and_ties_follow_the_key() {
    let scored = |score| Suggestion {
        score,
        met: vec![],
        unmet: vec![],
    };
    let ranked = rank(vec![
        ("c", scored(40)),
        ("b", scored(90)),
        ("a", scored(40)),
    ]);
    let order: Vec<(&str, u32)> = ranked.iter().map(|(who, s)| (*who, s.score)).collect();
    assert_eq!(order, [("b", 90), ("a", 40), ("c", 40)]);
}

/// One more wish of a kind, and a therapist who meets it.
#[derive(Clone, Debug)]
enum Wish {
    Goal(&'static str),
    Affirm(&'static str),
    Approach(&'static str),
    Gender(&'static str),
}

fn a_wish() -> impl Strategy<Value = Wish> {
    prop_oneof![
        select(GOALS).prop_map(|(slug, _)| Wish::Goal(slug)),
        select(AFFIRMS).prop_map(|(slug, _)| Wish::Affirm(slug)),
        select(APPROACHES).prop_map(|(slug, _)| Wish::Approach(slug)),
        select(GENDERS).prop_map(|(slug, _)| Wish::Gender(slug)),
    ]
}

fn add(list: &mut Vec<String>, slug: &str) {
    if !list.iter().any(|known| known == slug) {
        list.push(slug.to_owned());
    }
}

impl Wish {
    fn give_to(&self, therapist: &mut Therapist) {
        match self {
            Wish::Goal(slug) => add(&mut therapist.focus, slug),
            Wish::Affirm(slug) => add(&mut therapist.affirms, slug),
            Wish::Approach(slug) => add(&mut therapist.approaches, slug),
            Wish::Gender(slug) => therapist.gender = Some((*slug).to_owned()),
        }
    }

    fn make(&self, client: &mut Client) {
        match self {
            Wish::Goal(slug) => add(&mut client.goals, slug),
            Wish::Affirm(slug) => add(&mut client.affirms, slug),
            Wish::Approach(slug) => add(&mut client.approaches, slug),
            Wish::Gender(slug) => client.gender = Some((*slug).to_owned()),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn a_score_is_out_of_a_hundred(
        therapist in welcoming(), one in any_treatable(), two in any_treatable(),
    ) {
        prop_assert!(score(&therapist, &[one.clone(), two]) <= 100);
        prop_assert!(score(&therapist, &[one]) <= 100);
    }

    #[test]
    fn one_more_wish_that_is_met_never_lowers_the_score(
        mut therapist in welcoming(), one in any_treatable(), two in any_treatable(),
        who in any::<Index>(), wish in a_wish(),
    ) {
        wish.give_to(&mut therapist);
        let mut couple = [one, two];
        let before = score(&therapist, &couple);
        wish.make(&mut couple[who.index(2)]);
        prop_assert!(score(&therapist, &couple) >= before);
    }

    #[test]
    fn an_hour_more_that_suits_never_lowers_the_score(
        mut therapist in welcoming(), mut one in any_treatable(),
    ) {
        let open = &mut therapist.times[0];
        open.truncate(one.times.len());
        let before = score(&therapist, std::slice::from_ref(&one));
        one.times.push("wednesday-evening".to_owned());
        therapist.times[0].push(true);
        prop_assert!(score(&therapist, &[one]) >= before);
    }

    #[test]
    fn a_therapist_who_can_do_more_never_scores_less(
        therapist in welcoming(), one in any_treatable(), two in any_treatable(), wish in a_wish(),
    ) {
        prop_assume!(!matches!(wish, Wish::Gender(_))); // another gender is not one more
        let couple = [one, two];
        let before = score(&therapist, &couple);
        let mut abler = therapist;
        wish.give_to(&mut abler);
        prop_assert!(score(&abler, &couple) >= before);
    }

    #[test]
    fn a_couple_is_never_better_served_than_either_alone(
        therapist in welcoming(), one in any_treatable(), two in any_treatable(),
    ) {
        let together = score(&therapist, &[one.clone(), two.clone()]);
        prop_assert!(together <= score(&alone(&therapist, 0), &[one]));
        prop_assert!(together <= score(&alone(&therapist, 1), &[two]));
    }

    #[test]
    fn it_does_not_matter_which_partner_is_first_or_who_reads(
        therapist in welcoming(), one in any_treatable(), two in any_treatable(),
    ) {
        let mut swapped = therapist.clone();
        swapped.times.swap(0, 1);
        let couple = [one.clone(), two.clone()];
        prop_assert_eq!(score(&therapist, &couple), score(&swapped, &[two, one]));
        let eligible = eligible(&therapist, &couple, Form::Couple, TODAY).unwrap();
        let read_by = |viewer| suggest(&eligible, &couple, Form::Couple, viewer).score;
        prop_assert_eq!(read_by(0), read_by(1));
    }
}
