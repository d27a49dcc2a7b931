//! Weekly hours and the days that differ from them. Times are civil, in
//! minutes since midnight, on the quarter hour; what is held here has been
//! checked, sorted and merged.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::civil::DAY;
use crate::weekday::Weekday;

/// Open hours on a weekday, from `from` up to `to`.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct Hours {
    /// The day they are on.
    pub weekday: Weekday,
    /// Minutes since midnight; a multiple of 15.
    pub from: u16,
    /// Minutes since midnight, after `from`; a multiple of 15, at most 1440
    /// (24:00).
    pub to: u16,
}

/// What is wrong with hours someone gave.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HoursProblem {
    /// A time is not on a quarter hour.
    NotQuarterHour,
    /// They end when they start, or before.
    EndNotAfterStart,
    /// They run past 24:00.
    PastMidnight,
}

impl fmt::Display for HoursProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            HoursProblem::NotQuarterHour => "Please use full quarter hours, such as 9:00 or 9:15.",
            HoursProblem::EndNotAfterStart => "The end needs to be later than the start.",
            HoursProblem::PastMidnight => {
                "Hours end at midnight. For time after midnight, add hours on the next day."
            }
        })
    }
}

impl std::error::Error for HoursProblem {}

/// A week's open hours: sorted from Monday, and no two of a day overlap or
/// touch. In serde a list of [`Hours`], checked when read.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug, Default)]
#[serde(try_from = "Vec<Hours>", into = "Vec<Hours>")]
pub struct WeeklyHours(Vec<Hours>);

impl WeeklyHours {
    /// Checks each of the hours, sorts them, and joins those of a day that
    /// overlap or touch. An empty list is a week with no hours.
    pub fn new(hours: Vec<Hours>) -> Result<WeeklyHours, HoursProblem> {
        let mut week = Vec::new();
        for weekday in Weekday::ALL {
            let day = hours.iter().filter(|h| h.weekday == weekday);
            let day = day_hours(day.map(|h| (h.from, h.to)).collect())?;
            week.extend(
                day.into_iter()
                    .map(|(from, to)| Hours { weekday, from, to }),
            );
        }
        Ok(WeeklyHours(week))
    }

    /// The hours in order, Monday's first.
    pub fn iter(&self) -> std::slice::Iter<'_, Hours> {
        self.0.iter()
    }

    /// True when no day has hours.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The hours of one weekday as `(from, to)`.
    pub(crate) fn on(&self, weekday: Weekday) -> Vec<(u16, u16)> {
        let day = self.0.iter().filter(|h| h.weekday == weekday);
        day.map(|h| (h.from, h.to)).collect()
    }
}

impl<'a> IntoIterator for &'a WeeklyHours {
    type Item = &'a Hours;
    type IntoIter = std::slice::Iter<'a, Hours>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl TryFrom<Vec<Hours>> for WeeklyHours {
    type Error = HoursProblem;

    fn try_from(hours: Vec<Hours>) -> Result<WeeklyHours, HoursProblem> {
        WeeklyHours::new(hours)
    }
}

impl From<WeeklyHours> for Vec<Hours> {
    fn from(hours: WeeklyHours) -> Vec<Hours> {
        hours.0
    }
}

/// A date that has these hours instead of its weekday's.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct Exception {
    /// The date, in the therapist's zone.
    pub day: Date,
    /// `(from, to)` in minutes since midnight, as in [`Hours`]; none: closed.
    pub open: Vec<(u16, u16)>,
}

impl Exception {
    /// An exception whose hours are checked, sorted and merged. One built by
    /// hand is not checked: its backward hours count for nothing, and what
    /// runs past 24:00 is cut there.
    pub fn new(day: Date, open: Vec<(u16, u16)>) -> Result<Exception, HoursProblem> {
        day_hours(open).map(|open| Exception { day, open })
    }
}

/// One day's hours, checked, sorted and merged.
fn day_hours(mut open: Vec<(u16, u16)>) -> Result<Vec<(u16, u16)>, HoursProblem> {
    open.iter().try_for_each(|h| check(*h))?;
    open.sort_unstable();
    let mut merged: Vec<(u16, u16)> = Vec::with_capacity(open.len());
    for (from, to) in open {
        match merged.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => merged.push((from, to)),
        }
    }
    Ok(merged)
}

fn check((from, to): (u16, u16)) -> Result<(), HoursProblem> {
    if to > DAY {
        Err(HoursProblem::PastMidnight)
    } else if from >= to {
        Err(HoursProblem::EndNotAfterStart)
    } else if from % 15 != 0 || to % 15 != 0 {
        Err(HoursProblem::NotQuarterHour)
    } else {
        Ok(())
    }
}
