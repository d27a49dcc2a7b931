//! How a request ends when there is no page to show: not found, not signed in, a fault.
//!
//! What must stay true: an unknown id and someone else's id get the same answer, and no error page or
//! log line says what was asked for.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

use super::{Shell, page};
use crate::db::DbError;
use crate::languages::{Said, say};
use crate::service::Service;

/// A page, or why there is none.
pub type Outcome = Result<Response, Stop>;

/// Why there is no page.
#[derive(Clone, Debug)]
pub enum Stop {
    /// There is no such thing, or not for this person.
    NotFound,
    /// Somebody must sign in first, then come back here.
    SignIn(String),
    /// Go elsewhere first.
    Elsewhere(String),
    /// The request came from another site.
    Foreign,
    /// What was sent could not be read.
    Unreadable,
    /// Too many tries; wait.
    TooMany,
    /// Something this service needs does not answer; the text goes to the log and names no content.
    Away(String),
    /// Our fault; the text goes to the log and names no content.
    Fault(String),
}

impl From<DbError> for Stop {
    fn from(fault: DbError) -> Self {
        Self::Fault(fault.to_string())
    }
}

impl From<sqlx::Error> for Stop {
    fn from(fault: sqlx::Error) -> Self {
        Self::from(DbError::from(fault))
    }
}

impl From<sealing::CannotOpen> for Stop {
    fn from(fault: sealing::CannotOpen) -> Self {
        Self::Fault(fault.to_string())
    }
}

/// A page that leads on to this other page of ours.
pub fn with_then(page: &str, then: &str) -> String {
    let then = data_encoding::BASE64URL_NOPAD.encode(then.as_bytes());
    format!("{page}?then={then}")
}

/// The sign-in page that leads back to this page of ours.
pub fn sign_in_path(then: &str) -> String {
    with_then("/sign-in", then)
}

impl IntoResponse for Stop {
    fn into_response(self) -> Response {
        let status = match &self {
            Self::SignIn(then) => return Redirect::to(&sign_in_path(then)).into_response(),
            Self::Elsewhere(path) => return Redirect::to(path).into_response(),
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Foreign => StatusCode::FORBIDDEN,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Away(why) => {
                tracing::error!(%why, "a request must wait");
                StatusCode::SERVICE_UNAVAILABLE
            }
            Self::Fault(fault) => {
                tracing::error!(%fault, "a request failed");
                StatusCode::INTERNAL_SERVER_ERROR
            }
        };
        status.into_response()
    }
}

#[derive(Template)]
#[template(path = "web/error.html")]
struct ErrorPage {
    shell: Shell,
    heading: Said,
    happened: Said,
    todo: Said,
}

fn words(status: StatusCode) -> (Said, Said, Said) {
    match status {
        StatusCode::NOT_FOUND => (
            say("error-none"),
            say("error-none-happened"),
            say("error-none-todo"),
        ),
        StatusCode::FORBIDDEN => (
            say("error-foreign"),
            say("error-foreign-happened"),
            say("error-foreign-todo"),
        ),
        StatusCode::TOO_MANY_REQUESTS => (
            say("error-many"),
            say("error-many-happened"),
            say("error-many-todo"),
        ),
        StatusCode::PAYLOAD_TOO_LARGE => (
            say("error-large"),
            say("error-large-happened"),
            say("error-large-todo"),
        ),
        StatusCode::SERVICE_UNAVAILABLE => (
            say("error-away"),
            say("error-away-happened"),
            say("error-away-todo"),
        ),
        StatusCode::INTERNAL_SERVER_ERROR => (
            say("error-fault"),
            say("error-fault-happened"),
            say("error-fault-todo"),
        ),
        _ => (
            say("error-unread"),
            say("error-unread-happened"),
            say("error-unread-todo"),
        ),
    }
}

/// Dresses every bare error answer in a page of kind words.
pub async fn error_pages(
    State(service): State<Arc<Service>>,
    request: Request,
    next: Next,
) -> Response {
    let response = next.run(request).await;
    let status = response.status();
    let failed = status.is_client_error() || status.is_server_error();
    let bare = !response
        .headers()
        .get("content-type")
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if !failed || !bare {
        return response;
    }
    let (heading, happened, todo) = words(status);
    let shown = page(&ErrorPage {
        shell: Shell::new(&service, None, &heading),
        heading,
        happened,
        todo,
    });
    let mut dressed = shown.unwrap_or_else(|_| status.into_response());
    *dressed.status_mut() = status;
    dressed
}
