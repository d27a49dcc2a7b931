//! A therapist's own note on a session: a psychotherapy note (45 CFR 164.501), kept apart from the
//! record, for the therapist alone. The table of own_notes.
//!
//! What must stay true: it is sealed in a space where its author sits alone.

use sealing::{Context, SealedInSpace};
use sqlx::Row;

use crate::accounts::{Account, SignedIn};
use crate::appointments::Appointment;
use crate::db::{Conn, Id};
use crate::episodes::{self, Space, enter};
use crate::service::Service;
use crate::web::Stop;

/// The longest note, in characters.
pub(super) const LONGEST: usize = 20_000;

fn context(space: Id<Space>, appointment: Id<Appointment>, author: Id<Account>) -> Context {
    Context::new("own note")
        .and(space.bytes())
        .and(appointment.bytes())
        .and(author.bytes())
}

/// Writes the note on a session over the one there was.
pub(super) async fn write(
    service: &Service,
    me: &SignedIn,
    appointment: Id<Appointment>,
    text: &str,
) -> Result<(), Stop> {
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    let space = episodes::notes_space(&mut tx, service, me, now).await?;
    let member = enter(&mut tx, me, space).await?;
    let (generation, sealed) =
        member.seal(&context(space, appointment, me.account()), text.as_bytes())?;
    member.hold(&mut tx).await?;
    sqlx::query(
        "insert into own_notes (appointment, author, space, generation, sealed)
         values ($1, $2, $3, $4, $5)
         on conflict (appointment, author) do update set
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

/// The note of this author on a session; empty where there is none.
pub(super) async fn read(
    conn: &mut Conn,
    me: &SignedIn,
    appointment: Id<Appointment>,
) -> Result<zeroize::Zeroizing<String>, Stop> {
    let row = sqlx::query(
        "select space, generation, sealed from own_notes where appointment = $1 and author = $2",
    )
    .bind(appointment.bytes())
    .bind(me.account().bytes())
    .fetch_optional(&mut *conn)
    .await?;
    let Some(row) = row else {
        return Ok(String::new().into());
    };
    let space: Id<Space> = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
    let member = enter(conn, me, space).await?;
    let sealed = SealedInSpace::from_stored(row.try_get(2)?);
    let context = context(space, appointment, me.account());
    let plain = member.open(row.try_get(1)?, &context, &sealed)?;
    Ok(String::from_utf8_lossy(&plain).into_owned().into())
}
