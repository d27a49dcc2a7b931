//! How far two clocks are apart, and when that changes. What must stay true: two clocks that change together
//! stay as far apart, and are no shift.

use jiff::{SignedDuration, Timestamp};

use crate::span::Span;
use crate::zone::Zone;

/// A moment from which two clocks are differently far apart than before.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Shift {
    /// The first moment at which it is so.
    pub at: Timestamp,
    /// Whether the first of the two clocks was moved.
    pub first_moved: bool,
    /// Whether the second was.
    pub second_moved: bool,
}

/// The shifts between two clocks within a span, in order.
///
/// ```
/// use calendar::{Span, Zone, shifts};
///
/// let (berlin, new_york) = (Zone::parse("Europe/Berlin"), Zone::parse("America/New_York"));
/// let autumn = Span {
///     start: "2026-10-01T00:00Z".parse().unwrap(),
///     end: "2026-12-01T00:00Z".parse().unwrap(),
/// };
/// let found = shifts(&berlin.unwrap(), &new_york.unwrap(), autumn);
/// assert_eq!(found.len(), 2);
/// assert!(found[0].first_moved && !found[0].second_moved);
/// assert_eq!(found[0].at, "2026-10-25T01:00Z".parse().unwrap());
/// assert!(found[1].second_moved && !found[1].first_moved);
/// ```
pub fn shifts(first: &Zone, second: &Zone, within: Span) -> Vec<Shift> {
    let changes = |zone: &Zone| -> Vec<Timestamp> {
        let following = zone.time_zone().following(within.start);
        let following = following.map(|change| change.timestamp());
        following.take_while(|at| *at < within.end).collect()
    };
    let mut moments = [changes(first), changes(second)].concat();
    moments.sort_unstable();
    moments.dedup();
    let shift = |at: Timestamp| {
        let (one, two) = (moved(first, at)?, moved(second, at)?);
        (one != two).then_some(Shift {
            at,
            first_moved: one != 0,
            second_moved: two != 0,
        })
    };
    moments.into_iter().filter_map(shift).collect()
}

/// By how many seconds a clock is put forward at a moment.
fn moved(zone: &Zone, at: Timestamp) -> Option<i32> {
    let before = at.checked_sub(SignedDuration::from_nanos(1)).ok()?;
    let offset = |at| zone.time_zone().to_offset(at).seconds();
    Some(offset(at) - offset(before))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(name: &str) -> Zone {
        Zone::parse(name).expect("a zone")
    }

    #[test]
    fn clocks_that_change_together_are_no_shift() {
        let year = Span {
            start: "2026-01-01T00:00Z".parse().expect("a time"),
            end: "2027-01-01T00:00Z".parse().expect("a time"),
        };
        assert_eq!(
            shifts(&zone("Europe/Berlin"), &zone("Europe/London"), year),
            []
        );
        // Three zones of one country that change at another moment each: apart for an hour.
        let found = shifts(&zone("America/New_York"), &zone("America/Chicago"), year);
        assert_eq!(found.len(), 4);
        assert_eq!(shifts(&zone("Asia/Tokyo"), &zone("Asia/Kolkata"), year), []);
        let found = shifts(&zone("Asia/Tokyo"), &zone("America/Denver"), year);
        assert!(
            found
                .iter()
                .all(|shift| shift.second_moved && !shift.first_moved)
        );
        assert_eq!(found.len(), 2);
    }
}
