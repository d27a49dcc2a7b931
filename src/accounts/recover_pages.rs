//! Coming back with a recovery code. What must stay true: the code is read with care for slips of the pen
//! before it costs a try.

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::routing::get;

use std::sync::Arc;

use super::pages::{Shared, sign_in_words, with_cookie};
use super::{Network, password_problem, sign_in};
use crate::languages::say;
use crate::service::Service;
use crate::web::{Fields, Outcome, Problems, Shell, go, page, page_with_problems};

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/recover", get(recover_form).post(recover))
}

#[derive(Template)]
#[template(path = "accounts/recover.html")]
struct RecoverPage {
    shell: Shell,
    form: Fields,
    problems: Problems,
}

async fn recover_form(State(service): Shared) -> Outcome {
    page(&RecoverPage {
        shell: Shell::new(&service, None, &say("recover-title")),
        form: Fields::default(),
        problems: Problems::new(),
    })
}

async fn recover(State(service): Shared, from: Network, form: Fields) -> Outcome {
    let mut problems = Problems::new();
    let code = sealing::Code::parse(form.get("code"));
    if code.is_err() {
        problems.add("code", say("recover-code-wrong"));
    }
    if let Some(problem) = password_problem(form.raw("password"), form.get("email"), "") {
        problems.add("password", problem);
    }
    if let (Ok(code), true) = (code, problems.is_empty()) {
        let password = form.raw("password");
        match sign_in::recover(&service, form.get("email"), &code, password, from).await? {
            // What else protected them is gone with whatever was lost.
            Ok(device) => {
                let next = go("/account/second-step")?;
                return Ok(with_cookie(&service, &device, next));
            }
            Err(problem) => problems.add("email", sign_in_words(problem)),
        }
    }
    page_with_problems(&RecoverPage {
        shell: Shell::new(&service, None, &say("recover-title")),
        form,
        problems,
    })
}
