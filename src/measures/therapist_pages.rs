//! What a therapist sees of a client's measures: what came in, what is asked, each course.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::routing::{get, post};
use serde::Deserialize;

use super::schedule::{CHOICES, Often};
use super::{Alert, Measure, Response, alerts, assignments, catalogue, picture, responses, taken};
use crate::accounts::{self, Account, SignedIn, Therapist};
use crate::audit::{self, Note};
use crate::db::{Conn, Id};
use crate::episodes::{self, Membership, SeatRole, enter, private_space_of};
use crate::languages::{self, say};
use crate::pairing;
use crate::service::Service;
use crate::web::{Choice, Fields, Outcome, Shell, Stop, go, page, when};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/caseload/{client}/measures", get(overview).post(assign))
        .route("/caseload/{client}/measures/end", post(end))
        .route("/caseload/{client}/measures/seen", post(seen))
}

const SAID: &[(&str, &str)] = &[
    ("assigned", "client-measures-said-assigned"),
    ("ended", "client-measures-said-ended"),
    ("seen", "client-measures-said-seen"),
];

#[derive(Deserialize)]
struct Said {
    said: Option<String>,
}

/// The client of this address, and the therapist's membership of their private space now.
pub(super) async fn client(
    conn: &mut Conn,
    me: &SignedIn,
    path: &str,
) -> Result<(Id<Account>, Membership), Stop> {
    let client: Id<Account> = path.parse().map_err(|_| Stop::NotFound)?;
    let space = private_space_of(conn, client).await?;
    let member = enter(conn, me, space.ok_or(Stop::NotFound)?).await?;
    match member.role() {
        SeatRole::Therapist if member.writes() => Ok((client, member)),
        _ => Err(Stop::NotFound),
    }
}

/// An alert as the page shows it.
struct AlertLine {
    at: String,
    words: String,
}

fn alert_lines(service: &Service, me: &SignedIn, alerts: &[Alert]) -> Vec<AlertLine> {
    let line = |alert: &Alert| AlertLine {
        at: when::short(alert.at, me.zone(), service.clock.now()),
        words: alert.what.words(),
    };
    alerts.iter().map(line).collect()
}

struct Asked {
    id: String,
    title: String,
    lang: &'static str,
    often: String,
    open: bool,
}

/// One score of a course, in a line.
struct Scale {
    title: String,
    last: String,
    /// What has become of it since the first time, and a badge's kind.
    flag: languages::Said,
    kind: &'static str,
}

struct CourseLine {
    name: String,
    title: String,
    lang: &'static str,
    times: usize,
    last: String,
    scales: Vec<Scale>,
    /// Whether it should leave no trace on the client's pages.
    quiet: bool,
}

#[derive(Template)]
#[template(path = "measures/case.html")]
struct CasePage {
    shell: Shell,
    client: String,
    name: String,
    /// The words of the box that asks the partner too.
    partner: Option<String>,
    alerts: Vec<AlertLine>,
    newest: String,
    asked: Vec<Asked>,
    measures: Vec<Choice>,
    often: Vec<Choice>,
    courses: Vec<CourseLine>,
}

fn scales(me: &SignedIn, measure: &Measure, course: &[Response]) -> Vec<Scale> {
    let taken = taken(course);
    let one = |scale: &measures::key::Subscale| {
        let shown = picture::course(&measure.key, scale, &taken, me.zone())?;
        Some(Scale {
            title: scale.title.clone(),
            last: picture::number(shown.last.score, measure.key.extent(scale)),
            flag: shown.flag.words(),
            kind: shown.flag.badge(),
        })
    };
    measure.key.subscales.iter().filter_map(one).collect()
}

async fn courses(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    member: &Membership,
) -> Result<Vec<CourseLine>, Stop> {
    let mut lines = Vec::new();
    for measure in catalogue::all(conn).await? {
        let course = responses::course(conn, service, member, &measure.name).await?;
        let Some(last) = course.last() else { continue };
        lines.push(CourseLine {
            name: measure.name.clone(),
            title: measure.key.title.clone(),
            lang: measure.words_language(),
            times: course.len(),
            last: last
                .finished_at
                .map_or_else(String::new, |at| when::day(at, me.zone())),
            scales: scales(me, &measure, &course),
            quiet: measure.leaves_no_trace(),
        });
    }
    Ok(lines)
}

