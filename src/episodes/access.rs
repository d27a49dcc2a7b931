//! Who may read or write a space: the one rule, a pure function of who sits in it.
//!
//! What must stay true: nothing else in securebase decides this.

use crate::accounts::Account;
use crate::db::Id;

/// What a space is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpaceKind {
    /// One client and their therapist.
    Private,
    /// Both partners and the therapist.
    Joint,
    /// Somebody's own: a therapist's notes, what a client writes for themselves.
    Notes,
}

/// As whom someone sits in a space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeatRole {
    /// A client.
    Client,
    /// The therapist.
    Therapist,
    /// Another therapist, who stands in for the therapist for a time.
    Cover,
}

/// A time of someone in a space, in generations of its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Who.
    pub account: Id<Account>,
    /// As whom.
    pub role: SeatRole,
    /// The first generation they may read.
    pub first: i64,
    /// The last one, once they left; `None` while they are in it.
    pub last: Option<i64>,
    /// Whether its time to read is over: it gives nothing any more.
    pub gone: bool,
}

/// What someone may do in a space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Access {
    /// Whether they may write to it now.
    pub writes: bool,
    /// The ranges of generations they may read, first and last included.
    pub reads: Vec<(i64, i64)>,
}

impl Access {
    /// Whether content sealed under that generation may be read.
    pub fn reads(&self, generation: i64) -> bool {
        self.reads
            .iter()
            .any(|(first, last)| (*first..=*last).contains(&generation))
    }
}

/// What `account` may do in a space with these seats, whose key is now at `generation`: read what was
/// written while they were in it, write while they still are and the space is open. `None`: nothing at
/// all, not even know that it exists.
pub fn access(
    account: Id<Account>,
    seats: &[Seat],
    generation: i64,
    closed: bool,
) -> Option<Access> {
    let mine = || {
        seats
            .iter()
            .filter(|seat| seat.account == account && !seat.gone)
    };
    let reads: Vec<(i64, i64)> = mine()
        .map(|seat| (seat.first, seat.last.unwrap_or(generation)))
        .collect();
    if reads.is_empty() {
        return None;
    }
    let writes = !closed && mine().any(|seat| seat.last.is_none());
    Some(Access { writes, reads })
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use sealing::SystemEntropy;

    use super::*;

    #[test]
    fn a_seat_whose_time_to_read_is_over_gives_nothing_and_takes_nothing_from_others() {
        let account = || Id::new(Timestamp::MIN, &mut SystemEntropy);
        let (one, other) = (account(), account());
        let seat = |account, last, gone| Seat {
            account,
            role: SeatRole::Client,
            first: 1,
            last,
            gone,
        };
        let seats = [seat(one, None, true), seat(other, Some(2), false)];
        assert_eq!(access(one, &seats, 3, false), None);
        let theirs = access(other, &seats, 3, false).expect("reads");
        assert!(theirs.reads(2) && !theirs.reads(3) && !theirs.writes);
        // Another time in the same space counts by itself.
        let both = [seat(one, Some(1), true), seat(one, None, false)];
        assert!(access(one, &both, 3, false).is_some_and(|access| access.writes));
    }
}
