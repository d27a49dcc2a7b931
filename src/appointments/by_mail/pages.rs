//! Having appointments by mail, or not; and saying that one comes.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::routing::post;

use super::acts;
use crate::accounts::Visitor;
use crate::appointments::acts::find;
use crate::appointments::pages::id;
use crate::service::Service;
use crate::web::{Fields, Outcome, go};

type Shared = State<Arc<Service>>;

pub(in crate::appointments) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/appointments/by-mail", post(switch))
        .route("/appointments/{id}/coming", post(coming))
}

async fn switch(State(service): Shared, me: Visitor, form: Fields) -> Outcome {
    let on = form.get("on") == "yes";
    acts::switch(&service, &me, on).await?;
    go(match on {
        true => "/appointments?said=by-mail",
        false => "/appointments?said=not-by-mail",
    })
}

async fn coming(State(service): Shared, me: Visitor, Path(path): Path<String>) -> Outcome {
    let (appointment, _) = find(&service, &me, id(&path)?).await?;
    acts::confirm(&service, &me, appointment.id).await?;
    go(&format!("/appointments/{path}?said=coming"))
}
