//! What was written before a therapist came, and letting them read it.
//!
//! What must stay true: only a client who can read something lets somebody read it; of the joint space
//! it takes both. It is a seat in the past: nothing is copied, and the present is as it was.

use jiff::Timestamp;

use super::{Membership, Offer, Seat, SeatRole, SpaceKind, spaces, store};
use crate::accounts::{self, Account};
use crate::db::{Conn, Id};
use crate::web::Stop;

/// The generations of a space that this client can read and the therapist in it now cannot, in ranges:
/// what was written before they came.
///
/// # Errors
/// If the store does not answer.
pub async fn past_of(
    conn: &mut Conn,
    client: &Membership,
    therapist: Id<Account>,
) -> Result<Vec<(i64, i64)>, Stop> {
    let seats = store::seats(conn, client.space()).await?;
    let open = seats
        .iter()
        .find(|seat| seat.account == therapist && seat.last.is_none());
    match open.map(|open| open.first) {
        Some(first) => unread_before(conn, client, therapist, first).await,
        None => Ok(Vec::new()),
    }
}

/// The generations before this one that the client can read and this therapist cannot, in ranges; what is
/// set apart ([`super::apart`]) is not among them.
pub(super) async fn unread_before(
    conn: &mut Conn,
    client: &Membership,
    therapist: Id<Account>,
    first: i64,
) -> Result<Vec<(i64, i64)>, Stop> {
    let seats = store::seats(conn, client.space()).await?;
    let sat = |seat: &Seat, generation: i64| {
        seat.first <= generation && seat.last.is_none_or(|last| generation <= last)
    };
    let reads = |generation: i64| {
        let mut theirs = seats.iter().filter(|seat| seat.account == therapist);
        theirs.any(|seat| sat(seat, generation))
    };
    // Between two therapists a joint space is closed: nothing can have been written.
    let is_empty = |generation: i64| {
        let mut stays = seats.iter().filter(|seat| seat.role == SeatRole::Therapist);
        client.kind() == SpaceKind::Joint && !stays.any(|seat| sat(seat, generation))
    };
    let apart = store::apart(conn, client.space()).await?;
    let is_apart = |generation: i64| apart.iter().any(|one| one.generation == generation);
    let hidden = |generation: i64| is_empty(generation) || is_apart(generation);
    Ok(ranges((1..first).filter(|generation| {
        client.reads(*generation) && !reads(*generation) && !hidden(*generation)
    })))
}

/// Numbers that count up, as ranges of those without a gap.
pub(super) fn ranges(numbers: impl Iterator<Item = i64>) -> Vec<(i64, i64)> {
    let mut ranges: Vec<(i64, i64)> = Vec::new();
    for number in numbers {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => ranges.push((number, number)),
        }
    }
    ranges
}

/// A client lets the therapist in a space read what was written there before they came.
///
/// # Errors
/// [`Stop::NotFound`] if there is nothing of the kind, or somebody came or left since they entered.
pub async fn let_read(
    conn: &mut Conn,
    client: &Membership,
    therapist: Id<Account>,
    now: Timestamp,
) -> Result<(), Stop> {
    client.hold(conn).await?;
    let ranges = past_of(conn, client, therapist).await?;
    if client.role() != SeatRole::Client || ranges.is_empty() {
        return Err(Stop::NotFound);
    }
    let public = accounts::public_key(conn, therapist).await?;
    for (first, last) in ranges {
        for generation in first..=last {
            let key = client.key_of(generation)?;
            let wrapped = spaces::wrap(&public, key, client.space(), generation, therapist);
            store::put_key(conn, client.space(), generation, therapist, &wrapped).await?;
        }
        let space = client.space();
        let role = SeatRole::Therapist;
        store::insert_past_seat(conn, space, therapist, role, (first, last), now).await?;
    }
    Ok(())
}

/// A client agrees that the therapist reads the past of the couple's joint space. It opens nothing until
/// the other agrees too. Kept as keys on offer, which end with the pairing.
///
/// # Errors
/// As [`let_read`].
pub async fn agree(conn: &mut Conn, client: &Membership, offer: &Offer) -> Result<(), Stop> {
    client.hold(conn).await?;
    let ranges = past_of(conn, client, offer.therapist).await?;
    if client.kind() != SpaceKind::Joint || ranges.is_empty() {
        return Err(Stop::NotFound);
    }
    let public = accounts::public_key(conn, offer.therapist).await?;
    store::delete_offer(conn, offer).await?;
    for generation in ranges.into_iter().flat_map(|(first, last)| first..=last) {
        let key = client.key_of(generation)?;
        let wrapped = spaces::wrap(&public, key, client.space(), generation, offer.therapist);
        store::put_offer(conn, offer, client.space(), generation, &wrapped).await?;
    }
    Ok(())
}

/// Whether a client has agreed to that.
///
/// # Errors
/// If the store does not answer.
pub async fn has_agreed(conn: &mut Conn, offer: &Offer) -> Result<bool, Stop> {
    Ok(store::has_offer(conn, offer).await?)
}
