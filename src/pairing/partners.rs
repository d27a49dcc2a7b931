//! With whom a client is here, as one therapist may know it.
//!
//! What must stay true: a therapist whom the leaver did not have then sees the couple as the one who stayed
//! does; and that somebody left is not told by how much was looked up for a page, either.

use super::{parting_of_episode, store};
use crate::accounts::{self, Account, SignedIn};
use crate::db::{Conn, Id};
use crate::episodes::Episode;
use crate::service::Service;
use crate::web::Stop;

/// Whether this therapist is a client's now.
///
/// # Errors
/// If the store does not answer.
pub async fn is_theirs(
    conn: &mut Conn,
    therapist: &SignedIn,
    client: Id<Account>,
) -> Result<bool, Stop> {
    let pairing = store::of_client(conn, client).await?;
    Ok(pairing.is_some_and(|one| one.accepted && one.therapist == therapist.account()))
}

/// The name of the one with whom a client is here, for their therapist to read.
///
/// # Errors
/// If the store does not answer.
pub async fn partner_seen(
    conn: &mut Conn,
    service: &Service,
    therapist: &SignedIn,
    (episode, client): (&Episode, Id<Account>),
) -> Result<Option<String>, Stop> {
    // Looked for whether or not the other left.
    let parting = parting_of_episode(conn, service, episode.id).await?;
    let knows = parting.is_some_and(|parting| parting.therapist == Some(therapist.account()));
    let knows = knows && episode.absent.is_some();
    let partner = episode.seeming_partner(client).filter(|_| !knows);
    Ok(match partner {
        Some(partner) => Some(accounts::person(conn, service, partner).await?.name),
        None => None,
    })
}

/// The other one of a client's couple, where this therapist is theirs too.
///
/// # Errors
/// If the store does not answer.
pub async fn partner_of_both(
    conn: &mut Conn,
    therapist: &SignedIn,
    (episode, client): (&Episode, Id<Account>),
) -> Result<Option<Id<Account>>, Stop> {
    let Some(other) = episode.seeming_partner(client) else {
        return Ok(None);
    };
    // Looked for whether or not the other left.
    let both = is_theirs(conn, therapist, other).await?;
    Ok(Some(other).filter(|_| both && episode.partner(client).is_some()))
}
