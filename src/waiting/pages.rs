//! The client's page of the waiting list: what it means, coming onto it and leaving, and what is offered.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::routing::{get, post};
use serde::Deserialize;

use super::{Answered, Joined, Offer, acts, fairness, figures, rules};
use crate::accounts::{Client, SignedIn};
use crate::db::{Conn, Id};
use crate::episodes::{self, Past};
use crate::languages::say;
use crate::pairing::{self, Card, DECLINES};
use crate::service::Service;
use crate::web::{Choice, Fields, Outcome, Shell, Stop, go, page, when};

type Shared = axum::extract::State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/waiting", get(show))
        .route("/waiting/join", post(join))
        .route("/waiting/leave", post(leave))
        .route("/waiting/accept", post(accept))
        .route("/waiting/decline", post(decline))
}

/// An offer as it is shown.
struct Shown {
    id: String,
    until: String,
    card: Card,
    /// Why not, if they like to say: with ids of their own, where there are several offers.
    reasons: Vec<Choice>,
    field: String,
}

#[derive(Template)]
#[template(path = "waiting/client.html")]
struct WaitingPage {
    shell: Shell,
    waits: bool,
    chosen: bool,
    number: i64,
    since: String,
    offers: Vec<Shown>,
    /// In how many weeks half, and nine of ten, of those before them had somebody.
    typical: Option<(u32, u32)>,
    /// By what the practice compares waits, in words; empty where it does not.
    watched: String,
    /// Whether something was written before that a new therapist need not read.
    has_past: bool,
}

const SAID: &[(&str, &str)] = &[
    ("joined", "waiting-joined"),
    ("left", "waiting-left"),
    ("declined", "waiting-declined"),
    ("over", "waiting-over"),
];

#[derive(Deserialize)]
struct Said {
    said: Option<String>,
}

async fn shown(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    offers: Vec<Offer>,
) -> Result<Vec<Shown>, Stop> {
    let mut all = Vec::new();
    for offer in offers {
        // Of one whom they may not choose any more there is nothing to answer.
        let found = pairing::suggested(conn, service, me, offer.therapist).await?;
        if let Some(suggested) = found {
            all.push(Shown {
                id: offer.id.to_string(),
                until: when::short(offer.until, me.zone(), service.clock.now()),
                card: Card::of(suggested),
                reasons: Fields::default().choices_said("reason", DECLINES),
                field: format!("reason-{}", all.len() + 1),
            });
        }
    }
    Ok(all)
}

async fn show(State(service): Shared, me: Client, Query(said): Query<Said>) -> Outcome {
    let mut conn = service.db.read().await?;
    let standing = acts::standing(&mut conn, &service, &me).await?;
    let first = match episodes::private_space_of(&mut conn, me.account()).await? {
        Some(private) => episodes::first_current_generation(&mut conn, private).await?,
        None => 1,
    };
    let entry = standing.entry.as_ref();
    let past = figures::past_year(&mut conn, &service).await?;
    let rules = rules(&mut conn, &service).await?;
    page(&WaitingPage {
        shell: Shell::new(&service, Some(me.person()), &say("practice-waiting"))
            .at("/home")
            .said(said.said.as_deref(), SAID),
        waits: entry.is_some(),
        chosen: standing.chosen,
        number: entry.map_or(0, |entry| entry.number),
        since: entry.map_or_else(String::new, |entry| when::day(entry.since, me.zone())),
        offers: shown(&mut conn, &service, &me, standing.offers).await?,
        has_past: first > 1,
        typical: figures::typical(&past, service.clock.now()),
        watched: fairness::watched_words(&rules.groups),
    })
}

async fn join(State(service): Shared, me: Client) -> Outcome {
    match acts::join(&service, &me).await? {
        Joined::Yes => go("/waiting?said=joined"),
        Joined::Chosen => go("/home"),
    }
}

async fn leave(State(service): Shared, me: Client) -> Outcome {
    acts::leave(&service, &me).await?;
    go("/waiting?said=left")
}

fn asked(form: &Fields) -> Result<Id<Offer>, Stop> {
    form.get("offer").parse().map_err(|_| Stop::NotFound)
}

async fn accept(State(service): Shared, me: Client, form: Fields) -> Outcome {
    let past = match form.get("past") {
        "all" => Past::All,
        _ => Past::SinceTheLast,
    };
    match acts::accept(&service, &me, asked(&form)?, past).await? {
        Answered::Yes => go("/home?said=chosen"),
        Answered::Over => go("/waiting?said=over"),
    }
}

async fn decline(State(service): Shared, me: Client, form: Fields) -> Outcome {
    match acts::decline(&service, &me, asked(&form)?, form.get("reason")).await? {
        Answered::Yes => go("/waiting?said=declined"),
        Answered::Over => go("/waiting?said=over"),
    }
}
