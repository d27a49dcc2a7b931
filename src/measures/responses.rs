//! Answers to measures, sealed in a private space. The table of measure_responses.
//!
//! What must stay true: what was finished is never written over; an answer is opened only by a member
//! who may read what was sealed when it was given.

use jiff::Timestamp;
use measures::Answers;
use sealing::{Context, SealedInSpace};
use serde::{Deserialize, Serialize};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Measure, Response, catalogue};
use crate::accounts::Account;
use crate::appointments::Appointment;
use crate::db::{Conn, DbError, Id};
use crate::episodes::{Held, Membership, Space};
use crate::padding::padded;
use crate::service::Service;
use crate::web::Stop;

/// How many of one course are shown: three years of weeks.
const LONGEST_COURSE: i64 = 156;

/// Sealed answers are padded to a multiple of this many bytes, so that their length tells little.
const PADDED_TO: usize = 2_048;

/// What is sealed.
#[derive(Serialize, Deserialize)]
struct Sealed {
    /// The version it is answered under.
    measure: String,
    answers: Answers,
}

/// The column that finds a course of answers: a keyed hash.
pub(super) fn tag(service: &Service, space: Id<Space>, name: &str) -> Vec<u8> {
    let context = Context::new("measure").and(space.bytes());
    service.tag(&context, name.as_bytes())
}

fn context(space: Id<Space>, id: Id<Response>, author: Id<Account>) -> Context {
    Context::new("measure response")
        .and(space.bytes())
        .and(id.bytes())
        .and(author.bytes())
}

fn seal(
    held: &Held<'_>,
    id: Id<Response>,
    measure: &Measure,
    answers: &Answers,
) -> Result<(i64, SealedInSpace), Stop> {
    let sealed = Sealed {
        measure: measure.id.to_string(),
        answers: answers.clone(),
    };
    let context = context(held.space(), id, held.account());
    held.seal(&context, &padded(&sealed, PADDED_TO))
}

