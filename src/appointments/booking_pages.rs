//! The pages where a time is found: booking and moving.

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::routing::get;
use calendar::{Slot, local};
use jiff::Timestamp;
use serde::Deserialize;

use super::openings::Asking;
use super::pages::{id, names, words, zone_words};
use super::{Appointment, Booked, acts, slots, ways};
use crate::accounts::{SignedIn, Visitor};
use crate::db::Id;
use crate::episodes::{Membership, SeatRole, Space, SpaceKind, enter};
use crate::practice::{self, ChangeRules};
use crate::service::Service;
use crate::web::{Fields, Outcome, Shell, Stop, go, page};

type Shared = State<Arc<Service>>;

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/appointments/{id}/move", get(move_form).post(move_to))
        .route("/rooms/{space}/book", get(book_form).post(book))
}

#[derive(Deserialize)]
struct Asked {
    week: Option<i64>,
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
    /// The time they chose, which somebody else has now.
    taken: Option<String>,
    /// The free times nearest to it.
    near: Vec<SlotView>,
    /// What the practice says of moving and cancelling.
    rules: ChangeRules,
    /// Whether moving is late now.
    late: bool,
    /// Being told of an earlier time, where that is theirs to ask.
    asking: Option<Asking>,
}

/// How many times nearest to one that is taken are shown first.
const NEAR: usize = 3;

/// The free times nearest to one that is taken, the earliest first.
fn nearest(slots: &[Slot], wanted: Timestamp) -> Vec<&Slot> {
    let mut near: Vec<&Slot> = slots.iter().collect();
    near.sort_by_key(|slot| slot.start.duration_since(wanted).abs());
    near.truncate(NEAR);
    near.sort_by_key(|slot| slot.start);
    near
}

fn suits(slot: &Slot) -> bool {
    slot.suits.iter().all(|suits| *suits)
}

async fn book_page(
    service: &Service,
    me: &SignedIn,
    member: &Membership,
    action: String,
    asked: &Asked,
    taken: Option<Timestamp>,
    moved: Option<&Appointment>,
    late: bool,
) -> Outcome {
    // Where no week is asked for, that of the time they chose: its neighbours are shown.
    let wanted = taken.map_or(0, |start| slots::week_of(start, service.clock.now()));
    let week = asked.week.unwrap_or(wanted).clamp(0, slots::WEEKS - 1);
    let mut conn = service.db.read().await?;
    let mut days: Vec<DayView> = Vec::new();
    let ways = ways::of(&mut conn, service, member).await?;
    let way = moved.map_or(ways.usual(), Appointment::way);
    let except: Vec<_> = moved.iter().map(|one| one.id).collect();
    let mut free = slots::within(&mut conn, service, member, way, (week, 1), &except).await?;
    free.retain(|slot| moved.is_none_or(|one| one.span.start != slot.start));
    for slot in &free {
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
            suits: suits(slot),
        };
        if let Some(day) = days.last_mut() {
            day.slots.push(view);
        }
    }
    let moves = action.starts_with("/appointments");
    page(&BookPage {
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
        near: taken.map_or(Vec::new(), |wanted| {
            let near = nearest(&free, wanted).into_iter();
            near.map(|slot| SlotView {
                value: slot.start.as_second().to_string(),
                time: words(slot.start, me.zone()),
                suits: suits(slot),
            })
            .collect()
        }),
        late,
        asking: Asking::of(&mut conn, service, member, me.zone()).await?,
        rules: practice::change_rules(&mut conn, service).await?,
        taken: taken.map(|wanted| words(wanted, me.zone())),
    })
}

fn start(form: &Fields) -> Result<Timestamp, Stop> {
    let second = form.get("start").parse().map_err(|_| Stop::Unreadable)?;
    Timestamp::from_second(second).map_err(|_| Stop::Unreadable)
}

/// Somebody who may book in a space. Whoever stands in books nothing with the therapist who is away.
async fn writer(service: &Service, me: &SignedIn, space: &str) -> Result<Membership, Stop> {
    let space: Id<Space> = space.parse().map_err(|_| Stop::NotFound)?;
    let member = enter(&mut *service.db.read().await?, me, space).await?;
    if member.writes() && member.role() != SeatRole::Cover {
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
    book_page(&service, &me, &member, action, &asked, None, None, false).await
}

async fn book(
    State(service): Shared,
    me: Visitor,
    Path(space): Path<String>,
    Query(asked): Query<Asked>,
    form: Fields,
) -> Outcome {
    let member = writer(&service, &me, &space).await?;
    let start = start(&form)?;
    match acts::book(&service, &member, start, None).await? {
        Booked::Yes(id) => go(&format!("/appointments/{id}?said=booked")),
        Booked::Taken | Booked::Late => {
            let action = format!("/rooms/{space}/book");
            book_page(
                &service,
                &me,
                &member,
                action,
                &asked,
                Some(start),
                None,
                false,
            )
            .await
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
    let action = format!("/appointments/{path}/move");
    book_page(
        service,
        me,
        &member,
        action,
        asked,
        taken,
        Some(&appointment),
        late,
    )
    .await
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
    let (start, told) = (start(&form)?, form.has("late"));
    match acts::move_to(&service, &me, id(&path)?, start, told).await? {
        Booked::Yes(id) => go(&format!("/appointments/{id}?said=moved")),
        Booked::Taken => move_page(&service, &me, &path, &asked, Some(start)).await,
        // It became late while they looked: now the page says so.
        Booked::Late => move_page(&service, &me, &path, &asked, None).await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_times_are_shown_in_the_order_of_the_day() {
        let at = |hour: i64| Timestamp::from_second(hour * 3_600).expect("a time");
        let slot = |hour| Slot {
            start: at(hour),
            suits: Vec::new(),
        };
        let free = [slot(1), slot(9), slot(12), slot(14), slot(30)];
        let near = nearest(&free, at(11));
        let near: Vec<_> = near.into_iter().map(|slot| slot.start).collect();
        assert_eq!(near, [at(9), at(12), at(14)]);
        assert!(nearest(&[], at(11)).is_empty());
    }
}
