//! Days and times in the language of the page. Names of months and days, and their order, are texts of
//! `dates.ftl`.

use calendar::Weekday;
use jiff::civil::{Date, DateTime};

use super::{Said, say, spoken};

/// `24 November 2026`.
pub fn day(date: Date) -> String {
    let text = say("date-day").with("day", date.day());
    in_month(text, date).to_string()
}

/// `November 2026`.
pub fn month(date: Date) -> String {
    in_month(say("date-month"), date).to_string()
}

/// `24 November`.
pub fn day_of_year(date: Date) -> String {
    let text = say("date-day-of-year").with("day", date.day());
    in_month(text, date).to_string()
}

/// `24 Nov 2026`.
pub fn short_day(date: Date) -> String {
    in_short_month(say("date-short-day"), date)
}

/// `24 Nov`.
pub fn short_day_of_year(date: Date) -> String {
    in_short_month(say("date-short-day-of-year"), date)
}

/// `Tuesday 24 November`.
pub fn weekday_and_day(date: Date) -> String {
    say("date-weekday-and-day")
        .with("weekday", weekday_name(date))
        .with("day", day_of_year(date))
        .into()
}

/// `Tuesday 24 November 2026`.
pub fn long_day(date: Date) -> String {
    say("date-weekday-and-day")
        .with("weekday", weekday_name(date))
        .with("day", day(date))
        .into()
}

/// `24 November 2026, 18:30 UTC`.
pub fn moment_in_utc(at: DateTime) -> String {
    say("date-moment-utc")
        .with("day", day(at.date()))
        .with("time", at.strftime("%H:%M").to_string())
        .into()
}

fn weekday_name(date: Date) -> Said {
    weekday(Weekday::of(date))
}

/// The days of a week in the order that calendars of the page's language have them.
pub fn week() -> [Weekday; 7] {
    let mut days = Weekday::ALL;
    days.rotate_left(spoken().page.week_begins() as usize);
    days
}

/// `Tuesday`.
pub fn weekday(weekday: Weekday) -> Said {
    say("date-weekday-name").with("weekday", weekday as i8 + 1)
}

fn in_short_month(text: Said, date: Date) -> String {
    text.with("day", date.day())
        .with("month", say("date-month-short").with("month", date.month()))
        .with("year", date.year().to_string())
        .into()
}

/// `Tue 24 Nov, 18:30`, with the year where it is asked for.
pub fn moment(at: DateTime, with_year: bool) -> String {
    let key = if with_year {
        "date-moment-year"
    } else {
        "date-moment"
    };
    let weekday = at.weekday().to_monday_one_offset();
    say(key)
        .with(
            "weekday",
            say("date-weekday-short").with("weekday", weekday),
        )
        .with("day", at.day())
        .with("month", say("date-month-short").with("month", at.month()))
        .with("year", at.year().to_string())
        .with("time", at.strftime("%H:%M").to_string())
        .to_string()
}

/// A year is no quantity: it is given as it is written, so that nothing parts its digits.
fn in_month(text: Said, date: Date) -> Said {
    text.with("month", say("date-month-name").with("month", date.month()))
        .with("year", date.year().to_string())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::languages::Language;

    #[test]
    fn a_day_is_written_as_each_language_writes_it() {
        let on = date(2026, 11, 4);
        for (language, written) in [
            (Language::English, "4 November 2026"),
            (Language::Spanish, "4 de noviembre de 2026"),
            (Language::Arabic, "4 نوفمبر 2026"),
        ] {
            assert_eq!(language.speaks(|| day(on)), written);
        }
        assert_eq!(Language::Spanish.speaks(|| month(on)), "noviembre de 2026");
    }

    #[test]
    fn a_day_is_written_at_each_length() {
        let on = date(2026, 11, 24);
        let all = || {
            [
                day_of_year(on),
                short_day(on),
                short_day_of_year(on),
                weekday_and_day(on),
                long_day(on),
                moment_in_utc(on.at(9, 5, 0, 0)),
            ]
        };
        let english = [
            "24 November",
            "24 Nov 2026",
            "24 Nov",
            "Tuesday 24 November",
            "Tuesday 24 November 2026",
            "24 November 2026, 09:05 UTC",
        ];
        assert_eq!(all(), english);
        let spanish = [
            "24 de noviembre",
            "24 nov 2026",
            "24 nov",
            "martes, 24 de noviembre",
            "martes, 24 de noviembre de 2026",
            "24 de noviembre de 2026, 09:05 UTC",
        ];
        assert_eq!(Language::Spanish.speaks(all), spanish);
    }

    #[test]
    fn a_week_begins_as_in_the_calendars_of_the_page() {
        let whole = [
            Language::Spanish.speaks(week),
            Language::Arabic.speaks(week),
        ];
        assert_eq!(
            whole.map(|days| days[0]),
            [Weekday::Monday, Weekday::Saturday]
        );
        assert_eq!(
            whole.map(|days| days[6]),
            [Weekday::Sunday, Weekday::Friday]
        );
    }

    #[test]
    fn a_moment_has_its_weekday_and_the_year_where_asked() {
        let at = date(2026, 11, 24).at(18, 30, 0, 0);
        assert_eq!(moment(at, false), "Tue 24 Nov, 18:30");
        assert_eq!(moment(at, true), "Tue 24 Nov 2026, 18:30");
        let spanish = Language::Spanish.speaks(|| moment(at, false));
        assert_eq!(spanish, "mar 24 nov, 18:30");
    }
}
