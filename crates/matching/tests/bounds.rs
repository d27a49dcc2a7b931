//! The hard rules that are each one's own: age, work that is not taken, pairs that are excluded, who
//! sees the partner alone, and what a practice decides. None can be outweighed.

mod common;

use common::{
    any_client, any_practice, any_therapist, case, client, place, texts, therapist, usual,
};
use matching::{
    Ages, Between, Case, Client, Form, Ineligible, Medium, Partners, Practice, Safety, Therapist,
    Vetting, eligible, rank, suggest,
};
use proptest::collection::vec;
use proptest::prelude::*;

fn refusal(therapist: &Therapist, case: &Case) -> Option<Ineligible> {
    eligible(therapist, case).err()
}

fn aged(age: Option<u32>) -> Client {
    Client { age, ..client() }
}

fn apart(between: Between) -> Therapist {
    Therapist {
        between: vec![between],
        ..therapist()
    }
}

#[test]
fn ages_count_from_and_to_and_with_both_ends() {
    let ages = Ages {
        from: Some(25),
        to: Some(60),
    };
    let held = [24, 25, 60, 61].map(|age| ages.hold(Some(age)));
    assert_eq!(held, [false, true, true, false]);
    assert!(!ages.hold(None), "nobody knows whether");
    assert!(Ages::default().hold(None), "no limit needs no age");
}

#[test]
fn a_practice_may_ask_for_more_years_than_the_questionnaire() {
    let practice = Practice {
        minimum_age: Some(21),
        ..Practice::default()
    };
    let asked = [Some(20), Some(21), None].map(|age| {
        let clients = [aged(age)];
        let case = Case {
            practice: &practice,
            ..case(&clients, None)
        };
        refusal(&therapist(), &case)
    });
    let young = Some(Ineligible::TooYoung);
    assert_eq!(asked, [young, None, young]);
}

#[test]
fn work_a_therapist_does_not_take_is_not_brought_to_them() {
    let declines = Therapist {
        declines: texts(&["separation"]),
        focus: texts(&["separation", "trust"]),
        ..therapist()
    };
    let parting = [Client {
        goals: texts(&["trust", "separation"]),
        ..client()
    }];
    let why = refusal(&declines, &case(&parting, None));
    assert_eq!(why, Some(Ineligible::NotTheirWork));
    assert_eq!(refusal(&declines, &case(&[client()], None)), None);
}

#[test]
fn whoever_said_no_is_not_brought_together() {
    let is = Between::default();
    let cases = [
        (
            Between {
                unwanted: true,
                ..is
            },
            Ineligible::Unwanted,
        ),
        (
            Between {
                untaken: true,
                ..is
            },
            Ineligible::Untaken,
        ),
        (
            Between {
                kept_apart: true,
                ..is
            },
            Ineligible::KeptApart,
        ),
        (Between { parted: true, ..is }, Ineligible::Parted),
    ];
    for (between, why) in cases {
        let clients = [client()];
        assert_eq!(refusal(&apart(between), &case(&clients, None)), Some(why));
    }
}

#[test]
fn who_sees_the_partner_alone_is_a_conflict_only_where_the_practice_says_so() {
    let sees = apart(Between {
        sees_partner: true,
        ..Between::default()
    });
    let clients = [client(), client()];
    assert_eq!(refusal(&sees, &case(&clients, None)), None);
    let practice = Practice {
        partners: Partners::Refused,
        ..Practice::default()
    };
    let strict = Case {
        practice: &practice,
        ..case(&clients, None)
    };
    assert_eq!(refusal(&sees, &strict), Some(Ineligible::SeesPartner));
}

#[test]
fn trained_for_every_couple_means_every_couple_and_nobody_else() {
    let practice = Practice {
        safety: Safety::TrainedAlways,
        ..Practice::default()
    };
    let trained = Therapist {
        trained: true,
        ..therapist()
    };
    let couple = [client(), client()];
    let strict = |clients| Case {
        practice: &practice,
        ..case(clients, None)
    };
    let why = refusal(&therapist(), &strict(&couple));
    assert_eq!(why, Some(Ineligible::NotTrained));
    assert_eq!(refusal(&trained, &strict(&couple)), None);
    assert_eq!(refusal(&therapist(), &strict(&couple[..1])), None);
}

#[test]
fn what_was_answered_counts_where_the_joint_work_opens() {
    use Safety::{Judged, NeverAfter, TrainedAfter, TrainedAlways};
    let may = |policy: Safety| {
        [(false, false), (false, true), (true, false), (true, true)]
            .map(|(named, trained)| policy.may_meet_jointly(named, trained))
    };
    assert_eq!(may(Judged), [true, true, true, true]);
    assert_eq!(may(TrainedAfter), [true, true, false, true]);
    assert_eq!(may(NeverAfter), [true, true, false, false]);
    assert_eq!(may(TrainedAlways), [false, true, false, true]);
}

#[test]
fn a_therapist_is_never_told_what_a_client_asked_in_private() {
    let private = [
        Ineligible::Unwanted,
        Ineligible::Parted,
        Ineligible::SeesPartner,
        Ineligible::NoLicence,
        Ineligible::NoLanguage,
        Ineligible::NoMedium,
        Ineligible::KeptApart,
    ];
    assert!(private.iter().all(|why| !why.may_tell_therapist()));
    assert!(Ineligible::NotOfAge.may_tell_therapist());
}

