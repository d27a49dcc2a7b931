//! Somebody stands in for a therapist who is away: they come into a space for a time, where a client lets
//! them in.
//!
//! What must stay true: only a client of the space lets them in; they read what is written from then on, and
//! of before what that client lets them; the therapist's own seat stays as it is.

use jiff::Timestamp;

use super::past::unread_before;
use super::{Membership, SeatRole, Space, spaces, store};
use crate::accounts::{self, Account};
use crate::db::{Conn, Id};
use crate::service::Service;
use crate::web::Stop;

/// A client lets somebody who stands in for their therapist into a space; `past`: they read what was written
/// before, too, as far as the client reads it.
///
/// # Errors
/// [`Stop::NotFound`] unless they are a client there, it is open, and nobody came or left since they entered.
pub async fn let_cover_in(
    conn: &mut Conn,
    service: &Service,
    client: &Membership,
    cover: Id<Account>,
    past: bool,
    now: Timestamp,
) -> Result<(), Stop> {
    client.hold(conn).await?;
    let space = client.space();
    if client.role() != SeatRole::Client || cover_of(conn, space).await?.is_some() {
        return Err(Stop::NotFound);
    }
    if past {
        let public = accounts::public_key(conn, cover).await?;
        let before = client.generation() + 1;
        for (first, last) in unread_before(conn, client, cover, before).await? {
            for generation in first..=last {
                let key = client.key_of(generation)?;
                let wrapped = spaces::wrap(&public, key, space, generation, cover);
                store::put_key(conn, space, generation, cover, &wrapped).await?;
            }
            let role = SeatRole::Cover;
            store::insert_past_seat(conn, space, cover, role, (first, last), now).await?;
        }
    }
    spaces::join(conn, service, space, cover, SeatRole::Cover, now).await
}

/// Who stands in in a space now.
///
/// # Errors
/// If the store does not answer.
pub async fn cover_of(conn: &mut Conn, space: Id<Space>) -> Result<Option<Id<Account>>, Stop> {
    let seats = store::seats(conn, space).await?;
    let sits = |seat: &&super::Seat| seat.role == SeatRole::Cover && seat.last.is_none();
    Ok(seats.iter().find(sits).map(|seat| seat.account))
}

/// Whoever stands in in a space goes: they keep what they could read, as a therapist does. Who it was.
///
/// # Errors
/// If the store does not take it.
pub async fn cover_goes(
    conn: &mut Conn,
    service: &Service,
    space: Id<Space>,
    now: Timestamp,
) -> Result<Option<Id<Account>>, Stop> {
    store::keep_still(conn, space).await?;
    let cover = cover_of(conn, space).await?;
    if let Some(cover) = cover {
        spaces::leave(conn, service, space, cover, now).await?;
    }
    Ok(cover)
}
