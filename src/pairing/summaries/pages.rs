//! The page of summaries of a private space: for its client, for whoever wrote one, and for whoever one was
//! passed on to.
//!
//! What must stay true: that somebody else's words are read is noted before they are shown.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::routing::{get, post};
use serde::Deserialize;

use super::words::Reading;
use super::{DAYS, DAYS_TO_ASK, Decided, Standing, Summary, Wanted, days};
use super::{ask, correct, correct_pages, corrections, news, pass, read, store, write_pages};
use crate::accounts::{self, Account, Client, SignedIn, Visitor};
use crate::audit::{self, Deed, Note};
use crate::db::{Conn, Id};
use crate::episodes::{Membership, SeatRole, Space, SpaceKind, enter};
use crate::languages::say;
use crate::pairing::store as pairings;
use crate::service::Service;
use crate::web::{Fields, Outcome, Shell, Stop, go, page, when};

type Shared = State<Arc<Service>>;

pub(in crate::pairing) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/rooms/{space}/summaries", get(list).post(ask_later))
        .route(
            "/rooms/{space}/summaries/{id}",
            get(write_pages::form).post(write_pages::write),
        )
        .route("/rooms/{space}/summaries/{id}/pass", post(decide))
        .route(
            "/rooms/{space}/summaries/{id}/correct",
            get(correct_pages::form).post(correct_pages::add),
        )
}

pub(super) fn parse<T>(text: &str) -> Result<Id<T>, Stop> {
    text.parse().map_err(|_| Stop::NotFound)
}

pub(super) fn shell(service: &Service, me: &SignedIn, title: &str) -> Shell {
    Shell::new(service, Some(me.person()), title).at(me.role().first_page())
}

/// A summary as its reader sees it.
struct Shown {
    id: String,
    author: String,
    /// Whether the reader writes it.
    mine: bool,
    asked: String,
    until: String,
    written: String,
    standing: Standing,
    text: Option<String>,
    /// What was corrected in it, the oldest first.
    corrections: Vec<Corrected>,
    /// Whether the reader wrote it and may correct it.
    may_correct: bool,
    /// For its client, where there is anything to decide.
    readers: Option<Readers>,
}

/// A correction, with its day.
struct Corrected {
    day: String,
    words: String,
}

/// Who reads a summary, and what its client can decide: a button's words, and what it sends.
struct Readers {
    words: String,
    button: String,
    sends: String,
}

impl Shown {
    fn is_waiting(&self) -> bool {
        self.standing == Standing::Waiting
    }

    fn is_written(&self) -> bool {
        self.standing == Standing::Written
    }

    /// Of which day the newest correction is.
    fn corrected(&self) -> Option<&str> {
        self.corrections.last().map(|one| one.day.as_str())
    }
}

/// A therapist who can be asked.
struct Askable {
    therapist: String,
    name: String,
    until: String,
    next: String,
}

#[derive(Template)]
#[template(path = "pairing/summaries.html")]
struct ListPage {
    shell: Shell,
    space: String,
    /// Whose work it is about.
    client: String,
    is_client: bool,
    days: i64,
    shown: Vec<Shown>,
    askable: Vec<Askable>,
}

#[derive(Deserialize)]
pub(super) struct Said {
    pub(super) said: Option<String>,
}

const SAID: &[(&str, &str)] = &[
    ("asked", "summary-said-asked"),
    ("decided", "summary-said-decided"),
    ("next", "summary-said-next"),
    ("over", "summary-said-over"),
    ("given", "summary-said-given"),
    ("corrected", "summary-said-corrected"),
    ("declined", "summary-said-declined"),
];

async fn person(conn: &mut Conn, service: &Service, who: Id<Account>) -> Result<String, Stop> {
    Ok(accounts::person(conn, service, who).await?.name)
}

/// Whom this client would pass on to what this therapist writes.
async fn next(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    author: Id<Account>,
) -> Result<String, Stop> {
    let pairing = pairings::of_client(conn, me.account()).await?;
    match pairing.filter(|pairing| pairing.therapist != author) {
        Some(pairing) => person(conn, service, pairing.therapist).await,
        None => Ok(say("summary-my-next").into()),
    }
}

async fn shown(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    (member, summary): (&Membership, &Summary),
    kept: &[store::Kept],
) -> Result<Shown, Stop> {
    let day = |at| when::day(at, me.zone());
    let mine = summary.author == me.account();
    let its = (summary.id, summary.author, summary.generation);
    let corrections = corrections::open(member, its, kept)?.into_iter();
    let readers = match member.role() {
        SeatRole::Client => readers(conn, service, me, summary).await?,
        SeatRole::Therapist | SeatRole::Cover => None,
    };
    Ok(Shown {
        id: summary.id.to_string(),
        author: person(conn, service, summary.author).await?,
        mine,
        asked: day(summary.asked_at),
        until: day(summary.until()),
        written: summary.written_at.map(day).unwrap_or_default(),
        standing: summary.standing(service.clock.now()),
        text: summary.open(member)?,
        corrections: corrections
            .map(|one| Corrected {
                day: day(one.at),
                words: one.words,
            })
            .collect(),
        may_correct: mine && correct::room_for_more(conn, summary).await?.is_some(),
        readers,
    })
}

