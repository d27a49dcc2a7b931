//! One of a couple goes on alone.
//!
//! What must stay true: it takes nobody's leave; no content is copied; and until the one who stays is told,
//! everything of theirs is as if the joint work were paused: the one who left is still named, and sits in
//! the joint space, which nobody can write in.

use jiff::Timestamp;
use sealing::SystemEntropy;

use super::acts::leave;
use super::{Episode, Form, store};
use crate::accounts::{Account, SignedIn};
use crate::db::{Conn, Id};
use crate::service::Service;
use crate::web::Stop;

/// How somebody went on alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Went {
    /// They left this one, who does not know it yet.
    From(Id<Account>),
    /// The other had left before: now neither is with the other any more.
    AsTheOtherDid,
}

/// A client goes on alone: out of the couple's episode, with their private space and whoever is in it. The
/// joint space is closed; both keep what they could read. To the other it is a pause until [`settle`].
///
/// # Errors
/// [`Stop::NotFound`] if they have no partner here.
pub async fn go_alone(
    conn: &mut Conn,
    service: &Service,
    client: &SignedIn,
    now: Timestamp,
) -> Result<Went, Stop> {
    let account = client.account();
    let old = store::hold_episode_of(conn, account)
        .await?
        .ok_or(Stop::NotFound)?;
    if old.absent.is_some() {
        settle(conn, service, account, now).await?;
        return Ok(Went::AsTheOtherDid);
    }
    let me = old.client(account).ok_or(Stop::NotFound)?;
    let partner = old.partner(account).ok_or(Stop::NotFound)?;
    if let Some(joint) = old.joint {
        store::keep_still(conn, joint).await?;
        // It is there already where they had paused it.
        store::insert_pause(conn, joint, account, now).await?;
    }
    store::end_episode_client(conn, old.id, account, now).await?;
    store::set_absent(conn, old.id, Some(account)).await?;
    let episode = Id::new(now, &mut SystemEntropy);
    store::insert_episode(conn, episode, Form::Individual, now).await?;
    store::insert_episode_client(conn, episode, account, me.private, now).await?;
    Ok(Went::From(partner.account))
}

/// The couple is one no more for the one who stayed, either: the one who left goes from the joint space,
/// which is closed for good. A later couple gets a joint space of its own.
///
/// # Errors
/// [`Stop::NotFound`] if nobody has left them.
pub async fn settle(
    conn: &mut Conn,
    service: &Service,
    stayer: Id<Account>,
    now: Timestamp,
) -> Result<Id<Episode>, Stop> {
    let episode = store::hold_episode_of(conn, stayer).await?;
    let episode = episode.ok_or(Stop::NotFound)?;
    let leaver = episode.absent.ok_or(Stop::NotFound)?;
    if let Some(joint) = episode.joint {
        leave(conn, service, joint, leaver, now).await?;
        store::close_space(conn, joint, Some(now)).await?;
    }
    store::set_consent(conn, stayer, None).await?;
    store::set_absent(conn, episode.id, None).await?;
    store::set_episode(conn, episode.id, Form::Individual, None).await?;
    Ok(episode.id)
}
