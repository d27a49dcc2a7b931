//! The table of jobs.

use jiff::Timestamp;
use sealing::{Context, SystemEntropy};
use sqlx::Row;

use super::{Job, Mail};
use crate::db::{Conn, DbError, Id};
use crate::service::Service;
use crate::web::Stop;

fn context(id: Id<Job>) -> Context {
    Context::new("job").and(id.bytes())
}

pub(super) async fn insert(
    conn: &mut Conn,
    service: &Service,
    mail: &Mail,
    subject: Option<&[u8]>,
    due: Timestamp,
    now: Timestamp,
) -> Result<(), DbError> {
    let id: Id<Job> = Id::new(now, &mut SystemEntropy);
    sqlx::query(
        "insert into jobs (id, kind, subject, payload, due_at, tries, created_at)
         values ($1, 'mail', $2, $3, $4, 0, $5)",
    )
    .bind(id.bytes())
    .bind(subject.map(<[u8]>::to_vec))
    .bind(service.seal(&context(id), mail).as_bytes())
    .bind(due.as_millisecond())
    .bind(now.as_millisecond())
    .execute(conn)
    .await?;
    Ok(())
}

pub(super) async fn delete_about(conn: &mut Conn, subject: &[u8]) -> Result<(), DbError> {
    sqlx::query("delete from jobs where subject = $1")
        .bind(subject)
        .execute(conn)
        .await?;
    Ok(())
}

/// Deletes every mail to an account or an address.
pub(super) async fn delete_to(
    conn: &mut Conn,
    service: &Service,
    account: &str,
    address: &str,
) -> Result<u64, Stop> {
    let rows = sqlx::query("select id, payload from jobs where kind = 'mail'")
        .fetch_all(&mut *conn)
        .await?;
    let mut deleted = 0;
    for row in rows {
        let id = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
        let mail: Mail = service.open(&context(id), row.try_get(1)?)?;
        let theirs = mail.account.as_deref() == Some(account)
            || mail
                .address
                .is_some_and(|to| to.trim().eq_ignore_ascii_case(address.trim()));
        if theirs {
            delete(conn, id).await?;
            deleted += 1;
        }
    }
    Ok(deleted)
}

pub(super) struct Due {
    pub(super) id: Id<Job>,
    pub(super) mail: Mail,
    pub(super) tries: i64,
}

/// The jobs that are due, a page of them.
pub(super) async fn due(
    conn: &mut Conn,
    service: &Service,
    now: Timestamp,
) -> Result<Vec<Due>, Stop> {
    let rows = sqlx::query(
        "select id, payload, tries from jobs where due_at <= $1 order by due_at limit 50",
    )
    .bind(now.as_millisecond())
    .fetch_all(conn)
    .await?;
    let mut found = Vec::new();
    for row in rows {
        let id = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
        found.push(Due {
            id,
            mail: service.open(&context(id), row.try_get(1)?)?,
            tries: row.try_get(2)?,
        });
    }
    Ok(found)
}

/// Takes a job for a while, so that no other node does it too; whether it was still to be had.
pub(super) async fn take(conn: &mut Conn, job: &Due, until: Timestamp) -> Result<bool, DbError> {
    let done =
        sqlx::query("update jobs set due_at = $3, tries = tries + 1 where id = $1 and tries = $2")
            .bind(job.id.bytes())
            .bind(job.tries)
            .bind(until.as_millisecond())
            .execute(conn)
            .await?;
    Ok(done.rows_affected() == 1)
}

pub(super) async fn delete(conn: &mut Conn, id: Id<Job>) -> Result<(), DbError> {
    sqlx::query("delete from jobs where id = $1")
        .bind(id.bytes())
        .execute(conn)
        .await?;
    Ok(())
}
