//! The pages of appointments.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use calendar::{Span, Zone, local};
use jiff::Timestamp;
use serde::Deserialize;

use super::clocks::{self, Other};
use super::openings::Asking;
use super::{
    Appointment, Booked, acts, away_pages, booking_pages, by_mail, feed, openings, series_acts,
    series_pages, store, ways,
};
use crate::accounts::{self, Role, SignedIn, Visitor};
use crate::db::{Conn, Id};
use crate::episodes::{self, Membership, SeatRole, enter};
use crate::languages::{in_a_row, long_day, say};
use crate::outside;
use crate::practice::{self, ChangeRules};
use crate::service::Service;
use crate::web::{Fields, Outcome, Shell, Stop, go, page};

type Shared = State<Arc<Service>>;

/// The pages of this room.
pub fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/appointments", get(list))
        .route("/appointments/feed", post(make_feed))
        .route("/appointments/{id}", get(one))
        .route("/appointments/{id}/cancel", post(cancel))
        .route("/appointments/{id}/appointment.ics", get(one_ics))
        .route("/calendar/{token}", get(read_feed))
        .merge(booking_pages::routes())
        .merge(series_pages::routes())
        .merge(away_pages::routes())
        .merge(openings::routes())
        .merge(by_mail::routes())
}

/// An appointment in a list.
pub struct Line {
    /// Its id.
    pub id: String,
    /// When, in the reader's time zone.
    pub when: String,
    /// Which time zone that is.
    pub zone: String,
    /// With whom, for the reader.
    pub with: String,
    /// Which kind of space.
    pub kind: &'static str,
    /// Whether it is still to come and not cancelled.
    pub upcoming: bool,
    /// Whether it was cancelled.
    pub cancelled: bool,
    /// For its therapist: whether a client cancelled it late.
    pub late: bool,
    /// For its therapist: whether another calendar of theirs says that they are busy then.
    pub clash: bool,
    start: Timestamp,
}

pub(super) fn words(at: Timestamp, zone: &Zone) -> String {
    say("appointments-when")
        .with("day", long_day(local(at, zone).date))
        .with("time", clocks::time(at, zone))
        .into()
}

pub(super) fn zone_words(at: Timestamp, zone: &Zone) -> String {
    say("clock-zone")
        .with("zone", zone.name().replace('_', " "))
        .with("offset", local(at, zone).offset)
        .into()
}

/// Everyone else who meets in a space, as one reads them: "Maria and Dr. Osei". Not who stands in for a
/// time.
pub async fn names(
    conn: &mut Conn,
    service: &Service,
    member: &Membership,
) -> Result<String, Stop> {
    let mut names = Vec::new();
    let meet = member.others().filter(|(_, role)| *role != SeatRole::Cover);
    for (account, _) in meet {
        names.push(accounts::person(conn, service, account).await?.name);
    }
    Ok(in_a_row(&names))
}

/// When a therapist is busy elsewhere, from now on; nothing for anybody else.
async fn elsewhere(conn: &mut Conn, service: &Service, me: &SignedIn) -> Result<Vec<Span>, Stop> {
    if me.role() != Role::Therapist {
        return Ok(Vec::new());
    }
    let ahead = Span {
        start: service.clock.now(),
        end: Timestamp::MAX,
    };
    outside::busy(conn, service, me.account(), ahead).await
}

/// Whether another calendar has something at the time of an appointment. The very same time is most likely
/// the appointment itself, in a list of busy times that has no names.
fn clashes(one: &Appointment, elsewhere: &[Span]) -> bool {
    let clash = |busy: &Span| busy.overlap(one.span).is_some() && *busy != one.span;
    !one.cancelled && elsewhere.iter().any(clash)
}

async fn line(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    member: &Membership,
    one: &Appointment,
    elsewhere: &[Span],
) -> Result<Line, Stop> {
    Ok(Line {
        clash: clashes(one, elsewhere),
        id: one.id.to_string(),
        when: words(one.span.start, me.zone()),
        zone: zone_words(one.span.start, me.zone()),
        with: names(conn, service, member).await?,
        kind: member.kind().as_str(),
        upcoming: !one.cancelled && one.span.end > service.clock.now(),
        cancelled: one.cancelled,
        late: one.marks.cancelled_late && me.role() == Role::Therapist,
        start: one.span.start,
    })
}

/// The appointments of everyone's spaces that this person is in, the next first.
pub async fn lines(conn: &mut Conn, service: &Service, me: &SignedIn) -> Result<Vec<Line>, Stop> {
    let mut lines = Vec::new();
    let elsewhere = elsewhere(conn, service, me).await?;
    for space in episodes::spaces_of(conn, me.account()).await? {
        let member = enter(conn, me, space).await?;
        for one in store::of_space(conn, service, space).await? {
            if !one.concerns(me.account(), me.role()) {
                continue;
            }
            lines.push(line(conn, service, me, &member, &one, &elsewhere).await?);
        }
    }
    lines.sort_by_key(|line| line.start);
    Ok(lines)
}

