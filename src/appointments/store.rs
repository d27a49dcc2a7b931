//! The tables of appointments: appointments, appointment_cells, calendar_feeds.

use calendar::{Span, cells};
use sealing::Context;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Appointment, Details, Marks, resources, times_context, week};
use crate::accounts::Account;
use crate::db::{Conn, DbError, Id};
use crate::episodes::{Held, Space};
use crate::service::Service;
use crate::web::Stop;

fn week_tag(service: &Service, therapist: Id<Account>, week: i64) -> Vec<u8> {
    let context = Context::new("appointment week").and(therapist.bytes());
    service.tag(&context, &week.to_be_bytes())
}

fn cell_tag(service: &Service, therapist: Id<Account>, cell: i64) -> Vec<u8> {
    let context = Context::new("appointment cell").and(therapist.bytes());
    service.tag(&context, &cell.to_be_bytes())
}

/// Writes a new appointment.
///
/// # Errors
/// [`DbError::Taken`] if the therapist is booked then.
pub(super) async fn insert(
    conn: &mut Conn,
    service: &Service,
    held: &Held<'_>,
    appointment: &Appointment,
    now: jiff::Timestamp,
) -> Result<(), DbError> {
    sqlx::query(
        "insert into appointments
             (id, space, therapist, booked_by, times, week, state, revision, created_at, marks, details)
         values ($1, $2, $3, $4, $5, $6, 'booked', 0, $7, $8, $9)",
    )
    .bind(appointment.id.bytes())
    .bind(held.space().bytes())
    .bind(appointment.therapist.bytes())
    .bind(held.account().bytes())
    .bind(
        service
            .seal(&times_context(appointment.id), &appointment.span)
            .as_bytes(),
    )
    .bind(week_tag(
        service,
        appointment.therapist,
        week(appointment.span.start),
    ))
    .bind(now.as_millisecond())
    .bind(appointment.marks.seal(service, appointment.id).as_bytes())
    .bind(appointment.details.seal(service, appointment.id).as_bytes())
    .execute(&mut *conn)
    .await?;
    take_cells(conn, service, appointment).await
}

async fn take_cells(
    conn: &mut Conn,
    service: &Service,
    appointment: &Appointment,
) -> Result<(), DbError> {
    for cell in cells(appointment.span) {
        sqlx::query("insert into appointment_cells (cell, appointment) values ($1, $2)")
            .bind(cell_tag(service, appointment.therapist, cell))
            .bind(appointment.id.bytes())
            .execute(&mut *conn)
            .await?;
    }
    resources::take(conn, service, appointment).await
}

/// The quarter hours of an appointment can be had again.
pub(super) async fn free_cells(conn: &mut Conn, id: Id<Appointment>) -> Result<(), DbError> {
    sqlx::query("delete from appointment_cells where appointment = $1")
        .bind(id.bytes())
        .execute(conn)
        .await?;
    Ok(())
}

/// Writes a moved or cancelled appointment over the old; whether it was still as we knew it.
pub(super) async fn update(
    conn: &mut Conn,
    service: &Service,
    appointment: &Appointment,
) -> Result<bool, DbError> {
    let state = if appointment.cancelled {
        "cancelled"
    } else {
        "booked"
    };
    let done = sqlx::query(
        "update appointments
         set times = $3, week = $4, state = $5, marks = $6, details = $7, revision = $2 + 1
         where id = $1 and revision = $2 and state = 'booked'",
    )
    .bind(appointment.id.bytes())
    .bind(appointment.revision)
    .bind(
        service
            .seal(&times_context(appointment.id), &appointment.span)
            .as_bytes(),
    )
    .bind(week_tag(
        service,
        appointment.therapist,
        week(appointment.span.start),
    ))
    .bind(state)
    .bind(appointment.marks.seal(service, appointment.id).as_bytes())
    .bind(appointment.details.seal(service, appointment.id).as_bytes())
    .execute(&mut *conn)
    .await?;
    if done.rows_affected() != 1 {
        return Ok(false);
    }
    free_cells(conn, appointment.id).await?;
    if !appointment.cancelled {
        take_cells(conn, service, appointment).await?;
    }
    Ok(true)
}

