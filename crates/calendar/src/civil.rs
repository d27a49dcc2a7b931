//! The one place where civil time becomes real time.
//!
//! Within a stretch of constant offset, civil and real time differ by that
//! offset and nothing else. So a span of real time is cut where the zone's
//! offset changes, and each piece is handled by plain subtraction. A civil
//! time in a gap lies in no piece and yields nothing; one in a fold lies in
//! two and yields two instants.

use jiff::civil::{Date, Time};
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};

use crate::span::{Span, merge};

/// The minutes of a civil day.
pub(crate) const DAY: u16 = 24 * 60;

/// Part of a span through which a zone keeps one offset.
pub(crate) struct Stretch {
    pub(crate) span: Span,
    offset: Offset,
}

/// `span` cut at the zone's transitions, in order.
pub(crate) fn stretches(zone: &TimeZone, span: Span) -> Vec<Stretch> {
    let mut cut = Vec::new();
    let mut from = span.start;
    let changes = zone.following(span.start).map(|t| t.timestamp());
    for to in changes.take_while(|t| *t < span.end).chain([span.end]) {
        cut.extend(Span::new(from, to).map(|span| Stretch {
            span,
            offset: zone.to_offset(from),
        }));
        from = to;
    }
    cut
}

impl Stretch {
    /// Every civil date this stretch has a part of.
    pub(crate) fn dates(&self) -> impl Iterator<Item = Date> + use<> {
        let last = self.offset.to_datetime(self.span.end).date();
        let first = self.offset.to_datetime(self.span.start).date();
        std::iter::successors(Some(first), |d| d.tomorrow().ok()).take_while(move |d| *d <= last)
    }

    /// The instant this stretch's offset gives to a date's minute (up to
    /// 24:00), whether or not it lies in the stretch.
    pub(crate) fn instant(&self, date: Date, minute: u16) -> Option<Timestamp> {
        let midnight = date.to_datetime(Time::midnight());
        let midnight = self.offset.to_timestamp(midnight).ok()?;
        midnight
            .checked_add(SignedDuration::from_mins(i64::from(minute)))
            .ok()
    }
}

/// The instants of `span` that lie on a zone's grid of so many minutes,
/// counted from each midnight, in order.
pub(crate) fn grid(stretches: &[Stretch], span: Span, step: u32) -> Vec<Timestamp> {
    const DAY: i64 = 24 * 60 * 60;
    let step = i64::from(step) * 60;
    let mut points = Vec::new();
    for stretch in stretches {
        let Some(part) = stretch.span.overlap(span) else {
            continue;
        };
        let offset = i64::from(stretch.offset.seconds());
        let last = part.end.as_second();
        let mut civil = part.start.as_second() + offset;
        loop {
            let midnight = civil.div_euclid(DAY) * DAY;
            let steps = (civil - midnight + step - 1) / step;
            civil = (midnight + steps * step).min(midnight + DAY);
            if civil - offset > last {
                break;
            }
            let at = Timestamp::from_second(civil - offset).ok();
            points.extend(at.filter(|t| part.start <= *t && *t < part.end));
            civil += 1;
        }
    }
    points
}

/// All of `within` whose civil time in `zone` lies in the hours that `of`
/// names for its date, each `(from, to)` in minutes since midnight.
pub(crate) fn civil_spans(
    zone: &TimeZone,
    within: Span,
    of: impl Fn(Date) -> Vec<(u16, u16)>,
) -> Vec<Span> {
    let mut spans = Vec::new();
    for stretch in stretches(zone, within) {
        for date in stretch.dates() {
            for (from, to) in of(date) {
                let start = stretch.instant(date, from.min(DAY));
                let end = stretch.instant(date, to.min(DAY));
                let hours = start.zip(end).and_then(|(s, e)| Span::new(s, e));
                spans.extend(hours.and_then(|h| h.overlap(stretch.span)));
            }
        }
    }
    merge(spans)
}
