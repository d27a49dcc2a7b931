//! Expands a rule in civil time, one period after the other.
//!
//! What must stay true: what comes out is in order, each once; each day
//! looked at and each time found takes a step of the work. A period's times
//! are dates × hours × minutes × seconds and are counted, never listed: a
//! place in them is a sum, so BYSETPOS costs nothing.

use std::ops::Range;

use jiff::civil::{Date, DateTime, Time};
use jiff::{SignedDuration, Span};

use super::resolved::Resolved;
use super::rule::{Ends, Frequency, Rule, Until};
use crate::work::{TooMuch, Work};

/// The times of one rule, in order, as an iterator that ends with an error
/// when the work is spent.
///
/// ```
/// use calendar::{Occurrences, Rule, Work};
/// use jiff::civil::date;
///
/// let rule = Rule::parse("FREQ=MONTHLY;BYDAY=-1FR;COUNT=2").unwrap();
/// let start = date(2026, 11, 1).at(18, 0, 0, 0);
/// let times: Result<Vec<_>, _> = Occurrences::new(&rule, start, Work::default()).collect();
/// let expected = [date(2026, 11, 27).at(18, 0, 0, 0), date(2026, 12, 25).at(18, 0, 0, 0)];
/// assert_eq!(times.unwrap(), expected);
/// ```
#[derive(Clone, Debug)]
pub struct Occurrences {
    rule: Resolved,
    /// The first day of the next period to look at; none: the end of time.
    next: Option<Date>,
    set: Set,
    /// How many are still to come, where the rule counts.
    left: Option<u32>,
    until: DateTime,
    work: Work,
    over: bool,
}

/// The times of one period (for periods shorter than a day, of one day), as
/// ranges into the rule's lists, and how far we are in them.
#[derive(Clone, Default, Debug)]
struct Set {
    dates: Vec<Date>,
    hours: Range<usize>,
    minutes: Range<usize>,
    seconds: Range<usize>,
    /// Places still to hand out, the first last.
    places: Places,
    /// Within a day: the next hour, minute and second to make a set of.
    within: Option<(usize, usize, usize)>,
}

#[derive(Clone, Debug)]
enum Places {
    All(Range<usize>),
    Chosen(Vec<usize>),
}

impl Default for Places {
    fn default() -> Places {
        Places::All(0..0)
    }
}

impl Places {
    fn next(&mut self) -> Option<usize> {
        match self {
            Places::All(range) => range.next(),
            Places::Chosen(places) => places.pop(),
        }
    }
}

impl Occurrences {
    /// All from `start`, which is one of them only if the rule says so. Its
    /// parts of a second are dropped.
    pub fn new(rule: &Rule, start: DateTime, work: Work) -> Occurrences {
        let start = start
            .date()
            .at(start.hour(), start.minute(), start.second(), 0);
        let resolved = Resolved::new(rule, start);
        let next = resolved.first_period(start.date());
        Occurrences {
            next,
            set: Set::default(),
            left: match rule.ends {
                Ends::After(count) => Some(count),
                Ends::Never | Ends::Until(_) => None,
            },
            until: last_moment(rule.ends),
            rule: resolved,
            work,
            over: false,
        }
    }

    /// The same without most of what is before `civil`. A rule that counts
    /// cannot skip.
    pub(crate) fn skip_to(mut self, civil: DateTime) -> Occurrences {
        if self.left.is_none() && civil > self.rule.start {
            self.next = self
                .next
                .and_then(|first| self.rule.skip(first, civil.date()));
        }
        self
    }

    /// The same up to `civil` at most.
    #[must_use]
    pub fn not_after(mut self, civil: DateTime) -> Occurrences {
        self.until = self.until.min(civil);
        self
    }

    /// What work is left.
    pub(crate) fn into_work(self) -> Work {
        self.work
    }

    fn find(&mut self) -> Result<Option<DateTime>, TooMuch> {
        if self.left == Some(0) {
            return Ok(None);
        }
        loop {
            while let Some(place) = self.set.places.next() {
                self.work.step()?;
                match self.at(place) {
                    at if at > self.until => return Ok(None),
                    at if at >= self.rule.start => {
                        self.left = self.left.map(|n| n.saturating_sub(1));
                        return Ok(Some(at));
                    }
                    _ => {}
                }
            }
            if !self.fill()? {
                return Ok(None);
            }
        }
    }

