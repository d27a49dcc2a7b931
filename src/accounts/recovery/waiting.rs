//! The new key pair of an account, while it waits to take the place of the old: the table
//! recovery_locks, and the public half in recoveries.
//!
//! What must stay true: it opens nothing while it waits.

use jiff::Timestamp;
use sealing::PublicKey;

use super::Recovery;
use crate::accounts::Account;
use crate::accounts::store::Lock;
use crate::db::{Conn, DbError, Id};

/// Keeps the new key pair, waiting; whether nobody did before, and it is still open.
pub(super) async fn set_key(
    conn: &mut Conn,
    id: Id<Recovery>,
    public_key: &PublicKey,
    locks: &[Lock],
    now: Timestamp,
) -> Result<bool, DbError> {
    let set = sqlx::query(
        "update recoveries set public_key = $2, key_set_at = $3, link_tag = null
         where id = $1 and key_set_at is null and stopped_at is null and finished_at is null",
    )
    .bind(id.bytes())
    .bind(public_key.as_bytes().as_slice())
    .bind(now.as_millisecond())
    .execute(&mut *conn)
    .await?;
    if set.rows_affected() != 1 {
        return Ok(false);
    }
    for lock in locks {
        sqlx::query(
            "insert into recovery_locks (recovery, kind, salt, memory, passes, locked)
             values ($1, $2, $3, $4, $5, $6)",
        )
        .bind(id.bytes())
        .bind(lock.kind)
        .bind(lock.salt.as_slice())
        .bind(lock.memory)
        .bind(lock.passes)
        .bind(lock.locked.as_bytes())
        .execute(&mut *conn)
        .await?;
    }
    Ok(true)
}

/// Puts the waiting key pair and its locks in the place of the old.
pub(super) async fn put_in_force(conn: &mut Conn, recovery: &Recovery) -> Result<(), DbError> {
    sqlx::query(
        "update accounts set public_key = (select public_key from recoveries where id = $2)
         where id = $1",
    )
    .bind(recovery.account.bytes())
    .bind(recovery.id.bytes())
    .execute(&mut *conn)
    .await?;
    sqlx::query(
        "insert into account_locks (account, kind, salt, memory, passes, locked)
         select $1, kind, salt, memory, passes, locked from recovery_locks where recovery = $2",
    )
    .bind(recovery.account.bytes())
    .bind(recovery.id.bytes())
    .execute(&mut *conn)
    .await?;
    delete_locks(conn, recovery.id).await
}

pub(super) async fn delete_locks(conn: &mut Conn, id: Id<Recovery>) -> Result<(), DbError> {
    sqlx::query("delete from recovery_locks where recovery = $1")
        .bind(id.bytes())
        .execute(conn)
        .await?;
    Ok(())
}

/// Deletes what waits to open an account.
pub(in crate::accounts) async fn destroy_waiting(
    conn: &mut Conn,
    account: Id<Account>,
) -> Result<(), DbError> {
    sqlx::query(
        "delete from recovery_locks
         where recovery in (select id from recoveries where account = $1)",
    )
    .bind(account.bytes())
    .execute(conn)
    .await?;
    Ok(())
}
