//! How a moment reads on someone's own clock. Nothing here depends on now:
//! the words are as true before the moment as after it.

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
    /// The date in words: "Tuesday 1 December 2026".
    pub day_words: String,
    /// The database's short name of the time kept then, such as "CET"; where
    /// people use none, a number such as "+01".
    pub abbreviation: String,
    /// The distance from UTC: "UTC", "UTC+1", "UTC-3:30".
    pub offset: String,
    /// A note when the zone's clocks change in the 7 days up to the moment,
    /// so that a weekly habit does not mislead.
    pub clocks_change: Option<String>,
}

/// A moment on a zone's clock.
pub fn local(at: Timestamp, zone: &Zone) -> Local {
    let info = zone.time_zone().to_offset_info(at);
    let civil = info.offset().to_datetime(at);
    Local {
        date: civil.date(),
        weekday: Weekday::of(civil.date()),
        time: format!("{:02}:{:02}", civil.hour(), civil.minute()),
        day_words: day_words(civil.date()),
        abbreviation: info.abbreviation().to_owned(),
        offset: offset_words(info.offset()),
        clocks_change: clocks_change(at, zone),
    }
}

/// "Tuesday 1 December 2026".
fn day_words(date: Date) -> String {
    date.strftime("%A %-d %B %Y").to_string()
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

/// The note on the last change of offset in the 7 days up to `at`. Changes
/// of name alone move no clock and are passed over.
fn clocks_change(at: Timestamp, zone: &Zone) -> Option<String> {
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
            let way = if moved > 0 { "forward" } else { "back" };
            let day = day_words(after.to_datetime(when).date());
            let amount = amount_words(moved.unsigned_abs() / 60);
            return Some(format!("The clocks go {way} {amount} on {day}."));
        }
    }
    None
}

/// "1 hour", "30 minutes", "2 hours 30 minutes".
fn amount_words(minutes: u32) -> String {
    let count = |n: u32, one: &str| match n {
        1 => format!("1 {one}"),
        _ => format!("{n} {one}s"),
    };
    match (minutes / 60, minutes % 60) {
        (0, rest) => count(rest, "minute"),
        (hours, 0) => count(hours, "hour"),
        (hours, rest) => format!("{} {}", count(hours, "hour"), count(rest, "minute")),
    }
}
