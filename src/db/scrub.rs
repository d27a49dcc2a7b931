//! Writing PostgreSQL's tables of keys anew, so that deleted keys are not left in their files.
//!
//! What must stay true: a table that is in use is waited for a short time only, since whoever comes next
//! waits behind.

use sqlx::AnyConnection;

use super::DbError;

/// The tables that hold wrapped or locked keys. (They are small: a row a key.)
const KEYS: [&str; 8] = [
    "vacuum full account_locks",
    "vacuum full sign_ins",
    "vacuum full passkeys",
    "vacuum full code_apps",
    "vacuum full recovery_locks",
    "vacuum full space_keys",
    "vacuum full space_offers",
    "vacuum full space_recovery_keys",
];

/// Writes them anew, and has what was deleted in the others marked as free; whether all could be had.
pub(super) async fn write_anew(conn: &mut AnyConnection) -> Result<bool, DbError> {
    sqlx::raw_sql("set lock_timeout = '3s'")
        .execute(&mut *conn)
        .await?;
    let mut done = true;
    for sql in KEYS {
        if let Err(fault) = sqlx::raw_sql(sql).execute(&mut *conn).await {
            tracing::warn!(%fault, "a table of keys was not written anew");
            done = false;
        }
    }
    sqlx::raw_sql("reset lock_timeout")
        .execute(&mut *conn)
        .await?;
    Ok(done)
}
