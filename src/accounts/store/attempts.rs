//! The table of tries. What must stay true: a try is counted before it is made, and what is stored of an
//! address is a keyed hash.

use jiff::Timestamp;
use sqlx::Row;

use crate::db::{Conn, DbError};

/// The longest window of time tries are counted in.
const LONGEST_WINDOW_MS: i64 = 60 * 60 * 1000;

/// Counts one more try, before it is made, and says how many there were in the window of time since the
/// first of them.
pub(in crate::accounts) async fn count_attempt(
    conn: &mut Conn,
    tag: &[u8],
    now: Timestamp,
    window_ms: i64,
) -> Result<i64, DbError> {
    let row = sqlx::query(
        "insert into attempts (tag, failed, since) values ($1, 1, $2)
         on conflict (tag) do update set
             failed = case when attempts.since <= $3 then 1 else attempts.failed + 1 end,
             since = case when attempts.since <= $3 then excluded.since else attempts.since end
         returning failed",
    )
    .bind(tag)
    .bind(now.as_millisecond())
    .bind(now.as_millisecond() - window_ms)
    .fetch_one(conn)
    .await?;
    Ok(row.try_get(0)?)
}

pub(in crate::accounts) async fn clear_attempts(
    conn: &mut Conn,
    tag: &[u8],
) -> Result<(), DbError> {
    sqlx::query("delete from attempts where tag = $1")
        .bind(tag)
        .execute(conn)
        .await?;
    Ok(())
}

pub(super) async fn forget(conn: &mut Conn, now: Timestamp) -> Result<(), DbError> {
    sqlx::query("delete from attempts where since <= $1")
        .bind(now.as_millisecond() - LONGEST_WINDOW_MS)
        .execute(conn)
        .await?;
    Ok(())
}
