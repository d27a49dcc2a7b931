//! A proposal of who could be offered whom, and its table.
//!
//! What must stay true: there is one at most, the newest; what is sealed of it names nobody who waits but by
//! number.

use jiff::{SignedDuration, Timestamp};
use matching::waiting::Need;
use sealing::Context;
use serde::{Deserialize, Serialize};
use sqlx::Row;

use crate::accounts::Account;
use crate::db::{Conn, DbError, Id, moment};
use crate::episodes::Episode;
use crate::service::Service;
use crate::web::Stop;

/// What could be offered, and what it asks of whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// Everybody who waits for an offer, the longest first.
    pub lines: Vec<Line>,
    /// What one more place with a therapist would save, the most first: with whom, whether for a couple, and
    /// how many points.
    pub more: Vec<(Id<Account>, bool, u64)>,
}

/// A couple or one person in a proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Whose episode.
    pub episode: Id<Episode>,
    /// The numbers of those who wait.
    pub numbers: Vec<i64>,
    /// Whether it is a couple.
    pub couple: bool,
    /// How soon they should be seen.
    pub need: Need,
    /// Weeks they have waited.
    pub weeks: u32,
    /// Who may be offered to them and has a place, the best fit first; with the fit.
    pub fits: Vec<(Id<Account>, u32)>,
    /// How many more could be, had they a place.
    pub full: usize,
    /// Who is proposed.
    pub offered: Vec<Id<Account>>,
    /// How many points less the proposed one fits than the best for them alone.
    pub gives_up: u32,
}

/// A proposal's row.
pub(super) struct Kept {
    pub(super) id: Id<Proposal>,
    pub(super) made_at: Timestamp,
    pub(super) done: i64,
    pub(super) total: i64,
    /// Once it is made.
    pub(super) proposal: Option<Proposal>,
    beat_at: Timestamp,
}

/// Whoever makes one says at least so often that it goes on.
const STALLED: SignedDuration = SignedDuration::from_mins(2);

impl Kept {
    /// Whether somebody is making it.
    pub(super) fn is_making(&self, now: Timestamp) -> bool {
        self.proposal.is_none() && now.duration_since(self.beat_at) < STALLED
    }
}

fn context(id: Id<Proposal>) -> Context {
    Context::new("waiting proposal").and(id.bytes())
}

/// The newest.
pub(super) async fn newest(conn: &mut Conn, service: &Service) -> Result<Option<Kept>, Stop> {
    let row = sqlx::query(
        "select id, made_at, beat_at, done, total, sealed from waiting_proposals
         order by made_at desc, id desc limit 1",
    )
    .fetch_optional(conn)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let id = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
    let sealed: Option<Vec<u8>> = row.try_get(5)?;
    let proposal = sealed.map(|sealed| service.open(&context(id), sealed));
    Ok(Some(Kept {
        id,
        made_at: moment(row.try_get(1)?),
        beat_at: moment(row.try_get(2)?),
        done: row.try_get(3)?,
        total: row.try_get(4)?,
        proposal: proposal.transpose()?,
    }))
}

/// Begins one in the place of any before.
pub(super) async fn begin(
    conn: &mut Conn,
    id: Id<Proposal>,
    now: Timestamp,
) -> Result<(), DbError> {
    sqlx::query("delete from waiting_proposals")
        .execute(&mut *conn)
        .await?;
    sqlx::query(
        "insert into waiting_proposals (id, made_at, beat_at, done, total)
         values ($1, $2, $2, 0, 1)",
    )
    .bind(id.bytes())
    .bind(now.as_millisecond())
    .execute(conn)
    .await?;
    Ok(())
}

/// Says how far it is; whether it is still wanted.
pub(super) async fn beat(
    conn: &mut Conn,
    id: Id<Proposal>,
    (done, total): (usize, usize),
    now: Timestamp,
) -> Result<bool, DbError> {
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let done = sqlx::query(
        "update waiting_proposals set done = $2, total = $3, beat_at = $4 where id = $1",
    )
    .bind(id.bytes())
    .bind(count(done))
    .bind(count(total))
    .bind(now.as_millisecond())
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Keeps it, made.
pub(super) async fn finish(
    conn: &mut Conn,
    service: &Service,
    id: Id<Proposal>,
    proposal: &Proposal,
) -> Result<(), DbError> {
    sqlx::query("update waiting_proposals set sealed = $2, done = total where id = $1")
        .bind(id.bytes())
        .bind(service.seal(&context(id), proposal).as_bytes())
        .execute(conn)
        .await?;
    Ok(())
}

/// Takes it away; whether it was there. Two who send the same take turns, and the second finds none.
pub(super) async fn take(conn: &mut Conn, id: Id<Proposal>) -> Result<bool, DbError> {
    let done = sqlx::query("delete from waiting_proposals where id = $1 and sealed is not null")
        .bind(id.bytes())
        .execute(conn)
        .await?;
    Ok(done.rows_affected() == 1)
}
