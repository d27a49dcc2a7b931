//! Times as people read them.

use calendar::Zone;
use jiff::Timestamp;

/// `Tue 24 Nov, 18:30`, with the year only where it is not this one.
pub fn short(at: Timestamp, zone: &Zone, now: Timestamp) -> String {
    let local = at.to_zoned_datetime(zone.time_zone().clone());
    let same_year = now.to_zoned_datetime(zone.time_zone().clone()).year() == local.year();
    let form = if same_year {
        "%a %-d %b, %H:%M"
    } else {
        "%a %-d %b %Y, %H:%M"
    };
    local.strftime(form).to_string()
}

/// `18:30`.
pub fn time(at: Timestamp, zone: &Zone) -> String {
    let local = at.to_zoned_datetime(zone.time_zone().clone());
    local.strftime("%H:%M").to_string()
}

/// `24 November 2026`.
pub fn day(at: Timestamp, zone: &Zone) -> String {
    at.to_zoned_datetime(zone.time_zone().clone())
        .strftime("%-d %B %Y")
        .to_string()
}

/// For a `time` element: in UTC, to the second.
pub fn machine(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