/// The other client of a couple, where this therapist is theirs too.
async fn partner(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    client: Id<Account>,
) -> Result<Option<(Id<Account>, String)>, Stop> {
    let Some(episode) = episodes::episode_of(conn, client).await? else {
        return Ok(None);
    };
    Ok(
        match pairing::partner_of_both(conn, me, (&episode, client)).await? {
            Some(other) => Some((other, accounts::person(conn, service, other).await?.name)),
            None => None,
        },
    )
}

async fn overview(
    State(service): Shared,
    me: Therapist,
    Path(path): Path<String>,
    Query(said): Query<Said>,
) -> Outcome {
    let mut conn = service.db.read().await?;
    let (client, member) = client(&mut conn, &me, &path).await?;
    let name = accounts::person(&mut conn, &service, client).await?.name;
    let waiting = alerts::of_client(&mut conn, &member).await?;
    let mut asked = Vec::new();
    for assignment in assignments::of_client(&mut conn, &service, client).await? {
        let measure = catalogue::newest(&mut conn, &assignment.plan.measure).await?;
        let open = assignments::open_round(&mut conn, &service, &assignment).await?;
        asked.push(Asked {
            id: assignment.id.to_string(),
            lang: measure
                .as_ref()
                .map_or("", |measure| measure.words_language()),
            title: measure.map_or_else(String::new, |measure| measure.key.title.clone()),
            often: assignment.plan.often.words(),
            open: open.is_some(),
        });
    }
    let plain = |value: &str, label: &str| Choice {
        value: value.to_owned(),
        label: label.to_owned(),
        hint: String::new(),
        chosen: false,
    };
    let all = catalogue::all(&mut conn).await?;
    let askable = all.iter().filter(|m| m.name != super::SESSION_FEEDBACK);
    let partner = partner(&mut conn, &service, &me, client).await?;
    let courses = courses(&mut conn, &service, &me, &member).await?;
    drop(conn);
    let mut notes = alerts::opened(&member, &waiting);
    if !courses.is_empty() {
        let opened = Note::by(me.account(), audit::Deed::MeasureOpened).within(member.space());
        notes.push(opened.quiet(courses.iter().all(|course| course.quiet)));
    }
    audit::visit(&service, notes).await?;
    let title = say("client-measures-title").with("name", &name);
    page(&CasePage {
        shell: Shell::new(&service, Some(me.person()), &title)
            .at("/caseload")
            .said(said.said.as_deref(), SAID),
        client: client.to_string(),
        partner: partner.map(|(_, name)| say("client-measures-both").with("name", name).into()),
        alerts: alert_lines(&service, &me, &waiting),
        newest: waiting
            .first()
            .map(|alert| alert.id.to_string())
            .unwrap_or_default(),
        asked,
        measures: askable.map(|m| plain(&m.name, &m.key.title)).collect(),
        often: CHOICES
            .iter()
            .map(|(code, often)| plain(code, &often.words()))
            .collect(),
        courses,
        name,
    })
}

async fn assign(
    State(service): Shared,
    me: Therapist,
    Path(path): Path<String>,
    form: Fields,
) -> Outcome {
    let mut conn = service.db.read().await?;
    let (client, member) = client(&mut conn, &me, &path).await?;
    let often = Often::of(form.get("often")).ok_or(Stop::Unreadable)?;
    let both = form.has("both");
    let partner = partner(&mut conn, &service, &me, client)
        .await?
        .filter(|_| both);
    let other = match partner {
        Some((partner, _)) => Some(self::client(&mut conn, &me, &partner.to_string()).await?),
        None => None,
    };
    drop(conn);
    for (client, member) in [Some((client, member)), other].into_iter().flatten() {
        assignments::assign(&service, &member, client, form.get("measure"), often).await?;
    }
    go(&format!("/caseload/{path}/measures?said=assigned"))
}

async fn end(
    State(service): Shared,
    me: Therapist,
    Path(path): Path<String>,
    form: Fields,
) -> Outcome {
    let mut conn = service.db.read().await?;
    let (_, member) = client(&mut conn, &me, &path).await?;
    drop(conn);
    let id = form.get("assignment").parse().map_err(|_| Stop::NotFound)?;
    assignments::end(&service, &member, id).await?;
    go(&format!("/caseload/{path}/measures?said=ended"))
}

async fn seen(
    State(service): Shared,
    me: Therapist,
    Path(path): Path<String>,
    form: Fields,
) -> Outcome {
    let mut conn = service.db.read().await?;
    let (_, member) = client(&mut conn, &me, &path).await?;
    drop(conn);
    let newest = form.get("alert").parse().map_err(|_| Stop::NotFound)?;
    alerts::seen(&service, &member, newest).await?;
    go(&format!("/caseload/{path}/measures?said=seen"))
}
