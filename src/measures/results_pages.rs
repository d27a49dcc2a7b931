//! What a client sees of measures: what waits, what they can answer, and what came of it.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::routing::get;
use serde::Deserialize;

use super::answering;
use super::due::{self, Due};
use super::pictured::{Pictured, figures};
use super::sharing::{self, Standing};
use super::{Measure, Response, catalogue, responses};
use crate::accounts::{Client, SignedIn};
use crate::db::Conn;
use crate::episodes::Membership;
use crate::languages::say;
use crate::practice;
use crate::service::Service;
use crate::web::{Outcome, Shell, Stop, page, when};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/measures", get(overview))
        .route("/measures/of/{address}", get(results))
}

const SAID: &[(&str, &str)] = &[
    ("thanks", "measures-said-thanks"),
    ("finished", "measures-said-finished"),
    ("discarded", "measures-said-discarded"),
    ("shared", "measures-said-shared"),
    ("taken-back", "measures-said-taken-back"),
];

#[derive(Deserialize)]
struct Said {
    said: Option<String>,
}

/// A measure a client may answer or has answered.
struct Line {
    address: String,
    title: String,
    lang: &'static str,
    questions: usize,
    last: Option<String>,
}

#[derive(Template)]
#[template(path = "measures/overview.html")]
struct OverviewPage {
    shell: Shell,
    due: Vec<Due>,
    lines: Vec<Line>,
    /// Whether the practice counts outcomes of those who agree.
    counts: bool,
}

async fn line(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    member: &Membership,
    measure: &Measure,
) -> Result<Option<Line>, Stop> {
    let last = due::last_time(conn, service, member, &measure.name).await?;
    let feedback = measure.name == super::SESSION_FEEDBACK;
    let open = measure.is_for_anyone();
    if measure.leaves_no_trace() || feedback || (last.is_none() && !open) {
        return Ok(None);
    }
    Ok(Some(Line {
        address: measure.address(),
        title: measure.key.title.clone(),
        lang: measure.words_language(),
        questions: measure.key.items.len(),
        last: last.map(|at| when::day(at, me.zone())),
    }))
}

async fn overview(State(service): Shared, me: Client, Query(said): Query<Said>) -> Outcome {
    let mut conn = service.db.read().await?;
    let member = answering::private(&mut conn, &me).await?;
    let mut lines = Vec::new();
    for measure in catalogue::all(&mut conn).await? {
        lines.extend(line(&mut conn, &service, &me, &member, &measure).await?);
    }
    page(&OverviewPage {
        shell: Shell::new(&service, Some(me.person()), &say("nav-check-ins"))
            .at("/measures")
            .said(said.said.as_deref(), SAID),
        due: due::due(&mut conn, &service, &me).await?,
        counts: practice::outcome_score(&mut conn, &service)
            .await?
            .is_some(),
        lines,
    })
}

/// How sharing stands, as the page shows it.
struct Sharing {
    /// `none`, `waiting` or `both`.
    state: &'static str,
    since: String,
    has_path: bool,
}

#[derive(Template)]
#[template(path = "measures/results.html")]
struct ResultsPage {
    shell: Shell,
    address: String,
    title: String,
    /// The language of the title and of the note.
    lang: &'static str,
    /// The language of what was asked and answered.
    asked_in: &'static str,
    note: String,
    questions: usize,
    may_answer: bool,
    /// Where it goes on, if it was begun.
    begun: Option<String>,
    begun_id: String,
    answered: bool,
    /// The figures, made here and escaped where they are made.
    figures: Vec<Pictured>,
    last: String,
    said: Vec<(String, String)>,
    sharing: Option<Sharing>,
}

async fn sharing_of(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    measure: &Measure,
    course: &[Response],
) -> Result<Option<Sharing>, Stop> {
    if course.is_empty() || !measure.has_plane() {
        return Ok(None);
    }
    let (state, since) = match sharing::standing(conn, service, me, &measure.name).await? {
        Standing::NoSpace => return Ok(None),
        Standing::NotShared => ("none", None),
        Standing::Waiting(at) => ("waiting", Some(at)),
        Standing::Both(at) => ("both", Some(at)),
    };
    Ok(Some(Sharing {
        state,
        since: since.map_or_else(String::new, |at| when::day(at, me.zone())),
        has_path: course.len() > 1,
    }))
}

async fn results(
    State(service): Shared,
    me: Client,
    Path(address): Path<String>,
    Query(said): Query<Said>,
) -> Outcome {
    let mut conn = service.db.read().await?;
    let member = answering::private(&mut conn, &me).await?;
    let measure = catalogue::at(&mut conn, &address).await?;
    let name = &measure.name;
    let may_answer = answering::may_answer(&mut conn, &service, &me, &measure).await?;
    let begun = responses::begun(&mut conn, &service, &member, name).await?;
    let course = if measure.leaves_no_trace() {
        Vec::new()
    } else {
        responses::course(&mut conn, &service, &member, name).await?
    };
    if !may_answer && begun.is_none() && course.is_empty() {
        return Err(Stop::NotFound);
    }
    let last = course.last();
    page(&ResultsPage {
        shell: Shell::new(&service, Some(me.person()), &measure.shown_title())
            .titled_in(measure.title_language())
            .at("/measures")
            .said(said.said.as_deref(), SAID),
        title: measure.shown_title(),
        lang: measure.title_language(),
        asked_in: last.map_or("", |last| last.measure.language()),
        // What is said of one that leaves no trace, in place of what it is about.
        note: if measure.leaves_no_trace() {
            say("measures-no-trace").into()
        } else {
            measure.key.note.clone().unwrap_or_default()
        },
        questions: measure.key.items.len(),
        may_answer,
        begun: begun.as_ref().map(super::answer_pages::going_on),
        begun_id: begun.map(|begun| begun.id.to_string()).unwrap_or_default(),
        answered: last.is_some(),
        figures: figures(&me, None, &measure, &course)?,
        last: last
            .and_then(|last| last.finished_at)
            .map_or_else(String::new, |at| when::day(at, me.zone())),
        said: last.map(Response::said).unwrap_or_default(),
        sharing: sharing_of(&mut conn, &service, &me, &measure, &course).await?,
        address: measure.address(),
    })
}
