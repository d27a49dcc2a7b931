//! Asking to be told of an earlier time, and telling.

use jiff::{SignedDuration, Timestamp};

use super::super::pages::{names, words};
use super::super::slots::therapist_of;
use super::super::{Appointment, slots, store as appointments, ways};
use super::{DAYS, Opening, Openings, Wish, store};
use crate::accounts::{self, Account, SignedIn};
use crate::audit::{self, Note};
use crate::db::{Conn, Id};
use crate::episodes::{
    self, Membership, SeatRole, Space, clients_now, enter, may_write, seat_of_therapist,
};
use crate::jobs::{self, Letter, To};
use crate::leaves;
use crate::service::Service;
use crate::web::Stop;

/// The next appointment of a space that is still to come.
async fn next_of(
    conn: &mut Conn,
    service: &Service,
    space: Id<Space>,
) -> Result<Option<Appointment>, Stop> {
    let now = service.clock.now();
    let all = appointments::of_space(conn, service, space).await?;
    let coming = all
        .into_iter()
        .filter(|one| !one.cancelled && one.span.start > now);
    Ok(coming.min_by_key(|one| one.span.start))
}

/// What they asked for in a space they can write in, while it holds.
pub(in crate::appointments) async fn wish_of(
    conn: &mut Conn,
    service: &Service,
    member: &Membership,
) -> Result<Option<Wish>, Stop> {
    if !member.writes() {
        return Ok(None);
    }
    let wish = store::get(conn, service, member.space()).await?;
    let therapist = therapist_of(member);
    Ok(wish.filter(|wish| wish.until > service.clock.now() && Some(wish.therapist) == therapist))
}

/// What mail to somebody about earlier times in a space is filed under.
fn subject(space: Id<Space>, account: Id<Account>) -> Vec<u8> {
    [space.bytes(), account.bytes()].concat()
}

async fn take_mail_back(conn: &mut Conn, space: Id<Space>) -> Result<(), Stop> {
    for client in clients_now(conn, space).await? {
        jobs::take_back(conn, &subject(space, client)).await?;
    }
    Ok(())
}

/// A client wants to be told of an earlier time, for everyone in the space: until their next appointment
/// there, or for four weeks.
///
/// # Errors
/// [`Stop::NotFound`] unless they are a client in a space with a therapist, and it is open.
pub(super) async fn ask(service: &Service, member: &Membership) -> Result<(), Stop> {
    let therapist = therapist_of(member).filter(|_| member.role() == SeatRole::Client);
    let therapist = therapist.ok_or(Stop::NotFound)?;
    let mut tx = service.db.begin().await?;
    member.hold(&mut tx).await?;
    let next = next_of(&mut tx, service, member.space()).await?;
    let weeks = service.clock.now() + SignedDuration::from_hours(24 * DAYS);
    let until = next.map_or(weeks, |next| next.span.start);
    let wish = Wish::new(therapist, until);
    store::put(&mut tx, service, member.space(), &wish).await?;
    let asked = Note::by(member.account(), audit::Deed::OpeningsAsked);
    audit::note(&mut tx, service, asked.within(member.space())).await?;
    Ok(tx.commit().await?)
}

/// A client does not want it any more: any of the space's.
///
/// # Errors
/// [`Stop::NotFound`] unless they are a client of it.
pub(super) async fn stop(service: &Service, member: &Membership) -> Result<(), Stop> {
    if member.role() != SeatRole::Client {
        return Err(Stop::NotFound);
    }
    let mut tx = service.db.begin().await?;
    if store::delete(&mut tx, member.space()).await? {
        take_mail_back(&mut tx, member.space()).await?;
        let stopped = Note::by(member.account(), audit::Deed::OpeningsStopped);
        audit::note(&mut tx, service, stopped.within(member.space())).await?;
    }
    Ok(tx.commit().await?)
}

/// They have what they waited for: a time was booked in this space.
pub(in crate::appointments) async fn done_with(
    conn: &mut Conn,
    space: Id<Space>,
) -> Result<(), Stop> {
    if store::delete(conn, space).await? {
        take_mail_back(conn, space).await?;
    }
    Ok(())
}

