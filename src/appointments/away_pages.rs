//! A therapist's appointments in a time they are away: each to be moved by whoever booked it, or cancelled.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::routing::{get, post};

use super::pages::{id, names, words};
use super::{marks, store};
use crate::accounts::Therapist;
use crate::episodes::{self, enter};
use crate::languages::say;
use crate::leaves;
use crate::service::Service;
use crate::web::{Outcome, Shell, go, page};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/appointments/away", get(list))
        .route("/appointments/{id}/ask-to-move", post(ask))
}

struct Line {
    id: String,
    when: String,
    with: String,
    asked: bool,
}

#[derive(Template)]
#[template(path = "appointments/away.html")]
struct AwayPage {
    shell: Shell,
    lines: Vec<Line>,
}

async fn list(State(service): Shared, me: Therapist) -> Outcome {
    let mut conn = service.db.read().await?;
    let closed = leaves::closed(&mut conn, &service, me.account()).await?;
    let now = service.clock.now();
    let mut found = Vec::new();
    for space in episodes::spaces_of(&mut conn, me.account()).await? {
        let member = enter(&mut conn, &me, space).await?;
        for one in store::of_space(&mut conn, &service, space).await? {
            let (start, end) = (one.span.start, one.span.end);
            let away = closed
                .iter()
                .any(|span| start < span.end && span.start < end);
            if away && !one.cancelled && start > now && one.therapist == me.account() {
                let with = names(&mut conn, &service, &member).await?;
                found.push((one, with));
            }
        }
    }
    found.sort_by_key(|(one, _)| one.span.start);
    let lines = found.into_iter().map(|(one, with)| Line {
        id: one.id.to_string(),
        when: words(one.span.start, me.zone()),
        with,
        asked: one.marks.asked_to_move,
    });
    page(&AwayPage {
        shell: Shell::new(&service, Some(me.person()), &say("appointments-away"))
            .at("/appointments"),
        lines: lines.collect(),
    })
}

async fn ask(State(service): Shared, me: Therapist, Path(path): Path<String>) -> Outcome {
    marks::ask_to_move(&service, &me, id(&path)?).await?;
    go("/appointments/away")
}
