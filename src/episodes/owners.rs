//! To whom a couple's joint space belongs: what leaves it takes all of them.
//!
//! What must stay true: whoever was erased, or cannot read it any more, can agree to nothing, and nobody
//! agrees in their place.

use super::{Access, Seat, SeatRole, Space, access, store};
use crate::accounts::{self, Account};
use crate::db::{Conn, Id};
use crate::web::Stop;

/// The clients of a joint space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owners {
    /// Who, in the order of their accounts.
    pub clients: Vec<Id<Account>>,
    /// The therapist who is in it now.
    pub therapist: Option<Id<Account>>,
    /// The newest generation of its key.
    pub generation: i64,
    /// The newest generation that all of them can read; `None` if there is none, or one of them was erased or
    /// cannot read any more.
    pub shared: Option<i64>,
}

/// Whose a joint space is.
///
/// # Errors
/// [`Stop::NotFound`] if there is no such space.
pub async fn owners_of(conn: &mut Conn, space: Id<Space>) -> Result<Owners, Stop> {
    let stored = store::space(conn, space).await?.ok_or(Stop::NotFound)?;
    let seats = store::seats(conn, space).await?;
    let clients = clients(&seats);
    let mut shared = shared(&seats, &clients, stored.generation);
    for client in &clients {
        if accounts::is_erased(conn, *client).await? {
            shared = None;
        }
    }
    let therapist = seats
        .iter()
        .find(|seat| seat.role == SeatRole::Therapist && seat.last.is_none());
    Ok(Owners {
        clients,
        therapist: therapist.map(|seat| seat.account),
        generation: stored.generation,
        shared,
    })
}

fn clients(seats: &[Seat]) -> Vec<Id<Account>> {
    let clients = seats.iter().filter(|seat| seat.role == SeatRole::Client);
    let mut clients: Vec<_> = clients.map(|seat| seat.account).collect();
    clients.sort();
    clients.dedup();
    clients
}

/// What one may read is `access`'s to say, here too.
fn shared(seats: &[Seat], clients: &[Id<Account>], newest: i64) -> Option<i64> {
    let theirs: Option<Vec<Access>> = clients
        .iter()
        .map(|client| access(*client, seats, newest, true))
        .collect();
    let theirs = theirs?;
    (1..=newest)
        .rev()
        .find(|generation| theirs.iter().all(|one| one.reads(*generation)))
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use sealing::SystemEntropy;

    use super::*;

    #[test]
    fn what_both_can_read_ends_where_one_left_and_where_ones_time_to_read_is_over() {
        let account = || Id::new(Timestamp::MIN, &mut SystemEntropy);
        let (one, other) = (account(), account());
        let seat = |account, last, gone| Seat {
            account,
            role: SeatRole::Client,
            first: 1,
            last,
            gone,
        };
        let both = |seats: &[Seat]| shared(seats, &clients(seats), 3);
        assert_eq!(
            both(&[seat(one, None, false), seat(other, None, false)]),
            Some(3)
        );
        assert_eq!(
            both(&[seat(one, None, false), seat(other, Some(2), false)]),
            Some(2)
        );
        assert_eq!(
            both(&[seat(one, None, false), seat(other, Some(2), true)]),
            None
        );
    }
}
