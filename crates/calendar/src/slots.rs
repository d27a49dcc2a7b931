//! Free starting times. A slot offered is wholly open, wholly free, and
//! starts on a round time of the therapist's own clock.

use jiff::{SignedDuration, Timestamp};

use crate::availability::Availability;
use crate::civil::{grid, stretches};
use crate::span::{Span, subtract};

/// The starts of all free slots of `length_minutes`, in order. A start lies
/// on the therapist's civil grid of `step_minutes`, counted from midnight;
/// the whole slot lies in the open hours and in `within`, and overlaps
/// nothing in `busy` (which may be in any order). A length or step of 0
/// yields none.
pub fn free_slots(
    av: &Availability,
    busy: &[Span],
    length_minutes: u32,
    step_minutes: u32,
    within: Span,
) -> Vec<Timestamp> {
    if step_minutes == 0 || length_minutes == 0 {
        return Vec::new();
    }
    let length = SignedDuration::from_mins(i64::from(length_minutes));
    let free = subtract(&av.open_spans(within), busy);
    let stretches = stretches(av.zone.time_zone(), within);
    let mut starts = Vec::new();
    for span in free {
        let fits = |start: &Timestamp| start.checked_add(length).is_ok_and(|end| end <= span.end);
        let points = grid(&stretches, span, step_minutes);
        starts.extend(points.into_iter().filter(fits));
    }
    starts
}
