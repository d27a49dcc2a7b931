//! Therapists' calendars elsewhere: when they are busy there, nothing is offered here.
//!
//! What must stay true: this is the one place where the server asks a stranger for anything, and only for a
//! therapist who asked for it, at the address they gave, after the guard looked at it; of what comes back
//! only busy times are kept, sealed; where it cannot be read any more, the page says so, and old times count
//! no longer than it says.

mod acts;
mod addresses;
mod caldav;
mod fetch;
mod guard;
mod pages;
mod reading;
mod store;
#[cfg(test)]
mod tests;
mod trouble;

use calendar::Span;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::accounts::Account;
use crate::db::Id;

pub use acts::{Added, add, busy, keep_reading, read_due, read_now, remove, switch};
pub use guard::Allowed;
pub use pages::routes;
pub use reading::Source;
pub use trouble::Trouble;

/// So many a therapist may have.
pub const MOST: usize = 5;

/// So long, in days, busy times count that could not be read anew.
pub const COUNTS_FOR: i64 = 7;

/// How far ahead busy times are read, in days: past all that can be booked.
const AHEAD: i64 = 200;

/// After so many hours without a good reading its owner is told, once.
const TOLD_AFTER: i64 = 24;

/// A calendar elsewhere.
pub struct Calendar {
    /// Which.
    pub id: Id<Calendar>,
    /// Whose.
    pub therapist: Id<Account>,
    /// What is known of it.
    pub kept: Kept,
    /// When its owner is busy, as it was read last.
    pub spans: Vec<Span>,
    /// When it is read next; `None` while it is switched off.
    pub due: Option<Timestamp>,
}

/// What is sealed of a calendar, but for the times.
#[derive(Clone, Serialize, Deserialize)]
pub struct Kept {
    /// Where it is.
    pub source: Source,
    /// When it was last read well.
    pub read_at: Option<Timestamp>,
    /// How many entries of it were not understood then.
    pub left_out: usize,
    /// What went wrong the last time, if anything did.
    pub trouble: Option<Trouble>,
    /// Since when it goes wrong.
    pub failing_since: Option<Timestamp>,
    /// Whether its owner was told of that by mail.
    pub told: bool,
}

impl Calendar {
    /// Whether its times count: it is on, and they are not too old.
    pub fn counts(&self, now: Timestamp) -> bool {
        let limit = SignedDuration::from_hours(24 * COUNTS_FOR);
        let fresh = self
            .kept
            .read_at
            .is_some_and(|at| now.duration_since(at) <= limit);
        self.due.is_some() && fresh
    }
}

impl Kept {
    fn new(source: Source) -> Self {
        Self {
            source,
            read_at: None,
            left_out: 0,
            trouble: None,
            failing_since: None,
            told: false,
        }
    }

    /// It was read well, or not. Whether its owner is to be told now.
    fn note(&mut self, now: Timestamp, read: Result<usize, Trouble>) -> bool {
        match read {
            Ok(left_out) => {
                (self.read_at, self.left_out) = (Some(now), left_out);
                (self.trouble, self.failing_since, self.told) = (None, None, false);
                false
            }
            Err(trouble) => {
                self.trouble = Some(trouble);
                let since = *self.failing_since.get_or_insert(now);
                let late = now.duration_since(since) >= SignedDuration::from_hours(TOLD_AFTER);
                let tell = late && !self.told;
                self.told |= tell;
                tell
            }
        }
    }
}
