//! The tables of attachments: attachments, uploads, upload_parts.

use std::collections::HashSet;
use std::path::Path;

use jiff::Timestamp;
use sealing::SealedInSpace;
use sqlx::any::AnyRow;
use sqlx::{Connection, Row};

use super::{Stored, Upload};
use crate::accounts::Account;
use crate::db::{self, Conn, DbError, Id};
use crate::episodes::{Held, Space};

const COLUMNS: &str = "id, author, message, generation, sealed, file, bytes";

fn read(row: &AnyRow) -> Result<Stored, sqlx::Error> {
    Ok(Stored {
        id: Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?,
        author: Id::from_stored(&row.try_get::<Vec<u8>, _>(1)?)?,
        message: row.try_get(2)?,
        generation: row.try_get(3)?,
        sealed: SealedInSpace::from_stored(row.try_get(4)?),
        file: row.try_get(5)?,
        bytes: row.try_get(6)?,
    })
}

/// Writes one that waits to be sent.
pub(super) async fn insert(
    conn: &mut Conn,
    held: &Held<'_>,
    waiting: &Stored,
    now: Timestamp,
) -> Result<(), DbError> {
    sqlx::query(
        "insert into attachments (id, space, author, place, generation, sealed, file, bytes, created_at)
         values ($1, $2, $3, 0, $4, $5, $6, $7, $8)",
    )
    .bind(waiting.id.bytes())
    .bind(held.space().bytes())
    .bind(held.account().bytes())
    .bind(waiting.generation)
    .bind(waiting.sealed.as_bytes())
    .bind(&waiting.file)
    .bind(waiting.bytes)
    .bind(now.as_millisecond())
    .execute(conn)
    .await?;
    Ok(())
}

pub(super) async fn one(
    conn: &mut Conn,
    space: Id<Space>,
    id: Id<Stored>,
) -> Result<Option<Stored>, DbError> {
    let sql = format!("select {COLUMNS} from attachments where space = $1 and id = $2");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(space.bytes())
        .bind(id.bytes())
        .fetch_optional(conn)
        .await?;
    Ok(row.as_ref().map(read).transpose()?)
}

/// Those that somebody has not sent yet, in the order they came.
pub(super) async fn waiting(
    conn: &mut Conn,
    space: Id<Space>,
    author: Id<Account>,
) -> Result<Vec<Stored>, DbError> {
    let sql = format!(
        "select {COLUMNS} from attachments where space = $1 and author = $2 and message is null
         order by created_at, id"
    );
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(space.bytes())
        .bind(author.bytes())
        .fetch_all(conn)
        .await?;
    Ok(rows.iter().map(read).collect::<Result<_, _>>()?)
}

/// Those of a run of messages, from this number to that, in the order they are shown.
pub(super) async fn of_messages(
    conn: &mut Conn,
    space: Id<Space>,
    first: i64,
    last: i64,
) -> Result<Vec<Stored>, DbError> {
    let sql = format!(
        "select {COLUMNS} from attachments where space = $1 and message >= $2 and message <= $3
         order by message, place"
    );
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(space.bytes())
        .bind(first)
        .bind(last)
        .fetch_all(conn)
        .await?;
    Ok(rows.iter().map(read).collect::<Result<_, _>>()?)
}

