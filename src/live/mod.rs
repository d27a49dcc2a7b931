//! Live sessions: the waiting room, the call, and what comes before and after it.
//!
//! What must stay true: the server passes on how browsers find each other and who may be in, and
//! never sees or hears a session; nobody is connected to anybody before the therapist lets them in;
//! what a client says at the door reaches their therapist alone; a guest comes in only after everyone
//! was told who they are, reads nothing of the space, and is gone when the session is.

mod after_pages;
mod arrivals;
mod attendance;
mod call;
mod call_pages;
mod calls;
mod check_pages;
mod door_pages;
mod guest_pages;
mod guest_store;
mod guests;
mod notes;
mod party;
pub mod relay;
mod sealed;
mod socket;
mod therapist_door_pages;
mod view;
mod wire;

pub use arrivals::said_by;
pub use attendance::{was_in, were_in};
pub use notes::all_of as own_notes_of;

use std::sync::Arc;

use axum::{Extension, Router};

use crate::accounts::{Account, SignedIn};
use crate::appointments::{self, Appointment};
use crate::db::{Conn, Id};
use crate::episodes::{Membership, enter, private_space_of};
use crate::service::Service;
use crate::web::Stop;
use calls::Calls;

/// The most devices that talk with each other: each is joined to each, so four lines from every one.
pub const MOST_IN: usize = 5;

/// The pages of this room.
pub fn routes() -> Router<Arc<Service>> {
    Router::new()
        .merge(door_pages::routes())
        .merge(therapist_door_pages::routes())
        .merge(guest_pages::routes())
        .merge(call_pages::routes())
        .merge(after_pages::routes())
        .merge(check_pages::routes())
        .merge(socket::routes())
        .layer(Extension(Arc::new(Calls::default())))
}

/// The appointment of a session that this person may join now, and their membership of its space.
///
/// # Errors
/// [`Stop::NotFound`] if it is not theirs, and [`Stop::Elsewhere`] to the appointment's own page while
/// it is not open, or no longer.
async fn open_session(
    service: &Service,
    me: &SignedIn,
    id: Id<Appointment>,
) -> Result<(Appointment, Membership), Stop> {
    let (appointment, member) = appointments::find(service, me, id).await?;
    if !member.writes() {
        return Err(Stop::NotFound);
    }
    if !appointment.is_open(service.clock.now()) {
        return Err(Stop::Elsewhere(format!("/appointments/{id}")));
    }
    Ok((appointment, member))
}

/// The private space of a client, for their therapist; `None` where there is none that they are in.
async fn private_of(
    conn: &mut Conn,
    me: &SignedIn,
    client: Id<Account>,
) -> Result<Option<Membership>, Stop> {
    match private_space_of(conn, client).await? {
        Some(private) => Ok(enter(conn, me, private).await.ok()),
        None => Ok(None),
    }
}

#[cfg(test)]
mod tests;
