//! What is set apart in a space: columns of seats, and its keys.

use jiff::Timestamp;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::id;
use crate::accounts::Account;
use crate::db::{Conn, DbError, Id, moment};
use crate::episodes::spaces::Offer;
use crate::episodes::{Apart, Space};

/// What is set apart in a space, the newest first.
pub(in crate::episodes) async fn apart(
    conn: &mut Conn,
    space: Id<Space>,
) -> Result<Vec<Apart>, DbError> {
    let rows = sqlx::query(
        "select account, last_generation, until from seats
         where space = $1 and sets_apart = 1 order by last_generation desc",
    )
    .bind(space.bytes())
    .fetch_all(conn)
    .await?;
    let one = |row: &AnyRow| -> Result<Apart, sqlx::Error> {
        Ok(Apart {
            therapist: id(row, 0)?,
            generation: row.try_get(1)?,
            at: row
                .try_get::<Option<i64>, _>(2)?
                .map_or(Timestamp::MIN, moment),
        })
    };
    Ok(rows.iter().map(one).collect::<Result<_, _>>()?)
}

/// Marks the last generation of this seat as set apart.
pub(in crate::episodes) async fn set_apart(
    conn: &mut Conn,
    space: Id<Space>,
    therapist: Id<Account>,
    generation: i64,
) -> Result<(), DbError> {
    sqlx::query(
        "update seats set sets_apart = 1
         where space = $1 and account = $2 and last_generation = $3",
    )
    .bind(space.bytes())
    .bind(therapist.bytes())
    .bind(generation)
    .execute(conn)
    .await?;
    Ok(())
}

/// What is on offer of one generation is not any more.
pub(in crate::episodes) async fn delete_offer_of(
    conn: &mut Conn,
    offer: &Offer,
    space: Id<Space>,
    generation: i64,
) -> Result<(), DbError> {
    sqlx::query("delete from space_offers where pairing = $1 and space = $2 and generation = $3")
        .bind(offer.pairing.as_slice())
        .bind(space.bytes())
        .bind(generation)
        .execute(conn)
        .await?;
    Ok(())
}

/// A therapist's seat in one generation alone goes, with its key.
pub(in crate::episodes) async fn unseat_apart(
    conn: &mut Conn,
    space: Id<Space>,
    therapist: Id<Account>,
    generation: i64,
) -> Result<(), DbError> {
    for sql in [
        "delete from space_keys where space = $1 and account = $2 and generation = $3
             and exists (select 1 from seats where space = $1 and account = $2
                 and first_generation = $3 and last_generation = $3)",
        "delete from seats where space = $1 and account = $2
             and first_generation = $3 and last_generation = $3",
    ] {
        sqlx::query(sql)
            .bind(space.bytes())
            .bind(therapist.bytes())
            .bind(generation)
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}
