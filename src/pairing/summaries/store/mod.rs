//! The tables of summaries: summaries, summary_drafts; summary_corrections.

mod corrections;

use jiff::Timestamp;
use sealing::{Context, SealedInSpace};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::{DAYS, Said, Summary, days};
use crate::accounts::Account;
use crate::db::{Conn, DbError, Id, moment};
use crate::episodes::Space;
use crate::service::Service;
use crate::web::Stop;

pub(super) use corrections::{Kept, corrections, put_correction};

fn said_context(id: Id<Summary>) -> Context {
    Context::new("summary standing").and(id.bytes())
}

/// What was said, as it is sealed: of one length, whatever it is.
type Sealed = (u8, u8, i64);

fn seal(service: &Service, id: Id<Summary>, said: Said) -> Vec<u8> {
    let value: Sealed = (
        said.passes.into(),
        said.declined.into(),
        said.at.as_millisecond(),
    );
    service.seal(&said_context(id), &value).as_bytes().to_vec()
}

pub(super) async fn insert(
    conn: &mut Conn,
    service: &Service,
    summary: &Summary,
) -> Result<(), DbError> {
    sqlx::query(
        "insert into summaries (id, space, generation, author, asked_at, standing)
         values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(summary.id.bytes())
    .bind(summary.space.bytes())
    .bind(summary.generation)
    .bind(summary.author.bytes())
    .bind(summary.asked_at.as_millisecond())
    .bind(seal(service, summary.id, summary.said))
    .execute(conn)
    .await?;
    Ok(())
}

const COLUMNS: &str = "select s.id, s.space, s.generation, s.author, s.asked_at, s.written_at, s.sealed, \
     s.standing, (select max(c.added_at) from summary_corrections c where c.summary = s.id) \
     from summaries s";

fn id<T>(row: &AnyRow, column: usize) -> Result<Id<T>, sqlx::Error> {
    Id::from_stored(&row.try_get::<Vec<u8>, _>(column)?)
}

fn read(service: &Service, row: &AnyRow) -> Result<Summary, Stop> {
    let summary = id(row, 0)?;
    let (passes, declined, at): Sealed = service.open(&said_context(summary), row.try_get(7)?)?;
    let sealed: Option<Vec<u8>> = row.try_get(6)?;
    Ok(Summary {
        id: summary,
        space: id(row, 1)?,
        generation: row.try_get(2)?,
        author: id(row, 3)?,
        asked_at: moment(row.try_get(4)?),
        written_at: row.try_get::<Option<i64>, _>(5)?.map(moment),
        sealed: sealed.map(SealedInSpace::from_stored),
        corrected_at: row.try_get::<Option<i64>, _>(8)?.map(moment),
        said: Said {
            passes: passes == 1,
            declined: declined == 1,
            at: moment(at),
        },
    })
}

async fn all(
    conn: &mut Conn,
    service: &Service,
    which: &str,
    value: &[u8],
    since: Timestamp,
) -> Result<Vec<Summary>, Stop> {
    let sql = format!("{COLUMNS} {which} order by s.asked_at desc, s.id desc");
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(value)
        .bind(since.as_millisecond())
        .fetch_all(conn)
        .await?;
    rows.iter().map(|row| read(service, row)).collect()
}

/// The summaries of a space, the newest first.
pub(super) async fn of_space(
    conn: &mut Conn,
    service: &Service,
    space: Id<Space>,
) -> Result<Vec<Summary>, Stop> {
    let which = "where s.space = $1 and s.asked_at >= $2";
    all(conn, service, which, space.bytes(), Timestamp::UNIX_EPOCH).await
}

/// The summaries that this therapist was asked for since then, the newest first.
pub(super) async fn of_author(
    conn: &mut Conn,
    service: &Service,
    author: Id<Account>,
    since: Timestamp,
) -> Result<Vec<Summary>, Stop> {
    let which = "where s.author = $1 and s.asked_at >= $2";
    all(conn, service, which, author.bytes(), since).await
}

/// The written summaries that were ever passed on to this therapist. (A reading look into the tables of
/// episodes: one query for a whole caseload.)
pub(super) async fn passed_on_to(
    conn: &mut Conn,
    service: &Service,
    therapist: Id<Account>,
) -> Result<Vec<Summary>, Stop> {
    let which = "join seats t on t.space = s.space and t.account = $1
             and t.first_generation = s.generation and t.last_generation = s.generation
         where s.written_at is not null and s.asked_at >= $2";
    let ever = Timestamp::UNIX_EPOCH;
    all(conn, service, which, therapist.bytes(), ever).await
}

/// A summary of this space. Whoever writes it or decides on it has the space kept still.
pub(super) async fn find(
    conn: &mut Conn,
    service: &Service,
    space: Id<Space>,
    summary: Id<Summary>,
) -> Result<Option<Summary>, Stop> {
    let sql = format!("{COLUMNS} where s.id = $1 and s.space = $2");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(summary.bytes())
        .bind(space.bytes())
        .fetch_optional(conn)
        .await?;
    row.as_ref().map(|row| read(service, row)).transpose()
}

/// Keeps what was said of it last.
pub(super) async fn set_said(
    conn: &mut Conn,
    service: &Service,
    id: Id<Summary>,
    said: Said,
) -> Result<(), DbError> {
    sqlx::query("update summaries set standing = $2 where id = $1")
        .bind(id.bytes())
        .bind(seal(service, id, said))
        .execute(conn)
        .await?;
    Ok(())
}

/// Keeps its words.
pub(super) async fn set_written(
    conn: &mut Conn,
    id: Id<Summary>,
    sealed: &SealedInSpace,
    now: Timestamp,
) -> Result<(), DbError> {
    sqlx::query("update summaries set written_at = $2, sealed = $3 where id = $1")
        .bind(id.bytes())
        .bind(now.as_millisecond())
        .bind(sealed.as_bytes())
        .execute(conn)
        .await?;
    Ok(())
}

/// A written one as it is stored: what opens it is the reader's alone, and nothing of the server's.
pub(super) struct Written {
    pub(super) id: Id<Summary>,
    pub(super) author: Id<Account>,
    pub(super) at: Timestamp,
    pub(super) generation: i64,
    pub(super) sealed: SealedInSpace,
}

/// The written ones of a space, the oldest first.
pub(super) async fn written(conn: &mut Conn, space: Id<Space>) -> Result<Vec<Written>, DbError> {
    let rows = sqlx::query(
        "select id, author, written_at, generation, sealed from summaries
         where space = $1 and written_at is not null order by written_at, id",
    )
    .bind(space.bytes())
    .fetch_all(conn)
    .await?;
    let one = |row: &AnyRow| -> Result<Written, sqlx::Error> {
        Ok(Written {
            id: id(row, 0)?,
            author: id(row, 1)?,
            at: moment(row.try_get(2)?),
            generation: row.try_get(3)?,
            sealed: SealedInSpace::from_stored(row.try_get(4)?),
        })
    };
    Ok(rows.iter().map(one).collect::<Result<_, _>>()?)
}

/// A draft as it is stored.
pub(super) struct Draft {
    pub(super) notes: Id<Space>,
    pub(super) generation: i64,
    pub(super) sealed: SealedInSpace,
}

/// Keeps a draft over the one there was.
pub(super) async fn put_draft(
    conn: &mut Conn,
    summary: Id<Summary>,
    draft: &Draft,
) -> Result<(), DbError> {
    sqlx::query(
        "insert into summary_drafts (summary, notes, generation, sealed) values ($1, $2, $3, $4)
         on conflict (summary) do update set
             notes = excluded.notes, generation = excluded.generation, sealed = excluded.sealed",
    )
    .bind(summary.bytes())
    .bind(draft.notes.bytes())
    .bind(draft.generation)
    .bind(draft.sealed.as_bytes())
    .execute(conn)
    .await?;
    Ok(())
}

/// The draft of a summary, if one is kept.
pub(super) async fn draft(conn: &mut Conn, summary: Id<Summary>) -> Result<Option<Draft>, DbError> {
    let row =
        sqlx::query("select notes, generation, sealed from summary_drafts where summary = $1")
            .bind(summary.bytes())
            .fetch_optional(conn)
            .await?;
    let one = |row: AnyRow| -> Result<Draft, sqlx::Error> {
        Ok(Draft {
            notes: id(&row, 0)?,
            generation: row.try_get(1)?,
            sealed: SealedInSpace::from_stored(row.try_get(2)?),
        })
    };
    Ok(row.map(one).transpose()?)
}

pub(super) async fn delete_draft(conn: &mut Conn, summary: Id<Summary>) -> Result<(), DbError> {
    sqlx::query("delete from summary_drafts where summary = $1")
        .bind(summary.bytes())
        .execute(conn)
        .await?;
    Ok(())
}

/// Deletes the drafts of summaries that cannot be written any more.
///
/// # Errors
/// If the store does not take it.
pub async fn forget_over(conn: &mut Conn, now: Timestamp) -> Result<(), Stop> {
    let before = now - days(DAYS);
    sqlx::query(
        "delete from summary_drafts
         where summary in (select id from summaries where asked_at <= $1)",
    )
    .bind(before.as_millisecond())
    .execute(conn)
    .await?;
    Ok(())
}
