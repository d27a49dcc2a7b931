//! A client's plan for this week: what their therapist gave, and what is asked of them; and how it went.
//!
//! What must stay true: done, skipped and too hard are answers of one worth; nothing is counted, and a day
//! that went by is no fault.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::routing::{get, post};
use axum::{Extension, Router};
use jiff::civil::Date;
use serde::Deserialize;

use super::assignments::{Answer, Assignment, Kind};
use super::pages::{Shared, Shelf, shell};
use super::plan::{self, Line};
use super::shelf::Exercises;
use super::together;
use crate::accounts::Client;
use crate::db::Id;
use crate::languages::{self, say};
use crate::library::Library;
use crate::measures;
use crate::service::Service;
use crate::web::{Fields, Outcome, Problems, Shell, Stop, go, page, page_with_problems};

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/plan", get(show))
        .route("/plan/kept", get(kept))
        .route("/plan/{assignment}", post(answer))
}

/// The longest line on how it was, in characters.
const LONGEST: usize = 500;

/// Something on the plan.
struct Item {
    id: String,
    title: String,
    path: String,
    why: String,
    due: String,
    past: bool,
    /// Whether it is for the two together.
    both: bool,
    /// How it went; empty where nobody said.
    answer: String,
    /// A line that was typed and could not be taken.
    line: String,
}

impl Item {
    /// Whether a copy of it can be kept on a device.
    fn is_exercise(&self) -> bool {
        self.path.starts_with("/skills/")
    }
}

/// A day as people say it.
pub(super) fn day_words(day: Date) -> String {
    languages::weekday_and_day(day)
}

fn item(one: &Assignment, today: Date) -> Item {
    Item {
        id: one.id.to_string(),
        title: one.task.title.clone(),
        path: one.task.path(),
        why: one.task.why.clone(),
        due: day_words(one.planned.due),
        past: one.planned.due < today,
        both: one.client.is_none(),
        answer: one
            .answer
            .map_or_else(String::new, |(answer, _)| answer.words()),
        line: String::new(),
    }
}

#[derive(Template)]
#[template(path = "skills/plan.html")]
struct PlanPage {
    shell: Shell,
    items: Vec<Item>,
    /// What is asked by way of measures: they have their own pages.
    due: Vec<measures::Due>,
    /// Where the copies are that a device keeps with the plan, between spaces.
    copies: String,
    /// The exercise for two that goes on just now.
    together: Option<(String, String)>,
    longest: u32,
    problems: Problems,
}

#[derive(Deserialize)]
struct Said {
    said: Option<String>,
}

const SAID: &[(&str, &str)] = &[("thanks", "plan-said-thanks")];

fn today(service: &Service, me: &Client) -> Date {
    let zone = me.zone().time_zone().clone();
    service.clock.now().to_zoned_datetime(zone).date()
}

/// Where copies of the exercises on a plan are.
fn copies(all: &[Assignment], exercises: &Exercises) -> String {
    let tasks = all.iter().map(|one| &one.task);
    let there = tasks
        .filter(|task| matches!(task.kind, Kind::Exercise) && exercises.find(&task.name).is_some());
    let paths = there.map(|task| format!("{}/kept", task.path()));
    paths.collect::<Vec<_>>().join(" ")
}

async fn plan_page(
    service: &Service,
    me: &Client,
    (exercises, library): (&Exercises, &Library),
) -> Result<PlanPage, Stop> {
    let mut conn = service.db.read().await?;
    let today = today(service, me);
    let mut all = plan::of_client(&mut conn, service, me).await?;
    all.iter_mut()
        .for_each(|one| one.task.retitle(exercises, library));
    let together = match together::open_joint(&mut conn, me).await? {
        Some(joint) => together::going_on(&mut conn, &joint).await?,
        None => None,
    };
    Ok(PlanPage {
        shell: shell(service, Some(me), &say("plan-title")),
        items: all.iter().map(|one| item(one, today)).collect(),
        due: measures::due(&mut conn, service, me).await?,
        copies: copies(&all, exercises),
        together: together.map(|round| {
            let standing = round.standing;
            let title = exercises.title_of(&standing.exercise, standing.title);
            (round.id.to_string(), title)
        }),
        longest: LONGEST as u32,
        problems: Problems::new(),
    })
}

async fn show(
    State(service): Shared,
    me: Client,
    Extension(exercises): Shelf,
    Extension(library): Extension<Arc<Library>>,
    Query(said): Query<Said>,
) -> Outcome {
    let mut shown = plan_page(&service, &me, (&exercises, &library)).await?;
    shown.shell = shown.shell.said(said.said.as_deref(), SAID);
    page(&shown)
}

#[derive(Template)]
#[template(path = "skills/plan_kept.html")]
struct KeptPage {
    exit_url: String,
    day: String,
    items: Vec<Item>,
}

/// The plan as a device keeps it: by itself, with no name.
async fn kept(
    State(service): Shared,
    me: Client,
    Extension(exercises): Shelf,
    Extension(library): Extension<Arc<Library>>,
) -> Outcome {
    let mut all = plan::of_client(&mut *service.db.read().await?, &service, &me).await?;
    all.iter_mut()
        .for_each(|one| one.task.retitle(&exercises, &library));
    let today = today(&service, &me);
    page(&KeptPage {
        exit_url: service.settings.exit_url.clone(),
        day: day_words(today),
        items: all.iter().map(|one| item(one, today)).collect(),
    })
}

async fn answer(
    State(service): Shared,
    me: Client,
    Extension(exercises): Shelf,
    Extension(library): Extension<Arc<Library>>,
    Path(id): Path<String>,
    form: Fields,
) -> Outcome {
    let id: Id<Assignment> = id.parse().map_err(|_| Stop::NotFound)?;
    let said = Answer::of(form.get("answer")).ok_or(Stop::Unreadable)?;
    let text = form.get("line").replace("\r\n", "\n");
    if text.chars().count() > LONGEST {
        let mut shown = plan_page(&service, &me, (&exercises, &library)).await?;
        let same = |item: &&mut Item| item.id == id.to_string();
        if let Some(item) = shown.items.iter_mut().find(same) {
            item.line = text;
        }
        let field = format!("line-{id}");
        shown.problems.add(&field, say("plan-line-long"));
        return page_with_problems(&shown);
    }
    let line = Line {
        text: &text,
        shown: form.has("show"),
    };
    plan::answer(&service, &me, id, said, line).await?;
    go("/plan?said=thanks")
}
