//! A therapist as they are shown to somebody who chooses.

use super::Suggested;
use crate::languages::say;
use crate::lists;

/// What is said of a therapist.
pub struct Card {
    /// Whom choosing chooses.
    pub id: String,
    /// Their name.
    pub name: String,
    /// Its first letters.
    pub initials: String,
    /// What they say of themselves.
    pub about: String,
    /// Their licences that were found good, in words.
    pub licences: Vec<String>,
    /// What fits.
    pub met: Vec<String>,
    /// What does not.
    pub unmet: Vec<String>,
    /// Where they can be met in person.
    pub places: Vec<String>,
    /// Whether they are the partner's.
    pub partners: bool,
}

impl Card {
    /// Of a suggestion.
    pub fn of(suggested: Suggested) -> Self {
        let therapist = suggested.therapist;
        let initials = therapist
            .name
            .split_whitespace()
            .filter(|word| !word.ends_with('.'))
            .filter_map(|word| word.chars().next());
        let good = therapist.licences.iter().filter(|licence| {
            let vetted = licence.vetted.as_ref();
            vetted.is_some_and(|vetted| vetted.verified)
        });
        let words = good.map(|licence| {
            let details = &licence.details;
            say("match-licence")
                .with("kind", &details.kind)
                .with("place", lists::place(&details.jurisdiction))
                .into()
        });
        Self {
            id: therapist.account.to_string(),
            initials: initials.filter(|c| c.is_alphabetic()).take(2).collect(),
            licences: words.collect(),
            name: therapist.name.clone(),
            about: therapist.profile.about.clone(),
            met: suggested.met,
            unmet: suggested.unmet,
            places: suggested.places,
            partners: suggested.partners,
        }
    }
}
