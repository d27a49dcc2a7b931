//! After two parted: asking to go on with the therapist both had, and answering that.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::routing::post;

use super::winding;
use crate::accounts::{Client, Therapist};
use crate::service::Service;
use crate::web::{Fields, Outcome, Stop, go};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/match/go-on", post(ask))
        .route("/match/answer", post(answer))
        .route("/caseload/{client}/go-on", post(answer_as_therapist))
}

fn is_yes(form: &Fields) -> Result<bool, Stop> {
    match form.get("answer") {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(Stop::Unreadable),
    }
}

async fn ask(State(service): Shared, me: Client) -> Outcome {
    winding::ask(&service, &me).await?;
    go("/home?said=asked")
}

async fn answer(State(service): Shared, me: Client, form: Fields) -> Outcome {
    let client = form.get("client").parse().map_err(|_| Stop::NotFound)?;
    winding::answer(&service, &me, client, is_yes(&form)?).await?;
    go("/home?said=answered")
}

async fn answer_as_therapist(
    State(service): Shared,
    me: Therapist,
    Path(client): Path<String>,
    form: Fields,
) -> Outcome {
    let id = client.parse().map_err(|_| Stop::NotFound)?;
    winding::answer(&service, &me, id, is_yes(&form)?).await?;
    go(&format!("/caseload/{client}"))
}
