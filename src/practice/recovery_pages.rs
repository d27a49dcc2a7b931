//! The page where an administrator says how long must pass before somebody is brought back with the
//! recovery key.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::routing::get;
use serde::Deserialize;

use super::set_up;
use crate::accounts::Administrator;
use crate::languages::say;
use crate::service::Service;
use crate::web::{Fields, Outcome, Problems, Shell, go, page, page_with_problems};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/practice/recovery", get(form).post(send))
}

#[derive(Template)]
#[template(path = "practice/recovery.html")]
struct RecoveryPage {
    shell: Shell,
    form: Fields,
    problems: Problems,
}

#[derive(Deserialize)]
struct Asked {
    said: Option<String>,
}

const SAID: &[(&str, &str)] = &[("kept", "practice-recovery-saved")];

fn shell(service: &Service, me: &Administrator) -> Shell {
    Shell::new(service, Some(me.person()), &say("practice-recovery")).at("/practice")
}

async fn form(State(service): Shared, me: Administrator, Query(asked): Query<Asked>) -> Outcome {
    let hours = set_up::recovery_wait(&service).await?.as_hours();
    page(&RecoveryPage {
        shell: shell(&service, &me).said(asked.said.as_deref(), SAID),
        form: Fields::default().with("hours", hours.to_string()),
        problems: Problems::new(),
    })
}

async fn send(State(service): Shared, me: Administrator, form: Fields) -> Outcome {
    let hours = form.get("hours").parse().ok();
    let Some(hours) = hours.filter(|hours| (24..=720).contains(hours)) else {
        let mut problems = Problems::new();
        problems.add(
            "hours",
            say("form-number").with("from", "24").with("to", "720"),
        );
        return page_with_problems(&RecoveryPage {
            shell: shell(&service, &me),
            form,
            problems,
        });
    };
    set_up::set_recovery_wait(&service, hours).await?;
    go("/practice/recovery?said=kept")
}
