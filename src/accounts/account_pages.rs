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
use super::store::{self, Listed, Passkey};
use super::{SignedIn, Visitor, devices, passkeys, recovery, sign_ins};
use crate::languages::say;
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

/// A passkey, as its owner is shown it.
struct ShownPasskey {
    which: String,
    name: String,
    since: String,
    used: String,
    /// Whether it signs in by itself.
    alone: bool,
}

/// What protects somebody now.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Protection {
    /// The password alone.
    Password,
    /// The password and one thing more, or a passkey.
    One,
    /// More than one thing besides the password: losing one locks nobody out.
    More,
}

impl Protection {
    fn is_password(self) -> bool {
        self == Self::Password
    }

    fn is_one(self) -> bool {
        self == Self::One
    }
}

#[derive(Template)]
#[template(path = "accounts/account.html")]
struct AccountPage {
    shell: Shell,
    email: String,
    /// Since when there is an app with codes; empty for none.
    app_since: String,
    passkeys: Vec<ShownPasskey>,
    /// Whether there can be passkeys here.
    can: bool,
    /// Whether a passkey signs them in with no password.
    alone: bool,
    protection: Protection,
    browsers: Vec<Browser>,
    recoveries: Vec<recovery::Line>,
}

const SAID: &[(&str, &str)] = &[
    ("password", "account-said-password"),
    ("app", "account-said-app"),
    ("app-gone", "account-said-app-gone"),
    ("passkey", "account-said-passkey"),
    ("passkey-second", "account-said-passkey-second"),
    ("passkey-gone", "account-said-passkey-gone"),
    ("ended", "account-said-ended"),
    ("others", "account-said-others"),
    ("known", "account-said-known"),
    ("stopped", "account-said-stopped"),
];

#[derive(Deserialize)]
struct Said {
    said: Option<String>,
}

fn shown_passkey(me: &SignedIn, passkey: Passkey) -> ShownPasskey {
    let day = |at| when::day(at, me.zone());
    ShownPasskey {
        which: BASE64URL_NOPAD.encode(&passkey.tag),
        name: passkey.about.shown_name(),
        since: day(passkey.since),
        used: passkey.used_at.map(day).unwrap_or_default(),
        alone: passkey.locked.is_some(),
    }
}

fn browser(service: &Service, me: &SignedIn, listed: Listed) -> Browser {
    let now = service.clock.now();
    let shown = |at| when::short(at, me.zone(), now);
    Browser {
        which: BASE64URL_NOPAD.encode(&listed.tag),
        device: devices::shown(listed.device.as_deref()),
        since: shown(listed.since),
        used: listed.used_at.map(shown).unwrap_or_default(),
        this: listed.this,
    }
}

async fn account(State(service): Shared, me: Visitor, Query(said): Query<Said>) -> Outcome {
    let mut conn = service.db.read().await?;
    let listed = store::sign_ins(&mut conn, &service, &me, service.clock.now()).await?;
    let app = store::code_app(&mut conn, &service, me.account()).await?;
    let found = store::passkeys(&mut conn, &service, me.account()).await?;
    let passkeys: Vec<ShownPasskey> = found
        .into_iter()
        .map(|passkey| shown_passkey(&me, passkey))
        .collect();
    let protection = match passkeys.len() + usize::from(app.is_some()) {
        0 => Protection::Password,
        1 => Protection::One,
        _ => Protection::More,
    };
    let browsers = listed.into_iter().map(|one| browser(&service, &me, one));
    page(&AccountPage {
        shell: Shell::new(&service, Some(me.person()), &say("nav-account"))
            .at("/account")
            .said(said.said.as_deref(), SAID),
        email: store::email_of(&mut conn, &service, me.account()).await?,
        app_since: app.map_or_else(String::new, |(_, since)| when::day(since, me.zone())),
        can: passkeys::party(&service).is_some(),
        alone: passkeys.iter().any(|passkey| passkey.alone),
        passkeys,
        protection,
        browsers: browsers.collect(),
        recoveries: recovery::lines(&service, &me).await?,
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
