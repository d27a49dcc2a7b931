//! The table of opening_wishes.

use sealing::{Context, SystemEntropy};
use sqlx::Row;

use super::Wish;
use crate::db::{Conn, DbError, Id};
use crate::episodes::Space;
use crate::service::Service;
use crate::web::Stop;

/// A sealed wish has this many bytes inside: three people told, and all the times that are kept.
pub(super) const LENGTH: usize = 768;

fn context(space: Id<Space>) -> Context {
    Context::new("opening wish").and(space.bytes())
}

/// Whether there is one, which this transaction holds: whoever else writes it waits.
pub(super) async fn hold(conn: &mut Conn, space: Id<Space>) -> Result<bool, DbError> {
    let held = sqlx::query("update opening_wishes set space = space where space = $1")
        .bind(space.bytes())
        .execute(conn)
        .await?;
    Ok(held.rows_affected() == 1)
}

pub(super) async fn get(
    conn: &mut Conn,
    service: &Service,
    space: Id<Space>,
) -> Result<Option<Wish>, Stop> {
    let row = sqlx::query("select sealed from opening_wishes where space = $1")
        .bind(space.bytes())
        .fetch_optional(conn)
        .await?;
    match row {
        Some(row) => Ok(Some(service.open(&context(space), row.try_get(0)?)?)),
        None => Ok(None),
    }
}

pub(super) async fn put(
    conn: &mut Conn,
    service: &Service,
    space: Id<Space>,
    wish: &Wish,
) -> Result<(), DbError> {
    // Ids and times: it always has a form in JSON.
    let mut plain = serde_json::to_vec(wish).unwrap_or_default();
    plain.resize(plain.len().max(LENGTH), b' ');
    let sealed = service
        .key
        .seal(&context(space), &plain, &mut SystemEntropy);
    sqlx::query(
        "insert into opening_wishes (space, sealed) values ($1, $2)
         on conflict (space) do update set sealed = excluded.sealed",
    )
    .bind(space.bytes())
    .bind(sealed.as_bytes())
    .execute(conn)
    .await?;
    Ok(())
}

/// Deletes one; whether there was one.
pub(super) async fn delete(conn: &mut Conn, space: Id<Space>) -> Result<bool, DbError> {
    let done = sqlx::query("delete from opening_wishes where space = $1")
        .bind(space.bytes())
        .execute(conn)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// The spaces that have one.
pub(super) async fn spaces(conn: &mut Conn) -> Result<Vec<Id<Space>>, DbError> {
    let rows = sqlx::query("select space from opening_wishes order by space")
        .fetch_all(conn)
        .await?;
    let id = |row: &sqlx::any::AnyRow| Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?);
    Ok(rows.iter().map(id).collect::<Result<_, _>>()?)
}
