//! The pages of releases: what was asked for in a joint space, and asking.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::routing::{get, post};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Deserialize;

use super::acts::{self, Outcome, enter_joint, may_ask};
use super::{
    Asked, DAYS, DAYS_TO_MAKE, Extent, LONGEST, LONGEST_REPORT, Standing, What, one_page, store,
};
use crate::accounts::{self, SignedIn, Visitor};
use crate::db::{Conn, Id};
use crate::episodes::{Membership, Owners, SeatRole, Space};
use crate::languages::{Said, in_a_row, say};
use crate::service::Service;
use crate::web::{self, Choice, Fields, Problems, Shell, Stop, go, page, page_with_problems, when};

type Shared = State<Arc<Service>>;

/// The pages of this room.
pub fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/rooms/{space}/releases", get(list))
        .route("/rooms/{space}/releases/ask", get(form).post(ask))
        .route("/rooms/{space}/releases/{id}", get(one_page::one))
        .route(
            "/rooms/{space}/releases/{id}/answer",
            post(one_page::answer),
        )
        .route(
            "/rooms/{space}/releases/{id}/take-back",
            post(one_page::take_back),
        )
}

pub(super) fn parse<T>(text: &str) -> Result<Id<T>, Stop> {
    text.parse().map_err(|_| Stop::NotFound)
}

/// The names of these, as one writes them in a row.
pub(super) async fn names(
    conn: &mut Conn,
    service: &Service,
    owners: &Owners,
) -> Result<String, Stop> {
    let mut names = Vec::new();
    for client in &owners.clients {
        names.push(accounts::person(conn, service, *client).await?.name);
    }
    Ok(in_a_row(&names))
}

/// Where a release stands, in words that say of nobody what they answered.
pub(super) fn words(standing: Standing) -> Said {
    match standing {
        Standing::Waiting => say("release-waiting"),
        Standing::Agreed => say("release-agreed"),
        Standing::Made => say("release-was-made"),
        Standing::TakenBack => say("release-taken-back"),
        Standing::Changed => say("release-changed"),
        Standing::NotAgreed => say("release-not-agreed"),
        Standing::NotMade => say("release-not-made"),
    }
}

struct Row {
    id: String,
    who: String,
    whom: String,
    at: String,
    words: Said,
}

#[derive(Template)]
#[template(path = "releases/list.html")]
struct ListPage {
    shell: Shell,
    space: String,
    names: String,
    rows: Vec<Row>,
    is_client: bool,
    may_ask: bool,
    nobody: bool,
}

#[derive(Deserialize)]
pub(super) struct Notice {
    pub(super) said: Option<String>,
}

const SAID: &[(&str, &str)] = &[
    ("back", "releases-said-back"),
    ("waits", "releases-said-waits"),
];

/// The frame of a page of this room, whatever else is on it.
pub(super) fn shell(service: &Service, me: &SignedIn) -> Shell {
    Shell::new(service, Some(me.person()), &say("releases-title")).at(me.role().first_page())
}

async fn list(
    State(service): Shared,
    me: Visitor,
    Path(space): Path<String>,
    Query(said): Query<Notice>,
) -> web::Outcome {
    let mut conn = service.db.read().await?;
    let (member, owners) = enter_joint(&mut conn, &me, parse(&space)?).await?;
    let now = service.clock.now();
    let mut rows = Vec::new();
    for release in store::of_space(&mut conn, &service, member.space()).await? {
        let Some(asked) = release.open(&member)? else {
            continue;
        };
        let asker = accounts::person(&mut conn, &service, release.asker).await?;
        rows.push(Row {
            id: release.id.to_string(),
            who: asker.name,
            whom: asked.whom,
            at: when::day(release.asked_at, me.zone()),
            words: words(release.standing(&owners, now)),
        });
    }
    page(&ListPage {
        shell: shell(&service, &me).said(said.said.as_deref(), SAID),
        space,
        names: names(&mut conn, &service, &owners).await?,
        rows,
        is_client: member.role() == SeatRole::Client,
        may_ask: may_ask(&member, &owners),
        nobody: owners.shared.is_none(),
    })
}

#[derive(Template)]
#[template(path = "releases/ask.html")]
struct AskPage {
    shell: Shell,
    space: String,
    names: String,
    is_client: bool,
    days: i64,
    days_to_make: i64,
    what: Vec<Choice>,
    form: Fields,
    problems: Problems,
}

