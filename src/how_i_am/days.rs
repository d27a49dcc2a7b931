//! The table of days.
//!
//! What must stay true: a day is sealed in its writer's own notes, and opened by nobody else.

use jiff::Timestamp;
use jiff::civil::Date;
use sealing::{Context, SealedInSpace};
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;
use sqlx::{AssertSqlSafe, Row};

use super::{Item, Steps};
use crate::accounts::Account;
use crate::db::{Conn, Id, moment};
use crate::episodes::{Held, Membership};
use crate::padding::padded;
use crate::web::Stop;

/// Sealed days are padded to a multiple of this many bytes: the longest line in most alphabets fits in one.
const PADDED_TO: usize = 1_024;

/// So many bytes come after every id.
const AFTER_ALL: [u8; 16] = [0xff; 16];

/// A day, opened.
#[derive(Clone, Debug)]
pub struct Day {
    /// Which.
    pub id: Id<Day>,
    /// When it was first written.
    pub written_at: Timestamp,
    /// What was written.
    pub words: Words,
}

/// What is sealed of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// The day, where its writer was.
    pub day: Date,
    /// How it was.
    pub steps: Steps,
    /// A line for oneself; empty for none.
    pub line: String,
    /// Whether its writer keeps this day out of all they show.
    pub kept: bool,
    /// What of it is for their partner, as it was chosen when it was written.
    pub for_partner: Vec<Item>,
}

fn context(member: &Membership, author: Id<Account>, id: Id<Day>) -> Context {
    Context::new("how i am day")
        .and(member.space().bytes())
        .and(author.bytes())
        .and(id.bytes())
}

fn seal((member, held): (&Membership, &Held<'_>), day: &Day) -> Result<(i64, SealedInSpace), Stop> {
    let context = context(member, held.account(), day.id);
    held.seal(&context, &padded(&day.words, PADDED_TO))
}

/// Keeps a day, or what it says now.
pub(super) async fn put(
    conn: &mut Conn,
    (member, held): (&Membership, &Held<'_>),
    day: &Day,
) -> Result<(), Stop> {
    let (generation, sealed) = seal((member, held), day)?;
    sqlx::query(
        "insert into how_i_am_days (id, space, author, generation, sealed, written_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (id) do update set generation = excluded.generation, sealed = excluded.sealed",
    )
    .bind(day.id.bytes())
    .bind(held.space().bytes())
    .bind(held.account().bytes())
    .bind(generation)
    .bind(sealed.as_bytes())
    .bind(day.written_at.as_millisecond())
    .execute(conn)
    .await?;
    Ok(())
}

/// Deletes one of this writer's; whether there was one.
pub(super) async fn delete(
    conn: &mut Conn,
    author: Id<Account>,
    id: Id<Day>,
) -> Result<bool, Stop> {
    let done = sqlx::query("delete from how_i_am_days where id = $1 and author = $2")
        .bind(id.bytes())
        .bind(author.bytes())
        .execute(conn)
        .await?;
    Ok(done.rows_affected() == 1)
}

fn open(member: &Membership, row: &AnyRow) -> Result<Day, Stop> {
    let id = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
    let sealed = SealedInSpace::from_stored(row.try_get(2)?);
    let context = context(member, member.account(), id);
    let plain = member.open(row.try_get(1)?, &context, &sealed)?;
    Ok(Day {
        id,
        written_at: moment(row.try_get(3)?),
        words: serde_json::from_slice(&plain).map_err(|_| sealing::CannotOpen)?,
    })
}

/// Some of one's own days before this one, the newest first.
pub(super) async fn before(
    conn: &mut Conn,
    notes: &Membership,
    before: Option<Id<Day>>,
    limit: i64,
) -> Result<Vec<Day>, Stop> {
    let sql = "select id, generation, sealed, written_at from how_i_am_days
         where space = $1 and author = $2 and id < $3 order by id desc limit $4";
    let before = before.map_or(AFTER_ALL.to_vec(), |id| id.bytes().to_vec());
    let rows = sqlx::query(AssertSqlSafe(sql))
        .bind(notes.space().bytes())
        .bind(notes.account().bytes())
        .bind(before)
        .bind(limit)
        .fetch_all(conn)
        .await?;
    rows.iter().map(|row| open(notes, row)).collect()
}

/// When somebody wrote last.
pub(super) async fn last_written(
    conn: &mut Conn,
    author: Id<Account>,
) -> Result<Option<Timestamp>, Stop> {
    let row = sqlx::query("select max(written_at) from how_i_am_days where author = $1")
        .bind(author.bytes())
        .fetch_one(conn)
        .await?;
    Ok(row.try_get::<Option<i64>, _>(0)?.map(moment))
}
