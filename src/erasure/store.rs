//! The tables of erasure: erasures, certificates, record_heads.

use jiff::Timestamp;
use sealing::{Context, SpaceKey, SystemEntropy};
use serde::{Deserialize, Serialize};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Certificate, Details, Erasure};
use crate::accounts::Account;
use crate::db::{Conn, DbError, Id};
use crate::service::Service;
use crate::web::Stop;

fn details_context(id: Id<Erasure>) -> Context {
    Context::new("erasure").and(id.bytes())
}

fn certificate_context(id: Id<Certificate>) -> Context {
    Context::new("certificate").and(id.bytes())
}

fn link_tag(service: &Service, token: &str) -> Vec<u8> {
    service.tag(&Context::new("certificate link"), token.as_bytes())
}

fn moment(millis: i64) -> Timestamp {
    Timestamp::from_millisecond(millis).unwrap_or(Timestamp::MIN)
}

pub(super) async fn insert(
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
pub(super) async fn open_of(
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
pub(super) async fn due(
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
pub(super) async fn records_due(
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
pub(super) async fn call_off(
    conn: &mut Conn,
    id: Id<Erasure>,
    now: Timestamp,
) -> Result<bool, DbError> {
    let sql = "update erasures set called_off_at = $2 where id = $1
         and called_off_at is null and begun_at is null and done_at is null";
    changed(conn, sql, id, now).await
}

/// From now on it cannot be called off; whether it was not, and is due.
pub(super) async fn begin(
    conn: &mut Conn,
    id: Id<Erasure>,
    now: Timestamp,
) -> Result<bool, DbError> {
    let sql = "update erasures set begun_at = coalesce(begun_at, $2) where id = $1
         and called_off_at is null and done_at is null and due_at <= $2";
    changed(conn, sql, id, now).await
}

/// Notes, first in the transaction that carries it out, that it is done; whether nobody else did.
pub(super) async fn claim(
    conn: &mut Conn,
    id: Id<Erasure>,
    now: Timestamp,
) -> Result<bool, DbError> {
    let sql = "update erasures set done_at = $2, begun_at = coalesce(begun_at, $2)
         where id = $1 and called_off_at is null and done_at is null";
    changed(conn, sql, id, now).await
}

/// The same for the end of a kept record.
pub(super) async fn claim_end(
    conn: &mut Conn,
    id: Id<Erasure>,
    now: Timestamp,
) -> Result<bool, DbError> {
    let sql = "update erasures set ended_at = $2, cleaned_at = null
         where id = $1 and ended_at is null and keep_until <= $2";
    changed(conn, sql, id, now).await
}

/// Notes what is kept, and until when.
pub(super) async fn set_kept(
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
pub(super) async fn is_uncleaned(conn: &mut Conn) -> Result<bool, DbError> {
    let row = sqlx::query(
        "select count(*) from erasures where done_at is not null and cleaned_at is null",
    )
    .fetch_one(conn)
    .await?;
    Ok(row.try_get::<i64, _>(0)? > 0)
}

/// Notes that they are gone, of all that was done by then.
pub(super) async fn set_cleaned(conn: &mut Conn, now: Timestamp) -> Result<(), DbError> {
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

/// Keeps a signed certificate, with the link to it where it has one.
pub(super) async fn insert_certificate(
    conn: &mut Conn,
    service: &Service,
    erasure: Id<Erasure>,
    certificate: (Id<Certificate>, &str),
    made: Timestamp,
    link: Option<(&str, Timestamp)>,
) -> Result<(), DbError> {
    let (id, text) = certificate;
    let sealed = service.seal(&certificate_context(id), &text);
    sqlx::query(
        "insert into certificates (id, erasure, certificate, made_at, link_tag, link_until)
         values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(id.bytes())
    .bind(erasure.bytes())
    .bind(sealed.as_bytes())
    .bind(made.as_millisecond())
    .bind(link.map(|(token, _)| link_tag(service, token)))
    .bind(link.map(|(_, until)| until.as_millisecond()))
    .execute(conn)
    .await?;
    Ok(())
}

/// The certificate behind a link, while it is good.
pub(super) async fn by_link(
    conn: &mut Conn,
    service: &Service,
    token: &str,
    now: Timestamp,
) -> Result<Option<String>, Stop> {
    let row = sqlx::query(
        "select id, certificate from certificates where link_tag = $1 and link_until > $2",
    )
    .bind(link_tag(service, token))
    .bind(now.as_millisecond())
    .fetch_optional(conn)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let id = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
    Ok(Some(
        service.open(&certificate_context(id), row.try_get(1)?)?,
    ))
}

/// The certificate of this number.
pub(super) async fn by_number(
    conn: &mut Conn,
    service: &Service,
    id: Id<Certificate>,
) -> Result<Option<String>, Stop> {
    let row = sqlx::query("select certificate from certificates where id = $1")
        .bind(id.bytes())
        .fetch_optional(conn)
        .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(
        service.open(&certificate_context(id), row.try_get(0)?)?,
    ))
}

/// A certificate as administrators see it in a list.
pub(super) struct Listed {
    pub(super) number: Id<Certificate>,
    pub(super) made: Timestamp,
    /// Until when the record is kept; none where none is, or it is gone.
    pub(super) keep_until: Option<Timestamp>,
}

/// The newest certificates, a page of them.
pub(super) async fn certificates(conn: &mut Conn) -> Result<Vec<Listed>, DbError> {
    let rows = sqlx::query(
        "select c.id, c.made_at, e.keep_until, e.ended_at from certificates c
         join erasures e on e.id = c.erasure order by c.made_at desc, c.id desc limit 200",
    )
    .fetch_all(conn)
    .await?;
    let one = |row: &AnyRow| -> Result<Listed, sqlx::Error> {
        let ended: Option<i64> = row.try_get(3)?;
        let until: Option<i64> = row.try_get(2)?;
        Ok(Listed {
            number: Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?,
            made: moment(row.try_get(1)?),
            keep_until: until.filter(|_| ended.is_none()).map(moment),
        })
    };
    Ok(rows.iter().map(one).collect::<Result<_, _>>()?)
}

/// Whose a kept record is.
#[derive(Serialize, Deserialize)]
pub(super) struct Head {
    pub(super) name: String,
    pub(super) email: String,
    pub(super) spaces: Vec<String>,
}

fn head_context(account: Id<Account>) -> Context {
    Context::new("record head").and(account.bytes())
}

/// Keeps whose a record is, for the holder of the recovery key alone.
pub(super) async fn put_head(
    conn: &mut Conn,
    service: &Service,
    account: Id<Account>,
    head: &Head,
) -> Result<(), Stop> {
    let house = service.house.get();
    let house = house.ok_or_else(|| Stop::Fault("the practice is not set up".to_owned()))?;
    let (rng, context) = (&mut SystemEntropy, head_context(account));
    let key = SpaceKey::generate(rng);
    let wrapped = house.recovery.wrap(&key, &context, rng);
    let plain = zeroize::Zeroizing::new(serde_json::to_vec(head).unwrap_or_default());
    let sealed = key.seal(&context, &plain, rng);
    sqlx::query(
        "insert into record_heads (account, wrapped, sealed) values ($1, $2, $3)
         on conflict (account) do nothing",
    )
    .bind(account.bytes())
    .bind(wrapped.as_bytes())
    .bind(sealed.as_bytes())
    .execute(conn)
    .await?;
    Ok(())
}
