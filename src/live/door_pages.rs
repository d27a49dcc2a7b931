//! The door of a session: a client says where they are and whether they can speak; the therapist sees
//! who said what.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use axum::routing::get;
use matching::Jurisdiction;

use super::arrivals::{self, Arrival, CONSENT};
use super::therapist_door_pages::therapist_door;
use super::{guests, open_session, private_of};
use crate::accounts::{self, SignedIn, Visitor};
use crate::appointments::{self, Appointment};
use crate::audit::{self, Note};
use crate::consents::{self, Text};
use crate::db::{Conn, Id};
use crate::episodes::{Membership, SeatRole, SpaceKind, enter, private_space_of};
use crate::languages::say;
use crate::service::Service;
use crate::web::{
    Choice, Fields, Outcome, Problems, Shell, Stop, go, page, page_with_problems, with_then,
};
use crate::{intake, lists, practice};

type Shared = State<Arc<Service>>;

/// The longest text on where help would have to come to, in characters.
const LONGEST: usize = 500;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/appointments/{id}/session", get(door).post(arrive))
        .route("/appointments/{id}/arrivals", get(arrivals_part))
}

pub(super) fn id(text: &str) -> Result<Id<Appointment>, Stop> {
    text.parse().map_err(|_| Stop::NotFound)
}

#[derive(Template)]
#[template(path = "live/door.html")]
struct DoorPage {
    shell: Shell,
    appointment: String,
    with: String,
    coming: Vec<String>,
    joint: bool,
    places: Vec<Choice>,
    freely: Vec<Choice>,
    form: Fields,
    problems: Problems,
}

async fn door_page(
    service: &Service,
    me: &SignedIn,
    appointment: &Appointment,
    member: &Membership,
    form: Fields,
    problems: Problems,
) -> Result<DoorPage, Stop> {
    let mut conn = service.db.read().await?;
    let chosen = form.get("place").to_owned();
    let choice = |(value, label): (String, String)| Choice {
        chosen: value == chosen,
        value,
        label,
        hint: String::new(),
    };
    Ok(DoorPage {
        shell: Shell::new(service, Some(me.person()), &say("door-title")).at("/appointments"),
        appointment: appointment.id.to_string(),
        with: appointments::names(&mut conn, service, member).await?,
        coming: guests::expected(&mut conn, service, appointment.id)
            .await?
            .iter()
            .map(guests::Guest::words)
            .collect(),
        joint: member.kind() == SpaceKind::Joint,
        places: lists::places().into_iter().map(choice).collect(),
        freely: form.choices_said("freely", FREELY),
        form,
        problems,
    })
}

const FREELY: &[(&str, &str)] = &[("yes", "door-freely-yes"), ("no", "door-freely-no")];

/// Nobody comes to a session who has not agreed to therapy at a distance: they are led to the text, and back.
async fn must_have_agreed(
    service: &Service,
    me: &SignedIn,
    appointment: Id<Appointment>,
) -> Result<(), Stop> {
    let mut conn = service.db.read().await?;
    let private = private_space_of(&mut conn, me.account()).await?;
    let private = enter(&mut conn, me, private.ok_or(Stop::NotFound)?).await?;
    if consents::in_force(&mut conn, &private, me.account(), Text::Telehealth).await? {
        return Ok(());
    }
    let door = format!("/appointments/{appointment}/session");
    Err(Stop::Elsewhere(with_then("/consents/telehealth", &door)))
}

async fn door(State(service): Shared, me: Visitor, Path(path): Path<String>) -> Outcome {
    let (appointment, member) = open_session(&service, &me, id(&path)?).await?;
    if member.role() == SeatRole::Therapist {
        return therapist_door(&service, &me, &appointment, &member).await;
    }
    must_have_agreed(&service, &me, appointment.id).await?;
    let mut conn = service.db.read().await?;
    let mut form = Fields::default();
    if let Some(private) = private_space_of(&mut conn, me.account()).await? {
        let private = enter(&mut conn, &me, private).await?;
        let said = arrivals::of(&mut conn, &private, &appointment, me.account()).await?;
        let place = match &said {
            Some(said) => said.place.clone(),
            None => {
                intake::profile_of(&mut conn, &service, me.account())
                    .await?
                    .jurisdiction
            }
        };
        form = form.with("place", place.code());
        if let Some(said) = said {
            form = form.with("emergency", said.emergency);
        }
    }
    drop(conn);
    page(&door_page(&service, &me, &appointment, &member, form, Problems::new()).await?)
}

