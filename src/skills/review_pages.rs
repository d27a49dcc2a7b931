//! The pages where therapists sign exercises as reviewed, and administrators see how all of them stand.

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::routing::get;
use serde::Deserialize;

use super::command::faults;
use super::pages::{Shared, Shelf, find};
use crate::accounts::{Administrator, Fresh, Therapist};
use crate::languages::say;
use crate::library::{Library, Reading};
use crate::reviews::{self, Row};
use crate::service::Service;
use crate::web::{Fields, Outcome, Shell, page};

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/skills/{exercise}/review", get(form).post(sign))
        .route("/practice/exercises", get(overview))
}

#[derive(Deserialize)]
struct Asked {
    said: Option<String>,
}

async fn form(
    State(service): Shared,
    _: Therapist,
    me: Fresh,
    Extension(exercises): Shelf,
    Path(name): Path<String>,
    Query(asked): Query<Asked>,
) -> Outcome {
    let exercise = find(&exercises, &name)?;
    reviews::form(&service, &me, &exercise.as_text(), asked.said.as_deref()).await
}

async fn sign(
    State(service): Shared,
    _: Therapist,
    me: Fresh,
    Extension(exercises): Shelf,
    Path(name): Path<String>,
    form: Fields,
) -> Outcome {
    let exercise = find(&exercises, &name)?;
    reviews::sign(&service, &me, &exercise.as_text(), form).await
}

/// What is to be put right in a file.
struct Fault {
    exercise: String,
    words: String,
}

#[derive(Template)]
#[template(path = "skills/overview.html")]
struct OverviewPage {
    shell: Shell,
    rows: Vec<Row>,
    faults: Vec<Fault>,
}

async fn overview(
    State(service): Shared,
    me: Administrator,
    Extension(exercises): Shelf,
    Extension(library): Extension<Arc<Library>>,
) -> Outcome {
    let fault = |name: &str, words: String| Fault {
        exercise: name.to_owned(),
        words,
    };
    let broken = exercises.broken.iter().flat_map(|broken| {
        let problems = broken.problems.iter();
        problems.map(move |words| fault(&broken.name, format!("left out: {words}")))
    });
    let others = exercises.texts().flat_map(|(name, exercise)| {
        let faults = faults(exercise, &library).into_iter();
        faults.map(move |words| fault(&name, words))
    });
    let faults = broken.chain(others).collect();
    let texts = exercises.texts().map(|(_, exercise)| {
        let grade = exercise.reading().and_then(Reading::grade);
        (exercise.as_text(), grade)
    });
    let mut conn = service.db.read().await?;
    page(&OverviewPage {
        shell: Shell::new(&service, Some(me.person()), &say("exercises-title")).at("/practice"),
        rows: reviews::rows(&mut conn, &service, texts).await?,
        faults,
    })
}
