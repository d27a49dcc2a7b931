//! What entries are found by: keyed hashes of actor, of whose they are, and of the day.
//!
//! What must stay true: they are made of what is sealed, so that nobody can put an entry where it is not
//! found.

use jiff::Timestamp;
use jiff::civil::Date;
use sealing::{Context, ServerKey};

use super::entry::Sealed;
use super::{By, Whose};
use crate::effort::{Work, spent};

/// What entries are found by.
#[derive(Clone, Debug, Default)]
pub(super) struct Tags {
    pub(super) actor: Option<Vec<u8>>,
    pub(super) about: Option<Vec<u8>>,
    pub(super) day: Option<Vec<u8>>,
}

fn tag(key: &ServerKey, purpose: &'static str, part: &[u8]) -> Vec<u8> {
    spent(Work::Tag);
    key.tag(&Context::new(purpose), part).as_bytes().to_vec()
}

pub(super) fn actor_tag(key: &ServerKey, by: By) -> Vec<u8> {
    match by {
        By::Account(account) => tag(key, "audit actor", account.bytes()),
        By::Nobody => tag(key, "audit actor", b"nobody"),
        By::Server => tag(key, "audit actor", b"server"),
    }
}

pub(super) fn about_tag(key: &ServerKey, whose: Whose) -> Vec<u8> {
    match whose {
        Whose::Person(account) => tag(key, "audit about", account.bytes()),
        Whose::Space(space) => tag(key, "audit about", space.bytes()),
    }
}

pub(super) fn day_tag(key: &ServerKey, day: Date) -> Vec<u8> {
    tag(key, "audit day", day.to_string().as_bytes())
}

/// Days are told apart in UTC.
fn day_of(at: Timestamp) -> Date {
    jiff::tz::TimeZone::UTC.to_datetime(at).date()
}

impl Tags {
    pub(super) fn of(key: &ServerKey, entry: &Sealed) -> Self {
        Self {
            actor: Some(actor_tag(key, entry.note.by)),
            about: entry.note.about.map(|whose| about_tag(key, whose)),
            day: Some(day_tag(key, day_of(entry.at))),
        }
    }
}
