//! The page on which a therapist says what they do with what one partner tells them alone; and the button
//! with which a client agrees.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::routing::{get, post};
use serde::Deserialize;

use super::{LONGEST, Policy, Way, acts, store};
use crate::accounts::{Client, Therapist};
use crate::episodes::enter;
use crate::languages;
use crate::service::Service;
use crate::web::{Choice, Fields, Outcome, Problems, Shell, Stop, go, page, page_with_problems};

type Shared = State<Arc<Service>>;

/// The pages of this room.
pub fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/profile/secrets", get(form).post(say))
        .route("/rooms/{space}/secrets", post(agree))
}

#[derive(Template)]
#[template(path = "secrets/policy.html")]
struct PolicyPage {
    shell: Shell,
    ways: Vec<Choice>,
    form: Fields,
    problems: Problems,
}

const SAID: &[(&str, &str)] = &[("kept", "secrets-said-kept")];

#[derive(Deserialize)]
struct Said {
    said: Option<String>,
}

fn policy_page(service: &Service, me: &Therapist, form: Fields) -> PolicyPage {
    let ways: Vec<_> = Way::ALL
        .iter()
        .map(|(_, code, key)| (*code, *key))
        .collect();
    PolicyPage {
        shell: Shell::new(service, Some(me.person()), &languages::say("secrets-title"))
            .at("/profile"),
        ways: form.choices_said("way", &ways),
        form,
        problems: Problems::new(),
    }
}

async fn form(State(service): Shared, me: Therapist, Query(said): Query<Said>) -> Outcome {
    let mut conn = service.db.read().await?;
    let mut form = Fields::default();
    if let Some((_, policy)) = store::newest(&mut conn, &service, me.account()).await? {
        let code = Way::ALL.iter().find(|(way, _, _)| *way == policy.way);
        form = form.with("way", code.map_or("", |(_, code, _)| code));
        form = form.with("own", policy.own);
    }
    let mut shown = policy_page(&service, &me, form);
    shown.shell = shown.shell.said(said.said.as_deref(), SAID);
    page(&shown)
}

async fn say(State(service): Shared, me: Therapist, form: Fields) -> Outcome {
    let own = form.get("own").to_owned();
    let mut problems = Problems::new();
    if own.chars().count() > LONGEST {
        problems.add("own", languages::say("secrets-own-long"));
    }
    let Some(way) = Way::of(form.get("way")).filter(|_| problems.list().is_empty()) else {
        if Way::of(form.get("way")).is_none() {
            problems.add("way", languages::say("secrets-way-missing"));
        }
        let mut shown = policy_page(&service, &me, form);
        shown.problems = problems;
        return page_with_problems(&shown);
    };
    acts::say(&service, &me, &Policy { way, own }).await?;
    go("/profile/secrets?said=kept")
}

async fn agree(
    State(service): Shared,
    me: Client,
    Path(space): Path<String>,
    form: Fields,
) -> Outcome {
    let version = form.get("version").parse().map_err(|_| Stop::Unreadable)?;
    let id = space.parse().map_err(|_| Stop::NotFound)?;
    let member = enter(&mut *service.db.read().await?, &me, id).await?;
    match acts::agree(&service, &member, version).await {
        // It was changed just now, or needs no agreement any more: the room shows what is so.
        Ok(()) | Err(Stop::NotFound) => go(&format!("/rooms/{space}")),
        Err(stop) => Err(stop),
    }
}
