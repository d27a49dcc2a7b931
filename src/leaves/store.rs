//! The tables of leaves: leaves, cover_agreements.

use calendar::Span;
use sealing::{Context, SystemEntropy};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Leave, Times};
use crate::accounts::Account;
use crate::db::{Conn, DbError, Id};
use crate::effort::{Work, spent};
use crate::episodes::Space;
use crate::service::Service;
use crate::web::Stop;

/// What is sealed of a leave has this many bytes inside.
const LENGTH: usize = 256;

fn context(id: Id<Leave>) -> Context {
    Context::new("leave").and(id.bytes())
}

/// Writes a leave, over what it was.
pub(super) async fn put(conn: &mut Conn, service: &Service, leave: &Leave) -> Result<(), DbError> {
    // Days, times and an id: it always has a form in JSON.
    let mut plain = serde_json::to_vec(&leave.times).unwrap_or_default();
    plain.resize(plain.len().max(LENGTH), b' ');
    let context = context(leave.id);
    spent(Work::ServerSeal);
    let sealed = service.key.seal(&context, &plain, &mut SystemEntropy);
    sqlx::query(
        "insert into leaves (id, therapist, sealed) values ($1, $2, $3)
         on conflict (id) do update set sealed = excluded.sealed",
    )
    .bind(leave.id.bytes())
    .bind(leave.therapist.bytes())
    .bind(sealed.as_bytes())
    .execute(conn)
    .await?;
    Ok(())
}

/// Whether there is such a leave, which this transaction holds: whoever else changes it waits.
pub(super) async fn hold(conn: &mut Conn, id: Id<Leave>) -> Result<bool, DbError> {
    let held = sqlx::query("update leaves set therapist = therapist where id = $1")
        .bind(id.bytes())
        .execute(conn)
        .await?;
    Ok(held.rows_affected() == 1)
}

/// Deletes a leave, and what was agreed about it.
pub(super) async fn delete(conn: &mut Conn, id: Id<Leave>) -> Result<(), DbError> {
    for sql in [
        "delete from cover_agreements where leave = $1",
        "delete from leaves where id = $1",
    ] {
        sqlx::query(sql)
            .bind(id.bytes())
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}

fn read(service: &Service, row: &AnyRow) -> Result<Leave, Stop> {
    let id = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
    let times: Times = service.open(&context(id), row.try_get(2)?)?;
    Ok(Leave {
        id,
        therapist: Id::from_stored(&row.try_get::<Vec<u8>, _>(1)?)?,
        times,
    })
}

/// Every leave there is, the next first.
pub(super) async fn all(conn: &mut Conn, service: &Service) -> Result<Vec<Leave>, Stop> {
    let rows = sqlx::query("select id, therapist, sealed from leaves")
        .fetch_all(conn)
        .await?;
    let read = rows.iter().map(|row| read(service, row));
    let mut leaves: Vec<Leave> = read.collect::<Result<_, _>>()?;
    leaves.sort_by_key(|leave| leave.times.from);
    Ok(leaves)
}

/// The leaves of a therapist that are not over, the next first.
///
/// # Errors
/// If the store does not answer.
pub async fn of_therapist(
    conn: &mut Conn,
    service: &Service,
    therapist: Id<Account>,
) -> Result<Vec<Leave>, Stop> {
    let rows = sqlx::query("select id, therapist, sealed from leaves where therapist = $1")
        .bind(therapist.bytes())
        .fetch_all(conn)
        .await?;
    let read = rows.iter().map(|row| read(service, row));
    let mut leaves: Vec<Leave> = read.collect::<Result<_, _>>()?;
    leaves.retain(|leave| leave.times.until > service.clock.now());
    leaves.sort_by_key(|leave| leave.times.from);
    Ok(leaves)
}

/// The leaves of others that are not over, for which this therapist was asked to stand in, the next first.
///
/// # Errors
/// If the store does not answer.
pub async fn stood_in_by(
    conn: &mut Conn,
    service: &Service,
    cover: Id<Account>,
) -> Result<Vec<Leave>, Stop> {
    let mut leaves = all(conn, service).await?;
    let is_theirs = |leave: &Leave| leave.times.cover.is_some_and(|(who, _)| who == cover);
    leaves.retain(|leave| leave.times.until > service.clock.now() && is_theirs(leave));
    Ok(leaves)
}

/// When a therapist is away, from now on: nobody is booked then.
///
/// # Errors
/// If the store does not answer.
pub async fn closed(
    conn: &mut Conn,
    service: &Service,
    therapist: Id<Account>,
) -> Result<Vec<Span>, Stop> {
    let leaves = of_therapist(conn, service, therapist).await?.into_iter();
    let span = |leave: Leave| Span::new(leave.times.from, leave.times.until);
    Ok(leaves.filter_map(span).collect())
}

/// A client agrees that whoever stands in comes into a space.
pub(super) async fn agree(
    conn: &mut Conn,
    leave: Id<Leave>,
    space: Id<Space>,
    client: Id<Account>,
) -> Result<(), DbError> {
    sqlx::query(
        "insert into cover_agreements (leave, space, client) values ($1, $2, $3)
         on conflict (leave, space, client) do nothing",
    )
    .bind(leave.bytes())
    .bind(space.bytes())
    .bind(client.bytes())
    .execute(conn)
    .await?;
    Ok(())
}

/// Which clients agreed to that.
pub(super) async fn agreed(
    conn: &mut Conn,
    leave: Id<Leave>,
    space: Id<Space>,
) -> Result<Vec<Id<Account>>, DbError> {
    let rows = sqlx::query("select client from cover_agreements where leave = $1 and space = $2")
        .bind(leave.bytes())
        .bind(space.bytes())
        .fetch_all(conn)
        .await?;
    let id = |row: &AnyRow| Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?);
    Ok(rows.iter().map(id).collect::<Result<_, _>>()?)
}

/// What was agreed about a space is off: a client's own part of it, or all.
pub(super) async fn disagree(
    conn: &mut Conn,
    space: Id<Space>,
    client: Option<Id<Account>>,
) -> Result<(), DbError> {
    let sql = match client {
        Some(_) => "delete from cover_agreements where space = $1 and client = $2",
        None => "delete from cover_agreements where space = $1",
    };
    let mut query = sqlx::query(sql).bind(space.bytes());
    if let Some(client) = &client {
        query = query.bind(client.bytes());
    }
    query.execute(conn).await?;
    Ok(())
}
