//! Why a calendar could not be read, in plain words. What must stay true: the words hold nothing of the
//! address, of what stands there or of what it said.

use calendar::NotACalendar;
use serde::{Deserialize, Serialize};

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
    pub fn words(self) -> &'static str {
        match self {
            Self::NoAddress => {
                "This is not an address we can read. It begins with https:// or webcal://."
            }
            Self::NotHttps => {
                "This address is not safe on its way: only https:// and webcal:// are read."
            }
            Self::PasswordInside => {
                "Please leave the name and password out of the address, and put them in their own fields."
            }
            Self::OtherPort => {
                "This address names a port of its own. Your practice would have to allow that."
            }
            Self::NotPublic => {
                "This address is not on the open internet. Your practice would have to allow it."
            }
            Self::NoSuchName => {
                "Nothing was found under this name. Is the address copied to its end?"
            }
            Self::NoAnswer => "Nothing answers safely at this address right now.",
            Self::TooSlow => "It took too long to answer.",
            Self::LedOn => "This address leads on to others too often.",
            Self::Refused => "It asks for another name or password.",
            Self::NotThere => "There is nothing at this address (any more).",
            Self::Failed => "It answered with an error of its own.",
            Self::TooLong => "This calendar is larger than 10 MB.",
            Self::Packed => "It sent the calendar packed, which is not read here.",
            Self::NoCalendar => "What is at this address is not a calendar.",
            Self::CutShort => "This calendar ends too early, or is damaged.",
            Self::TooMany => "This calendar has too many separate times to keep.",
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
