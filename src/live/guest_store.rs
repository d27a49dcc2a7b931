//! The table of session_guests.
//!
//! What must stay true: a link's secret is stored as a keyed hash only, and nothing of a guest is in the
//! clear but which session they are of.

use sealing::Context;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::guests::Guest;
use crate::appointments::Appointment;
use crate::db::{Conn, Id};
use crate::service::Service;
use crate::web::Stop;

fn context(appointment: Id<Appointment>, id: Id<Guest>) -> Context {
    Context::new("session guest")
        .and(appointment.bytes())
        .and(id.bytes())
}

fn tag(service: &Service, token: &str) -> Vec<u8> {
    service.tag(&Context::new("session guest link"), token.as_bytes())
}

const COLUMNS: &str = "select id, appointment, sealed from session_guests";

fn read(service: &Service, row: &AnyRow) -> Result<Guest, Stop> {
    let id = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
    let appointment = Id::from_stored(&row.try_get::<Vec<u8>, _>(1)?)?;
    Ok(Guest {
        id,
        appointment,
        about: service.open(&context(appointment, id), row.try_get(2)?)?,
    })
}

async fn one(
    conn: &mut Conn,
    service: &Service,
    column: &'static str,
    value: &[u8],
) -> Result<Guest, Stop> {
    let sql = format!("{COLUMNS} where {column} = $1");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(value)
        .fetch_optional(conn)
        .await?;
    read(service, &row.ok_or(Stop::NotFound)?)
}

/// A guest.
pub(super) async fn find(conn: &mut Conn, service: &Service, id: Id<Guest>) -> Result<Guest, Stop> {
    one(conn, service, "id", id.bytes()).await
}

/// The guest whose link this is.
pub(super) async fn find_by_link(
    conn: &mut Conn,
    service: &Service,
    token: &str,
) -> Result<Guest, Stop> {
    one(conn, service, "tag", &tag(service, token)).await
}

/// A new guest, who comes by this link.
pub(super) async fn insert(
    conn: &mut Conn,
    service: &Service,
    guest: &Guest,
    token: &str,
) -> Result<(), Stop> {
    let sealed = service.seal(&context(guest.appointment, guest.id), &guest.about);
    sqlx::query(
        "insert into session_guests (id, appointment, tag, sealed) values ($1, $2, $3, $4)",
    )
    .bind(guest.id.bytes())
    .bind(guest.appointment.bytes())
    .bind(tag(service, token))
    .bind(sealed.as_bytes())
    .execute(conn)
    .await?;
    Ok(())
}

/// Writes what is known of a guest over what there was, while nobody else writes of this session.
pub(super) async fn update(conn: &mut Conn, service: &Service, guest: &Guest) -> Result<(), Stop> {
    let sealed = service.seal(&context(guest.appointment, guest.id), &guest.about);
    sqlx::query("update session_guests set sealed = $2 where id = $1")
        .bind(guest.id.bytes())
        .bind(sealed.as_bytes())
        .execute(conn)
        .await?;
    Ok(())
}

/// Everyone who was ever asked to a session, in that order.
pub(super) async fn all_of(
    conn: &mut Conn,
    service: &Service,
    appointment: Id<Appointment>,
) -> Result<Vec<Guest>, Stop> {
    let sql = format!("{COLUMNS} where appointment = $1");
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(appointment.bytes())
        .fetch_all(conn)
        .await?;
    let all: Result<Vec<Guest>, Stop> = rows.iter().map(|row| read(service, row)).collect();
    let mut all = all?;
    all.sort_by_key(|guest| guest.about.asked_at);
    Ok(all)
}
