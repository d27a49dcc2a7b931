//! What people do with several appointments at once: book them, move or cancel one and all after it.
//!
//! What must stay true: it is done whole or not at all; each is late or not by itself, and each has its own
//! reminder; whoever meets is told once.

use calendar::Span;
use jiff::Timestamp;
use sealing::SystemEntropy;

use super::acts::{find, is_late, note, taken};
use super::diary::{Had, TherapistDiary};
use super::mails::{plan_reminders, tell_others};
use super::series::is_near;
use super::slots::therapist_of;
use super::{Appointment, Booked, Details, Marks, Series, Way, openings, span, store, ways};
use crate::accounts::{Account, SignedIn};
use crate::audit;
use crate::db::{Conn, DbError, Id};
use crate::episodes::{self, Membership};
use crate::practice;
use crate::service::Service;
use crate::web::Stop;

/// What each of these is had with, one after the other; none where one of them cannot be had.
async fn all_had(
    conn: &mut Conn,
    service: &Service,
    member: &Membership,
    therapist: Id<Account>,
    wanted: &[(Timestamp, Way)],
    except: &[Id<Appointment>],
) -> Result<Option<Vec<Had>>, Stop> {
    let (Some((first, way)), Some((last, _))) = (wanted.first(), wanted.last()) else {
        return Ok(None);
    };
    let now = service.clock.now();
    if !wanted.iter().all(|(start, _)| is_near(*start, now)) {
        return Ok(None);
    }
    let within = Span {
        start: *first,
        end: *last,
    };
    let ends = episodes::ends_at(conn, member.space()).await?;
    let diary = TherapistDiary::of(conn, service, (therapist, *way), within, except).await?;
    let Some(mut diary) = diary else {
        return Ok(None);
    };
    let mut all = Vec::new();
    for (start, way) in wanted {
        let had = diary.takes(*way, now, *start);
        let had = had.filter(|_| ends.is_none_or(|ends| *start < ends));
        let (Some(had), Some(span)) = (had, span(*start, way.length)) else {
            return Ok(None);
        };
        diary.add(span, way.place, had);
        all.push(had);
    }
    Ok(Some(all))
}

/// Books several times for everyone in the space, all or none: gives the first. `starts`: in order.
///
/// # Errors
/// [`Stop::NotFound`] unless they write in a space with a therapist; [`Stop::Unreadable`] where sessions are
/// not held that way.
pub(super) async fn book_all(
    service: &Service,
    member: &Membership,
    starts: &[Timestamp],
    (way, every): (Way, u16),
) -> Result<Booked, Stop> {
    let ways = ways::of(&mut *service.db.read().await?, service, member).await?;
    if !ways.offer(way) {
        return Err(Stop::Unreadable);
    }
    let (Some(therapist), true) = (therapist_of(member), member.writes()) else {
        return Err(Stop::NotFound);
    };
    let now = service.clock.now();
    let mut series = Series {
        id: Id::new(now, &mut SystemEntropy),
        number: 0,
        of: u16::try_from(starts.len()).map_err(|_| Stop::Unreadable)?,
        every,
    };
    let wanted: Vec<(Timestamp, Way)> = starts.iter().map(|start| (*start, way)).collect();
    let mut tx = service.db.begin().await?;
    let held = member.hold(&mut tx).await?;
    practice::hold_hours(&mut tx, therapist).await?;
    let all = all_had(&mut tx, service, member, therapist, &wanted, &[]).await?;
    let Some(all) = all else {
        return taken(service, tx).await;
    };
    let mut first = None;
    for (start, had) in starts.iter().zip(all) {
        series.number += 1;
        let appointment = Appointment {
            id: Id::new(now, &mut SystemEntropy),
            space: member.space(),
            therapist,
            span: span(*start, way.length).ok_or(Stop::Unreadable)?,
            cancelled: false,
            revision: 0,
            marks: Marks::default(),
            details: Details {
                place: way.place,
                series: Some(series),
                room: had.room,
                interpreter: way.interpreter,
            },
        };
        match store::insert(&mut tx, service, &held, &appointment, now).await {
            Ok(()) => {}
            Err(DbError::Taken(_)) => return taken(service, tx).await,
            Err(fault) => return Err(fault.into()),
        }
        let deed = audit::Deed::AppointmentBooked;
        note(&mut tx, service, member, appointment.id, deed).await?;
        plan_reminders(&mut tx, service, member, &appointment).await?;
        first.get_or_insert(appointment.id);
    }
    let first = first.ok_or(Stop::Unreadable)?;
    openings::done_with(&mut tx, member.space()).await?;
    tell_others(&mut tx, service, member, first).await?;
    tx.commit().await?;
    Ok(Booked::Yes(first))
}

