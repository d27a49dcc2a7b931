//! The table of calendars elsewhere.

use calendar::Span;
use jiff::Timestamp;
use sealing::{Context, SealedByServer, SystemEntropy};
use serde::Serialize;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Calendar, Kept};
use crate::accounts::Account;
use crate::db::{Conn, DbError, Id};
use crate::service::Service;
use crate::web::Stop;

/// What is sealed is as long as a multiple of so many bytes: of an address with a password, of busy times.
const KEPT_STEP: usize = 1024;
const SPANS_STEP: usize = 4096;

fn kept_context(id: Id<Calendar>) -> Context {
    Context::new("outside calendar").and(id.bytes())
}

fn spans_context(id: Id<Calendar>) -> Context {
    Context::new("outside busy times").and(id.bytes())
}

fn sealed<T: Serialize>(
    service: &Service,
    context: &Context,
    value: &T,
    step: usize,
) -> SealedByServer {
    // Our own types, which always have a form in JSON.
    let plain = serde_json::to_vec(value).unwrap_or_default();
    let mut plain = zeroize::Zeroizing::new(plain);
    let whole = plain.len().div_ceil(step).max(1) * step;
    plain.resize(whole, b' ');
    service.key.seal(context, &plain, &mut SystemEntropy)
}

/// What is kept of a calendar, and its busy times.
fn sealed_parts(service: &Service, calendar: &Calendar) -> (SealedByServer, SealedByServer) {
    let (kept, spans) = (kept_context(calendar.id), spans_context(calendar.id));
    (
        sealed(service, &kept, &calendar.kept, KEPT_STEP),
        sealed(service, &spans, &calendar.spans, SPANS_STEP),
    )
}

pub(super) async fn insert(
    conn: &mut Conn,
    service: &Service,
    calendar: &Calendar,
) -> Result<(), DbError> {
    let (kept, spans) = sealed_parts(service, calendar);
    sqlx::query(
        "insert into outside_calendars (id, therapist, sealed, spans, due_at) values ($1, $2, $3, $4, $5)",
    )
    .bind(calendar.id.bytes())
    .bind(calendar.therapist.bytes())
    .bind(kept.as_bytes())
    .bind(spans.as_bytes())
    .bind(calendar.due.map(Timestamp::as_millisecond))
    .execute(conn)
    .await?;
    Ok(())
}

/// Writes a calendar that is held over what it was.
pub(super) async fn update(
    conn: &mut Conn,
    service: &Service,
    calendar: &Calendar,
) -> Result<(), DbError> {
    let (kept, spans) = sealed_parts(service, calendar);
    sqlx::query("update outside_calendars set sealed = $2, spans = $3, due_at = $4 where id = $1")
        .bind(calendar.id.bytes())
        .bind(kept.as_bytes())
        .bind(spans.as_bytes())
        .bind(calendar.due.map(Timestamp::as_millisecond))
        .execute(conn)
        .await?;
    Ok(())
}

pub(super) async fn delete(conn: &mut Conn, id: Id<Calendar>) -> Result<(), DbError> {
    sqlx::query("delete from outside_calendars where id = $1")
        .bind(id.bytes())
        .execute(conn)
        .await?;
    Ok(())
}

fn read(service: &Service, row: &AnyRow) -> Result<Calendar, Stop> {
    let id = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
    let kept: Kept = service.open(&kept_context(id), row.try_get(2)?)?;
    let spans: Vec<Span> = service.open(&spans_context(id), row.try_get(3)?)?;
    let due: Option<i64> = row.try_get(4)?;
    Ok(Calendar {
        id,
        therapist: Id::from_stored(&row.try_get::<Vec<u8>, _>(1)?)?,
        kept,
        spans,
        due: due.and_then(|at| Timestamp::from_millisecond(at).ok()),
    })
}

/// The calendar, held: whoever else changes it waits until this transaction ends.
pub(super) async fn hold(
    conn: &mut Conn,
    service: &Service,
    id: Id<Calendar>,
) -> Result<Option<Calendar>, Stop> {
    let row = sqlx::query(
        "update outside_calendars set therapist = therapist where id = $1
         returning id, therapist, sealed, spans, due_at",
    )
    .bind(id.bytes())
    .fetch_optional(conn)
    .await?;
    row.map(|row| read(service, &row)).transpose()
}

/// A therapist's calendars, the oldest first.
pub(super) async fn of_therapist(
    conn: &mut Conn,
    service: &Service,
    therapist: Id<Account>,
) -> Result<Vec<Calendar>, Stop> {
    let rows = sqlx::query(
        "select id, therapist, sealed, spans, due_at from outside_calendars
         where therapist = $1 order by id",
    )
    .bind(therapist.bytes())
    .fetch_all(conn)
    .await?;
    rows.iter().map(|row| read(service, row)).collect()
}

/// Those that are to be read by now, a page of them: which, and since when.
pub(super) async fn due(
    conn: &mut Conn,
    now: Timestamp,
) -> Result<Vec<(Id<Calendar>, i64)>, DbError> {
    let rows = sqlx::query(
        "select id, due_at from outside_calendars where due_at <= $1 order by due_at limit 50",
    )
    .bind(now.as_millisecond())
    .fetch_all(conn)
    .await?;
    let one = |row: &AnyRow| {
        let id = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
        Ok::<_, sqlx::Error>((id, row.try_get(1)?))
    };
    Ok(rows.iter().map(one).collect::<Result<_, _>>()?)
}

/// Takes one that is due, so that no other node reads it too; whether it was still to be had.
pub(super) async fn take(
    conn: &mut Conn,
    id: Id<Calendar>,
    due: i64,
    next: Timestamp,
) -> Result<bool, DbError> {
    let taken =
        sqlx::query("update outside_calendars set due_at = $3 where id = $1 and due_at = $2")
            .bind(id.bytes())
            .bind(due)
            .bind(next.as_millisecond())
            .execute(conn)
            .await?;
    Ok(taken.rows_affected() == 1)
}
