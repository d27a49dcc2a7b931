//! In the demo: the mail that would be sent.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::routing::get;

use super::mailer;
use crate::accounts::Administrator;
use crate::languages::say;
use crate::service::Service;
use crate::web::{Outcome, Shell, Stop, page};

/// The pages of this room.
pub fn routes() -> Router<Arc<Service>> {
    Router::new().route("/practice/mail", get(mail))
}

#[derive(Template)]
#[template(path = "jobs/mail.html")]
struct MailPage {
    shell: Shell,
    mails: Vec<String>,
}

async fn mail(State(service): State<Arc<Service>>, me: Administrator) -> Outcome {
    if !service.settings.mail_page {
        return Err(Stop::NotFound);
    }
    page(&MailPage {
        shell: Shell::new(&service, Some(me.person()), &say("demo-mail-title")).at("/practice"),
        mails: mailer::in_folder(&service)?,
    })
}
