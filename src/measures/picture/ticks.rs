//! The marks on an axis of time.
//!
//! What must stay true: never more than fit beside each other on a phone.

use calendar::Zone;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::languages::{self, say};

/// How many marks fit beside each other.
const MOST: usize = 6;

/// How many months lie between two marks: what people count in.
const STEPS: [i16; 9] = [1, 2, 3, 6, 12, 24, 60, 120, 600];

/// A mark: a time, and what is written there.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tick {
    pub(super) at: Timestamp,
    pub(super) label: String,
}

/// The marks between two times: the first days of months or years, or the two ends where there are fewer
/// than two of those.
pub(super) fn ticks(first: Timestamp, last: Timestamp, zone: &Zone) -> Vec<Tick> {
    let found = STEPS.iter().find_map(|step| {
        let months = months(first, last, *step, zone);
        (months.len() <= MOST).then_some(months)
    });
    match found {
        Some(months) if months.len() > 1 => months,
        _ if first == last => vec![whole(first, zone)],
        _ => vec![whole(first, zone), whole(last, zone)],
    }
}

/// "5 Mar 2026".
fn whole(at: Timestamp, zone: &Zone) -> Tick {
    let local = at.to_zoned_datetime(zone.time_zone().clone());
    let label = languages::short_day(local.date());
    Tick { at, label }
}

/// Each so many months, counted from January on; at most one more than fit.
fn months(first: Timestamp, last: Timestamp, step: i16, zone: &Zone) -> Vec<Tick> {
    let start = first.to_zoned_datetime(zone.time_zone().clone()).date();
    let months_of = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month()) - 1;
    let step = i32::from(step);
    let from = months_of(start).div_euclid(step) * step;
    let tick = |turn: i32| {
        let month = from + turn * step;
        let year = i16::try_from(month.div_euclid(12)).ok()?;
        let month = i8::try_from(month.rem_euclid(12) + 1).ok()?;
        let day = Date::new(year, month, 1).ok()?;
        let at = day
            .to_zoned_datetime(zone.time_zone().clone())
            .ok()?
            .timestamp();
        let label = match month {
            1 => year.to_string(),
            _ => say("date-month-short").with("month", month).into(),
        };
        Some(Tick { at, label })
    };
    let mut found = Vec::new();
    for turn in 0.. {
        match tick(turn) {
            Some(tick) if tick.at > last || found.len() > MOST => break,
            Some(tick) if tick.at < first => {}
            Some(tick) => found.push(tick),
            None => break,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(first: &str, last: &str) -> Vec<String> {
        let at = |day: &str| format!("{day}T12:00:00Z").parse().expect("a time");
        let ticks = ticks(at(first), at(last), &Zone::utc());
        ticks.into_iter().map(|tick| tick.label).collect()
    }

    #[test]
    fn marks_are_months_or_years_and_never_too_many() {
        assert_eq!(labels("2026-03-05", "2026-03-05"), ["5 Mar 2026"]);
        assert_eq!(
            labels("2026-03-05", "2026-03-20"),
            ["5 Mar 2026", "20 Mar 2026"]
        );
        assert_eq!(
            labels("2026-11-20", "2027-03-05"),
            ["Dec", "2027", "Feb", "Mar"]
        );
        let years = labels("2024-01-20", "2026-11-20");
        assert_eq!(years, ["Jul", "2025", "Jul", "2026", "Jul"]);
        assert!(labels("1900-01-01", "2026-01-01").len() <= MOST);
    }
}
