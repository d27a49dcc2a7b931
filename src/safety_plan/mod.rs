//! The safety plan: what a client and their therapist write down in calmer times for when a crisis comes near.
//!
//! What must stay true: it is sealed in the client's private space, so their partner neither reads it nor can
//! tell that there is one; both who write it see who wrote which part, and when; neither overwrites unseen
//! what the other wrote.
//!
//! Its parts follow what is known of such plans in general: warning signs, what one can do alone, places and
//! people that take one's mind off, people to ask, professionals, and safer surroundings. That writing one
//! together and staying in touch goes along with fewer suicidal acts was found by Stanley and others (2018,
//! JAMA Psychiatry 75(9):894-900); their Safety Planning Intervention (Stanley & Brown 2012, Cognitive and
//! Behavioral Practice 19(2):256-264) is theirs, and none of its wording is used here.

mod acts;
mod pages;
mod store;
mod therapist_pages;

use axum::Router;
use jiff::Timestamp;
use std::sync::Arc;

use crate::accounts::Account;
use crate::db::Id;
use crate::help::Lines;
use crate::languages::{Said, say};
use crate::service::Service;

pub use acts::{Found, Wrote, read, share, write};

/// The longest part, in characters.
pub const LONGEST: usize = 2_000;

/// A part of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// What tells that a crisis may be coming.
    Signs,
    /// What one can do alone.
    Alone,
    /// People and places that take one's mind off.
    Company,
    /// People to ask for help.
    People,
    /// Professionals and services.
    Professionals,
    /// How surroundings are made safer.
    Surroundings,
}

impl Section {
    /// All, in the order one goes through them.
    pub const ALL: [Self; 6] = [
        Self::Signs,
        Self::Alone,
        Self::Company,
        Self::People,
        Self::Professionals,
        Self::Surroundings,
    ];

    /// As stored, and the name of its field.
    pub fn name(self) -> &'static str {
        match self {
            Self::Signs => "signs",
            Self::Alone => "alone",
            Self::Company => "company",
            Self::People => "people",
            Self::Professionals => "professionals",
            Self::Surroundings => "surroundings",
        }
    }

    /// Its heading.
    pub fn title(self) -> Said {
        match self {
            Self::Signs => say("safety-plan-signs"),
            Self::Alone => say("safety-plan-alone"),
            Self::Company => say("safety-plan-company"),
            Self::People => say("safety-plan-people"),
            Self::Professionals => say("safety-plan-professionals"),
            Self::Surroundings => say("safety-plan-surroundings"),
        }
    }

    /// What to write there.
    pub fn hint(self) -> Said {
        match self {
            Self::Signs => say("safety-plan-signs-hint"),
            Self::Alone => say("safety-plan-alone-hint"),
            Self::Company => say("safety-plan-company-hint"),
            Self::People => say("safety-plan-people-hint"),
            Self::Professionals => say("safety-plan-professionals-hint"),
            Self::Surroundings => say("safety-plan-surroundings-hint"),
        }
    }
}

/// What stands in a part, and who wrote it when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Which part.
    pub section: Section,
    /// The words.
    pub words: String,
    /// Who changed it last.
    pub author: Id<Account>,
    /// When.
    pub at: Timestamp,
}

/// A plan, opened by a member of the private space.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Counts up with each change, from 1.
    pub version: i64,
    /// Under which generation of the space's key it is sealed.
    pub generation: i64,
    /// Its parts that have words, in order.
    pub parts: Vec<Written>,
}

impl Plan {
    /// What stands in a part.
    pub fn part(&self, section: Section) -> Option<&Written> {
        self.parts.iter().find(|part| part.section == section)
    }
}

/// The pages of this room.
pub fn routes(lines: Arc<Lines>) -> Router<Arc<Service>> {
    pages::routes(lines).merge(therapist_pages::routes())
}
