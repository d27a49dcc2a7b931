//! One of a couple pauses the joint work, and goes on again: by themselves, at once.
//!
//! What must stay true: nobody lifts another's pause; while there is one, nobody writes in the joint
//! space; seats and keys stay as they are.

use jiff::Timestamp;

use super::{Space, store};
use crate::accounts::{Account, SignedIn};
use crate::db::{Conn, Id};
use crate::web::Stop;

/// What a pause, or its end, did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turned {
    /// The couple's joint space.
    pub space: Id<Space>,
    /// Whether it opened or closed for writing by it.
    pub changed: bool,
}

/// A client pauses the joint work.
///
/// # Errors
/// [`Stop::NotFound`] if there is no joint space in their episode, or they have paused it already.
pub async fn pause(conn: &mut Conn, client: &SignedIn, now: Timestamp) -> Result<Turned, Stop> {
    turn(conn, client, Some(now)).await
}

/// A client goes on again. The space is open once nobody has paused it.
///
/// # Errors
/// [`Stop::NotFound`] if they have not paused it.
pub async fn go_on(conn: &mut Conn, client: &SignedIn) -> Result<Turned, Stop> {
    turn(conn, client, None).await
}

async fn turn(
    conn: &mut Conn,
    client: &SignedIn,
    pausing: Option<Timestamp>,
) -> Result<Turned, Stop> {
    let episode = store::hold_episode_of(conn, client.account()).await?;
    let space = episode.and_then(|episode| episode.joint);
    let space = space.ok_or(Stop::NotFound)?;
    // Whoever writes just now is waited for.
    store::keep_still(conn, space).await?;
    let was_open = is_open(conn, space).await?;
    let new = match pausing {
        Some(now) => store::insert_pause(conn, space, client.account(), now).await?,
        None => store::delete_pause(conn, space, client.account()).await?,
    };
    if !new {
        return Err(Stop::NotFound);
    }
    let changed = is_open(conn, space).await? != was_open;
    Ok(Turned { space, changed })
}

/// Whether a client has paused the joint work.
///
/// # Errors
/// If the store does not answer.
pub async fn has_paused(
    conn: &mut Conn,
    space: Id<Space>,
    client: Id<Account>,
) -> Result<bool, Stop> {
    Ok(store::has_paused(conn, space, client).await?)
}

/// Whether whoever is in a space may write in it now.
///
/// # Errors
/// If the store does not answer.
pub async fn is_open(conn: &mut Conn, space: Id<Space>) -> Result<bool, Stop> {
    let stored = store::space(conn, space).await?;
    Ok(stored.is_some_and(|stored| !stored.closed))
}
