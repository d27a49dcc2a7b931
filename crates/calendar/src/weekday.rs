//! The days of the week, Monday first (ISO 8601).

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A day of the week. In serde it is its English name in small letters.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)] // the names say it
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    /// The week, Monday first.
    pub const ALL: [Weekday; 7] = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];

    /// The weekday of a date.
    pub fn of(date: Date) -> Weekday {
        use jiff::civil::Weekday as Civil;
        match date.weekday() {
            Civil::Monday => Weekday::Monday,
            Civil::Tuesday => Weekday::Tuesday,
            Civil::Wednesday => Weekday::Wednesday,
            Civil::Thursday => Weekday::Thursday,
            Civil::Friday => Weekday::Friday,
            Civil::Saturday => Weekday::Saturday,
            Civil::Sunday => Weekday::Sunday,
        }
    }

    /// The English name, with its capital: "Tuesday".
    pub fn name(self) -> &'static str {
        match self {
            Weekday::Monday => "Monday",
            Weekday::Tuesday => "Tuesday",
            Weekday::Wednesday => "Wednesday",
            Weekday::Thursday => "Thursday",
            Weekday::Friday => "Friday",
            Weekday::Saturday => "Saturday",
            Weekday::Sunday => "Sunday",
        }
    }

    /// The name in stored text and forms: "tuesday".
    pub fn code(self) -> &'static str {
        match self {
            Weekday::Monday => "monday",
            Weekday::Tuesday => "tuesday",
            Weekday::Wednesday => "wednesday",
            Weekday::Thursday => "thursday",
            Weekday::Friday => "friday",
            Weekday::Saturday => "saturday",
            Weekday::Sunday => "sunday",
        }
    }

    /// Days since Monday, 0 to 6.
    pub(crate) fn number(self) -> u8 {
        self as u8
    }

    /// The weekday of a [`Weekday::code`].
    pub fn parse(code: &str) -> Option<Weekday> {
        Weekday::ALL.into_iter().find(|w| w.code() == code)
    }
}

impl fmt::Display for Weekday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
