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
    pub fn title(self) -> &'static str {
        match self {
            Self::Signs => "How I notice that it gets hard",
            Self::Alone => "What I can do by myself",
            Self::Company => "People and places that take my mind off it",
            Self::People => "People I can tell, and ask for help",
            Self::Professionals => "Professionals I can call",
            Self::Surroundings => "How I make my surroundings safer",
        }
    }

    /// What to write there.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Signs => {
                "Thoughts, moods, situations or things you do that tell you a hard time may be coming."
            }
            Self::Alone => {
                "Small things that have helped before, or might: a walk, a shower, music, writing it down."
            }
            Self::Company => {
                "Somebody to sit with, a café, a park. You need not talk about it there."
            }
            Self::People => {
                "Names and numbers of people you trust. It can help to tell them now that they are on this list."
            }
            Self::Professionals => {
                "Your therapist, your doctor, a crisis line, the nearest emergency department: with numbers."
            }
            Self::Surroundings => {
                "What you could use to hurt yourself, and who can keep it for you or where it can go. You need not do this alone."
            }
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
