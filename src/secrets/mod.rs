//! What a therapist of a couple does with what one partner tells them alone, said beforehand.
//!
//! What must stay true: a client of a couple writes nothing in their private space before they have agreed
//! to what their therapist says of it now; nobody is asked who is here on their own.

mod acts;
mod pages;
mod store;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::accounts::Account;
use crate::db::Id;
use crate::languages;

pub use acts::{agree, must_agree, policy_of, say, terms};
pub use pages::routes;

/// The longest sentence a therapist may add, in characters.
pub const LONGEST: usize = 400;

/// What a therapist does. Couple therapists differ in this; the field calls the second a no-secrets policy.
/// What both have in common is that all know it beforehand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// They bring nothing from a private space into the joint one unless its client does.
    KeepsApart,
    /// They may ask the client to bring it, and cannot keep it for ever if it stands in the way.
    NoSecrets,
}

impl Way {
    /// Every way there is, as a form sends it, with the key of its words.
    pub const ALL: [(Self, &'static str, &'static str); 2] = [
        (Self::KeepsApart, "keeps-apart", "secrets-way-keeps-apart"),
        (Self::NoSecrets, "no-secrets", "secrets-way-no-secrets"),
    ];

    /// As a form sends it.
    pub fn of(text: &str) -> Option<Self> {
        let known = Self::ALL.into_iter().find(|(_, code, _)| *code == text);
        known.map(|(way, _, _)| way)
    }

    /// In words, the therapist speaking.
    pub fn words(self) -> String {
        let known = Self::ALL.iter().find(|(way, _, _)| *way == self);
        known.map_or_else(String::new, |(_, _, key)| languages::say(key).into())
    }
}

/// What a therapist says of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// What they do.
    pub way: Way,
    /// A sentence of their own; empty for none.
    pub own: String,
}

/// What a client is asked to agree to, or has.
#[derive(Clone, Debug)]
pub struct Terms {
    /// Whose.
    pub therapist: Id<Account>,
    /// Which version, counting up from 1.
    pub version: i64,
    /// What they say.
    pub policy: Policy,
    /// When this client agreed to this version, if they have.
    pub agreed_at: Option<Timestamp>,
}
