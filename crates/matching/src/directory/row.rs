//! What the directory knows of each therapist, as bits: small enough that a hundred thousand are looked
//! through in a few milliseconds.

use crate::jurisdiction::Jurisdiction;
use crate::lists::{AFFIRMS, APPROACHES, GENDERS, GOALS, languages};
use crate::people::{Ages, Medium, Therapist};

/// A therapist. Bit `n` of a set is the `n`th of the crate's list of that kind.
pub(super) struct Row {
    pub(super) languages: u128,
    pub(super) goals: u32,
    pub(super) declines: u32,
    pub(super) approaches: u32,
    pub(super) affirms: u32,
    pub(super) genders: u32,
    pub(super) media: u32,
    pub(super) sites: Vec<Jurisdiction>,
    pub(super) ages: Ages,
    pub(super) couples: bool,
    pub(super) individuals: bool,
    pub(super) trained: bool,
    pub(super) load: u32,
    pub(super) strengths: u32,
}

/// The slugs that are in a list, as bits.
pub(super) fn set(list: &[(&str, &str)], slugs: &[String]) -> u32 {
    let place = |slug: &String| list.iter().position(|(known, _)| known == slug);
    slugs
        .iter()
        .filter_map(place)
        .fold(0, |all, n| all | 1 << n)
}

pub(super) fn genders(gender: Option<&String>) -> u32 {
    gender.map_or(0, |gender| set(GENDERS, std::slice::from_ref(gender)))
}

pub(super) fn spoken(codes: &[String]) -> u128 {
    let place = |code: &String| languages().iter().position(|(known, _)| known == code);
    codes
        .iter()
        .filter_map(place)
        .fold(0, |all, n| all | 1 << n)
}

pub(super) fn ways(media: &[Medium]) -> u32 {
    media
        .iter()
        .fold(0, |all, medium| all | 1 << *medium as u32)
}

impl Row {
    pub(super) fn of(therapist: &Therapist) -> Row {
        Row {
            languages: spoken(&therapist.languages),
            goals: set(GOALS, &therapist.focus),
            declines: set(GOALS, &therapist.declines),
            approaches: set(APPROACHES, &therapist.approaches),
            affirms: set(AFFIRMS, &therapist.affirms),
            genders: genders(therapist.gender.as_ref()),
            media: ways(&therapist.media),
            sites: therapist.sites.clone(),
            ages: therapist.ages,
            couples: therapist.room_couples > 0,
            individuals: therapist.room_individuals > 0,
            trained: therapist.trained,
            load: therapist.load,
            strengths: set(GOALS, &therapist.strengths),
        }
    }
}
