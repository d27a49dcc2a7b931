//! What becomes of a client's work when they are erased: it ends, whoever is signed in.
//!
//! What must stay true: coming sessions are cancelled, whoever worked with them or shares a joint space is
//! told that there is something to look at, and nobody is told what.

use super::acts::{drop_agreements, note_closing, offer};
use super::{leaving, partings, store};
use crate::accounts::Account;
use crate::appointments;
use crate::audit::By;
use crate::db::{Conn, Id};
use crate::episodes;
use crate::jobs;
use crate::service::Service;
use crate::web::Stop;

/// Whether a therapist has been chosen by anyone or works with anyone now.
///
/// # Errors
/// If the store does not answer.
pub async fn has_open_work(conn: &mut Conn, therapist: Id<Account>) -> Result<bool, Stop> {
    Ok(!store::of_therapist(conn, therapist).await?.is_empty())
}

/// Whether a therapist ever accepted this client: only then is there a clinical record of them.
///
/// # Errors
/// If the store does not answer.
pub async fn was_treated(conn: &mut Conn, client: Id<Account>) -> Result<bool, Stop> {
    Ok(store::was_accepted(conn, client).await?)
}

/// A client leaves for good: their work with a therapist ends, and the couple's joint space closes.
///
/// # Errors
/// If the store does not take it.
pub async fn leave_for_good(
    conn: &mut Conn,
    service: &Service,
    client: Id<Account>,
) -> Result<(), Stop> {
    let now = service.clock.now();
    let Some(episode) = episodes::hold_episode_of(conn, client).await? else {
        return Ok(());
    };
    let private = episode.client(client).map(|me| me.private);
    for space in private.into_iter().chain(episode.joint) {
        appointments::cancel_upcoming(conn, service, space).await?;
    }
    drop_agreements(conn, &episode).await?;
    end_work(conn, service, client).await?;
    if let Some(partner) = episode.partner(client) {
        note_closing(conn, service, By::Server, &episode).await?;
        jobs::tell(conn, service, partner.account, "/home").await?;
        leaving::limit_reading(conn, service, episode.joint, partner.account).await?;
    }
    settle_with_those_left(conn, service, client).await?;
    episodes::leave_for_good(conn, service, client, now).await
}

/// Whoever they left without their knowing it knows now: the name they were shown is gone.
async fn settle_with_those_left(
    conn: &mut Conn,
    service: &Service,
    leaver: Id<Account>,
) -> Result<(), Stop> {
    for parting in partings::all_of_leaver(conn, service, leaver).await? {
        let theirs = episodes::hold_episode_of(conn, parting.stayer).await?;
        if let Some(theirs) = theirs.filter(|theirs| theirs.absent == Some(leaver)) {
            episodes::settle(conn, service, parting.stayer, service.clock.now()).await?;
            leaving::limit_reading(conn, service, theirs.joint, parting.stayer).await?;
            jobs::tell(conn, service, parting.stayer, "/home").await?;
        }
    }
    Ok(())
}

async fn end_work(conn: &mut Conn, service: &Service, client: Id<Account>) -> Result<(), Stop> {
    let now = service.clock.now();
    let Some(pairing) = store::of_client(conn, client).await? else {
        return Ok(());
    };
    if pairing.accepted {
        store::end(conn, pairing.id, client, now).await?;
    } else {
        store::set_state(conn, pairing.id, "chosen", "withdrawn", now).await?;
        episodes::withdraw_offer(conn, &offer(&pairing)).await?;
    }
    jobs::tell(conn, service, pairing.therapist, "/caseload").await
}
