//! What people do with appointments: book, move, cancel.

use jiff::Timestamp;
use sealing::SystemEntropy;

use super::mails::{ask_no_more, plan_mails};
use super::slots::therapist_of;
use super::{Appointment, Details, Marks, Way, openings, slots, span, store, ways};
use crate::accounts::{Account, SignedIn};
use crate::audit::{self, Note};
use crate::db::{Conn, DbError, Id, Tx};
use crate::episodes::{
    Membership, SeatRole, Space, clients_of, enter, keep_still, may_write, spaces_of,
};
use crate::jobs;
use crate::practice;
use crate::service::Service;
use crate::web::Stop;

/// How booking ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Booked {
    /// It is theirs.
    Yes(Id<Appointment>),
    /// Somebody was a moment faster, or it is no free time (any more).
    Taken,
    /// The change is late by what the practice says, and they were not shown that yet.
    Late,
}

pub(super) async fn note(
    conn: &mut Conn,
    service: &Service,
    member: &Membership,
    appointment: Id<Appointment>,
    deed: audit::Deed,
) -> Result<(), DbError> {
    let note = Note::by(member.account(), deed).within(member.space());
    audit::note(conn, service, note.object(appointment)).await
}

/// The space of an appointment; `None` if there is none such.
///
/// # Errors
/// If the store does not answer.
pub async fn space_of(
    conn: &mut Conn,
    service: &Service,
    id: Id<Appointment>,
) -> Result<Option<Id<Space>>, Stop> {
    let found = store::find(conn, service, id).await?;
    Ok(found.map(|appointment| appointment.space))
}

/// Somebody was faster: once theirs can be read, so that the page shown next is right.
pub(super) async fn taken(service: &Service, tx: Tx) -> Result<Booked, Stop> {
    drop(tx);
    service.db.settled().await?;
    Ok(Booked::Taken)
}

/// Books a time for everyone in the space; `way`: how they meet, where it is not as usual.
///
/// # Errors
/// [`Stop::NotFound`] unless they write in a space with a therapist; [`Stop::Unreadable`] where sessions are
/// not held that way.
pub async fn book(
    service: &Service,
    member: &Membership,
    start: Timestamp,
    way: Option<Way>,
) -> Result<Booked, Stop> {
    let mut conn = service.db.read().await?;
    let ways = ways::of(&mut conn, service, member).await?;
    let way = way.unwrap_or(ways.usual());
    if !ways.offer(way) {
        return Err(Stop::Unreadable);
    }
    let (Some(therapist), Some(span), true) = (
        therapist_of(member),
        span(start, way.length),
        member.writes(),
    ) else {
        return Err(Stop::NotFound);
    };
    // Whoever comes late is told so without waiting for a turn to write.
    if !slots::is_free(&mut conn, service, member, way, start, &[]).await? {
        return Ok(Booked::Taken);
    }
    drop(conn);
    let now = service.clock.now();
    let mut appointment = Appointment {
        id: Id::new(now, &mut SystemEntropy),
        space: member.space(),
        therapist,
        span,
        cancelled: false,
        revision: 0,
        marks: Marks::default(),
        details: Details {
            place: way.place,
            interpreter: way.interpreter,
            ..Details::default()
        },
    };
    let mut tx = service.db.begin().await?;
    let held = member.hold(&mut tx).await?;
    // The quarter hours keep two from one time; rests and the most of a day hold by taking turns.
    practice::hold_hours(&mut tx, therapist).await?;
    let Some(had) = slots::had(&mut tx, service, member, way, start, &[]).await? else {
        return taken(service, tx).await;
    };
    appointment.details.room = had.room;
    match store::insert(&mut tx, service, &held, &appointment, now).await {
        Ok(()) => {}
        Err(DbError::Taken(_)) => return taken(service, tx).await,
        Err(fault) => return Err(fault.into()),
    }
    let deed = audit::Deed::AppointmentBooked;
    note(&mut tx, service, member, appointment.id, deed).await?;
    openings::done_with(&mut tx, member.space()).await?;
    plan_mails(&mut tx, service, member, &appointment).await?;
    tx.commit().await?;
    Ok(Booked::Yes(appointment.id))
}

