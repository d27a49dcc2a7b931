//! The pages where a therapist says how they work within their hours: rests, lengths, days that differ, and
//! hours at places of the practice.
//!
//! What must stay true: nothing here moves or cancels what is booked; it holds for what is booked next.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::routing::{get, post};
use calendar::{Exception, Hours, HoursProblem, Weekday, WeeklyHours};
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;

use super::profile_pages::saved_profile;
use super::{PracticeCalendar, Profile, Sessions, acts, hours, practice_calendar};
use crate::accounts::Therapist;
use crate::languages::{self, Said, named, say};
use crate::lists;
use crate::service::Service;
use crate::web::{Choice, Fields, Outcome, Problems, Shell, Stop, go, page, page_with_problems};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/profile/hours", get(show).post(save))
        .route("/profile/days", post(add_day))
        .route("/profile/days/remove", post(remove_day))
        .route("/profile/places/{number}", get(place).post(save_place))
}

const KINDS: [(&str, &str); 3] = [
    ("closed", "work-kind-closed"),
    ("other", "work-kind-other"),
    ("extra", "work-kind-extra"),
];

struct Differs {
    day: String,
    words: String,
}

/// A place of the practice: its number, its name, and the hours there in words.
struct PlaceLine {
    number: u32,
    name: String,
    hours: String,
}

#[derive(Template)]
#[template(path = "practice/hours.html")]
struct HoursPage {
    shell: Shell,
    form: Fields,
    problems: Problems,
    lengths: Vec<Choice>,
    usual: Vec<Choice>,
    kinds: Vec<Choice>,
    differs: Vec<Differs>,
    places: Vec<PlaceLine>,
    /// When the practice is closed in the year to come.
    closed: Vec<String>,
    zone: String,
}

const SAID: &[(&str, &str)] = &[("saved", "work-saved"), ("day", "work-day-saved")];

#[derive(Deserialize)]
struct Asked {
    said: Option<String>,
}

/// What a therapist set, as the form shows it.
fn fields(sessions: &Sessions, allowed: &[u16]) -> Fields {
    let lengths = sessions.lengths(allowed);
    let mut form = Fields::default()
        .with("before", sessions.before.to_string())
        .with("after", sessions.after.to_string())
        .with("notice", sessions.notice.to_string())
        .with("travel", sessions.travel.to_string());
    form = form.with(
        "most",
        sessions.most_a_day.map_or(String::new(), |n| n.to_string()),
    );
    form = form.with(
        "usual",
        lengths.first().map_or(String::new(), u16::to_string),
    );
    for length in lengths {
        form = form.with("lengths", length.to_string());
    }
    form
}

/// Lengths to choose from.
fn lengths(form: &Fields, name: &str, allowed: &[u16]) -> Vec<Choice> {
    form.choices(name, &lengths_named(allowed))
}

/// Lengths in minutes, each with its words.
pub(super) fn lengths_named(lengths: &[u16]) -> lists::List {
    let named = |length: &u16| {
        let words = say("practice-minutes").with("count", u32::from(*length));
        (length.to_string(), words.into())
    };
    lengths.iter().map(named).collect()
}

fn day_words(exception: &Exception) -> String {
    let day = languages::long_day(exception.day);
    match exception.open.is_empty() {
        true => say("work-closed-day").with("day", day).into(),
        false => format!("{day}: {}", hours::spans(&exception.open)),
    }
}

/// A week's hours in words: "Monday 09:00-12:00; Friday 14:00-18:00".
fn week_words(week: &WeeklyHours) -> String {
    let day = |weekday: Weekday| {
        let words = hours::words(week, weekday);
        (!words.is_empty()).then(|| format!("{} {words}", languages::weekday(weekday)))
    };
    let days: Vec<String> = languages::week().into_iter().filter_map(day).collect();
    days.join("; ")
}

fn places(profile: &Profile, practice: &PracticeCalendar) -> Vec<PlaceLine> {
    let open = practice.sites.iter().filter(|site| !site.closed);
    open.map(|site| {
        let mut there = profile.sessions.at.iter();
        let there = there.find(|(number, _)| *number == site.number);
        PlaceLine {
            number: site.number,
            name: site.name.clone(),
            hours: there.map_or(String::new(), |(_, week)| week_words(week)),
        }
    })
    .collect()
}

fn today(service: &Service, profile: &Profile) -> Date {
    let zone = profile.zone.time_zone();
    zone.to_datetime(service.clock.now()).date()
}

/// The closed days of the practice in the year from then on, each with what it is called.
fn closed(practice: &PracticeCalendar, from: Date) -> Vec<String> {
    let days = practice.closed(from, from.saturating_add(1.year()));
    let words = |day: &Date| {
        let name = practice.closed_for(*day).unwrap_or_default();
        format!("{}: {name}", languages::long_day(*day))
    };
    days.iter().map(words).collect()
}

