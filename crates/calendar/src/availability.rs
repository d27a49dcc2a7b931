//! When a therapist's door is open, in real time.

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
        let mut exceptions: Vec<&Exception> = self.exceptions.iter().collect();
        exceptions.sort_by_key(|e| e.day); // stable: of two for one date, the later stays the later
        civil_spans(self.zone.time_zone(), within, |date| {
            let upto = exceptions.partition_point(|e| e.day <= date);
            match upto.checked_sub(1).map(|last| exceptions[last]) {
                Some(exception) if exception.day == date => exception.open.clone(),
                _ => self.weekly.on(Weekday::of(date)),
            }
        })
    }
}