/// The appointment and the membership of whoever asks; not found for everyone else.
///
/// # Errors
/// [`Stop::NotFound`] if there is no such appointment or it is not theirs, without saying which.
pub async fn find(
    service: &Service,
    me: &SignedIn,
    id: Id<Appointment>,
) -> Result<(Appointment, Membership), Stop> {
    let mut conn = service.db.read().await?;
    let appointment = store::find(&mut conn, service, id)
        .await?
        .ok_or(Stop::NotFound)?;
    let member = enter(&mut conn, me, appointment.space).await?;
    if !appointment.concerns(me.account(), me.role()) {
        return Err(Stop::NotFound);
    }
    Ok((appointment, member))
}

/// The sessions of a client's spaces that ended in this time and were not cancelled, the earliest first.
///
/// # Errors
/// If the store does not answer.
pub async fn held(
    conn: &mut Conn,
    service: &Service,
    client: Id<Account>,
    since: Timestamp,
    until: Timestamp,
) -> Result<Vec<Appointment>, Stop> {
    let mut found = Vec::new();
    for space in spaces_of(conn, client).await? {
        let all = store::of_space(conn, service, space).await?;
        found.extend(
            all.into_iter()
                .filter(|one| !one.cancelled && since < one.span.end && one.span.end <= until),
        );
    }
    found.sort_by_key(|one| one.span.end);
    Ok(found)
}

/// Whether the session of an appointment can be joined now and its therapist is still there to lead it:
/// for whoever comes without an account.
///
/// # Errors
/// If the store does not answer.
pub async fn is_open_with_therapist(
    conn: &mut Conn,
    service: &Service,
    id: Id<Appointment>,
) -> Result<bool, Stop> {
    let Some(appointment) = store::find(conn, service, id).await? else {
        return Ok(false);
    };
    let open = appointment.is_open(service.clock.now());
    Ok(open && may_write(conn, appointment.space, appointment.therapist).await?)
}

/// Writes an appointment that was moved or cancelled; `was`: as it was before.
async fn change(
    service: &Service,
    member: &Membership,
    mut appointment: Appointment,
    was: &Appointment,
) -> Result<Booked, Stop> {
    if !member.writes() {
        return Err(Stop::NotFound);
    }
    let mut tx = service.db.begin().await?;
    member.hold(&mut tx).await?;
    if !appointment.cancelled {
        practice::hold_hours(&mut tx, appointment.therapist).await?;
        let (way, start) = (appointment.way(), appointment.span.start);
        let id = [appointment.id];
        let Some(had) = slots::had(&mut tx, service, member, way, start, &id).await? else {
            return taken(service, tx).await;
        };
        appointment.details.room = had.room;
    }
    match store::update(&mut tx, service, &appointment).await {
        Ok(true) => {}
        Ok(false) | Err(DbError::Taken(_)) => return taken(service, tx).await,
        Err(fault) => return Err(fault.into()),
    }
    let deed = if appointment.cancelled {
        audit::Deed::AppointmentCancelled
    } else {
        audit::Deed::AppointmentMoved
    };
    note(&mut tx, service, member, appointment.id, deed).await?;
    if !appointment.cancelled && appointment.span.start < was.span.start {
        openings::done_with(&mut tx, member.space()).await?;
    }
    openings::became_free(&mut tx, service, was).await?;
    plan_mails(&mut tx, service, member, &appointment).await?;
    tx.commit().await?;
    Ok(Booked::Yes(appointment.id))
}

/// Whether a change of this appointment by them is late now: a client's, by what the practice says. A
/// therapist answers for theirs in person.
///
/// # Errors
/// If the store does not answer.
pub async fn is_late(
    conn: &mut Conn,
    service: &Service,
    member: &Membership,
    appointment: &Appointment,
) -> Result<bool, Stop> {
    let rules = practice::change_rules(conn, service).await?;
    let late = rules.is_late(appointment.span.start, service.clock.now());
    Ok(late && member.role() == SeatRole::Client && !appointment.marks.asked_to_move)
}

