//! A therapist ends the work: first a page that says what it means.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::routing::get;

use super::{acts, store};
use crate::accounts::{self, Account, Therapist};
use crate::db::{Conn, Id};
use crate::episodes;
use crate::service::Service;
use crate::web::{Fields, Outcome, Shell, Stop, go, page};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/caseload/{client}/end", get(form).post(end))
}

#[derive(Template)]
#[template(path = "pairing/end.html")]
struct EndPage {
    shell: Shell,
    client: String,
    name: String,
    partner: Option<String>,
    partner_is_mine: bool,
}

async fn is_mine(conn: &mut Conn, me: &Therapist, client: Id<Account>) -> Result<bool, Stop> {
    let pairing = store::of_client(conn, client).await?;
    Ok(pairing.is_some_and(|pairing| pairing.accepted && pairing.therapist == me.account()))
}

async fn form(State(service): Shared, me: Therapist, Path(client): Path<String>) -> Outcome {
    let client: Id<Account> = client.parse().map_err(|_| Stop::NotFound)?;
    let mut conn = service.db.read().await?;
    if !is_mine(&mut conn, &me, client).await? {
        return Err(Stop::NotFound);
    }
    let episode = episodes::episode_of(&mut conn, client)
        .await?
        .ok_or(Stop::NotFound)?;
    let (mut partner, mut partner_is_mine) = (None, false);
    if let Some(other) = episode.partner(client) {
        let known = accounts::person(&mut conn, &service, other.account).await?;
        partner = Some(known.name);
        partner_is_mine = is_mine(&mut conn, &me, other.account).await?;
    }
    page(&EndPage {
        shell: Shell::new(&service, Some(me.person()), "End the work").at("/caseload"),
        name: accounts::person(&mut conn, &service, client).await?.name,
        client: client.to_string(),
        partner,
        partner_is_mine,
    })
}

async fn end(
    State(service): Shared,
    me: Therapist,
    Path(client): Path<String>,
    form: Fields,
) -> Outcome {
    let client = client.parse().map_err(|_| Stop::NotFound)?;
    acts::end(&service, &me, client, form.get("both") == "yes").await?;
    go("/caseload?said=ended")
}
