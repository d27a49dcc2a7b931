//! Appointments: free times in each one's own time zone, booked, moved, cancelled, reminded of.
//!
//! What must stay true: a therapist is never booked twice at a time, whoever asks at once; the times
//! of appointments are sealed; only who is in a space sees and books its appointments.

mod acts;
mod away_pages;
mod booking_pages;
mod busy;
pub mod by_mail;
mod clocks;
mod details;
mod diary;
mod feed;
mod mails;
mod marks;
mod openings;
mod pages;
mod resources;
mod series;
mod series_acts;
mod series_pages;
mod slots;
mod store;
mod times_page;
mod ways;

use calendar::Span;
use jiff::{SignedDuration, Timestamp};
use sealing::Context;

use crate::accounts::{Account, Role};
use crate::db::Id;
use crate::episodes::Space;

pub use acts::{
    Booked, all_of, book, cancel, cancel_upcoming, find, held, is_open_with_therapist, last_ended,
    move_to, of_client_in, space_of,
};
pub use details::{Details, Series, Way};
pub use mails::ask_no_more;
pub use marks::{Marks, ask_to_move, note_absence};
pub use openings::{Openings, forget_over as forget_wishes, offered};
pub use pages::{Line, lines, names, routes};
pub use slots::free as free_times;
pub use ways::place_words;

/// Times start on so many minutes of the therapist's clock.
pub const STEP: u16 = 30;

/// How long before its start the session of an appointment can be joined, in minutes.
pub const OPENS_BEFORE: i64 = 15;

/// How long after its planned end it can still be joined, in minutes.
pub const OPEN_AFTER: i64 = 120;

/// An appointment.
#[derive(Clone, Debug)]
pub struct Appointment {
    /// Which.
    pub id: Id<Appointment>,
    /// The space whose members meet.
    pub space: Id<Space>,
    /// Their therapist.
    pub therapist: Id<Account>,
    /// From when until when.
    pub span: Span,
    /// Whether it was cancelled.
    pub cancelled: bool,
    /// How often it was changed.
    pub revision: i64,
    /// What is marked of it.
    pub marks: Marks,
    /// How it is held.
    pub details: Details,
}

impl Appointment {
    /// Whether its session can be joined now.
    pub fn is_open(&self, now: Timestamp) -> bool {
        let from = self.span.start - SignedDuration::from_mins(OPENS_BEFORE);
        let until = self.span.end + SignedDuration::from_mins(OPEN_AFTER);
        !self.cancelled && from <= now && now <= until
    }

    /// How people meet.
    pub fn way(&self) -> Way {
        let minutes = self.span.end.duration_since(self.span.start).as_mins();
        Way {
            length: u16::try_from(minutes).unwrap_or(u16::MAX),
            place: self.details.place,
            interpreter: self.details.interpreter,
        }
    }

    /// Whether it is any business of someone in its space: of a therapist's only their own are, not
    /// those of whoever was the therapist before or after them.
    fn concerns(&self, account: Id<Account>, role: Role) -> bool {
        role == Role::Client || self.therapist == account
    }
}

fn times_context(id: Id<Appointment>) -> Context {
    Context::new("appointment times").and(id.bytes())
}

/// The span of a session of so many minutes that starts then; none at the far end of time.
fn span(start: Timestamp, length: u16) -> Option<Span> {
    let length = SignedDuration::from_mins(i64::from(length));
    Span::new(start, start.checked_add(length).ok()?)
}

/// Weeks since 1970, to find appointments by without reading them all.
fn week(at: Timestamp) -> i64 {
    at.as_second().div_euclid(7 * 86_400)
}
