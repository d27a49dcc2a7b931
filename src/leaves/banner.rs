//! What a client is told of their therapist's leave. What must stay true: nothing of why; somebody who may
//! not stand in where the client is, is not named.

use jiff::SignedDuration;

use super::{TOLD_BEFORE, letting, store};
use crate::accounts::{self, Account};
use crate::db::{Conn, Id};
use crate::intake;
use crate::languages::day;
use crate::lists;
use crate::service::Service;
use crate::web::Stop;

/// Who stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StandIn {
    /// Nobody.
    Nobody,
    /// Nobody who may where the client is.
    NotThere(String),
    /// Somebody, by name.
    Someone(String),
}

/// That their therapist is away, or will be soon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Away {
    /// Who is away.
    pub therapist: String,
    /// The first day.
    pub first: String,
    /// The last day.
    pub last: String,
    /// Who stands in.
    pub cover: StandIn,
    /// Whether it is that time now.
    pub now: bool,
}

/// What this client is told of the next leave of a therapist of theirs, from four weeks before.
///
/// # Errors
/// If the store does not answer.
pub async fn of_client(
    conn: &mut Conn,
    service: &Service,
    client: Id<Account>,
    therapist: Id<Account>,
) -> Result<Option<Away>, Stop> {
    let now = service.clock.now();
    let soon = now + SignedDuration::from_hours(24 * TOLD_BEFORE);
    let leaves = store::of_therapist(conn, service, therapist).await?;
    let next = leaves.into_iter().find(|leave| leave.times.from <= soon);
    let Some(leave) = next else { return Ok(None) };
    let cover = match leave.cover() {
        None => StandIn::Nobody,
        Some(cover) if letting::may_stand_in(conn, service, client, cover).await? => {
            StandIn::Someone(accounts::person(conn, service, cover).await?.name)
        }
        Some(_) => {
            let profile = intake::profile_of(conn, service, client).await?;
            StandIn::NotThere(lists::place(&profile.jurisdiction))
        }
    };
    Ok(Some(Away {
        therapist: accounts::person(conn, service, therapist).await?.name,
        first: day(leave.times.first),
        last: day(leave.times.last),
        cover,
        now: leave.is_on(now),
    }))
}
