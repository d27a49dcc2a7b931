//! Times as people read them, in the language of the page.

use calendar::Zone;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::languages;

/// `Tue 24 Nov, 18:30`, with the year only where it is not this one.
pub fn short(at: Timestamp, zone: &Zone, now: Timestamp) -> String {
    let local = at.to_zoned_datetime(zone.time_zone().clone());
    let same_year = now.to_zoned_datetime(zone.time_zone().clone()).year() == local.year();
    languages::moment(local.datetime(), !same_year)
}

/// `18:30`.
pub fn time(at: Timestamp, zone: &Zone) -> String {
    let local = at.to_zoned_datetime(zone.time_zone().clone());
    local.strftime("%H:%M").to_string()
}

/// `24 November 2026`.
pub fn day(at: Timestamp, zone: &Zone) -> String {
    languages::day(at.to_zoned_datetime(zone.time_zone().clone()).date())
}

/// `24 November 2026, 18:30 UTC`: for what has to be the same for everybody.
pub fn in_utc(at: Timestamp) -> String {
    languages::moment_in_utc(at.to_zoned_datetime(TimeZone::UTC).datetime())
}

/// For a `time` element: in UTC, to the second.
pub fn machine(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
