//! What a client says at the door of a session.
//!
//! What must stay true: it is sealed in the client's private space, so their therapist reads it and
//! their partner does not; it says where they are on that day, not where they live.

use jiff::{SignedDuration, Timestamp};
use matching::Jurisdiction;
use serde::{Deserialize, Serialize};

use super::sealed::Kept;
use crate::accounts::{Account, SignedIn};
use crate::appointments::{Appointment, OPENS_BEFORE};
use crate::db::{Conn, Id};
use crate::episodes::{Membership, enter, private_space_of};
use crate::service::Service;
use crate::web::Stop;

/// The version of what a client agrees to before a session. Another text, another number.
pub const CONSENT: u32 = 1;

/// What a client confirmed before a session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Arrival {
    /// Where they are now: the licence must hold there.
    pub place: Jurisdiction,
    /// Where help would have to come to in an emergency, and whom to call.
    pub emergency: String,
    /// Whether they can speak freely.
    pub speaks_freely: bool,
    /// Which text they agreed to.
    pub consent: u32,
    /// When they said all that.
    pub at: Timestamp,
}

/// A client says where they are and whether they can speak; again, if anything changed.
pub async fn arrive(
    service: &Service,
    me: &SignedIn,
    appointment: Id<Appointment>,
    arrival: &Arrival,
) -> Result<(), Stop> {
    Kept::Arrival.say(service, me, appointment, arrival).await
}

/// What a client said before this session, for a member of the private space it was said in. What was
/// said before the appointment was moved was said of another day, and does not count.
pub(super) async fn of(
    conn: &mut Conn,
    member: &Membership,
    appointment: &Appointment,
    client: Id<Account>,
) -> Result<Option<Arrival>, Stop> {
    let said: Option<Arrival> = Kept::Arrival
        .get(conn, member, appointment.id, client)
        .await?;
    let opened = appointment.span.start - SignedDuration::from_mins(OPENS_BEFORE);
    Ok(said.filter(|said| said.at >= opened))
}

/// What this client said at the door of a session, whenever it was.
///
/// # Errors
/// If the store does not answer or it does not open.
pub async fn said_by(
    conn: &mut Conn,
    member: &Membership,
    appointment: Id<Appointment>,
) -> Result<Option<Arrival>, Stop> {
    Kept::Arrival
        .get(conn, member, appointment, member.account())
        .await
}

/// Whether a client has said it before this session.
pub(super) async fn is_there(
    conn: &mut Conn,
    client: &SignedIn,
    appointment: &Appointment,
) -> Result<bool, Stop> {
    let Some(private) = private_space_of(conn, client.account()).await? else {
        return Ok(false);
    };
    let member = enter(conn, client, private).await?;
    let said = of(conn, &member, appointment, client.account()).await?;
    Ok(said.is_some())
}
