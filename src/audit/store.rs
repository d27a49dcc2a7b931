//! The tables of audit: audit_entries, audit_head, audit_visits.

use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;
use jiff::civil::Date;
use sealing::{ServerKey, SystemEntropy};
use sqlx::Row as _;
use sqlx::any::AnyRow;

use super::entry::{Row, Sealed};
use super::tags::{Tags, about_tag, actor_tag, day_tag};
use super::{By, Entry, Whose};
use crate::db::{Conn, DbError, Id};

/// A new entry, waiting to be chained.
pub(super) async fn insert(
    conn: &mut Conn,
    key: &ServerKey,
    entry: &Sealed,
) -> Result<(), DbError> {
    // No time in it: it is sealed.
    let id: Id<Row> = Id::new(Timestamp::UNIX_EPOCH, &mut SystemEntropy);
    sqlx::query("insert into audit_entries (id, sealed, waiting) values ($1, $2, $3)")
        .bind(id.bytes())
        .bind(entry.seal(key, id).as_bytes())
        .bind(turn(entry.at))
        .execute(conn)
        .await?;
    Ok(())
}

/// What entries are chained by, in order: the time in microseconds, and of two at the same time one more.
/// Those of one transaction are so in the order they were noted in.
fn turn(at: Timestamp) -> i64 {
    static LAST: AtomicI64 = AtomicI64::new(0);
    let now = at.as_microsecond();
    let next = |last: i64| now.max(last + 1);
    let last = LAST.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |last| {
        Some(next(last))
    });
    next(last.unwrap_or_default())
}

/// Whether the same was noted since then.
pub(super) async fn is_visited(
    conn: &mut Conn,
    tag: &[u8],
    since: Timestamp,
) -> Result<bool, DbError> {
    let row = sqlx::query("select 1 from audit_visits where tag = $1 and at > $2")
        .bind(tag)
        .bind(since.as_millisecond())
        .fetch_optional(conn)
        .await?;
    Ok(row.is_some())
}

