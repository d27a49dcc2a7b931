//! A client's own pages: the list, writing, and one page with who reads it.
//!
//! What must stay true: nothing typed is lost; where something is typed, it says who will read it.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::routing::{get, post};
use jiff::civil::Date;
use serde::Deserialize;

use super::acts::{self, Standing};
use super::store;
use super::{JournalPage, LONGEST, LONGEST_TITLE, Shown, Words};
use crate::accounts::{Client, SignedIn};
use crate::db::Id;
use crate::languages::say;
use crate::service::Service;
use crate::web::{Fields, Outcome, Problems, Shell, Stop, go, page, page_with_problems, when};

type Shared = State<Arc<Service>>;

/// So many pages stand on one page of the list.
pub(super) const PAGE: i64 = 20;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/journal", get(list))
        .route("/journal/new", get(blank).post(write))
        .route("/journal/{page}", get(read))
        .route("/journal/{page}/change", get(form).post(change))
        .route("/journal/{page}/share", post(share))
        .route("/journal/{page}/delete", post(delete))
}

fn shell(service: &Service, me: &SignedIn) -> Shell {
    Shell::new(service, Some(me.person()), &say("journal-title")).at("/home")
}

fn id_of(text: &str) -> Result<Id<JournalPage>, Stop> {
    text.parse().map_err(|_| Stop::NotFound)
}

fn today(service: &Service, me: &SignedIn) -> Date {
    let zone = me.zone().time_zone().clone();
    service.clock.now().to_zoned_datetime(zone).date()
}

const SAID: &[(&str, &str)] = &[
    ("kept", "journal-said-kept"),
    ("deleted", "journal-said-deleted"),
    ("shared", "journal-said-shared"),
    ("taken-back", "journal-said-taken-back"),
];

#[derive(Deserialize)]
struct Asked {
    said: Option<String>,
    before: Option<String>,
}

/// A page, as the list names it.
struct Line {
    id: String,
    name: String,
    day: String,
    shown: Shown,
}

#[derive(Template)]
#[template(path = "journal/list.html")]
struct ListPage {
    shell: Shell,
    lines: Vec<Line>,
    /// Where older ones begin.
    older: Option<String>,
    newest: bool,
}

async fn list(State(service): Shared, me: Client, Query(asked): Query<Asked>) -> Outcome {
    let before = asked.before.as_deref().map(id_of).transpose()?;
    let mut conn = service.db.read().await?;
    let standing = Standing::of(&mut conn, &me).await?;
    let found = acts::before(&mut conn, &me, before, PAGE).await?;
    let full = i64::try_from(found.len()).is_ok_and(|count| count == PAGE);
    let older = found
        .last()
        .filter(|_| full)
        .map(|page| page.id.to_string());
    let line = |one: JournalPage| Line {
        id: one.id.to_string(),
        shown: standing.shown(&one),
        name: one.words.name(),
        day: match one.words.title.is_empty() {
            true => String::new(),
            false => one.words.day_words(),
        },
    };
    page(&ListPage {
        shell: shell(&service, &me).said(asked.said.as_deref(), SAID),
        lines: found.into_iter().map(line).collect(),
        older,
        newest: before.is_none(),
    })
}

#[derive(Template)]
#[template(path = "journal/write.html")]
struct WritePage {
    shell: Shell,
    /// The page that is changed; `None` for a new one.
    id: Option<String>,
    shown: Shown,
    title: String,
    text: String,
    day: String,
    today: String,
    longest: u32,
    problems: Problems,
}

fn write_page(service: &Service, me: &SignedIn) -> WritePage {
    let today = today(service, me).to_string();
    WritePage {
        shell: shell(service, me),
        id: None,
        shown: Shown::Nobody,
        title: String::new(),
        text: String::new(),
        day: today.clone(),
        today,
        longest: LONGEST as u32,
        problems: Problems::new(),
    }
}

