//! A recurrence rule as RFC 5545, section 3.3.10, has it. A [`Rule`] that
//! exists is one the standard allows; `parse` reads one, `Display` writes it.

use std::fmt;
use std::num::NonZeroU32;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

use crate::weekday::Weekday;

/// How long one period of a rule is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[allow(missing_docs)] // the names say it
pub enum Frequency {
    Secondly,
    Minutely,
    Hourly,
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

impl Frequency {
    pub(crate) const NAMES: [(&'static str, Frequency); 7] = [
        ("SECONDLY", Frequency::Secondly),
        ("MINUTELY", Frequency::Minutely),
        ("HOURLY", Frequency::Hourly),
        ("DAILY", Frequency::Daily),
        ("WEEKLY", Frequency::Weekly),
        ("MONTHLY", Frequency::Monthly),
        ("YEARLY", Frequency::Yearly),
    ];

    /// The name in a rule: "WEEKLY".
    pub fn name(self) -> &'static str {
        match self {
            Frequency::Secondly => "SECONDLY",
            Frequency::Minutely => "MINUTELY",
            Frequency::Hourly => "HOURLY",
            Frequency::Daily => "DAILY",
            Frequency::Weekly => "WEEKLY",
            Frequency::Monthly => "MONTHLY",
            Frequency::Yearly => "YEARLY",
        }
    }
}

/// The last moment a rule may reach, itself included.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Until {
    /// All of that date, on the clock the rule is read by.
    Date(Date),
    /// A time on the clock the rule is read by.
    Civil(DateTime),
    /// An instant. Without a zone it is read as a time in UTC.
    Instant(Timestamp),
}

/// When a rule ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ends {
    /// It goes on.
    Never,
    /// After so many occurrences.
    After(u32),
    /// With the last one at or before.
    Until(Until),
}

/// A weekday of BYDAY: "FR", or "-1FR" for the last Friday of the month or
/// year.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ByDay {
    /// Which one, from the start (1 to 53) or the end (-1 to -53); none: each.
    pub nth: Option<i16>,
    /// The day.
    pub weekday: Weekday,
}

/// A rule the standard allows. An empty list is a part that is not there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rule {
    pub(crate) frequency: Frequency,
    pub(crate) interval: NonZeroU32,
    pub(crate) ends: Ends,
    pub(crate) by_second: Vec<i16>,
    pub(crate) by_minute: Vec<i16>,
    pub(crate) by_hour: Vec<i16>,
    pub(crate) by_day: Vec<ByDay>,
    pub(crate) by_month_day: Vec<i16>,
    pub(crate) by_year_day: Vec<i16>,
    pub(crate) by_week: Vec<i16>,
    pub(crate) by_month: Vec<i16>,
    pub(crate) by_set_position: Vec<i16>,
    pub(crate) week_start: Weekday,
}

impl Rule {
    /// Each period of that length, for ever.
    pub fn each(frequency: Frequency) -> Rule {
        Rule {
            frequency,
            interval: NonZeroU32::MIN,
            ends: Ends::Never,
            by_second: Vec::new(),
            by_minute: Vec::new(),
            by_hour: Vec::new(),
            by_day: Vec::new(),
            by_month_day: Vec::new(),
            by_year_day: Vec::new(),
            by_week: Vec::new(),
            by_month: Vec::new(),
            by_set_position: Vec::new(),
            week_start: Weekday::Monday,
        }
    }

    /// Every so many weeks, so many times: "every second Tuesday, ten times"
    /// when the first is a Tuesday.
    ///
    /// ```
    /// # use std::num::NonZeroU32;
    /// let (two, ten) = (NonZeroU32::new(2).unwrap(), NonZeroU32::new(10).unwrap());
    /// let rule = calendar::Rule::weeks(two, ten);
    /// assert_eq!(rule.to_string(), "FREQ=WEEKLY;INTERVAL=2;COUNT=10");
    /// ```
    pub fn weeks(every: NonZeroU32, times: NonZeroU32) -> Rule {
        Rule {
            interval: every,
            ends: Ends::After(times.get()),
            ..Rule::each(Frequency::Weekly)
        }
    }

    /// How long a period is.
    pub fn frequency(&self) -> Frequency {
        self.frequency
    }

    /// Every how many periods.
    pub fn interval(&self) -> NonZeroU32 {
        self.interval
    }

    /// When it ends.
    pub fn ends(&self) -> Ends {
        self.ends
    }
}

/// As the standard has it, parts in a fixed order: reading it back gives the
/// same rule.
impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FREQ={}", self.frequency.name())?;
        if self.interval != NonZeroU32::MIN {
            write!(f, ";INTERVAL={}", self.interval)?;
        }
        match self.ends {
            Ends::Never => {}
            Ends::After(count) => write!(f, ";COUNT={count}")?,
            Ends::Until(Until::Date(date)) => write!(f, ";UNTIL={}", date.strftime("%Y%m%d"))?,
            Ends::Until(Until::Civil(at)) => {
                write!(f, ";UNTIL={}", at.strftime("%Y%m%dT%H%M%S"))?;
            }
            Ends::Until(Until::Instant(at)) => {
                write!(f, ";UNTIL={}", at.strftime("%Y%m%dT%H%M%SZ"))?;
            }
        }
        for (name, values) in self.lists() {
            list(f, name, values)?;
        }
        list(f, "BYDAY", &self.by_day)?;
        list(f, "BYSETPOS", &self.by_set_position)?;
        if self.week_start != Weekday::Monday {
            write!(f, ";WKST={}", code(self.week_start))?;
        }
        Ok(())
    }
}

impl Rule {
    /// The lists of plain numbers, by name.
    fn lists(&self) -> [(&'static str, &[i16]); 7] {
        [
            ("BYMONTH", &self.by_month),
            ("BYWEEKNO", &self.by_week),
            ("BYYEARDAY", &self.by_year_day),
            ("BYMONTHDAY", &self.by_month_day),
            ("BYHOUR", &self.by_hour),
            ("BYMINUTE", &self.by_minute),
            ("BYSECOND", &self.by_second),
        ]
    }
}

fn list<T: fmt::Display>(f: &mut fmt::Formatter<'_>, name: &str, values: &[T]) -> fmt::Result {
    for (i, value) in values.iter().enumerate() {
        match i {
            0 => write!(f, ";{name}={value}")?,
            _ => write!(f, ",{value}")?,
        }
    }
    Ok(())
}

impl fmt::Display for ByDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.nth.map_or(Ok(()), |nth| write!(f, "{nth}"))?;
        f.write_str(code(self.weekday))
    }
}

/// The two letters of a weekday in a rule.
pub(crate) fn code(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    }
}
