//! Why a calendar could not be read, in plain words. What must stay true: the words hold nothing of the
//! address, of what stands there or of what it said.

use calendar::NotACalendar;
use serde::{Deserialize, Serialize};

use crate::languages::{Said, say};

/// Why there is no answer that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trouble {
    /// It is no address of the web.
    NoAddress,
    /// It is not https.
    NotHttps,
    /// It has a user or a password in it.
    PasswordInside,
    /// It names a port of its own.
    OtherPort,
    /// It is not on the open internet.
    NotPublic,
    /// Nothing has that name.
    NoSuchName,
    /// Nothing answers there, or not with a certificate that holds.
    NoAnswer,
    /// It did not come to an end in time.
    TooSlow,
    /// It led on and on.
    LedOn,
    /// It wants another password, or none it was given.
    Refused,
    /// There is nothing there.
    NotThere,
    /// It answered with an error of its own.
    Failed,
    /// It is longer than a calendar may be.
    TooLong,
    /// It is packed, though it was asked not to be.
    Packed,
    /// It is no calendar.
    NoCalendar,
    /// It ends too early, or cannot be read to its end.
    CutShort,
    /// It has more busy times than are kept.
    TooMany,
}

impl Trouble {
    /// What a therapist reads.
    pub fn words(self) -> Said {
        match self {
            Self::NoAddress => say("trouble-no-address"),
            Self::NotHttps => say("trouble-not-https"),
            Self::PasswordInside => say("trouble-password-inside"),
            Self::OtherPort => say("trouble-other-port"),
            Self::NotPublic => say("trouble-not-public"),
            Self::NoSuchName => say("trouble-no-such-name"),
            Self::NoAnswer => say("trouble-no-answer"),
            Self::TooSlow => say("trouble-too-slow"),
            Self::LedOn => say("trouble-led-on"),
            Self::Refused => say("trouble-refused"),
            Self::NotThere => say("trouble-not-there"),
            Self::Failed => say("trouble-failed"),
            Self::TooLong => say("trouble-too-long"),
            Self::Packed => say("trouble-packed"),
            Self::NoCalendar => say("trouble-no-calendar"),
            Self::CutShort => say("trouble-cut-short"),
            Self::TooMany => say("trouble-too-many"),
        }
    }
}

impl From<NotACalendar> for Trouble {
    fn from(problem: NotACalendar) -> Self {
        match problem {
            NotACalendar::TooLong => Self::TooLong,
            NotACalendar::NoCalendar => Self::NoCalendar,
            NotACalendar::CutShort(_) => Self::CutShort,
        }
    }
}
