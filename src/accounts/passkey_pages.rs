//! The pages of passkeys: adding one and taking it away; and the questions and answers that the script of
//! these pages passes between the device and the service.
//!
//! What must stay true: the script decides nothing; an answer says where to go or what is wrong, and no more.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::{AppendHeaders, IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use data_encoding::BASE64URL_NOPAD;
use sealing::SystemEntropy;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::challenges::{self, ANSWER_MINUTES, Purpose};
use super::fresh::SettingUp;
use super::pages::{Shared, Then, after_sign_in, with_cookie};
use super::passkey_wire::{SentAnswer, SentNew};
use super::passkeys::{self, GoodFor, PasskeyProblem};
use super::sign_ins::Device;
use super::visitor::{Arrived, AtSecondStep};
use super::{Deed, Fresh, Network, Role, SignedIn, store};
use crate::languages::{Said, say};
use crate::service::Service;
use crate::web::cookie::{self, Kind, Secret};
use crate::web::{Outcome, Shell, Stop, go, page};

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/sign-in/passkey/ask", post(ask_anyone))
        .route("/sign-in/passkey", post(sign_in))
        .route("/sign-in/second/ask", post(ask_second))
        .route("/sign-in/second/passkey", post(second))
        .route("/account/confirm/ask", post(ask_confirm))
        .route("/account/confirm/passkey", post(confirm))
        .route("/account/passkeys/ask", post(ask_new))
        .route("/account/passkeys/new", get(new_form).post(add))
        .route("/account/passkeys/remove", get(remove_form).post(remove))
}

/// A passkey the browser may use, or need not make again.
#[derive(Serialize)]
struct Named {
    id: String,
    transports: Vec<String>,
}

async fn own(service: &Service, me: &SignedIn) -> Result<Vec<Named>, Stop> {
    let mut conn = service.db.read().await?;
    let all = store::passkeys(&mut conn, service, me.account()).await?;
    let named = all.into_iter().map(|passkey| Named {
        id: passkey.about.id,
        transports: passkey.about.transports,
    });
    Ok(named.collect())
}

/// What a browser is asked, as the script takes it.
async fn question(
    service: &Service,
    purpose: Purpose,
    holder: &[u8],
    passkeys: Vec<Named>,
) -> Result<serde_json::Value, Stop> {
    let party = passkeys::party(service).ok_or(Stop::NotFound)?;
    let challenge = challenges::ask(service, purpose, holder).await?;
    Ok(json!({
        "challenge": BASE64URL_NOPAD.encode(&challenge.0),
        "site": party.id(),
        "computes": BASE64URL_NOPAD.encode(::passkeys::PRF_INPUT),
        "minutes": ANSWER_MINUTES,
        "passkeys": passkeys,
    }))
}

async fn ask_anyone(State(service): Shared, from: Network) -> Outcome {
    let mut tx = service.db.begin().await?;
    let now = service.clock.now();
    let counted = from.may(&mut tx, &service, Deed::AskForPasskey, now).await;
    tx.commit().await?;
    counted?;
    let secret = Secret::new(sealing::random(&mut SystemEntropy));
    let holder = challenges::holder(&service, &secret);
    let asked = question(&service, Purpose::SignIn, &holder, Vec::new()).await?;
    let cookie = cookie::make_short(&service, Kind::Asked, &secret, ANSWER_MINUTES * 60);
    let cookie = AppendHeaders([("set-cookie", cookie.to_string())]);
    Ok((cookie, Json(asked)).into_response())
}

async fn ask_second(State(service): Shared, me: AtSecondStep) -> Outcome {
    let own = own(&service, &me).await?;
    Ok(Json(question(&service, Purpose::Second, &me.sign_in, own).await?).into_response())
}

async fn ask_confirm(State(service): Shared, me: Arrived) -> Outcome {
    let own = own(&service, &me).await?;
    Ok(Json(question(&service, Purpose::Confirm, &me.sign_in, own).await?).into_response())
}

async fn ask_new(State(service): Shared, SettingUp(me): SettingUp) -> Outcome {
    let own = own(&service, &me).await?;
    let mut asked = question(&service, Purpose::Add, &me.sign_in, own).await?;
    let mut conn = service.db.read().await?;
    let email = store::email_of(&mut conn, &service, me.account()).await?;
    let handle = passkeys::user_handle(&service, me.account());
    asked["practice"] = json!(service.name());
    asked["user"] = json!({
        "id": BASE64URL_NOPAD.encode(&handle),
        "name": email,
        "displayName": me.name(),
    });
    asked["algorithms"] = json!(::passkeys::ALGORITHMS);
    Ok(Json(asked).into_response())
}