/// What a form says, or what is wrong with it.
fn words(form: &Fields, today: Date) -> Result<Words, Problems> {
    let mut problems = Problems::new();
    let title = form.get("title").to_owned();
    let text = form.get("text").replace("\r\n", "\n");
    let day: Option<Date> = form.get("day").parse().ok();
    let day = day.filter(|day| *day <= today && day.year() > 1900);
    problems.unless(
        title.chars().count() <= LONGEST_TITLE,
        "title",
        &say("journal-title-long"),
    );
    problems.unless(!text.is_empty(), "text", &say("journal-text-missing"));
    problems.unless(
        text.chars().count() <= LONGEST,
        "text",
        &say("journal-text-long"),
    );
    problems.unless(day.is_some(), "day", &say("journal-day-wrong"));
    match day {
        Some(day) if problems.is_empty() => Ok(Words { title, text, day }),
        _ => Err(problems),
    }
}

fn typed(mut shown: WritePage, form: &Fields, problems: Problems) -> Outcome {
    shown.title = form.raw("title").to_owned();
    shown.text = form.raw("text").to_owned();
    shown.day = form.raw("day").to_owned();
    shown.problems = problems;
    page_with_problems(&shown)
}

async fn blank(State(service): Shared, me: Client) -> Outcome {
    page(&write_page(&service, &me))
}

async fn write(State(service): Shared, me: Client, form: Fields) -> Outcome {
    match words(&form, today(&service, &me)) {
        Ok(words) => {
            let id = acts::write(&service, &me, words).await?;
            go(&format!("/journal/{id}?said=kept"))
        }
        Err(problems) => typed(write_page(&service, &me), &form, problems),
    }
}

#[derive(Template)]
#[template(path = "journal/page.html")]
struct ReadPage {
    shell: Shell,
    id: String,
    words: Words,
    /// When it was last changed; empty for never.
    changed: String,
    shown: Shown,
    has_therapist: bool,
}

async fn read(
    State(service): Shared,
    me: Client,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Outcome {
    let mut conn = service.db.read().await?;
    let found = store::own(&mut conn, &me, id_of(&id)?).await?;
    let standing = Standing::of(&mut conn, &me).await?;
    page(&ReadPage {
        shell: shell(&service, &me).said(asked.said.as_deref(), SAID),
        id,
        changed: found
            .changed_at
            .map(|at| when::day(at, me.zone()))
            .unwrap_or_default(),
        shown: standing.shown(&found),
        has_therapist: standing.has_therapist(),
        words: found.words,
    })
}

/// The form of a page that is changed, as it is kept.
async fn kept(service: &Service, me: &SignedIn, id: &str) -> Result<WritePage, Stop> {
    let mut conn = service.db.read().await?;
    let found = store::own(&mut conn, me, id_of(id)?).await?;
    let standing = Standing::of(&mut conn, me).await?;
    Ok(WritePage {
        id: Some(id.to_owned()),
        shown: standing.shown(&found),
        title: found.words.title,
        text: found.words.text,
        day: found.words.day.to_string(),
        ..write_page(service, me)
    })
}

async fn form(State(service): Shared, me: Client, Path(id): Path<String>) -> Outcome {
    page(&kept(&service, &me, &id).await?)
}

async fn change(
    State(service): Shared,
    me: Client,
    Path(id): Path<String>,
    form: Fields,
) -> Outcome {
    match words(&form, today(&service, &me)) {
        Ok(words) => {
            acts::change(&service, &me, id_of(&id)?, words).await?;
            go(&format!("/journal/{id}?said=kept"))
        }
        Err(problems) => typed(kept(&service, &me, &id).await?, &form, problems),
    }
}

async fn share(
    State(service): Shared,
    me: Client,
    Path(id): Path<String>,
    form: Fields,
) -> Outcome {
    let page = id_of(&id)?;
    let said = match form.get("share") {
        "yes" => {
            acts::share(&service, &me, page).await?;
            "shared"
        }
        _ => {
            acts::take_back(&service, &me, page).await?;
            "taken-back"
        }
    };
    go(&format!("/journal/{id}?said={said}"))
}

async fn delete(State(service): Shared, me: Client, Path(id): Path<String>) -> Outcome {
    acts::delete(&service, &me, id_of(&id)?).await?;
    go("/journal?said=deleted")
}
