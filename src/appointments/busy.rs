//! When a therapist has no time, beside the sessions booked here.
//!
//! What must stay true: whatever else closes a therapist's time is gathered here and nowhere else, so that it
//! holds for everything that is shown or booked; it is times alone, and says nothing of what they are for.

use calendar::Span;

use crate::accounts::Account;
use crate::db::{Conn, Id};
use crate::leaves;
use crate::outside;
use crate::service::Service;
use crate::web::Stop;

/// Times in which a therapist is not booked, in any order.
#[derive(Clone, Debug, Default)]
pub(super) struct Busy {
    /// They are away: clients read of it where it begins soon.
    pub(super) away: Vec<Span>,
    /// Something else is then; nobody reads what.
    pub(super) other: Vec<Span>,
}

/// When a therapist has no time within a span, and perhaps more around it.
pub(super) async fn of(
    conn: &mut Conn,
    service: &Service,
    therapist: Id<Account>,
    within: Span,
) -> Result<Busy, Stop> {
    Ok(Busy {
        away: leaves::closed(conn, service, therapist).await?,
        other: outside::busy(conn, service, therapist, within).await?,
    })
}
