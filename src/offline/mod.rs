//! What works without a connection, and what makes the pages installable: the service worker, the manifest,
//! and the page shown where nothing else can be.
//!
//! What must stay true: nothing here differs from person to person; the worker keeps only what is the same
//! for everyone, and plans and exercises of somebody who asked for it on this device
//! (`assets/offline/worker.js`). What a room offers to keep it serves itself, as a page of its own with no name
//! in it (`templates/offline/kept.html`).

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing::get;
use serde_json::json;

use crate::languages::say;
use crate::service::Service;
use crate::web::{Outcome, Shell, page};

type Shared = State<Arc<Service>>;

/// The worker, at the root: it may answer for pages beneath its own address only.
const WORKER: &str = include_str!("../../assets/offline/worker.js");

/// The pages of this room.
pub fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/worker.js", get(worker))
        .route("/app.webmanifest", get(manifest))
        .route("/offline", get(offline))
}

async fn worker() -> impl IntoResponse {
    let kind = "text/javascript; charset=utf-8";
    ([(header::CONTENT_TYPE, kind)], WORKER)
}

/// Installed under the practice's own name: what is on a home screen is seen by whoever holds the device.
async fn manifest(State(service): Shared) -> impl IntoResponse {
    let icon = |size: &str| {
        json!({
            "src": format!("/assets/offline/icon-{size}.png"), "sizes": format!("{size}x{size}"),
            "type": "image/png",
        })
    };
    let manifest = json!({
        "id": "/",
        "name": service.name(),
        "short_name": service.name().chars().take(12).collect::<String>().trim_end(),
        "start_url": "/",
        "scope": "/",
        "display": "minimal-ui",
        "background_color": "#fbf7f0",
        "theme_color": "#0d3b38",
        "icons": [icon("192"), icon("512")],
    });
    let kind = "application/manifest+json";
    ([(header::CONTENT_TYPE, kind)], manifest.to_string())
}

#[derive(Template)]
#[template(path = "offline/offline.html")]
struct OfflinePage {
    shell: Shell,
}

async fn offline(State(service): Shared) -> Outcome {
    page(&OfflinePage {
        shell: Shell::new(&service, None, &say("offline-title")),
    })
}
