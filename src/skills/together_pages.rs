//! The pages of an exercise that two do together, each on their own device.
//!
//! What must stay true: a page where something is typed says who will read it; what the other wrote is noted
//! as read before it is shown.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::sse::{KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Extension, Router};
use serde::Deserialize;

use super::exercise::{Exercise, Step};
use super::pages::{Shared, Shelf, find, shell, step_of};
use super::reflection_pages::{Filled, filled, typed};
use super::rounds::Round;
use super::together::{self, Act, Done};
use super::together_live::Listener;
use super::together_view::{View, said};
use super::turns::Move;
use crate::accounts::{Client, SignedIn, Visitor};
use crate::db::Id;
use crate::episodes::SeatRole;
use crate::languages::say;
use crate::service::Service;
use crate::web::{Fields, Outcome, Problems, Shell, Stop, go, page, page_with_problems, when};

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/skills/{exercise}/together", post(begin))
        .route("/together/{round}", get(show).post(act))
        .route("/together/{round}/live", get(live))
}

pub(super) fn id_of(text: &str) -> Result<Id<Round>, Stop> {
    text.parse().map_err(|_| Stop::NotFound)
}

async fn begin(
    State(service): Shared,
    me: Client,
    Extension(exercises): Shelf,
    Path(name): Path<String>,
) -> Outcome {
    let exercise = find(&exercises, &name)?;
    let id = together::begin(&service, &me, exercise).await?;
    go(&format!("/together/{id}"))
}

#[derive(Deserialize)]
struct Said {
    said: Option<String>,
}

const SAID: &[(&str, &str)] = &[
    ("kept", "together-said-kept"),
    ("turn", "together-said-turn"),
];

#[derive(Template)]
#[template(path = "skills/together.html")]
struct TogetherPage<'a> {
    shell: Shell,
    id: String,
    at: String,
    title: String,
    exercise: Option<&'a Exercise>,
    step: Option<&'a Step>,
    number: usize,
    readers: String,
    fields: Vec<Filled>,
    /// The language of what is asked.
    language: String,
    longest: u32,
    version: i64,
    /// The part of the page that lives, as HTML of our own template.
    part: String,
    /// Everything written, once it is over.
    all: Vec<super::together_view::Row>,
    client: bool,
    open: bool,
    problems: Problems,
}

async fn together_page<'a>(
    service: &Service,
    me: &SignedIn,
    id: Id<Round>,
    exercises: &'a super::Exercises,
) -> Result<TogetherPage<'a>, Stop> {
    let mut conn = service.db.read().await?;
    let (member, round) = together::enter_round(&mut conn, me, id).await?;
    let view = View::new(&mut conn, service, me, &member).await?;
    drop(conn);
    view.note(service, &member, &round).await?;
    let exercise = exercises.find(&round.standing.exercise);
    let step = exercise.and_then(|exercise| exercise.steps.get(round.standing.step));
    let client = member.role() == SeatRole::Client;
    let open = member.writes() && round.ended_at.is_none() && step.is_some();
    Ok(TogetherPage {
        shell: shell(service, Some(me), &say("together-title")),
        id: id.to_string(),
        at: when::day(round.began_at, me.zone()),
        title: exercise
            .map_or(&round.standing.title, |one| &one.title)
            .clone(),
        number: round.standing.step + 1,
        readers: view.readers(&member),
        fields: match step.filter(|_| client && open) {
            Some(step) => filled(step, |key| round.standing.get(me.account(), key)),
            None => Vec::new(),
        },
        language: exercise.map_or_else(String::new, |exercise| exercise.language.clone()),
        longest: super::acts::LONGEST as u32,
        version: round.version,
        part: view.part(service.clock.now(), &member, &round, exercise)?,
        all: match open {
            true => Vec::new(),
            false => said(&view, &round, exercise, None),
        },
        exercise,
        step,
        client,
        open,
        problems: Problems::new(),
    })
}

async fn show(
    State(service): Shared,
    me: Visitor,
    Extension(exercises): Shelf,
    Path(id): Path<String>,
    Query(asked): Query<Said>,
) -> Outcome {
    let mut shown = together_page(&service, &me, id_of(&id)?, &exercises).await?;
    shown.shell = shown.shell.said(asked.said.as_deref(), SAID);
    page(&shown)
}

/// What a form asks for: the act, or what is wrong with what was typed.
fn asked(exercise: &Exercise, form: &Fields) -> Result<Result<Act, Problems>, Stop> {
    let (number, step) = step_of(exercise, form.get("step"))?;
    let at = number - 1;
    Ok(Ok(match form.get("go") {
        "on" => Act::Go(at, Move::On),
        "back" => Act::Go(at, Move::Back),
        "start" => Act::Start(at),
        "end" => Act::End,
        _ => match typed(step, form) {
            (words, problems) if problems.is_empty() => Act::Write(words),
            (_, problems) => return Ok(Err(problems)),
        },
    }))
}

async fn act(
    State(service): Shared,
    me: Client,
    Extension(exercises): Shelf,
    Path(id): Path<String>,
    form: Fields,
) -> Outcome {
    let id = id_of(&id)?;
    let mut conn = service.db.read().await?;
    let (_, round) = together::enter_round(&mut conn, &me, id).await?;
    drop(conn);
    let exercise = find(&exercises, &round.standing.exercise)?;
    let what = match asked(exercise, &form)? {
        Ok(what) => what,
        Err(problems) => {
            let mut shown = together_page(&service, &me, id, &exercises).await?;
            for field in &mut shown.fields {
                field.text = form.raw(&field.name).to_owned();
            }
            shown.problems = problems;
            return page_with_problems(&shown);
        }
    };
    let wrote = matches!(what, Act::Write(_));
    match together::act(&service, &me, (id, exercise), what).await? {
        Done::NotYourTurn => go(&format!("/together/{id}?said=turn")),
        Done::Yes if wrote => go(&format!("/together/{id}?said=kept")),
        Done::Yes | Done::Closed => go(&format!("/together/{id}")),
    }
}

#[derive(Deserialize)]
struct After {
    after: Option<i64>,
}

async fn live(
    State(service): Shared,
    me: Visitor,
    Extension(exercises): Shelf,
    Path(id): Path<String>,
    Query(after): Query<After>,
    headers: HeaderMap,
) -> Result<Response, Stop> {
    let came_back = headers
        .get("last-event-id")
        .and_then(|id| id.to_str().ok()?.parse().ok());
    let told = came_back.or(after.after).unwrap_or(0);
    let listener = Listener::new(service, me.0, exercises, id_of(&id)?, told).await?;
    Ok(Sse::new(listener.events())
        .keep_alive(KeepAlive::default())
        .into_response())
}
