//! A client's own pages: the half minute, their courses, and all days.
//!
//! What must stay true: nothing typed is lost; the page says who will read it.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::routing::{get, post};
use jiff::ToSpan;
use serde::Deserialize;

use super::choices::{self, ForTherapist, Offered};
use super::days::Day;
use super::picture::{Course, Plot, Table, plot};
use super::{Item, LONGEST, Steps, acts, today};
use crate::accounts::{Client, SignedIn};
use crate::languages::{self, Said, say};
use crate::service::Service;
use crate::web::{Choice, Fields, Outcome, Problems, Shell, Stop, go, page, page_with_problems};

type Shared = State<Arc<Service>>;

/// So many days stand on one page of the list.
const PAGE: i64 = 30;
/// A course shows so many days back.
const BACK: i32 = 84;
/// A line of days goes on over so many without an entry.
pub(super) const GAP: i32 = 10;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/how-i-am", get(show).post(write))
        .route("/how-i-am/days", get(list))
        .route("/how-i-am/days/{day}/delete", post(delete))
}

pub(super) fn shell(service: &Service, me: &SignedIn) -> Shell {
    Shell::new(service, Some(me.person()), &say("how-title")).at("/home")
}

const SAID: &[(&str, &str)] = &[
    ("kept", "how-said-kept"),
    ("deleted", "how-said-deleted"),
    ("chosen", "how-said-chosen"),
];

#[derive(Deserialize)]
struct Asked {
    said: Option<String>,
    before: Option<String>,
}

/// An item, as it is asked.
struct Scale {
    name: &'static str,
    question: Said,
    choices: Vec<Choice>,
}

fn scale(item: Item, step: Option<u8>) -> Scale {
    let choice = |value: String, label: &str, chosen| Choice {
        value,
        label: label.to_owned(),
        hint: String::new(),
        chosen,
    };
    let words = item.words().into_iter().zip(1..);
    let mut choices: Vec<Choice> = words
        .map(|(word, at): (_, u8)| choice(at.to_string(), &word, step == Some(at)))
        .collect();
    choices.push(choice(String::new(), &say("how-leave-out"), false));
    Scale {
        name: item.name(),
        question: item.question(),
        choices,
    }
}

#[derive(Template)]
#[template(path = "how_i_am/page.html")]
struct OwnPage {
    shell: Shell,
    /// Whether something was written today already.
    again: bool,
    scales: Vec<Scale>,
    line: String,
    kept: bool,
    longest: u32,
    /// Who sees something of it, in words.
    shown: Vec<Said>,
    /// Whether there is a picture of the two.
    together: bool,
    plots: Vec<Plot>,
    /// Nobody else's course is in the drawings.
    names: Vec<String>,
    table: Table,
    problems: Problems,
}

/// Who sees something of what is written, in words.
fn shown_to(offered: &Offered) -> Vec<Said> {
    let partner = (!offered.partner.is_empty()).then(|| say("how-shown-partner"));
    let therapist = match offered.therapist {
        ForTherapist::Nothing => None,
        ForTherapist::Steps => Some(say("how-shown-steps")),
        ForTherapist::Lines => Some(say("how-shown-lines")),
    };
    partner.into_iter().chain(therapist).collect()
}

/// A drawing of each item there is something of.
pub(super) fn plots(name: &str, days: &[(jiff::civil::Date, Steps)]) -> Vec<Plot> {
    let of = |item: Item| {
        let step = |(day, steps): &(jiff::civil::Date, Steps)| Some((*day, steps.get(item)?));
        let course = Course {
            name: name.to_owned(),
            points: days.iter().filter_map(step).collect(),
        };
        plot(item, &[course], GAP)
    };
    Item::ALL.into_iter().filter_map(of).collect()
}

/// Steps in words, item by item; a dash where there is none.
pub(super) fn cells(steps: &Steps) -> Vec<String> {
    let cell = |item: Item| match steps.get(item) {
        Some(step) => item.word(step),
        None => "–".to_owned(),
    };
    Item::ALL.into_iter().map(cell).collect()
}

pub(super) fn heads() -> Vec<String> {
    Item::ALL
        .into_iter()
        .map(|item| item.title().into())
        .collect()
}