async fn hours_page(
    service: &Service,
    me: &Therapist,
    form: Option<Fields>,
    problems: Problems,
) -> Result<HoursPage, Stop> {
    let profile = saved_profile(service, me).await?.ok_or(Stop::NotFound)?;
    let practice = practice_calendar(&mut *service.db.read().await?, service).await?;
    let allowed = practice.lengths();
    let set = fields(&profile.sessions, &allowed);
    // A form that asks for a day has nothing of the other one.
    let form = match form {
        Some(form) if form.has("usual") => form,
        Some(form) => form.and(set),
        None => set.with("kind", "closed"),
    };
    let today = today(service, &profile);
    let coming = profile.exceptions.iter().filter(|one| one.day >= today);
    Ok(HoursPage {
        shell: Shell::new(service, Some(me.person()), &say("work-title")).at("/profile"),
        lengths: lengths(&form, "lengths", &allowed),
        usual: lengths(&form, "usual", &allowed),
        kinds: form.choices_said("kind", &KINDS),
        differs: coming
            .map(|one| Differs {
                day: one.day.to_string(),
                words: day_words(one),
            })
            .collect(),
        places: places(&profile, &practice),
        closed: closed(&practice, today),
        zone: profile.zone.name().replace('_', " "),
        form,
        problems,
    })
}

async fn show(State(service): Shared, me: Therapist, Query(asked): Query<Asked>) -> Outcome {
    let mut shown = hours_page(&service, &me, None, Problems::new()).await?;
    shown.shell = shown.shell.said(asked.said.as_deref(), SAID);
    page(&shown)
}

/// Reads a whole number up to a most; empty is 0.
fn number(form: &Fields, name: &str, most: u16, problems: &mut Problems) -> u16 {
    let typed = form.get(name);
    let read = if typed.is_empty() {
        Some(0)
    } else {
        typed.parse().ok()
    };
    let read = read.filter(|number| *number <= most);
    if read.is_none() {
        problems.add(
            name,
            say("form-number")
                .with("from", "0")
                .with("to", most.to_string()),
        );
    }
    read.unwrap_or_default()
}

/// Reads the lengths, the usual one first.
fn read_lengths(form: &Fields, allowed: &[u16], problems: &mut Problems) -> Vec<u16> {
    let known = |text: &str| text.parse().ok().filter(|n| allowed.contains(n));
    let usual: Option<u16> = known(form.get("usual"));
    problems.unless(usual.is_some(), "usual", &say("work-usual-missing"));
    let others = form
        .all("lengths")
        .into_iter()
        .filter_map(|text| known(&text));
    let mut lengths: Vec<u16> = usual.into_iter().collect();
    lengths.extend(others.filter(|length| Some(*length) != usual));
    lengths
}

async fn save(State(service): Shared, me: Therapist, form: Fields) -> Outcome {
    let practice = practice_calendar(&mut *service.db.read().await?, &service).await?;
    let mut problems = Problems::new();
    let lengths = read_lengths(&form, &practice.lengths(), &mut problems);
    let before = number(&form, "before", 120, &mut problems);
    let after = number(&form, "after", 120, &mut problems);
    let notice = number(&form, "notice", 336, &mut problems);
    let travel = number(&form, "travel", 240, &mut problems);
    let most = number(&form, "most", 24, &mut problems);
    if !problems.is_empty() {
        return page_with_problems(&hours_page(&service, &me, Some(form), problems).await?);
    }
    acts::change_profile(&service, &me, |profile| {
        let at = std::mem::take(&mut profile.sessions.at);
        profile.sessions = Sessions {
            lengths,
            before,
            after,
            notice,
            travel,
            most_a_day: Some(most).filter(|most| *most > 0),
            at,
        };
    })
    .await?;
    go("/profile/hours?said=saved")
}

/// The hours of a day as its kind and what was typed say.
fn day_hours(
    profile: &Profile,
    day: Date,
    kind: &str,
    typed: Vec<(u16, u16)>,
) -> Result<Exception, calendar::HoursProblem> {
    let weekday = Weekday::of(day);
    let usual = profile
        .hours
        .iter()
        .filter(|hours| hours.weekday == weekday);
    let open = match kind {
        "closed" => Vec::new(),
        "extra" => usual
            .map(|hours| (hours.from, hours.to))
            .chain(typed)
            .collect(),
        _ => typed,
    };
    Exception::new(day, open)
}

