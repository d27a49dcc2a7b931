//! The table of recoveries. (recovery_locks is in `waiting.rs`.)

use jiff::Timestamp;
use sealing::{Challenge, PublicKey};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Details, Recovery, Stopper, challenge_context, details_context, waiting};
use crate::accounts::Account;
use crate::db::{Conn, DbError, Id};
use crate::service::Service;
use crate::web::Stop;

/// What a new one is made of.
pub(super) struct New<'a> {
    pub(super) id: Id<Recovery>,
    pub(super) account: Id<Account>,
    pub(super) details: &'a Details,
    pub(super) link_tag: Vec<u8>,
    pub(super) mail_tag: Vec<u8>,
    pub(super) asked_at: Timestamp,
    pub(super) opens_at: Timestamp,
}

pub(super) async fn insert(
    conn: &mut Conn,
    service: &Service,
    new: New<'_>,
) -> Result<(), DbError> {
    let details = service.seal(&details_context(new.id), new.details);
    sqlx::query(
        "insert into recoveries (id, account, details, asked_at, opens_at, link_tag, mail_tag)
         values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(new.id.bytes())
    .bind(new.account.bytes())
    .bind(details.as_bytes())
    .bind(new.asked_at.as_millisecond())
    .bind(new.opens_at.as_millisecond())
    .bind(new.link_tag)
    .bind(new.mail_tag)
    .execute(conn)
    .await?;
    Ok(())
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select id, account, details, asked_at, opens_at, public_key, known_at, stopped_at, \
             stopped_by, finished_at from recoveries ",
            $rest
        )
    };
}

fn read(service: &Service, row: &AnyRow) -> Result<Recovery, Stop> {
    let id = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
    let at = |millis| Timestamp::from_millisecond(millis).unwrap_or(Timestamp::MIN);
    let stopped_at: Option<i64> = row.try_get(7)?;
    let by: Option<String> = row.try_get(8)?;
    let by = Stopper::ALL
        .into_iter()
        .find(|stopper| Some(stopper.as_str()) == by.as_deref());
    let public_key: Option<Vec<u8>> = row.try_get(5)?;
    Ok(Recovery {
        id,
        account: Id::from_stored(&row.try_get::<Vec<u8>, _>(1)?)?,
        details: service.open(&details_context(id), row.try_get(2)?)?,
        asked_at: at(row.try_get(3)?),
        opens_at: at(row.try_get(4)?),
        public_key: public_key
            .map(|bytes| PublicKey::from_stored(&bytes))
            .transpose()?,
        known_at: row.try_get::<Option<i64>, _>(6)?.map(at),
        stopped: stopped_at.map(at).zip(by),
        finished_at: row.try_get::<Option<i64>, _>(9)?.map(at),
    })
}

async fn one(
    conn: &mut Conn,
    service: &Service,
    sql: &'static str,
    key: &[u8],
) -> Result<Option<Recovery>, Stop> {
    let row = sqlx::query(sql).bind(key).fetch_optional(conn).await?;
    row.map(|row| read(service, &row)).transpose()
}

/// Which one this is.
///
/// # Errors
/// If the store does not answer.
pub async fn by_id(
    conn: &mut Conn,
    service: &Service,
    id: Id<Recovery>,
) -> Result<Option<Recovery>, Stop> {
    one(conn, service, select!("where id = $1"), id.bytes()).await
}

/// The one of an account that was neither finished nor stopped.
///
/// # Errors
/// If the store does not answer.
pub async fn open_of(
    conn: &mut Conn,
    service: &Service,
    account: Id<Account>,
) -> Result<Option<Recovery>, Stop> {
    let sql = select!("where account = $1 and stopped_at is null and finished_at is null");
    one(conn, service, sql, account.bytes()).await
}

pub(super) async fn by_link(
    conn: &mut Conn,
    service: &Service,
    tag: &[u8],
) -> Result<Option<Recovery>, Stop> {
    one(conn, service, select!("where link_tag = $1"), tag).await
}

