//! The pages around the second step: giving it at sign-in, reading why it is asked for, and reading that
//! the recovery code was used.
//!
//! What must stay true: a client is invited, never forced; who works here is told why before anything else.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::routing::get;

use super::pages::{Shared, Then, after_sign_in, with_cookie};
use super::sign_in::SignInProblem;
use super::visitor::{Arrived, AtSecondStep};
use super::{Role, Visitor, passkeys, second_step, store};
use crate::languages::{Said, say};
use crate::service::Service;
use crate::web::{Fields, Outcome, Problems, Shell, go, page, page_with_problems, when};

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/sign-in/second", get(second).post(give_code))
        .route("/account/second-step", get(why))
        .route("/account/recovered", get(recovered).post(was_me))
}

#[derive(Template)]
#[template(path = "accounts/second.html")]
struct SecondPage {
    shell: Shell,
    then: String,
    app: bool,
    passkeys: bool,
    problems: Problems,
}

async fn second_page(
    service: &Service,
    me: &AtSecondStep,
    then: Then,
    problems: Problems,
) -> Result<SecondPage, crate::web::Stop> {
    let mut conn = service.db.read().await?;
    let app = store::code_app(&mut conn, service, me.account()).await?;
    Ok(SecondPage {
        shell: Shell::new(service, None, &say("second-title")),
        then: then.text(),
        app: app.is_some(),
        passkeys: store::count_passkeys(&mut conn, me.account()).await? > 0,
        problems,
    })
}

async fn second(State(service): Shared, me: AtSecondStep, Query(then): Query<Then>) -> Outcome {
    page(&second_page(&service, &me, then, Problems::new()).await?)
}

/// What is wrong with a code from an app.
pub(super) fn code_words(problem: SignInProblem) -> Said {
    match problem {
        SignInProblem::Wrong => say("second-wrong"),
        SignInProblem::TooMany => say("second-many"),
    }
}

async fn give_code(
    State(service): Shared,
    me: AtSecondStep,
    Query(then): Query<Then>,
    form: Fields,
) -> Outcome {
    match second_step::try_code(&service, me.account(), form.get("code")).await? {
        Ok(()) => {
            let device = second_step::let_in(&service, &me).await?;
            let next = after_sign_in(&service, &device.signed_in, then).await?;
            Ok(with_cookie(&service, &device, go(&next)?))
        }
        Err(problem) => {
            let mut problems = Problems::new();
            problems.add("code", code_words(problem));
            page_with_problems(&second_page(&service, &me, then, problems).await?)
        }
    }
}

#[derive(Template)]
#[template(path = "accounts/second_step.html")]
struct WhyPage {
    shell: Shell,
    works_here: bool,
    has_one: bool,
    app: String,
    passkey: String,
    first_page: &'static str,
}

async fn why(State(service): Shared, me: Arrived, Query(then): Query<Then>) -> Outcome {
    let mut conn = service.db.read().await?;
    page(&WhyPage {
        shell: Shell::new(&service, Some(me.person()), &say("step-title")),
        works_here: me.role() != Role::Client && !service.settings.password_is_enough,
        has_one: store::count_factors(&mut conn, me.account()).await? > 0,
        app: then.onto("/account/app"),
        passkey: match passkeys::party(&service) {
            Some(_) => then.onto("/account/passkeys/new"),
            None => String::new(),
        },
        first_page: me.role().first_page(),
    })
}

#[derive(Template)]
#[template(path = "accounts/recovered.html")]
struct RecoveredPage {
    shell: Shell,
    on: String,
    then: String,
}

async fn recovered(State(service): Shared, me: Visitor, Query(then): Query<Then>) -> Outcome {
    let mut conn = service.db.read().await?;
    let Some(at) = store::recovered_at(&mut conn, me.account()).await? else {
        return go("/account");
    };
    page(&RecoveredPage {
        shell: Shell::new(&service, Some(me.person()), &say("recovered-title")),
        on: when::short(at, me.zone(), service.clock.now()),
        then: then.text(),
    })
}

async fn was_me(State(service): Shared, me: Visitor, Query(then): Query<Then>) -> Outcome {
    let mut tx = service.db.begin().await?;
    store::set_recovered(&mut tx, me.account(), None).await?;
    tx.commit().await?;
    let first = me.role().first_page();
    go(&then.path().unwrap_or_else(|| first.to_owned()))
}
