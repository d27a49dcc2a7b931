//! Whether a rule's parts take a date. A date is taken when every part that
//! is there takes it.

use jiff::civil::{Date, date};

use super::resolved::{Resolved, bit};
use super::rule::Frequency;
use crate::weekday::Weekday;

impl Resolved {
    /// True when the rule's months, weeks and days all hold this date.
    pub(super) fn takes(&self, day: Date) -> bool {
        self.takes_month(day.month())
            && self.takes_month_day(day)
            && self.takes_weekday(day)
            && (self.year_days.is_empty() || self.takes_year_day(day))
            && (self.weeks.is_empty() || self.takes_week(day))
    }

    pub(super) fn takes_month(&self, month: i8) -> bool {
        self.months == 0 || self.months & (1 << month) != 0
    }

    fn takes_month_day(&self, day: Date) -> bool {
        let back = day.days_in_month() - day.day() + 1;
        (self.month_days | self.month_days_back) == 0
            || self.month_days & (1 << day.day()) != 0
            || self.month_days_back & (1 << back) != 0
    }

    fn takes_year_day(&self, day: Date) -> bool {
        let number = day.day_of_year();
        let back = number - day.days_in_year() - 1;
        self.year_days.contains(&number) || self.year_days.contains(&back)
    }

    fn takes_weekday(&self, day: Date) -> bool {
        if self.weekdays == 0 && self.counted.is_empty() {
            return true;
        }
        let weekday = Weekday::of(day);
        self.weekdays & bit(weekday) != 0 || self.takes_counted(day, weekday)
    }

    /// The second Monday, the last Friday: of the month, or of the year when
    /// the period is a year and no month is named.
    fn takes_counted(&self, day: Date, weekday: Weekday) -> bool {
        let of_year = self.frequency == Frequency::Yearly && self.months == 0;
        let (number, length) = match of_year {
            true => (day.day_of_year(), day.days_in_year()),
            false => (i16::from(day.day()), i16::from(day.days_in_month())),
        };
        let nth = (number - 1) / 7 + 1;
        let back = -((length - number) / 7 + 1);
        let is = |(n, w): &(i16, Weekday)| *w == weekday && (*n == nth || *n == back);
        self.counted.iter().any(is)
    }

    fn takes_week(&self, day: Date) -> bool {
        let Some((year, number)) = self.week(day) else {
            return false;
        };
        // The 28th of December is always in the year's last week.
        let last = self.week(date(year, 12, 28)).map_or(52, |(_, last)| last);
        self.weeks.contains(&number) || self.weeks.contains(&(number - last - 1))
    }

    /// The week's number and the year it counts in: that of the week's fourth
    /// day, so that four days of it at least are in the year. None at the end
    /// of time.
    fn week(&self, day: Date) -> Option<(i16, i16)> {
        let fourth = day
            .checked_add(jiff::Span::new().days(3 - self.days_into_week(day)))
            .ok()?;
        Some((fourth.year(), (fourth.day_of_year() - 1) / 7 + 1))
    }

    /// How many days into its week a date is, 0 to 6.
    pub(super) fn days_into_week(&self, day: Date) -> i64 {
        let from_monday = i64::from(Weekday::of(day).number());
        (from_monday - i64::from(self.week_start.number())).rem_euclid(7)
    }
}
