//! The page where a client lets whoever stands in into a space, and ends it.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::routing::{get, post};
use serde::Deserialize;

use super::letting::{self, LetIn};
use super::{StandIn, banner, store};
use crate::accounts::{self, Client};
use crate::db::{Conn, Id};
use crate::episodes::{self, SeatRole, Space, SpaceKind, enter};
use crate::languages::{day, say};
use crate::service::Service;
use crate::web::{Fields, Outcome, Shell, Stop, go, page};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/stand-in", get(show))
        .route("/stand-in/let-in", post(let_in))
        .route("/stand-in/end", post(end))
}

/// A space of the client's that somebody can be let into.
struct Room {
    id: String,
    kind: &'static str,
    joint: bool,
    /// Whether whoever stands in is in it.
    is_in: bool,
    /// Whether this client agreed to it; of a joint space.
    agreed: bool,
}

#[derive(Template)]
#[template(path = "leaves/stand_in.html")]
struct StandInPage {
    shell: Shell,
    therapist: String,
    cover: String,
    last: String,
    rooms: Vec<Room>,
}

const SAID: &[(&str, &str)] = &[
    ("in", "stand-in-said-in"),
    ("waits", "stand-in-said-waits"),
    ("out", "stand-in-said-out"),
];

#[derive(Deserialize)]
struct Asked {
    said: Option<String>,
}

/// The spaces a client sits in whose therapist is away now and has somebody who may stand in for them.
async fn rooms(
    conn: &mut Conn,
    service: &Service,
    me: &Client,
) -> Result<Option<StandInPage>, Stop> {
    let mut shown: Option<StandInPage> = None;
    for space in episodes::spaces_of(conn, me.account()).await? {
        let member = enter(conn, me, space).await?;
        if member.role() != SeatRole::Client || !member.writes() {
            continue;
        }
        let Some((leave, cover)) = letting::covered_by(conn, service, space).await? else {
            continue;
        };
        let away = banner::of_client(conn, service, me.account(), leave.therapist).await?;
        let Some(StandIn::Someone(name)) = away.map(|away| away.cover) else {
            continue;
        };
        let agreed = store::agreed(conn, leave.id, space).await?;
        let room = Room {
            id: space.to_string(),
            kind: member.kind().as_str(),
            joint: member.kind() == SpaceKind::Joint,
            is_in: episodes::cover_of(conn, space).await? == Some(cover),
            agreed: agreed.contains(&me.account()),
        };
        let page = shown.get_or_insert(StandInPage {
            shell: Shell::new(service, Some(me.person()), &say("stand-in-title")).at("/home"),
            therapist: String::new(),
            cover: name,
            last: day(leave.times.last),
            rooms: Vec::new(),
        });
        page.therapist = accounts::person(conn, service, leave.therapist).await?.name;
        page.rooms.push(room);
    }
    Ok(shown)
}

async fn show(State(service): Shared, me: Client, Query(asked): Query<Asked>) -> Outcome {
    let mut conn = service.db.read().await?;
    // The leave may have ended since the link was shown.
    let Some(mut shown) = rooms(&mut conn, &service, &me).await? else {
        return go("/home");
    };
    shown.shell = shown.shell.said(asked.said.as_deref(), SAID);
    page(&shown)
}

fn space(form: &Fields) -> Result<Id<Space>, Stop> {
    form.get("space").parse().map_err(|_| Stop::NotFound)
}

async fn let_in(State(service): Shared, me: Client, form: Fields) -> Outcome {
    let past = form.has("past");
    match letting::let_in(&service, &me, space(&form)?, past).await? {
        LetIn::Yes => go("/stand-in?said=in"),
        LetIn::Waits => go("/stand-in?said=waits"),
    }
}

async fn end(State(service): Shared, me: Client, form: Fields) -> Outcome {
    letting::send_out(&service, &me, space(&form)?).await?;
    go("/stand-in?said=out")
}
