//! A rule with what its start leaves open filled in, in a form that is quick
//! to ask.

use jiff::civil::DateTime;

use super::rule::{Frequency, Rule};
use crate::weekday::Weekday;

/// What a rule asks of a date and a time. Masks have bit n set for value n;
/// one that is 0 asks nothing.
#[derive(Clone, Debug)]
pub(super) struct Resolved {
    pub(super) frequency: Frequency,
    pub(super) interval: i64,
    pub(super) start: DateTime,
    pub(super) months: u16,
    /// Days of the month, and days of the month counted from its end.
    pub(super) month_days: u32,
    pub(super) month_days_back: u32,
    pub(super) year_days: Vec<i16>,
    pub(super) weeks: Vec<i16>,
    /// Bit 0 is Monday.
    pub(super) weekdays: u8,
    pub(super) counted: Vec<(i16, Weekday)>,
    pub(super) hours: Vec<i8>,
    pub(super) minutes: Vec<i8>,
    pub(super) seconds: Vec<i8>,
    pub(super) positions: Vec<i16>,
    pub(super) week_start: Weekday,
}

impl Resolved {
    /// "Information, not contained in the rule, necessary to determine the
    /// various recurrence instance start time and dates are derived from the
    /// Start Time" (RFC 5545, 3.3.10).
    pub(super) fn new(rule: &Rule, start: DateTime) -> Resolved {
        let (month_days, back): (Vec<i16>, Vec<i16>) =
            rule.by_month_day.iter().partition(|n| **n > 0);
        let bits = |days: &[i16]| days.iter().fold(0u32, |m, n| m | 1 << n.unsigned_abs());
        let each = rule.by_day.iter().filter(|d| d.nth.is_none());
        let counted = rule.by_day.iter().filter_map(|d| Some((d.nth?, d.weekday)));
        let mut resolved = Resolved {
            frequency: rule.frequency,
            interval: i64::from(rule.interval.get()),
            start,
            months: rule.by_month.iter().fold(0, |m, n| m | 1 << n),
            month_days: bits(&month_days),
            month_days_back: bits(&back),
            year_days: rule.by_year_day.clone(),
            weeks: rule.by_week.clone(),
            weekdays: each.fold(0, |m, d| m | bit(d.weekday)),
            counted: counted.collect(),
            hours: times(
                &rule.by_hour,
                rule.frequency <= Frequency::Hourly,
                24,
                start.hour(),
            ),
            minutes: times(
                &rule.by_minute,
                rule.frequency <= Frequency::Minutely,
                60,
                start.minute(),
            ),
            seconds: seconds(rule, start.second()),
            positions: rule.by_set_position.clone(),
            week_start: rule.week_start,
        };
        resolved.fill_days();
        resolved
    }

    /// The day of the start, where no part says which days.
    fn fill_days(&mut self) {
        let days_said = self.month_days != 0
            || self.month_days_back != 0
            || !self.year_days.is_empty()
            || self.weekdays != 0
            || !self.counted.is_empty();
        let date = self.start.date();
        match self.frequency {
            _ if days_said => {}
            Frequency::Weekly => self.weekdays = bit(Weekday::of(date)),
            Frequency::Yearly if !self.weeks.is_empty() => self.weekdays = bit(Weekday::of(date)),
            Frequency::Monthly => self.month_days = 1 << date.day(),
            Frequency::Yearly => {
                if self.months == 0 {
                    self.months = 1 << date.month();
                }
                self.month_days = 1 << date.day();
            }
            _ => {}
        }
    }
}

/// The bit of a weekday.
pub(super) fn bit(weekday: Weekday) -> u8 {
    1 << weekday.number()
}

/// The hours or minutes of the sets: what the rule lists; else each where the
/// period is no longer than that; else the start's.
fn times(listed: &[i16], each: bool, end: i8, start: i8) -> Vec<i8> {
    match listed {
        [] if each => (0..end).collect(),
        [] => vec![start],
        listed => listed
            .iter()
            .filter_map(|n| i8::try_from(*n).ok())
            .collect(),
    }
}

/// The same for seconds. Clocks here know no 60th second, which is then "to
/// be interpreted as equivalent to the second 59" (RFC 5545, 3.3.12).
fn seconds(rule: &Rule, start: i8) -> Vec<i8> {
    let each = rule.frequency == Frequency::Secondly;
    let mut seconds = times(&rule.by_second, each, 60, start);
    seconds.iter_mut().for_each(|s| *s = (*s).min(59));
    seconds.dedup();
    seconds
}
