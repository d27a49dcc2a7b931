//! A person's keys wrapped to the practice's recovery key, and wrapped anew to a new key of theirs.

use sealing::Wrapped;
use sqlx::Row;

use super::id;
use crate::accounts::Account;
use crate::db::{Conn, DbError, Id};
use crate::episodes::Space;

/// One generation of one space's key, wrapped for somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyOf {
    /// Which space.
    pub space: Id<Space>,
    /// Which generation of its key.
    pub generation: i64,
    /// The key, wrapped.
    pub wrapped: Wrapped,
}

/// Every key somebody has or is offered, as it is wrapped to the recovery key.
///
/// # Errors
/// If the store does not answer.
pub async fn keys_to_recover(conn: &mut Conn, account: Id<Account>) -> Result<Vec<KeyOf>, DbError> {
    let rows = sqlx::query(
        "select r.space, r.generation, r.wrapped from space_recovery_keys r
         where r.space in (select space from seats where account = $1
                 union select space from space_offers where account = $1)
             and (exists (select 1 from space_keys k where k.account = $1
                     and k.space = r.space and k.generation = r.generation)
                 or exists (select 1 from space_offers o where o.account = $1
                     and o.space = r.space and o.generation = r.generation))
         order by r.space, r.generation",
    )
    .bind(account.bytes())
    .fetch_all(conn)
    .await?;
    let mut keys = Vec::new();
    for row in &rows {
        keys.push(KeyOf {
            space: id(row, 0)?,
            generation: row.try_get(1)?,
            wrapped: Wrapped::from_stored(row.try_get(2)?),
        });
    }
    Ok(keys)
}

/// Puts a key of somebody's, wrapped to their new key, in the place of the old: had or on offer.
///
/// # Errors
/// If the store does not take it.
pub async fn replace_key(
    conn: &mut Conn,
    account: Id<Account>,
    key: &KeyOf,
) -> Result<(), DbError> {
    for sql in [
        "update space_keys set wrapped = $4
         where space = $1 and generation = $2 and account = $3",
        "update space_offers set wrapped = $4
         where space = $1 and generation = $2 and account = $3",
    ] {
        sqlx::query(sql)
            .bind(key.space.bytes())
            .bind(key.generation)
            .bind(account.bytes())
            .bind(key.wrapped.as_bytes())
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}
