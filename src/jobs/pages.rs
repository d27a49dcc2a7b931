//! In the demo: the mail that would be sent.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing::get;

use super::folder::{self, Shown};
use crate::accounts::Administrator;
use crate::languages::say;
use crate::service::Service;
use crate::web::{Outcome, Shell, Stop, page};

/// The pages of this room.
pub fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/practice/mail", get(mail))
        .route("/practice/mail/{id}", get(as_sent))
}

#[derive(Template)]
#[template(path = "jobs/mail.html")]
struct MailPage {
    shell: Shell,
    mails: Vec<Shown>,
}

async fn mail(State(service): State<Arc<Service>>, me: Administrator) -> Outcome {
    if !service.settings.mail_page {
        return Err(Stop::NotFound);
    }
    page(&MailPage {
        shell: Shell::new(&service, Some(me.person()), &say("demo-mail-title")).at("/practice"),
        mails: folder::newest(&service)?,
    })
}

/// One mail with its headers, and with the invitation to a calendar that may be in it.
async fn as_sent(
    State(service): State<Arc<Service>>,
    _: Administrator,
    Path(id): Path<String>,
) -> Outcome {
    if !service.settings.mail_page {
        return Err(Stop::NotFound);
    }
    let id = id.parse().map_err(|_| Stop::NotFound)?;
    let mail = folder::as_sent(&service, id)?.ok_or(Stop::NotFound)?;
    Ok((
        [(header::CONTENT_TYPE, "text/plain; charset=utf-8")],
        mail.to_vec(),
    )
        .into_response())
}