/// Who reads a summary, for its client; none where there is nothing to decide.
async fn readers(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    summary: &Summary,
) -> Result<Option<Readers>, Stop> {
    let standing = summary.standing(service.clock.now());
    if !matches!(standing, Standing::Waiting | Standing::Written) {
        return Ok(None);
    }
    let reader = match pass::reader(conn, me.account(), summary).await? {
        Some(reader) => Some(person(conn, service, reader).await?),
        None => None,
    };
    let author = person(conn, service, summary.author).await?;
    let next = next(conn, service, me, summary.author).await?;
    let reading = Reading {
        author: &author,
        reader: reader.as_deref(),
        next: &next,
        written: standing == Standing::Written,
        passes: summary.passes(),
    };
    let (button, passes) = reading.choice();
    let sends = if passes { "yes" } else { "no" };
    Ok(Some(Readers {
        words: reading.words().into(),
        button: button.into(),
        sends: sends.to_owned(),
    }))
}

async fn askable(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    space: Id<Space>,
) -> Result<Vec<Askable>, Stop> {
    let mut list = Vec::new();
    for one in ask::askable(conn, service, space).await? {
        let name = person(conn, service, one.therapist).await?;
        list.push(Askable {
            therapist: one.therapist.to_string(),
            until: when::day(one.at + days(DAYS_TO_ASK), me.zone()),
            next: next(conn, service, me, one.therapist).await?,
            name,
        });
    }
    Ok(list)
}

/// Enters a private space; `None` of it is shown to somebody of another kind.
pub(super) async fn enter_private(
    conn: &mut Conn,
    me: &SignedIn,
    space: Id<Space>,
) -> Result<Membership, Stop> {
    let member = enter(conn, me, space).await?;
    match member.kind() {
        SpaceKind::Private => Ok(member),
        SpaceKind::Joint | SpaceKind::Notes => Err(Stop::NotFound),
    }
}

async fn list(
    State(service): Shared,
    me: Visitor,
    Path(space): Path<String>,
    Query(said): Query<Said>,
) -> Outcome {
    let id = parse(&space)?;
    let mut conn = service.db.read().await?;
    let member = enter_private(&mut conn, &me, id).await?;
    let is_client = member.role() == SeatRole::Client;
    let found = read::of_member(&mut conn, &service, &member).await?;
    // To somebody to whom nothing was passed on there is nothing here.
    if !is_client && found.is_empty() {
        return Err(Stop::NotFound);
    }
    let kept = store::corrections(&mut conn, id).await?;
    let mut list = Vec::new();
    for summary in &found {
        list.push(shown(&mut conn, &service, &me, (&member, summary), &kept).await?);
    }
    let ask = match is_client {
        true => askable(&mut conn, &service, &me, id).await?,
        false => Vec::new(),
    };
    let client = news::client(&mut conn, &service, id).await?;
    drop(conn);
    let opened = list.iter().any(|one| one.text.is_some() && !one.mine);
    let note = Note::by(me.account(), Deed::SummaryOpened).within(id);
    audit::visit(&service, opened.then_some(note).into_iter().collect()).await?;
    page(&ListPage {
        shell: shell(&service, &me, &say("summaries-title")).said(said.said.as_deref(), SAID),
        space,
        client,
        is_client,
        days: DAYS,
        shown: list,
        askable: ask,
    })
}

async fn ask_later(
    State(service): Shared,
    me: Client,
    Path(space): Path<String>,
    form: Fields,
) -> Outcome {
    let therapist = parse(form.get("therapist"))?;
    let wanted = Wanted::of(form.get("summary"));
    ask::ask_later(&service, &me, parse(&space)?, therapist, wanted).await?;
    go(&format!("/rooms/{space}/summaries?said=asked"))
}

async fn decide(
    State(service): Shared,
    me: Client,
    Path((space, id)): Path<(String, String)>,
    form: Fields,
) -> Outcome {
    let passes = match form.get("pass") {
        "yes" => true,
        "no" => false,
        _ => return Err(Stop::Unreadable),
    };
    let which = (parse(&space)?, parse(&id)?);
    let said = match pass::decide(&service, &me, which, passes).await? {
        Decided::Yes => "decided",
        Decided::ForTheNext => "next",
        Decided::NothingToDecide => "over",
    };
    go(&format!("/rooms/{space}/summaries?said={said}"))
}
