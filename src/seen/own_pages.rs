//! Somebody's own part: what was done with what is theirs, and what they did themselves.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::routing::get;
use jiff::Timestamp;
use serde::Deserialize;

use super::words::{Line, Reader, Words};
use super::{PAGE, older};
use crate::accounts::{Role, SignedIn, Visitor};
use crate::audit::{self, By, Entry, Note, Which, Whose};
use crate::db::Conn;
use crate::episodes;
use crate::languages::say;
use crate::service::Service;
use crate::web::{Outcome, Shell, Stop, page};

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/account/seen", get(seen))
}

#[derive(Template)]
#[template(path = "seen/own.html")]
struct OwnPage {
    shell: Shell,
    zone: String,
    lines: Vec<Line>,
    all: bool,
    older: Option<String>,
    newest: bool,
}

#[derive(Deserialize)]
struct Asked {
    before: Option<String>,
    all: Option<String>,
}

/// How often a page of entries is looked up for one page of lines, where most are not shown.
const MOST_LOOKS: usize = 40;

/// What is somebody's, and what is by them.
async fn sources(conn: &mut Conn, me: &SignedIn) -> Result<Vec<Which>, Stop> {
    let account = me.account();
    let mut sources = vec![
        Which::About(Whose::Person(account)),
        Which::By(By::Account(account)),
    ];
    if me.role() == Role::Client {
        let private = episodes::private_space_of(conn, account).await?;
        let joint = episodes::joint_spaces_of(conn, account).await?;
        let spaces = private.into_iter().chain(joint);
        sources.extend(spaces.map(|space| Which::About(Whose::Space(space))));
    }
    Ok(sources)
}

/// The newest entries of all these before this number, the newest first.
async fn newest(
    conn: &mut Conn,
    service: &Service,
    sources: &[Which],
    before: i64,
) -> Result<Vec<Entry>, Stop> {
    let limit = i64::try_from(PAGE).unwrap_or(i64::MAX);
    let mut merged: BTreeMap<i64, Entry> = BTreeMap::new();
    for which in sources {
        let found = audit::entries(conn, &service.key, *which, None, before, limit).await?;
        merged.extend(found.into_iter().map(|entry| (entry.number, entry)));
    }
    Ok(merged.into_values().rev().take(PAGE).collect())
}

/// Whether somebody is shown this. `by` is the role of who did it, where it was somebody else.
fn is_shown(me: &SignedIn, note: &Note, by: Option<Role>, all: bool) -> bool {
    if me.role() != Role::Client {
        return true;
    }
    let partner_looked = by == Some(Role::Client) && note.deed.is_reading();
    let mine = note.by == By::Account(me.account());
    !note.quiet && !partner_looked && (all || !mine || note.deed.is_of_sign_in())
}

struct Found {
    lines: Vec<Line>,
    older: Option<i64>,
}

async fn find(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    mut before: i64,
    all: bool,
) -> Result<Found, Stop> {
    let sources = sources(conn, me).await?;
    let mut words = Words::new(service, Reader::Person(me.account()), me.zone());
    let mut lines = Vec::new();
    for _ in 0..MOST_LOOKS {
        let entries = newest(conn, service, &sources, before).await?;
        if entries.is_empty() {
            return Ok(Found { lines, older: None });
        }
        for entry in &entries {
            if lines.len() == PAGE {
                return Ok(Found {
                    lines,
                    older: Some(before),
                });
            }
            before = entry.number;
            let Some((_, note)) = &entry.noted else {
                continue;
            };
            let by = match note.by {
                By::Account(account) if account != me.account() => {
                    words.person(conn, account).await?.map(|(role, _)| role)
                }
                _ => None,
            };
            if is_shown(me, note, by, all) {
                lines.push(words.line(conn, entry).await?);
            }
        }
    }
    Ok(Found {
        lines,
        older: Some(before),
    })
}

/// All of somebody's own part, the newest first: when (as machines read it), who, and what they did.
///
/// # Errors
/// If the store does not answer.
pub async fn own(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
) -> Result<Vec<(String, String, String)>, Stop> {
    let mut own = Vec::new();
    let mut before = Some(i64::MAX);
    while let Some(number) = before {
        let found = find(conn, service, me, number, true).await?;
        let lines = found.lines.into_iter();
        own.extend(lines.map(|line| (line.at_machine, line.who, line.did)));
        before = found.older;
    }
    Ok(own)
}

async fn seen(
    State(service): State<Arc<Service>>,
    me: Visitor,
    Query(asked): Query<Asked>,
) -> Outcome {
    audit::chain_all(&service.db, &service.key).await?;
    let mut conn = service.db.read().await?;
    let all = me.role() != Role::Client || asked.all.is_some();
    let newest = asked.before.is_none();
    let before = match asked.before {
        Some(link) => older::opened(&service, me.account(), &link)?,
        None => i64::MAX,
    };
    let found = find(&mut conn, &service, &me, before, all).await?;
    page(&OwnPage {
        shell: Shell::new(&service, Some(me.person()), &say("seen-title")).at("/account"),
        zone: zone_words(service.clock.now(), &me),
        lines: found.lines,
        all,
        older: found
            .older
            .map(|number| older::sealed(&service, me.account(), number)),
        newest,
    })
}

fn zone_words(now: Timestamp, me: &SignedIn) -> String {
    let offset = calendar::local(now, me.zone()).offset;
    format!("{} ({offset})", me.zone().name().replace('_', " "))
}
