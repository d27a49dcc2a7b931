//! Copies of SQLite's file: taken beside a running service, looked over, put back.
//!
//! What must stay true: a copy has every write that was acknowledged before it began, and no half of
//! one; making it keeps no writer waiting, and looking it over changes nothing in it.
//!
//! `vacuum into` reads one snapshot of the file and its write-ahead log, as any reader does, so the one
//! writer goes on beside it, in this process or another. What was deleted is not in the copy. Until it
//! ends, the log cannot be folded past its snapshot, and grows by what is written meanwhile.

use std::path::Path;

use sqlx::any::AnyConnectOptions;
use sqlx::{AnyConnection, ConnectOptions, Connection, Row};

use super::{Conn, DbError};

async fn open(path: &Path, how: &str, settings: &'static str) -> Result<Conn, DbError> {
    sqlx::any::install_default_drivers();
    let url = format!("sqlite:{}?{how}", path.display());
    // A copy is a slow statement, and nothing to warn of.
    let options: AnyConnectOptions = url.parse()?;
    let mut conn = AnyConnection::connect_with(&options.disable_statement_logging()).await?;
    sqlx::raw_sql(settings).execute(&mut conn).await?;
    Ok(conn)
}

/// Copies the database at `from`, which a service may be writing to, into `to`: a file that is missing
/// or empty. SQLite does not wait for the disk: that is the caller's to do.
///
/// # Errors
/// If the database cannot be read, or the copy not written.
pub async fn copy(from: &Path, to: &Path) -> Result<(), DbError> {
    let mut conn = open(from, "mode=rw", "pragma busy_timeout = 5000").await?;
    sqlx::query("vacuum into $1")
        .bind(to.display().to_string())
        .execute(&mut conn)
        .await?;
    Ok(conn.close().await?)
}

/// Opens a copy to look at. Nothing is written, not even beside it.
///
/// # Errors
/// If it cannot be opened.
pub async fn look_at(copy: &Path) -> Result<Conn, DbError> {
    let settings = "pragma query_only = on; pragma temp_store = memory";
    open(copy, "mode=ro&immutable=1", settings).await
}

/// Opens a copy that no service knows of yet, to change it. What is deleted is overwritten, and no
/// journal keeps it: a copy that is spoilt midway is thrown away.
///
/// # Errors
/// If it cannot be opened.
pub async fn change(copy: &Path) -> Result<Conn, DbError> {
    let settings = "pragma journal_mode = memory; pragma secure_delete = on; \
         pragma synchronous = full; pragma foreign_keys = on; pragma temp_store = memory";
    open(copy, "mode=rw", settings).await
}

/// What SQLite finds wrong with a copy: its pages, indexes and rules, and rows that belong to nothing.
/// Names tables, never what is in them.
///
/// # Errors
/// If it cannot be read at all.
pub async fn problems(conn: &mut Conn) -> Result<Vec<String>, DbError> {
    let rows = sqlx::query("pragma integrity_check(20)")
        .fetch_all(&mut *conn)
        .await?;
    let mut found: Vec<String> = Vec::new();
    for row in rows {
        found.push(row.try_get(0)?);
    }
    found.retain(|line| line != "ok");
    let rows = sqlx::query("pragma foreign_key_check")
        .fetch_all(conn)
        .await?;
    for row in rows.iter().take(20) {
        let (table, other): (String, String) = (row.try_get(0)?, row.try_get(2)?);
        found.push(format!(
            "a row of {table} belongs to one of {other} that is not there"
        ));
    }
    Ok(found)
}

/// The numbers of the migrations a copy has.
///
/// # Errors
/// If it has no such table: it is not a store of securebase.
pub async fn migrations_of(conn: &mut Conn) -> Result<Vec<i64>, DbError> {
    let rows = sqlx::query("select number from migrations order by number")
        .fetch_all(conn)
        .await?;
    Ok(rows
        .iter()
        .map(|row| row.try_get(0))
        .collect::<Result<_, _>>()?)
}
