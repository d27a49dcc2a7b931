//! The tables of messages: message_counts, messages, message_reads.

use jiff::Timestamp;
use sealing::SealedInSpace;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::{PAGE, Stored};
use crate::accounts::Account;
use crate::db::{Conn, DbError, Id};
use crate::episodes::{Held, Space};

/// Takes the next place in a space. Two who write at once take turns here.
pub(super) async fn next_number(conn: &mut Conn, held: &Held<'_>) -> Result<i64, DbError> {
    let row = sqlx::query(
        "insert into message_counts (space, last) values ($1, 1)
         on conflict (space) do update set last = message_counts.last + 1 returning last",
    )
    .bind(held.space().bytes())
    .fetch_one(conn)
    .await?;
    Ok(row.try_get(0)?)
}

pub(super) async fn insert(
    conn: &mut Conn,
    held: &Held<'_>,
    message: &Stored,
) -> Result<(), DbError> {
    sqlx::query(
        "insert into messages (space, number, id, author, generation, sealed, created_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(held.space().bytes())
    .bind(message.number)
    .bind(message.id.bytes())
    .bind(message.author.bytes())
    .bind(message.generation)
    .bind(message.sealed.as_bytes())
    .bind(message.at.as_millisecond())
    .execute(conn)
    .await?;
    Ok(())
}

pub(super) async fn number_of(
    conn: &mut Conn,
    space: Id<Space>,
    author: Id<Account>,
    id: Id<Stored>,
) -> Result<Option<i64>, DbError> {
    let row =
        sqlx::query("select number from messages where space = $1 and author = $2 and id = $3")
            .bind(space.bytes())
            .bind(author.bytes())
            .bind(id.bytes())
            .fetch_optional(conn)
            .await?;
    Ok(row.map(|row| row.try_get(0)).transpose()?)
}

fn read(row: &AnyRow) -> Result<Stored, sqlx::Error> {
    Ok(Stored {
        number: row.try_get(0)?,
        id: Id::from_stored(&row.try_get::<Vec<u8>, _>(1)?)?,
        author: Id::from_stored(&row.try_get::<Vec<u8>, _>(2)?)?,
        generation: row.try_get(3)?,
        sealed: SealedInSpace::from_stored(row.try_get(4)?),
        at: Timestamp::from_millisecond(row.try_get(5)?).unwrap_or(Timestamp::MIN),
        files: Vec::new(),
    })
}

/// A page of messages before this number, the oldest first.
pub(super) async fn before(
    conn: &mut Conn,
    space: Id<Space>,
    number: i64,
) -> Result<Vec<Stored>, DbError> {
    let rows = sqlx::query(
        "select number, id, author, generation, sealed, created_at from messages
         where space = $1 and number < $2 order by number desc limit $3",
    )
    .bind(space.bytes())
    .bind(number)
    .bind(PAGE)
    .fetch_all(conn)
    .await?;
    Ok(rows.iter().rev().map(read).collect::<Result<_, _>>()?)
}

/// A page of messages after this number, the oldest first.
pub(super) async fn after(
    conn: &mut Conn,
    space: Id<Space>,
    number: i64,
) -> Result<Vec<Stored>, DbError> {
    let rows = sqlx::query(
        "select number, id, author, generation, sealed, created_at from messages
         where space = $1 and number > $2 order by number limit $3",
    )
    .bind(space.bytes())
    .bind(number)
    .bind(PAGE)
    .fetch_all(conn)
    .await?;
    Ok(rows.iter().map(read).collect::<Result<_, _>>()?)
}

/// Who has read how far.
pub(super) async fn reads(
    conn: &mut Conn,
    space: Id<Space>,
) -> Result<Vec<(Id<Account>, i64)>, DbError> {
    let rows = sqlx::query("select account, last from message_reads where space = $1")
        .bind(space.bytes())
        .fetch_all(conn)
        .await?;
    let pair = |row: &AnyRow| -> Result<_, sqlx::Error> {
        Ok((
            Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?,
            row.try_get(1)?,
        ))
    };
    Ok(rows.iter().map(pair).collect::<Result<_, _>>()?)
}

/// Marks everything up to this number as read; never takes a mark back.
pub(super) async fn mark_read(
    conn: &mut Conn,
    space: Id<Space>,
    account: Id<Account>,
    number: i64,
) -> Result<(), DbError> {
    sqlx::query(
        "insert into message_reads (space, account, last) values ($1, $2, $3)
         on conflict (space, account) do update set last =
             case when excluded.last > message_reads.last then excluded.last else message_reads.last end",
    )
    .bind(space.bytes())
    .bind(account.bytes())
    .bind(number)
    .execute(conn)
    .await?;
    Ok(())
}

/// How many messages others wrote since this account last read, counted up to 100.
pub(super) async fn unread(
    conn: &mut Conn,
    space: Id<Space>,
    account: Id<Account>,
    first_generation: i64,
    last_generation: i64,
) -> Result<i64, DbError> {
    let row = sqlx::query(
        "select count(*) from (select 1 from messages
         where space = $1 and author <> $2 and generation >= $3 and generation <= $4 and number > coalesce(
             (select last from message_reads where space = $1 and account = $2), 0)
         limit 100) as waiting",
    )
    .bind(space.bytes())
    .bind(account.bytes())
    .bind(first_generation)
    .bind(last_generation)
    .fetch_one(conn)
    .await?;
    Ok(row.try_get(0)?)
}
