//! The therapist's side of the door: who said what, and whom they bring in.
//!
//! What must stay true: a guest's link is shown once, to the therapist who leads the session.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::post;
use axum::{Extension, Router};

use super::call::Someone;
use super::calls::Calls;
use super::door_pages::{arrivals_html, id};
use super::guests::{self, Asked, GuestKind, MOST_GUESTS};
use super::{attendance, open_session};
use crate::accounts::{SignedIn, Therapist};
use crate::appointments::{self, Appointment};
use crate::episodes::{Membership, SeatRole};
use crate::languages::say;
use crate::service::Service;
use crate::web::{Choice, Fields, Outcome, Problems, Shell, Stop, go, page, page_with_problems};

type Shared = State<Arc<Service>>;

/// The longest name of a guest, in characters.
const LONGEST_NAME: usize = 100;

const KINDS: &[(&str, &str)] = &[
    ("interpreter", "lead-kind-interpreter"),
    ("co-therapist", "lead-kind-co-therapist"),
];

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/appointments/{id}/guests", post(ask))
        .route("/appointments/{id}/guests/{guest}/revoke", post(take_back))
}

/// A guest in the list, and the address that takes them back.
struct Listed {
    words: String,
    take_back: String,
}

#[derive(Template)]
#[template(path = "live/therapist_door.html")]
struct TherapistDoorPage {
    shell: Shell,
    appointment: String,
    with: String,
    arrivals: String,
    guests: Vec<Listed>,
    full: bool,
    link: Option<String>,
    kinds: Vec<Choice>,
    form: Fields,
    problems: Problems,
}

pub(super) async fn therapist_door(
    service: &Service,
    me: &SignedIn,
    appointment: &Appointment,
    member: &Membership,
) -> Outcome {
    page(&door_page(service, me, appointment, member, Fields::default()).await?)
}

async fn door_page(
    service: &Service,
    me: &SignedIn,
    appointment: &Appointment,
    member: &Membership,
    form: Fields,
) -> Result<TherapistDoorPage, Stop> {
    let arrivals = arrivals_html(service, me, appointment, member).await?;
    let mut conn = service.db.read().await?;
    let guests = guests::expected(&mut conn, service, appointment.id).await?;
    let listed = |guest: &guests::Guest| Listed {
        words: guest.words(),
        take_back: format!(
            "/appointments/{}/guests/{}/revoke",
            appointment.id, guest.id
        ),
    };
    Ok(TherapistDoorPage {
        shell: Shell::new(service, Some(me.person()), &say("lead-title")).at("/appointments"),
        appointment: appointment.id.to_string(),
        with: appointments::names(&mut conn, service, member).await?,
        arrivals,
        full: guests.len() >= MOST_GUESTS,
        guests: guests.iter().map(listed).collect(),
        link: None,
        kinds: form.choices_said("kind", KINDS),
        form,
        problems: Problems::new(),
    })
}

/// The session that this therapist leads, while it is open.
async fn led(
    service: &Service,
    me: &Therapist,
    path: &str,
) -> Result<(Appointment, Membership), Stop> {
    let (appointment, member) = open_session(service, me, id(path)?).await?;
    if member.role() != SeatRole::Therapist {
        return Err(Stop::NotFound);
    }
    Ok((appointment, member))
}

async fn ask(
    State(service): Shared,
    me: Therapist,
    Path(path): Path<String>,
    form: Fields,
) -> Result<Response, Stop> {
    let (appointment, member) = led(&service, &me, &path).await?;
    let name = form.get("name").to_owned();
    let kind = GuestKind::of(form.get("kind"));
    let mut problems = Problems::new();
    let length = name.chars().count();
    problems.unless(
        (1..=LONGEST_NAME).contains(&length),
        "name",
        &say("lead-name-wrong"),
    );
    problems.unless(kind.is_some(), "kind", &say("lead-kind-missing"));
    let asked = match kind {
        Some(kind) if problems.is_empty() => {
            guests::ask(&service, &member, &appointment, &name, kind).await?
        }
        _ => {
            let mut shown = door_page(&service, &me, &appointment, &member, form).await?;
            shown.problems = problems;
            return page_with_problems(&shown);
        }
    };
    let Asked::Link(token) = asked else {
        // Two windows asked at once: the page says that there are two already.
        return go(&format!("/appointments/{}/session", appointment.id));
    };
    let form = Fields::default();
    let mut shown = door_page(&service, &me, &appointment, &member, form).await?;
    shown.link = Some(service.link(&format!("/guest/{token}")));
    page(&shown)
}

async fn take_back(
    State(service): Shared,
    Extension(calls): Extension<Arc<Calls>>,
    me: Therapist,
    Path((path, guest)): Path<(String, String)>,
) -> Outcome {
    let (appointment, member) = led(&service, &me, &path).await?;
    let guest = guest.parse().map_err(|_| Stop::NotFound)?;
    guests::take_back(&service, &member, &appointment, guest).await?;
    // Whoever is in by it is out at once; on another node, within a minute.
    let now = service.clock.now();
    let left = calls.turn_away(appointment.id, Someone::Guest(guest), now);
    attendance::write(&service, appointment.id, &left).await?;
    go(&format!("/appointments/{}/session", appointment.id))
}