async fn own_page(service: &Service, me: &SignedIn) -> Result<OwnPage, Stop> {
    let today = today(service, me);
    let mut conn = service.db.read().await?;
    let days = acts::before(&mut conn, me, None, i64::from(BACK)).await?;
    let (chosen, _) = choices::standing(&mut conn, service, me).await?;
    let offered = acts::places(&mut conn, me).await?.hold(chosen);
    let now = days.first().filter(|day| day.words.day == today);
    let first = today.saturating_sub(BACK.days());
    let lately = days.iter().filter(|day| day.words.day >= first);
    let lately: Vec<_> = lately.map(|day| (day.words.day, day.words.steps)).collect();
    let rows = lately.iter();
    let rows = rows.map(|(day, steps)| (languages::day(*day), cells(steps)));
    let oldest_first: Vec<_> = lately.iter().rev().copied().collect();
    Ok(OwnPage {
        shell: shell(service, me),
        again: now.is_some(),
        scales: Item::ALL
            .map(|item| scale(item, now.and_then(|day| day.words.steps.get(item))))
            .into(),
        line: now.map(|day| day.words.line.clone()).unwrap_or_default(),
        kept: now.is_some_and(|day| day.words.kept),
        longest: LONGEST as u32,
        shown: shown_to(&offered),
        together: !offered.partner.is_empty(),
        plots: plots(&say("how-you"), &oldest_first),
        names: Vec::new(),
        table: Table {
            heads: heads(),
            rows: rows.collect(),
        },
        problems: Problems::new(),
    })
}

async fn show(State(service): Shared, me: Client, Query(asked): Query<Asked>) -> Outcome {
    let mut shown = own_page(&service, &me).await?;
    shown.shell = shown.shell.said(asked.said.as_deref(), SAID);
    page(&shown)
}

async fn write(State(service): Shared, me: Client, form: Fields) -> Outcome {
    let steps = Steps::of(|item| form.get(item.name()).parse().ok());
    // A line is one line.
    let line = form
        .get("line")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let kept = form.get("keep") == "yes";
    let mut problems = Problems::new();
    problems.unless(
        !steps.is_empty() || !line.is_empty(),
        "mood",
        &say("how-nothing"),
    );
    problems.unless(
        line.chars().count() <= LONGEST,
        "line",
        &say("how-line-long"),
    );
    if problems.is_empty() {
        acts::write(&service, &me, steps, (&line, kept)).await?;
        return go("/how-i-am?said=kept");
    }
    let mut shown = own_page(&service, &me).await?;
    shown.scales = Item::ALL.map(|item| scale(item, steps.get(item))).into();
    shown.line = form.raw("line").to_owned();
    shown.kept = kept;
    shown.problems = problems;
    page_with_problems(&shown)
}

/// A day on the list.
struct Entry {
    id: String,
    day: String,
    said: Vec<(Said, String)>,
    line: String,
    kept: bool,
}

#[derive(Template)]
#[template(path = "how_i_am/days.html")]
struct ListPage {
    shell: Shell,
    entries: Vec<Entry>,
    older: Option<String>,
    newest: bool,
}

fn entry(day: &Day) -> Entry {
    let words = &day.words;
    let said = |item: Item| Some((item.title(), item.word(words.steps.get(item)?)));
    Entry {
        id: day.id.to_string(),
        day: languages::long_day(words.day),
        said: Item::ALL.into_iter().filter_map(said).collect(),
        line: words.line.clone(),
        kept: words.kept,
    }
}

async fn list(State(service): Shared, me: Client, Query(asked): Query<Asked>) -> Outcome {
    let before = asked.before.as_deref().map(str::parse).transpose();
    let before = before.map_err(|_| Stop::NotFound)?;
    let mut conn = service.db.read().await?;
    let days = acts::before(&mut conn, &me, before, PAGE).await?;
    let full = i64::try_from(days.len()).is_ok_and(|count| count == PAGE);
    page(&ListPage {
        shell: shell(&service, &me).said(asked.said.as_deref(), SAID),
        older: days.last().filter(|_| full).map(|day| day.id.to_string()),
        entries: days.iter().map(entry).collect(),
        newest: before.is_none(),
    })
}

async fn delete(State(service): Shared, me: Client, Path(day): Path<String>) -> Outcome {
    let day = day.parse().map_err(|_| Stop::NotFound)?;
    acts::delete(&service, &me, day).await?;
    go("/how-i-am/days?said=deleted")
}
