//! Who may treat whom: the hard rules, and the proof that they were kept.
//!
//! What must stay true: an [`Eligible`] exists only for a therapist licensed where every client
//! is, with room, and able to speak and meet with all of them. Wishes have no say here.

use std::fmt;

use crate::jurisdiction::Jurisdiction;
use crate::licence::Day;
use crate::people::{Client, Form, Medium, Therapist};

/// Proof that a therapist may be suggested to the clients they were checked for, on the day they
/// were checked. Only [`eligible`] makes one; do not keep it.
#[derive(Clone, Copy, Debug)]
pub struct Eligible<'a>(&'a Therapist);

impl<'a> Eligible<'a> {
    /// The therapist.
    pub fn therapist(&self) -> &'a Therapist {
        self.0
    }
}

/// Why a therapist may not be suggested: the first rule that fails.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ineligible {
    /// No licence that holds where every client is; or there are no clients.
    NoLicence,
    /// No free place for this form of therapy.
    NoRoom,
    /// No language that all share.
    NoLanguage,
    /// No way to meet that all share.
    NoMedium,
}

/// Checks the hard rules for one client, or for both partners of a couple.
///
/// # Errors
/// The first rule that fails, in the order of [`Ineligible`].
pub fn eligible<'a>(
    therapist: &'a Therapist,
    clients: &[Client],
    form: Form,
    today: Day,
) -> Result<Eligible<'a>, Ineligible> {
    let licensed = |place: &Jurisdiction| therapist.licences.iter().any(|l| l.holds(place, today));
    let room = match form {
        Form::Couple => therapist.room_couples,
        Form::Individual => therapist.room_individuals,
    };
    if clients.is_empty() || !clients.iter().all(|client| licensed(&client.jurisdiction)) {
        Err(Ineligible::NoLicence)
    } else if room == 0 {
        Err(Ineligible::NoRoom)
    } else if shared_languages(therapist, clients).is_empty() {
        Err(Ineligible::NoLanguage)
    } else if shared_media(therapist, clients).is_empty() {
        Err(Ineligible::NoMedium)
    } else {
        Ok(Eligible(therapist))
    }
}

/// The therapist's languages that all clients have, in the therapist's order.
pub(crate) fn shared_languages(therapist: &Therapist, clients: &[Client]) -> Vec<String> {
    let spoken = therapist.languages.iter();
    spoken
        .filter(|language| clients.iter().all(|c| c.languages.contains(language)))
        .cloned()
        .collect()
}

/// The therapist's ways to meet that all clients have, in the therapist's order.
pub(crate) fn shared_media(therapist: &Therapist, clients: &[Client]) -> Vec<Medium> {
    let offered = therapist.media.iter();
    offered
        .filter(|medium| clients.iter().all(|c| c.media.contains(medium)))
        .copied()
        .collect()
}

impl fmt::Display for Ineligible {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Ineligible::NoLicence => "not licensed where every client is",
            Ineligible::NoRoom => "no free place",
            Ineligible::NoLanguage => "no language that all share",
            Ineligible::NoMedium => "no way to meet that all share",
        })
    }
}

impl std::error::Error for Ineligible {}