async fn add_day(State(service): Shared, me: Therapist, form: Fields) -> Outcome {
    let profile = saved_profile(&service, &me).await?.ok_or(Stop::NotFound)?;
    let mut problems = Problems::new();
    let day = form.get("day").parse::<Date>().ok();
    let day = day.filter(|day| *day >= today(&service, &profile));
    problems.unless(day.is_some(), "day", &say("work-day-missing"));
    let kind = form.known("kind", &KINDS).into_iter().next();
    problems.unless(kind.is_some(), "kind", &say("work-kind-missing"));
    let typed = hours::parse(form.get("day-hours"));
    let closed = kind.as_deref() == Some("closed");
    match &typed {
        None => problems.add("day-hours", say("hours-help")),
        Some(typed) => problems.unless(
            closed || !typed.is_empty(),
            "day-hours",
            &say("work-day-hours-missing"),
        ),
    }
    if let (Some(day), Some(kind), Some(typed), true) = (day, kind, typed, problems.is_empty()) {
        match day_hours(&profile, day, &kind, typed) {
            Ok(exception) => {
                acts::change_profile(&service, &me, |profile| {
                    profile.exceptions.retain(|other| other.day != day);
                    profile.exceptions.push(exception);
                    profile.exceptions.sort_by_key(|one| one.day);
                })
                .await?;
                return go("/profile/hours?said=day");
            }
            Err(problem) => problems.add("day-hours", what_is_wrong(problem)),
        }
    }
    page_with_problems(&hours_page(&service, &me, Some(form), problems).await?)
}

async fn remove_day(State(service): Shared, me: Therapist, form: Fields) -> Outcome {
    let day = form.get("day").to_owned();
    acts::change_profile(&service, &me, |profile| {
        profile
            .exceptions
            .retain(|other| other.day.to_string() != day);
    })
    .await?;
    go("/profile/hours?said=day")
}

struct DayField {
    field: String,
    name: String,
    hours: String,
    problem: String,
}

#[derive(Template)]
#[template(path = "practice/place_hours.html")]
struct PlacePage {
    shell: Shell,
    problems: Problems,
    action: String,
    name: String,
    address: String,
    zone: String,
    days: Vec<DayField>,
}

/// The page of one's hours at a place; `form`: as it was sent, where something is wrong with it.
async fn place_page(
    service: &Service,
    me: &Therapist,
    number: &str,
    form: Option<&Fields>,
    problems: Problems,
) -> Result<PlacePage, Stop> {
    let number: u32 = number.parse().map_err(|_| Stop::NotFound)?;
    let profile = saved_profile(service, me).await?.ok_or(Stop::NotFound)?;
    let practice = practice_calendar(&mut *service.db.read().await?, service).await?;
    let site = practice.site(number).filter(|site| !site.closed);
    let site = site.ok_or(Stop::NotFound)?;
    let there = profile.sessions.at.iter().find(|(at, _)| *at == number);
    let days = languages::week().map(|weekday| {
        let field = format!("hours-{}", weekday.code());
        DayField {
            hours: match (form, there) {
                (Some(form), _) => form.get(&field).to_owned(),
                (None, Some((_, week))) => hours::words(week, weekday),
                (None, None) => String::new(),
            },
            problem: problems.of(&field).to_owned(),
            name: name_of(weekday),
            field,
        }
    });
    Ok(PlacePage {
        shell: Shell::new(service, Some(me.person()), &say("work-place-title")).at("/profile"),
        action: format!("/profile/places/{number}"),
        name: site.name.clone(),
        address: site.address.clone(),
        zone: site.zone.name().replace('_', " "),
        days: days.into(),
        problems,
    })
}

async fn place(State(service): Shared, me: Therapist, Path(number): Path<String>) -> Outcome {
    page(&place_page(&service, &me, &number, None, Problems::new()).await?)
}

async fn save_place(
    State(service): Shared,
    me: Therapist,
    Path(path): Path<String>,
    form: Fields,
) -> Outcome {
    let mut problems = Problems::new();
    let week = read_week(&form, &mut problems);
    let shown = place_page(&service, &me, &path, Some(&form), problems).await?;
    let Some(week) = week.filter(|_| shown.problems.is_empty()) else {
        return page_with_problems(&shown);
    };
    let number: u32 = path.parse().map_err(|_| Stop::NotFound)?;
    acts::change_profile(&service, &me, |profile| {
        let at = &mut profile.sessions.at;
        at.retain(|(other, _)| *other != number);
        if !week.is_empty() {
            at.push((number, week));
        }
    })
    .await?;
    go("/profile/hours?said=saved")
}

/// What a weekday is called beside its field.
pub(super) fn name_of(weekday: Weekday) -> String {
    named("hours-of", weekday.code()).map_or_else(String::new, String::from)
}

fn what_is_wrong(problem: HoursProblem) -> Said {
    match problem {
        HoursProblem::NotQuarterHour => say("hours-not-quarter"),
        HoursProblem::EndNotAfterStart => say("hours-end-first"),
        HoursProblem::PastMidnight => say("hours-past-midnight"),
    }
}

/// Reads the hours of a week, a field a day; what is wrong is noted beside its day.
pub(super) fn read_week(form: &Fields, problems: &mut Problems) -> Option<WeeklyHours> {
    let mut week = Vec::new();
    for weekday in Weekday::ALL {
        let field = format!("hours-{}", weekday.code());
        let day = |(from, to)| Hours { weekday, from, to };
        match hours::parse(form.get(&field)) {
            Some(spans) => week.extend(spans.into_iter().map(day)),
            None => problems.add(&field, say("hours-help")),
        }
    }
    let week = WeeklyHours::new(week).ok();
    problems.unless(week.is_some(), "hours-monday", &say("hours-order"));
    week
}
