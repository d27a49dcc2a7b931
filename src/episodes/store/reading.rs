//! Until when seats may be read: columns of the table of seats.

use jiff::Timestamp;
use sqlx::Row;

use crate::accounts::Account;
use crate::db::{Conn, DbError, Id};
use crate::episodes::Space;

/// From when on a client cannot read a space any more.
///
/// # Errors
/// If the store does not take it.
pub async fn limit_reading(
    conn: &mut Conn,
    space: Id<Space>,
    client: Id<Account>,
    until: Timestamp,
) -> Result<(), DbError> {
    sqlx::query(
        "update seats set reads_until = $3
         where space = $1 and account = $2 and role = 'client' and reads_until is null",
    )
    .bind(space.bytes())
    .bind(client.bytes())
    .bind(until.as_millisecond())
    .execute(conn)
    .await?;
    Ok(())
}

/// That time, if it is set.
///
/// # Errors
/// If the store does not answer.
pub async fn reads_until(
    conn: &mut Conn,
    space: Id<Space>,
    client: Id<Account>,
) -> Result<Option<Timestamp>, DbError> {
    let row = sqlx::query("select max(reads_until) from seats where space = $1 and account = $2")
        .bind(space.bytes())
        .bind(client.bytes())
        .fetch_one(conn)
        .await?;
    let until: Option<i64> = row.try_get(0)?;
    Ok(until.and_then(|until| Timestamp::from_millisecond(until).ok()))
}

/// Ends the reading whose time is over, and destroys those readers' keys to these spaces. The therapist's
/// and the recovery key's stay.
///
/// # Errors
/// If the store does not take it.
pub async fn end_reading(conn: &mut Conn, now: Timestamp) -> Result<(), DbError> {
    for sql in [
        "delete from space_keys where exists (select 1 from seats s
             where s.space = space_keys.space and s.account = space_keys.account
             and s.reads_until <= $1 and s.gone_at is null)",
        "update seats set gone_at = $1 where reads_until <= $1 and gone_at is null",
    ] {
        sqlx::query(sql)
            .bind(now.as_millisecond())
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}
