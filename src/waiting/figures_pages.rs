//! The page of the practice's figures of its list.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::routing::get;

use super::figures::{self, Bars};
use crate::accounts::Administrator;
use crate::languages::say;
use crate::service::Service;
use crate::web::{Outcome, Shell, page};

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/practice/waiting/figures", get(show))
}

#[derive(Template)]
#[template(path = "waiting/figures.html")]
struct FiguresPage {
    shell: Shell,
    pictures: Vec<Bars>,
    typical: Option<(u32, u32)>,
}

async fn show(State(service): State<Arc<Service>>, me: Administrator) -> Outcome {
    let mut conn = service.db.read().await?;
    let found = figures::figures(&mut conn, &service).await?;
    page(&FiguresPage {
        shell: Shell::new(&service, Some(me.person()), &say("figures-title")).at("/practice"),
        typical: found.typical,
        pictures: vec![
            found.matched,
            found.list,
            found.declines,
            found.changes,
            found.refusals,
        ],
    })
}
