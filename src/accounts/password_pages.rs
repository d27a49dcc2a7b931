//! A new password, a new recovery code. What must stay true: both are for whoever has just proved who
//! they are; after a sign-in by passkey that needs no old password.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::routing::get;

use super::pages::{CodePage, Shared};
use super::{Fresh, acts, password_problem, store};
use crate::languages::say;
use crate::service::Service;
use crate::web::{Fields, Outcome, Problems, Shell, go, page, page_with_problems};

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/account/password", get(form).post(change))
        .route("/account/recovery-code", get(code_form).post(new_code))
}

#[derive(Template)]
#[template(path = "accounts/password.html")]
struct PasswordPage {
    shell: Shell,
    email: String,
    problems: Problems,
}

async fn password_page(service: &Service, me: &Fresh) -> Result<PasswordPage, crate::web::Stop> {
    let mut conn = service.db.read().await?;
    Ok(PasswordPage {
        shell: Shell::new(service, Some(me.person()), &say("password-title")).at("/account"),
        email: store::email_of(&mut conn, service, me.account()).await?,
        problems: Problems::new(),
    })
}

async fn form(State(service): Shared, me: Fresh) -> Outcome {
    page(&password_page(&service, &me).await?)
}

async fn change(State(service): Shared, me: Fresh, form: Fields) -> Outcome {
    let mut page = password_page(&service, &me).await?;
    if let Some(problem) = password_problem(form.raw("password"), &page.email, me.name()) {
        page.problems.add("password", problem);
        return page_with_problems(&page);
    }
    acts::change_password(&service, &me, form.raw("password")).await?;
    go("/account?said=password")
}

#[derive(Template)]
#[template(path = "accounts/new_code.html")]
struct NewCodePage {
    shell: Shell,
}

async fn code_form(State(service): Shared, me: Fresh) -> Outcome {
    page(&NewCodePage {
        shell: Shell::new(&service, Some(me.person()), &say("new-code-title")).at("/account"),
    })
}

async fn new_code(State(service): Shared, me: Fresh) -> Outcome {
    let code = acts::new_code(&service, &me).await?;
    page(&CodePage {
        shell: Shell::new(&service, Some(me.person()), &say("new-code-shown")),
        code,
        next: "/account".to_owned(),
    })
}