/// All rules once more, written another way: what must hold of whoever is suggested.
fn may_treat(therapist: &Therapist, case: &Case) -> bool {
    let good: Vec<_> = therapist
        .licences
        .iter()
        .filter(|l| matches!(l.vetting, Vetting::Verified { .. }) && case.today <= l.expires)
        .map(|l| &l.jurisdiction)
        .collect();
    let everyone = !case.clients.is_empty();
    let licensed = case.clients.iter().all(|c| good.contains(&&c.jurisdiction));
    let speak = |language| case.clients.iter().all(|c| c.languages.contains(language));
    let mut places = therapist.sites.clone();
    places.retain(|site| !case.clients.iter().any(|c| c.jurisdiction != *site));
    let meet = |medium: &Medium| {
        let wanted = case.clients.iter().all(|c| c.media.contains(medium));
        wanted && (*medium != Medium::InPerson || !places.is_empty())
    };
    let practice = case.practice;
    let room = match case.form {
        Form::Couple => therapist.room_couples > 0,
        Form::Individual => therapist.room_individuals > 0,
    };
    let trained = case.form == Form::Individual
        || practice.safety != Safety::TrainedAlways
        || therapist.trained;
    let personal = case.clients.iter().enumerate().all(|(who, client)| {
        if case.reader.is_some_and(|reader| reader != who) {
            return true;
        }
        let is = therapist.between.get(who).copied().unwrap_or_default();
        let limits = [practice.minimum_age, therapist.ages.from];
        let least = limits.into_iter().flatten().max();
        let old = match (client.age, least, therapist.ages.to) {
            (_, None, None) => true,
            (None, _, _) => false,
            (Some(age), least, most) => {
                (least.unwrap_or(0)..=most.unwrap_or(u32::MAX)).contains(&age)
            }
        };
        let conflict = is.sees_partner && practice.partners == Partners::Refused;
        let takes = !client.goals.iter().any(|g| therapist.declines.contains(g));
        let said = is.unwanted || is.untaken || is.parted || is.kept_apart;
        old && takes && !conflict && !said
    });
    let words = therapist.languages.iter().any(speak);
    everyone && licensed && room && trained && personal && words && therapist.media.iter().any(meet)
}

fn any_reader() -> impl Strategy<Value = Option<usize>> {
    prop_oneof![Just(None), Just(Some(0)), Just(Some(1))]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_rule_is_ever_broken_and_none_is_added(
        therapist in any_therapist(), clients in vec(any_client(), 0..=2),
        practice in any_practice(), reader in any_reader(),
    ) {
        let case = Case { practice: &practice, ..case(&clients, reader) };
        prop_assert_eq!(refusal(&therapist, &case).is_none(), may_treat(&therapist, &case));
    }

    #[test]
    fn no_weight_brings_anybody_back(
        therapists in vec(any_therapist(), 1..8), clients in vec(any_client(), 1..=2),
        practice in any_practice(), reader in any_reader(),
    ) {
        let here = place("US-CA");
        let clients: Vec<Client> = clients
            .into_iter()
            .map(|client| Client { jurisdiction: here.clone(), ..client })
            .collect();
        let case = Case { practice: &practice, ..case(&clients, reader) };
        let found = therapists.iter().enumerate().filter_map(|(place, therapist)| {
            let eligible = eligible(therapist, &case).ok()?;
            Some((place, suggest(&eligible, &case)))
        });
        let list = rank(found.collect());
        let may = (0..therapists.len()).filter(|place| may_treat(&therapists[*place], &case));
        let mut listed: Vec<usize> = list.iter().map(|(place, _)| *place).collect();
        listed.sort_unstable();
        prop_assert_eq!(listed, may.collect::<Vec<_>>());
    }

    /// Whom a list shows to one of a couple never hangs on what is the other's own.
    #[test]
    fn nothing_of_the_others_own_changes_who_is_shown(
        therapist in any_therapist(), reader in any_client(), partner in any_client(),
        other in any_client(), between in common::any_between(), practice in any_practice(),
    ) {
        let changed = Client {
            goals: other.goals,
            age: other.age,
            most: other.most,
            ..partner.clone()
        };
        let couple = [reader.clone(), partner];
        let another = [reader, changed];
        let mut otherwise = therapist.clone();
        otherwise.between.resize(2, Between::default());
        otherwise.between[1] = between;
        let asked = |clients| Case { practice: &practice, ..case(clients, Some(0)) };
        prop_assert_eq!(
            refusal(&therapist, &asked(&couple)),
            refusal(&otherwise, &asked(&another))
        );
    }

    #[test]
    fn what_nobody_decided_is_the_mildest(
        therapist in any_therapist(), clients in vec(any_client(), 1..=2),
        practice in any_practice(),
    ) {
        let strict = Case { practice: &practice, ..case(&clients, None) };
        if refusal(&therapist, &strict).is_none() {
            prop_assert_eq!(refusal(&therapist, &Case { practice: usual(), ..strict }), None);
        }
    }
}
