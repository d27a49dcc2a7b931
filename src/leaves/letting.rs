//! Letting whoever stands in into a space, and how that ends.
//!
//! What must stay true: only clients of a space let them in, of a joint space both; and whoever is in with no
//! leave to stand in for goes, by the next sweep at the latest.

use super::{Leave, store};
use crate::accounts::{Account, SignedIn};
use crate::audit::{self, Note};
use crate::db::{Conn, Id};
use crate::episodes::{self, Membership, SeatRole, Space, SpaceKind, enter_still};
use crate::intake;
use crate::jobs;
use crate::practice;
use crate::service::Service;
use crate::web::Stop;

/// How letting somebody in ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetIn {
    /// They are in.
    Yes,
    /// It is kept that this client agrees; the other has not, or not yet.
    Waits,
}

/// Whether a therapist may stand in for this client's: their licence holds where the client is. Of a couple
/// only the one who is asked about counts: the other may not learn from it that their partner moved.
pub(super) async fn may_stand_in(
    conn: &mut Conn,
    service: &Service,
    client: Id<Account>,
    cover: Id<Account>,
) -> Result<bool, Stop> {
    let profile = intake::profile_of(conn, service, client).await?;
    practice::is_licensed(conn, service, cover, &profile.jurisdiction).await
}

/// The leave that the therapist of a space is on now, and who stands in.
pub(super) async fn covered_by(
    conn: &mut Conn,
    service: &Service,
    space: Id<Space>,
) -> Result<Option<(Leave, Id<Account>)>, Stop> {
    let Some(therapist) = episodes::seat_of_therapist(conn, space).await? else {
        return Ok(None);
    };
    let now = service.clock.now();
    let leaves = store::of_therapist(conn, service, therapist).await?;
    let on = leaves.into_iter().find(|leave| leave.is_on(now));
    Ok(on.and_then(|leave| leave.cover().map(|cover| (leave, cover))))
}

/// A client lets whoever stands in into a space of theirs; `past`: they read what was written in a private
/// space before, too. Of a joint space it takes both, and nothing of before goes along.
///
/// # Errors
/// [`Stop::NotFound`] unless their therapist is away now and somebody stands in who may where they are.
pub async fn let_in(
    service: &Service,
    me: &SignedIn,
    space: Id<Space>,
    past: bool,
) -> Result<LetIn, Stop> {
    let mut tx = service.db.begin().await?;
    episodes::hold_episode_of(&mut tx, me.account()).await?;
    let member = enter_still(&mut tx, me, space).await?;
    if member.role() != SeatRole::Client || !member.writes() {
        return Err(Stop::NotFound);
    }
    let covered = covered_by(&mut tx, service, space).await?;
    let (leave, cover) = covered.ok_or(Stop::NotFound)?;
    if !may_stand_in(&mut tx, service, me.account(), cover).await? {
        return Err(Stop::NotFound);
    }
    let joint = member.kind() == SpaceKind::Joint;
    if joint && !both_agree(&mut tx, service, &member, &leave).await? {
        tx.commit().await?;
        return Ok(LetIn::Waits);
    }
    let (now, past) = (service.clock.now(), past && !joint);
    episodes::let_cover_in(&mut tx, service, &member, cover, past, now).await?;
    let deed = audit::Deed::CoverLetIn;
    let note = Note::by(me.account(), deed).within(space).object(leave.id);
    audit::note(&mut tx, service, note).await?;
    jobs::tell(&mut tx, service, cover, "/away").await?;
    tx.commit().await?;
    Ok(LetIn::Yes)
}

