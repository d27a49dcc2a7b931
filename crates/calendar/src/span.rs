//! Stretches of real time and the sums done with lists of them. A list that
//! leaves here is sorted and merged: no two of its spans overlap or touch.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// The instants from `start` (included) to `end` (not included). One that
/// does not have `start < end` is empty and counts for nothing.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Span {
    /// The first instant.
    pub start: Timestamp,
    /// The instant after the last.
    pub end: Timestamp,
}

impl Span {
    /// A span with something in it, or nothing.
    pub fn new(start: Timestamp, end: Timestamp) -> Option<Span> {
        (start < end).then_some(Span { start, end })
    }

    /// What both spans hold.
    pub fn overlap(self, other: Span) -> Option<Span> {
        Span::new(self.start.max(other.start), self.end.min(other.end))
    }

    /// The span with minutes more at both ends.
    pub(crate) fn wider(self, before: i64, after: i64) -> Span {
        let (before, after) = (
            SignedDuration::from_mins(before),
            SignedDuration::from_mins(after),
        );
        Span {
            start: self.start.checked_sub(before).unwrap_or(Timestamp::MIN),
            end: self.end.checked_add(after).unwrap_or(Timestamp::MAX),
        }
    }

    /// The length in seconds, whole ones.
    pub(crate) fn seconds(self) -> i64 {
        self.end.duration_since(self.start).as_secs()
    }
}

/// Sorts, drops the empty ones and joins those that overlap or touch.
pub(crate) fn merge(mut spans: Vec<Span>) -> Vec<Span> {
    spans.retain(|s| s.start < s.end);
    spans.sort();
    let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => merged.push(span),
        }
    }
    merged
}

/// `open` without `busy`. `open` must be sorted and merged; `busy` need not.
pub(crate) fn subtract(open: &[Span], busy: &[Span]) -> Vec<Span> {
    let busy = merge(busy.to_vec());
    let mut free = Vec::new();
    let mut passed = 0; // busy spans that end before all that is left
    for span in open {
        while busy.get(passed).is_some_and(|b| b.end <= span.start) {
            passed += 1;
        }
        let mut from = span.start;
        for taken in busy.iter().skip(passed).take_while(|b| b.start < span.end) {
            free.extend(Span::new(from, taken.start));
            from = taken.end;
        }
        free.extend(Span::new(from, span.end));
    }
    free
}

/// What both lists hold. Each must be sorted and merged.
pub(crate) fn intersect(a: &[Span], b: &[Span]) -> Vec<Span> {
    let (mut i, mut j) = (0, 0);
    let mut both = Vec::new();
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        both.extend(x.overlap(*y));
        if x.end < y.end { i += 1 } else { j += 1 }
    }
    both
}

/// The quarter hours a span touches, each as its number since
/// 1970-01-01T00:00Z. Two spans that overlap share a quarter hour, so a
/// store that keeps each number once cannot book a therapist twice.
pub fn cells(span: Span) -> Vec<i64> {
    const QUARTER: i64 = 15 * 60;
    if span.start >= span.end {
        return Vec::new();
    }
    let first = floor_second(span.start).div_euclid(QUARTER);
    let end = floor_second(span.end);
    // A part of a second after a whole quarter hour still touches the next.
    let reaches = i64::from(span.end.as_nanosecond().rem_euclid(1_000_000_000) != 0);
    let last = (end + reaches - 1).div_euclid(QUARTER);
    (first..=last).collect()
}

/// Whole seconds since 1970, rounded down (also before 1970).
fn floor_second(at: Timestamp) -> i64 {
    at.as_second() - i64::from(at.subsec_nanosecond() < 0)
}
