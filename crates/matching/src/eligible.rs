//! Who may treat whom: the hard rules, and the proof that they were kept.
//!
//! What must stay true: an [`Eligible`] exists only for a therapist whom no rule here refuses, for
//! any of those whose rules are asked. Wishes and weights have no say.

use std::fmt;

use crate::jurisdiction::Jurisdiction;
use crate::people::{Case, Client, Form, Medium, Therapist};
use crate::practice::{Partners, Safety};

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
    /// No way to meet that all share; for meeting in person, no place of the therapist's where all are.
    NoMedium,
    /// A couple, and the practice wants a therapist trained for couples where there may be violence.
    NotTrained,
    /// Younger than the practice sees people.
    TooYoung,
    /// Not of an age the therapist sees, or of none that is known.
    NotOfAge,
    /// What the client comes for is work the therapist does not take.
    NotTheirWork,
    /// The therapist sees the client's partner alone, and the practice allows no such thing.
    SeesPartner,
    /// Work that ended after a parting.
    Parted,
    /// The client asked not to be shown this therapist.
    Unwanted,
    /// The therapist asked not to be suggested to this client.
    Untaken,
    /// The practice decided that they are not to be brought together.
    KeptApart,
}

/// Checks the hard rules: those that all share, and those that are each one's own.
///
/// # Errors
/// The first rule that fails.
pub fn eligible<'a>(therapist: &'a Therapist, case: &Case) -> Result<Eligible<'a>, Ineligible> {
    shared(therapist, case)?;
    for (who, client) in case.clients.iter().enumerate() {
        if case.reader.is_none_or(|reader| reader == who) {
            own(therapist, case, who, client)?;
        }
    }
    Ok(Eligible(therapist))
}

/// What holds for everybody together.
fn shared(therapist: &Therapist, case: &Case) -> Result<(), Ineligible> {
    let holds = |place: &Jurisdiction| {
        let mut licences = therapist.licences.iter();
        licences.any(|licence| licence.holds(place, case.today))
    };
    let licensed = case.clients.iter().all(|c| holds(&c.jurisdiction));
    let room = match case.form {
        Form::Couple => therapist.room_couples,
        Form::Individual => therapist.room_individuals,
    };
    let must_train = case.form == Form::Couple && case.practice.safety == Safety::TrainedAlways;
    refuse(case.clients.is_empty() || !licensed, Ineligible::NoLicence)?;
    refuse(room == 0, Ineligible::NoRoom)?;
    let languages = shared_languages(therapist, case.clients);
    refuse(languages.is_empty(), Ineligible::NoLanguage)?;
    let media = shared_media(therapist, case.clients);
    refuse(media.is_empty(), Ineligible::NoMedium)?;
    refuse(must_train && !therapist.trained, Ineligible::NotTrained)
}

/// What is between the therapist and one client.
fn own(therapist: &Therapist, case: &Case, who: usize, client: &Client) -> Result<(), Ineligible> {
    let between = therapist.between(who);
    let young = |least| client.age.is_none_or(|age| age < least);
    let declined = client.goals.iter().any(|g| therapist.declines.contains(g));
    let conflict = between.sees_partner && case.practice.partners == Partners::Refused;
    refuse(
        case.practice.minimum_age.is_some_and(young),
        Ineligible::TooYoung,
    )?;
    refuse(!therapist.ages.hold(client.age), Ineligible::NotOfAge)?;
    refuse(declined, Ineligible::NotTheirWork)?;
    refuse(conflict, Ineligible::SeesPartner)?;
    refuse(between.parted, Ineligible::Parted)?;
    refuse(between.unwanted, Ineligible::Unwanted)?;
    refuse(between.untaken, Ineligible::Untaken)?;
    refuse(between.kept_apart, Ineligible::KeptApart)
}

fn refuse(when: bool, why: Ineligible) -> Result<(), Ineligible> {
    if when { Err(why) } else { Ok(()) }
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
        .filter(|medium| **medium != Medium::InPerson || all_can_come(&therapist.sites, clients))
        .copied()
        .collect()
}

/// Whether at least one of these places is where every client is. (How far it is within it, the client judges:
/// the list names the place.)
pub(crate) fn all_can_come(sites: &[Jurisdiction], clients: &[Client]) -> bool {
    let mut sites = sites.iter();
    sites.any(|site| clients.iter().all(|client| client.jurisdiction == *site))
}

impl Ineligible {
    /// Whether the therapist may be told that it is this. What a client asked for in private, and what
    /// hangs on the other partner too, they may not: then they hear only that it does not fit now.
    pub fn may_tell_therapist(self) -> bool {
        matches!(
            self,
            Ineligible::NoRoom
                | Ineligible::TooYoung
                | Ineligible::NotOfAge
                | Ineligible::NotTheirWork
                | Ineligible::NotTrained
                | Ineligible::Untaken
        )
    }
}

impl fmt::Display for Ineligible {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Ineligible::NoLicence => "not licensed where every client is",
            Ineligible::NoRoom => "no free place",
            Ineligible::NoLanguage => "no language that all share",
            Ineligible::NoMedium => "no way to meet that all share",
            Ineligible::NotTrained => "the practice asks for training for couples with violence",
            Ineligible::TooYoung => "younger than the practice sees people",
            Ineligible::NotOfAge => "not of an age the therapist sees",
            Ineligible::NotTheirWork => "work the therapist does not take",
            Ineligible::SeesPartner => "sees the partner alone",
            Ineligible::Parted => "the work ended after a parting",
            Ineligible::Unwanted => "the client asked for somebody else",
            Ineligible::Untaken => "the therapist asked not to be suggested",
            Ineligible::KeptApart => "the practice keeps them apart",
        })
    }
}

impl std::error::Error for Ineligible {}
