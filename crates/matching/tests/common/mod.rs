//! People for the tests: two who can be matched, to be changed by each test, and any at all.
#![allow(dead_code)] // each test file uses its part

use matching::{
    AFFIRMS, APPROACHES, Ages, Between, Case, Client, Day, Form, GENDERS, GOALS, Jurisdiction,
    Licence, Medium, Partners, Practice, Safety, Therapist, Vetting, Weights, Wish,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

pub const TODAY: Day = Day(20_000);

const PLACES: [&str; 4] = ["US-CA", "US-OR", "CA-BC", "DE"];
const LANGUAGES: [&str; 3] = ["en", "es", "de"];
const TIMES: [&str; 4] = [
    "monday-morning",
    "tuesday-evening",
    "thursday-afternoon",
    "sunday-evening",
];

pub fn place(code: &str) -> Jurisdiction {
    Jurisdiction::parse(code).unwrap()
}

pub fn texts(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

pub fn good_licence(code: &str) -> Licence {
    Licence {
        jurisdiction: place(code),
        expires: Day(TODAY.0 + 365),
        vetting: Vetting::Verified {
            on: Day(TODAY.0 - 30),
        },
    }
}

/// A client in California who speaks English, meets by video and wishes for nothing.
pub fn client() -> Client {
    Client {
        jurisdiction: place("US-CA"),
        languages: texts(&["en"]),
        goals: vec![],
        approaches: vec![],
        gender: None,
        affirms: vec![],
        times: vec![],
        media: vec![Medium::Video],
        age: Some(34),
        most: vec![],
    }
}

/// A practice that decided nothing.
pub fn usual() -> &'static Practice {
    static USUAL: std::sync::LazyLock<Practice> = std::sync::LazyLock::new(Practice::default);
    &USUAL
}

/// These clients at a practice that decided nothing: a couple where there are two.
pub fn case(clients: &[Client], reader: Option<usize>) -> Case<'_> {
    let form = if clients.len() == 2 {
        Form::Couple
    } else {
        Form::Individual
    };
    Case {
        clients,
        form,
        reader,
        practice: usual(),
        today: TODAY,
    }
}

/// A therapist who may treat [`client`], and says nothing more.
pub fn therapist() -> Therapist {
    Therapist {
        licences: vec![good_licence("US-CA")],
        languages: texts(&["en"]),
        approaches: vec![],
        focus: vec![],
        affirms: vec![],
        gender: None,
        media: vec![Medium::Video],
        room_couples: 1,
        room_individuals: 1,
        ..Therapist::default()
    }
}

fn some_slugs(list: &[(&str, &str)]) -> impl Strategy<Value = Vec<String>> + use<> {
    let slugs: Vec<String> = list.iter().map(|(slug, _)| (*slug).to_owned()).collect();
    let most = slugs.len();
    subsequence(slugs, 0..=most)
}

fn some_of(list: &[&str]) -> impl Strategy<Value = Vec<String>> + use<> {
    let most = list.len();
    subsequence(texts(list), 0..=most)
}

fn a_gender() -> impl Strategy<Value = Option<String>> {
    proptest::option::of(select(GENDERS).prop_map(|(slug, _)| slug.to_owned()))
}

fn some_media() -> impl Strategy<Value = Vec<Medium>> {
    subsequence(Medium::ALL.to_vec(), 0..=4)
}

pub fn a_place() -> impl Strategy<Value = Jurisdiction> {
    select(&PLACES[..]).prop_map(place)
}

/// Any licence; expiry is around today.
pub fn a_licence() -> impl Strategy<Value = Licence> {
    let vetting = prop_oneof![
        Just(Vetting::Waiting),
        Just(Vetting::Refused),
        (-500..=0).prop_map(|ago| Vetting::Verified {
            on: Day(TODAY.0 + ago)
        }),
    ];
    let expires = (-2..=2).prop_map(|days| Day(TODAY.0 + days));
    (a_place(), expires, vetting).prop_map(|(jurisdiction, expires, vetting)| Licence {
        jurisdiction,
        expires,
        vetting,
    })
}