    /// The time at a place in the set.
    fn at(&self, place: usize) -> DateTime {
        let Set {
            dates,
            hours,
            minutes,
            seconds,
            ..
        } = &self.set;
        let (place, second) = (place / seconds.len(), seconds.start + place % seconds.len());
        let (place, minute) = (place / minutes.len(), minutes.start + place % minutes.len());
        let (place, hour) = (place / hours.len(), hours.start + place % hours.len());
        let rule = &self.rule;
        dates[place].at(
            rule.hours[hour],
            rule.minutes[minute],
            rule.seconds[second],
            0,
        )
    }

    /// Finds the next set; false at the end.
    fn fill(&mut self) -> Result<bool, TooMuch> {
        if self.rule.frequency <= Frequency::Hourly && self.within_day()? {
            return Ok(true);
        }
        let Some(first) = self.next else {
            return Ok(false);
        };
        self.work.step()?;
        if first > self.until.date() {
            return Ok(false);
        }
        self.next = self.rule.after(first);
        self.set.dates.clear();
        self.look_at_days(first)?;
        if self.rule.frequency <= Frequency::Hourly {
            self.set.within = (!self.set.dates.is_empty()).then_some((0, 0, 0));
        } else {
            let rule = &self.rule;
            self.set.hours = 0..rule.hours.len();
            self.set.minutes = 0..rule.minutes.len();
            self.set.seconds = 0..rule.seconds.len();
            self.choose();
        }
        Ok(true)
    }

    /// Keeps the days of the period that the rule takes.
    fn look_at_days(&mut self, first: Date) -> Result<(), TooMuch> {
        let (rule, work, dates) = (&self.rule, &mut self.work, &mut self.set.dates);
        let mut keep = |from: Date, days: i16| -> Result<(), TooMuch> {
            let mut day = Some(from);
            for _ in 0..days {
                work.step()?;
                dates.extend(day.filter(|d| rule.takes(*d)));
                day = day.and_then(|d| d.tomorrow().ok());
            }
            Ok(())
        };
        match rule.frequency {
            Frequency::Yearly => {
                for month in (1..=12).filter(|m| rule.takes_month(*m)) {
                    if let Ok(from) = Date::new(first.year(), month, 1) {
                        keep(from, i16::from(from.days_in_month()))?;
                    }
                }
                Ok(())
            }
            Frequency::Monthly if !rule.takes_month(first.month()) => Ok(()),
            Frequency::Monthly => keep(first, i16::from(first.days_in_month())),
            Frequency::Weekly => keep(first, 7),
            _ => keep(first, 1),
        }
    }

