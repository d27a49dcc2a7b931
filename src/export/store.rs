//! The table of exports: exports.

use std::collections::HashSet;

use jiff::Timestamp;
use sealing::Wrapped;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Export, Ready};
use crate::accounts::Account;
use crate::db::{Conn, DbError, Id, moment};

/// Whose copy, and what it is of: a release, or all that is theirs, which their own id stands for.
pub(super) type Key<'a> = (Id<Account>, &'a [u8]);

pub(super) async fn insert(
    conn: &mut Conn,
    (owner, subject): Key<'_>,
    export: &Export,
) -> Result<(), DbError> {
    sqlx::query(
        "insert into exports (id, account, subject, wrapped, asked_at, beat_at, done, total, file)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(export.id.bytes())
    .bind(owner.bytes())
    .bind(subject)
    .bind(export.wrapped.as_bytes())
    .bind(export.asked_at.as_millisecond())
    .bind(export.beat_at.as_millisecond())
    .bind(export.done)
    .bind(export.total)
    .bind(&export.file)
    .execute(conn)
    .await?;
    Ok(())
}

fn read(row: &AnyRow) -> Result<Export, sqlx::Error> {
    let ready: Option<i64> = row.try_get(6)?;
    let ready = match ready {
        Some(at) => Some(Ready {
            at: moment(at),
            pieces: row.try_get(7)?,
            bytes: row.try_get(8)?,
        }),
        None => None,
    };
    Ok(Export {
        id: Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?,
        wrapped: Wrapped::from_stored(row.try_get(1)?),
        asked_at: moment(row.try_get(2)?),
        beat_at: moment(row.try_get(3)?),
        done: row.try_get(4)?,
        total: row.try_get(5)?,
        ready,
        file: row.try_get(9)?,
    })
}

/// Somebody's copy of this, if they asked for one.
pub(super) async fn of(
    conn: &mut Conn,
    (owner, subject): Key<'_>,
) -> Result<Option<Export>, DbError> {
    let row = sqlx::query(
        "select id, wrapped, asked_at, beat_at, done, total, ready_at, chunks, bytes, file
         from exports where account = $1 and subject = $2",
    )
    .bind(owner.bytes())
    .bind(subject)
    .fetch_optional(conn)
    .await?;
    Ok(row.as_ref().map(read).transpose()?)
}

/// Notes that a part is done, and of how many; false if the copy is not wanted any more.
pub(super) async fn beat(
    conn: &mut Conn,
    export: Id<Export>,
    (done, total): (i64, i64),
    now: Timestamp,
) -> Result<bool, DbError> {
    let done = sqlx::query(
        "update exports set done = $2, total = $3, beat_at = $4
         where id = $1 and ready_at is null",
    )
    .bind(export.bytes())
    .bind(done)
    .bind(total)
    .bind(now.as_millisecond())
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Marks a copy as there to be taken; false if it is not wanted any more.
pub(super) async fn finish(
    conn: &mut Conn,
    export: Id<Export>,
    ready: Ready,
) -> Result<bool, DbError> {
    let done = sqlx::query(
        "update exports set ready_at = $2, chunks = $3, bytes = $4, done = total
         where id = $1 and ready_at is null",
    )
    .bind(export.bytes())
    .bind(ready.at.as_millisecond())
    .bind(ready.pieces)
    .bind(ready.bytes)
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Deletes somebody's copy of this, finished or not; gives the name of its file, which is to be deleted then.
pub(super) async fn delete(
    conn: &mut Conn,
    (owner, subject): Key<'_>,
) -> Result<Option<String>, DbError> {
    let row = sqlx::query("delete from exports where account = $1 and subject = $2 returning file")
        .bind(owner.bytes())
        .bind(subject)
        .fetch_optional(conn)
        .await?;
    Ok(row.map(|row| row.try_get(0)).transpose()?)
}

/// Deletes what became ready before this time, and what was interrupted before it. The files go with the
/// sweep.
pub(super) async fn delete_before(conn: &mut Conn, time: Timestamp) -> Result<(), DbError> {
    sqlx::query("delete from exports where coalesce(ready_at, beat_at) <= $1")
        .bind(time.as_millisecond())
        .execute(conn)
        .await?;
    Ok(())
}

/// The files of all copies.
pub(super) async fn named(conn: &mut Conn) -> Result<HashSet<String>, DbError> {
    let rows = sqlx::query("select file from exports").fetch_all(conn);
    let names = rows.await?;
    let names = names.iter().map(|row| row.try_get(0));
    Ok(names.collect::<Result<_, sqlx::Error>>()?)
}

/// Forgets every copy, in a SQLite database that was put back: their files are in no backup.
///
/// # Errors
/// If it cannot be written.
pub async fn forget_all(conn: &mut Conn) -> Result<(), DbError> {
    // A database from before there were copies has no such tables, one from since they are files one less.
    for table in ["export_chunks", "exports"] {
        let sql = "select count(*) from sqlite_master where name = $1";
        let row = sqlx::query(sql).bind(table).fetch_one(&mut *conn).await?;
        if row.try_get::<i64, _>(0)? > 0 {
            let sql = sqlx::AssertSqlSafe(format!("delete from {table}"));
            sqlx::query(sql).execute(&mut *conn).await?;
        }
    }
    Ok(())
}
