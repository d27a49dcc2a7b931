//! The score: what it may never do.

mod common;

use common::{any_treatable, case, client, texts, therapist, welcoming};
use matching::{
    AFFIRMS, APPROACHES, Between, Case, Client, GENDERS, GOALS, Practice, Suggestion, Therapist,
    Weights, Wish, eligible, rank, suggest,
};
use proptest::prelude::*;
use proptest::sample::{Index, select};

fn score(therapist: &Therapist, clients: &[Client]) -> u32 {
    told(therapist, clients, 0).score
}

fn told(therapist: &Therapist, clients: &[Client], reader: usize) -> Suggestion {
    let case = case(clients, Some(reader));
    suggest(&eligible(therapist, &case).unwrap(), &case)
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
    let grieving = [Client {
        goals: texts(&["grief", "trust"]),
        ..client()
    }];
    let works = |goals: &[&str]| {
        let therapist = Therapist {
            focus: texts(goals),
            ..therapist()
        };
        told(&therapist, &grieving, 0)
    };
    let ranked = rank(vec![
        ("c", works(&["trust"])),
        ("b", works(&["trust", "grief"])),
        ("a", works(&["grief"])),
    ]);
    let order: Vec<(&str, u32)> = ranked.iter().map(|(who, s)| (*who, s.score)).collect();
    assert_eq!(order, [("b", 100), ("a", 50), ("c", 50)]);
}

/// Two partners who want one thing each.
fn two(one: &str, other: &str) -> [Client; 2] {
    [one, other].map(|goal| Client {
        goals: texts(&[goal, "conflict"]),
        ..client()
    })
}

fn works_on(goals: &[&str]) -> Therapist {
    Therapist {
        focus: texts(goals),
        ..therapist()
    }
}

#[test]
fn one_both_like_comes_before_one_whom_one_loves_and_the_other_dreads() {
    let couple = two("trust", "grief");
    let both_like = told(&works_on(&["conflict"]), &couple, 0);
    let loves = Therapist {
        gender: Some("woman".to_owned()),
        ..works_on(&["trust", "conflict"])
    };
    let mut dreads = couple.clone();
    dreads[1].goals = texts(&["grief"]);
    let one_loves = told(&loves, &dreads, 0);
    assert_eq!((both_like.score, one_loves.score), (50, 0));
    assert!(both_like.standing > one_loves.standing);
}

#[test]
fn of_two_the_less_satisfied_likes_as_much_the_other_partner_decides() {
    let couple = two("trust", "grief");
    let neither = told(&works_on(&["conflict"]), &couple, 0);
    let one = told(&works_on(&["conflict", "trust"]), &couple, 0);
    assert_eq!(neither.score, one.score);
    assert!(one.standing > neither.standing);
}

#[test]
fn the_example_of_the_documentation() {
    let couple = [
        Client {
            goals: texts(&["trust", "grief"]),
            gender: Some("woman".to_owned()),
            most: vec![Wish::Gender],
            ..client()
        },
        Client {
            goals: texts(&["trust"]),
            ..client()
        },
    ];
    let therapist = |goals: &[&str], gender: &str, load| Therapist {
        gender: Some(gender.to_owned()),
        load,
        ..works_on(goals)
    };
    let marta = told(&therapist(&["trust"], "woman", 95), &couple, 0);
    let ole = told(&therapist(&["trust", "grief"], "man", 0), &couple, 0);
    let petra = told(&therapist(&["grief"], "woman", 0), &couple, 0);
    let scores = [&marta, &ole, &petra].map(|said| said.score);
    assert_eq!(scores, [70, 60, 0]);
    let list = rank(vec![("Petra", petra), ("Ole", ole), ("Marta", marta)]);
    let names: Vec<&str> = list.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, ["Marta", "Ole", "Petra"]);
    let said: Vec<String> = list[0].1.met.iter().map(|reason| reason.say()).collect();
    assert_eq!(
        said[1], "Is a woman, as you wished",
        "what matters most first"
    );
}

#[test]
fn what_matters_most_weighs_twice() {
    let gentle = |most| {
        [Client {
            gender: Some("woman".to_owned()),
            approaches: texts(&["eft"]),
            most,
            ..client()
        }]
    };
    let woman = Therapist {
        gender: Some("woman".to_owned()),
        ..therapist()
    };
    let score = |most| score(&woman, &gentle(most));
    assert_eq!(score(vec![]), 50);
    assert_eq!(score(vec![Wish::Gender]), 66);
    assert_eq!(score(vec![Wish::Approaches]), 33);
}

#[test]
fn a_practice_weighs_as_it_says() {
    let wants = [Client {
        gender: Some("woman".to_owned()),
        goals: texts(&["grief"]),
        ..client()
    }];
    let practice = Practice {
        weights: Weights {
            goals: 0,
            ..Weights::default()
        },
        ..Practice::default()
    };
    let case = Case {
        practice: &practice,
        ..case(&wants, Some(0))
    };
    let therapist = works_on(&["grief"]);
    let said = suggest(&eligible(&therapist, &case).unwrap(), &case);
    assert_eq!(said.score, 0, "what weighs nothing does not count");
    assert_eq!(said.met.len(), 4, "and is still said");
}

