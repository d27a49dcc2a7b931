//! What a client showed of their journal, for their therapist. Nothing else, not even that there is more.
//!
//! What must stay true: that a page is read is noted before it is shown.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::routing::get;
use serde::Deserialize;

use super::pages::PAGE;
use super::{JournalPage, store};
use crate::accounts::{self, Account, Therapist};
use crate::audit::{self, Deed, Note};
use crate::db::Id;
use crate::episodes::{SeatRole, enter, private_space_of};
use crate::languages::say;
use crate::service::Service;
use crate::web::{Outcome, Shell, Stop, page, when};

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/caseload/{client}/journal", get(shown))
}

/// A page as a therapist reads it.
struct Read {
    id: String,
    name: String,
    /// The day it is about, where it has a title.
    day: String,
    shown: String,
    /// When it was changed after it was shown; empty if it was not.
    changed: String,
    text: String,
}

#[derive(Template)]
#[template(path = "journal/case.html")]
struct CasePage {
    shell: Shell,
    client: String,
    name: String,
    pages: Vec<Read>,
    /// Where older ones begin.
    older: Option<i64>,
    newest: bool,
}

#[derive(Deserialize)]
struct Asked {
    from: Option<u16>,
}

fn as_read(me: &Therapist, one: JournalPage) -> Read {
    let shared_at = one.shared_at.unwrap_or(one.written_at);
    let changed = one.changed_at.filter(|at| *at > shared_at);
    Read {
        id: one.id.to_string(),
        name: one.words.name(),
        day: match one.words.title.is_empty() {
            true => String::new(),
            false => one.words.day_words(),
        },
        shown: when::day(shared_at, me.zone()),
        changed: changed
            .map(|at| when::day(at, me.zone()))
            .unwrap_or_default(),
        text: one.words.text,
    }
}

async fn shown(
    State(service): State<Arc<Service>>,
    me: Therapist,
    Path(path): Path<String>,
    Query(asked): Query<Asked>,
) -> Outcome {
    let client: Id<Account> = path.parse().map_err(|_| Stop::NotFound)?;
    let from = i64::from(asked.from.unwrap_or_default());
    let mut conn = service.db.read().await?;
    let space = private_space_of(&mut conn, client).await?;
    let member = enter(&mut conn, &me, space.ok_or(Stop::NotFound)?).await?;
    if member.role() != SeatRole::Therapist {
        return Err(Stop::NotFound);
    }
    let found = store::shown_in(&mut conn, &member, (from, PAGE + 1)).await?;
    let name = accounts::person(&mut conn, &service, client).await?.name;
    drop(conn);
    let more = i64::try_from(found.len()).is_ok_and(|count| count > PAGE);
    let opened = Note::by(me.account(), Deed::JournalOpened).within(member.space());
    let found = found
        .into_iter()
        .take(usize::try_from(PAGE).unwrap_or_default());
    let pages: Vec<Read> = found.map(|one| as_read(&me, one)).collect();
    let notes = (!pages.is_empty()).then_some(opened);
    audit::visit(&service, notes.into_iter().collect()).await?;
    page(&CasePage {
        shell: Shell::new(
            &service,
            Some(me.person()),
            &say("journal-case-title").with("name", &name),
        )
        .at("/caseload"),
        client: path,
        name,
        pages,
        older: more.then_some(from + PAGE),
        newest: from == 0,
    })
}
