//! The key by which a browser seals what it could not send yet (`assets/offline/unsent.js`).
//!
//! What must stay true: it is another for each sign-in, it is stored nowhere, and nobody can make it once that
//! sign-in's cookie is gone. It is given to who is signed in, to a request that changes things: another site
//! can neither ask for it nor read it.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use sealing::Locker;

use crate::accounts::Visitor;
use crate::service::Service;
use crate::web::{Stop, cookie};

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/unsent/key", post(key))
}

/// Its 32 bytes.
async fn key(
    State(service): State<Arc<Service>>,
    _: Visitor,
    headers: HeaderMap,
) -> Result<Response, Stop> {
    let secret = cookie::read(&service, &headers, cookie::Kind::SignIn).ok_or(Stop::NotFound)?;
    let key = Locker::device_key(&secret);
    let kind = [(header::CONTENT_TYPE, "application/octet-stream")];
    Ok((kind, key.to_vec()).into_response())
}