fn read(service: &Service, row: &AnyRow) -> Result<Appointment, Stop> {
    let id = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
    Ok(Appointment {
        id,
        space: Id::from_stored(&row.try_get::<Vec<u8>, _>(1)?)?,
        therapist: Id::from_stored(&row.try_get::<Vec<u8>, _>(2)?)?,
        span: service.open(&times_context(id), row.try_get(3)?)?,
        cancelled: row.try_get::<String, _>(4)? == "cancelled",
        revision: row.try_get(5)?,
        marks: Marks::open(service, id, row.try_get(6)?)?,
        details: Details::open(service, id, row.try_get(7)?)?,
    })
}

/// Two who mark one appointment at once take turns here: each reads what the other marked.
pub(super) async fn hold(conn: &mut Conn, id: Id<Appointment>) -> Result<(), DbError> {
    sqlx::query("update appointments set revision = revision where id = $1")
        .bind(id.bytes())
        .execute(conn)
        .await?;
    Ok(())
}

/// Writes the marks of an appointment that is held.
pub(super) async fn set_marks(
    conn: &mut Conn,
    service: &Service,
    appointment: &Appointment,
) -> Result<(), DbError> {
    let sealed = appointment.marks.seal(service, appointment.id);
    sqlx::query("update appointments set marks = $2 where id = $1")
        .bind(appointment.id.bytes())
        .bind(sealed.as_bytes())
        .execute(conn)
        .await?;
    Ok(())
}

const COLUMNS: &str =
    "select id, space, therapist, times, state, revision, marks, details from appointments";

pub(super) async fn find(
    conn: &mut Conn,
    service: &Service,
    id: Id<Appointment>,
) -> Result<Option<Appointment>, Stop> {
    let row = sqlx::query(sqlx::AssertSqlSafe(format!("{COLUMNS} where id = $1")))
        .bind(id.bytes())
        .fetch_optional(conn)
        .await?;
    row.map(|row| read(service, &row)).transpose()
}

/// The newest appointments of a space, a page of them.
pub(super) async fn of_space(
    conn: &mut Conn,
    service: &Service,
    space: Id<Space>,
) -> Result<Vec<Appointment>, Stop> {
    let sql = format!("{COLUMNS} where space = $1 order by id desc limit 100");
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(space.bytes())
        .fetch_all(conn)
        .await?;
    rows.iter().map(|row| read(service, row)).collect()
}

/// All of a space.
pub(super) async fn all_of_space(
    conn: &mut Conn,
    service: &Service,
    space: Id<Space>,
) -> Result<Vec<Appointment>, Stop> {
    let rows = sqlx::query(sqlx::AssertSqlSafe(format!("{COLUMNS} where space = $1")))
        .bind(space.bytes())
        .fetch_all(conn)
        .await?;
    rows.iter().map(|row| read(service, row)).collect()
}

/// When a therapist is booked within this span (and perhaps a little around it).
pub(super) async fn booked(
    conn: &mut Conn,
    service: &Service,
    therapist: Id<Account>,
    within: Span,
) -> Result<Vec<Appointment>, Stop> {
    let mut found = Vec::new();
    let sql = format!("{COLUMNS} where therapist = $1 and week = $2 and state = 'booked'");
    for week in week(within.start) - 1..=week(within.end) {
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql.clone()))
            .bind(therapist.bytes())
            .bind(week_tag(service, therapist, week))
            .fetch_all(&mut *conn)
            .await?;
        for row in &rows {
            found.push(read(service, row)?);
        }
    }
    Ok(found)
}

pub(super) async fn set_feed(
    conn: &mut Conn,
    account: Id<Account>,
    tag: &[u8],
) -> Result<(), DbError> {
    sqlx::query(
        "insert into calendar_feeds (account, tag) values ($1, $2)
         on conflict (account) do update set tag = excluded.tag",
    )
    .bind(account.bytes())
    .bind(tag)
    .execute(conn)
    .await?;
    Ok(())
}

pub(super) async fn feed(conn: &mut Conn, tag: &[u8]) -> Result<Option<Id<Account>>, DbError> {
    let row = sqlx::query("select account from calendar_feeds where tag = $1")
        .bind(tag)
        .fetch_optional(conn)
        .await?;
    let id = row.map(|row| Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?));
    Ok(id.transpose()?)
}