#[derive(Template)]
#[template(path = "appointments/list.html")]
struct ListPage {
    shell: Shell,
    upcoming: Vec<Line>,
    past: Vec<Line>,
    feed: Option<String>,
    /// Whether the reader is a therapist, who may have other calendars read.
    leads: bool,
    /// Whether the reader has appointments by mail.
    by_mail: bool,
    /// What an entry in their own calendar is called.
    word: String,
}

async fn list_page(service: &Service, me: &Visitor) -> Result<ListPage, Stop> {
    let mut conn = service.db.read().await?;
    let all = lines(&mut conn, service, me).await?;
    let (upcoming, mut past): (Vec<_>, Vec<_>) = all.into_iter().partition(|line| line.upcoming);
    past.reverse();
    past.truncate(50);
    Ok(ListPage {
        shell: Shell::new(service, Some(me.person()), &say("nav-appointments")).at("/appointments"),
        upcoming,
        past,
        feed: None,
        leads: me.role() == Role::Therapist,
        word: feed::entry_word(me.language()),
        by_mail: by_mail::asked_for(&mut conn, me.account()).await?,
    })
}

const LIST_SAID: &[(&str, &str)] = &[
    ("asked", "appointments-said-asked"),
    ("stopped", "appointments-said-stopped"),
    ("by-mail", "appointments-said-by-mail"),
    ("not-by-mail", "appointments-said-not-by-mail"),
];

async fn list(State(service): Shared, me: Visitor, Query(asked): Query<Asked>) -> Outcome {
    let mut shown = list_page(&service, &me).await?;
    shown.shell = shown.shell.said(asked.said.as_deref(), LIST_SAID);
    page(&shown)
}

async fn make_feed(State(service): Shared, me: Visitor) -> Outcome {
    let token = feed::make(&service, &me).await?;
    let mut shown = list_page(&service, &me).await?;
    shown.feed = Some(service.link(&format!("/calendar/{token}")));
    page(&shown)
}

fn calendar_text(text: String) -> Response {
    let kind = [(header::CONTENT_TYPE, "text/calendar; charset=utf-8")];
    (kind, text).into_response()
}

async fn read_feed(State(service): Shared, Path(token): Path<String>) -> Outcome {
    let token = token.strip_suffix(".ics").unwrap_or(&token);
    Ok(calendar_text(feed::read(&service, token).await?))
}

pub(super) fn id(text: &str) -> Result<Id<Appointment>, Stop> {
    text.parse().map_err(|_| Stop::NotFound)
}

#[derive(Template)]
#[template(path = "appointments/one.html")]
struct OnePage {
    shell: Shell,
    shown: Line,
    /// The time on the clocks of the others.
    others: Vec<String>,
    length: String,
    /// Which one of how many it is, where it is of a series.
    series: Option<String>,
    /// How many come after it in its series.
    after_it: usize,
    /// Where people meet in person: its name and how it is found.
    site: Option<(String, String)>,
    room: Option<String>,
    interpreter: Option<String>,
    note: Option<String>,
    space: String,
    join: bool,
    leads: bool,
    soon: bool,
    after: bool,
    /// Being told of an earlier time, where that is theirs to ask.
    asking: Option<Asking>,
    rules: ChangeRules,
    /// Whether a change by them is late now.
    late: bool,
    /// Until when it is changed without a question; none where that is over.
    free_until: Option<String>,
    /// Whether it was moved or cancelled late, where that is to be said.
    moved_late: bool,
    cancelled_late: bool,
    /// Of a client: who noted that they did not come, and where they write to them.
    missed: Option<(String, String)>,
    /// Whether the therapist asked to move it.
    asked_to_move: bool,
    /// For the therapist: who did not come.
    absent: String,
    /// What calendars answered by mail.
    answered: by_mail::Answered,
}

/// Who of the clients did not come, as its therapist reads it.
async fn absent(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    appointment: &Appointment,
) -> Result<String, Stop> {
    let mut names = Vec::new();
    for client in &appointment.marks.absent {
        if me.role() == Role::Therapist {
            names.push(accounts::person(conn, service, *client).await?.name);
        }
    }
    Ok(in_a_row(&names))
}

