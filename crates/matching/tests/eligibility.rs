//! Who may treat whom: the hard rules, and that wishes have no say in them.

mod common;

use common::{
    TODAY, any_client, any_therapist, any_treatable, case, client, good_licence, place, texts,
    therapist, welcoming,
};
use matching::{
    Case, Client, Day, Form, Ineligible, Licence, Medium, Therapist, Vetting, eligible,
};
use proptest::collection::vec;
use proptest::prelude::*;

fn refusal(therapist: &Therapist, clients: &[Client], form: Form) -> Option<Ineligible> {
    let case = Case {
        form,
        ..case(clients, None)
    };
    eligible(therapist, &case).err()
}

#[test]
fn a_licence_is_good_through_its_last_day_and_not_one_more() {
    let licence = good_licence("US-CA");
    let last = licence.expires;
    assert!(licence.holds(&place("US-CA"), last));
    assert!(!licence.holds(&place("US-CA"), Day(last.0 + 1)));
    assert!(!licence.holds(&place("US-OR"), last), "another state");
}

#[test]
fn a_licence_nobody_verified_is_none() {
    for vetting in [Vetting::Waiting, Vetting::Refused] {
        let unproven = Licence {
            vetting,
            ..good_licence("US-CA")
        };
        assert!(!unproven.holds(&place("US-CA"), TODAY), "{vetting:?}");
        let therapist = Therapist {
            licences: vec![unproven],
            ..therapist()
        };
        assert_eq!(
            refusal(&therapist, &[client()], Form::Individual),
            Some(Ineligible::NoLicence)
        );
    }
}

#[test]
fn partners_in_two_states_need_a_licence_in_both() {
    let apart = [
        client(),
        Client {
            jurisdiction: place("US-OR"),
            ..client()
        },
    ];
    assert_eq!(
        refusal(&therapist(), &apart, Form::Couple),
        Some(Ineligible::NoLicence)
    );
    let in_both = Therapist {
        licences: vec![good_licence("US-CA"), good_licence("US-OR")],
        ..therapist()
    };
    assert_eq!(refusal(&in_both, &apart, Form::Couple), None);
}

#[test]
fn room_is_counted_for_the_form_that_is_asked() {
    let no_couples = Therapist {
        room_couples: 0,
        ..therapist()
    };
    assert_eq!(
        refusal(&no_couples, &[client(), client()], Form::Couple),
        Some(Ineligible::NoRoom)
    );
    assert_eq!(refusal(&no_couples, &[client()], Form::Individual), None);
    let no_individuals = Therapist {
        room_individuals: 0,
        ..therapist()
    };
    assert_eq!(
        refusal(&no_individuals, &[client()], Form::Individual),
        Some(Ineligible::NoRoom)
    );
    assert_eq!(
        refusal(&no_individuals, &[client(), client()], Form::Couple),
        None
    );
}

#[test]
fn a_language_with_each_partner_is_not_a_language_with_both() {
    let interpreter = Therapist {
        languages: texts(&["en", "es"]),
        ..therapist()
    };
    let spanish = Client {
        languages: texts(&["es"]),
        ..client()
    };
    let no_common = [client(), spanish];
    assert_eq!(
        refusal(&interpreter, &no_common, Form::Couple),
        Some(Ineligible::NoLanguage)
    );
    let both = Client {
        languages: texts(&["es", "en"]),
        ..client()
    };
    assert_eq!(refusal(&interpreter, &[client(), both], Form::Couple), None);
}

#[test]
fn a_way_to_meet_must_suit_all() {
    let offers = Therapist {
        media: vec![Medium::Video, Medium::Messages],
        ..therapist()
    };
    let writes = Client {
        media: vec![Medium::Messages],
        ..client()
    };
    assert_eq!(
        refusal(&offers, &[client(), writes], Form::Couple),
        Some(Ineligible::NoMedium)
    );
}

#[test]
fn in_person_needs_a_place_where_everybody_is() {
    let in_oregon = |client: Client| Client {
        jurisdiction: place("US-OR"),
        ..client
    };
    let comes = Client {
        media: vec![Medium::InPerson],
        ..client()
    };
    let at = |sites: &[&str]| Therapist {
        licences: vec![good_licence("US-CA"), good_licence("US-OR")],
        media: vec![Medium::Messages, Medium::InPerson],
        sites: sites.iter().map(|code| place(code)).collect(),
        ..therapist()
    };
    let no_medium = Some(Ineligible::NoMedium);
    let one = std::slice::from_ref(&comes);
    for (sites, is) in [
        (&["US-CA"][..], None),
        (&["US-OR", "US-CA"], None),
        (&["US-OR"], no_medium),
        (&[], no_medium),
    ] {
        assert_eq!(refusal(&at(sites), one, Form::Individual), is, "{sites:?}");
    }
    // A place for each is no place for both.
    let both = at(&["US-CA", "US-OR"]);
    let apart = [comes.clone(), in_oregon(comes.clone())];
    assert_eq!(refusal(&both, &apart, Form::Couple), no_medium);
    // Who can also write needs no place.
    let writes = |other: Client| Client {
        media: vec![Medium::InPerson, Medium::Messages],
        ..other
    };
    let apart = [writes(client()), writes(in_oregon(client()))];
    assert_eq!(refusal(&both, &apart, Form::Couple), None);
}

#[test]
fn nobody_is_eligible_for_nobody() {
    assert_eq!(
        refusal(&therapist(), &[], Form::Couple),
        Some(Ineligible::NoLicence)
    );
}

/// The rule once more, written another way.
fn licensed_for_all(therapist: &Therapist, clients: &[Client]) -> bool {
    let mut good: Vec<String> = Vec::new();
    for licence in &therapist.licences {
        let verified = !matches!(licence.vetting, Vetting::Waiting | Vetting::Refused);
        if verified && licence.expires.0 >= TODAY.0 {
            good.push(licence.jurisdiction.code());
        }
    }
    clients
        .iter()
        .all(|client| good.contains(&client.jurisdiction.code()))
}

fn any_form() -> impl Strategy<Value = Form> {
    prop_oneof![Just(Form::Couple), Just(Form::Individual)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_licence_is_said_exactly_when_someone_is_out_of_its_reach(
        therapist in any_therapist(), clients in vec(any_client(), 1..=2), form in any_form(),
    ) {
        let refused = refusal(&therapist, &clients, form) == Some(Ineligible::NoLicence);
        prop_assert_eq!(refused, !licensed_for_all(&therapist, &clients));
    }

    #[test]
    fn wishes_shut_nobody_out(
        therapist in welcoming(), clients in vec(any_treatable(), 1..=2), form in any_form(),
    ) {
        prop_assert_eq!(refusal(&therapist, &clients, form), None);
    }

    #[test]
    fn a_second_client_never_opens_a_door(
        therapist in any_therapist(), one in any_client(), two in any_client(), form in any_form(),
    ) {
        if refusal(&therapist, &[one.clone(), two], form).is_none() {
            prop_assert_eq!(refusal(&therapist, &[one], form), None);
        }
    }
}
