//! How a therapist works within their hours: how long a session is, what rests lie between two, how many a
//! day, and where they can be met in person.
//!
//! What must stay true: somebody who never set anything works as everyone did before there was anything to
//! set.

use calendar::WeeklyHours;
use serde::{Deserialize, Serialize};

/// The length of a session in minutes where nothing else is set.
pub const USUAL_LENGTH: u16 = 50;

/// What a therapist set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sessions {
    /// How long their sessions are, in minutes, the usual first; empty: as is usual.
    pub lengths: Vec<u16>,
    /// Minutes kept free before a session.
    pub before: u16,
    /// Minutes kept free after it.
    pub after: u16,
    /// Hours from now to the earliest start.
    pub notice: u16,
    /// How many sessions may start on one day of theirs; none: any number.
    pub most_a_day: Option<u16>,
    /// Minutes more between sessions at two different places.
    pub travel: u16,
    /// The weeks in which they can be met in person: the number of the place, and hours on its clock.
    pub at: Vec<(u32, WeeklyHours)>,
}

impl Default for Sessions {
    fn default() -> Self {
        Self {
            lengths: Vec::new(),
            before: 0,
            after: 0,
            notice: 2,
            most_a_day: None,
            travel: 0,
            at: Vec::new(),
        }
    }
}

impl Sessions {
    /// The lengths that can be booked where the practice allows these, the usual first; never empty.
    pub fn lengths(&self, allowed: &[u16]) -> Vec<u16> {
        let mut lengths = self.lengths.clone();
        lengths.retain(|length| allowed.contains(length));
        if lengths.is_empty() {
            let usual = allowed.iter().find(|length| **length == USUAL_LENGTH);
            lengths.push(*usual.or(allowed.first()).unwrap_or(&USUAL_LENGTH));
        }
        lengths
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_practice_allows_can_be_booked_and_always_something() {
        let with = |lengths: &[u16]| Sessions {
            lengths: lengths.to_vec(),
            ..Sessions::default()
        };
        assert_eq!(with(&[80, 50]).lengths(&[50, 80, 90]), [80, 50]);
        assert_eq!(with(&[80, 50]).lengths(&[50]), [50]);
        assert_eq!(with(&[80]).lengths(&[45, 90]), [45]);
        assert_eq!(with(&[]).lengths(&[45, 50]), [50]);
        assert_eq!(with(&[]).lengths(&[]), [50]);
    }

    #[test]
    fn what_was_stored_before_means_what_it_meant() {
        let old: Sessions = serde_json::from_str("{}").expect("read");
        assert_eq!(old, Sessions::default());
        assert_eq!((old.notice, old.before, old.after), (2, 0, 0));
    }
}