/// Remembers that this is noted now; `false` if the same was since then.
pub(super) async fn claim_visit(
    conn: &mut Conn,
    tag: &[u8],
    now: Timestamp,
    since: Timestamp,
) -> Result<bool, DbError> {
    let done = sqlx::query(
        "insert into audit_visits (tag, at) values ($1, $2)
         on conflict (tag) do update set at = excluded.at where audit_visits.at <= $3",
    )
    .bind(tag)
    .bind(now.as_millisecond())
    .bind(since.as_millisecond())
    .execute(conn)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Forgets what is noted anew when it is done again.
///
/// # Errors
/// If the store does not take it.
pub async fn forget_visits(conn: &mut Conn, now: Timestamp) -> Result<(), DbError> {
    let until = (now - super::acts::ONCE_IN).as_millisecond();
    let rows = sqlx::query("select tag from audit_visits where at <= $1 order by tag")
        .bind(until)
        .fetch_all(&mut *conn)
        .await?;
    // One by one, in the order in which visits take them: neither waits for the other.
    for row in &rows {
        sqlx::query("delete from audit_visits where tag = $1 and at <= $2")
            .bind(row.try_get::<Vec<u8>, _>(0)?)
            .bind(until)
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}

/// An entry as it lies in the store.
#[derive(Clone, Debug)]
pub(super) struct Stored {
    pub(super) id: Id<Row>,
    pub(super) sealed: Vec<u8>,
    pub(super) number: Option<i64>,
    pub(super) tags: Tags,
    pub(super) hash: Option<Vec<u8>>,
}

const COLUMNS: &str = "select id, sealed, number, actor, about, day, hash from audit_entries";

fn read(row: &AnyRow) -> Result<Stored, sqlx::Error> {
    Ok(Stored {
        id: Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?,
        sealed: row.try_get(1)?,
        number: row.try_get(2)?,
        tags: Tags {
            actor: row.try_get(3)?,
            about: row.try_get(4)?,
            day: row.try_get(5)?,
        },
        hash: row.try_get(6)?,
    })
}

async fn fetch(conn: &mut Conn, rest: &str, binds: [i64; 2]) -> Result<Vec<Stored>, DbError> {
    let rows = sqlx::query(sqlx::AssertSqlSafe(format!("{COLUMNS} {rest}")))
        .bind(binds[0])
        .bind(binds[1])
        .fetch_all(conn)
        .await?;
    Ok(rows.iter().map(read).collect::<Result<_, _>>()?)
}

/// The first that wait, up to so many.
pub(super) async fn waiting(conn: &mut Conn, limit: i64) -> Result<Vec<Stored>, DbError> {
    let rest = "where waiting is not null and waiting > $1 order by waiting, id limit $2";
    fetch(conn, rest, [i64::MIN, limit]).await
}

/// How many wait.
pub(super) async fn count_waiting(conn: &mut Conn) -> Result<i64, DbError> {
    let row = sqlx::query("select count(*) from audit_entries where waiting is not null")
        .fetch_one(conn)
        .await?;
    Ok(row.try_get(0)?)
}

/// The first chained ones after this number, up to so many.
pub(super) async fn after(
    conn: &mut Conn,
    number: i64,
    limit: i64,
) -> Result<Vec<Stored>, DbError> {
    let rest = "where number > $1 order by number limit $2";
    fetch(conn, rest, [number, limit]).await
}

/// Where a chain ends: the number of its newest entry and that entry's hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) number: i64,
    pub(super) hash: [u8; 32],
}

impl Head {
    /// Of a chain without an entry.
    pub(super) const NONE: Self = Self {
        number: 0,
        hash: [0; 32],
    };
}

fn read_head(row: &AnyRow) -> Result<Head, DbError> {
    let hash: Option<Vec<u8>> = row.try_get(1)?;
    let hash = hash.map_or(Some([0; 32]), |hash| hash.try_into().ok());
    let hash = hash.ok_or_else(|| sqlx::Error::Decode("no hash".into()))?;
    let number = row.try_get(0)?;
    Ok(Head { number, hash })
}

/// The end of the chain; `None` if the store has none, which is not as it should be.
pub(super) async fn head(conn: &mut Conn) -> Result<Option<Head>, DbError> {
    let row = sqlx::query("select number, hash from audit_head where id = 1")
        .fetch_optional(conn)
        .await?;
    row.as_ref().map(read_head).transpose()
}

/// The same, held until the transaction ends: nobody else adds to the chain meanwhile.
pub(super) async fn hold_head(conn: &mut Conn) -> Result<Head, DbError> {
    let row =
        sqlx::query("update audit_head set number = number where id = 1 returning number, hash")
            .fetch_one(conn)
            .await?;
    read_head(&row)
}

/// Moves the end of the chain on.
pub(super) async fn set_head(conn: &mut Conn, head: &Head) -> Result<(), DbError> {
    sqlx::query("update audit_head set number = $1, hash = $2 where id = 1")
        .bind(head.number)
        .bind(head.hash.as_slice())
        .execute(conn)
        .await?;
    Ok(())
}

/// Writes an entry's place in the chain.
pub(super) async fn set_chained(conn: &mut Conn, entry: &Stored) -> Result<(), DbError> {
    sqlx::query(
        "update audit_entries set waiting = null, number = $2, actor = $3, about = $4, day = $5,
             hash = $6 where id = $1",
    )
    .bind(entry.id.bytes())
    .bind(entry.number)
    .bind(entry.tags.actor.as_deref())
    .bind(entry.tags.about.as_deref())
    .bind(entry.tags.day.as_deref())
    .bind(entry.hash.as_deref())
    .execute(conn)
    .await?;
    Ok(())
}

/// Which entries.
#[derive(Clone, Copy, Debug)]
pub enum Which {
    /// With something of this person's or space's.
    About(Whose),
    /// Of this actor.
    By(By),
    /// All.
    All,
}

/// A page of entries, the newest first: those before this number, on this day (UTC) where one is named.
///
/// # Errors
/// If the store does not answer.
pub async fn entries(
    conn: &mut Conn,
    key: &ServerKey,
    which: Which,
    day: Option<Date>,
    before: i64,
    limit: i64,
) -> Result<Vec<Entry>, DbError> {
    let (column, tag) = match which {
        Which::About(whose) => ("about", Some(about_tag(key, whose))),
        Which::By(by) => ("actor", Some(actor_tag(key, by))),
        Which::All => ("actor", None),
    };
    let mut sql = format!("{COLUMNS} where number < $1");
    let mut tags = Vec::new();
    for (column, tag) in [(column, tag), ("day", day.map(|day| day_tag(key, day)))] {
        if let Some(tag) = tag {
            tags.push(tag);
            sql.push_str(&format!(" and {column} = ${}", tags.len() + 2));
        }
    }
    sql.push_str(" order by number desc limit $2");
    let mut query = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(before)
        .bind(limit);
    for tag in tags {
        query = query.bind(tag);
    }
    let rows = query.fetch_all(conn).await?;
    let entry = |row: &AnyRow| -> Result<Entry, DbError> {
        let stored = read(row)?;
        let opened = Sealed::open(key, stored.id, &stored.sealed).ok();
        Ok(Entry {
            number: stored.number.unwrap_or_default(),
            noted: opened.map(|sealed| (sealed.at, sealed.note)),
        })
    };
    rows.iter().map(entry).collect()
}
