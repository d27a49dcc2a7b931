//! Where a time is booked, and where an appointment is moved.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::routing::get;
use jiff::Timestamp;

use super::pages::id;
use super::times_page::{Asked, Finding, Purpose, show};
use super::{Booked, acts};
use crate::accounts::{SignedIn, Visitor};
use crate::db::Id;
use crate::episodes::{Membership, SeatRole, Space, enter};
use crate::service::Service;
use crate::web::{Fields, Outcome, Stop, go};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/appointments/{id}/move", get(move_form).post(move_to))
        .route("/rooms/{space}/book", get(book_form).post(book))
}

/// The start a form names.
pub(super) fn start(text: &str) -> Result<Timestamp, Stop> {
    let second = text.parse().map_err(|_| Stop::Unreadable)?;
    Timestamp::from_second(second).map_err(|_| Stop::Unreadable)
}

/// Somebody who may book in a space. Whoever stands in books nothing with the therapist who is away.
pub(super) async fn writer(
    service: &Service,
    me: &SignedIn,
    space: &str,
) -> Result<Membership, Stop> {
    let space: Id<Space> = space.parse().map_err(|_| Stop::NotFound)?;
    let member = enter(&mut *service.db.read().await?, me, space).await?;
    if member.writes() && member.role() != SeatRole::Cover {
        Ok(member)
    } else {
        Err(Stop::NotFound)
    }
}

async fn book_page(
    service: &Service,
    me: &SignedIn,
    member: &Membership,
    asked: &Asked,
    taken: Option<Timestamp>,
) -> Outcome {
    let finding = Finding {
        me,
        member,
        action: format!("/rooms/{}/book", member.space()),
        purpose: Purpose::Book,
        asked,
        taken,
        moved: &[],
        late: false,
    };
    show(service, finding).await
}

async fn book_form(
    State(service): Shared,
    me: Visitor,
    Path(space): Path<String>,
    Query(asked): Query<Asked>,
) -> Outcome {
    let member = writer(&service, &me, &space).await?;
    book_page(&service, &me, &member, &asked, None).await
}

async fn book(
    State(service): Shared,
    me: Visitor,
    Path(space): Path<String>,
    Query(asked): Query<Asked>,
    form: Fields,
) -> Outcome {
    let member = writer(&service, &me, &space).await?;
    let start = start(form.get("start"))?;
    let mut conn = service.db.read().await?;
    let way = asked.way(&mut conn, &service, &member).await?;
    drop(conn);
    match acts::book(&service, &member, start, Some(way)).await? {
        Booked::Yes(id) => go(&format!("/appointments/{id}?said=booked")),
        Booked::Taken | Booked::Late => {
            book_page(&service, &me, &member, &asked, Some(start)).await
        }
    }
}

/// The page where an appointment is moved; a time they chose and cannot have, where there is one.
async fn move_page(
    service: &Service,
    me: &SignedIn,
    path: &str,
    asked: &Asked,
    taken: Option<Timestamp>,
) -> Outcome {
    let (appointment, member) = acts::find(service, me, id(path)?).await?;
    let mut conn = service.db.read().await?;
    let late = acts::is_late(&mut conn, service, &member, &appointment).await?;
    drop(conn);
    let finding = Finding {
        me,
        member: &member,
        action: format!("/appointments/{path}/move"),
        purpose: Purpose::Move,
        asked,
        taken,
        moved: std::slice::from_ref(&appointment),
        late,
    };
    show(service, finding).await
}

async fn move_form(
    State(service): Shared,
    me: Visitor,
    Path(path): Path<String>,
    Query(asked): Query<Asked>,
) -> Outcome {
    move_page(&service, &me, &path, &asked, None).await
}

async fn move_to(
    State(service): Shared,
    me: Visitor,
    Path(path): Path<String>,
    Query(asked): Query<Asked>,
    form: Fields,
) -> Outcome {
    let (start, told) = (start(form.get("start"))?, form.has("late"));
    match acts::move_to(&service, &me, id(&path)?, start, told).await? {
        Booked::Yes(id) => go(&format!("/appointments/{id}?said=moved")),
        Booked::Taken => move_page(&service, &me, &path, &asked, Some(start)).await,
        // It became late while they looked: now the page says so.
        Booked::Late => move_page(&service, &me, &path, &asked, None).await,
    }
}
