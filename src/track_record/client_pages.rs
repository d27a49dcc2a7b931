//! The page where a client says whether how their work began and ended may be counted.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::routing::get;
use serde::Deserialize;

use super::choices;
use super::practice_pages::title_of;
use crate::accounts::Client;
use crate::languages::say;
use crate::practice;
use crate::service::Service;
use crate::web::{Choice, Fields, Outcome, Shell, Stop, go, page};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/measures/counted", get(show).post(choose))
}

const CHOICES: [(&str, &str); 2] = [("yes", "counted-choice-yes"), ("no", "counted-choice-no")];

#[derive(Template)]
#[template(path = "track_record/client.html")]
struct CountedPage {
    shell: Shell,
    /// Which score it is about.
    title: String,
    choices: Vec<Choice>,
}

#[derive(Deserialize)]
struct Said {
    said: Option<String>,
}

const SAID: &[(&str, &str)] = &[("kept", "counted-kept")];

async fn show(State(service): Shared, me: Client, Query(said): Query<Said>) -> Outcome {
    let mut conn = service.db.read().await?;
    let score = practice::outcome_score(&mut conn, &service).await?;
    let score = score.ok_or(Stop::NotFound)?;
    let agreed = choices::agreed(&mut conn, &service, me.account()).await?;
    let now = if agreed { "yes" } else { "no" };
    page(&CountedPage {
        shell: Shell::new(&service, Some(me.person()), &say("counted-title"))
            .at("/measures")
            .said(said.said.as_deref(), SAID),
        title: title_of(&mut conn, &score).await?,
        choices: Fields::default()
            .with("count", now)
            .choices_said("count", &CHOICES),
    })
}

async fn choose(State(service): Shared, me: Client, form: Fields) -> Outcome {
    let score = practice::outcome_score(&mut *service.db.read().await?, &service).await?;
    score.ok_or(Stop::NotFound)?;
    choices::agree(&service, &me, form.get("count") == "yes").await?;
    go("/measures/counted?said=kept")
}
