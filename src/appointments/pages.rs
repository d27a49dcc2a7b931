//! The pages of appointments.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use calendar::{Zone, local};
use jiff::Timestamp;
use serde::Deserialize;

use super::{Appointment, Booked, acts, feed, slots, store};
use crate::accounts::{self, SignedIn, Visitor};
use crate::db::{Conn, Id};
use crate::episodes::{self, Membership, Space, SpaceKind, enter};
use crate::service::Service;
use crate::web::{Fields, Outcome, Shell, Stop, go, page};

type Shared = State<Arc<Service>>;

/// The pages of this room.
pub fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/appointments", get(list))
        .route("/appointments/feed", post(make_feed))
        .route("/appointments/{id}", get(one))
        .route("/appointments/{id}/move", get(move_form).post(move_to))
        .route("/appointments/{id}/cancel", post(cancel))
        .route("/appointments/{id}/appointment.ics", get(one_ics))
        .route("/calendar/{token}", get(read_feed))
        .route("/rooms/{space}/book", get(book_form).post(book))
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
    start: Timestamp,
}

fn words(at: Timestamp, zone: &Zone) -> String {
    let local = local(at, zone);
    format!("{}, {}", local.day_words, local.time)
}

fn zone_words(at: Timestamp, zone: &Zone) -> String {
    format!(
        "{} time ({})",
        zone.name().replace('_', " "),
        local(at, zone).offset
    )
}

async fn names(conn: &mut Conn, service: &Service, member: &Membership) -> Result<String, Stop> {
    let mut names = Vec::new();
    for (account, _) in member.others() {
        names.push(accounts::person(conn, service, account).await?.name);
    }
    Ok(names.join(" and "))
}

async fn line(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    member: &Membership,
    one: &Appointment,
) -> Result<Line, Stop> {
    Ok(Line {
        id: one.id.to_string(),
        when: words(one.span.start, me.zone()),
        zone: zone_words(one.span.start, me.zone()),
        with: names(conn, service, member).await?,
        kind: member.kind().as_str(),
        upcoming: !one.cancelled && one.span.end > service.clock.now(),
        cancelled: one.cancelled,
        start: one.span.start,
    })
}

