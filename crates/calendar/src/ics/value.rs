//! Values of RFC 5545, section 3.3: dates, times, durations. What is not as
//! the standard has it is no value.

use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};

/// A date, or a time with or without UTC.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Moment {
    /// `20261201`
    Date(Date),
    /// `20261201T183000`, on a clock to be named elsewhere.
    Civil(DateTime),
    /// `20261201T173000Z`
    Utc(Timestamp),
}

/// Reads a DATE or DATE-TIME. A `Z` after a date is let pass: calendars in
/// use write it.
pub(crate) fn moment(text: &str) -> Option<Moment> {
    let (rest, utc) = match text.strip_suffix(['Z', 'z']) {
        Some(rest) => (rest, true),
        None => (text, false),
    };
    let Some((date, time)) = rest.split_once(['T', 't']) else {
        return date_of(rest).map(Moment::Date);
    };
    let civil = date_of(date)?.to_datetime(time_of(time)?);
    match utc {
        true => Offset::UTC.to_timestamp(civil).ok().map(Moment::Utc),
        false => Some(Moment::Civil(civil)),
    }
}

fn date_of(text: &str) -> Option<Date> {
    let [year, month, day] = split(text, [4, 2, 2])?;
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    Date::new(year, month, day).ok()
}

fn time_of(text: &str) -> Option<jiff::civil::Time> {
    let [hour, minute, second] = split(text, [2, 2, 2])?;
    let part = |n: i16| i8::try_from(n).ok();
    // No clock here knows a leap second: the 60th is the 59th (3.3.12).
    let second = part(second)?;
    let second = if second == 60 { 59 } else { second };
    jiff::civil::Time::new(part(hour)?, part(minute)?, second, 0).ok()
}

/// Numbers of so many digits each, and nothing else.
fn split<const N: usize>(text: &str, lengths: [usize; N]) -> Option<[i16; N]> {
    if text.len() != lengths.iter().sum() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut numbers = [0; N];
    let mut rest = text;
    for (number, length) in numbers.iter_mut().zip(lengths) {
        let (digits, after) = rest.split_at(length);
        *number = digits.parse().ok()?;
        rest = after;
    }
    Some(numbers)
}

/// A DURATION, as days of a clock and an exact rest: `P1D` is until the same
/// time tomorrow, `PT24H` is 24 hours (3.3.6).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Length {
    pub(crate) days: i32,
    pub(crate) exact: SignedDuration,
}

/// Reads a DURATION that does not go back in time and is no longer than some
/// 2,700 years.
pub(crate) fn length(text: &str) -> Option<Length> {
    let rest = text.strip_prefix('+').unwrap_or(text).strip_prefix('P')?;
    let (date, time) = match rest.split_once('T') {
        Some((date, time)) if !time.is_empty() => (date, time),
        Some(_) => return None,
        None => (rest, ""),
    };
    let mut days = 0i64;
    let mut seconds = 0i64;
    counted(date, &[('W', 7), ('D', 1)], &mut days)?;
    counted(time, &[('H', 3600), ('M', 60), ('S', 1)], &mut seconds)?;
    let days = i32::try_from(days).ok().filter(|d| *d <= 1_000_000)?;
    (!rest.is_empty()).then_some(Length {
        days,
        exact: SignedDuration::from_secs(seconds),
    })
}

/// Adds up numbers with their letters, each at most once and in order.
fn counted(mut text: &str, units: &[(char, i64)], sum: &mut i64) -> Option<()> {
    for (letter, each) in units {
        let Some((number, rest)) = text.split_once(*letter) else {
            continue;
        };
        let plain = (1..=9).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
        let number: i64 = plain.then(|| number.parse().ok()).flatten()?;
        *sum = sum.checked_add(number.checked_mul(*each)?)?;
        text = rest;
    }
    text.is_empty().then_some(())
}

/// A UTC-OFFSET: `+0100`, `-043000`.
pub(crate) fn offset(text: &str) -> Option<Offset> {
    let (sign, digits) = match text.as_bytes().first()? {
        b'+' => (1, &text[1..]),
        b'-' => (-1, &text[1..]),
        _ => return None,
    };
    let (hours, minutes, seconds) = match digits.len() {
        4 => split(digits, [2, 2]).map(|[h, m]| (h, m, 0))?,
        _ => split(digits, [2, 2, 2]).map(|[h, m, s]| (h, m, s))?,
    };
    let total = i32::from(hours) * 3600 + i32::from(minutes) * 60 + i32::from(seconds);
    (minutes < 60 && seconds < 60).then(|| Offset::from_seconds(sign * total).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_as_the_standard_has_them_and_no_others() {
        let date = jiff::civil::date(2026, 12, 1);
        assert_eq!(moment("20261201"), Some(Moment::Date(date)));
        assert_eq!(moment("20261201Z"), Some(Moment::Date(date)));
        assert_eq!(
            moment("20261201T183000"),
            Some(Moment::Civil(date.at(18, 30, 0, 0)))
        );
        let leap = "2016-12-31T23:59:59Z".parse().unwrap();
        assert_eq!(moment("20161231T235960Z"), Some(Moment::Utc(leap)));
        for wrong in [
            "",
            "Z",
            "2026121",
            "20261301",
            "20261201T1830",
            "20261201T246000",
            "+2026121",
            "２０２６１２０１",
        ] {
            assert_eq!(moment(wrong), None, "{wrong:?}");
        }
        let of = |days, hours| {
            Some(Length {
                days,
                exact: SignedDuration::from_hours(hours),
            })
        };
        assert_eq!(
            length("P15DT5H0M20S").unwrap().exact.as_secs(),
            5 * 3600 + 20
        );
        assert_eq!(length("P7W"), of(49, 0));
        assert_eq!(length("PT24H"), of(0, 24));
        for wrong in [
            "",
            "P",
            "PT",
            "1D",
            "-P1D",
            "P1H",
            "PT1D",
            "P1D1W",
            "PT-1H",
            "P9999999999D",
        ] {
            assert_eq!(length(wrong), None, "{wrong:?}");
        }
        assert_eq!(offset("-0000"), Some(Offset::UTC));
        assert_eq!(offset("+0545").unwrap().seconds(), 20_700);
        for wrong in ["", "0100", "+1", "+0160", "+9900", "+01:00", "+é1"] {
            assert_eq!(offset(wrong), None, "{wrong:?}");
        }
    }
}
