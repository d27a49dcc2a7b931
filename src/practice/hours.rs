//! Hours as people type them: `9:00-12:30, 14-18`. What must stay true: what is shown can be typed
//! back and means the same.

use calendar::{Weekday, WeeklyHours};

/// Spans of a day, in minutes since midnight; empty for a day off. None where it cannot be read.
pub fn parse(text: &str) -> Option<Vec<(u16, u16)>> {
    let text = text.replace(['–', '—'], "-");
    let mut spans = Vec::new();
    for part in text
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        let (from, to) = part.split_once('-')?;
        let (from, to) = (minute(from)?, minute(to)?);
        if from >= to {
            return None;
        }
        spans.push((from, to));
    }
    spans.sort_unstable();
    let overlap = spans.windows(2).any(|two| two[0].1 > two[1].0);
    (!overlap).then_some(spans)
}

fn minute(text: &str) -> Option<u16> {
    let (hour, minute) = text.trim().split_once(':').unwrap_or((text.trim(), "0"));
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    let at = hour.checked_mul(60)?.checked_add(minute)?;
    (minute < 60 && at <= 1_440 && at % 15 == 0).then_some(at)
}

/// Spans as text.
pub fn spans(spans: &[(u16, u16)]) -> String {
    let time = |at: u16| format!("{:02}:{:02}", at / 60, at % 60);
    let span = |(from, to): &(u16, u16)| format!("{}-{}", time(*from), time(*to));
    spans.iter().map(span).collect::<Vec<_>>().join(", ")
}

/// The hours of a weekday as text.
pub fn words(week: &WeeklyHours, weekday: Weekday) -> String {
    let of_day: Vec<(u16, u16)> = week
        .iter()
        .filter(|hours| hours.weekday == weekday)
        .map(|hours| (hours.from, hours.to))
        .collect();
    spans(&of_day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_can_be_typed_back() {
        for (typed, shown) in [
            ("9-12", "09:00-12:00"),
            ("14:15 – 24, 9:00-12:30", "09:00-12:30, 14:15-24:00"),
            ("", ""),
        ] {
            let read = parse(typed).expect(typed);
            assert_eq!(spans(&read), shown);
            assert_eq!(parse(shown), Some(read));
        }
        for wrong in [
            "nine to five",
            "9",
            "9:10-10",
            "12-9",
            "9-12, 11-13",
            "25-26",
            "9-99999",
        ] {
            assert!(parse(wrong).is_none(), "{wrong}");
        }
    }
}
