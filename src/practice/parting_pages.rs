//! The page where an administrator says what holds here when a couple parts.

use std::ops::RangeInclusive;
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
    Router::new().route("/practice/partings", get(form).post(send))
}

#[derive(Template)]
#[template(path = "practice/partings.html")]
struct PartingsPage {
    shell: Shell,
    form: Fields,
    problems: Problems,
}

#[derive(Deserialize)]
struct Asked {
    said: Option<String>,
}

const SAID: &[(&str, &str)] = &[("kept", "practice-partings-saved")];

fn shell(service: &Service, me: &Administrator) -> Shell {
    Shell::new(service, Some(me.person()), &say("practice-partings")).at("/practice")
}

async fn form(State(service): Shared, me: Administrator, Query(asked): Query<Asked>) -> Outcome {
    let mut conn = service.db.read().await?;
    let days = set_up::winding_days(&mut conn).await?;
    let reading = set_up::joint_reading_days(&mut conn).await?;
    page(&PartingsPage {
        shell: shell(&service, &me).said(asked.said.as_deref(), SAID),
        form: Fields::default().with("days", days.to_string()).with(
            "reading",
            reading.map_or(String::new(), |days| days.to_string()),
        ),
        problems: Problems::new(),
    })
}

async fn send(State(service): Shared, me: Administrator, form: Fields) -> Outcome {
    let mut problems = Problems::new();
    let days = whole(form.get("days"), 7..=90);
    if days.is_none() {
        problems.add(
            "days",
            say("form-number").with("from", "7").with("to", "90"),
        );
    }
    let reading = match form.get("reading") {
        "" => None,
        text => whole(text, 30..=3650),
    };
    if form.has("reading") && reading.is_none() {
        problems.add(
            "reading",
            say("form-number-or-none")
                .with("from", "30")
                .with("to", "3650"),
        );
    }
    let Some(days) = days.filter(|_| problems.list().is_empty()) else {
        return page_with_problems(&PartingsPage {
            shell: shell(&service, &me),
            form,
            problems,
        });
    };
    set_up::set_parting_rules(&service, &me, days, reading).await?;
    go("/practice/partings?said=kept")
}

/// A whole number within these.
fn whole(text: &str, within: RangeInclusive<i64>) -> Option<i64> {
    text.parse().ok().filter(|number| within.contains(number))
}
