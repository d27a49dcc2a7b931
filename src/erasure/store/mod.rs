//! The table of erasures. (certificates are in `certificates.rs`, record_heads and record_openings in
//! `records.rs`.)

mod certificates;
mod records;

use jiff::Timestamp;
use sealing::Context;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Details, Erasure};
use crate::accounts::Account;
use crate::db::{Conn, DbError, Id, moment};
use crate::service::Service;
use crate::web::Stop;

pub(super) use certificates::{Listed, by_link, by_number, certificates, insert_certificate};
pub(super) use records::{
    forget_names_openings, head_of, hold_kept, insert_opening, kept, openings, put_head,
};

fn details_context(id: Id<Erasure>) -> Context {
    Context::new("erasure").and(id.bytes())
}

pub(in crate::erasure) async fn insert(
    conn: &mut Conn,
    service: &Service,
    erasure: &Erasure,
) -> Result<(), DbError> {
    sqlx::query(
        "insert into erasures (id, account, details, asked_at, due_at) values ($1, $2, $3, $4, $5)",
    )
    .bind(erasure.id.bytes())
    .bind(erasure.account.bytes())
    .bind(
        service
            .seal(&details_context(erasure.id), &erasure.details)
            .as_bytes(),
    )
    .bind(erasure.asked_at.as_millisecond())
    .bind(erasure.due_at.as_millisecond())
    .execute(conn)
    .await?;
    Ok(())
}

const COLUMNS: &str = "select id, account, details, asked_at, due_at, begun_at from erasures";

fn read(service: &Service, row: &AnyRow) -> Result<Erasure, Stop> {
    let id = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
    Ok(Erasure {
        id,
        account: Id::from_stored(&row.try_get::<Vec<u8>, _>(1)?)?,
        details: service.open(&details_context(id), row.try_get(2)?)?,
        asked_at: moment(row.try_get(3)?),
        due_at: moment(row.try_get(4)?),
        begun: row.try_get::<Option<i64>, _>(5)?.is_some(),
    })
}

/// What somebody asked for and is not done, nor called off.
pub(in crate::erasure) async fn open_of(
    conn: &mut Conn,
    service: &Service,
    account: Id<Account>,
) -> Result<Option<Erasure>, Stop> {
    let rest = "where account = $1 and called_off_at is null and done_at is null";
    let row = sqlx::query(sqlx::AssertSqlSafe(format!("{COLUMNS} {rest}")))
        .bind(account.bytes())
        .fetch_optional(conn)
        .await?;
    row.map(|row| read(service, &row)).transpose()
}

/// What is to be carried out by now, or was begun.
pub(in crate::erasure) async fn due(
    conn: &mut Conn,
    service: &Service,
    now: Timestamp,
) -> Result<Vec<Erasure>, Stop> {
    let rest = "where called_off_at is null and done_at is null and due_at <= $1 order by due_at";
    let rows = sqlx::query(sqlx::AssertSqlSafe(format!("{COLUMNS} {rest}")))
        .bind(now.as_millisecond())
        .fetch_all(conn)
        .await?;
    rows.iter().map(|row| read(service, row)).collect()
}

/// The records whose retention day has come.
pub(in crate::erasure) async fn records_due(
    conn: &mut Conn,
    service: &Service,
    now: Timestamp,
) -> Result<Vec<Erasure>, Stop> {
    let rest = "where keep_until <= $1 and ended_at is null order by keep_until";
    let rows = sqlx::query(sqlx::AssertSqlSafe(format!("{COLUMNS} {rest}")))
        .bind(now.as_millisecond())
        .fetch_all(conn)
        .await?;
    rows.iter().map(|row| read(service, row)).collect()
}

async fn changed(
    conn: &mut Conn,
    sql: &'static str,
    id: Id<Erasure>,
    at: Timestamp,
) -> Result<bool, DbError> {
    let done = sqlx::query(sql)
        .bind(id.bytes())
        .bind(at.as_millisecond())
        .execute(conn)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Calls one off; whether it still could be.
pub(in crate::erasure) async fn call_off(
    conn: &mut Conn,
    id: Id<Erasure>,
    now: Timestamp,
) -> Result<bool, DbError> {
    let sql = "update erasures set called_off_at = $2 where id = $1
         and called_off_at is null and begun_at is null and done_at is null";
    changed(conn, sql, id, now).await
}

/// From now on it cannot be called off; whether it was not, and is due.
pub(in crate::erasure) async fn begin(
    conn: &mut Conn,
    id: Id<Erasure>,
    now: Timestamp,
) -> Result<bool, DbError> {
    let sql = "update erasures set begun_at = coalesce(begun_at, $2) where id = $1
         and called_off_at is null and done_at is null and due_at <= $2";
    changed(conn, sql, id, now).await
}

/// Notes, first in the transaction that carries it out, that it is done; whether nobody else did.
pub(in crate::erasure) async fn claim(
    conn: &mut Conn,
    id: Id<Erasure>,
    now: Timestamp,
) -> Result<bool, DbError> {
    let sql = "update erasures set done_at = $2, begun_at = coalesce(begun_at, $2)
         where id = $1 and called_off_at is null and done_at is null";
    changed(conn, sql, id, now).await
}

/// The same for the end of a kept record.
pub(in crate::erasure) async fn claim_end(
    conn: &mut Conn,
    id: Id<Erasure>,
    now: Timestamp,
) -> Result<bool, DbError> {
    let sql = "update erasures set ended_at = $2, cleaned_at = null
         where id = $1 and ended_at is null and keep_until <= $2";
    changed(conn, sql, id, now).await
}

/// Notes what is kept, and until when.
pub(in crate::erasure) async fn set_kept(
    conn: &mut Conn,
    service: &Service,
    id: Id<Erasure>,
    details: &Details,
    until: Option<Timestamp>,
) -> Result<(), DbError> {
    sqlx::query("update erasures set details = $2, keep_until = $3 where id = $1")
        .bind(id.bytes())
        .bind(service.seal(&details_context(id), details).as_bytes())
        .bind(until.map(Timestamp::as_millisecond))
        .execute(conn)
        .await?;
    Ok(())
}

/// Whether bytes of what was destroyed may still be in the database's files.
pub(in crate::erasure) async fn is_uncleaned(conn: &mut Conn) -> Result<bool, DbError> {
    let row = sqlx::query(
        "select count(*) from erasures where done_at is not null and cleaned_at is null",
    )
    .fetch_one(conn)
    .await?;
    Ok(row.try_get::<i64, _>(0)? > 0)
}

/// Notes that they are gone, of all that was done by then.
pub(in crate::erasure) async fn set_cleaned(
    conn: &mut Conn,
    now: Timestamp,
) -> Result<(), DbError> {
    sqlx::query(
        "update erasures set cleaned_at = $1
         where done_at is not null and cleaned_at is null
             and done_at <= $1 and (ended_at is null or ended_at <= $1)",
    )
    .bind(now.as_millisecond())
    .execute(conn)
    .await?;
    Ok(())
}
