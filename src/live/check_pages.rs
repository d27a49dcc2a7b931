//! The page where people try their camera, microphone and line before a session, at any time.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::routing::{get, post};
use axum::{Json, Router};

use super::call_pages::with_devices;
use super::relay::IceServer;
use crate::accounts::Visitor;
use crate::languages::say;
use crate::practice;
use crate::service::Service;
use crate::web::{Outcome, Shell, Stop, page};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/live/check", get(check))
        .route("/live/check/relay", post(relay))
}

#[derive(Template)]
#[template(path = "live/check.html")]
struct CheckPage {
    shell: Shell,
    phone: Option<String>,
}

async fn check(State(service): Shared, me: Visitor) -> Outcome {
    let phone = practice::phone(&mut *service.db.read().await?, &service).await?;
    with_devices(page(&CheckPage {
        shell: Shell::new(&service, Some(me.person()), &say("live-check")).at("/appointments"),
        phone,
    }))
}

/// Where the relay is, for a loop from this browser to itself: a session of this account's own, the same
/// each time, so that whoever asks often has no more of the relay.
async fn relay(State(service): Shared, me: Visitor) -> Result<Json<Vec<IceServer>>, Stop> {
    let alone = [b"check".as_slice(), me.account().bytes()].concat();
    let (relay, now) = (&service.relay, service.clock.now());
    Ok(Json(relay.ice_servers(&alone, me.account().bytes(), now)))
}
