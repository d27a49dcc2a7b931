//! The page where an administrator says how long sessions may be, when the practice is closed, and where
//! people can be met.
//!
//! What must stay true: nothing here moves or cancels what is booked; it holds for what is booked next.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::routing::{get, post};
use calendar::Weekday;
use jiff::civil::Date;
use serde::Deserialize;

use super::hours_pages::lengths_named;
use super::{
    Holiday, LENGTHS, PracticeCalendar, change_calendar, place_pages, practice_calendar,
    resource_pages,
};
use crate::accounts::Administrator;
use crate::languages::{self, say};
use crate::lists;
use crate::service::Service;
use crate::web::{Choice, Fields, Outcome, Problems, Shell, Stop, go, page, page_with_problems};

type Shared = State<Arc<Service>>;

/// The longest name of a day or a place, in characters.
const LONGEST_NAME: usize = 80;
/// The most days a practice is closed at a stretch.
const MOST_DAYS: i32 = 60;
/// The most closed days and places there can be.
pub(super) const MOST: usize = 200;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/practice/calendar", get(show).post(save_lengths))
        .route("/practice/calendar/days", post(add_day))
        .route("/practice/calendar/days/remove", post(remove_day))
        .merge(place_pages::routes())
        .merge(resource_pages::routes())
}

const AGAIN: [(&str, &str); 3] = [
    ("", "practice-calendar-again-no"),
    ("date", "practice-calendar-again-date"),
    ("weekday", "practice-calendar-again-weekday"),
];

/// A closed day or a place, as the list shows it.
struct Line {
    number: String,
    words: String,
    closed: bool,
    /// Whether it is a place of which nobody said yet which state or country it is in.
    nowhere: bool,
}

#[derive(Template)]
#[template(path = "practice/calendar.html")]
pub(super) struct CalendarPage {
    shell: Shell,
    form: Fields,
    problems: Problems,
    lengths: Vec<Choice>,
    again: Vec<Choice>,
    zones: Vec<Choice>,
    /// The states and countries a place can be in.
    jurisdictions: Vec<Choice>,
    days: Vec<Line>,
    places: Vec<Line>,
    resources: Vec<Line>,
    kinds: Vec<Choice>,
}

#[derive(Deserialize)]
struct Asked {
    said: Option<String>,
}

const SAID: &[(&str, &str)] = &[
    ("lengths", "practice-calendar-lengths-saved"),
    ("day", "practice-calendar-day-saved"),
    ("place", "practice-calendar-place-saved"),
    ("room", "practice-calendar-room-saved"),
];

fn day_words(day: &Holiday) -> String {
    let last = day
        .first
        .saturating_add(jiff::Span::new().days(i64::from(day.days.max(1)) - 1));
    let when = match day.days {
        0 | 1 => languages::day(day.first),
        _ => say("practice-calendar-days")
            .with("first", languages::day(day.first))
            .with("last", languages::day(last))
            .into(),
    };
    let again = match day.rule.as_deref() {
        None => return format!("{}: {when}", day.name),
        Some(rule) if rule.contains("BYDAY") => say("practice-calendar-each-weekday"),
        Some(_) => say("practice-calendar-each-date"),
    };
    again.with("name", &day.name).with("when", when).into()
}

pub(super) async fn calendar_page(
    service: &Service,
    me: &Administrator,
    form: Fields,
    problems: Problems,
) -> Result<CalendarPage, Stop> {
    let calendar = practice_calendar(&mut *service.db.read().await?, service).await?;
    let lengths = lengths_named(&LENGTHS);
    let mut chosen = Fields::default();
    for length in calendar.lengths() {
        chosen = chosen.with("lengths", length.to_string());
    }
    if !problems.of("lengths").is_empty() {
        chosen = form.clone();
    }
    Ok(CalendarPage {
        shell: Shell::new(service, Some(me.person()), &say("practice-calendar-title"))
            .at("/practice"),
        lengths: chosen.choices("lengths", &lengths),
        again: form.choices_said("again", &AGAIN),
        zones: form.choices("zone", &lists::zones()),
        jurisdictions: form.choices("jurisdiction", &lists::places()),
        days: calendar
            .holidays
            .iter()
            .map(|day| Line {
                number: day.number.to_string(),
                words: day_words(day),
                closed: false,
                nowhere: false,
            })
            .collect(),
        places: calendar
            .sites
            .iter()
            .map(|site| Line {
                number: site.number.to_string(),
                words: place_pages::words(site),
                closed: site.closed,
                nowhere: site.jurisdiction.is_none(),
            })
            .collect(),
        resources: calendar
            .resources
            .iter()
            .map(|one| Line {
                number: one.number.to_string(),
                words: resource_pages::words(one, &calendar),
                closed: one.closed,
                nowhere: false,
            })
            .collect(),
        kinds: resource_pages::kinds(&form, &calendar),
        form,
        problems,
    })
}

