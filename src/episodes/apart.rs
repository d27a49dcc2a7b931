//! A generation of a private space that is set apart when its therapist leaves: for what they write last, for
//! the client and whoever comes next.
//!
//! What must stay true: its key is held by the client, the therapist who leaves and the recovery key, and by
//! nobody else but whom the client gives it to, by itself: whoever reads the rest of the past does not read it
//! by that. No message is ever sealed under it: in the moment it is made it is over.

use jiff::Timestamp;

use super::{Membership, Offer, SeatRole, Space, acts, spaces, store};
use crate::accounts::{self, Account};
use crate::db::{Conn, Id};
use crate::service::Service;
use crate::web::Stop;

/// A generation set apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Apart {
    /// The therapist who left.
    pub therapist: Id<Account>,
    /// Which generation.
    pub generation: i64,
    /// When they left.
    pub at: Timestamp,
}

/// What is set apart in a space, the newest first.
///
/// # Errors
/// If the store does not answer.
pub async fn of_space(conn: &mut Conn, space: Id<Space>) -> Result<Vec<Apart>, Stop> {
    Ok(store::apart(conn, space).await?)
}

/// A therapist leaves a private space, if they are in it: the last generation they read is set apart.
pub(super) async fn leave(
    conn: &mut Conn,
    service: &Service,
    space: Id<Space>,
    therapist: Id<Account>,
    now: Timestamp,
) -> Result<(), Stop> {
    if !acts::sits(conn, space, therapist).await? {
        return Ok(());
    }
    let generation = spaces::renew(conn, service, space).await?;
    spaces::leave(conn, service, space, therapist, now).await?;
    Ok(store::set_apart(conn, space, therapist, generation).await?)
}

/// Whether somebody can read what is sealed under this generation of a space.
///
/// # Errors
/// If the store does not answer.
pub async fn can_read(
    conn: &mut Conn,
    space: Id<Space>,
    account: Id<Account>,
    generation: i64,
) -> Result<bool, Stop> {
    let readers = readers_of(conn, space, generation).await?;
    Ok(readers.contains(&account))
}

/// Everybody who can read what is sealed under this generation of a space.
///
/// # Errors
/// If the store does not answer.
pub async fn readers_of(
    conn: &mut Conn,
    space: Id<Space>,
    generation: i64,
) -> Result<Vec<Id<Account>>, Stop> {
    let seats = store::seats(conn, space).await?;
    let mut accounts: Vec<_> = seats.iter().map(|seat| seat.account).collect();
    accounts.sort();
    accounts.dedup();
    let reads = |account: &Id<Account>| {
        let access = super::access(*account, &seats, generation, true);
        access.is_some_and(|access| access.reads(generation))
    };
    accounts.retain(reads);
    Ok(accounts)
}

/// The key of what is set apart, as this client holds it.
async fn held<'a>(
    conn: &mut Conn,
    client: &'a Membership,
    generation: i64,
) -> Result<&'a sealing::SpaceKey, Stop> {
    let apart = store::apart(conn, client.space()).await?;
    let is_apart = apart.iter().any(|one| one.generation == generation);
    if client.role() != SeatRole::Client || !is_apart {
        return Err(Stop::NotFound);
    }
    Ok(client.key_of(generation)?)
}

/// A client offers a therapist they chose, who has not answered yet, what is set apart. The client must have
/// entered with [`super::enter_still`].
///
/// # Errors
/// [`Stop::NotFound`] if nothing is set apart under this generation, or it is not theirs.
pub async fn offer_apart(
    conn: &mut Conn,
    client: &Membership,
    offer: &Offer,
    generation: i64,
) -> Result<(), Stop> {
    let key = held(conn, client, generation).await?;
    let public = accounts::public_key(conn, offer.therapist).await?;
    let space = client.space();
    let wrapped = spaces::wrap(&public, key, space, generation, offer.therapist);
    store::delete_offer_of(conn, offer, space, generation).await?;
    Ok(store::put_offer(conn, offer, space, generation, &wrapped).await?)
}

/// The client takes that back, while it was not answered.
///
/// # Errors
/// If the store does not take it.
pub async fn withdraw_apart(
    conn: &mut Conn,
    client: &Membership,
    offer: &Offer,
    generation: i64,
) -> Result<(), Stop> {
    Ok(store::delete_offer_of(conn, offer, client.space(), generation).await?)
}

/// A client lets their therapist read what is set apart. The client must have entered with
/// [`super::enter_still`].
///
/// # Errors
/// [`Stop::NotFound`] if nothing is set apart under this generation, or it is not theirs.
pub async fn let_read_apart(
    conn: &mut Conn,
    client: &Membership,
    therapist: Id<Account>,
    generation: i64,
    now: Timestamp,
) -> Result<(), Stop> {
    let key = held(conn, client, generation).await?;
    let space = client.space();
    if can_read(conn, space, therapist, generation).await? {
        return Ok(());
    }
    // Nobody puts a new key pair of theirs in force meanwhile.
    accounts::hold(conn, therapist).await?;
    let public = accounts::public_key(conn, therapist).await?;
    let wrapped = spaces::wrap(&public, key, space, generation, therapist);
    store::put_key(conn, space, generation, therapist, &wrapped).await?;
    let (role, range) = (SeatRole::Therapist, (generation, generation));
    Ok(store::insert_past_seat(conn, space, therapist, role, range, now).await?)
}

/// A therapist to whom it was given reads it no more: for the caller to do only while nothing is sealed there.
///
/// # Errors
/// If the store does not take it.
pub async fn take_back_apart(
    conn: &mut Conn,
    space: Id<Space>,
    therapist: Id<Account>,
    generation: i64,
) -> Result<(), Stop> {
    Ok(store::unseat_apart(conn, space, therapist, generation).await?)
}