/// The appointments of everyone's spaces that this person is in, the next first.
pub async fn lines(conn: &mut Conn, service: &Service, me: &SignedIn) -> Result<Vec<Line>, Stop> {
    let mut lines = Vec::new();
    for space in episodes::spaces_of(conn, me.account()).await? {
        let member = enter(conn, me, space).await?;
        for one in store::of_space(conn, service, space).await? {
            if !one.concerns(me.account(), me.role()) {
                continue;
            }
            lines.push(line(conn, service, me, &member, &one).await?);
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
}

async fn list_page(service: &Service, me: &Visitor) -> Result<ListPage, Stop> {
    let mut conn = service.db.read().await?;
    let all = lines(&mut conn, service, me).await?;
    let (upcoming, mut past): (Vec<_>, Vec<_>) = all.into_iter().partition(|line| line.upcoming);
    past.reverse();
    past.truncate(50);
    Ok(ListPage {
        shell: Shell::new(service, Some(me.person()), "Appointments").at("/appointments"),
        upcoming,
        past,
        feed: None,
    })
}

async fn list(State(service): Shared, me: Visitor) -> Outcome {
    page(&list_page(&service, &me).await?)
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

fn id(text: &str) -> Result<Id<Appointment>, Stop> {
    text.parse().map_err(|_| Stop::NotFound)
}

#[derive(Template)]
#[template(path = "appointments/one.html")]
struct OnePage {
    shell: Shell,
    shown: Line,
    others: Vec<(String, String)>,
    note: Option<String>,
    space: String,
}

const SAID: &[(&str, &str)] = &[
    ("booked", "It is booked. Everyone in it was told."),
    ("moved", "It is moved. Everyone in it was told."),
    ("cancelled", "It is cancelled. Everyone in it was told."),
    (
        "late",
        "Somebody changed this a moment before you. This is how it is now.",
    ),
];

#[derive(Deserialize)]
struct Asked {
    said: Option<String>,
    week: Option<i64>,
}

async fn one(
    State(service): Shared,
    me: Visitor,
    Path(path): Path<String>,
    Query(asked): Query<Asked>,
) -> Outcome {
    let (appointment, member) = acts::find(&service, &me, id(&path)?).await?;
    let mut conn = service.db.read().await?;
    let mut others = Vec::new();
    for (account, _) in member.others() {
        let person = accounts::person(&mut conn, &service, account).await?;
        if person.zone != *me.zone() {
            others.push((person.name, words(appointment.span.start, &person.zone)));
        }
    }
    page(&OnePage {
        shell: Shell::new(&service, Some(me.person()), "Appointment")
            .at("/appointments")
            .said(asked.said.as_deref(), SAID),
        shown: line(&mut conn, &service, &me, &member, &appointment).await?,
        others,
        note: local(appointment.span.start, me.zone()).clocks_change,
        space: member.space().to_string(),
    })
}

async fn one_ics(State(service): Shared, me: Visitor, Path(path): Path<String>) -> Outcome {
    let (appointment, _) = acts::find(&service, &me, id(&path)?).await?;
    Ok(calendar_text(feed::as_ics(&service, &[appointment])))
}

struct SlotView {
    value: String,
    time: String,
    suits: bool,
}

struct DayView {
    name: String,
    note: Option<String>,
    slots: Vec<SlotView>,
}

#[derive(Template)]
#[template(path = "appointments/book.html")]
struct BookPage {
    shell: Shell,
    action: String,
    heading: &'static str,
    who: String,
    zone: String,
    days: Vec<DayView>,
    both: bool,
    week: i64,
    later: bool,
    taken: bool,
}

async fn book_page(
    service: &Service,
    me: &SignedIn,
    member: &Membership,
    action: String,
    week: i64,
    taken: bool,
) -> Result<BookPage, Stop> {
    let week = week.clamp(0, slots::WEEKS - 1);
    let mut conn = service.db.read().await?;
    let mut days: Vec<DayView> = Vec::new();
    for slot in slots::free(&mut conn, service, member, week).await? {
        let local = local(slot.start, me.zone());
        if days.last().is_none_or(|day| day.name != local.day_words) {
            days.push(DayView {
                name: local.day_words,
                note: local.clocks_change,
                slots: Vec::new(),
            });
        }
        let view = SlotView {
            value: slot.start.as_second().to_string(),
            time: local.time,
            suits: slot.suits.iter().all(|suits| *suits),
        };
        if let Some(day) = days.last_mut() {
            day.slots.push(view);
        }
    }
    let moves = action.starts_with("/appointments");
    Ok(BookPage {
        shell: Shell::new(service, Some(me.person()), "Find a time").at("/appointments"),
        action,
        heading: if moves {
            "Move to another time"
        } else {
            "Find a time"
        },
        who: names(&mut conn, service, member).await?,
        zone: zone_words(service.clock.now(), me.zone()),
        days,
        both: member.kind() == SpaceKind::Joint,
        week,
        later: week + 1 < slots::WEEKS,
        taken,
    })
}

fn start(form: &Fields) -> Result<Timestamp, Stop> {
    let second = form.get("start").parse().map_err(|_| Stop::Unreadable)?;
    Timestamp::from_second(second).map_err(|_| Stop::Unreadable)
}

async fn writer(service: &Service, me: &SignedIn, space: &str) -> Result<Membership, Stop> {
    let space: Id<Space> = space.parse().map_err(|_| Stop::NotFound)?;
    let member = enter(&mut *service.db.read().await?, me, space).await?;
    if member.writes() {
        Ok(member)
    } else {
        Err(Stop::NotFound)
    }
}

async fn book_form(
    State(service): Shared,
    me: Visitor,
    Path(space): Path<String>,
    Query(asked): Query<Asked>,
) -> Outcome {
    let member = writer(&service, &me, &space).await?;
    let action = format!("/rooms/{space}/book");
    page(
        &book_page(
            &service,
            &me,
            &member,
            action,
            asked.week.unwrap_or(0),
            false,
        )
        .await?,
    )
}

async fn book(
    State(service): Shared,
    me: Visitor,
    Path(space): Path<String>,
    Query(asked): Query<Asked>,
    form: Fields,
) -> Outcome {
    let member = writer(&service, &me, &space).await?;
    match acts::book(&service, &member, start(&form)?).await? {
        Booked::Yes(id) => go(&format!("/appointments/{id}?said=booked")),
        Booked::Taken => {
            let action = format!("/rooms/{space}/book");
            page(
                &book_page(
                    &service,
                    &me,
                    &member,
                    action,
                    asked.week.unwrap_or(0),
                    true,
                )
                .await?,
            )
        }
    }
}

async fn move_form(
    State(service): Shared,
    me: Visitor,
    Path(path): Path<String>,
    Query(asked): Query<Asked>,
) -> Outcome {
    let (_, member) = acts::find(&service, &me, id(&path)?).await?;
    let action = format!("/appointments/{path}/move");
    page(
        &book_page(
            &service,
            &me,
            &member,
            action,
            asked.week.unwrap_or(0),
            false,
        )
        .await?,
    )
}

async fn move_to(
    State(service): Shared,
    me: Visitor,
    Path(path): Path<String>,
    Query(asked): Query<Asked>,
    form: Fields,
) -> Outcome {
    match acts::move_to(&service, &me, id(&path)?, start(&form)?).await? {
        Booked::Yes(id) => go(&format!("/appointments/{id}?said=moved")),
        Booked::Taken => {
            let (_, member) = acts::find(&service, &me, id(&path)?).await?;
            let action = format!("/appointments/{path}/move");
            page(
                &book_page(
                    &service,
                    &me,
                    &member,
                    action,
                    asked.week.unwrap_or(0),
                    true,
                )
                .await?,
            )
        }
    }
}

async fn cancel(State(service): Shared, me: Visitor, Path(path): Path<String>) -> Outcome {
    match acts::cancel(&service, &me, id(&path)?).await? {
        Booked::Yes(id) => go(&format!("/appointments/{id}?said=cancelled")),
        Booked::Taken => go(&format!("/appointments/{path}?said=late")),
    }
}
