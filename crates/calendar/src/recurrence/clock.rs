//! The one place where a recurrence's civil times become instants. What must
//! stay true: a time the clocks skip is read with the offset from before the
//! gap, one they repeat is its first pass (RFC 5545, 3.3.5); both are marked,
//! so that a page can say so.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, Offset, TimeZone};

use crate::zone::Zone;

/// What civil times are read by.
#[derive(Clone, Debug)]
pub enum Clock {
    /// A zone of the IANA database.
    Zone(Zone),
    /// The rules of a VTIMEZONE that no database knows.
    Own(Transitions),
}

/// Whether a civil time was there once.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reading {
    /// It was.
    Once,
    /// The clocks went past it: the instant is that of a clock not yet put
    /// forward, and reads later by the length of the gap.
    Skipped,
    /// The clocks came by twice: the instant is the first.
    Repeated,
}

/// Changes of offset, in order.
#[derive(Clone, Debug)]
pub struct Transitions {
    first: Offset,
    changes: Arc<[(Timestamp, Offset)]>,
}

impl Clock {
    /// The instant of a civil time; none at the far ends of time.
    pub fn instant(&self, civil: DateTime) -> Option<(Timestamp, Reading)> {
        match self {
            Clock::Zone(zone) => of_zone(zone.time_zone(), civil),
            Clock::Own(own) => own.instant(civil),
        }
    }

    /// The civil time of an instant.
    pub fn civil(&self, at: Timestamp) -> DateTime {
        match self {
            Clock::Zone(zone) => zone.time_zone().to_datetime(at),
            Clock::Own(own) => own.offset(at).to_datetime(at),
        }
    }
}

fn of_zone(zone: &TimeZone, civil: DateTime) -> Option<(Timestamp, Reading)> {
    let ambiguous = zone.to_ambiguous_timestamp(civil);
    let reading = match ambiguous.offset() {
        AmbiguousOffset::Unambiguous { .. } => Reading::Once,
        AmbiguousOffset::Gap { .. } => Reading::Skipped,
        AmbiguousOffset::Fold { .. } => Reading::Repeated,
    };
    Some((ambiguous.compatible().ok()?, reading))
}

impl Transitions {
    /// `first` holds before all changes, which may be in any order.
    pub(crate) fn new(first: Offset, mut changes: Vec<(Timestamp, Offset)>) -> Transitions {
        changes.sort_by_key(|(at, _)| *at);
        Transitions {
            first,
            changes: changes.into(),
        }
    }

    fn offset(&self, at: Timestamp) -> Offset {
        self.before(self.changes.partition_point(|(t, _)| *t <= at))
    }

    /// The offset that holds before the change of that number.
    fn before(&self, change: usize) -> Offset {
        match change.checked_sub(1) {
            Some(last) => self.changes[last].1,
            None => self.first,
        }
    }

    /// Looks at the stretches around: two offsets differ by two days at most.
    fn instant(&self, civil: DateTime) -> Option<(Timestamp, Reading)> {
        let about = Offset::UTC.to_timestamp(civil).ok()?;
        let day = jiff::SignedDuration::from_hours(26);
        let from = about.checked_sub(day).unwrap_or(Timestamp::MIN);
        let to = about.checked_add(day).unwrap_or(Timestamp::MAX);
        let from = self.changes.partition_point(|(t, _)| *t <= from);
        let to = self.changes.partition_point(|(t, _)| *t <= to);
        let mut found = (from..=to).filter_map(|n| {
            let at = self.before(n).to_timestamp(civil).ok()?;
            let begun = n == 0 || self.changes[n - 1].0 <= at;
            let over = self.changes.get(n).is_some_and(|(t, _)| *t <= at);
            (begun && !over).then_some(at)
        });
        if let Some(first) = found.next() {
            let again = found.next().is_some();
            return Some((
                first,
                if again {
                    Reading::Repeated
                } else {
                    Reading::Once
                },
            ));
        }
        // In a gap: the offset before the change that made it.
        let after = |n: &usize| {
            let (at, offset) = self.changes[*n];
            offset.to_datetime(at) > civil
        };
        let gap = (from..to).find(after)?;
        let at = self.before(gap).to_timestamp(civil).ok()?;
        Some((at, Reading::Skipped))
    }
}