/// Hangs one that waits on a message; whether it waited still.
pub(super) async fn hang(
    conn: &mut Conn,
    held: &Held<'_>,
    sent: &Stored,
    place: i64,
) -> Result<bool, DbError> {
    let done = sqlx::query(
        "update attachments set message = $1, place = $2, generation = $3, sealed = $4
         where space = $5 and author = $6 and id = $7 and message is null",
    )
    .bind(sent.message)
    .bind(place)
    .bind(sent.generation)
    .bind(sent.sealed.as_bytes())
    .bind(held.space().bytes())
    .bind(held.account().bytes())
    .bind(sent.id.bytes())
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Takes one away that waits; whether there was one.
pub(super) async fn forget_waiting(
    conn: &mut Conn,
    space: Id<Space>,
    author: Id<Account>,
    id: Id<Stored>,
) -> Result<bool, DbError> {
    let done = sqlx::query(
        "delete from attachments where space = $1 and author = $2 and id = $3 and message is null",
    )
    .bind(space.bytes())
    .bind(author.bytes())
    .bind(id.bytes())
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// What somebody takes up and has not sent yet.
pub(super) struct Has {
    /// Bytes of what they sent, of what waits, and reserved for what is on its way.
    pub(super) bytes: i64,
    /// How many are not sent yet, those on their way too.
    pub(super) unsent: i64,
}

/// What a plain form brings reserves nothing, and counts only if it was begun since this time.
pub(super) async fn has(
    conn: &mut Conn,
    author: Id<Account>,
    forms_since: Timestamp,
) -> Result<Has, DbError> {
    let row = sqlx::query(
        "select
           cast(coalesce((select sum(bytes) from attachments where author = $1), 0)
              + coalesce((select sum(reserved) from uploads where author = $1), 0) as bigint),
           cast((select count(*) from attachments where author = $1 and message is null)
              + (select count(*) from uploads where author = $1
                   and (reserved > 0 or created_at >= $2)) as bigint)",
    )
    .bind(author.bytes())
    .bind(forms_since.as_millisecond())
    .fetch_one(conn)
    .await?;
    Ok(Has {
        bytes: row.try_get(0)?,
        unsent: row.try_get(1)?,
    })
}

pub(super) async fn begin(
    conn: &mut Conn,
    held: &Held<'_>,
    upload: &Upload,
    reserved: i64,
    now: Timestamp,
) -> Result<(), DbError> {
    sqlx::query(
        "insert into uploads (id, space, author, generation, sealed, reserved, received, created_at)
         values ($1, $2, $3, $4, $5, $6, 0, $7)",
    )
    .bind(upload.id.bytes())
    .bind(held.space().bytes())
    .bind(held.account().bytes())
    .bind(upload.generation)
    .bind(upload.sealed.as_bytes())
    .bind(reserved)
    .bind(now.as_millisecond())
    .execute(conn)
    .await?;
    Ok(())
}

/// What somebody has on its way in a space.
pub(super) async fn uploads(
    conn: &mut Conn,
    space: Id<Space>,
    author: Id<Account>,
) -> Result<Vec<Upload>, DbError> {
    let rows = sqlx::query(
        "select id, generation, sealed, received from uploads where space = $1 and author = $2
         order by created_at, id",
    )
    .bind(space.bytes())
    .bind(author.bytes())
    .fetch_all(conn)
    .await?;
    let read = |row: &AnyRow| -> Result<_, sqlx::Error> {
        Ok(Upload {
            id: Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?,
            generation: row.try_get(1)?,
            sealed: SealedInSpace::from_stored(row.try_get(2)?),
            received: row.try_get(3)?,
        })
    };
    Ok(rows.iter().map(read).collect::<Result<_, _>>()?)
}

/// Notes that a part is there, if the upload is still at where it starts: of two that came at once one is
/// taken. Says whether it was this one.
pub(super) async fn took(
    conn: &mut Conn,
    upload: Id<Stored>,
    start: i64,
    length: i64,
    file: &str,
) -> Result<bool, DbError> {
    let moved = sqlx::query(
        "update uploads set received = received + $1,
             reserved = case when reserved > received + $1 then reserved else received + $1 end
         where id = $2 and received = $3",
    )
    .bind(length)
    .bind(upload.bytes())
    .bind(start)
    .execute(&mut *conn)
    .await?;
    if moved.rows_affected() == 0 {
        return Ok(false);
    }
    sqlx::query("insert into upload_parts (upload, start, file) values ($1, $2, $3)")
        .bind(upload.bytes())
        .bind(start)
        .bind(file)
        .execute(conn)
        .await?;
    Ok(true)
}

/// The parts of an upload, in order: where each begins, and its file.
pub(super) async fn parts(
    conn: &mut Conn,
    upload: Id<Stored>,
) -> Result<Vec<(i64, String)>, DbError> {
    let rows = sqlx::query("select start, file from upload_parts where upload = $1 order by start")
        .bind(upload.bytes())
        .fetch_all(conn)
        .await?;
    let read = |row: &AnyRow| -> Result<_, sqlx::Error> { Ok((row.try_get(0)?, row.try_get(1)?)) };
    Ok(rows.iter().map(read).collect::<Result<_, _>>()?)
}

/// Forgets an upload of theirs and its parts.
pub(super) async fn forget_upload(
    conn: &mut Conn,
    space: Id<Space>,
    author: Id<Account>,
    id: Id<Stored>,
) -> Result<(), DbError> {
    sqlx::query("delete from uploads where space = $1 and author = $2 and id = $3")
        .bind(space.bytes())
        .bind(author.bytes())
        .bind(id.bytes())
        .execute(conn)
        .await?;
    Ok(())
}

/// Forgets what was begun before this time and not sent.
pub(super) async fn forget_unsent(conn: &mut Conn, before: Timestamp) -> Result<(), DbError> {
    for sql in [
        "delete from uploads where created_at < $1",
        "delete from attachments where message is null and created_at < $1",
    ] {
        sqlx::query(sql)
            .bind(before.as_millisecond())
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}

/// The files that a copy of a SQLite database names.
///
/// # Errors
/// If it cannot be read.
pub async fn files_in(copy: &Path) -> Result<HashSet<String>, DbError> {
    let mut conn = db::look_at(copy).await?;
    // A database from before there were attachments has no such tables.
    let sql = "select count(*) from sqlite_master where name = 'upload_parts'";
    let row = sqlx::query(sql).fetch_one(&mut conn).await?;
    let named = match row.try_get::<i64, _>(0)? {
        0 => HashSet::new(),
        _ => self::named(&mut conn).await?,
    };
    conn.close().await?;
    Ok(named)
}

/// The files that rows name.
pub(super) async fn named(conn: &mut Conn) -> Result<HashSet<String>, DbError> {
    let rows = sqlx::query("select file from attachments union all select file from upload_parts")
        .fetch_all(conn)
        .await?;
    let names = rows.iter().map(|row| row.try_get(0));
    Ok(names.collect::<Result<_, sqlx::Error>>()?)
}
