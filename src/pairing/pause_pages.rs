//! The page on which one of a couple pauses the joint work; and going on again.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::routing::{get, post};

use super::pauses;
use crate::accounts::Client;
use crate::episodes;
use crate::languages::say;
use crate::service::Service;
use crate::web::{Outcome, Shell, Stop, go, page};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/partner/pause", get(form).post(pause))
        .route("/partner/go-on", post(go_on))
        .route("/consents/couple/withdraw", post(withdraw_agreement))
}

#[derive(Template)]
#[template(path = "pairing/pause.html")]
struct PausePage {
    shell: Shell,
}

async fn form(State(service): Shared, me: Client) -> Outcome {
    let mut conn = service.db.read().await?;
    let episode = episodes::episode_of(&mut conn, me.account()).await?;
    let joint = episode.and_then(|episode| episode.joint);
    let joint = joint.ok_or(Stop::NotFound)?;
    if episodes::has_paused(&mut conn, joint, me.account()).await? {
        return go("/partner");
    }
    page(&PausePage {
        shell: Shell::new(&service, Some(me.person()), &say("pause-title")).at("/home"),
    })
}

async fn pause(State(service): Shared, me: Client) -> Outcome {
    pauses::pause(&service, &me).await?;
    go("/home?said=paused")
}

async fn go_on(State(service): Shared, me: Client) -> Outcome {
    pauses::go_on(&service, &me).await?;
    go("/home?said=on-again")
}

async fn withdraw_agreement(State(service): Shared, me: Client) -> Outcome {
    pauses::withdraw_agreement(&service, &me).await?;
    go("/consents?said=agreement-withdrawn")
}
