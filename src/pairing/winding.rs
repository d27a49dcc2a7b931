//! Two who parted and had the same therapist: the work of each with that therapist goes on for some days, so
//! that nobody is left from one hour to the next, and then ends by itself, unless all three agree.
//!
//! What must stay true: nobody comes back to that therapist past the agreement of all three, but together;
//! whoever does not know that they were left is asked nothing, and their own work does
//! not wind down before they know.

use jiff::{SignedDuration, Timestamp};

use super::acts::part_for;
use super::windings::{self, Asking, Winding};
use super::{Pairing, store};
use crate::accounts::{self, Account, SignedIn};
use crate::audit::{self, Note};
use crate::db::{Conn, Id};
use crate::episodes;
use crate::jobs;
use crate::practice;
use crate::service::Service;
use crate::web::Stop;

/// A client's work with the therapist that `other` had too begins to wind down. Nothing happens if they have
/// gone to another since.
pub(super) async fn begin(
    conn: &mut Conn,
    service: &Service,
    client: Id<Account>,
    (other, therapist): (Id<Account>, Id<Account>),
    asks: bool,
) -> Result<(), Stop> {
    let pairing = store::of_client(conn, client).await?;
    let pairing = pairing.filter(|pairing| pairing.accepted && pairing.therapist == therapist);
    let Some(pairing) = pairing else {
        return Ok(());
    };
    let days = practice::winding_days(conn).await?;
    let winding = Winding {
        pairing: pairing.id,
        client,
        other,
        therapist,
        until: service.clock.now() + SignedDuration::from_hours(24 * days),
        asking: Asking {
            asked: asks,
            ..Asking::default()
        },
    };
    if !windings::insert(conn, service, &winding).await? {
        // It winds down already, since they parted from somebody else.
        return Ok(());
    }
    set_end(conn, client, Some(winding.until)).await?;
    if asks {
        note_asked(conn, service, client).await?;
    }
    Ok(())
}

/// The work has ended.
pub(super) async fn ended(
    conn: &mut Conn,
    service: &Service,
    pairing: &Pairing,
) -> Result<(), Stop> {
    windings::end(conn, pairing.id, service.clock.now()).await?;
    set_end(conn, pairing.client, None).await
}

/// Nothing ends by itself any more: the work goes on.
async fn stop(conn: &mut Conn, pairing: &Pairing) -> Result<(), Stop> {
    windings::delete(conn, pairing.id).await?;
    set_end(conn, pairing.client, None).await
}

/// From when on nothing can be booked in a client's private space; `None`: no such time.
async fn set_end(
    conn: &mut Conn,
    client: Id<Account>,
    ends_at: Option<Timestamp>,
) -> Result<(), Stop> {
    if let Some(private) = episodes::private_space_of(conn, client).await? {
        episodes::set_ends_at(conn, private, ends_at).await?;
    }
    Ok(())
}

/// Two came together again: the work of both goes on.
pub(super) async fn stop_between(
    conn: &mut Conn,
    service: &Service,
    one: Id<Account>,
    other: Id<Account>,
) -> Result<(), Stop> {
    for (client, other) in [(one, other), (other, one)] {
        let winding = windings::of_client(conn, service, client).await?;
        let winding = winding.filter(|winding| winding.other == other);
        let pairing = store::of_client(conn, client).await?;
        if let Some((_, pairing)) = winding.zip(pairing) {
            stop(conn, &pairing).await?;
        }
        windings::forget_ended(conn, client, other).await?;
    }
    Ok(())
}

async fn note_asked(conn: &mut Conn, service: &Service, client: Id<Account>) -> Result<(), Stop> {
    let asked = Note::by(client, audit::Deed::GoingOnAsked).about(client);
    Ok(audit::note(conn, service, asked).await?)
}

/// Whether somebody knows that this client is with them no more.
///
/// # Errors
/// If the store does not answer.
pub async fn knows(conn: &mut Conn, other: Id<Account>, client: Id<Account>) -> Result<bool, Stop> {
    let theirs = episodes::episode_of(conn, other).await?;
    Ok(theirs.is_none_or(|episode| episode.absent != Some(client)))
}

