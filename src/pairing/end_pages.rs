//! A therapist ends the work: first a page that says what it means.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::routing::get;

use super::{acts, partners};
use crate::accounts::{self, Account, Therapist};
use crate::db::Id;
use crate::episodes;
use crate::languages::say;
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

async fn form(State(service): Shared, me: Therapist, Path(client): Path<String>) -> Outcome {
    let client: Id<Account> = client.parse().map_err(|_| Stop::NotFound)?;
    let mut conn = service.db.read().await?;
    if !partners::is_theirs(&mut conn, &me, client).await? {
        return Err(Stop::NotFound);
    }
    let episode = episodes::episode_of(&mut conn, client)
        .await?
        .ok_or(Stop::NotFound)?;
    let couple = (&episode, client);
    let both = partners::partner_of_both(&mut conn, &me, couple).await?;
    page(&EndPage {
        shell: Shell::new(&service, Some(me.person()), &say("end-title")).at("/caseload"),
        name: accounts::person(&mut conn, &service, client).await?.name,
        client: client.to_string(),
        partner: partners::partner_seen(&mut conn, &service, &me, couple).await?,
        partner_is_mine: both.is_some(),
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
