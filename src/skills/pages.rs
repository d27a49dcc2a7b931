//! The pages of exercises for anyone: the list, what one is, and its steps.
//!
//! What must stay true: they set no cookie and note nothing; nothing can be typed in them that would be lost.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::routing::get;
use axum::{Extension, Router};

use super::exercise::Way;
use super::exercise::{Exercise, Step};
use super::shelf::Exercises;
use super::skill::Skill;
use super::{
    give_pages, plan_pages, reflection_pages, review_pages, therapist_pages, together,
    together_pages,
};
use crate::accounts::{SignedIn, Visitor};
use crate::languages::{self, say};
use crate::library::{Article, Library};
use crate::reviews;
use crate::service::Service;
use crate::translations::noted;
use crate::web::{Outcome, Shell, Stop, page};

pub(super) type Shared = State<Arc<Service>>;
pub(super) type Shelf = Extension<Arc<Exercises>>;

/// The pages of this room.
pub fn routes(exercises: Arc<Exercises>, library: Arc<Library>) -> Router<Arc<Service>> {
    Router::new()
        .route("/skills", get(list))
        .route("/skills/{exercise}", get(about))
        .route("/skills/{exercise}/kept", get(kept))
        .route("/skills/{exercise}/{step}", get(step))
        .merge(reflection_pages::routes())
        .merge(review_pages::routes())
        .merge(therapist_pages::routes())
        .merge(give_pages::routes())
        .merge(plan_pages::routes())
        .merge(together_pages::routes())
        .layer(Extension(exercises))
        .layer(Extension(library))
}

/// An exercise of this name.
pub(super) fn find<'a>(exercises: &'a Exercises, name: &str) -> Result<&'a Exercise, Stop> {
    exercises.find(name).ok_or(Stop::NotFound)
}

pub(super) fn shell(service: &Service, me: Option<&SignedIn>, title: &str) -> Shell {
    Shell::new(service, me.map(SignedIn::person), title).at("/skills")
}

#[derive(Template)]
#[template(path = "skills/list.html")]
struct ListPage<'a> {
    shell: Shell,
    /// Whether a client looks.
    keeps: bool,
    skills: Vec<(Skill, Vec<&'a Exercise>)>,
}

async fn list(State(service): Shared, me: Option<Visitor>, Extension(exercises): Shelf) -> Outcome {
    let skills = Skill::ALL.map(|skill| (skill, exercises.of_skill(skill)));
    let shell = shell(&service, me.as_deref(), &say("nav-skills"));
    page(&ListPage {
        keeps: shell.is_client(),
        shell,
        skills: skills
            .into_iter()
            .filter(|(_, of)| !of.is_empty())
            .collect(),
    })
}

#[derive(Template)]
#[template(path = "skills/about.html")]
struct AboutPage<'a> {
    shell: Shell,
    exercise: &'a Exercise,
    updated: String,
    review: String,
    reviewed: bool,
    related: Vec<&'a Article>,
    /// Whether a client looks, who may keep what they write.
    keeps: bool,
    /// Whether they may do it with their partner now, each on their own device.
    together: bool,
    /// Whether a therapist looks, who may review.
    reviews: bool,
}

async fn about(
    State(service): Shared,
    me: Option<Visitor>,
    Extension(exercises): Shelf,
    Extension(library): Extension<Arc<Library>>,
    Path(name): Path<String>,
) -> Outcome {
    let exercise = find(&exercises, &name)?;
    let related = exercise.related.iter();
    // A browser keeps the titles of pages.
    let shell = shell(&service, me.as_deref(), &say("exercise-title"));
    let together = match me.as_deref().filter(|_| shell.is_client()) {
        Some(me) if exercise.can_be(Way::TwoDevices) => {
            let joint = together::open_joint(&mut *service.db.read().await?, me).await?;
            joint.is_some()
        }
        _ => false,
    };
    let mut conn = service.db.read().await?;
    let standing = reviews::standing(&mut conn, &service, &exercise.as_text()).await?;
    let person = shell.person.as_ref();
    page(&AboutPage {
        reviews: person.is_some_and(|person| person.role == "therapist"),
        keeps: shell.is_client(),
        together,
        shell,
        exercise,
        updated: languages::day(exercise.updated),
        review: noted(standing.words(), exercise.translation),
        reviewed: standing.is_good(),
        related: related.filter_map(|name| library.article(name)).collect(),
    })
}

/// The step of this number, counted from 1.
pub(super) fn step_of<'a>(exercise: &'a Exercise, number: &str) -> Result<(usize, &'a Step), Stop> {
    let number: usize = number.parse().map_err(|_| Stop::NotFound)?;
    let step = number.checked_sub(1).and_then(|at| exercise.steps.get(at));
    Ok((number, step.ok_or(Stop::NotFound)?))
}

#[derive(Template)]
#[template(path = "skills/step.html")]
struct StepPage<'a> {
    shell: Shell,
    exercise: &'a Exercise,
    step: &'a Step,
    number: usize,
}

async fn step(
    State(service): Shared,
    me: Option<Visitor>,
    Extension(exercises): Shelf,
    Path((name, number)): Path<(String, String)>,
) -> Outcome {
    let exercise = find(&exercises, &name)?;
    let (number, step) = step_of(exercise, &number)?;
    page(&StepPage {
        shell: shell(&service, me.as_deref(), &say("exercise-title")),
        exercise,
        step,
        number,
    })
}

#[derive(Template)]
#[template(path = "skills/kept.html")]
struct KeptPage<'a> {
    exit_url: String,
    exercise: &'a Exercise,
    review: String,
}

/// The whole exercise as a device keeps it.
async fn kept(
    State(service): Shared,
    Extension(exercises): Shelf,
    Path(name): Path<String>,
) -> Outcome {
    let exercise = find(&exercises, &name)?;
    let mut conn = service.db.read().await?;
    let standing = reviews::standing(&mut conn, &service, &exercise.as_text()).await?;
    page(&KeptPage {
        exit_url: service.settings.exit_url.clone(),
        exercise,
        review: noted(standing.words(), exercise.translation),
    })
}
