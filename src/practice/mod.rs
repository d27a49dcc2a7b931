//! The practice: its set-up, its therapists, their profiles and licences, and vetting.
//!
//! What must stay true: no therapist is suggested, chosen or may accept without a vetted licence that
//! holds where the client is, and expiry takes effect by itself: it is computed when asked, never stored.

mod acts;
mod calendar;
mod calendar_pages;
mod change_pages;
mod change_rules;
mod hours;
mod hours_pages;
mod invitations;
mod licence_pages;
mod matching_pages;
mod matching_rules;
mod pages;
mod parting_pages;
mod phone_pages;
mod place_pages;
mod profile;
mod profile_form;
mod profile_pages;
mod recovery_pages;
mod resource_pages;
mod sessions;
mod set_up;
mod store;
mod track_record;
mod vetting_pages;

use jiff::civil::Date;
use matching::{Jurisdiction, Vetting};
use sealing::Context;
use serde::{Deserialize, Serialize};

use crate::accounts::Account;
use crate::db::Id;

pub use acts::{add_licence, save_profile, vet};
pub use calendar::{
    Holiday, LENGTHS, PracticeCalendar, Resource, Site, change_calendar, practice_calendar,
};
pub use change_rules::{ChangeRules, change_rules};
pub use hours::{parse as parse_hours, spans as spans_words, words as hours_words};
pub use invitations::{accept as accept_invitation, forget as forget_invitations, invite};
pub use matching_rules::matching_rules;
pub use pages::routes;
pub use profile::{Profile, hold_hours, profile_of, save};
pub use sessions::{Sessions, USUAL_LENGTH};
pub use set_up::{
    erasure_rules, first_start, joint_reading_days, load_house, opens_with, phone, recovery_wait,
    review_months, set_erasure_rules, set_review_months, set_up, winding_days,
};
pub use store::{all_therapists, is_licensed, licences_of, therapist};
pub use track_record::{
    OutcomeScore, Strengths, hold_outcome_score, outcome_score, set_outcome_score, set_strengths,
    strengths,
};

/// A therapist of the practice, as the rest of the house knows them.
#[derive(Clone, Debug)]
pub struct Therapist {
    /// Who.
    pub account: Id<Account>,
    /// Their name.
    pub name: String,
    /// What they say of themselves.
    pub profile: Profile,
    /// Their licences.
    pub licences: Vec<Licence>,
}

/// A licence to practise, as a therapist gave it and as it was vetted.
#[derive(Clone, Debug)]
pub struct Licence {
    /// Which.
    pub id: Id<Licence>,
    /// What the therapist says of it.
    pub details: LicenceDetails,
    /// What the vetting found; `None` while it waits.
    pub vetted: Option<Vetted>,
}

/// What a therapist says of a licence.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LicenceDetails {
    /// As the issuer calls it: "Licensed Marriage and Family Therapist".
    pub kind: String,
    /// Its number at the issuer.
    pub number: String,
    /// Where it lets them practise.
    pub jurisdiction: Jurisdiction,
    /// The last day it is good for.
    pub expires: Date,
    /// The US National Provider Identifier, if they have one.
    pub npi: Option<String>,
}

/// How a licence was vetted.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Vetted {
    /// Whether it was found good.
    pub verified: bool,
    /// The day it was checked.
    pub on: Date,
    /// The name of who checked it.
    pub by: String,
    /// Where it was looked up.
    pub place: String,
    /// Why it was refused; empty where it was not.
    pub reason: String,
}

/// A civil day as the matching counts them.
pub fn day(date: Date) -> matching::Day {
    let epoch = jiff::civil::date(1970, 1, 1);
    matching::Day(epoch.until(date).map_or(0, |span| span.get_days()))
}

impl Licence {
    /// As the matching sees it.
    pub fn for_matching(&self) -> matching::Licence {
        matching::Licence {
            jurisdiction: self.details.jurisdiction.clone(),
            expires: day(self.details.expires),
            vetting: match &self.vetted {
                None => Vetting::Waiting,
                Some(vetted) if vetted.verified => Vetting::Verified { on: day(vetted.on) },
                Some(_) => Vetting::Refused,
            },
        }
    }

    fn details_context(id: Id<Self>) -> Context {
        Context::new("licence details").and(id.bytes())
    }

    fn vetting_context(id: Id<Self>) -> Context {
        Context::new("licence vetting").and(id.bytes())
    }
}