/// Who noted that this client did not come, and the address of the client's private space.
async fn missed(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    appointment: &Appointment,
) -> Result<Option<(String, String)>, Stop> {
    if !appointment.marks.absent.contains(&me.account()) {
        return Ok(None);
    }
    let therapist = accounts::person(conn, service, appointment.therapist).await?;
    let private = episodes::private_space_of(conn, me.account()).await?;
    let private = private.ok_or(Stop::NotFound)?;
    Ok(Some((therapist.name, format!("/rooms/{private}"))))
}

const SAID: &[(&str, &str)] = &[
    ("booked", "appointment-said-booked"),
    ("moved", "appointment-said-moved"),
    ("booked-all", "appointment-said-booked-all"),
    ("moved-all", "appointment-said-moved-all"),
    ("cancelled-all", "appointment-said-cancelled-all"),
    ("cancelled", "appointment-said-cancelled"),
    ("coming", "appointment-said-coming"),
    ("now-late", "appointment-said-now-late"),
    ("late", "appointment-said-late"),
];

#[derive(Deserialize)]
struct Asked {
    said: Option<String>,
}

async fn one(
    State(service): Shared,
    me: Visitor,
    Path(path): Path<String>,
    Query(asked): Query<Asked>,
) -> Outcome {
    let (appointment, member) = acts::find(&service, &me, id(&path)?).await?;
    let now = service.clock.now();
    let mut conn = service.db.read().await?;
    let site = ways::site(&mut conn, &service, appointment.details.place).await?;
    let mut clocks = clocks::others(&mut conn, &service, &me, &member).await?;
    clocks.extend(site.as_ref().map(Other::site));
    let rest = series_acts::rest_of(&service, &me, appointment.id).await;
    let after_it = rest.map_or(0, |(rest, _)| rest.len() - 1);
    let coming = !appointment.cancelled && appointment.span.end > now;
    let rules = practice::change_rules(&mut conn, &service).await?;
    let late = acts::is_late(&mut conn, &service, &member, &appointment).await?;
    let free_until = rules.free_until(appointment.span.start);
    let elsewhere = elsewhere(&mut conn, &service, &me).await?;
    let marks = &appointment.marks;
    page(&OnePage {
        asking: Asking::of(&mut conn, &service, &member, me.zone()).await?,
        late,
        free_until: (free_until > now).then(|| words(free_until, me.zone())),
        moved_late: marks.moved_late && me.role() == Role::Therapist,
        cancelled_late: marks.cancelled_late,
        asked_to_move: marks.asked_to_move,
        missed: missed(&mut conn, &service, &me, &appointment).await?,
        absent: absent(&mut conn, &service, &me, &appointment).await?,
        answered: by_mail::answered(&mut conn, &service, &me, &appointment).await?,
        rules,
        shell: Shell::new(&service, Some(me.person()), &say("calendar-entry"))
            .at("/appointments")
            .said(asked.said.as_deref(), SAID),
        shown: line(&mut conn, &service, &me, &member, &appointment, &elsewhere).await?,
        others: match coming {
            true => clocks::reads(appointment.span.start, me.zone(), &clocks),
            false => Vec::new(),
        },
        length: ways::minutes(appointment.way().length),
        series: appointment.details.series.map(|series| series.which()),
        after_it,
        site: site.map(|site| (site.name, site.address)),
        room: ways::resource(&mut conn, &service, appointment.details.room).await?,
        interpreter: ways::resource(&mut conn, &service, appointment.details.interpreter).await?,
        note: clocks::own_change(appointment.span.start, me.zone()),
        leads: me.role() == Role::Therapist,
        join: member.writes() && appointment.is_open(now),
        soon: member.writes() && !appointment.cancelled && appointment.span.start > now,
        after: !appointment.cancelled && appointment.span.start <= now,
        space: member.space().to_string(),
    })
}

async fn one_ics(State(service): Shared, me: Visitor, Path(path): Path<String>) -> Outcome {
    let (appointment, _) = acts::find(&service, &me, id(&path)?).await?;
    let text = feed::as_ics(&service, &[appointment], me.language());
    Ok(calendar_text(text))
}

async fn cancel(
    State(service): Shared,
    me: Visitor,
    Path(path): Path<String>,
    form: Fields,
) -> Outcome {
    let (id, told) = (id(&path)?, form.has("late"));
    let (done, said) = match form.has("rest") {
        true => (
            series_acts::cancel_rest(&service, &me, id, told).await?,
            "cancelled-all",
        ),
        false => (acts::cancel(&service, &me, id, told).await?, "cancelled"),
    };
    match done {
        Booked::Late => go(&format!("/appointments/{path}?said=now-late")),
        Booked::Yes(id) => go(&format!("/appointments/{id}?said={said}")),
        Booked::Taken => go(&format!("/appointments/{path}?said=late")),
    }
}
