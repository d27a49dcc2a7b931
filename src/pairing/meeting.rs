//! How a therapist and clients can meet: in which hours, and at which places of the practice.
//!
//! What must stay true: only hours in a way to meet count that all of the clients would have; a place counts
//! only where all of them are.

use calendar::{Availability, Person, suiting};
use jiff::Timestamp;
use matching::Medium;

use super::suggestions::Clients;
use crate::intake::MatchingProfile;
use crate::practice::{Site, Therapist};

/// Ways to meet, by their codes.
pub(super) fn media(codes: &[String]) -> Vec<Medium> {
    codes
        .iter()
        .filter_map(|code| Medium::parse(code))
        .collect()
}

/// When a therapist is open for these clients, in the ways to meet that all of them share.
pub(super) fn availabilities(clients: &Clients, therapist: &Therapist) -> Vec<Availability> {
    let profile = &therapist.profile;
    let everyone = |medium: &Medium| {
        let mut all = clients.profiles.iter();
        all.all(|profile| media(&profile.media).contains(medium))
    };
    let mut remote = media(&profile.media).into_iter();
    let remote = remote.any(|medium| medium != Medium::InPerson && everyone(&medium));
    let mut open: Vec<Availability> = remote.then(|| profile.availability()).into_iter().collect();
    let sites = meeting_sites(clients, therapist).into_iter();
    open.extend(sites.filter_map(|site| profile.availability_at(site)));
    open
}

pub(super) fn open_times(
    open: &[Availability],
    profile: &MatchingProfile,
    now: Timestamp,
) -> Vec<bool> {
    let person = Person {
        zone: &profile.zone,
        times: &profile.times,
    };
    let each = open.iter().map(|hours| suiting(hours, &person, now));
    let open: Vec<_> = each.flatten().collect();
    profile
        .times
        .iter()
        .map(|time| open.contains(time))
        .collect()
}

/// The places at which all of these clients can meet a therapist in person; none where one of them would not.
fn meeting_sites<'a>(clients: &'a Clients, therapist: &'a Therapist) -> Vec<&'a Site> {
    let in_person = |codes: &[String]| media(codes).contains(&Medium::InPerson);
    let mut all = clients.profiles.iter();
    let wanted = all.all(|profile| in_person(&profile.media));
    if !wanted || !in_person(&therapist.profile.media) {
        return Vec::new();
    }
    let sites = clients.calendar.sites_of(&therapist.profile.sessions);
    let here = sites.filter(|site| {
        let mut profiles = clients.profiles.iter();
        profiles.all(|profile| site.jurisdiction.as_ref() == Some(&profile.jurisdiction))
    });
    here.collect()
}

/// The same, in words.
pub(super) fn meeting_places(clients: &Clients, therapist: &Therapist) -> Vec<String> {
    let here = meeting_sites(clients, therapist).into_iter();
    here.map(|site| format!("{}, {}", site.name, site.address))
        .collect()
}
