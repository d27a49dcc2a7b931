//! After a session: four taps from each client (a measure), who was there and when, and the therapist's own note.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::routing::{get, post};
use serde::Deserialize;

use super::call::Someone;
use super::door_pages::id;
use super::{attendance, guests, notes, private_of};
use crate::accounts::{self, SignedIn, Visitor};
use crate::appointments::{self, Appointment};
use crate::audit::{self, Note};
use crate::db::Conn;
use crate::episodes::{Membership, SeatRole};
use crate::languages::say;
use crate::measures;
use crate::service::Service;
use crate::web::{Fields, Outcome, Problems, Shell, Stop, go, page, page_with_problems, when};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/appointments/{id}/after", get(after).post(send))
        .route("/appointments/{id}/absent", post(absent))
}

const SAID: &[(&str, &str)] = &[
    ("kept", "after-said-kept"),
    ("absent", "after-said-absent"),
    ("taken-back", "after-said-taken-back"),
];

/// A client of the session, for noting that they did not come.
struct Came {
    client: String,
    name: String,
    /// Whether they were let in.
    let_in: bool,
    /// Whether it is noted that they did not come.
    absent: bool,
}

/// Someone's time in the session, in words.
struct There {
    name: String,
    from: String,
    until: String,
    took: String,
}

/// What a client said of it.
struct Line {
    name: String,
    low: bool,
    /// The language of what was asked.
    lang: &'static str,
    said: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "live/after.html")]
struct AfterPage {
    shell: Shell,
    appointment: String,
    when: String,
    there: Vec<There>,
    felt: Vec<Line>,
    apart: bool,
    /// The clients, once the session is over.
    came: Vec<Came>,
    form: Fields,
    problems: Problems,
}

#[derive(Deserialize)]
struct Asked {
    said: Option<String>,
}

/// The appointment of a session that has begun.
async fn begun(
    service: &Service,
    me: &SignedIn,
    path: &str,
) -> Result<(Appointment, Membership), Stop> {
    let (appointment, member) = appointments::find(service, me, id(path)?).await?;
    let now = service.clock.now();
    if appointment.cancelled || (appointment.span.start > now && !appointment.is_open(now)) {
        return Err(Stop::NotFound);
    }
    Ok((appointment, member))
}

async fn after(
    State(service): Shared,
    me: Visitor,
    Path(path): Path<String>,
    Query(asked): Query<Asked>,
) -> Outcome {
    let (appointment, member) = begun(&service, &me, &path).await?;
    if member.role() == SeatRole::Therapist {
        let mut conn = service.db.read().await?;
        let note = notes::read(&mut conn, &me, appointment.id).await?;
        drop(conn);
        let form = Fields::default().with("note", note.as_str());
        let said = asked.said.as_deref();
        let shown = after_page(&service, &me, &appointment, &member, form, Problems::new());
        let mut shown = shown.await?;
        shown.shell = shown.shell.said(said, SAID);
        return page(&shown);
    }
    measures::ask_feedback(&service, &me, &appointment).await
}

async fn after_page(
    service: &Service,
    me: &SignedIn,
    appointment: &Appointment,
    member: &Membership,
    form: Fields,
    problems: Problems,
) -> Result<AfterPage, Stop> {
    let mut conn = service.db.read().await?;
    let (felt, notes) = felt(&mut conn, service, me, appointment, member).await?;
    drop(conn);
    audit::visit(service, notes).await?;
    let mut conn = service.db.read().await?;
    let apart = match felt.as_slice() {
        [(_, one), (_, other)] => measures::are_apart(one, other),
        _ => false,
    };
    let line = |(name, felt): (String, measures::Felt)| Line {
        name,
        low: felt.is_low(),
        lang: felt.lang,
        said: felt.said,
    };
    Ok(AfterPage {
        shell: Shell::new(service, Some(me.person()), &say("appointment-after"))
            .at("/appointments"),
        appointment: appointment.id.to_string(),
        when: when::short(appointment.span.start, me.zone(), service.clock.now()),
        there: there(&mut conn, service, me, appointment).await?,
        felt: felt.into_iter().map(line).collect(),
        apart,
        came: came(&mut conn, service, appointment, member).await?,
        form,
        problems,
    })
}