async fn show(State(service): Shared, me: Administrator, Query(asked): Query<Asked>) -> Outcome {
    let form = Fields::default().with("again", "");
    let mut shown = calendar_page(&service, &me, form, Problems::new()).await?;
    shown.shell = shown.shell.said(asked.said.as_deref(), SAID);
    page(&shown)
}

async fn save_lengths(State(service): Shared, me: Administrator, form: Fields) -> Outcome {
    let chosen = form.all("lengths").into_iter();
    let chosen: Vec<u16> = chosen.filter_map(|length| length.parse().ok()).collect();
    let mut lengths = LENGTHS.to_vec();
    lengths.retain(|length| chosen.contains(length));
    if lengths.is_empty() {
        let mut problems = Problems::new();
        problems.add("lengths", say("practice-calendar-lengths-missing"));
        return page_with_problems(&calendar_page(&service, &me, form, problems).await?);
    }
    change_calendar(&service, &me, |calendar| calendar.lengths = lengths).await?;
    go("/practice/calendar?said=lengths")
}

/// A name that is there and short enough.
pub(super) fn name(form: &Fields, field: &str, problems: &mut Problems) -> String {
    let name = form.get(field).to_owned();
    let fits = (1..=LONGEST_NAME).contains(&name.chars().count());
    problems.unless(fits, field, &say("practice-calendar-name-wrong"));
    name
}

/// The rule by which a day comes again.
fn rule(first: Date, again: &str) -> Option<String> {
    match again {
        "date" => Some("FREQ=YEARLY".to_owned()),
        "weekday" => {
            let weekday = &Weekday::of(first).name()[..2].to_uppercase();
            // The fifth of a month is not there every year: it is the last that is meant.
            let nth = match (first.day() - 1) / 7 + 1 {
                5 => -1,
                nth => nth,
            };
            let month = first.month();
            Some(format!("FREQ=YEARLY;BYMONTH={month};BYDAY={nth}{weekday}"))
        }
        _ => None,
    }
}

/// Reads a closed day; its number is given when it is put in.
fn read_day(form: &Fields, problems: &mut Problems) -> Option<Holiday> {
    let name = name(form, "name", problems);
    let first = form.get("first").parse::<Date>().ok();
    problems.unless(
        first.is_some(),
        "first",
        &say("practice-calendar-first-missing"),
    );
    let first = first?;
    let last = match form.get("last") {
        "" => Some(first),
        typed => typed.parse::<Date>().ok(),
    };
    let days = last.and_then(|last| first.until(last).ok());
    let days = days
        .map(|days| days.get_days())
        .filter(|days| (0..MOST_DAYS).contains(days));
    problems.unless(days.is_some(), "last", &say("practice-calendar-last-wrong"));
    Some(Holiday {
        number: 0,
        name,
        first,
        days: u16::try_from(days? + 1).ok()?,
        rule: rule(first, form.get("again")),
    })
}

/// The next number of a list in which numbers are never used twice.
pub(super) fn next(numbers: impl Iterator<Item = u32>) -> u32 {
    numbers.max().unwrap_or(0) + 1
}

async fn add_day(State(service): Shared, me: Administrator, form: Fields) -> Outcome {
    let mut problems = Problems::new();
    let day = read_day(&form, &mut problems);
    let Some(day) = day.filter(|_| problems.is_empty()) else {
        return page_with_problems(&calendar_page(&service, &me, form, problems).await?);
    };
    let put = |calendar: &mut PracticeCalendar| {
        let number = next(calendar.holidays.iter().map(|day| day.number));
        if calendar.holidays.len() < MOST {
            calendar.holidays.push(Holiday { number, ..day });
        }
        calendar.holidays.sort_by_key(|day| day.first);
    };
    change_calendar(&service, &me, put).await?;
    go("/practice/calendar?said=day")
}

async fn remove_day(State(service): Shared, me: Administrator, form: Fields) -> Outcome {
    let number: u32 = form.get("number").parse().map_err(|_| Stop::NotFound)?;
    let take = |calendar: &mut PracticeCalendar| {
        calendar.holidays.retain(|day| day.number != number);
    };
    change_calendar(&service, &me, take).await?;
    go("/practice/calendar?said=day")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_comes_again_on_its_date_or_its_weekday() {
        assert_eq!(rule(date(2026, 5, 1), ""), None);
        assert_eq!(
            rule(date(2026, 5, 1), "date").as_deref(),
            Some("FREQ=YEARLY")
        );
        let weekday = |day| rule(day, "weekday").expect("a rule");
        assert_eq!(
            weekday(date(2026, 11, 26)),
            "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH"
        );
        assert_eq!(
            weekday(date(2026, 8, 31)),
            "FREQ=YEARLY;BYMONTH=8;BYDAY=-1MO"
        );
        for day in [date(2026, 11, 26), date(2026, 8, 31)] {
            calendar::Rule::parse(&weekday(day)).expect("one the standard allows");
        }
    }
}
