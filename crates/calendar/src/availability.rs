//! When a therapist's door is open, in real time.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::civil::civil_spans;
use crate::hours::{Exception, WeeklyHours};
use crate::span::Span;
use crate::weekday::Weekday;
use crate::zone::Zone;

/// A therapist's hours, in the zone they keep them in.
#[derive(Serialize, Deserialize, Clone, PartialEq, Debug)]
pub struct Availability {
    /// The zone the hours are civil times of.
    pub zone: Zone,
    /// The hours of an ordinary week.
    pub weekly: WeeklyHours,
    /// Dates that differ. Of two for one date, the later in the list holds.
    pub exceptions: Vec<Exception>,
}

impl Availability {
    /// The open part of `within`, sorted and merged. Hours the clocks skip
    /// are not in it; hours they repeat are in it twice over.
    pub fn open_spans(&self, within: Span) -> Vec<Span> {
        civil_spans(self.zone.time_zone(), within, |date| self.hours_of(date))
    }

    /// A date's hours as `(from, to)` in minutes since midnight.
    fn hours_of(&self, date: Date) -> Vec<(u16, u16)> {
        let exception = self.exceptions.iter().rev().find(|e| e.day == date);
        match exception {
            Some(exception) => exception.open.clone(),
            None => self.weekly.on(Weekday::of(date)),
        }
    }
}
