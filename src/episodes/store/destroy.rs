//! Destroying keys: what was sealed with them opens for nobody any more.

use sqlx::Row;

use crate::accounts::Account;
use crate::db::{Conn, DbError, Id};
use crate::episodes::Space;

/// Deletes every key of a space: its members', the recovery key's, those on offer.
///
/// # Errors
/// If the store does not take it.
pub async fn destroy_keys(conn: &mut Conn, space: Id<Space>) -> Result<(), DbError> {
    destroy_members_keys(conn, space).await?;
    sqlx::query("delete from space_recovery_keys where space = $1")
        .bind(space.bytes())
        .execute(conn)
        .await?;
    Ok(())
}

/// Deletes every key of a space but the recovery key's: its members' and those on offer. Nobody opens it
/// any more but whoever keeps the recovery key.
///
/// # Errors
/// If the store does not take it.
pub async fn destroy_members_keys(conn: &mut Conn, space: Id<Space>) -> Result<(), DbError> {
    for sql in [
        "delete from space_keys where space = $1",
        "delete from space_offers where space = $1",
    ] {
        sqlx::query(sql)
            .bind(space.bytes())
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}

/// How many keys of a space its members have and are offered.
///
/// # Errors
/// If the store does not answer.
pub async fn count_members_keys(conn: &mut Conn, space: Id<Space>) -> Result<u64, DbError> {
    let row = sqlx::query(
        "select (select count(*) from space_keys where space = $1)
              + (select count(*) from space_offers where space = $1)",
    )
    .bind(space.bytes())
    .fetch_one(conn)
    .await?;
    let count: i64 = row.try_get(0)?;
    Ok(count.unsigned_abs())
}

/// Deletes a person's keys to every space, and those on offer to them. Whoever else sits in a space
/// keeps theirs.
///
/// # Errors
/// If the store does not take it.
pub async fn destroy_keys_of(conn: &mut Conn, account: Id<Account>) -> Result<(), DbError> {
    for sql in [
        // Nobody has a key without a seat; by the seat it is found without looking through all keys.
        "delete from space_keys where account = $1
         and space in (select space from seats where account = $1)",
        "delete from space_offers where account = $1",
    ] {
        sqlx::query(sql)
            .bind(account.bytes())
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}
