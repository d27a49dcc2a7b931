//! When an assigned measure is to be answered.
//!
//! What must stay true: this is a function of what was assigned, of the sessions held and of the time;
//! a round that was missed is gone: nobody is asked to make up for it.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::languages::named;

/// How often a measure is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Often {
    /// Once.
    Once,
    /// Every so many weeks, beginning now.
    Weeks(u8),
    /// Now, and then after every so many sessions.
    Sessions(u8),
}

/// The choices a therapist has: code, and what it is.
pub const CHOICES: [(&str, Often); 6] = [
    ("once", Often::Once),
    ("week", Often::Weeks(1)),
    ("fortnight", Often::Weeks(2)),
    ("month", Often::Weeks(4)),
    ("session", Often::Sessions(1)),
    ("third-session", Often::Sessions(3)),
];

impl Often {
    /// The choice of this code.
    pub fn of(code: &str) -> Option<Self> {
        let found = CHOICES.iter().find(|(known, _)| *known == code);
        found.map(|(_, often)| *often)
    }

    /// Its code among the choices, or that of a schedule which is none of them.
    pub fn code(self) -> &'static str {
        let found = CHOICES.iter().find(|(_, often)| *often == self);
        found.map_or("schedule", |(code, _)| code)
    }

    /// In words.
    pub fn words(self) -> String {
        named("measures-often", self.code()).map_or_else(String::new, String::from)
    }
}

/// A time at which a measure is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Round {
    /// Counts up from 0.
    pub number: i64,
    /// From when on an answer counts for it.
    pub opened: Timestamp,
}

/// The round now. `held` are the ends of the sessions held since it was assigned, the earliest first.
pub fn round(often: Often, since: Timestamp, held: &[Timestamp], now: Timestamp) -> Round {
    let first = Round {
        number: 0,
        opened: since,
    };
    match often {
        Often::Once => first,
        Often::Weeks(weeks) => {
            let length = SignedDuration::from_hours(i64::from(weeks.max(1)) * 7 * 24);
            let past = now.duration_since(since).as_secs().max(0);
            let number = past / length.as_secs();
            let later = SignedDuration::from_secs(number * length.as_secs());
            Round {
                number,
                opened: since.checked_add(later).unwrap_or(since),
            }
        }
        Often::Sessions(every) => {
            let every = usize::from(every.max(1));
            let counted = held.len() / every;
            match counted.checked_mul(every).and_then(|n| n.checked_sub(1)) {
                Some(last) if counted > 0 => Round {
                    number: i64::try_from(counted).unwrap_or(i64::MAX),
                    opened: held.get(last).copied().unwrap_or(since),
                },
                _ => first,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().expect("a time")
    }

    #[test]
    fn once_is_one_round_for_ever() {
        let since = at("2026-03-01T10:00:00Z");
        let round = round(Often::Once, since, &[], at("2030-01-01T00:00:00Z"));
        assert_eq!((round.number, round.opened), (0, since));
    }

    #[test]
    fn every_week_opens_a_round_a_week_and_a_missed_one_is_gone() {
        let since = at("2026-03-01T10:00:00Z");
        let weekly = |now| round(Often::Weeks(1), since, &[], at(now));
        assert_eq!(weekly("2026-03-08T09:59:59Z").number, 0);
        assert_eq!(weekly("2026-03-08T10:00:00Z").number, 1);
        let fourth = weekly("2026-03-30T00:00:00Z");
        assert_eq!(fourth.number, 4);
        assert_eq!(fourth.opened, at("2026-03-29T10:00:00Z"));
    }

    #[test]
    fn every_third_session_asks_at_once_and_after_each_third() {
        let since = at("2026-03-01T10:00:00Z");
        let held: Vec<Timestamp> = (2..=8)
            .map(|day| at(&format!("2026-03-0{day}T12:00:00Z")))
            .collect();
        let now = at("2026-04-01T00:00:00Z");
        let after = |count: usize| round(Often::Sessions(3), since, &held[..count], now);
        assert_eq!(after(0).opened, since);
        assert_eq!(after(2).number, 0);
        assert_eq!((after(3).number, after(3).opened), (1, held[2]));
        assert_eq!((after(7).number, after(7).opened), (2, held[5]));
    }

    #[test]
    fn every_choice_comes_back_from_its_code() {
        for (code, often) in CHOICES {
            assert_eq!(Often::of(code), Some(often));
            assert_eq!(often.code(), code);
        }
        assert_eq!(Often::of("daily"), None);
        assert_eq!(Often::Sessions(3).words(), "After every third session");
        assert_eq!(Often::Weeks(9).words(), "On a schedule");
    }
}