/// What a client said, or what is wrong with it.
fn read(form: &Fields, now: jiff::Timestamp) -> Result<Arrival, Problems> {
    let mut problems = Problems::new();
    let place = Jurisdiction::parse(form.get("place"));
    problems.unless(place.is_some(), "place", &say("door-place-missing"));
    let emergency = form.get("emergency");
    problems.unless(
        !emergency.is_empty(),
        "emergency",
        &say("door-emergency-missing"),
    );
    problems.unless(
        emergency.chars().count() <= LONGEST,
        "emergency",
        &say("door-emergency-long"),
    );
    let freely = form.get("freely");
    problems.unless(
        matches!(freely, "yes" | "no"),
        "freely",
        &say("door-freely-missing"),
    );
    problems.unless(form.has("consent"), "consent", &say("door-consent-missing"));
    match place {
        Some(place) if problems.is_empty() => Ok(Arrival {
            place,
            emergency: emergency.to_owned(),
            speaks_freely: freely == "yes",
            consent: CONSENT,
            at: now,
        }),
        _ => Err(problems),
    }
}

async fn arrive(
    State(service): Shared,
    me: Visitor,
    Path(path): Path<String>,
    form: Fields,
) -> Outcome {
    let (appointment, member) = open_session(&service, &me, id(&path)?).await?;
    if member.role() == SeatRole::Therapist {
        return Err(Stop::NotFound);
    }
    must_have_agreed(&service, &me, appointment.id).await?;
    let arrival = match read(&form, service.clock.now()) {
        Ok(arrival) => arrival,
        Err(problems) => {
            let shown = door_page(&service, &me, &appointment, &member, form, problems).await?;
            return page_with_problems(&shown);
        }
    };
    arrivals::arrive(&service, &me, appointment.id, &arrival).await?;
    // The same page next for everyone: who watches the screen learns nothing from it.
    go(&format!("/appointments/{}/call", appointment.id))
}

/// What the therapist sees of one client at the door.
struct AtDoor {
    name: String,
    said: bool,
    place: String,
    emergency: String,
    freely: bool,
    licensed: bool,
    elsewhere: Option<String>,
}

#[derive(Template)]
#[template(path = "live/arrivals.html")]
struct ArrivalsPart {
    clients: Vec<AtDoor>,
    /// What is noted before it is shown.
    notes: Vec<Note>,
}

async fn at_door(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    appointment: &Appointment,
    member: &Membership,
) -> Result<ArrivalsPart, Stop> {
    let today = me
        .zone()
        .time_zone()
        .to_datetime(service.clock.now())
        .date();
    let licences = practice::licences_of(conn, service, me.account()).await?;
    let holds = |place: &Jurisdiction| {
        let holds =
            |licence: &practice::Licence| licence.for_matching().holds(place, practice::day(today));
        licences.iter().any(holds)
    };
    let (mut clients, mut notes) = (Vec::new(), Vec::new());
    for (client, role) in member.others() {
        if role != SeatRole::Client {
            continue;
        }
        let name = accounts::person(conn, service, client).await?.name;
        let said = match private_of(conn, me, client).await? {
            Some(private) => {
                let said = arrivals::of(conn, &private, appointment, client).await?;
                if said.is_some() {
                    let opened = Note::by(me.account(), audit::Deed::DoorOpened);
                    notes.push(opened.within(private.space()).object(appointment.id));
                }
                said
            }
            None => None,
        };
        let home = intake::profile_of(conn, service, client)
            .await?
            .jurisdiction;
        clients.push(match said {
            Some(said) => AtDoor {
                name,
                said: true,
                licensed: holds(&said.place),
                elsewhere: (said.place != home).then(|| lists::place(&home)),
                place: lists::place(&said.place),
                emergency: said.emergency,
                freely: said.speaks_freely,
            },
            None => AtDoor {
                name,
                said: false,
                licensed: true,
                elsewhere: None,
                place: String::new(),
                emergency: String::new(),
                freely: true,
            },
        });
    }
    Ok(ArrivalsPart { clients, notes })
}

/// What clients said at the door, as a piece of the therapist's page: that they read it is noted.
pub(super) async fn arrivals_html(
    service: &Service,
    me: &SignedIn,
    appointment: &Appointment,
    member: &Membership,
) -> Result<String, Stop> {
    let mut conn = service.db.read().await?;
    let mut part = at_door(&mut conn, service, me, appointment, member).await?;
    drop(conn);
    audit::visit(service, std::mem::take(&mut part.notes)).await?;
    part.render()
        .map_err(|fault| Stop::Fault(format!("page: {fault}")))
}

/// For the therapist's page in a call, whenever somebody came.
async fn arrivals_part(State(service): Shared, me: Visitor, Path(path): Path<String>) -> Outcome {
    let (appointment, member) = appointments::find(&service, &me, id(&path)?).await?;
    if member.role() != SeatRole::Therapist || !member.writes() {
        return Err(Stop::NotFound);
    }
    let html = arrivals_html(&service, &me, &appointment, &member).await?;
    Ok(axum::response::Html(html).into_response())
}
