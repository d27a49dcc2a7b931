//! One of a couple pauses the joint work, and goes on again.
//!
//! What must stay true: what the partner sees of it is that the joint space is closed, and no more: the
//! same as when somebody goes on alone. Coming joint appointments are always cancelled, or one that is
//! kept would tell the two apart.

use crate::accounts::SignedIn;
use crate::appointments;
use crate::audit::{self, Note};
use crate::consents::{self, Text};
use crate::db::Conn;
use crate::episodes::{self, Turned};
use crate::jobs;
use crate::service::Service;
use crate::web::{Stop, with_then};

/// A client pauses the joint work, at once.
///
/// # Errors
/// [`Stop::NotFound`] if they have no joint space, or have paused it already.
pub async fn pause(service: &Service, me: &SignedIn) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    close(&mut tx, service, me).await?;
    Ok(tx.commit().await?)
}

async fn close(conn: &mut Conn, service: &Service, me: &SignedIn) -> Result<(), Stop> {
    let done = episodes::pause(conn, me, service.clock.now()).await?;
    appointments::cancel_upcoming(conn, service, done.space).await?;
    note(conn, service, me, audit::Deed::JointWorkPaused).await?;
    if done.changed {
        tell(conn, service, me, done, audit::Deed::JointSpaceClosed).await?;
    }
    Ok(())
}

/// A client withdraws the couple's agreement. Without it nobody writes in their joint space: it is paused by
/// them, and the partner cannot tell this from a pause.
///
/// # Errors
/// [`Stop::NotFound`] if there is no agreement of theirs that holds.
pub async fn withdraw_agreement(service: &Service, me: &SignedIn) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    let episode = episodes::hold_episode_of(&mut tx, me.account()).await?;
    consents::withdraw(&mut tx, service, me, Text::Couple).await?;
    if let Some(joint) = episode.and_then(|episode| episode.joint)
        && !episodes::has_paused(&mut tx, joint, me.account()).await?
    {
        close(&mut tx, service, me).await?;
    }
    Ok(tx.commit().await?)
}

/// A client who paused goes on again. Nobody is told unless the joint space opens by it.
///
/// # Errors
/// [`Stop::NotFound`] if they have not paused; [`Stop::Elsewhere`] to the couple's agreement, if they
/// withdrew it and have not signed it again.
pub async fn go_on(service: &Service, me: &SignedIn) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    let done = episodes::go_on(&mut tx, me).await?;
    if consents::is_withdrawn(&mut tx, me, Text::Couple).await? {
        let text = with_then(&format!("/consents/{}", Text::Couple.name()), "/partner");
        return Err(Stop::Elsewhere(format!("{text}&said=first")));
    }
    note(&mut tx, service, me, audit::Deed::JointWorkGoesOn).await?;
    if done.changed {
        tell(&mut tx, service, me, done, audit::Deed::JointSpaceReopened).await?;
    }
    Ok(tx.commit().await?)
}

/// For the eyes of whoever did it: the partner sees what came of it.
async fn note(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    deed: audit::Deed,
) -> Result<(), Stop> {
    let note = Note::by(me.account(), deed).about(me.account());
    Ok(audit::note(conn, service, note).await?)
}

/// Everybody in the joint space is told that there is something to look at.
async fn tell(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    done: Turned,
    deed: audit::Deed,
) -> Result<(), Stop> {
    let note = Note::by(me.account(), deed).within(done.space);
    audit::note(conn, service, note).await?;
    let episode = episodes::episode_of(conn, me.account()).await?;
    if let Some(partner) = episode.as_ref().and_then(|it| it.partner(me.account())) {
        jobs::tell(conn, service, partner.account, "/home").await?;
    }
    if let Some(therapist) = episodes::seat_of_therapist(conn, done.space).await? {
        jobs::tell(conn, service, therapist, "/caseload").await?;
    }
    Ok(())
}
