//! The page on which a client decides what their therapist may read from before.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::routing::get;
use serde::Deserialize;

use super::past::{self, Standing};
use super::summaries;
use crate::accounts::{self, Client};
use crate::episodes::{enter, private_space_of};
use crate::languages::say;
use crate::service::Service;
use crate::web::{Fields, Outcome, Shell, Stop, go, page};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/match/past", get(show).post(decide))
}

const SAID: &[(&str, &str)] = &[
    ("private", "past-said-private"),
    ("joint", "past-said-joint"),
    ("back", "past-said-back"),
];

#[derive(Deserialize)]
struct Said {
    said: Option<String>,
}

#[derive(Template)]
#[template(path = "pairing/past.html")]
struct PastPage {
    shell: Shell,
    therapist: String,
    private: Standing,
    joint: Standing,
    /// Whether they asked an earlier therapist for a summary, and where that is.
    has_summaries: bool,
    summaries: String,
}

async fn show(State(service): Shared, me: Client, Query(said): Query<Said>) -> Outcome {
    let mut conn = service.db.read().await?;
    let pairing = past::accepted(&mut conn, &me).await?;
    let (private, joint) = past::standing(&mut conn, &me, &pairing).await?;
    let therapist = accounts::person(&mut conn, &service, pairing.therapist).await?;
    let space = private_space_of(&mut conn, me.account()).await?;
    let space = space.ok_or(Stop::NotFound)?;
    let member = enter(&mut conn, &me, space).await?;
    let written = summaries::of_member(&mut conn, &service, &member).await?;
    page(&PastPage {
        has_summaries: !written.is_empty(),
        summaries: format!("/rooms/{space}/summaries"),
        shell: Shell::new(&service, Some(me.person()), &say("past-title"))
            .at("/home")
            .said(said.said.as_deref(), SAID),
        therapist: therapist.name,
        private,
        joint,
    })
}

async fn decide(State(service): Shared, me: Client, form: Fields) -> Outcome {
    match form.get("past") {
        "private" => past::let_read_private(&service, &me).await?,
        "joint" => past::agree_to_joint(&service, &me).await?,
        "back" => past::take_back_joint(&service, &me).await?,
        _ => return Err(Stop::Unreadable),
    }
    go(&format!("/match/past?said={}", form.get("past")))
}