/// A client asks to go on alone with the therapist both had.
///
/// # Errors
/// [`Stop::NotFound`] if their work does not wind down, they asked before, or the other does not know yet
/// that they parted, or was erased.
pub async fn ask(service: &Service, me: &SignedIn) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    episodes::hold_episode_of(&mut tx, me.account()).await?;
    let winding = windings::of_client(&mut tx, service, me.account()).await?;
    let mut winding = winding.ok_or(Stop::NotFound)?;
    let over = winding.until <= service.clock.now();
    let gone = accounts::is_erased(&mut tx, winding.other).await?;
    let knows = knows(&mut tx, winding.other, me.account()).await?;
    if over || winding.asking.asked || gone || !knows {
        return Err(Stop::NotFound);
    }
    winding.asking.asked = true;
    windings::set_asking(&mut tx, service, &winding).await?;
    note_asked(&mut tx, service, me.account()).await?;
    jobs::tell(&mut tx, service, winding.other, "/home").await?;
    jobs::tell(&mut tx, service, winding.therapist, "/caseload").await?;
    Ok(tx.commit().await?)
}

/// The other of the two, or the therapist, says whether this client may go on with the therapist. A no ends
/// the question; the last yes settles it.
///
/// # Errors
/// [`Stop::NotFound`] if they are not asked, or have answered.
pub async fn answer(
    service: &Service,
    me: &SignedIn,
    client: Id<Account>,
    yes: bool,
) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    episodes::hold_episode_of(&mut tx, client).await?;
    let winding = windings::of_client(&mut tx, service, client).await?;
    let mut winding = winding.ok_or(Stop::NotFound)?;
    let open = winding.asking.is_open() && winding.until > service.clock.now();
    let mine = match me.account() {
        account if account == winding.therapist => &mut winding.asking.therapist,
        account if account == winding.other && knows(&mut tx, account, client).await? => {
            &mut winding.asking.other
        }
        _ => return Err(Stop::NotFound),
    };
    if !open || mine.is_some() {
        return Err(Stop::NotFound);
    }
    *mine = Some(yes);
    let answered = Note::by(me.account(), audit::Deed::GoingOnAnswered).about(me.account());
    audit::note(&mut tx, service, answered).await?;
    settle(&mut tx, service, &winding).await?;
    Ok(tx.commit().await?)
}

/// Keeps what was said. Where that settles it, all three are told that there is something to look at.
async fn settle(conn: &mut Conn, service: &Service, winding: &Winding) -> Result<(), Stop> {
    if winding.asking.goes_on() {
        let pairing = store::of_client(conn, winding.client).await?;
        stop(conn, &pairing.ok_or(Stop::NotFound)?).await?;
    } else {
        windings::set_asking(conn, service, winding).await?;
    }
    if winding.asking.goes_on() || winding.asking.is_off() {
        for client in [winding.client, winding.other] {
            jobs::tell(conn, service, client, "/home").await?;
        }
        jobs::tell(conn, service, winding.therapist, "/caseload").await?;
    }
    Ok(())
}

/// Those who ask this client, who knows that they parted, whether they may go on with the therapist both
/// had; with whether this client has answered.
///
/// # Errors
/// If the store does not answer.
pub async fn asked_of(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
) -> Result<Vec<Winding>, Stop> {
    let mut asked = Vec::new();
    for winding in windings::of_other(conn, service, me.account()).await? {
        if winding.asking.asked && knows(conn, me.account(), winding.client).await? {
            asked.push(winding);
        }
    }
    Ok(asked)
}

/// Ends the work whose days are over.
///
/// # Errors
/// If the store does not answer.
pub async fn end_over(service: &Service) -> Result<(), Stop> {
    let now = service.clock.now();
    let over = windings::over(&mut *service.db.read().await?, service, now).await?;
    for winding in over {
        let mut tx = service.db.begin().await?;
        let episode = episodes::hold_episode_of(&mut tx, winding.client).await?;
        let pairing = store::of_client(&mut tx, winding.client).await?;
        let pairing = pairing.filter(|pairing| pairing.id == winding.pairing);
        let still = windings::of_client(&mut tx, service, winding.client).await?;
        if let (Some(episode), Some(pairing), Some(_)) = (episode, pairing, still) {
            part_for(&mut tx, service, &episode, &pairing).await?;
            jobs::tell(&mut tx, service, winding.client, "/home").await?;
            jobs::tell(&mut tx, service, winding.therapist, "/caseload").await?;
        }
        tx.commit().await?;
    }
    Ok(())
}
