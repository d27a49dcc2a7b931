//! Writing PostgreSQL's tables of keys and of what the server opens anew, so that what was deleted is not left
//! in their files.
//!
//! What must stay true: a table that is in use is waited for a short time only, since whoever comes next
//! waits behind.

use std::time::Duration;

use sqlx::{AnyConnection, Row};

use super::DbError;

/// The tables that hold wrapped or locked keys, and those with something of a person's that the server
/// could still open. What was sealed in a space needs no writing anew: its keys are gone.
const TABLES: [&str; 19] = [
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
    "vacuum full exports",
    "vacuum full matching_profiles",
    "vacuum full measure_assignments",
    "vacuum full partner_invitations",
    "vacuum full therapist_invitations",
    "vacuum full appointments",
    "vacuum full attendances",
    "vacuum full session_guests",
    "vacuum full jobs",
];

/// How often it is looked whether older transactions have ended, and how many times.
const REST: Duration = Duration::from_millis(100);
const LOOKS: usize = 30;

/// The number of the next transaction.
const NEXT: &str = "select txid_snapshot_xmax(txid_current_snapshot())";

/// How many others still see, or make others see, what was deleted before transaction `$1`: a table that is
/// written anew keeps it for them. A transaction that writes, in whichever database of the server, holds back
/// the snapshots of all; one that only reads holds back its own database.
const OLDER: &str = "select count(*) from pg_stat_activity,
         (select txid_snapshot_xmax(txid_current_snapshot()) - $1 as since) as passed
     where pid <> pg_backend_pid() and (age(backend_xid) > since
         or (datname = current_database() and age(backend_xmin) > since))";

/// Waits until nobody sees any more what was deleted by now; whether it came to that.
async fn is_past(conn: &mut AnyConnection) -> Result<bool, DbError> {
    let next: i64 = sqlx::query(NEXT).fetch_one(&mut *conn).await?.try_get(0)?;
    for _ in 0..LOOKS {
        let older = sqlx::query(OLDER).bind(next).fetch_one(&mut *conn);
        if older.await?.try_get::<i64, _>(0)? == 0 {
            return Ok(true);
        }
        tokio::time::sleep(REST).await;
    }
    Ok(false)
}

/// Writes them anew; whether all could be had, with nothing deleted left in them.
pub(super) async fn write_anew(conn: &mut AnyConnection) -> Result<bool, DbError> {
    if !is_past(conn).await? {
        return Ok(false);
    }
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
