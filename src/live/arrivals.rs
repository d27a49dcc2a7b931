//! What a client says at the door of a session. The table of arrivals.
//!
//! What must stay true: it is sealed in the client's private space, so their therapist reads it and
//! their partner does not; it says where they are on that day, not where they live.

use jiff::Timestamp;
use matching::Jurisdiction;
use sealing::{Context, SealedInSpace};
use serde::{Deserialize, Serialize};
use sqlx::Row;

use crate::accounts::{Account, SignedIn};
use crate::appointments::Appointment;
use crate::db::{Conn, Id};
use crate::episodes::{Membership, Space, enter, private_space_of};
use crate::service::Service;
use crate::web::Stop;

/// The version of what a client agrees to before a session. Another text, another number.
pub const CONSENT: u32 = 1;

/// Sealed arrivals are padded to a multiple of this many bytes, so that their length tells nothing.
const PADDED_TO: usize = 2_048;

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

fn context(space: Id<Space>, appointment: Id<Appointment>, account: Id<Account>) -> Context {
    Context::new("arrival")
        .and(space.bytes())
        .and(appointment.bytes())
        .and(account.bytes())
}

/// A client says where they are and whether they can speak; again, if anything changed.
///
/// # Errors
/// [`Stop::NotFound`] if somebody came into their private space or left it just now: do it again.
pub async fn arrive(
    service: &Service,
    me: &SignedIn,
    appointment: Id<Appointment>,
    arrival: &Arrival,
) -> Result<(), Stop> {
    let mut conn = service.db.read().await?;
    let space = private_space_of(&mut conn, me.account())
        .await?
        .ok_or(Stop::NotFound)?;
    let member = enter(&mut conn, me, space).await?;
    drop(conn);
    let mut plain = zeroize::Zeroizing::new(serde_json::to_vec(arrival).unwrap_or_default());
    let padded = plain.len().div_ceil(PADDED_TO) * PADDED_TO;
    plain.resize(padded, b' ');
    let (generation, sealed) = member.seal(&context(space, appointment, me.account()), &plain)?;
    let mut tx = service.db.begin().await?;
    member.hold(&mut tx).await?;
    sqlx::query(
        "insert into arrivals (appointment, account, space, generation, sealed)
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

/// What a client said before a session, for a member of the private space it was said in.
pub(super) async fn of(
    conn: &mut Conn,
    member: &Membership,
    appointment: Id<Appointment>,
    client: Id<Account>,
) -> Result<Option<Arrival>, Stop> {
    let row = sqlx::query(
        "select generation, sealed from arrivals
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

/// Whether a client has said it before this session.
pub(super) async fn is_there(
    conn: &mut Conn,
    appointment: Id<Appointment>,
    client: Id<Account>,
) -> Result<bool, Stop> {
    let row = sqlx::query("select 1 from arrivals where appointment = $1 and account = $2")
        .bind(appointment.bytes())
        .bind(client.bytes())
        .fetch_optional(conn)
        .await?;
    Ok(row.is_some())
}