    /// The next set of the day, for periods shorter than one.
    fn within_day(&mut self) -> Result<bool, TooMuch> {
        while let Some((h, m, s)) = self.set.within {
            self.work.step()?;
            self.set.within = self.rule.step_within((h, m, s));
            let rule = &self.rule;
            let (hour, minute, second) = (rule.hours[h], rule.minutes[m], rule.seconds[s]);
            let frequency = rule.frequency;
            let of_period = self.set.dates[0].at(
                hour,
                if frequency < Frequency::Hourly {
                    minute
                } else {
                    rule.start.minute()
                },
                if frequency < Frequency::Minutely {
                    second
                } else {
                    rule.start.second()
                },
                0,
            );
            if rule.in_phase(of_period) {
                self.set.hours = h..h + 1;
                self.set.minutes = match frequency {
                    Frequency::Hourly => 0..rule.minutes.len(),
                    _ => m..m + 1,
                };
                self.set.seconds = match frequency {
                    Frequency::Secondly => s..s + 1,
                    _ => 0..rule.seconds.len(),
                };
                self.choose();
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// All places of the set, or those BYSETPOS names.
    fn choose(&mut self) {
        let Set {
            dates,
            hours,
            minutes,
            seconds,
            ..
        } = &self.set;
        let all = dates.len() * hours.len() * minutes.len() * seconds.len();
        if self.rule.positions.is_empty() {
            self.set.places = Places::All(0..all);
            return;
        }
        let place = |position: &i16| match usize::from(position.unsigned_abs()) {
            n if n > all => None,
            n if *position > 0 => Some(n - 1),
            n => Some(all - n),
        };
        let mut places: Vec<usize> = self.rule.positions.iter().filter_map(place).collect();
        places.sort_unstable_by(|a, b| b.cmp(a));
        places.dedup();
        self.set.places = Places::Chosen(places);
    }
}

impl Iterator for Occurrences {
    type Item = Result<DateTime, TooMuch>;

    fn next(&mut self) -> Option<Result<DateTime, TooMuch>> {
        if self.over {
            return None;
        }
        let found = self.find().transpose();
        self.over = !matches!(found, Some(Ok(_)));
        found
    }
}

/// The last moment in civil time. UNTIL as an instant is taken for UTC here;
/// whoever knows the zone looks again, a day of it being left over.
fn last_moment(ends: Ends) -> DateTime {
    match ends {
        Ends::Never | Ends::After(_) => DateTime::MAX,
        Ends::Until(Until::Civil(at)) => at,
        Ends::Until(Until::Date(date)) => date.to_datetime(Time::MAX),
        Ends::Until(Until::Instant(at)) => jiff::tz::Offset::UTC.to_datetime(at),
    }
}

/// The periods, by the first day of each.
impl Resolved {
    fn first_period(&self, start: Date) -> Option<Date> {
        match self.frequency {
            Frequency::Yearly => Date::new(start.year(), 1, 1).ok(),
            Frequency::Monthly => Some(start.first_of_month()),
            Frequency::Weekly => start
                .checked_sub(Span::new().days(self.days_into_week(start)))
                .ok(),
            _ => Some(start),
        }
    }

    fn after(&self, first: Date) -> Option<Date> {
        self.later(first, 1)
    }

    /// The first day so many periods of the rule's interval later. Periods
    /// shorter than a day are looked at a day at a time, but for the days
    /// that hold the start of none.
    fn later(&self, first: Date, periods: i64) -> Option<Date> {
        let n = self.interval.checked_mul(periods)?;
        match self.frequency {
            Frequency::Yearly => first.checked_add(Span::new().try_years(n).ok()?).ok(),
            Frequency::Monthly => first.checked_add(Span::new().try_months(n).ok()?).ok(),
            Frequency::Weekly => first.checked_add(Span::new().try_weeks(n).ok()?).ok(),
            Frequency::Daily => first.checked_add(Span::new().try_days(n).ok()?).ok(),
            _ => {
                let day = first
                    .checked_add(Span::new().try_days(periods).ok()?)
                    .ok()?;
                let midnight = day.to_datetime(Time::midnight());
                let passed = seconds_between(self.start, midnight);
                let every = self.interval.checked_mul(self.unit())?;
                let to_next = (-passed).rem_euclid(every);
                let next = midnight.checked_add(SignedDuration::from_secs(to_next));
                Some(next.ok()?.date())
            }
        }
    }

    /// The last period that begins at or before a date (or a little before),
    /// counted from the first.
    fn skip(&self, first: Date, to: Date) -> Option<Date> {
        let days = seconds_between(first.into(), to.into()) / 86_400;
        let units = match self.frequency {
            Frequency::Yearly => i64::from(to.year() - first.year()),
            Frequency::Monthly => days / 31,
            Frequency::Weekly => days / 7,
            Frequency::Daily => days,
            _ => return self.later(first, (days - 1).max(0)),
        };
        self.later(first, (units / self.interval - 1).max(0))
    }

    /// The seconds of a period shorter than a day.
    fn unit(&self) -> i64 {
        match self.frequency {
            Frequency::Secondly => 1,
            Frequency::Minutely => 60,
            _ => 3600,
        }
    }

    /// Is the period of that time one of every INTERVAL-th?
    fn in_phase(&self, of_period: DateTime) -> bool {
        let passed = seconds_between(self.start, of_period);
        passed % (self.interval * self.unit()) == 0
    }

    /// The next of a day's periods, by places in the lists.
    fn step_within(&self, (h, m, s): (usize, usize, usize)) -> Option<(usize, usize, usize)> {
        if self.frequency == Frequency::Secondly && s + 1 < self.seconds.len() {
            Some((h, m, s + 1))
        } else if self.frequency < Frequency::Hourly && m + 1 < self.minutes.len() {
            Some((h, m + 1, 0))
        } else {
            (h + 1 < self.hours.len()).then_some((h + 1, 0, 0))
        }
    }
}

fn seconds_between(from: DateTime, to: DateTime) -> i64 {
    to.duration_since(from).as_secs()
}
