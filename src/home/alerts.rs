//! What a therapist is to look at today, at the top of the caseload; an open page asks again by itself.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use jiff::SignedDuration;

use crate::accounts::{self, SignedIn, Therapist};
use crate::audit::{self, Note};
use crate::db::Conn;
use crate::episodes::{self, enter};
use crate::languages::say;
use crate::measures;
use crate::pairing::{self, Pairing};
use crate::service::Service;
use crate::web::{Outcome, Stop, page};

/// For how long a session that two saw differently is pointed to.
const APART_FOR: SignedDuration = SignedDuration::from_hours(14 * 24);

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/caseload/alerts", get(alerts))
}

/// What to look at, of one client.
struct Alerts {
    client: String,
    name: String,
    words: Vec<String>,
    /// What is noted before they are shown.
    notes: Vec<Note>,
}

#[derive(Template)]
#[template(path = "home/alerts.html")]
pub(super) struct AlertsPart {
    alerts: Vec<Alerts>,
}

async fn of_client(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    pairing: &Pairing,
) -> Result<Option<Alerts>, Stop> {
    let client = pairing.client;
    let Some(episode) = episodes::episode_of(conn, client).await? else {
        return Ok(None);
    };
    let private = episode.client(client).ok_or(Stop::NotFound)?.private;
    let member = enter(conn, me, private).await?;
    let waiting = measures::alerts_of(conn, &member).await?;
    let mut notes = measures::alerts_opened(&member, &waiting);
    let mut words: Vec<String> = waiting.iter().map(|alert| alert.what.words()).collect();
    let partner = pairing::partner_of_both(conn, me, (&episode, client)).await?;
    // Said once for the two, beside the one whose account is first.
    if let Some(partner) = partner.filter(|other| client < *other)
        && let Some(theirs) = episode.client(partner)
    {
        let (couple, since) = ([client, partner], service.clock.now() - APART_FOR);
        let apart = measures::apart_lately(conn, service, me, couple, since).await?;
        if let Some(session) = apart {
            let opened = || Note::by(me.account(), audit::Deed::FeedbackOpened).object(session.id);
            notes.extend([private, theirs.private].map(|space| opened().within(space)));
            let name = accounts::person(conn, service, partner).await?.name;
            words.push(say("alerts-apart").with("name", name).into());
        }
    }
    if words.is_empty() {
        return Ok(None);
    }
    Ok(Some(Alerts {
        client: client.to_string(),
        name: accounts::person(conn, service, client).await?.name,
        words,
        notes,
    }))
}

impl AlertsPart {
    /// What is noted before they are shown.
    pub(super) fn notes(&self) -> Vec<Note> {
        let all = self.alerts.iter().flat_map(|alerts| &alerts.notes);
        all.cloned().collect()
    }
}

/// The alerts of a caseload, as a piece of its page.
pub(super) async fn part(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
) -> Result<AlertsPart, Stop> {
    let mut alerts = Vec::new();
    for pairing in pairing::of_therapist(conn, me.account()).await? {
        if pairing.accepted {
            alerts.extend(of_client(conn, service, me, &pairing).await?);
        }
    }
    Ok(AlertsPart { alerts })
}

async fn alerts(State(service): State<Arc<Service>>, me: Therapist) -> Outcome {
    let mut conn = service.db.read().await?;
    let shown = part(&mut conn, &service, &me).await?;
    drop(conn);
    audit::visit(&service, shown.notes()).await?;
    page(&shown)
}
