//! In which language a request is answered: the one chosen in this browser, else the one it asks for.
//!
//! What must stay true: whoever chose nothing is told apart by nothing: no cookie is set by looking at a
//! page; every page says which language it is in (`lang`, `dir`, `Content-Language`).

use std::sync::Arc;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

use super::{carried, cookie};
use crate::languages::{Language, Spoken, spoken, while_speaking};
use crate::service::Service;

/// Finds out which language is wanted. What no page answers is said in it.
pub async fn listen(State(service): State<Arc<Service>>, request: Request, next: Next) -> Response {
    let headers = request.headers();
    let asked = headers.get(header::ACCEPT_LANGUAGE);
    let asked = asked.and_then(|asked| asked.to_str().ok()).unwrap_or("");
    let chosen = cookie::language(&service, headers).unwrap_or_else(|| Language::accepted(asked));
    let spoken = Spoken::all(chosen);
    let response = while_speaking(spoken, next.run(request)).await;
    naming(response, chosen)
}

/// Answers in it where the page is carried over, and in English elsewhere.
pub async fn answer(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>();
    let spoken = match route {
        Some(route) => carried::spoken_at(route.as_str(), spoken().chosen),
        None => spoken(),
    };
    let response = while_speaking(spoken, next.run(request)).await;
    naming(response, spoken.page)
}

/// A page says its language in a header too, by which a browser that keeps it knows whether it is the right
/// one.
fn naming(mut response: Response, language: Language) -> Response {
    let kind = response.headers().get(header::CONTENT_TYPE);
    if kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html")) {
        response
            .headers_mut()
            .entry(header::CONTENT_LANGUAGE)
            .or_insert(HeaderValue::from_static(language.tag()));
    }
    response
}
