//! A client's home.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, State};
use axum::routing::get;
use axum::{Extension, Router};
use serde::Deserialize;

use super::parting::{self, Parted};
use super::winding::{self, Question, Winding};
use crate::accounts::{self, Account, Client, SignedIn};
use crate::appointments;
use crate::consents;
use crate::db::{Conn, Id};
use crate::episodes::{self, Form, Space, enter};
use crate::how_i_am;
use crate::intake::{self, ScreenState};
use crate::languages::{in_a_row, say};
use crate::leaves;
use crate::library::Library;
use crate::lists;
use crate::measures;
use crate::messages;
use crate::pairing;
use crate::releases::{self, News};
use crate::service::Service;
use crate::skills::{self, Exercises};
use crate::waiting;
use crate::web::{Outcome, Shell, Stop, page, when};

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/home", get(home))
}

/// A room one may enter.
pub(super) struct Room {
    pub(super) id: String,
    pub(super) kind: &'static str,
    pub(super) readers: String,
    pub(super) unread: i64,
    pub(super) closed: bool,
}

/// A room as its link shows it; `None` if it is not open to them.
pub(super) async fn room(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    space: Id<Space>,
) -> Result<Room, Stop> {
    let member = enter(conn, me, space).await?;
    let mut names = Vec::new();
    for (account, _) in member.others() {
        names.push(accounts::person(conn, service, account).await?.name);
    }
    Ok(Room {
        id: space.to_string(),
        kind: member.kind().as_str(),
        readers: if names.is_empty() {
            say("room-link-only-you").into()
        } else {
            say("room-link-you-and")
                .with("names", in_a_row(&names))
                .into()
        },
        unread: messages::unread(conn, &member).await?,
        closed: !member.writes(),
    })
}

/// The name of where a client is, if this therapist has no licence that holds there.
pub(super) async fn unlicensed(
    conn: &mut Conn,
    service: &Service,
    client: Id<Account>,
    therapist: Id<Account>,
) -> Result<Option<String>, Stop> {
    if pairing::is_licensed(conn, service, client, therapist).await? {
        return Ok(None);
    }
    let profile = intake::profile_of(conn, service, client).await?;
    Ok(Some(lists::place(&profile.jurisdiction)))
}

/// What a client is asked to sign and has not.
async fn to_sign(
    conn: &mut Conn,
    me: &SignedIn,
    private: Id<Space>,
) -> Result<Vec<(&'static str, String)>, Stop> {
    let member = enter(conn, me, private).await?;
    let mut list = Vec::new();
    for one in consents::standing(conn, &member, me.account()).await? {
        if one.asked && one.held.is_none() {
            list.push((one.text.name(), consents::title(conn, one.text).await?));
        }
    }
    Ok(list)
}

/// News of a summary.
pub(super) fn told(told: pairing::Told) -> News {
    News {
        words: told.words,
        path: told.path,
    }
}

struct Step {
    label: String,
    done: bool,
    current: bool,
}

