//! What therapists do: say when they are away, ask somebody to stand in, answer, take it back.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use sealing::SystemEntropy;

use super::{Answer, LONGEST, Leave, TOLD_BEFORE, Times, letting, store};
use crate::accounts::{Account, SignedIn};
use crate::audit::{self, Note};
use crate::db::{Conn, Id};
use crate::episodes::{self, SpaceKind};
use crate::jobs::{self, Letter, To};
use crate::practice;
use crate::service::Service;
use crate::web::Stop;

/// How planning a leave ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Planned {
    /// It is planned.
    Yes(Id<Leave>),
    /// The days are in the wrong order, over, or too many.
    Days,
    /// They are away on some of these days already.
    Overlap,
    /// Nobody of that name can stand in.
    Cover,
}

/// The moments a leave begins and ends, where the therapist lives; `None` where these are no days for one.
fn span(me: &SignedIn, first: Date, last: Date, now: Timestamp) -> Option<(Timestamp, Timestamp)> {
    let zone = me.zone().time_zone();
    let begins = |day: Date| zone.to_timestamp(day.at(0, 0, 0, 0)).ok();
    let (from, until) = (begins(first)?, begins(last.tomorrow().ok()?)?);
    let most = SignedDuration::from_hours(24 * LONGEST);
    (first <= last && now < until && until.duration_since(from) <= most).then_some((from, until))
}

/// The clients of a therapist.
async fn clients_of(conn: &mut Conn, therapist: Id<Account>) -> Result<Vec<Id<Account>>, Stop> {
    let mut clients = Vec::new();
    for space in episodes::spaces_of(conn, therapist).await? {
        let private = episodes::kind_of(conn, space).await? == Some(SpaceKind::Private);
        if private && episodes::seat_of_therapist(conn, space).await? == Some(therapist) {
            clients.extend(episodes::clients_now(conn, space).await?);
        }
    }
    Ok(clients)
}

/// A therapist says when they are away, and whom they ask to stand in. Clients are told four weeks before, or
/// now where it is sooner.
///
/// # Errors
/// If the store does not take it.
pub async fn plan(
    service: &Service,
    me: &SignedIn,
    (first, last): (Date, Date),
    cover: Option<Id<Account>>,
) -> Result<Planned, Stop> {
    let now = service.clock.now();
    let Some((from, until)) = span(me, first, last, now) else {
        return Ok(Planned::Days);
    };
    let mut tx = service.db.begin().await?;
    // Two leaves at once take turns.
    crate::accounts::hold(&mut tx, me.account()).await?;
    let others = store::of_therapist(&mut tx, service, me.account()).await?;
    if others
        .iter()
        .any(|other| other.times.from < until && from < other.times.until)
    {
        return Ok(Planned::Overlap);
    }
    if let Some(cover) = cover {
        let known = practice::therapist(&mut tx, service, cover).await?;
        if known.is_none() || cover == me.account() {
            return Ok(Planned::Cover);
        }
        jobs::tell(&mut tx, service, cover, "/away").await?;
    }
    let leave = Leave {
        id: Id::new(now, &mut SystemEntropy),
        therapist: me.account(),
        times: Times {
            first,
            last,
            from,
            until,
            cover: cover.map(|cover| (cover, Answer::Waits)),
        },
    };
    store::put(&mut tx, service, &leave).await?;
    let due = now.max(from - SignedDuration::from_hours(24 * TOLD_BEFORE));
    for client in clients_of(&mut tx, me.account()).await? {
        let (to, about) = (To::Account(client), leave.id.bytes());
        let letter = Letter::SomethingNew;
        jobs::mail_about(&mut tx, service, letter, to, "/home", due, about).await?;
    }
    let planned = Note::by(me.account(), audit::Deed::LeavePlanned).about(me.account());
    audit::note(&mut tx, service, planned.object(leave.id)).await?;
    tx.commit().await?;
    Ok(Planned::Yes(leave.id))
}

/// Whoever was asked to stand in answers; once, and until it is over they may still say no.
///
/// # Errors
/// [`Stop::NotFound`] unless they were asked.
pub async fn answer(
    service: &Service,
    me: &SignedIn,
    id: Id<Leave>,
    yes: bool,
) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    store::hold(&mut tx, id).await?;
    let leaves = store::all(&mut tx, service).await?;
    let mine = leaves.into_iter().find(|leave| {
        let asked = leave.times.cover.map(|(cover, _)| cover);
        leave.id == id && asked == Some(me.account()) && leave.times.until > service.clock.now()
    });
    let mut leave = mine.ok_or(Stop::NotFound)?;
    let said = if yes { Answer::Yes } else { Answer::No };
    leave.times.cover = Some((me.account(), said));
    store::put(&mut tx, service, &leave).await?;
    let answered = Note::by(me.account(), audit::Deed::CoverAnswered).about(leave.therapist);
    audit::note(&mut tx, service, answered.object(id)).await?;
    jobs::tell(&mut tx, service, leave.therapist, "/away").await?;
    tx.commit().await?;
    letting::end_over(service).await
}

/// A therapist is not away after all, or is back sooner: whoever stands in goes at once.
///
/// # Errors
/// [`Stop::NotFound`] unless it is theirs.
pub async fn call_off(service: &Service, me: &SignedIn, id: Id<Leave>) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    store::hold(&mut tx, id).await?;
    let mine = store::of_therapist(&mut tx, service, me.account()).await?;
    let leave = mine.into_iter().find(|leave| leave.id == id);
    let leave = leave.ok_or(Stop::NotFound)?;
    store::delete(&mut tx, id).await?;
    jobs::take_back(&mut tx, id.bytes()).await?;
    if let Some((cover, _)) = leave.times.cover {
        jobs::tell(&mut tx, service, cover, "/away").await?;
    }
    let off = Note::by(me.account(), audit::Deed::LeaveCalledOff).about(me.account());
    audit::note(&mut tx, service, off.object(id)).await?;
    tx.commit().await?;
    letting::end_over(service).await
}