fn words(problem: PasskeyProblem) -> Said {
    match problem {
        PasskeyProblem::Wrong => say("passkey-wrong"),
        PasskeyProblem::Known => say("passkey-known"),
        PasskeyProblem::SecondStepOnly => say("passkey-second-only"),
        PasskeyProblem::TooMany => say("passkey-many"),
    }
}

/// Told to the script.
fn says(problem: PasskeyProblem) -> Outcome {
    Ok(Json(json!({ "problem": &*words(problem) })).into_response())
}

fn leads(path: &str) -> Response {
    Json(json!({ "go": path })).into_response()
}

async fn comes_in(service: &Service, device: Device, then: Then) -> Outcome {
    let next = after_sign_in(service, &device.signed_in, then).await?;
    Ok(with_cookie(service, &device, leads(&next)))
}

async fn sign_in(
    State(service): Shared,
    from: Network,
    headers: HeaderMap,
    Query(then): Query<Then>,
    Json(sent): Json<SentAnswer>,
) -> Outcome {
    let Some(secret) = cookie::read(&service, &headers, Kind::Asked) else {
        return says(PasskeyProblem::Wrong);
    };
    let holder = challenges::holder(&service, &secret);
    match passkeys::sign_in(&service, &holder, sent.read()?, from).await? {
        Ok(device) => comes_in(&service, device, then).await,
        Err(problem) => says(problem),
    }
}

async fn second(
    State(service): Shared,
    me: AtSecondStep,
    Query(then): Query<Then>,
    Json(sent): Json<SentAnswer>,
) -> Outcome {
    match passkeys::second(&service, &me, &sent.read()?).await? {
        Ok(device) => comes_in(&service, device, then).await,
        Err(problem) => says(problem),
    }
}

async fn confirm(
    State(service): Shared,
    me: Arrived,
    Query(then): Query<Then>,
    Json(sent): Json<SentAnswer>,
) -> Outcome {
    match passkeys::confirm(&service, &me, &sent.read()?).await? {
        Ok(()) => Ok(leads(&then.path().unwrap_or_else(|| "/account".to_owned()))),
        Err(problem) => says(problem),
    }
}

#[derive(Template)]
#[template(path = "accounts/passkey_new.html")]
struct NewPage {
    shell: Shell,
    then: String,
    site: String,
}

async fn new_form(
    State(service): Shared,
    SettingUp(me): SettingUp,
    Query(then): Query<Then>,
) -> Outcome {
    page(&NewPage {
        shell: Shell::new(&service, Some(me.person()), &say("passkey-new-title")).at("/account"),
        then: then.text(),
        site: passkeys::party(&service).map_or_else(String::new, |party| party.id().to_owned()),
    })
}

async fn add(
    State(service): Shared,
    SettingUp(me): SettingUp,
    Query(then): Query<Then>,
    Json(sent): Json<SentNew>,
) -> Outcome {
    let said = match passkeys::add(&service, &me, sent.read()?).await? {
        Ok(GoodFor::SigningIn) => "/account?said=passkey",
        Ok(GoodFor::SecondStep) => "/account?said=passkey-second",
        Err(problem) => return says(problem),
    };
    Ok(leads(&then.path().unwrap_or_else(|| said.to_owned())))
}

#[derive(Deserialize)]
struct Which {
    which: String,
}

impl Which {
    fn tag(&self) -> Result<Vec<u8>, Stop> {
        let tag = BASE64URL_NOPAD.decode(self.which.as_bytes());
        tag.map_err(|_| Stop::NotFound)
    }
}

#[derive(Template)]
#[template(path = "accounts/passkey_remove.html")]
struct RemovePage {
    shell: Shell,
    which: String,
    name: String,
    last: bool,
    works_here: bool,
}

async fn remove_form(State(service): Shared, me: Fresh, Query(which): Query<Which>) -> Outcome {
    let mut conn = service.db.read().await?;
    let tag = which.tag()?;
    let mine = store::passkeys(&mut conn, &service, me.account()).await?;
    let found = mine.into_iter().find(|passkey| passkey.tag == tag);
    page(&RemovePage {
        shell: Shell::new(&service, Some(me.person()), &say("passkey-remove-title")).at("/account"),
        which: which.which,
        name: found.ok_or(Stop::NotFound)?.about.shown_name(),
        last: store::count_factors(&mut conn, me.account()).await? == 1,
        works_here: me.role() != Role::Client && !service.settings.password_is_enough,
    })
}

async fn remove(State(service): Shared, me: Fresh, Query(which): Query<Which>) -> Outcome {
    passkeys::remove(&service, &me, &which.tag()?).await?;
    go("/account?said=passkey-gone")
}
