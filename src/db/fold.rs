//! Folding SQLite's write-ahead log back into its file, beside the writer.
//!
//! What must stay true: no commit waits for it while the log is of a usual size; and the log does not
//! grow without end, however much is written.
//!
//! SQLite would fold within every thousandth page's commit, and who commits just then waits for as long
//! as the disk takes (close to a second on a slow one).

use std::sync::Weak;
use std::time::Duration;

use sqlx::{AnyConnection, Connection, Row};

use super::tx::Writer;
use super::{DbError, SQLITE_SETTINGS};

/// How often it is folded.
const EVERY: Duration = Duration::from_secs(1);

/// A log of this many pages (of 4 KiB) is begun anew, for which writers wait a moment.
const MOST_PAGES: i64 = 8_192;

/// Folds for as long as there is a writer.
pub(super) async fn keep_folding(url: String, writer: Weak<Writer>) {
    let mut conn = match AnyConnection::connect(&url).await {
        Ok(conn) => conn,
        Err(fault) => return tracing::error!(%fault, "the log cannot be folded"),
    };
    if let Err(fault) = sqlx::raw_sql(SQLITE_SETTINGS).execute(&mut conn).await {
        return tracing::error!(%fault, "the log cannot be folded");
    }
    loop {
        tokio::time::sleep(EVERY).await;
        let Some(writer) = writer.upgrade() else {
            return;
        };
        if let Err(fault) = fold(&mut conn, &writer).await {
            tracing::warn!(%fault, "the log was not folded; the next second tries again");
        }
    }
}

/// "passive" waits for nobody, and nobody for it; but while people write it never reaches the log's
/// end. So where the log is long, a second pass leaves little, and the rest is done between two commits.
async fn fold(conn: &mut AnyConnection, writer: &Writer) -> Result<(), DbError> {
    let pages = pages_after("pragma wal_checkpoint(passive)", conn).await?;
    if pages > MOST_PAGES {
        pages_after("pragma wal_checkpoint(passive)", conn).await?;
        writer.fold_rest().await?;
    }
    Ok(())
}

/// Folds, and gives how many pages are in the log.
async fn pages_after(sql: &'static str, conn: &mut AnyConnection) -> Result<i64, DbError> {
    Ok(sqlx::query(sql).fetch_one(conn).await?.try_get(1)?)
}

/// Folds everything and empties the log: after an erasure, before a backup by copy, at the end. Whether it
/// is empty; not, where somebody reads what is in it.
pub(super) async fn fold_all(conn: &mut AnyConnection) -> Result<bool, DbError> {
    let sql = "pragma wal_checkpoint(truncate)";
    let busy: i64 = sqlx::query(sql).fetch_one(conn).await?.try_get(0)?;
    Ok(busy == 0)
}
