//! Rounds of exercises in a joint space. The table of exercise_rounds.
//!
//! What must stay true: a round is sealed in the joint space it is in, and changed only while nobody comes
//! or goes there; each change counts its version up.

use jiff::Timestamp;
use sealing::{Context, SealedInSpace};
use sqlx::any::AnyRow;
use sqlx::{AssertSqlSafe, Row};

use super::turns::Standing;
use crate::db::{Conn, Id, moment};
use crate::episodes::{Held, Membership, Space};
use crate::padding::padded;
use crate::web::Stop;

/// Sealed rounds are padded to a multiple of this many bytes.
const PADDED_TO: usize = 4_096;

/// An exercise that two do together, opened.
#[derive(Clone, Debug)]
pub struct Round {
    /// Which.
    pub id: Id<Round>,
    /// The couple's joint space.
    pub space: Id<Space>,
    /// Counts up with each change.
    pub version: i64,
    /// When it was begun.
    pub began_at: Timestamp,
    /// When it ended; `None` while it goes on.
    pub ended_at: Option<Timestamp>,
    /// How it stands.
    pub standing: Standing,
}

fn context(space: Id<Space>, id: Id<Round>) -> Context {
    Context::new("exercise round")
        .and(space.bytes())
        .and(id.bytes())
}

fn seal(held: &Held<'_>, round: &Round) -> Result<(i64, SealedInSpace), Stop> {
    let context = context(held.space(), round.id);
    held.seal(&context, &padded(&round.standing, PADDED_TO))
}

/// Keeps a new one.
pub(super) async fn insert(conn: &mut Conn, held: &Held<'_>, round: &Round) -> Result<(), Stop> {
    let (generation, sealed) = seal(held, round)?;
    sqlx::query(
        "insert into exercise_rounds (id, space, generation, sealed, version, began_at)
         values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(round.id.bytes())
    .bind(held.space().bytes())
    .bind(generation)
    .bind(sealed.as_bytes())
    .bind(round.version)
    .bind(round.began_at.as_millisecond())
    .execute(conn)
    .await?;
    Ok(())
}

/// Keeps how it stands now, as a version more.
pub(super) async fn update(conn: &mut Conn, held: &Held<'_>, round: &Round) -> Result<(), Stop> {
    let (generation, sealed) = seal(held, round)?;
    sqlx::query(
        "update exercise_rounds
         set generation = $3, sealed = $4, version = version + 1, ended_at = $5
         where id = $1 and space = $2",
    )
    .bind(round.id.bytes())
    .bind(held.space().bytes())
    .bind(generation)
    .bind(sealed.as_bytes())
    .bind(round.ended_at.map(Timestamp::as_millisecond))
    .execute(conn)
    .await?;
    Ok(())
}

const COLUMNS: &str =
    "select id, generation, sealed, version, began_at, ended_at from exercise_rounds";

fn open(member: &Membership, row: &AnyRow) -> Result<Option<Round>, Stop> {
    let generation: i64 = row.try_get(1)?;
    if !member.reads(generation) {
        return Ok(None);
    }
    let id = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
    let sealed = SealedInSpace::from_stored(row.try_get(2)?);
    let plain = member.open(generation, &context(member.space(), id), &sealed)?;
    let ended: Option<i64> = row.try_get(5)?;
    Ok(Some(Round {
        id,
        space: member.space(),
        version: row.try_get(3)?,
        began_at: moment(row.try_get(4)?),
        ended_at: ended.map(moment),
        standing: serde_json::from_slice(&plain).map_err(|_| sealing::CannotOpen)?,
    }))
}

/// Those of a joint space that this member may read, the newest first.
///
/// # Errors
/// If the store does not answer or one does not open.
pub async fn rounds_in(conn: &mut Conn, member: &Membership) -> Result<Vec<Round>, Stop> {
    let sql = format!("{COLUMNS} where space = $1 order by began_at desc, id desc limit 200");
    let rows = sqlx::query(AssertSqlSafe(sql))
        .bind(member.space().bytes())
        .fetch_all(conn)
        .await?;
    let mut found = Vec::new();
    for row in &rows {
        found.extend(open(member, row)?);
    }
    Ok(found)
}

/// One of this space.
///
/// # Errors
/// [`Stop::NotFound`] if there is none there that this member may read.
pub(super) async fn find(
    conn: &mut Conn,
    member: &Membership,
    id: Id<Round>,
) -> Result<Round, Stop> {
    let row = sqlx::query(AssertSqlSafe(format!(
        "{COLUMNS} where id = $1 and space = $2"
    )))
    .bind(id.bytes())
    .bind(member.space().bytes())
    .fetch_optional(conn)
    .await?;
    open(member, &row.ok_or(Stop::NotFound)?)?.ok_or(Stop::NotFound)
}

/// In which space a round is, for whoever is to enter it.
pub(super) async fn space_of(conn: &mut Conn, id: Id<Round>) -> Result<Id<Space>, Stop> {
    let row = sqlx::query("select space from exercise_rounds where id = $1")
        .bind(id.bytes())
        .fetch_optional(conn)
        .await?;
    let row = row.ok_or(Stop::NotFound)?;
    Ok(Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?)
}
