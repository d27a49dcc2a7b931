//! How a session was, in two taps.
//!
//! What must stay true: each client answers alone, and their therapist alone reads it.

use serde::{Deserialize, Serialize};

use super::sealed::Kept;
use crate::accounts::{Account, SignedIn};
use crate::appointments::Appointment;
use crate::db::{Conn, Id};
use crate::episodes::Membership;
use crate::service::Service;
use crate::web::Stop;

/// How a session was for a client: two quick ratings, each from 1 (not at all) to 5 (very much). Our own
/// questions and a reflection, not a validated measure; not reviewed by a licensed professional yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feedback {
    /// Whether they felt heard.
    pub heard: u8,
    /// Whether it helped.
    pub helped: u8,
}

/// A client says how a session was; again, if they like.
pub async fn give(
    service: &Service,
    me: &SignedIn,
    appointment: Id<Appointment>,
    feedback: Feedback,
) -> Result<(), Stop> {
    Kept::Feedback
        .say(service, me, appointment, &feedback)
        .await
}

/// What a client said of a session, for a member of the private space it was said in.
pub async fn of(
    conn: &mut Conn,
    member: &Membership,
    appointment: Id<Appointment>,
    client: Id<Account>,
) -> Result<Option<Feedback>, Stop> {
    Kept::Feedback.get(conn, member, appointment, client).await
}
