//! The pages where somebody says with whom they do not want to be brought together, and takes it back.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::routing::get;
use serde::Deserialize;

use super::exclusions;
use crate::accounts::{self, Client, SignedIn, Therapist};
use crate::languages::say;
use crate::service::Service;
use crate::web::{Fields, Outcome, Shell, Stop, go, page};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/match/not", get(client_list).post(client_sets))
        .route("/caseload/not", get(therapist_list).post(therapist_sets))
}

struct One {
    id: String,
    name: String,
}

#[derive(Template)]
#[template(path = "pairing/not.html")]
struct NotPage {
    shell: Shell,
    /// Whether a therapist reads it.
    therapist: bool,
    people: Vec<One>,
}

#[derive(Deserialize)]
struct Said {
    said: Option<String>,
}

const SAID: &[(&str, &str)] = &[("not", "hidden-said-not"), ("again", "hidden-said-again")];

/// Those on somebody's list who still have an account.
async fn people(service: &Service, me: &SignedIn) -> Result<Vec<One>, Stop> {
    let mut conn = service.db.read().await?;
    let mut people = Vec::new();
    for account in exclusions::excluded_by(&mut conn, service, me.account()).await? {
        match accounts::person(&mut conn, service, account).await {
            Ok(known) => people.push(One {
                id: account.to_string(),
                name: known.name,
            }),
            Err(Stop::NotFound) => {}
            Err(stop) => return Err(stop),
        }
    }
    Ok(people)
}

async fn client_list(State(service): Shared, me: Client, Query(said): Query<Said>) -> Outcome {
    page(&NotPage {
        people: people(&service, &me).await?,
        shell: Shell::new(&service, Some(me.person()), &say("hidden-therapists"))
            .at("/home")
            .said(said.said.as_deref(), SAID),
        therapist: false,
    })
}

async fn therapist_list(
    State(service): Shared,
    me: Therapist,
    Query(said): Query<Said>,
) -> Outcome {
    page(&NotPage {
        people: people(&service, &me).await?,
        shell: Shell::new(&service, Some(me.person()), &say("hidden-clients"))
            .at("/caseload")
            .said(said.said.as_deref(), SAID),
        therapist: true,
    })
}

/// Reads who, and whether; does it; says what to say.
async fn set(service: &Service, me: &SignedIn, form: &Fields) -> Result<&'static str, Stop> {
    let other = form.get("who").parse().map_err(|_| Stop::NotFound)?;
    let excluded = form.get("not") != "no";
    exclusions::exclude(service, me, other, excluded).await?;
    Ok(if excluded { "not" } else { "again" })
}

async fn client_sets(State(service): Shared, me: Client, form: Fields) -> Outcome {
    let said = set(&service, &me, &form).await?;
    go(&format!("/match/not?said={said}"))
}

async fn therapist_sets(State(service): Shared, me: Therapist, form: Fields) -> Outcome {
    let said = set(&service, &me, &form).await?;
    go(&format!("/caseload/not?said={said}"))
}
