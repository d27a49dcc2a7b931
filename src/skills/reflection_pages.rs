//! A client does an exercise and keeps what they write; their own list of it.
//!
//! What must stay true: a page where something is typed says who will read it.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::routing::{get, post};
use axum::{Extension, Router};
use serde::Deserialize;

use super::acts::{self, LONGEST};
use super::exercise::{Exercise, Step};
use super::pages::{Shared, Shelf, find, shell, step_of};
use super::reflections::{self, Reflection, Word};
use super::rounds;
use crate::accounts::{Client, SignedIn};
use crate::db::Id;
use crate::episodes::{self, enter};
use crate::languages::say;
use crate::service::Service;
use crate::web::{Fields, Outcome, Problems, Shell, Stop, go, page, page_with_problems, when};

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/skills/{exercise}/begin", post(begin))
        .route("/reflections", get(list))
        .route("/reflections/{id}", get(read))
        .route("/reflections/{id}/share", post(share))
        .route("/reflections/{id}/delete", post(delete))
        .route("/reflections/{id}/{step}", get(step).post(write))
}

fn id_of(text: &str) -> Result<Id<Reflection>, Stop> {
    text.parse().map_err(|_| Stop::NotFound)
}

async fn begin(
    State(service): Shared,
    me: Client,
    Extension(exercises): Shelf,
    Path(name): Path<String>,
) -> Outcome {
    let exercise = find(&exercises, &name)?;
    let id = acts::begin(&service, &me, exercise).await?;
    go(&format!("/reflections/{id}/1"))
}

/// One of the list.
struct Line {
    id: String,
    title: String,
    at: String,
    shared: bool,
}

#[derive(Deserialize)]
struct Said {
    said: Option<String>,
}

const SAID: &[(&str, &str)] = &[
    ("deleted", "reflection-said-deleted"),
    ("shared", "reflection-said-shared"),
    ("taken-back", "reflection-said-taken-back"),
    ("kept", "reflection-said-kept"),
];

#[derive(Template)]
#[template(path = "skills/reflections.html")]
struct ListPage {
    shell: Shell,
    lines: Vec<Line>,
    /// What was done with a partner: address, title, day.
    together: Vec<(String, String, String)>,
}

async fn list(
    State(service): Shared,
    me: Client,
    Extension(exercises): Shelf,
    Query(said): Query<Said>,
) -> Outcome {
    let mut conn = service.db.read().await?;
    let all = acts::all_of(&mut conn, &me).await?;
    let mut together = Vec::new();
    for space in episodes::joint_spaces_of(&mut conn, me.account()).await? {
        let member = enter(&mut conn, &me, space).await?;
        for round in rounds::rounds_in(&mut conn, &member).await? {
            let day = when::day(round.began_at, me.zone());
            let standing = round.standing;
            let title = exercises.title_of(&standing.exercise, standing.title);
            together.push((round.id.to_string(), title, day));
        }
    }
    let line = |mut one: Reflection| {
        one.written.retitle(&exercises);
        Line {
            id: one.id.to_string(),
            at: when::day(one.began_at, me.zone()),
            shared: one.shared_at.is_some(),
            title: one.written.title,
        }
    };
    page(&ListPage {
        shell: shell(&service, Some(&me), &say("reflections-title"))
            .said(said.said.as_deref(), SAID),
        lines: all.into_iter().map(line).collect(),
        together,
    })
}

#[derive(Template)]
#[template(path = "skills/reflection.html")]
struct ReadPage {
    shell: Shell,
    reflection: Reflection,
    at: String,
    /// Whether the exercise is there to go on with.
    goes_on: bool,
    has_therapist: bool,
}

async fn read(
    State(service): Shared,
    me: Client,
    Extension(exercises): Shelf,
    Path(id): Path<String>,
    Query(said): Query<Said>,
) -> Outcome {
    let mut conn = service.db.read().await?;
    let mut reflection = reflections::own(&mut conn, &me, id_of(&id)?).await?;
    reflection.written.retitle(&exercises);
    page(&ReadPage {
        shell: shell(&service, Some(&me), &say("reflections-title"))
            .said(said.said.as_deref(), SAID),
        at: when::day(reflection.began_at, me.zone()),
        goes_on: exercises.find(&reflection.written.exercise).is_some(),
        has_therapist: acts::with_therapist(&mut conn, &me).await?.is_some(),
        reflection,
    })
}

