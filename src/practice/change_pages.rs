//! The page where an administrator says until when appointments are changed without a question.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::routing::get;
use serde::Deserialize;

use super::change_rules::{self, ChangeRules};
use crate::accounts::Administrator;
use crate::languages::say;
use crate::service::Service;
use crate::web::{Fields, Outcome, Problems, Shell, go, page, page_with_problems};

type Shared = State<Arc<Service>>;

/// The most hours before an appointment: a week.
const MOST_HOURS: i64 = 168;
/// The longest note, in characters.
const LONGEST_NOTE: usize = 600;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/practice/changes", get(form).post(send))
}

#[derive(Template)]
#[template(path = "practice/changes.html")]
struct ChangesPage {
    shell: Shell,
    form: Fields,
    problems: Problems,
}

#[derive(Deserialize)]
struct Asked {
    said: Option<String>,
}

const SAID: &[(&str, &str)] = &[("kept", "practice-changes-saved")];

fn shell(service: &Service, me: &Administrator) -> Shell {
    Shell::new(service, Some(me.person()), &say("practice-changes")).at("/practice")
}

async fn form(State(service): Shared, me: Administrator, Query(asked): Query<Asked>) -> Outcome {
    let mut conn = service.db.read().await?;
    let rules = change_rules::change_rules(&mut conn, &service).await?;
    page(&ChangesPage {
        shell: shell(&service, &me).said(asked.said.as_deref(), SAID),
        form: Fields::default()
            .with("hours", rules.hours.to_string())
            .with("note", rules.note),
        problems: Problems::new(),
    })
}

async fn send(State(service): Shared, me: Administrator, form: Fields) -> Outcome {
    let mut problems = Problems::new();
    let hours = form.get("hours").parse().ok();
    let hours = hours.filter(|hours| (0..=MOST_HOURS).contains(hours));
    problems.unless(
        hours.is_some(),
        "hours",
        &say("form-number")
            .with("from", "0")
            .with("to", MOST_HOURS.to_string()),
    );
    let note = form.get("note").to_owned();
    problems.unless(
        note.chars().count() <= LONGEST_NOTE,
        "note",
        &say("practice-changes-note-long"),
    );
    let Some(hours) = hours.filter(|_| problems.is_empty()) else {
        return page_with_problems(&ChangesPage {
            shell: shell(&service, &me),
            form,
            problems,
        });
    };
    change_rules::set(&service, &me, &ChangeRules { hours, note }).await?;
    go("/practice/changes?said=kept")
}
