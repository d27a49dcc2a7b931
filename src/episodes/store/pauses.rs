//! The table of pauses.

use jiff::Timestamp;
use sqlx::Row;

use crate::accounts::Account;
use crate::db::{Conn, DbError, Id};
use crate::episodes::Space;

/// Whether it is new. The space's row is held.
pub(in crate::episodes) async fn insert_pause(
    conn: &mut Conn,
    space: Id<Space>,
    account: Id<Account>,
    now: Timestamp,
) -> Result<bool, DbError> {
    let done = sqlx::query(
        "insert into pauses (space, account, since) values ($1, $2, $3)
         on conflict (space, account) do nothing",
    )
    .bind(space.bytes())
    .bind(account.bytes())
    .bind(now.as_millisecond())
    .execute(&mut *conn)
    .await?;
    if done.rows_affected() == 1 {
        count_pauses(conn, space, 1).await?;
    }
    Ok(done.rows_affected() == 1)
}

/// Whether there was one. The space's row is held.
pub(in crate::episodes) async fn delete_pause(
    conn: &mut Conn,
    space: Id<Space>,
    account: Id<Account>,
) -> Result<bool, DbError> {
    let done = sqlx::query("delete from pauses where space = $1 and account = $2")
        .bind(space.bytes())
        .bind(account.bytes())
        .execute(&mut *conn)
        .await?;
    if done.rows_affected() == 1 {
        count_pauses(conn, space, -1).await?;
    }
    Ok(done.rows_affected() == 1)
}

async fn count_pauses(conn: &mut Conn, space: Id<Space>, more: i64) -> Result<(), DbError> {
    sqlx::query("update spaces set paused_by = paused_by + $2 where id = $1")
        .bind(space.bytes())
        .bind(more)
        .execute(conn)
        .await?;
    Ok(())
}

/// Whether somebody has paused a space.
pub(in crate::episodes) async fn has_paused(
    conn: &mut Conn,
    space: Id<Space>,
    account: Id<Account>,
) -> Result<bool, DbError> {
    let row = sqlx::query("select count(*) from pauses where space = $1 and account = $2")
        .bind(space.bytes())
        .bind(account.bytes())
        .fetch_one(conn)
        .await?;
    Ok(row.try_get::<i64, _>(0)? > 0)
}