/// A field as it is filled in.
pub(super) struct Filled {
    pub(super) name: String,
    pub(super) label: String,
    pub(super) hint: String,
    pub(super) text: String,
}

/// The fields of a step with what was written in them.
pub(super) fn filled<'a>(step: &Step, text: impl Fn(&str) -> &'a str) -> Vec<Filled> {
    let one = |field: &super::Field| Filled {
        name: format!("w-{}", field.key),
        label: field.label.clone(),
        hint: field.hint.clone(),
        text: text(&field.key).to_owned(),
    };
    step.fields.iter().map(one).collect()
}

/// What a form has for the fields of a step, and what is wrong with it.
pub(super) fn typed(step: &Step, form: &Fields) -> (Vec<Word>, Problems) {
    let mut problems = Problems::new();
    let mut words = Vec::new();
    for field in &step.fields {
        let name = format!("w-{}", field.key);
        let text = form.get(&name).replace("\r\n", "\n");
        let fits = text.chars().count() <= LONGEST;
        problems.unless(fits, &name, &say("reflection-long"));
        words.push(Word {
            key: field.key.clone(),
            label: field.label.clone(),
            text,
        });
    }
    (words, problems)
}

#[derive(Template)]
#[template(path = "skills/reflection_step.html")]
struct StepPage<'a> {
    shell: Shell,
    id: String,
    exercise: &'a Exercise,
    step: &'a Step,
    number: usize,
    fields: Vec<Filled>,
    longest: u32,
    problems: Problems,
}

fn step_page<'a>(
    service: &Service,
    me: &SignedIn,
    reflection: &Reflection,
    exercise: &'a Exercise,
    (number, step): (usize, &'a Step),
) -> StepPage<'a> {
    StepPage {
        shell: shell(service, Some(me), &say("exercise-title")),
        id: reflection.id.to_string(),
        exercise,
        step,
        number,
        fields: filled(step, |key| reflection.written.get(key)),
        longest: LONGEST as u32,
        problems: Problems::new(),
    }
}

async fn step(
    State(service): Shared,
    me: Client,
    Extension(exercises): Shelf,
    Path((id, number)): Path<(String, String)>,
) -> Outcome {
    let mut conn = service.db.read().await?;
    let reflection = reflections::own(&mut conn, &me, id_of(&id)?).await?;
    if reflection.shared_at.is_some() {
        return go(&format!("/reflections/{id}"));
    }
    let exercise = find(&exercises, &reflection.written.exercise)?;
    page(&step_page(
        &service,
        &me,
        &reflection,
        exercise,
        step_of(exercise, &number)?,
    ))
}

async fn write(
    State(service): Shared,
    me: Client,
    Extension(exercises): Shelf,
    Path((id, number)): Path<(String, String)>,
    form: Fields,
) -> Outcome {
    let id = id_of(&id)?;
    let reflection = reflections::own(&mut *service.db.read().await?, &me, id).await?;
    let exercise = find(&exercises, &reflection.written.exercise)?;
    let (number, step) = step_of(exercise, &number)?;
    let (words, problems) = typed(step, &form);
    if !problems.is_empty() {
        let mut shown = step_page(&service, &me, &reflection, exercise, (number, step));
        for field in &mut shown.fields {
            field.text = form.raw(&field.name).to_owned();
        }
        shown.problems = problems;
        return page_with_problems(&shown);
    }
    let last = number == exercise.steps.len();
    let ends = last && form.get("go") == "on";
    let now = acts::write(&service, &me, id, words, ends).await?;
    match form.get("go") {
        "on" if last && now.written.words.is_empty() => go("/skills"),
        "on" if last => go(&format!("/reflections/{id}?said=kept")),
        "on" => go(&format!("/reflections/{id}/{}", number + 1)),
        "back" if number > 1 => go(&format!("/reflections/{id}/{}", number - 1)),
        _ => go("/reflections"),
    }
}

async fn share(
    State(service): Shared,
    me: Client,
    Path(id): Path<String>,
    form: Fields,
) -> Outcome {
    let id = id_of(&id)?;
    let said = match form.get("share") {
        "yes" => {
            acts::share(&service, &me, id).await?;
            "shared"
        }
        _ => {
            acts::take_back(&service, &me, id).await?;
            "taken-back"
        }
    };
    go(&format!("/reflections/{id}?said={said}"))
}

async fn delete(State(service): Shared, me: Client, Path(id): Path<String>) -> Outcome {
    acts::delete(&service, &me, id_of(&id)?).await?;
    go("/reflections?said=deleted")
}