/// Moves an appointment to another free time. `told`: whether they were shown that it is late.
///
/// # Errors
/// [`Stop::NotFound`] if there is none of theirs that is still to come.
pub async fn move_to(
    service: &Service,
    me: &SignedIn,
    id: Id<Appointment>,
    start: Timestamp,
    told: bool,
) -> Result<Booked, Stop> {
    let (mut appointment, member) = find(service, me, id).await?;
    if appointment.cancelled || appointment.span.start <= service.clock.now() {
        return Err(Stop::NotFound);
    }
    let mut conn = service.db.read().await?;
    if is_late(&mut conn, service, &member, &appointment).await? {
        if !told {
            return Ok(Booked::Late);
        }
        appointment.marks.moved_late = true;
    }
    drop(conn);
    if start == appointment.span.start {
        return Ok(Booked::Taken);
    }
    let way = appointment.way();
    let mut conn = service.db.read().await?;
    let free = slots::is_free(&mut conn, service, &member, way, start, &[id]).await?;
    let Some(span) = span(start, way.length).filter(|_| free) else {
        return Ok(Booked::Taken);
    };
    drop(conn);
    let was = appointment.clone();
    appointment.span = span;
    appointment.marks.asked_to_move = false;
    change(service, &member, appointment, &was).await
}

/// Cancels what is still to come in a space whose therapist or clients go: nobody would be there.
pub async fn cancel_upcoming(
    conn: &mut Conn,
    service: &Service,
    space: Id<Space>,
) -> Result<(), Stop> {
    let now = service.clock.now();
    // Whoever books just now is waited for, so that theirs is seen.
    keep_still(conn, space).await?;
    for mut appointment in store::of_space(conn, service, space).await? {
        if appointment.cancelled || appointment.span.start <= now {
            continue;
        }
        appointment.cancelled = true;
        store::update(conn, service, &appointment).await?;
        openings::became_free(conn, service, &appointment).await?;
        jobs::take_back(conn, appointment.id.bytes()).await?;
        for client in clients_of(conn, space).await? {
            ask_no_more(conn, appointment.id, client).await?;
        }
    }
    Ok(())
}

/// When the last session of a space ended that was not cancelled; of those that were, by now.
///
/// # Errors
/// If the store does not answer.
pub async fn last_ended(
    conn: &mut Conn,
    service: &Service,
    space: Id<Space>,
) -> Result<Option<Timestamp>, Stop> {
    let now = service.clock.now();
    let all = store::of_space(conn, service, space).await?;
    let held = all.iter().filter(|one| !one.cancelled);
    Ok(held.map(|one| one.span.end).filter(|end| *end <= now).max())
}

/// Cancels an appointment, late or not. `told`: whether they were shown that it is late.
///
/// # Errors
/// [`Stop::NotFound`] if there is none of theirs that is still to come.
pub async fn cancel(
    service: &Service,
    me: &SignedIn,
    id: Id<Appointment>,
    told: bool,
) -> Result<Booked, Stop> {
    let (mut appointment, member) = find(service, me, id).await?;
    if appointment.span.start <= service.clock.now() {
        return Err(Stop::NotFound);
    }
    let mut conn = service.db.read().await?;
    if is_late(&mut conn, service, &member, &appointment).await? {
        if !told {
            return Ok(Booked::Late);
        }
        appointment.marks.cancelled_late = true;
    }
    drop(conn);
    let was = appointment.clone();
    appointment.cancelled = true;
    change(service, &member, appointment, &was).await
}

/// Every appointment there ever was in a space this client is or was in, the earliest first.
///
/// # Errors
/// If the store does not answer.
pub async fn of_client_in(
    conn: &mut Conn,
    service: &Service,
    member: &Membership,
) -> Result<Vec<Appointment>, Stop> {
    all_of(conn, service, member.space()).await
}

/// Every appointment there ever was in a space, the earliest first.
///
/// # Errors
/// If the store does not answer.
pub async fn all_of(
    conn: &mut Conn,
    service: &Service,
    space: Id<Space>,
) -> Result<Vec<Appointment>, Stop> {
    let mut found = store::all_of_space(conn, service, space).await?;
    found.sort_by_key(|one| one.span.start);
    Ok(found)
}
