//! The table of what browsers were asked to sign. What must stay true: a question is taken away by its
//! first answer, right or wrong.

use jiff::Timestamp;

use crate::db::{Conn, DbError};

pub(in crate::accounts) async fn insert_challenge(
    conn: &mut Conn,
    tag: &[u8],
    purpose: &str,
    holder: &[u8],
    expires: Timestamp,
) -> Result<(), DbError> {
    sqlx::query(
        "insert into challenges (tag, purpose, holder, expires_at) values ($1, $2, $3, $4)",
    )
    .bind(tag)
    .bind(purpose)
    .bind(holder)
    .bind(expires.as_millisecond())
    .execute(conn)
    .await?;
    Ok(())
}

/// Takes a question away; whether it was there, for this purpose and this browser, and in time.
pub(in crate::accounts) async fn take_challenge(
    conn: &mut Conn,
    tag: &[u8],
    purpose: &str,
    holder: &[u8],
    now: Timestamp,
) -> Result<bool, DbError> {
    let taken = sqlx::query(
        "delete from challenges
         where tag = $1 and purpose = $2 and holder = $3 and expires_at > $4",
    )
    .bind(tag)
    .bind(purpose)
    .bind(holder)
    .bind(now.as_millisecond())
    .execute(conn)
    .await?;
    Ok(taken.rows_affected() == 1)
}

pub(super) async fn forget(conn: &mut Conn, now: Timestamp) -> Result<(), DbError> {
    sqlx::query("delete from challenges where expires_at <= $1")
        .bind(now.as_millisecond())
        .execute(conn)
        .await?;
    Ok(())
}
