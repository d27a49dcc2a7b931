//! Free starting times. A slot offered is wholly open, wholly free, and
//! starts on a round time of the therapist's own clock.

use jiff::{SignedDuration, Timestamp};

use crate::availability::Availability;
use crate::civil::{DAY, stretches};
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
    let step = usize::try_from(step_minutes).unwrap_or(usize::MAX);
    if step == 0 || length_minutes == 0 {
        return Vec::new();
    }
    let length = SignedDuration::from_mins(i64::from(length_minutes));
    let free = subtract(&av.open_spans(within), busy);
    let mut starts = Vec::new();
    for span in free {
        let fits = |start: &Timestamp| start.checked_add(length).is_ok_and(|end| end <= span.end);
        starts.extend(grid(av, span, step).into_iter().filter(fits));
    }
    starts
}

/// The instants of `span` on the therapist's grid, in order.
fn grid(av: &Availability, span: Span, step: usize) -> Vec<Timestamp> {
    let mut points = Vec::new();
    for stretch in stretches(av.zone.time_zone(), span) {
        for date in stretch.dates() {
            let minutes = (0..DAY).step_by(step);
            let instants = minutes.filter_map(|m| stretch.instant(date, m));
            points.extend(instants.filter(|t| stretch.span.start <= *t && *t < stretch.span.end));
        }
    }
    points
}
