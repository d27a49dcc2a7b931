//! The practice's page of who waits: numbers, since when, and what is on offer.
//!
//! What must stay true: no name of anybody who waits, and no id of theirs, is on it.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::routing::{get, post};
use matching::waiting::Need;
use serde::Deserialize;

use super::{Entry, offering, proposals, settling, store, weeks, weeks_words};
use crate::accounts::{self, Administrator};
use crate::db::Conn;
use crate::episodes::{self, Form};
use crate::languages::say;
use crate::pairing;
use crate::service::Service;
use crate::web::{Choice, Fields, Outcome, Shell, Stop, go, page, when};

type Shared = axum::extract::State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/practice/waiting", get(board))
        .route("/practice/waiting/need", post(need))
        .route("/practice/waiting/take-back", post(take_back))
}

/// How soon: codes, and the keys of their words.
pub(super) const NEEDS: &[(&str, &str)] = &[
    ("usual", "waiting-need-usual"),
    ("sooner", "waiting-need-sooner"),
    ("first", "waiting-need-first"),
];

/// An offer that is out.
struct Out {
    id: String,
    therapist: String,
    until: String,
}

struct Row {
    number: i64,
    /// `couple` or `alone`.
    form: &'static str,
    since: String,
    needs: Vec<Choice>,
    field: String,
    chosen: bool,
    out: Vec<Out>,
}

#[derive(Template)]
#[template(path = "waiting/board.html")]
struct BoardPage {
    shell: Shell,
    rows: Vec<Row>,
    /// How many wait for an offer.
    free: usize,
    proposal: bool,
}

const SAID: &[(&str, &str)] = &[
    ("need", "waiting-need-saved"),
    ("back", "waiting-taken-back"),
    ("sent", "waiting-sent"),
    ("some", "waiting-sent-some"),
    ("none", "waiting-sent-none"),
    ("over", "waiting-sent-over"),
];

#[derive(Deserialize)]
struct Said {
    said: Option<String>,
}

async fn row(
    conn: &mut Conn,
    service: &Service,
    me: &Administrator,
    entry: &Entry,
) -> Result<Row, Stop> {
    let now = service.clock.now();
    let episode = episodes::episode_of(conn, entry.client).await?;
    let mut out = Vec::new();
    for offer in store::offers_of(conn, entry.id).await? {
        if !offer.is_open(now) {
            continue;
        }
        let therapist = accounts::person(conn, service, offer.therapist).await?;
        out.push(Out {
            id: offer.id.to_string(),
            therapist: therapist.name.clone(),
            until: when::short(offer.until, me.zone(), now),
        });
    }
    Ok(Row {
        number: entry.number,
        form: match episode.map(|episode| episode.form) {
            Some(Form::Couple) => "couple",
            _ => "alone",
        },
        since: weeks_words(weeks(entry.since, now)).into(),
        needs: Fields::default()
            .with("need", entry.need.code())
            .choices_said("need", NEEDS),
        field: format!("need-{}", entry.number),
        chosen: pairing::of_client(conn, entry.client).await?.is_some(),
        out,
    })
}

async fn board(State(service): Shared, me: Administrator, Query(said): Query<Said>) -> Outcome {
    settling::settle(&service).await?;
    let mut conn = service.db.read().await?;
    let mut rows = Vec::new();
    for entry in store::waiting(&mut conn, &service).await? {
        rows.push(row(&mut conn, &service, &me, &entry).await?);
    }
    page(&BoardPage {
        shell: Shell::new(&service, Some(me.person()), &say("practice-waiting"))
            .at("/practice")
            .said(said.said.as_deref(), SAID),
        free: rows
            .iter()
            .filter(|row| !row.chosen && row.out.is_empty())
            .count(),
        rows,
        proposal: proposals::newest(&mut conn, &service).await?.is_some(),
    })
}

async fn need(State(service): Shared, me: Administrator, form: Fields) -> Outcome {
    let number = form.get("number").parse().map_err(|_| Stop::NotFound)?;
    let need = Need::parse(form.get("need")).ok_or(Stop::NotFound)?;
    offering::set_need(&service, &me, number, need).await?;
    go("/practice/waiting?said=need")
}

async fn take_back(State(service): Shared, me: Administrator, form: Fields) -> Outcome {
    let id = form.get("offer").parse().map_err(|_| Stop::NotFound)?;
    offering::take_back(&service, &me, id).await?;
    go("/practice/waiting?said=back")
}
