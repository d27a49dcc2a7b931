//! A therapist's page of their time away, and of standing in for others.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::routing::{get, post};
use serde::Deserialize;

use super::{Answer, Leave, Planned, acts, store};
use crate::accounts::{self, Account, Therapist};
use crate::db::{Conn, Id};
use crate::episodes::{self, SpaceKind};
use crate::languages::{day, in_a_row, named, say};
use crate::practice;
use crate::service::Service;
use crate::web::{Choice, Fields, Outcome, Problems, Shell, Stop, go, page, page_with_problems};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/away", get(show).post(plan))
        .route("/away/answer", post(answer))
        .route("/away/end", post(end))
}

/// A leave, as the therapist who is away or whoever stands in reads it.
struct Line {
    id: String,
    first: String,
    last: String,
    /// Whose it is, or who was asked to stand in; empty for nobody.
    name: String,
    said: Option<Answer>,
}

impl Line {
    fn waits(&self) -> bool {
        self.said == Some(Answer::Waits)
    }

    fn yes(&self) -> bool {
        self.said == Some(Answer::Yes)
    }
}

#[derive(Template)]
#[template(path = "leaves/away.html")]
struct AwayPage {
    shell: Shell,
    own: Vec<Line>,
    asked: Vec<Line>,
    /// The spaces they were let into: address, and which of whom.
    rooms: Vec<(String, String)>,
    covers: Vec<Choice>,
    form: Fields,
    problems: Problems,
}

const SAID: &[(&str, &str)] = &[
    ("planned", "away-said-planned"),
    ("ended", "away-said-ended"),
    ("answered", "away-said-answered"),
];

#[derive(Deserialize)]
struct Asked {
    said: Option<String>,
}

/// Somebody's name; or words, where their account is gone.
async fn name(conn: &mut Conn, service: &Service, who: Id<Account>) -> Result<String, Stop> {
    match accounts::person(conn, service, who).await {
        Ok(person) => Ok(person.name),
        Err(Stop::NotFound) => Ok(say("away-gone").into()),
        Err(stop) => Err(stop),
    }
}

async fn line(conn: &mut Conn, service: &Service, leave: &Leave, own: bool) -> Result<Line, Stop> {
    let cover = leave.times.cover;
    let who = match own {
        true => cover.map(|(cover, _)| cover),
        false => Some(leave.therapist),
    };
    Ok(Line {
        id: leave.id.to_string(),
        first: day(leave.times.first),
        last: day(leave.times.last),
        name: match who {
            Some(who) => name(conn, service, who).await?,
            None => String::new(),
        },
        said: cover.map(|(_, said)| said),
    })
}

/// The spaces somebody was let into, to stand in.
async fn rooms(
    conn: &mut Conn,
    service: &Service,
    me: &Therapist,
) -> Result<Vec<(String, String)>, Stop> {
    let mut rooms = Vec::new();
    for (space, cover) in episodes::covered(conn).await? {
        if cover != me.account() {
            continue;
        }
        let mut names = Vec::new();
        for client in episodes::clients_now(conn, space).await? {
            names.push(accounts::person(conn, service, client).await?.name);
        }
        let kind = episodes::kind_of(conn, space).await?;
        let kind = kind.map_or("private", SpaceKind::as_str);
        let room = named("room", kind).unwrap_or_else(|| say("room-private"));
        let words = say("away-room")
            .with("room", room)
            .with("names", in_a_row(&names));
        rooms.push((space.to_string(), words.into()));
    }
    Ok(rooms)
}

async fn away_page(
    service: &Service,
    me: &Therapist,
    form: Fields,
    problems: Problems,
) -> Result<AwayPage, Stop> {
    let mut conn = service.db.read().await?;
    let (mut own, mut asked, mut covers) = (Vec::new(), Vec::new(), Vec::new());
    for leave in store::of_therapist(&mut conn, service, me.account()).await? {
        own.push(line(&mut conn, service, &leave, true).await?);
    }
    for leave in store::stood_in_by(&mut conn, service, me.account()).await? {
        asked.push(line(&mut conn, service, &leave, false).await?);
    }
    for other in practice::all_therapists(&mut conn, service).await? {
        if other.account != me.account() {
            covers.push((other.account.to_string(), other.name));
        }
    }
    let covers: Vec<(&str, &str)> = covers.iter().map(|(id, name)| (&**id, &**name)).collect();
    Ok(AwayPage {
        shell: Shell::new(service, Some(me.person()), &say("away-title")).at("/caseload"),
        own,
        asked,
        rooms: rooms(&mut conn, service, me).await?,
        covers: form.choices("cover", &covers),
        form,
        problems,
    })
}

async fn show(State(service): Shared, me: Therapist, Query(asked): Query<Asked>) -> Outcome {
    let mut shown = away_page(&service, &me, Fields::default(), Problems::new()).await?;
    shown.shell = shown.shell.said(asked.said.as_deref(), SAID);
    page(&shown)
}

async fn plan(State(service): Shared, me: Therapist, form: Fields) -> Outcome {
    let mut problems = Problems::new();
    let (first, last) = (
        form.get("first").parse().ok(),
        form.get("last").parse().ok(),
    );
    problems.unless(first.is_some(), "first", &say("away-first-missing"));
    problems.unless(last.is_some(), "last", &say("away-last-missing"));
    let cover = match form.get("cover") {
        "" => None,
        id => Some(id.parse().map_err(|_| Stop::Unreadable)?),
    };
    if let (Some(first), Some(last)) = (first, last) {
        match acts::plan(&service, &me, (first, last), cover).await? {
            Planned::Yes(_) => return go("/away?said=planned"),
            Planned::Days => problems.add("last", say("away-days-wrong")),
            Planned::Overlap => problems.add("first", say("away-overlap")),
            Planned::Cover => problems.add("cover", say("away-cover-wrong")),
        }
    }
    page_with_problems(&away_page(&service, &me, form, problems).await?)
}

fn leave(form: &Fields) -> Result<Id<Leave>, Stop> {
    form.get("leave").parse().map_err(|_| Stop::NotFound)
}

async fn answer(State(service): Shared, me: Therapist, form: Fields) -> Outcome {
    let yes = form.get("answer") == "yes";
    acts::answer(&service, &me, leave(&form)?, yes).await?;
    go("/away?said=answered")
}

async fn end(State(service): Shared, me: Therapist, form: Fields) -> Outcome {
    acts::call_off(&service, &me, leave(&form)?).await?;
    go("/away?said=ended")
}