/// Keeps that this client of a joint space agrees; whether now all of its clients do. What one said is for
/// their own eyes until then.
async fn both_agree(
    conn: &mut Conn,
    service: &Service,
    member: &Membership,
    leave: &Leave,
) -> Result<bool, Stop> {
    store::agree(conn, leave.id, member.space(), member.account()).await?;
    let agreed = store::agreed(conn, leave.id, member.space()).await?;
    let clients = episodes::clients_now(conn, member.space()).await?;
    let note = Note::by(member.account(), audit::Deed::CoverAgreed).about(member.account());
    audit::note(conn, service, note.object(leave.id)).await?;
    Ok(clients.iter().all(|client| agreed.contains(client)))
}

/// A client ends that somebody stands in in a space, at once: each client of a joint space by themselves. What
/// they had agreed to is off.
///
/// # Errors
/// [`Stop::NotFound`] unless they are a client there.
pub async fn send_out(service: &Service, me: &SignedIn, space: Id<Space>) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    episodes::hold_episode_of(&mut tx, me.account()).await?;
    let member = enter_still(&mut tx, me, space).await?;
    let sits = episodes::clients_now(&mut tx, space).await?;
    if member.role() != SeatRole::Client || !sits.contains(&me.account()) {
        return Err(Stop::NotFound);
    }
    let now = service.clock.now();
    match episodes::cover_goes(&mut tx, service, space, now).await? {
        Some(cover) => {
            store::disagree(&mut tx, space, None).await?;
            let out = Note::by(me.account(), audit::Deed::CoverSentOut);
            audit::note(&mut tx, service, out.within(space)).await?;
            jobs::tell(&mut tx, service, cover, "/away").await?;
        }
        None => store::disagree(&mut tx, space, Some(me.account())).await?,
    }
    Ok(tx.commit().await?)
}

/// Nobody stands in in a space any more: its therapist goes from it, or is back.
///
/// # Errors
/// If the store does not take it.
pub async fn end_in(conn: &mut Conn, service: &Service, space: Id<Space>) -> Result<(), Stop> {
    let now = service.clock.now();
    if let Some(cover) = episodes::cover_goes(conn, service, space, now).await? {
        let ended = Note::by(cover, audit::Deed::CoverEnded).within(space);
        audit::note(conn, service, ended).await?;
    }
    Ok(store::disagree(conn, space, None).await?)
}

/// Whether somebody still stands in in a space.
async fn holds(
    conn: &mut Conn,
    service: &Service,
    space: Id<Space>,
    cover: Id<Account>,
) -> Result<bool, Stop> {
    let covered = covered_by(conn, service, space).await?;
    if covered.is_none_or(|(_, now)| now != cover) {
        return Ok(false);
    }
    // Of a joint space the places of the two do not count: one would learn where the other is.
    if episodes::kind_of(conn, space).await? != Some(SpaceKind::Private) {
        return Ok(true);
    }
    for client in episodes::clients_now(conn, space).await? {
        if !may_stand_in(conn, service, client, cover).await? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whoever stands in where nobody is away (any more) goes, and leaves that are over are deleted.
///
/// # Errors
/// If the store does not answer.
pub async fn end_over(service: &Service) -> Result<(), Stop> {
    let covered = episodes::covered(&mut *service.db.read().await?).await?;
    for (space, cover) in covered {
        let mut tx = service.db.begin().await?;
        if let Some(client) = episodes::clients_now(&mut tx, space).await?.first() {
            episodes::hold_episode_of(&mut tx, *client).await?;
        }
        episodes::keep_still(&mut tx, space).await?;
        if !holds(&mut tx, service, space, cover).await? {
            end_in(&mut tx, service, space).await?;
        }
        tx.commit().await?;
    }
    let now = service.clock.now();
    let all = store::all(&mut *service.db.read().await?, service).await?;
    let over: Vec<Leave> = all
        .into_iter()
        .filter(|one| one.times.until <= now)
        .collect();
    if over.is_empty() {
        return Ok(());
    }
    let mut tx = service.db.begin().await?;
    for leave in over {
        store::delete(&mut tx, leave.id).await?;
        jobs::take_back(&mut tx, leave.id.bytes()).await?;
    }
    Ok(tx.commit().await?)
}
