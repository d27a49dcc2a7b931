//! Rooms and interpreters: when each is taken, by whichever therapist.
//!
//! What must stay true: each quarter of an hour of a room or an interpreter is a row that can exist once, as a
//! therapist's is, so that two therapists never have one room at a time; who has it is read by nobody else.

use std::collections::HashMap;

use calendar::{Span, cells};
use jiff::Timestamp;
use sealing::Context;
use sqlx::{AssertSqlSafe, Row};

use super::Appointment;
use crate::db::{Conn, DbError, Id};
use crate::service::Service;
use crate::web::Stop;

/// How many quarters of an hour are asked for at once.
const AT_ONCE: usize = 500;

fn tag(service: &Service, number: u32, cell: i64) -> Vec<u8> {
    let context = Context::new("resource cell").and(&number.to_be_bytes());
    service.tag(&context, &cell.to_be_bytes())
}

/// Takes the quarters of an hour of an appointment's room and interpreter.
///
/// # Errors
/// [`DbError::Taken`] if one of them is taken then.
pub(super) async fn take(
    conn: &mut Conn,
    service: &Service,
    appointment: &Appointment,
) -> Result<(), DbError> {
    for number in appointment.details.resources() {
        for cell in cells(appointment.span) {
            sqlx::query("insert into appointment_cells (cell, appointment) values ($1, $2)")
                .bind(tag(service, number, cell))
                .bind(appointment.id.bytes())
                .execute(&mut *conn)
                .await?;
        }
    }
    Ok(())
}

/// When a room or an interpreter is taken within a span, in quarters of an hour. `except`: by these
/// appointments it is not.
pub(super) async fn busy(
    conn: &mut Conn,
    service: &Service,
    number: u32,
    within: Span,
    except: &[Id<Appointment>],
) -> Result<Vec<Span>, Stop> {
    let mut taken = Vec::new();
    for asked in cells(within).chunks(AT_ONCE) {
        let tags: HashMap<Vec<u8>, i64> = asked
            .iter()
            .map(|cell| (tag(service, number, *cell), *cell))
            .collect();
        let places: Vec<String> = (1..=tags.len()).map(|n| format!("${n}")).collect();
        let sql = format!(
            "select cell, appointment from appointment_cells where cell in ({})",
            places.join(", ")
        );
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for tag in tags.keys() {
            query = query.bind(tag.clone());
        }
        for row in query.fetch_all(&mut *conn).await? {
            let by = Id::from_stored(&row.try_get::<Vec<u8>, _>(1)?)?;
            let cell = tags.get(&row.try_get::<Vec<u8>, _>(0)?);
            if !except.contains(&by) {
                taken.extend(cell.and_then(|cell| quarter(*cell)));
            }
        }
    }
    Ok(taken)
}

/// A quarter of an hour by its number.
fn quarter(cell: i64) -> Option<Span> {
    const QUARTER: i64 = 15 * 60;
    let start = Timestamp::from_second(cell * QUARTER).ok()?;
    let end = Timestamp::from_second((cell + 1) * QUARTER).ok()?;
    Span::new(start, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_are_those_that_are_booked() {
        let span = Span {
            start: "2026-12-01T10:00:00Z".parse().expect("a time"),
            end: "2026-12-01T10:50:00Z".parse().expect("a time"),
        };
        let quarters: Vec<Span> = cells(span).into_iter().filter_map(quarter).collect();
        assert_eq!(quarters.len(), 4);
        assert_eq!(quarters[0].start, span.start);
        assert!(quarters[3].end > span.end && quarters[3].start < span.end);
    }
}