const WHAT: &[(&str, &str)] = &[
    ("all", "release-ask-what-all"),
    ("since", "release-ask-what-since"),
    ("report", "release-ask-what-report"),
];

/// What somebody may ask for: codes, and the keys of their words.
fn choices(member: &Membership) -> &'static [(&'static str, &'static str)] {
    match member.role() {
        SeatRole::Therapist => WHAT,
        SeatRole::Client | SeatRole::Cover => &WHAT[..2],
    }
}

/// The page where one asks, for whoever may; where nobody can agree, the list says so.
async fn ask_page(
    service: &Service,
    me: &SignedIn,
    space: Id<Space>,
    form: Fields,
) -> Result<AskPage, Stop> {
    let mut conn = service.db.read().await?;
    let (member, owners) = enter_joint(&mut conn, me, space).await?;
    if !may_ask(&member, &owners) {
        return Err(Stop::NotFound);
    }
    if owners.shared.is_none() {
        return Err(Stop::Elsewhere(format!("/rooms/{space}/releases")));
    }
    Ok(AskPage {
        shell: shell(service, me),
        space: space.to_string(),
        names: names(&mut conn, service, &owners).await?,
        is_client: member.role() == SeatRole::Client,
        days: DAYS,
        days_to_make: DAYS_TO_MAKE,
        what: form.choices_said("what", choices(&member)),
        form,
        problems: Problems::new(),
    })
}

async fn form(State(service): Shared, me: Visitor, Path(space): Path<String>) -> web::Outcome {
    let form = Fields::default().with("what", "all");
    page(&ask_page(&service, &me, parse(&space)?, form).await?)
}

/// The beginning of a day where somebody is.
fn beginning(day: &str, zone: &calendar::Zone) -> Option<Timestamp> {
    let day: Date = day.trim().parse().ok()?;
    zone.time_zone().to_timestamp(day.at(0, 0, 0, 0)).ok()
}

/// What was asked for, or what is to be said of the form.
fn read(form: &Fields, me: &SignedIn, now: Timestamp) -> Result<Asked, Problems> {
    let mut problems = Problems::new();
    let mut short = |field: &str, missing: &'static str| {
        let text = form.get(field).to_owned();
        problems.unless(!text.is_empty(), field, &say(missing));
        let fits = text.chars().count() <= LONGEST;
        problems.unless(fits, field, &say("release-ask-long"));
        text
    };
    let whom = short("whom", "release-ask-whom-missing");
    let purpose = short("purpose", "release-ask-purpose-missing");
    let what = match form.get("what") {
        "all" => Some(What::Room(None)),
        "since" => {
            let since = beginning(form.get("since"), me.zone()).filter(|at| *at <= now);
            problems.unless(since.is_some(), "since", &say("release-ask-since-wrong"));
            since.map(|at| What::Room(Some(at)))
        }
        "report" => {
            let report = form.get("report").replace("\r\n", "\n");
            problems.unless(
                !report.is_empty(),
                "report",
                &say("release-ask-report-missing"),
            );
            let fits = report.chars().count() <= LONGEST_REPORT;
            problems.unless(fits, "report", &say("release-ask-report-long"));
            Some(What::Report(report))
        }
        _ => {
            problems.add("what", say("release-ask-what-missing"));
            None
        }
    };
    match what.filter(|_| problems.is_empty()) {
        Some(what) => Ok(Asked {
            whom,
            purpose,
            what,
            extent: Extent::AndExercises,
        }),
        None => Err(problems),
    }
}

async fn ask(
    State(service): Shared,
    me: Visitor,
    Path(space): Path<String>,
    form: Fields,
) -> web::Outcome {
    let id = parse(&space)?;
    let asked = match read(&form, &me, service.clock.now()) {
        Ok(asked) => asked,
        Err(problems) => {
            let mut shown = ask_page(&service, &me, id, form).await?;
            shown.problems = problems;
            return page_with_problems(&shown);
        }
    };
    match acts::ask(&service, &me, id, &asked).await? {
        Outcome::Waits(release) => go(&format!("/rooms/{space}/releases/{release}?said=asked")),
        Outcome::OneWaits => go(&format!("/rooms/{space}/releases?said=waits")),
        Outcome::NobodyToAgree => go(&format!("/rooms/{space}/releases")),
    }
}
