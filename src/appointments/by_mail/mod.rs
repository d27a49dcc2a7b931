//! Appointments by mail: invitations for one's own calendar, and the answers calendars send.
//!
//! What must stay true: nobody gets one who did not ask for it; it says "Appointment", when, and where to sign
//! in, and is for one person alone; an answer is tied to whoever was asked by a name only they know, and can
//! still be forged by whoever reads their mail: it changes nothing by itself, and only they and their
//! therapist see it.

mod acts;
mod command;
mod pages;
mod store;

use calendar::Answer;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use acts::{Taken, take};
pub use command::{Command, run};

pub(super) use acts::{Answered, answered, asked_for, plan};
pub(super) use pages::routes;

/// So many answers are taken to one state of an appointment: more is a machine.
const MOST: u16 = 20;

/// What a calendar answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Said {
    /// They come.
    Yes,
    /// They do not; not confirmed by them yet.
    No,
    /// They may.
    Maybe,
    /// A no came, and they said here that they come.
    Comes,
}

impl Said {
    fn of(answer: Answer) -> Option<Self> {
        match answer {
            Answer::Accepted => Some(Self::Yes),
            Answer::Declined => Some(Self::No),
            Answer::Tentative => Some(Self::Maybe),
            Answer::None => None,
        }
    }
}

/// What is kept of somebody's answers to the newest state of an appointment.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Answers {
    /// The newest that counts.
    said: Option<Said>,
    /// When it was made, by the calendar that made it.
    stamp: Option<Timestamp>,
    /// How many came.
    count: u16,
}
