//! Writing PostgreSQL's tables of keys and of what the server opens anew, so that what was deleted is not left
//! in their files.
//!
//! What must stay true: a table that is in use is waited for a short time only, since whoever comes next
//! waits behind.

use sqlx::AnyConnection;

use super::DbError;

/// The tables that hold wrapped or locked keys, and those with something of a person's that the server
/// could still open. What was sealed in a space needs no writing anew: its keys are gone.
const TABLES: [&str; 18] = [
    "vacuum full account_locks",
    "vacuum full sign_ins",
    "vacuum full passkeys",
    "vacuum full code_apps",
    "vacuum full recovery_locks",
    "vacuum full space_keys",
    "vacuum full space_offers",
    "vacuum full space_recovery_keys",
    "vacuum full accounts",
    "vacuum full recoveries",
    "vacuum full matching_profiles",
    "vacuum full measure_assignments",
    "vacuum full partner_invitations",
    "vacuum full therapist_invitations",
    "vacuum full appointments",
    "vacuum full attendances",
    "vacuum full session_guests",
    "vacuum full jobs",
];

/// Writes them anew; whether all could be had.
pub(super) async fn write_anew(conn: &mut AnyConnection) -> Result<bool, DbError> {
    sqlx::raw_sql("set lock_timeout = '3s'")
        .execute(&mut *conn)
        .await?;
    let mut done = true;
    for sql in TABLES {
        if let Err(fault) = sqlx::raw_sql(sql).execute(&mut *conn).await {
            tracing::warn!(%fault, "a table was not written anew");
            done = false;
        }
    }
    sqlx::raw_sql("reset lock_timeout")
        .execute(&mut *conn)
        .await?;
    Ok(done)
}
