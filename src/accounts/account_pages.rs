//! Your account: how you sign in, where you are signed in, and one next step. What must stay true: it
//! changes nothing by itself; what could lock someone out is on a page of its own.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::routing::{get, post};
use data_encoding::BASE64URL_NOPAD;
use serde::Deserialize;

use super::pages::Shared;
use super::store::{self, Listed};
use super::{SignedIn, Visitor, sign_ins};
use crate::service::Service;
use crate::web::{Fields, Outcome, Shell, Stop, go, page, when};

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/account", get(account))
        .route("/account/sign-ins/end", post(end_one))
        .route("/account/sign-out-others", post(sign_out_others))
}

/// A browser someone is signed in with.
struct Browser {
    which: String,
    device: String,
    since: String,
    used: String,
    this: bool,
}

#[derive(Template)]
#[template(path = "accounts/account.html")]
struct AccountPage {
    shell: Shell,
    email: String,
    /// Since when there is an app with codes; empty for none.
    app_since: String,
    browsers: Vec<Browser>,
}

const SAID: &[(&str, &str)] = &[
    (
        "password",
        "Your password is changed. Every other browser was signed out.",
    ),
    (
        "app",
        "Your app is set up. From now on a code from it is asked for after your password.",
    ),
    (
        "app-gone",
        "The app is taken away. Its codes open nothing any more.",
    ),
    ("ended", "That browser was signed out."),
    ("others", "Every other browser was signed out."),
];

#[derive(Deserialize)]
struct Said {
    said: Option<String>,
}

fn browser(service: &Service, me: &SignedIn, listed: Listed) -> Browser {
    let now = service.clock.now();
    let shown = |at| when::short(at, me.zone(), now);
    Browser {
        which: BASE64URL_NOPAD.encode(&listed.tag),
        device: listed.device.unwrap_or_else(|| "A browser".to_owned()),
        since: shown(listed.since),
        used: listed.used_at.map(shown).unwrap_or_default(),
        this: listed.this,
    }
}

async fn account(State(service): Shared, me: Visitor, Query(said): Query<Said>) -> Outcome {
    let mut conn = service.db.read().await?;
    let listed = store::sign_ins(&mut conn, &service, &me, service.clock.now()).await?;
    let app = store::code_app(&mut conn, &service, me.account()).await?;
    let browsers = listed.into_iter().map(|one| browser(&service, &me, one));
    page(&AccountPage {
        shell: Shell::new(&service, Some(me.person()), "Your account")
            .at("/account")
            .said(said.said.as_deref(), SAID),
        email: store::email_of(&mut conn, &service, me.account()).await?,
        app_since: app.map_or_else(String::new, |(_, since)| when::day(since, me.zone())),
        browsers: browsers.collect(),
    })
}

async fn end_one(State(service): Shared, me: Visitor, form: Fields) -> Outcome {
    let which = BASE64URL_NOPAD.decode(form.get("which").as_bytes());
    let which = which.map_err(|_| Stop::Unreadable)?;
    sign_ins::sign_out_one(&service, &me, &which).await?;
    go("/account?said=ended")
}

async fn sign_out_others(State(service): Shared, me: Visitor) -> Outcome {
    sign_ins::sign_out_others(&service, &me).await?;
    go("/account?said=others")
}
