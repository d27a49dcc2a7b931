//! Moments of a story: days counted from the day the demo is made, and a time of day.

use calendar::Zone;
use jiff::civil::Date;
use jiff::{Span, Timestamp};

/// The day so many days after (or before) today, in this zone.
///
/// # Errors
/// Words, if there is no such day.
pub(super) fn day(today: Timestamp, days: i64, zone: &Zone) -> Result<Date, String> {
    let date = zone.time_zone().to_datetime(today).date();
    let span = Span::new()
        .try_days(days)
        .map_err(|e| format!("day {days}: {e}"))?;
    date.checked_add(span)
        .map_err(|e| format!("day {days}: {e}"))
}

/// The moment of a text like `-34 19:12`: that many days from today, at that time in this zone.
///
/// # Errors
/// Words, if the text is not like that.
pub(super) fn moment(today: Timestamp, text: &str, zone: &Zone) -> Result<Timestamp, String> {
    let wrong = || format!("{text:?} is not like -34 19:12");
    let (days, time) = text.split_once(' ').ok_or_else(wrong)?;
    let date = day(today, days.parse().map_err(|_| wrong())?, zone)?;
    let time = time.parse().map_err(|_| wrong())?;
    zone.time_zone()
        .to_timestamp(date.to_datetime(time))
        .map_err(|e| format!("{text}: {e}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_counted_where_the_person_lives() {
        let today: Timestamp = "2026-11-25T02:00:00Z".parse().expect("a time");
        let sydney = Zone::parse("Australia/Sydney").expect("a zone");
        let angeles = Zone::parse("America/Los_Angeles").expect("a zone");
        let at = |text, zone| moment(today, text, zone).map(|at| at.to_string());
        assert_eq!(at("-1 09:30", &sydney), Ok("2026-11-23T22:30:00Z".into()));
        assert_eq!(at("-1 09:30", &angeles), Ok("2026-11-23T17:30:00Z".into()));
        assert_eq!(at("+2 17:00", &angeles), Ok("2026-11-27T01:00:00Z".into()));
        assert!(at("-1", &sydney).is_err());
        assert!(at("-1 late", &sydney).is_err());
    }
}