/// Who of the clients came, as far as it is known; nobody while the session goes on.
async fn came(
    conn: &mut Conn,
    service: &Service,
    appointment: &Appointment,
    member: &Membership,
) -> Result<Vec<Came>, Stop> {
    let mut all = Vec::new();
    if appointment.span.end > service.clock.now() {
        return Ok(all);
    }
    for (client, role) in member.others() {
        if role == SeatRole::Client {
            let let_in = attendance::was_in(conn, service, appointment.id, client).await?;
            all.push(Came {
                client: client.to_string(),
                name: accounts::person(conn, service, client).await?.name,
                let_in: let_in.is_some(),
                absent: appointment.marks.absent.contains(&client),
            });
        }
    }
    Ok(all)
}

async fn absent(
    State(service): Shared,
    me: Visitor,
    Path(path): Path<String>,
    form: Fields,
) -> Outcome {
    let appointment = id(&path)?;
    let client = form.get("client").parse().map_err(|_| Stop::NotFound)?;
    let absent = form.get("absent") == "yes";
    appointments::note_absence(&service, &me, appointment, client, absent).await?;
    let said = if absent { "absent" } else { "taken-back" };
    go(&format!("/appointments/{appointment}/after?said={said}"))
}

async fn there(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    appointment: &Appointment,
) -> Result<Vec<There>, Stop> {
    let now = service.clock.now();
    let mut all = Vec::new();
    for one in attendance::of(conn, service, appointment.id).await? {
        all.push(There {
            name: match one.who {
                Someone::Account(account) => accounts::person(conn, service, account).await?.name,
                Someone::Guest(id) => guests::words_of(conn, service, id).await?,
            },
            from: when::short(one.from, me.zone(), now),
            until: one
                .until
                .map_or_else(String::new, |until| when::time(until, me.zone())),
            took: say("appointment-minutes")
                .with("count", (one.millis + 30_000) / 60_000)
                .into(),
        });
    }
    Ok(all)
}

/// What each client said of it, and what is noted before it is shown.
async fn felt(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    appointment: &Appointment,
    member: &Membership,
) -> Result<(Vec<(String, measures::Felt)>, Vec<Note>), Stop> {
    let (mut all, mut notes) = (Vec::new(), Vec::new());
    for (client, role) in member.others() {
        if role != SeatRole::Client {
            continue;
        }
        let Some(private) = private_of(conn, me, client).await? else {
            continue;
        };
        if let Some(felt) = measures::felt(conn, &private, appointment.id, client).await? {
            all.push((accounts::person(conn, service, client).await?.name, felt));
            let opened = Note::by(me.account(), audit::Deed::FeedbackOpened);
            notes.push(opened.within(private.space()).object(appointment.id));
        }
    }
    Ok((all, notes))
}

async fn send(
    State(service): Shared,
    me: Visitor,
    Path(path): Path<String>,
    form: Fields,
) -> Outcome {
    let (appointment, member) = begun(&service, &me, &path).await?;
    let back = format!("/appointments/{}/after", appointment.id);
    if member.role() == SeatRole::Therapist {
        let note = form.raw("note").trim_end().to_owned();
        if note.chars().count() > notes::LONGEST {
            let mut problems = Problems::new();
            problems.add("note", say("after-note-long"));
            let shown = after_page(&service, &me, &appointment, &member, form, problems).await?;
            return page_with_problems(&shown);
        }
        notes::write(&service, &me, appointment.id, &note).await?;
        return go(&format!("{back}?said=kept"));
    }
    measures::take_feedback(&service, &me, &appointment, &form).await
}
