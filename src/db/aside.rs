//! A store in memory, for rows that were taken out of another.
//!
//! What must stay true: nothing of it is ever on disk; it takes rows of any older version, for its tables
//! begin as they were then.

use sqlx::{AnyConnection, AssertSqlSafe, Connection};

use super::{Conn, DbError, migrations};

/// An empty store in memory with its tables as this migration left them. What its rows name need not be
/// in it.
///
/// # Errors
/// If SQLite refuses.
pub async fn in_memory(last: i64) -> Result<Conn, DbError> {
    sqlx::any::install_default_drivers();
    let mut conn = AnyConnection::connect("sqlite::memory:").await?;
    sqlx::raw_sql("pragma foreign_keys = off; pragma temp_store = memory")
        .execute(&mut conn)
        .await?;
    apply(&mut conn, |number| number <= last).await?;
    Ok(conn)
}

/// Brings one up to date, whose tables are as this migration left them.
///
/// # Errors
/// As [`in_memory`].
pub async fn bring_up(conn: &mut Conn, from: i64) -> Result<(), DbError> {
    apply(conn, |number| number > from).await
}

async fn apply(conn: &mut Conn, wanted: impl Fn(i64) -> bool) -> Result<(), DbError> {
    for migration in migrations::all() {
        if wanted(migration.number) {
            sqlx::raw_sql(AssertSqlSafe(migration.sql))
                .execute(&mut *conn)
                .await?;
        }
    }
    Ok(())
}
