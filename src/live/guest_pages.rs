//! A guest's pages: what is expected of them, the call, a word of thanks.
//!
//! What must stay true: no page of a guest's names a client, a therapist or a time, or has anything of
//! the space in it; whoever the guest hears of, they hear of in the call, once they are let in.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::routing::get;

use super::call_pages::{CallPage, with_devices};
use super::guests::{self, Guest};
use crate::languages::say;
use crate::practice;
use crate::service::Service;
use crate::web::{Fields, Outcome, Problems, Shell, go, page, page_with_problems};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/guest/thanks", get(thanks))
        .route("/guest/{token}", get(asked).post(agree))
        .route("/guest/{token}/call", get(call))
}

#[derive(Template)]
#[template(path = "live/guest.html")]
struct GuestPage {
    shell: Shell,
    token: String,
    name: String,
    kind: &'static str,
    form: Fields,
    problems: Problems,
}

#[derive(Template)]
#[template(path = "live/guest_thanks.html")]
struct ThanksPage {
    shell: Shell,
}

fn guest_page(service: &Service, guest: &Guest, token: String) -> GuestPage {
    GuestPage {
        shell: Shell::new(service, None, &say("guest-title")),
        token,
        name: guest.name().to_owned(),
        kind: guest.kind().code(),
        form: Fields::default(),
        problems: Problems::new(),
    }
}

async fn asked(State(service): Shared, Path(token): Path<String>) -> Outcome {
    let guest = guests::find(&service, &token).await?;
    page(&guest_page(&service, &guest, token))
}

async fn agree(State(service): Shared, Path(token): Path<String>, form: Fields) -> Outcome {
    let guest = guests::find(&service, &token).await?;
    if !form.has("agree") {
        let mut shown = guest_page(&service, &guest, token);
        shown.problems.add("agree", say("guest-agree-missing"));
        return page_with_problems(&shown);
    }
    guests::agree(&service, &guest).await?;
    go(&format!("/guest/{token}/call"))
}

async fn call(State(service): Shared, Path(token): Path<String>) -> Outcome {
    let guest = guests::find(&service, &token).await?;
    if !guest.has_agreed() {
        return go(&format!("/guest/{token}"));
    }
    let phone = practice::phone(&mut *service.db.read().await?, &service).await?;
    with_devices(page(&CallPage {
        shell: Shell::new(&service, None, &say("live-title")),
        key: guest.id.to_string(),
        path: format!("/guest/{token}"),
        after: "/guest/thanks".to_owned(),
        therapist: false,
        joint: false,
        chat: None,
        arrivals: String::new(),
        phone,
    }))
}

/// The same for everyone, so that it tells nothing.
async fn thanks(State(service): Shared) -> Outcome {
    page(&ThanksPage {
        shell: Shell::new(&service, None, &say("guest-thanks")),
    })
}