#[test]
fn whom_one_knows_counts_only_for_those_who_know_somebody() {
    let wants = [Client {
        goals: texts(&["grief"]),
        ..client()
    }];
    let known = Therapist {
        between: vec![Between {
            known: true,
            ..Between::default()
        }],
        ..therapist()
    };
    assert_eq!(score(&known, &wants), 40, "20 of 50");
    assert_eq!(score(&therapist(), &wants), 0);
    let said = told(&known, &wants, 0);
    assert_eq!(said.met[1].say(), "You have worked together before");
}

#[test]
fn a_fuller_therapist_falls_back_by_no_more_than_the_weight() {
    let wants = [Client {
        goals: texts(&["grief", "trust"]),
        ..client()
    }];
    let with = |load, goals: &[&str]| {
        let therapist = Therapist {
            load,
            ..works_on(goals)
        };
        told(&therapist, &wants, 0)
    };
    let (empty, full) = (with(0, &["grief"]), with(100, &["grief"]));
    assert_eq!(empty.score, full.score, "the score is the client's own");
    assert!(empty.standing > full.standing);
    assert!(with(100, &["grief", "trust"]).standing > empty.standing);
}

#[test]
fn a_track_record_moves_nobody_unless_the_practice_wants_it_to_and_then_little() {
    let wants = [Client {
        goals: texts(&["grief", "trust"]),
        ..client()
    }];
    let standing = |record, strengths: &[&str], goals: &[&str]| {
        let practice = Practice {
            weights: Weights {
                record,
                ..Weights::default()
            },
            ..Practice::default()
        };
        let case = Case {
            practice: &practice,
            ..case(&wants, Some(0))
        };
        let therapist = Therapist {
            strengths: texts(strengths),
            ..works_on(goals)
        };
        let said = suggest(&eligible(&therapist, &case).unwrap(), &case);
        assert_eq!(
            (said.score, said.met.len() + said.unmet.len()),
            (50 * goals.len() as u32, 5),
            "no score and no word comes of it"
        );
        said.standing
    };
    let (one, both) = (&["grief"][..], &["grief", "trust"][..]);
    assert_eq!(standing(0, both, one), standing(0, &[], one));
    let [none, half, all] = [&[][..], one, both].map(|strengths| standing(10, strengths, one));
    assert!(none < half && half < all);
    assert_eq!(
        standing(10, &["conflict"], one),
        none,
        "what they did not come for counts for nothing"
    );
    assert_eq!(standing(100, both, one), all, "ten points are the most");
    assert!(
        all < standing(10, &[], both),
        "a wish more that is met comes first"
    );
}

#[test]
fn of_a_couple_a_strength_counts_that_both_come_for() {
    let comes_for = |goals: &[&str]| Client {
        goals: texts(goals),
        ..client()
    };
    let practice = Practice {
        weights: Weights {
            record: 10,
            goals: 0,
            ..Weights::default()
        },
        ..Practice::default()
    };
    let standing = |strengths: &[&str], couple: &[Client]| {
        let case = Case {
            practice: &practice,
            ..case(couple, Some(0))
        };
        let therapist = Therapist {
            strengths: texts(strengths),
            ..therapist()
        };
        suggest(&eligible(&therapist, &case).unwrap(), &case).standing
    };
    let couple = [comes_for(&["grief"]), comes_for(&["trust"])];
    assert_eq!(standing(&["grief"], &couple), standing(&[], &couple));
    assert!(standing(&["grief", "trust"], &couple) > standing(&[], &couple));
    let silent = [comes_for(&["grief"]), comes_for(&[])];
    assert_eq!(standing(&["grief"], &silent), standing(&[], &silent));
}

/// One more wish of a kind, and a therapist who meets it.
#[derive(Clone, Debug)]
enum Wanted {
    Goal(&'static str),
    Affirm(&'static str),
    Approach(&'static str),
    Gender(&'static str),
}

fn a_wish() -> impl Strategy<Value = Wanted> {
    prop_oneof![
        select(GOALS).prop_map(|(slug, _)| Wanted::Goal(slug)),
        select(AFFIRMS).prop_map(|(slug, _)| Wanted::Affirm(slug)),
        select(APPROACHES).prop_map(|(slug, _)| Wanted::Approach(slug)),
        select(GENDERS).prop_map(|(slug, _)| Wanted::Gender(slug)),
    ]
}

fn add(list: &mut Vec<String>, slug: &str) {
    if !list.iter().any(|known| known == slug) {
        list.push(slug.to_owned());
    }
}

impl Wanted {
    fn give_to(&self, therapist: &mut Therapist) {
        match self {
            Wanted::Goal(slug) => add(&mut therapist.focus, slug),
            Wanted::Affirm(slug) => add(&mut therapist.affirms, slug),
            Wanted::Approach(slug) => add(&mut therapist.approaches, slug),
            Wanted::Gender(slug) => therapist.gender = Some((*slug).to_owned()),
        }
    }

    fn make(&self, client: &mut Client) {
        match self {
            Wanted::Goal(slug) => add(&mut client.goals, slug),
            Wanted::Affirm(slug) => add(&mut client.affirms, slug),
            Wanted::Approach(slug) => add(&mut client.approaches, slug),
            Wanted::Gender(slug) => client.gender = Some((*slug).to_owned()),
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
        prop_assume!(!matches!(wish, Wanted::Gender(_))); // another gender is not one more
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
        let read_by = |reader| {
            let told = told(&therapist, &couple, reader);
            (told.score, told.standing)
        };
        prop_assert_eq!(read_by(0), read_by(1));
    }
}
