//! The work of a client and a therapist ends: by the client, by the therapist, or by itself.

use super::{note, offer};
use crate::accounts::{Account, SignedIn};
use crate::appointments;
use crate::audit::{self, By, Note};
use crate::db::{Conn, Id};
use crate::episodes::{self, Episode};
use crate::jobs;
use crate::leaves;
use crate::pairing::summaries::{self, Wanted};
use crate::pairing::{Pairing, reasons, store, winding};
use crate::service::Service;
use crate::web::Stop;

/// Notes that a couple's joint space is about to be closed, where they have one that is open. Whether it is.
pub(in crate::pairing) async fn note_closing(
    conn: &mut Conn,
    service: &Service,
    by: By,
    episode: &Episode,
) -> Result<bool, Stop> {
    let Some(joint) = episode.joint else {
        return Ok(false);
    };
    let closes = episodes::is_open(conn, joint).await?;
    if closes {
        let closed = Note::of(by, audit::Deed::JointSpaceClosed).within(joint);
        audit::note(conn, service, closed).await?;
    }
    Ok(closes)
}

/// The work of a client and their therapist ends, by one of them: coming appointments are cancelled, and
/// the therapist leaves the private space and, of a couple, the joint one. The episode is held. Whether a
/// joint space closes by it.
pub(in crate::pairing) async fn part(
    conn: &mut Conn,
    service: &Service,
    episode: &Episode,
    pairing: &Pairing,
    by: &SignedIn,
) -> Result<bool, Stop> {
    note(conn, service, by, pairing, audit::Deed::TherapistLeft).await?;
    let closes = note_closing(conn, service, By::Account(by.account()), episode).await?;
    take_leave(conn, service, episode, pairing, by.account()).await?;
    Ok(closes)
}

/// The same, where the days are over after which it ends by itself. To the client it is no act of the
/// therapist's.
pub(in crate::pairing) async fn part_for(
    conn: &mut Conn,
    service: &Service,
    episode: &Episode,
    pairing: &Pairing,
) -> Result<(), Stop> {
    let private = episode.client(pairing.client).map(|mine| mine.private);
    let left = Note::by(pairing.therapist, audit::Deed::WorkRanOut);
    let left = left.within(private.ok_or(Stop::NotFound)?);
    audit::note(conn, service, left.object(pairing.id)).await?;
    note_closing(conn, service, By::Account(pairing.therapist), episode).await?;
    take_leave(conn, service, episode, pairing, pairing.client).await
}

async fn take_leave(
    conn: &mut Conn,
    service: &Service,
    episode: &Episode,
    pairing: &Pairing,
    by: Id<Account>,
) -> Result<(), Stop> {
    let now = service.clock.now();
    drop_agreements(conn, episode).await?;
    winding::ended(conn, service, pairing).await?;
    if !store::end(conn, pairing.id, by, now).await? {
        return Err(Stop::NotFound);
    }
    let private = episode.client(pairing.client).map(|mine| mine.private);
    for space in private.into_iter().chain(episode.joint) {
        appointments::cancel_upcoming(conn, service, space).await?;
        leaves::end_in(conn, service, space).await?;
    }
    let (client, therapist) = (pairing.client, pairing.therapist);
    if let Some(private) = private {
        summaries::therapist_left(conn, service, private, therapist).await?;
    }
    episodes::therapist_leaves(conn, service, client, therapist, now).await
}

/// What clients of an episode agreed to of the joint space is off: it is not what it was. A choice that
/// waits for its answer stays. It is asked for in one way, however many are still in the episode: one who left
/// unknown to the other is not.
pub(in crate::pairing) async fn drop_agreements(
    conn: &mut Conn,
    episode: &Episode,
) -> Result<(), Stop> {
    let accepted = store::accepted_in(conn, episode.id).await?;
    let offers: Vec<_> = accepted.iter().map(offer).collect();
    episodes::withdraw_offers(conn, &offers).await
}

/// A client ends the work with their therapist, and may ask them for a summary of it. They may say why, with
/// one of [`CHANGES`](crate::pairing::CHANGES) or nothing, for the practice's counts alone.
///
/// # Errors
/// [`Stop::NotFound`] if they have no therapist who accepted.
pub async fn change(
    service: &Service,
    me: &SignedIn,
    wanted: Wanted,
    reason: &str,
) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    let episode = episodes::hold_episode_of(&mut tx, me.account())
        .await?
        .ok_or(Stop::NotFound)?;
    let pairing = store::of_client(&mut tx, me.account()).await?;
    let pairing = pairing.filter(|pairing| pairing.accepted);
    let pairing = pairing.ok_or(Stop::NotFound)?;
    let closes = part(&mut tx, service, &episode, &pairing, me).await?;
    summaries::ask(&mut tx, service, me, pairing.therapist, wanted).await?;
    if let Some(partner) = episode.partner(me.account()).filter(|_| closes) {
        jobs::tell(&mut tx, service, partner.account, "/home").await?;
    }
    jobs::tell(&mut tx, service, pairing.therapist, "/caseload").await?;
    reasons::give(&mut tx, service, reasons::About::Change, reason).await?;
    Ok(tx.commit().await?)
}

/// A therapist ends the work with a client, or with both of a couple if both are theirs. Whoever is no
/// longer with them, or loses the joint space by it, is told that there is something to look at.
///
/// # Errors
/// [`Stop::NotFound`] unless the client is theirs.
pub async fn end(
    service: &Service,
    me: &SignedIn,
    client: Id<Account>,
    both: bool,
) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    let episode = episodes::hold_episode_of(&mut tx, client)
        .await?
        .ok_or(Stop::NotFound)?;
    for one in &episode.clients {
        let pairing = store::of_client(&mut tx, one.account).await?;
        let mine = pairing.filter(|found| found.accepted && found.therapist == me.account());
        let asked = one.account == client || both;
        match mine.filter(|_| asked) {
            Some(pairing) => {
                part(&mut tx, service, &episode, &pairing, me).await?;
            }
            None if one.account == client => return Err(Stop::NotFound),
            None if episode.joint.is_none() => continue,
            None => {}
        }
        jobs::tell(&mut tx, service, one.account, "/home").await?;
    }
    Ok(tx.commit().await?)
}
