//! After a session: two taps from each client, who was there and when, and the therapist's own note.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::routing::get;
use serde::Deserialize;

use super::call::Someone;
use super::door_pages::id;
use super::feedback::{self, Feedback};
use super::{attendance, guests, notes, private_of};
use crate::accounts::{self, SignedIn, Visitor};
use crate::appointments::{self, Appointment};
use crate::db::Conn;
use crate::episodes::{Membership, SeatRole};
use crate::service::Service;
use crate::web::{Fields, Outcome, Problems, Shell, Stop, go, page, page_with_problems, when};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/appointments/{id}/after", get(after).post(send))
}

/// From "not at all" to "very much".
const RATINGS: &[(u8, &str)] = &[
    (1, "Not at all"),
    (2, "A little"),
    (3, "Somewhat"),
    (4, "Mostly"),
    (5, "Very much"),
];

const SAID: &[(&str, &str)] = &[
    ("thanks", "Thank you. Your therapist alone reads this."),
    ("kept", "Your note is saved. You alone can read it."),
];

#[derive(Template)]
#[template(path = "live/feedback.html")]
struct FeedbackPage {
    shell: Shell,
    appointment: String,
    question: &'static str,
    step: usize,
    heard: Option<u8>,
    given: bool,
    ratings: &'static [(u8, &'static str)],
}

/// Someone's time in the session, in words.
struct There {
    name: String,
    from: String,
    until: String,
    took: String,
}

/// What a client tapped.
struct Felt {
    name: String,
    heard: &'static str,
    helped: &'static str,
    low: bool,
}

#[derive(Template)]
#[template(path = "live/after.html")]
struct AfterPage {
    shell: Shell,
    appointment: String,
    when: String,
    there: Vec<There>,
    felt: Vec<Felt>,
    apart: bool,
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

fn rating(value: u8) -> Option<&'static str> {
    let found = RATINGS.iter().find(|(known, _)| *known == value);
    found.map(|(_, words)| *words)
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
    feedback_page(&service, &me, &appointment, None, asked.said.as_deref())
}

fn feedback_page(
    service: &Service,
    me: &SignedIn,
    appointment: &Appointment,
    heard: Option<u8>,
    said: Option<&str>,
) -> Outcome {
    let shell = Shell::new(service, Some(me.person()), "After the session")
        .at("/appointments")
        .said(said, SAID);
    page(&FeedbackPage {
        shell,
        appointment: appointment.id.to_string(),
        question: if heard.is_some() {
            "Did this session help?"
        } else {
            "Did you feel heard today?"
        },
        step: if heard.is_some() { 2 } else { 1 },
        heard,
        given: said.is_some(),
        ratings: RATINGS,
    })
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
    let felt = felt(&mut conn, service, me, appointment, member).await?;
    let levels: Vec<u8> = felt.iter().map(|(_, level)| *level).collect();
    let apart = match (levels.iter().max(), levels.iter().min()) {
        (Some(most), Some(least)) => most - least >= 2,
        _ => false,
    };
    Ok(AfterPage {
        shell: Shell::new(service, Some(me.person()), "After the session").at("/appointments"),
        appointment: appointment.id.to_string(),
        when: when::short(appointment.span.start, me.zone(), service.clock.now()),
        there: there(&mut conn, service, me, appointment).await?,
        felt: felt.into_iter().map(|(felt, _)| felt).collect(),
        apart,
        form,
        problems,
    })
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
            took: match (one.millis + 30_000) / 60_000 {
                1 => "1 minute".to_owned(),
                minutes => format!("{minutes} minutes"),
            },
        });
    }
    Ok(all)
}

/// What each client tapped, and the lower of the two ratings.
async fn felt(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    appointment: &Appointment,
    member: &Membership,
) -> Result<Vec<(Felt, u8)>, Stop> {
    let mut all = Vec::new();
    for (client, role) in member.others() {
        if role != SeatRole::Client {
            continue;
        }
        let Some(private) = private_of(conn, me, client).await? else {
            continue;
        };
        let Some(found) = feedback::of(conn, &private, appointment.id, client).await? else {
            continue;
        };
        let lower = found.heard.min(found.helped);
        let felt = Felt {
            name: accounts::person(conn, service, client).await?.name,
            heard: rating(found.heard).unwrap_or_default(),
            helped: rating(found.helped).unwrap_or_default(),
            low: lower <= 2,
        };
        all.push((felt, lower));
    }
    Ok(all)
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
            problems.add(
                "note",
                "This is longer than 20,000 letters. Nothing was saved yet: please shorten it.",
            );
            let shown = after_page(&service, &me, &appointment, &member, form, problems).await?;
            return page_with_problems(&shown);
        }
        notes::write(&service, &me, appointment.id, &note).await?;
        return go(&format!("{back}?said=kept"));
    }
    let number = |name: &str| {
        let value = form.get(name).parse().ok();
        value.filter(|value| rating(*value).is_some())
    };
    match (number("heard"), number("helped")) {
        (Some(heard), Some(helped)) => {
            feedback::give(&service, &me, appointment.id, Feedback { heard, helped }).await?;
            go(&format!("{back}?said=thanks"))
        }
        // The first tap goes along in the page: nothing is saved before the second, and no address
        // says what was tapped.
        (Some(heard), None) => feedback_page(&service, &me, &appointment, Some(heard), None),
        _ => Err(Stop::Unreadable),
    }
}
