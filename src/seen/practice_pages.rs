//! All of it, in general words, for administrators.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::routing::get;
use jiff::civil::Date;
use serde::Deserialize;

use super::PAGE;
use super::words::{Line, Reader, Words};
use crate::accounts::{self, Administrator};
use crate::audit::{self, By, Deed, Note, Which};
use crate::db::Conn;
use crate::languages::{named, say};
use crate::service::Service;
use crate::web::{Choice, Outcome, Problems, Shell, Stop, page};

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/practice/audit", get(list))
}

#[derive(Template)]
#[template(path = "seen/practice.html")]
struct PracticePage {
    shell: Shell,
    lines: Vec<Line>,
    actors: Vec<Choice>,
    actor: String,
    day: String,
    problems: Problems,
    older: Option<i64>,
    newest: bool,
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    actor: String,
    #[serde(default)]
    day: String,
    before: Option<i64>,
}

/// Codes in the address for what is no account.
const SERVER: &str = "server";
const NOBODY: &str = "nobody";

/// Whom one may look for: clients are not among them, they have no names here.
async fn actors(conn: &mut Conn, service: &Service, asked: &str) -> Result<Vec<Choice>, Stop> {
    let choice = |value: String, label: String| Choice {
        chosen: value == asked,
        value,
        label,
        hint: String::new(),
    };
    let mut all: Vec<Choice> = Vec::new();
    for known in accounts::staff(conn, service).await? {
        let role = named("role", known.role.as_str()).map_or_else(String::new, String::from);
        let label = format!("{}, {role}", known.name);
        all.push(choice(known.account.to_string(), label));
    }
    all.push(choice(
        NOBODY.to_owned(),
        say("seen-practice-nobody").into(),
    ));
    all.push(choice(SERVER.to_owned(), say("seen-who-server").into()));
    Ok(all)
}

/// Which entries; `None` for someone who is not on the list.
fn which(actors: &[Choice], asked: &str) -> Option<Which> {
    if asked.is_empty() {
        return Some(Which::All);
    }
    actors.iter().find(|actor| actor.value == asked)?;
    Some(Which::By(match asked {
        SERVER => By::Server,
        NOBODY => By::Nobody,
        account => By::Account(account.parse().ok()?),
    }))
}

async fn list(
    State(service): State<Arc<Service>>,
    me: Administrator,
    Query(asked): Query<Asked>,
) -> Outcome {
    let opened = Note::by(me.account(), Deed::LogOpened);
    audit::visit(&service, vec![opened]).await?;
    audit::chain_all(&service.db, &service.key).await?;
    let mut problems = Problems::new();
    let day = asked.day.trim();
    let date = day.parse::<Date>().ok();
    problems.unless(
        day.is_empty() || date.is_some(),
        "day",
        &say("seen-practice-day-wrong"),
    );
    let mut conn = service.db.read().await?;
    let actors = actors(&mut conn, &service, &asked.actor).await?;
    let which = which(&actors, &asked.actor).ok_or(Stop::NotFound)?;
    let before = asked.before.unwrap_or(i64::MAX);
    // One more than is shown tells whether there are older ones.
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut entries = audit::entries(&mut conn, &service.key, which, date, before, limit).await?;
    let more = entries.len() > PAGE;
    entries.truncate(PAGE);
    let mut words = Words::new(&service, Reader::Practice, me.zone());
    let mut lines = Vec::new();
    for entry in &entries {
        lines.push(words.line(&mut conn, entry).await?);
    }
    let oldest = entries.last().map(|entry| entry.number);
    page(&PracticePage {
        shell: Shell::new(&service, Some(me.person()), &say("seen-title")).at("/practice"),
        lines,
        actors,
        actor: asked.actor,
        day: asked.day,
        problems,
        older: oldest.filter(|_| more),
        newest: asked.before.is_none(),
    })
}
