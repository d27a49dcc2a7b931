//! How a session was, in two taps. The table of session_feedback.
//!
//! What must stay true: each client answers alone, and their therapist alone reads it.

use sealing::{Context, SealedInSpace};
use serde::{Deserialize, Serialize};
use sqlx::Row;

use crate::accounts::{Account, SignedIn};
use crate::appointments::Appointment;
use crate::db::{Conn, Id};
use crate::episodes::{Membership, Space, enter, private_space_of};
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

fn context(space: Id<Space>, appointment: Id<Appointment>, account: Id<Account>) -> Context {
    Context::new("session feedback")
        .and(space.bytes())
        .and(appointment.bytes())
        .and(account.bytes())
}

/// A client says how a session was; again, if they like.
pub async fn give(
    service: &Service,
    me: &SignedIn,
    appointment: Id<Appointment>,
    feedback: Feedback,
) -> Result<(), Stop> {
    let mut conn = service.db.read().await?;
    let space = private_space_of(&mut conn, me.account())
        .await?
        .ok_or(Stop::NotFound)?;
    let member = enter(&mut conn, me, space).await?;
    drop(conn);
    let plain = serde_json::to_vec(&feedback).unwrap_or_default();
    let (generation, sealed) = member.seal(&context(space, appointment, me.account()), &plain)?;
    let mut tx = service.db.begin().await?;
    member.hold(&mut tx).await?;
    sqlx::query(
        "insert into session_feedback (appointment, account, space, generation, sealed)
         values ($1, $2, $3, $4, $5)
         on conflict (appointment, account) do update set
             space = excluded.space, generation = excluded.generation, sealed = excluded.sealed",
    )
    .bind(appointment.bytes())
    .bind(me.account().bytes())
    .bind(space.bytes())
    .bind(generation)
    .bind(sealed.as_bytes())
    .execute(&mut *tx)
    .await?;
    Ok(tx.commit().await?)
}

/// What a client said of a session, for a member of the private space it was said in.
pub async fn of(
    conn: &mut Conn,
    member: &Membership,
    appointment: Id<Appointment>,
    client: Id<Account>,
) -> Result<Option<Feedback>, Stop> {
    let row = sqlx::query(
        "select generation, sealed from session_feedback
         where appointment = $1 and account = $2 and space = $3",
    )
    .bind(appointment.bytes())
    .bind(client.bytes())
    .bind(member.space().bytes())
    .fetch_optional(conn)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let generation: i64 = row.try_get(0)?;
    if !member.reads(generation) {
        return Ok(None);
    }
    let context = context(member.space(), appointment, client);
    let sealed = SealedInSpace::from_stored(row.try_get(1)?);
    let plain = member.open(generation, &context, &sealed)?;
    Ok(Some(
        serde_json::from_slice(&plain).map_err(|_| sealing::CannotOpen)?,
    ))
}
