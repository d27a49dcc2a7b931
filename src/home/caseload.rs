//! A therapist's caseload: who asks, who wrote, whose answers wait.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::routing::get;
use serde::Deserialize;

use super::alerts::{self, AlertsPart};
use super::client::{Room, room, told};
use crate::accounts::{self, Account, Therapist};
use crate::audit::{self, Note};
use crate::db::{Conn, Id};
use crate::episodes;
use crate::intake::{self, ScreenState};
use crate::languages::{self, named, say};
use crate::lists;
use crate::pairing::{self, Pairing, REFUSALS};
use crate::practice;
use crate::releases::{self, News};
use crate::service::Service;
use crate::web::{Choice, Fields, Outcome, Shell, Stop, page, when};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/caseload", get(caseload))
}

struct Asking {
    pairing: String,
    /// The id of the field in which they may say why they decline.
    field: String,
    name: String,
    form: String,
    place: String,
    goals: String,
    since: String,
}

struct Seen {
    client: String,
    name: String,
    with: Option<String>,
    screen: languages::Said,
    waits: bool,
    room: Room,
    joint: Option<Room>,
}

#[derive(Template)]
#[template(path = "home/caseload.html")]
struct CaseloadPage {
    shell: Shell,
    alerts: AlertsPart,
    /// What is asked for or was made for somebody else, and what comes of summaries.
    news: Vec<News>,
    asking: Vec<Asking>,
    /// What they may say of declining.
    refusals: Vec<Choice>,
    /// How many of their places are held by an offer that nobody answered yet.
    held: i64,
    clients: Vec<Seen>,
    /// Whether the practice keeps track records.
    records: bool,
}

const SAID: &[(&str, &str)] = &[
    ("accepted", "caseload-said-accepted"),
    ("declined", "caseload-said-declined"),
    ("opened", "caseload-said-opened"),
    ("ended", "caseload-said-ended"),
    ("unfit", "caseload-said-unfit"),
    ("unfit-room", "caseload-said-unfit-room"),
    ("unfit-age", "caseload-said-unfit-age"),
    ("unfit-work", "caseload-said-unfit-work"),
    ("unfit-training", "caseload-said-unfit-training"),
    ("unfit-not", "caseload-said-unfit-not"),
];

#[derive(Deserialize)]
struct Said {
    said: Option<String>,
}

async fn asking(
    conn: &mut Conn,
    service: &Service,
    me: &Therapist,
    pairing: &Pairing,
) -> Result<Asking, Stop> {
    let profile = intake::profile_of(conn, service, pairing.client).await?;
    let episode = episodes::episode_of(conn, pairing.client)
        .await?
        .ok_or(Stop::NotFound)?;
    let goals: Vec<String> = profile.goals.iter().map(|goal| lists::goal(goal)).collect();
    Ok(Asking {
        pairing: pairing.id.to_string(),
        field: format!("reason-{}", pairing.id),
        name: accounts::person(conn, service, pairing.client).await?.name,
        form: named("comes-as", episode.form.as_str()).map_or_else(String::new, String::from),
        place: lists::place(&profile.jurisdiction),
        goals: goals.join(&say("shell-comma")),
        since: when::short(pairing.chosen_at, me.zone(), service.clock.now()),
    })
}

fn screen_words(state: ScreenState) -> languages::Said {
    match state {
        ScreenState::Due => say("screen-due"),
        ScreenState::Waiting => say("screen-waiting"),
        ScreenState::Read => say("screen-read"),
    }
}

async fn seen(
    conn: &mut Conn,
    service: &Service,
    me: &Therapist,
    client: Id<Account>,
) -> Result<Seen, Stop> {
    let episode = episodes::episode_of(conn, client)
        .await?
        .ok_or(Stop::NotFound)?;
    let mine = episode.client(client).ok_or(Stop::NotFound)?;
    let screen = pairing::screen_of(conn, &episode, mine).await?;
    let with = pairing::partner_seen(conn, service, me, (&episode, client)).await?;
    let joint = match episode.joint {
        Some(joint) => room(conn, service, me, joint).await.ok(),
        None => None,
    };
    Ok(Seen {
        client: client.to_string(),
        name: accounts::person(conn, service, client).await?.name,
        with,
        screen: screen_words(screen),
        waits: screen == ScreenState::Waiting,
        room: room(conn, service, me, mine.private).await?,
        joint,
    })
}

/// What was found of a client; none where they left while the page was being put together.
async fn unless_gone<T>(
    conn: &mut Conn,
    pairing: &Pairing,
    found: Result<T, Stop>,
) -> Result<Option<T>, Stop> {
    let stop = match found {
        Ok(found) => return Ok(Some(found)),
        Err(stop) => stop,
    };
    let now = pairing::of_client(conn, pairing.client).await?;
    match now.is_some_and(|now| now.id == pairing.id) {
        true => Err(stop),
        false => Ok(None),
    }
}

async fn caseload(State(service): Shared, me: Therapist, Query(said): Query<Said>) -> Outcome {
    let mut conn = service.db.read().await?;
    let (mut asks, mut clients, mut notes) = (Vec::new(), Vec::new(), Vec::new());
    for pairing in pairing::of_therapist(&mut conn, me.account()).await? {
        if pairing.accepted {
            let found = seen(&mut conn, &service, &me, pairing.client).await;
            clients.extend(unless_gone(&mut conn, &pairing, found).await?);
        } else {
            let found = asking(&mut conn, &service, &me, &pairing).await;
            let Some(asked) = unless_gone(&mut conn, &pairing, found).await? else {
                continue;
            };
            asks.push(asked);
            let opened = Note::by(me.account(), audit::Deed::RequestOpened);
            notes.push(opened.about(pairing.client).object(pairing.id));
        }
    }
    let alerts = alerts::part(&mut conn, &service, &me).await?;
    let mut news = releases::news(&mut conn, &service, &me).await?;
    let held = pairing::held_by_offers(&mut conn, me.account()).await?;
    let records = practice::outcome_score(&mut conn, &service)
        .await?
        .is_some();
    let summaries = pairing::told_therapist(&mut conn, &service, &me).await?;
    news.extend(summaries.into_iter().map(told));
    drop(conn);
    notes.extend(alerts.notes());
    audit::visit(&service, notes).await?;
    clients.sort_by_key(|client| (!client.waits, client.room.unread == 0));
    page(&CaseloadPage {
        shell: Shell::new(&service, Some(me.person()), &say("nav-caseload"))
            .at("/caseload")
            .said(said.said.as_deref(), SAID),
        alerts,
        news,
        asking: asks,
        refusals: Fields::default().choices_said("reason", REFUSALS),
        held,
        clients,
        records,
    })
}
