//! The best few of very many: the same as ranking everybody and cutting after them.

mod common;

use common::{
    a_place, any_between, any_client, any_practice, any_therapist, case, client, good_licence,
    texts, therapist, usual,
};
use matching::{
    Between, Case, Client, Directory, Search, Suggestion, Therapist, Week, eligible, rank, suggest,
};
use proptest::collection::vec;
use proptest::prelude::*;

/// When each therapist is open on each client's clock.
type Weeks = Vec<Vec<Vec<String>>>;

/// Everybody, one by one, by the plain rules.
fn plainly(
    therapists: &[Therapist],
    case: &Case,
    weeks: &Weeks,
    between: &[(usize, Vec<Between>)],
    ties: &[u8],
    most: usize,
) -> Vec<(usize, Suggestion)> {
    let found = therapists.iter().enumerate().filter_map(|(place, known)| {
        let times = case.clients.iter().enumerate().map(|(who, client)| {
            let open = &weeks[who][place];
            client
                .times
                .iter()
                .map(|time| open.contains(time))
                .collect()
        });
        let pair = between.iter().find(|(of, _)| *of == place);
        let seen = Therapist {
            times: times.collect(),
            between: pair.map_or(vec![], |(_, between)| between.clone()),
            ..known.clone()
        };
        let eligible = eligible(&seen, case).ok()?;
        Some(((ties[place], place), suggest(&eligible, case)))
    });
    let mut list = rank(found.collect());
    list.truncate(most);
    list.into_iter()
        .map(|((_, place), said)| (place, said))
        .collect()
}

fn quickly(
    therapists: &[Therapist],
    case: Case,
    weeks: &Weeks,
    between: &[(usize, Vec<Between>)],
    ties: &[u8],
    most: usize,
) -> Vec<(usize, Suggestion)> {
    let weeks: Vec<Vec<Week>> = weeks
        .iter()
        .map(|all| all.iter().map(|codes| Week::of(codes)).collect())
        .collect();
    let weeks: Vec<&[Week]> = weeks.iter().map(Vec::as_slice).collect();
    let search = Search {
        case,
        weeks: &weeks,
        between,
        most,
    };
    Directory::new(therapists).best(&search, |place| (ties[place], place))
}

const MANY: usize = 12;

prop_compose! {
    /// Therapists of whom some may treat somebody.
    fn likely()(
        other in any_therapist(), place in a_place(), room in any::<bool>(), free in any::<bool>(),
    ) -> Therapist {
        let mut therapist = other;
        therapist.licences.push(good_licence(&place.code()));
        therapist.licences.push(good_licence("US-CA"));
        if room {
            therapist.room_couples = 2;
            therapist.room_individuals = 2;
            therapist.languages = texts(&["en", "es"]);
            therapist.media = matching::Medium::ALL.to_vec();
        }
        if free {
            therapist.ages = matching::Ages::default();
            therapist.declines = vec![];
        }
        therapist
    }
}

fn pairs() -> impl Strategy<Value = Vec<(usize, Vec<Between>)>> {
    let some = proptest::collection::btree_map(0..MANY, vec(any_between(), 0..=2), 0..4);
    some.prop_map(|map| map.into_iter().collect())
}

fn a_week() -> impl Strategy<Value = Vec<String>> {
    let times = [
        "monday-morning",
        "tuesday-evening",
        "thursday-afternoon",
        "sunday-evening",
    ];
    proptest::sample::subsequence(texts(&times), 0..=4)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn the_few_are_the_first_of_all(
        therapists in vec(likely(), MANY), clients in vec(any_client(), 1..=2),
        weeks in vec(vec(a_week(), MANY), 2), between in pairs(),
        ties in vec(any::<u8>(), MANY), practice in any_practice(),
        reader in proptest::option::of(0..2_usize), most in 0..6_usize, near in any::<bool>(),
    ) {
        let clients: Vec<Client> = clients
            .into_iter()
            .map(|other| {
                if !near {
                    return other;
                }
                let languages = texts(&["en"]);
                Client { jurisdiction: client().jurisdiction, languages, ..other }
            })
            .collect();
        let case = Case { practice: &practice, ..case(&clients, reader) };
        prop_assert_eq!(
            quickly(&therapists, case, &weeks, &between, &ties, most),
            plainly(&therapists, &case, &weeks, &between, &ties, most)
        );
    }
}

#[test]
fn ties_follow_their_key_and_stay() {
    let therapists = vec![therapist(); 5];
    let clients = [client()];
    let weeks = vec![vec![vec![]; 5]];
    let ties = [3, 1, 4, 1, 0];
    let found = || quickly(&therapists, case(&clients, Some(0)), &weeks, &[], &ties, 3);
    let order: Vec<usize> = found().into_iter().map(|(place, _)| place).collect();
    assert_eq!(order, [4, 1, 3]);
    assert_eq!(found(), found());
}

#[test]
fn nobody_is_found_for_nobody_and_none_where_none_is_asked_for() {
    let therapists = [therapist()];
    let none = quickly(&therapists, case(&[], None), &vec![], &[], &[0], 3);
    assert_eq!(none, []);
    let clients = [client()];
    let weeks = vec![vec![vec![]]];
    let case = Case {
        practice: usual(),
        ..case(&clients, None)
    };
    assert_eq!(quickly(&therapists, case, &weeks, &[], &[0], 0), []);
    assert_eq!(quickly(&therapists, case, &weeks, &[], &[0], 1).len(), 1);
}

#[test]
fn a_week_has_the_parts_it_was_made_of() {
    let week = Week::of(&[
        "monday-morning",
        "sunday-evening",
        "someday-night",
        "monday",
    ]);
    assert!(week.has("monday-morning") && week.has("sunday-evening"));
    for other in ["monday-evening", "someday-night", "monday", ""] {
        assert!(!week.has(other), "{other:?}");
    }
}
