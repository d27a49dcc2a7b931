//! What a change or a cancellation comes to, by the practice's rule. What
//! must stay true: nobody is held in an appointment. A late one may cost, and
//! that is said before it is done.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// A practice's rule.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct Policy {
    /// How many hours before the start a change is free. Hours are real ones,
    /// also where the clocks change between.
    pub notice_hours: u16,
    /// What the practice says of a late one, such as its fee; none: late ones
    /// are free too.
    pub late_note: Option<String>,
}

/// What a change comes to now.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict<'a> {
    /// It is free, until then (itself not included).
    Free {
        /// The moment from which it is late.
        until: Timestamp,
    },
    /// It is late, and this is what the practice says of that.
    Late {
        /// The practice's own words.
        note: &'a str,
    },
    /// The appointment has begun.
    Begun,
}

impl Policy {
    /// What a change at `now` of an appointment at `start` comes to.
    ///
    /// ```
    /// use calendar::{Policy, Verdict};
    ///
    /// let policy = Policy { notice_hours: 24, late_note: Some("Half the fee is due.".into()) };
    /// let start = "2026-12-01T17:00Z".parse().unwrap();
    /// let late = policy.change(start, "2026-12-01T09:00Z".parse().unwrap());
    /// assert_eq!(late, Verdict::Late { note: "Half the fee is due." });
    /// ```
    pub fn change(&self, start: Timestamp, now: Timestamp) -> Verdict<'_> {
        if now >= start {
            return Verdict::Begun;
        }
        let notice = SignedDuration::from_hours(i64::from(self.notice_hours));
        let until = start.checked_sub(notice).unwrap_or(Timestamp::MIN);
        match &self.late_note {
            None => Verdict::Free { until: start },
            Some(_) if now < until => Verdict::Free { until },
            Some(note) => Verdict::Late { note },
        }
    }
}
