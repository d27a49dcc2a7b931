//! Whether a therapist is open when clients can come.
//!
//! What must stay true: for a couple a time counts only if it suits everyone who named any; a
//! therapist open when only one can come is of no use to both.
//!
//! Times are parts of the week on each client's own clock. Partners in two time zones may name the
//! same part and mean different hours, so the therapist must be open at it on both clocks; which
//! hour they then meet is for the calendar to find.

use crate::people::{Client, Therapist};

/// How a therapist's hours fit one client's times.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Fit {
    /// The client named none.
    NotAsked,
    /// Open at these, which the client named.
    Open {
        /// Parts of the week, in the client's order.
        times: Vec<String>,
        /// Whether the other partner named them too.
        both: bool,
    },
    /// Open at none.
    Closed {
        /// Whether times were compared with the other partner's.
        both: bool,
    },
}

/// How the therapist's hours fit the times of `clients[who]`.
pub(crate) fn fit(therapist: &Therapist, clients: &[Client], who: usize) -> Fit {
    let Some(client) = clients.get(who).filter(|client| !client.times.is_empty()) else {
        return Fit::NotAsked;
    };
    let others = clients.iter().enumerate();
    let others: Vec<(usize, &Client)> = others
        .filter(|(at, other)| *at != who && !other.times.is_empty())
        .collect();
    let both = !others.is_empty();
    let suits_all = |time: &&String| {
        open_at(therapist, who, client, time)
            && others
                .iter()
                .all(|(at, other)| open_at(therapist, *at, other, time))
    };
    let times: Vec<String> = client.times.iter().filter(suits_all).cloned().collect();
    if times.is_empty() {
        Fit::Closed { both }
    } else {
        Fit::Open { times, both }
    }
}

/// Whether a client named the time and the therapist is open then.
fn open_at(therapist: &Therapist, who: usize, client: &Client, time: &str) -> bool {
    let open = therapist.times.get(who).into_iter().flatten();
    client
        .times
        .iter()
        .zip(open)
        .any(|(named, open)| named == time && *open)
}