/// An appointment and all after it in its series that are still to come, the earliest first; it alone where it
/// is of none. With the membership of whoever asks.
///
/// # Errors
/// [`Stop::NotFound`] if there is none of theirs that is still to come.
pub(super) async fn rest_of(
    service: &Service,
    me: &SignedIn,
    id: Id<Appointment>,
) -> Result<(Vec<Appointment>, Membership), Stop> {
    let (appointment, member) = find(service, me, id).await?;
    let now = service.clock.now();
    if appointment.cancelled || appointment.span.start <= now {
        return Err(Stop::NotFound);
    }
    let mut conn = service.db.read().await?;
    let mut rest = match appointment.details.series {
        Some(_) => store::all_of_space(&mut conn, service, appointment.space).await?,
        None => vec![appointment.clone()],
    };
    let series = |one: &Appointment| one.details.series.map(|series| series.id);
    rest.retain(|one| {
        one.id == appointment.id
            || (series(one) == series(&appointment)
                && one.therapist == appointment.therapist
                && one.span.start > appointment.span.start
                && !one.cancelled)
    });
    rest.sort_by_key(|one| one.span.start);
    Ok((rest, member))
}

/// Whether a change of any of these by them is late now.
pub(super) async fn any_late(
    service: &Service,
    member: &Membership,
    all: &[Appointment],
) -> Result<bool, Stop> {
    let mut conn = service.db.read().await?;
    for one in all {
        if is_late(&mut conn, service, member, one).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Cancels an appointment and all after it in its series, all or none. `told`: whether they were shown that one
/// of them is late.
///
/// # Errors
/// [`Stop::NotFound`] if there is none of theirs that is still to come.
pub(super) async fn cancel_rest(
    service: &Service,
    me: &SignedIn,
    id: Id<Appointment>,
    told: bool,
) -> Result<Booked, Stop> {
    let (rest, member) = rest_of(service, me, id).await?;
    if !member.writes() {
        return Err(Stop::NotFound);
    }
    if !told && any_late(service, &member, &rest).await? {
        return Ok(Booked::Late);
    }
    let mut tx = service.db.begin().await?;
    member.hold(&mut tx).await?;
    for was in &rest {
        let mut appointment = was.clone();
        appointment.cancelled = true;
        appointment.marks.cancelled_late = is_late(&mut tx, service, &member, was).await?;
        if !store::update(&mut tx, service, &appointment).await? {
            return taken(service, tx).await;
        }
        let deed = audit::Deed::AppointmentCancelled;
        note(&mut tx, service, &member, appointment.id, deed).await?;
        openings::became_free(&mut tx, service, was).await?;
        plan_reminders(&mut tx, service, &member, &appointment).await?;
    }
    tell_others(&mut tx, service, &member, id).await?;
    tx.commit().await?;
    Ok(Booked::Yes(id))
}

/// Moves several appointments to other times, all or none. `moves`: which and whereto, in the order of their
/// new times; `told`: whether they were shown that one of them is late.
///
/// # Errors
/// [`Stop::NotFound`] if they change nothing in that space.
pub(super) async fn move_all(
    service: &Service,
    member: &Membership,
    moves: &[(Appointment, Timestamp)],
    told: bool,
) -> Result<Booked, Stop> {
    let (Some((first, _)), true) = (moves.first(), member.writes()) else {
        return Err(Stop::NotFound);
    };
    let all: Vec<Appointment> = moves.iter().map(|(one, _)| one.clone()).collect();
    if !told && any_late(service, member, &all).await? {
        return Ok(Booked::Late);
    }
    let except: Vec<Id<Appointment>> = all.iter().map(|one| one.id).collect();
    let wanted = moves.iter().map(|(one, start)| (*start, one.way()));
    let wanted: Vec<(Timestamp, Way)> = wanted.collect();
    let mut tx = service.db.begin().await?;
    member.hold(&mut tx).await?;
    practice::hold_hours(&mut tx, first.therapist).await?;
    let all = all_had(&mut tx, service, member, first.therapist, &wanted, &except).await?;
    let Some(all) = all else {
        return taken(service, tx).await;
    };
    // One may move to where the next was.
    for id in &except {
        store::free_cells(&mut tx, *id).await?;
    }
    for ((was, start), had) in moves.iter().zip(all) {
        let mut appointment = was.clone();
        appointment.details.room = had.room;
        appointment.span = span(*start, was.way().length).ok_or(Stop::Unreadable)?;
        appointment.marks.moved_late |= is_late(&mut tx, service, member, was).await?;
        appointment.marks.asked_to_move = false;
        match store::update(&mut tx, service, &appointment).await {
            Ok(true) => {}
            Ok(false) | Err(DbError::Taken(_)) => return taken(service, tx).await,
            Err(fault) => return Err(fault.into()),
        }
        let deed = audit::Deed::AppointmentMoved;
        note(&mut tx, service, member, appointment.id, deed).await?;
        plan_reminders(&mut tx, service, member, &appointment).await?;
    }
    for (was, start) in moves {
        if *start < was.span.start {
            openings::done_with(&mut tx, member.space()).await?;
        }
        openings::became_free(&mut tx, service, was).await?;
    }
    tell_others(&mut tx, service, member, first.id).await?;
    tx.commit().await?;
    Ok(Booked::Yes(first.id))
}