/// A time of a therapist became free: whoever waits for one like it is told.
pub(in crate::appointments) async fn became_free(
    conn: &mut Conn,
    service: &Service,
    was: &Appointment,
) -> Result<(), Stop> {
    let now = service.clock.now();
    let start = was.span.start;
    let latest = start - slots::notice(conn, service, was.therapist).await?;
    let closed = leaves::closed(conn, service, was.therapist).await?;
    let away = closed
        .iter()
        .any(|span| start < span.end && span.start < was.span.end);
    if latest <= now || away {
        return Ok(());
    }
    for space in episodes::spaces_of(conn, was.therapist).await? {
        if space == was.space || !store::hold(conn, space).await? {
            continue;
        }
        let Some(mut wish) = store::get(conn, service, space).await? else {
            continue;
        };
        let next = next_of(conn, service, space).await?;
        let ends = episodes::ends_at(conn, space).await?;
        let wanted = wish.therapist == was.therapist
            && wish.wants(start, next.map(|next| next.span.start))
            && ends.is_none_or(|ends| start < ends)
            && may_write(conn, space, was.therapist).await?;
        if wanted {
            wish.add(start);
            tell(conn, service, space, &mut wish, latest).await?;
            store::put(conn, service, space, &wish).await?;
        }
    }
    Ok(())
}

async fn tell(
    conn: &mut Conn,
    service: &Service,
    space: Id<Space>,
    wish: &mut Wish,
    latest: Timestamp,
) -> Result<(), Stop> {
    let now = service.clock.now();
    for client in clients_now(conn, space).await? {
        let zone = accounts::person(conn, service, client).await?.zone;
        if let Some(due) = wish.tell(client, &zone, now, latest) {
            let (to, about) = (To::Account(client), subject(space, client));
            let letter = Letter::SomethingNew;
            jobs::mail_about(conn, service, letter, to, "/home", due, &about).await?;
        }
    }
    Ok(())
}

/// The earlier times a client is offered, and those that somebody else has by now, space by space.
///
/// # Errors
/// If the store does not answer.
pub async fn offered(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
) -> Result<Vec<Openings>, Stop> {
    let mut all = Vec::new();
    for space in episodes::spaces_of(conn, me.account()).await? {
        let member = enter(conn, me, space).await?;
        let Some(wish) = wish_of(conn, service, &member).await? else {
            continue;
        };
        let next = next_of(conn, service, space).await?;
        let has = next.as_ref().map(|next| next.span.start);
        let mut times = wish.times.clone();
        times.retain(|start| *start > service.clock.now() && wish.wants(*start, has));
        times.sort();
        // Where one is moved, it is as long and where it was.
        let way = match &next {
            Some(next) => next.way(),
            None => ways::of(conn, service, &member).await?.usual(),
        };
        let except: Vec<_> = next.iter().map(|next| next.id).collect();
        let mut openings = Vec::new();
        for start in times {
            openings.push(Opening {
                when: words(start, me.zone()),
                start: start.as_second().to_string(),
                free: slots::is_free(conn, service, &member, way, start, &except).await?,
            });
        }
        if !openings.is_empty() {
            all.push(Openings {
                space: space.to_string(),
                kind: member.kind().as_str(),
                with: names(conn, service, &member).await?,
                action: next.map_or(format!("/rooms/{space}/book"), |next| {
                    format!("/appointments/{}/move", next.id)
                }),
                times: openings,
            });
        }
    }
    Ok(all)
}

/// Forgets what nobody waits for any more: its time is over, or the therapist is another.
///
/// # Errors
/// If the store does not answer.
pub async fn forget_over(conn: &mut Conn, service: &Service) -> Result<(), Stop> {
    for space in store::spaces(conn).await? {
        let Some(wish) = store::get(conn, service, space).await? else {
            continue;
        };
        let therapist = seat_of_therapist(conn, space).await?;
        if wish.until <= service.clock.now() || therapist != Some(wish.therapist) {
            done_with(conn, space).await?;
        }
    }
    Ok(())
}
