//! Reads a rule. What must stay true: what the standard forbids is refused by
//! name, never guessed at; the work is bounded by the length, which is too.

use std::num::NonZeroU32;

use super::problem::RuleProblem as Problem;
use super::rule::{ByDay, Ends, Frequency, Rule, Until, code};
use crate::ics::value::{Moment, moment};
use crate::weekday::Weekday;

/// The longest rule read, in octets. One with every second of BYSECOND,
/// minute, hour, day and week is under 1,500.
const LONGEST: usize = 4096;

const PARTS: [&str; 14] = [
    "FREQ",
    "UNTIL",
    "COUNT",
    "INTERVAL",
    "BYSECOND",
    "BYMINUTE",
    "BYHOUR",
    "BYDAY",
    "BYMONTHDAY",
    "BYYEARDAY",
    "BYWEEKNO",
    "BYMONTH",
    "BYSETPOS",
    "WKST",
];

impl Rule {
    /// The rule in the value of an RRULE property, in capitals or not.
    ///
    /// ```
    /// use calendar::{Frequency, Rule, RuleProblem};
    ///
    /// let rule = Rule::parse("FREQ=MONTHLY;BYDAY=-1FR").unwrap();
    /// assert_eq!(rule.frequency(), Frequency::Monthly);
    /// let leap = Rule::parse("FREQ=WEEKLY;BYMONTHDAY=29");
    /// assert_eq!(leap, Err(RuleProblem::NotWith("BYMONTHDAY", Frequency::Weekly)));
    /// ```
    pub fn parse(text: &str) -> Result<Rule, Problem> {
        if text.len() > LONGEST {
            return Err(Problem::TooLong);
        }
        let text = text.trim().to_ascii_uppercase();
        let parts = parts(&text)?;
        let value = |name: &str| parts.iter().find(|(n, _)| *n == name).map(|(_, v)| *v);
        let frequency = value("FREQ").ok_or(Problem::NoFrequency)?;
        let frequency = Frequency::NAMES.iter().find(|(n, _)| *n == frequency);
        let mut rule = Rule::each(frequency.ok_or(Problem::Value("FREQ"))?.1);
        for (name, value) in &parts {
            rule.set(name, value)?;
        }
        rule.allowed()
    }

