//! A questionnaire begun without an account. What must stay true: it opens with the secret the
//! visitor's cookie holds and with nothing on this server.

use jiff::{SignedDuration, Timestamp};
use measures::Answers;
use sealing::{Context, LockedKey, Locker, SystemEntropy};
use serde::{Deserialize, Serialize};
use sqlx::Row;

use crate::db::{Conn, DbError};
use crate::service::Service;
use crate::web::Stop;
use crate::web::cookie::Secret;

/// How long a draft is kept after it was last touched, in days.
pub(super) const DAYS: i64 = 14;

/// The answers so far.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(super) struct Draft {
    pub(super) answers: Answers,
    /// The partner's invitation it began with.
    pub(super) invitation: Option<String>,
}

fn tag(service: &Service, secret: &Secret) -> Vec<u8> {
    let context = Context::new("draft cookie");
    service.tag(&context, secret.as_slice())
}

fn context(tag: &[u8]) -> Context {
    Context::new("draft").and(tag)
}

pub(super) async fn load(
    conn: &mut Conn,
    service: &Service,
    secret: &Secret,
    now: Timestamp,
) -> Result<Option<Draft>, Stop> {
    let tag = tag(service, secret);
    let row = sqlx::query("select locked from drafts where tag = $1 and expires_at > $2")
        .bind(tag.as_slice())
        .bind(now.as_millisecond())
        .fetch_optional(conn)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let locked = LockedKey::from_stored(row.try_get(0)?);
    let plain = Locker::from_cookie(secret).open_bytes(&locked, &context(&tag))?;
    Ok(serde_json::from_slice(&plain).ok())
}

pub(super) async fn save(
    conn: &mut Conn,
    service: &Service,
    secret: &Secret,
    draft: &Draft,
    now: Timestamp,
) -> Result<(), Stop> {
    let tag = tag(service, secret);
    let plain = zeroize::Zeroizing::new(serde_json::to_vec(draft).unwrap_or_default());
    let locked = Locker::from_cookie(secret).seal(&context(&tag), &plain, &mut SystemEntropy);
    sqlx::query(
        "insert into drafts (tag, locked, expires_at) values ($1, $2, $3)
         on conflict (tag) do update set locked = excluded.locked, expires_at = excluded.expires_at",
    )
    .bind(tag)
    .bind(locked.as_bytes())
    .bind((now + SignedDuration::from_hours(24 * DAYS)).as_millisecond())
    .execute(conn)
    .await?;
    Ok(())
}

/// Deletes what nobody came back to in time.
pub async fn forget_late(conn: &mut Conn, now: Timestamp) -> Result<(), DbError> {
    sqlx::query("delete from drafts where expires_at <= $1")
        .bind(now.as_millisecond())
        .execute(conn)
        .await?;
    Ok(())
}

pub(super) async fn delete(
    conn: &mut Conn,
    service: &Service,
    secret: &Secret,
) -> Result<(), Stop> {
    sqlx::query("delete from drafts where tag = $1")
        .bind(tag(service, secret))
        .execute(conn)
        .await?;
    Ok(())
}
