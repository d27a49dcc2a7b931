//! The page where an administrator says what counts on the waiting list.

use std::ops::RangeInclusive;
use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::routing::get;
use matching::waiting::{MOST_OFFERS, Priorities};
use serde::Deserialize;

use super::rules::{self, Rules};
use crate::accounts::Administrator;
use crate::languages::say;
use crate::service::Service;
use crate::web::{Fields, Outcome, Problems, Shell, go, page, page_with_problems};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/practice/waiting/rules", get(form).post(send))
}

#[derive(Template)]
#[template(path = "waiting/rules.html")]
struct RulesPage {
    shell: Shell,
    form: Fields,
    problems: Problems,
}

#[derive(Deserialize)]
struct Asked {
    said: Option<String>,
}

const SAID: &[(&str, &str)] = &[("kept", "waiting-rules-saved")];

fn shell(service: &Service, me: &Administrator) -> Shell {
    Shell::new(service, Some(me.person()), &say("waiting-rules")).at("/practice")
}

async fn form(State(service): Shared, me: Administrator, Query(asked): Query<Asked>) -> Outcome {
    let mut conn = service.db.read().await?;
    let rules = rules::rules(&mut conn, &service).await?;
    page(&RulesPage {
        shell: shell(&service, &me).said(asked.said.as_deref(), SAID),
        form: Fields::default()
            .with("week", rules.priorities.week.to_string())
            .with("need", rules.priorities.need.to_string())
            .with("least", rules.priorities.least_fit.to_string())
            .with("offers", rules.priorities.offers.to_string())
            .with("days", rules.days.to_string()),
        problems: Problems::new(),
    })
}

/// A whole number of a field within these, or a problem.
fn whole(form: &Fields, problems: &mut Problems, field: &str, within: RangeInclusive<u32>) -> u32 {
    let number = form.get(field).parse().ok();
    number
        .filter(|number| within.contains(number))
        .unwrap_or_else(|| {
            let (from, to) = (within.start(), within.end());
            let words = say("form-number").with("from", from).with("to", to);
            problems.add(field, words);
            *within.start()
        })
}

async fn send(State(service): Shared, me: Administrator, form: Fields) -> Outcome {
    let mut problems = Problems::new();
    let priorities = Priorities {
        week: whole(&form, &mut problems, "week", 0..=100),
        need: whole(&form, &mut problems, "need", 0..=500),
        least_fit: whole(&form, &mut problems, "least", 0..=100),
        offers: whole(&form, &mut problems, "offers", 1..=MOST_OFFERS),
    };
    let days = whole(&form, &mut problems, "days", 2..=60);
    if !problems.is_empty() {
        return page_with_problems(&RulesPage {
            shell: shell(&service, &me),
            form,
            problems,
        });
    }
    let before = rules::rules(&mut *service.db.read().await?, &service).await?;
    let set = Rules {
        priorities,
        days: i64::from(days),
        ..before
    };
    rules::set_rules(&service, &me, &set).await?;
    go("/practice/waiting/rules?said=kept")
}
