//! "Is it still you?": the page that asks before something that could lock someone out, and leads back.
//! What must stay true: it leads to pages of ours only, and says nothing of what the password is for.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::routing::get;

use super::pages::{Shared, Then, confirm_words};
use super::second_step_pages::code_words;
use super::visitor::Arrived;
use super::{second_step, sign_in, store};
use crate::languages::say;
use crate::service::Service;
use crate::web::{Fields, Outcome, Problems, Shell, Stop, go, page, page_with_problems};

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/account/confirm", get(form).post(confirm))
}

#[derive(Template)]
#[template(path = "accounts/confirm.html")]
struct ConfirmPage {
    shell: Shell,
    email: String,
    then: String,
    app: bool,
    passkeys: bool,
    problems: Problems,
}

async fn confirm_page(service: &Service, me: &Arrived, then: Then) -> Result<ConfirmPage, Stop> {
    let mut conn = service.db.read().await?;
    Ok(ConfirmPage {
        shell: Shell::new(service, Some(me.person()), &say("confirm-title")),
        email: store::email_of(&mut conn, service, me.account()).await?,
        then: then.text(),
        app: store::code_app(&mut conn, service, me.account())
            .await?
            .is_some(),
        passkeys: store::count_passkeys(&mut conn, me.account()).await? > 0,
        problems: Problems::new(),
    })
}

async fn form(State(service): Shared, me: Arrived, Query(then): Query<Then>) -> Outcome {
    page(&confirm_page(&service, &me, then).await?)
}

async fn confirm(
    State(service): Shared,
    me: Arrived,
    Query(then): Query<Then>,
    form: Fields,
) -> Outcome {
    let (field, words) = if form.has("code") {
        let tried = second_step::confirm(&service, &me, form.get("code")).await?;
        ("code", tried.map_err(code_words))
    } else {
        let tried = sign_in::confirm(&service, &me, form.raw("password")).await?;
        ("password", tried.map_err(confirm_words))
    };
    match words {
        Ok(()) => go(&then.path().unwrap_or_else(|| "/account".to_owned())),
        Err(words) => {
            let mut shown = confirm_page(&service, &me, then).await?;
            shown.problems.add(field, words);
            page_with_problems(&shown)
        }
    }
}
