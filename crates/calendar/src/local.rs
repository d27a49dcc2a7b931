//! How a moment reads on someone's own clock. Nothing here depends on now:
//! what is said is as true before the moment as after it. Days are given as
//! dates, for pages to name in their own language.

use jiff::civil::Date;
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};

use crate::weekday::Weekday;
use crate::zone::Zone;

/// A moment on a zone's clock, ready to show.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Local {
    /// The date there.
    pub date: Date,
    /// Its day of the week.
    pub weekday: Weekday,
    /// The time of day, 24 hours: "18:30".
    pub time: String,
    /// The database's short name of the time kept then, such as "CET"; where
    /// people use none, a number such as "+01".
    pub abbreviation: String,
    /// The distance from UTC: "UTC", "UTC+1", "UTC-3:30".
    pub offset: String,
    /// When the zone's clocks change in the 7 days up to the moment, so that
    /// a weekly habit does not mislead.
    pub clocks_change: Option<ClocksChange>,
}

/// A change of a zone's clocks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ClocksChange {
    /// The day on which they read something else from then on.
    pub day: Date,
    /// By how many minutes they go forward; less than 0 where they go back.
    pub minutes: i32,
}

/// A moment on a zone's clock.
pub fn local(at: Timestamp, zone: &Zone) -> Local {
    let info = zone.time_zone().to_offset_info(at);
    let civil = info.offset().to_datetime(at);
    Local {
        date: civil.date(),
        weekday: Weekday::of(civil.date()),
        time: format!("{:02}:{:02}", civil.hour(), civil.minute()),
        abbreviation: info.abbreviation().to_owned(),
        offset: offset_words(info.offset()),
        clocks_change: clocks_change(at, zone),
    }
}

/// "UTC+1", "UTC+5:30", "UTC-3:30", "UTC". Seconds (only before 1972) are
/// left off.
fn offset_words(offset: Offset) -> String {
    let sign = if offset.is_negative() { '-' } else { '+' };
    let minutes = offset.seconds().unsigned_abs() / 60;
    match (minutes / 60, minutes % 60) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, rest) => format!("UTC{sign}{hours}:{rest:02}"),
    }
}

/// The last change of offset in the 7 days up to `at`. Changes
/// of name alone move no clock and are passed over.
fn clocks_change(at: Timestamp, zone: &Zone) -> Option<ClocksChange> {
    const WEEK: SignedDuration = SignedDuration::from_hours(7 * 24);
    let tz = zone.time_zone();
    // `preceding` is strict, and a change at the very moment counts.
    let past = at.checked_add(SignedDuration::from_nanos(1)).unwrap_or(at);
    let recent = tz
        .preceding(past)
        .map(|t| (t.timestamp(), t.offset()))
        .take_while(|(when, _)| at.duration_since(*when) < WEEK);
    for (when, after) in recent {
        let before = tz.to_offset(when.checked_sub(SignedDuration::from_nanos(1)).ok()?);
        let moved = after.seconds() - before.seconds();
        if moved != 0 {
            return Some(ClocksChange {
                day: after.to_datetime(when).date(),
                minutes: moved / 60,
            });
        }
    }
    None
}