prop_compose! {
    /// Any client.
    pub fn any_client()(
        jurisdiction in a_place(),
        languages in some_of(&LANGUAGES),
        goals in some_slugs(GOALS),
        approaches in some_slugs(APPROACHES),
        gender in a_gender(),
        affirms in some_slugs(AFFIRMS),
        times in some_of(&TIMES),
        media in some_media(),
        age in proptest::option::of(18..80_u32),
        most in subsequence(Wish::ALL.to_vec(), 0..=2),
    ) -> Client {
        Client {
            jurisdiction, languages, goals, approaches, gender, affirms, times, media, age, most,
        }
    }
}

/// Any limits of age.
pub fn any_ages() -> impl Strategy<Value = Ages> {
    let limit = || proptest::option::weighted(0.3, 18..80_u32);
    (limit(), limit()).prop_map(|(from, to)| Ages { from, to })
}

/// Anything that may be between two; mostly nothing.
pub fn any_between() -> impl Strategy<Value = Between> {
    let rarely = || proptest::bool::weighted(0.1);
    proptest::array::uniform6(rarely()).prop_map(
        |[unwanted, untaken, kept_apart, parted, sees_partner, known]| Between {
            unwanted,
            untaken,
            kept_apart,
            parted,
            sees_partner,
            known,
        },
    )
}

/// Any decisions of a practice.
pub fn any_practice() -> impl Strategy<Value = Practice> {
    let minimum = proptest::option::weighted(0.3, 18..40_u32);
    let partners = prop_oneof![Just(Partners::Allowed), Just(Partners::Refused)];
    (minimum, partners, select(&Safety::ALL[..]), any_weights()).prop_map(
        |(minimum_age, partners, safety, weights)| Practice {
            minimum_age,
            partners,
            safety,
            weights,
        },
    )
}

/// Any weights.
pub fn any_weights() -> impl Strategy<Value = Weights> {
    proptest::array::uniform8(0..=Weights::MOST).prop_map(
        |[
            times,
            goals,
            affirms,
            gender,
            approaches,
            continuity,
            load,
            record,
        ]| Weights {
            times,
            goals,
            affirms,
            gender,
            approaches,
            continuity,
            load,
            record,
        },
    )
}

prop_compose! {
    /// Any bounds: ages, declines, training, and what is between.
    fn bounds()(
        ages in any_ages(),
        declines in vec(select(GOALS).prop_map(|(slug, _)| slug.to_owned()), 0..2),
        trained in any::<bool>(),
        between in vec(any_between(), 0..=2),
        load in 0..=100_u32,
        strengths in some_slugs(GOALS),
        sites in vec(a_place(), 0..2),
    ) -> Therapist {
        Therapist {
            ages, declines, trained, between, load, strengths, sites, ..Therapist::default()
        }
    }
}

prop_compose! {
    /// Any therapist, with hours for up to two clients.
    pub fn any_therapist()(
        bounds in bounds(),
        licences in vec(a_licence(), 0..4),
        languages in some_of(&LANGUAGES),
        approaches in some_slugs(APPROACHES),
        focus in some_slugs(GOALS),
        affirms in some_slugs(AFFIRMS),
        gender in a_gender(),
        media in some_media(),
        room_couples in 0..2_u32,
        room_individuals in 0..2_u32,
        times in vec(vec(any::<bool>(), TIMES.len()), 2),
    ) -> Therapist {
        Therapist {
            licences, languages, approaches, focus, affirms, gender, media,
            room_couples, room_individuals, times, ..bounds
        }
    }
}

/// Any client that [`welcoming`] therapists may treat.
pub fn any_treatable() -> impl Strategy<Value = Client> {
    any_client().prop_map(|wishes| Client {
        jurisdiction: place("US-CA"),
        languages: texts(&["en"]),
        media: vec![Medium::Video],
        ..wishes
    })
}

/// Any therapist who may treat every [`any_treatable`] client.
pub fn welcoming() -> impl Strategy<Value = Therapist> {
    any_therapist().prop_map(|other| Therapist {
        licences: vec![good_licence("US-CA")],
        languages: texts(&["en"]),
        media: vec![Medium::Video],
        room_couples: 1,
        room_individuals: 1,
        ages: Ages::default(),
        declines: vec![],
        between: vec![],
        ..other
    })
}