/// Begins a response.
///
/// # Errors
/// [`DbError::Taken`], as a [`Stop::Fault`], if there is one begun already: look again.
pub(super) async fn insert(
    conn: &mut Conn,
    service: &Service,
    held: &Held<'_>,
    response: &Response,
) -> Result<(), Stop> {
    let (generation, sealed) = seal(held, response.id, &response.measure, &response.answers)?;
    sqlx::query(
        "insert into measure_responses
             (id, space, author, measure, appointment, generation, sealed, began_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(response.id.bytes())
    .bind(held.space().bytes())
    .bind(held.account().bytes())
    .bind(tag(service, held.space(), &response.measure.name))
    .bind(response.session.map(|id| id.bytes().to_vec()))
    .bind(generation)
    .bind(sealed.as_bytes())
    .bind(response.began_at.as_millisecond())
    .execute(conn)
    .await
    .map_err(DbError::from)?;
    Ok(())
}

/// Writes the answers so far over those before, and whether it is finished; false if it was finished
/// already.
pub(super) async fn update(
    conn: &mut Conn,
    held: &Held<'_>,
    response: &Response,
) -> Result<bool, Stop> {
    let (generation, sealed) = seal(held, response.id, &response.measure, &response.answers)?;
    let done = sqlx::query(
        "update measure_responses set generation = $3, sealed = $4, finished_at = $5
         where id = $1 and author = $2 and finished_at is null",
    )
    .bind(response.id.bytes())
    .bind(held.account().bytes())
    .bind(generation)
    .bind(sealed.as_bytes())
    .bind(response.finished_at.map(Timestamp::as_millisecond))
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Throws away what was begun and not finished.
pub(super) async fn discard(
    conn: &mut Conn,
    author: Id<Account>,
    id: Id<Response>,
) -> Result<(), DbError> {
    sqlx::query(
        "delete from measure_responses where id = $1 and author = $2 and finished_at is null",
    )
    .bind(id.bytes())
    .bind(author.bytes())
    .execute(conn)
    .await?;
    Ok(())
}

const COLUMNS: &str = "select id, author, generation, sealed, began_at, finished_at, appointment from measure_responses";

async fn open(
    conn: &mut Conn,
    member: &Membership,
    row: &AnyRow,
) -> Result<Option<Response>, Stop> {
    let generation: i64 = row.try_get(2)?;
    if !member.reads(generation) {
        return Ok(None);
    }
    let id = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
    let author = Id::from_stored(&row.try_get::<Vec<u8>, _>(1)?)?;
    let sealed = SealedInSpace::from_stored(row.try_get(3)?);
    let plain = member.open(generation, &context(member.space(), id, author), &sealed)?;
    let Sealed { measure, answers } =
        serde_json::from_slice(&plain).map_err(|_| sealing::CannotOpen)?;
    let version = measure.parse().map_err(|_| sealing::CannotOpen)?;
    let finished: Option<i64> = row.try_get(5)?;
    let session: Option<Vec<u8>> = row.try_get(6)?;
    Ok(Some(Response {
        id,
        author,
        session: session.map(|id| Id::from_stored(&id)).transpose()?,
        measure: catalogue::version(conn, version).await?,
        answers,
        began_at: Timestamp::from_millisecond(row.try_get(4)?).unwrap_or(Timestamp::MIN),
        finished_at: finished.and_then(|at| Timestamp::from_millisecond(at).ok()),
    }))
}

/// One response in this member's space.
///
/// # Errors
/// [`Stop::NotFound`] if there is none there that they may read.
pub(super) async fn find(
    conn: &mut Conn,
    member: &Membership,
    id: Id<Response>,
) -> Result<Response, Stop> {
    let sql = format!("{COLUMNS} where id = $1 and space = $2");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(id.bytes())
        .bind(member.space().bytes())
        .fetch_optional(&mut *conn)
        .await?;
    let row = row.ok_or(Stop::NotFound)?;
    open(conn, member, &row).await?.ok_or(Stop::NotFound)
}

/// What this person began of a measure and has not finished.
pub(super) async fn begun(
    conn: &mut Conn,
    service: &Service,
    member: &Membership,
    name: &str,
) -> Result<Option<Response>, Stop> {
    let sql = format!(
        "{COLUMNS} where space = $1 and measure = $2 and author = $3 and finished_at is null
             and appointment is null"
    );
    let row = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(member.space().bytes())
        .bind(tag(service, member.space(), name))
        .bind(member.account().bytes())
        .fetch_optional(&mut *conn)
        .await?;
    match row {
        Some(row) => open(conn, member, &row).await,
        None => Ok(None),
    }
}

/// What this person said of a session, finished or not.
pub(super) async fn of_session(
    conn: &mut Conn,
    member: &Membership,
    appointment: Id<Appointment>,
    author: Id<Account>,
) -> Result<Option<Response>, Stop> {
    let sql = format!("{COLUMNS} where space = $1 and appointment = $2 and author = $3");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(member.space().bytes())
        .bind(appointment.bytes())
        .bind(author.bytes())
        .fetch_optional(&mut *conn)
        .await?;
    match row {
        Some(row) => open(conn, member, &row).await,
        None => Ok(None),
    }
}

/// The finished responses to a measure that this member may read, the oldest first: the newest three
/// years of weeks of them.
pub(super) async fn course(
    conn: &mut Conn,
    service: &Service,
    member: &Membership,
    name: &str,
) -> Result<Vec<Response>, Stop> {
    let sql = format!(
        "{COLUMNS} where space = $1 and measure = $2 and finished_at is not null
         order by finished_at desc, id desc limit $3"
    );
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(member.space().bytes())
        .bind(tag(service, member.space(), name))
        .bind(LONGEST_COURSE)
        .fetch_all(&mut *conn)
        .await?;
    let mut found = Vec::new();
    for row in rows.iter().rev() {
        found.extend(open(conn, member, row).await?);
    }
    Ok(found)
}

/// When this client last finished a measure, if ever. Needs no key: it tells when, not what.
pub(super) async fn last_finished(
    conn: &mut Conn,
    service: &Service,
    space: Id<Space>,
    author: Id<Account>,
    name: &str,
) -> Result<Option<Timestamp>, DbError> {
    let row = sqlx::query(
        "select max(finished_at) from measure_responses
         where space = $1 and measure = $2 and author = $3",
    )
    .bind(space.bytes())
    .bind(tag(service, space, name))
    .bind(author.bytes())
    .fetch_one(conn)
    .await?;
    let at: Option<i64> = row.try_get(0)?;
    Ok(at.and_then(|at| Timestamp::from_millisecond(at).ok()))
}

/// Everything this member finished here, to every measure, the oldest first.
///
/// # Errors
/// If the store does not answer or an answer does not open.
pub async fn finished_by(conn: &mut Conn, member: &Membership) -> Result<Vec<Response>, Stop> {
    let sql = format!(
        "{COLUMNS} where space = $1 and author = $2 and finished_at is not null
         order by finished_at, id"
    );
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(member.space().bytes())
        .bind(member.account().bytes())
        .fetch_all(&mut *conn)
        .await?;
    let mut found = Vec::new();
    for row in &rows {
        found.extend(open(conn, member, row).await?);
    }
    Ok(found)
}