    fn set(&mut self, name: &'static str, value: &str) -> Result<(), Problem> {
        let numbers = |from, to| numbers(value, from, to).ok_or(Problem::Value(name));
        match name {
            "UNTIL" => self.end(Ends::Until(until(value).ok_or(Problem::Value(name))?))?,
            "COUNT" => self.end(Ends::After(count(value).ok_or(Problem::Value(name))?.get()))?,
            "INTERVAL" => self.interval = count(value).ok_or(Problem::Value(name))?,
            "BYSECOND" => self.by_second = numbers(0, 60)?,
            "BYMINUTE" => self.by_minute = numbers(0, 59)?,
            "BYHOUR" => self.by_hour = numbers(0, 23)?,
            "BYDAY" => self.by_day = days(value).ok_or(Problem::Value(name))?,
            "BYMONTHDAY" => self.by_month_day = signed(name, value, 31)?,
            "BYYEARDAY" => self.by_year_day = signed(name, value, 366)?,
            "BYWEEKNO" => self.by_week = signed(name, value, 53)?,
            "BYMONTH" => self.by_month = numbers(1, 12)?,
            "BYSETPOS" => self.by_set_position = signed(name, value, 366)?,
            "WKST" => self.week_start = weekday(value).ok_or(Problem::Value(name))?,
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, ends: Ends) -> Result<(), Problem> {
        if self.ends != Ends::Never {
            return Err(Problem::CountAndUntil);
        }
        self.ends = ends;
        Ok(())
    }

    /// The rule, if its parts may go together: section 3.3.10.
    fn allowed(self) -> Result<Rule, Problem> {
        use Frequency::{Daily, Monthly, Weekly, Yearly};
        let frequency = self.frequency;
        let there = |name, is: bool, forbidden: &[Frequency]| match is {
            true if forbidden.contains(&frequency) => Err(Problem::NotWith(name, frequency)),
            _ => Ok(()),
        };
        there("BYMONTHDAY", !self.by_month_day.is_empty(), &[Weekly])?;
        let longer = [Daily, Weekly, Monthly];
        there("BYYEARDAY", !self.by_year_day.is_empty(), &longer)?;
        if !self.by_week.is_empty() && frequency != Yearly {
            return Err(Problem::NotWith("BYWEEKNO", frequency));
        }
        let counted = self.by_day.iter().any(|d| d.nth.is_some());
        if counted && !matches!(frequency, Monthly | Yearly) {
            return Err(Problem::NotWith("BYDAY with a number", frequency));
        }
        if counted && !self.by_week.is_empty() {
            return Err(Problem::CountedDayInWeek);
        }
        if !self.by_set_position.is_empty() && self.chooses_nothing() {
            return Err(Problem::SetPositionAlone);
        }
        Ok(self)
    }

    fn chooses_nothing(&self) -> bool {
        self.by_day.is_empty()
            && [
                &self.by_second,
                &self.by_minute,
                &self.by_hour,
                &self.by_month_day,
                &self.by_year_day,
                &self.by_week,
                &self.by_month,
            ]
            .iter()
            .all(|part| part.is_empty())
    }
}

/// The parts with their names, each name once. A `;` at the end is let pass:
/// calendars in use write it.
fn parts(text: &str) -> Result<Vec<(&'static str, &str)>, Problem> {
    let mut parts: Vec<(&'static str, &str)> = Vec::new();
    for part in text.strip_suffix(';').unwrap_or(text).split(';') {
        let (name, value) = part.split_once('=').ok_or(Problem::NotAPart)?;
        let known = PARTS.into_iter().find(|n| *n == name);
        let name = known.ok_or_else(|| Problem::Unknown(name.chars().take(32).collect()))?;
        if parts.iter().any(|(n, _)| *n == name) {
            return Err(Problem::Twice(name));
        }
        parts.push((name, value));
    }
    Ok(parts)
}

/// Digits alone: no sign, no space.
fn digits(text: &str) -> Option<u32> {
    let plain = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

fn count(text: &str) -> Option<NonZeroU32> {
    digits(text).and_then(NonZeroU32::new)
}

/// A sorted list, each number once.
fn numbers(text: &str, from: u32, to: u32) -> Option<Vec<i16>> {
    let number = |one: &str| {
        let number = digits(one).filter(|n| (from..=to).contains(n))?;
        i16::try_from(number).ok()
    };
    sorted(text.split(',').map(number).collect())
}

/// The same with signs, from 1 or -1 to the given end.
fn signed(name: &'static str, text: &str, to: u32) -> Result<Vec<i16>, Problem> {
    let numbers = text.split(',').map(|one| signed_number(one, to)).collect();
    sorted(numbers).ok_or(Problem::Value(name))
}

fn signed_number(text: &str, to: u32) -> Option<i16> {
    let (sign, rest) = match text.as_bytes().first()? {
        b'-' => (-1, &text[1..]),
        b'+' => (1, &text[1..]),
        _ => (1, text),
    };
    let number = digits(rest).filter(|n| (1..=to).contains(n))?;
    i16::try_from(number).ok().map(|n| sign * n)
}

fn sorted(numbers: Option<Vec<i16>>) -> Option<Vec<i16>> {
    let mut numbers = numbers?;
    numbers.sort_unstable();
    numbers.dedup();
    Some(numbers)
}

fn weekday(text: &str) -> Option<Weekday> {
    Weekday::ALL.into_iter().find(|w| code(*w) == text)
}

fn days(text: &str) -> Option<Vec<ByDay>> {
    let day = |one: &str| {
        let (nth, name) = one.split_at_checked(one.len().checked_sub(2)?)?;
        let weekday = weekday(name)?;
        let nth = match nth {
            "" => None,
            nth => Some(signed_number(nth, 53)?),
        };
        Some(ByDay { nth, weekday })
    };
    text.split(',').map(day).collect()
}

fn until(text: &str) -> Option<Until> {
    Some(match moment(text)? {
        Moment::Date(date) => Until::Date(date),
        Moment::Civil(at) => Until::Civil(at),
        Moment::Utc(at) => Until::Instant(at),
    })
}