pub(super) async fn by_mail(
    conn: &mut Conn,
    service: &Service,
    tag: &[u8],
) -> Result<Option<Recovery>, Stop> {
    one(conn, service, select!("where mail_tag = $1"), tag).await
}

/// All of an account, the newest first.
pub(super) async fn of(
    conn: &mut Conn,
    service: &Service,
    account: Id<Account>,
) -> Result<Vec<Recovery>, Stop> {
    let rows = sqlx::query(select!("where account = $1 order by asked_at desc"))
        .bind(account.bytes())
        .fetch_all(conn)
        .await?;
    rows.iter().map(|row| read(service, row)).collect()
}

/// Every one there was, the newest first.
///
/// # Errors
/// If the store does not answer.
pub async fn everything(conn: &mut Conn, service: &Service) -> Result<Vec<Recovery>, Stop> {
    let rows = sqlx::query(select!("order by asked_at desc"))
        .fetch_all(conn)
        .await?;
    rows.iter().map(|row| read(service, row)).collect()
}

/// Keeps the challenge of the newest request file; an answer to an older one is good no more.
///
/// # Errors
/// If the store does not take it.
pub async fn keep_challenge(
    conn: &mut Conn,
    service: &Service,
    id: Id<Recovery>,
    challenge: &Challenge,
    now: Timestamp,
) -> Result<(), DbError> {
    let sealed = service.seal(&challenge_context(id), challenge.as_bytes());
    sqlx::query("update recoveries set challenge = $2, written_at = $3 where id = $1")
        .bind(id.bytes())
        .bind(sealed.as_bytes())
        .bind(now.as_millisecond())
        .execute(conn)
        .await?;
    Ok(())
}

/// The challenge of the newest request file, if one was written.
///
/// # Errors
/// If the store does not answer.
pub async fn challenge_of(
    conn: &mut Conn,
    service: &Service,
    id: Id<Recovery>,
) -> Result<Option<Challenge>, Stop> {
    let row = sqlx::query("select challenge from recoveries where id = $1")
        .bind(id.bytes())
        .fetch_one(conn)
        .await?;
    let Some(sealed) = row.try_get::<Option<Vec<u8>>, _>(0)? else {
        return Ok(None);
    };
    let bytes: [u8; 32] = service.open(&challenge_context(id), sealed)?;
    Ok(Some(Challenge::from_bytes(&bytes)?))
}

/// The owner said that it is them.
pub(super) async fn set_known(
    conn: &mut Conn,
    id: Id<Recovery>,
    now: Timestamp,
) -> Result<(), DbError> {
    sqlx::query("update recoveries set known_at = $2 where id = $1 and known_at is null")
        .bind(id.bytes())
        .bind(now.as_millisecond())
        .execute(conn)
        .await?;
    Ok(())
}

/// Ends one that is open, and its waiting locks; whether it was.
pub(super) async fn set_stopped(
    conn: &mut Conn,
    id: Id<Recovery>,
    by: Stopper,
    now: Timestamp,
) -> Result<bool, DbError> {
    let stopped = sqlx::query(
        "update recoveries set stopped_at = $2, stopped_by = $3, link_tag = null, challenge = null
         where id = $1 and stopped_at is null and finished_at is null",
    )
    .bind(id.bytes())
    .bind(now.as_millisecond())
    .bind(by.as_str())
    .execute(&mut *conn)
    .await?;
    if stopped.rows_affected() == 1 {
        waiting::delete_locks(conn, id).await?;
    }
    Ok(stopped.rows_affected() == 1)
}

/// Marks one as finished that may be: whether it may. Where no locks wait (they were destroyed with the
/// rest of an erased person's keys) there is nothing to put in force.
pub(super) async fn set_finished(
    conn: &mut Conn,
    recovery: &Recovery,
    now: Timestamp,
) -> Result<bool, DbError> {
    let done = sqlx::query(
        "update recoveries set finished_at = $2, challenge = null
         where id = $1 and stopped_at is null and finished_at is null and opens_at <= $2
             and exists (select 1 from recovery_locks l where l.recovery = recoveries.id)",
    )
    .bind(recovery.id.bytes())
    .bind(now.as_millisecond())
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}