#[derive(Template)]
#[template(path = "home/client.html")]
struct HomePage {
    shell: Shell,
    name: String,
    steps: Vec<Step>,
    all_done: bool,
    screen_due: bool,
    therapist: Option<String>,
    /// Whether they are on the waiting list, and whether they are offered anybody.
    waits: bool,
    offered: bool,
    /// Who ended the work with them, and when, while they have chosen nobody else.
    ended: Option<(String, String)>,
    accepted: bool,
    /// Where they are, if their therapist has no licence that holds there.
    unlicensed: Option<String>,
    private: Room,
    joint: Option<Room>,
    /// Joint spaces of before: closed, and still readable.
    earlier: Vec<Room>,
    couple: bool,
    /// Whether they had a joint space with somebody who is not here with them any more.
    had_joint: bool,
    partner: Option<String>,
    consented: bool,
    /// Whether they paused the joint work.
    paused: bool,
    /// That the two parted, where it is to be said.
    parted: Option<Parted>,
    /// Whether this client left, and the other was not told yet.
    unsaid: bool,
    /// How their work winds down after they parted, if it does.
    winding: Option<Winding>,
    /// Who asks them whether they may go on with the therapist both had.
    asked: Vec<Question>,
    next: Option<appointments::Line>,
    /// That their therapist is away, or will be soon.
    away: Option<leaves::Away>,
    /// Earlier times that opened up, where they asked for them.
    openings: Vec<appointments::Openings>,
    /// What waits to be answered.
    due: Vec<measures::Due>,
    /// What is asked for or was made for somebody else, and what comes of summaries.
    /// What their therapist gave them to do at home, by title.
    plan: Vec<String>,
    /// Whether they wanted to write how they are by now, and have not.
    how_i_am: bool,
    news: Vec<News>,
    /// Whether the work with a therapist ended: there may be a summary of it.
    has_ended: bool,
    /// What is to be read and signed: its address and title.
    to_sign: Vec<(&'static str, String)>,
}

const SAID: &[(&str, &str)] = &[
    ("chosen", "home-said-chosen"),
    ("wishes", "home-said-wishes"),
    ("joined", "home-said-joined"),
    ("asked", "home-said-asked"),
    ("answered", "home-said-answered"),
    ("alone", "home-said-alone"),
    ("told-otherwise", "home-said-told-otherwise"),
    ("paused", "home-said-paused"),
    ("on-again", "home-said-on-again"),
    ("changed", "home-said-changed"),
    ("changed-asked", "home-said-changed-asked"),
];

#[derive(Deserialize)]
struct Said {
    said: Option<String>,
}

async fn home(
    State(service): State<Arc<Service>>,
    me: Client,
    Extension(exercises): Extension<Arc<Exercises>>,
    Extension(library): Extension<Arc<Library>>,
    Query(said): Query<Said>,
) -> Outcome {
    let mut conn = service.db.read().await?;
    let episode = episodes::episode_of(&mut conn, me.account())
        .await?
        .ok_or(Stop::NotFound)?;
    let mine = episode.client(me.account()).ok_or(Stop::NotFound)?;
    let pairing = pairing::of_client(&mut conn, me.account()).await?;
    let screen = pairing::screen_of(&mut conn, &episode, mine).await?;
    let therapist = match &pairing {
        Some(pairing) => Some(
            accounts::person(&mut conn, &service, pairing.therapist)
                .await?
                .name,
        ),
        None => None,
    };
    let ended = match pairing::ended_by_therapist(&mut conn, me.account()).await? {
        Some((therapist, at)) => Some((
            accounts::person(&mut conn, &service, therapist).await?.name,
            when::day(at, me.zone()),
        )),
        None => None,
    };
    let accepted = pairing.as_ref().is_some_and(|pairing| pairing.accepted);
    let unlicensed = match pairing.as_ref().filter(|pairing| pairing.accepted) {
        Some(pairing) => unlicensed(&mut conn, &service, me.account(), pairing.therapist).await?,
        None => None,
    };
    let away = match pairing.as_ref().filter(|pairing| pairing.accepted) {
        Some(pairing) => {
            leaves::away_for(&mut conn, &service, me.account(), pairing.therapist).await?
        }
        None => None,
    };
    let partner = match episode.seeming_partner(me.account()) {
        Some(partner) => Some(accounts::person(&mut conn, &service, partner).await?.name),
        None => None,
    };
    let joint = match episode.joint {
        Some(joint) => Some(room(&mut conn, &service, &me, joint).await?),
        None => None,
    };
    let paused = match episode.joint {
        Some(joint) => episodes::has_paused(&mut conn, joint, me.account()).await?,
        None => false,
    };
    let mut earlier = Vec::new();
    for space in episodes::joint_spaces_of(&mut conn, me.account()).await? {
        if Some(space) != episode.joint {
            earlier.push(room(&mut conn, &service, &me, space).await?);
        }
    }
    let mut news = releases::news(&mut conn, &service, &me).await?;
    let summaries = pairing::told_client(&mut conn, &service, &me, mine.private).await?;
    news.extend(summaries.into_iter().map(told));
    let has_ended = !episodes::apart_in(&mut conn, mine.private)
        .await?
        .is_empty();
    let screen_due = screen == ScreenState::Due;
    let waiting = waiting::standing(&mut conn, &service, &me).await?;
    let done = [
        ("home-step-questions", true),
        ("home-step-safety", !screen_due),
        ("home-step-choose", pairing.is_some()),
        ("home-step-yes", accepted),
    ];
    let current = done.iter().position(|(_, done)| !done);
    let steps: Vec<Step> = done
        .iter()
        .enumerate()
        .map(|(at, (key, done))| Step {
            label: say(key).into(),
            done: *done,
            current: current == Some(at),
        })
        .collect();
    page(&HomePage {
        shell: Shell::new(&service, Some(me.person()), &say("home-title"))
            .at("/home")
            .said(said.said.as_deref(), SAID),
        name: me.name().to_owned(),
        all_done: current.is_none(),
        steps,
        screen_due,
        therapist,
        waits: waiting.entry.is_some(),
        offered: !waiting.offers.is_empty(),
        ended,
        accepted,
        unlicensed,
        private: room(&mut conn, &service, &me, mine.private).await?,
        had_joint: joint.is_some() || !earlier.is_empty(),
        joint,
        earlier,
        couple: episode.form == Form::Couple,
        partner,
        consented: mine.consented_at.is_some(),
        paused,
        winding: winding::own(&mut conn, &service, &me).await?,
        asked: winding::asked(&mut conn, &service, &me).await?,
        unsaid: pairing::unsaid_of(&mut conn, &service, &me)
            .await?
            .is_some(),
        parted: parting::on_home(&mut conn, &service, &me, &episode).await?,
        news,
        has_ended,
        due: measures::due(&mut conn, &service, &me).await?,
        plan: skills::waiting_titles(&mut conn, &service, &me, (&exercises, &library)).await?,
        how_i_am: how_i_am::is_open(&mut conn, &service, &me).await?,
        to_sign: match accepted {
            true => to_sign(&mut conn, &me, mine.private).await?,
            false => Vec::new(),
        },
        away,
        openings: appointments::offered(&mut conn, &service, &me).await?,
        next: appointments::lines(&mut conn, &service, &me)
            .await?
            .into_iter()
            .find(|line| line.upcoming),
    })
}
