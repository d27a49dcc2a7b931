//! The invitation of a therapist. What must stay true: its link works once and for a while, and is
//! stored as a keyed hash only.

use jiff::{SignedDuration, Timestamp};
use sealing::{Context, SystemEntropy};
use sqlx::Row;

use crate::accounts::{self, Device, Prepared};
use crate::db::{Conn, Id};
use crate::service::{Service, link_secret};
use crate::web::Stop;

/// How long an invitation is good for, in days.
pub const DAYS: i64 = 14;

/// An invitation of a therapist.
#[derive(Clone, Copy, Debug)]
pub struct Invitation;

/// An invitation nobody has used yet.
pub struct Waiting {
    /// Which.
    pub id: Id<Invitation>,
    /// Whom it was sent to.
    pub email: String,
    /// When it ends.
    pub expires: Timestamp,
}

fn email_context(id: Id<Invitation>) -> Context {
    Context::new("therapist invitation").and(id.bytes())
}

fn tag(service: &Service, token: &str) -> Vec<u8> {
    let context = Context::new("therapist invitation link");
    service.tag(&context, token.as_bytes())
}

/// Invites a therapist: gives the secret part of the link.
pub async fn invite(
    conn: &mut Conn,
    service: &Service,
    email: &str,
    now: Timestamp,
) -> Result<String, Stop> {
    let id: Id<Invitation> = Id::new(now, &mut SystemEntropy);
    let token = link_secret();
    sqlx::query(
        "insert into therapist_invitations (id, tag, email, created_at, expires_at)
         values ($1, $2, $3, $4, $5)",
    )
    .bind(id.bytes())
    .bind(tag(service, &token))
    .bind(service.seal(&email_context(id), &email).as_bytes())
    .bind(now.as_millisecond())
    .bind((now + SignedDuration::from_hours(24 * DAYS)).as_millisecond())
    .execute(conn)
    .await?;
    Ok(token)
}

/// Every open invitation, the newest first.
pub(super) async fn waiting(
    conn: &mut Conn,
    service: &Service,
    now: Timestamp,
) -> Result<Vec<Waiting>, Stop> {
    let rows = sqlx::query(
        "select id, email, expires_at from therapist_invitations
         where used_at is null and revoked_at is null and expires_at > $1 order by created_at desc",
    )
    .bind(now.as_millisecond())
    .fetch_all(conn)
    .await?;
    let mut found = Vec::new();
    for row in rows {
        let id = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
        found.push(Waiting {
            id,
            email: service.open(&email_context(id), row.try_get(1)?)?,
            expires: Timestamp::from_millisecond(row.try_get(2)?).unwrap_or(Timestamp::MIN),
        });
    }
    Ok(found)
}

/// Deletes every invitation that was sent to this address, whatever became of it: how many.
///
/// # Errors
/// If the store does not take it.
pub async fn forget(conn: &mut Conn, service: &Service, address: &str) -> Result<u64, Stop> {
    let rows = sqlx::query("select id, email from therapist_invitations")
        .fetch_all(&mut *conn)
        .await?;
    let mut deleted = 0;
    for row in rows {
        let id: Id<Invitation> = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
        let email: String = service.open(&email_context(id), row.try_get(1)?)?;
        if email.trim().eq_ignore_ascii_case(address.trim()) {
            let sql = "delete from therapist_invitations where id = $1";
            sqlx::query(sql)
                .bind(id.bytes())
                .execute(&mut *conn)
                .await?;
            deleted += 1;
        }
    }
    Ok(deleted)
}

/// Takes an invitation back.
pub(super) async fn revoke(
    conn: &mut Conn,
    id: Id<Invitation>,
    now: Timestamp,
) -> Result<(), Stop> {
    sqlx::query(
        "update therapist_invitations set revoked_at = $2 where id = $1 and used_at is null",
    )
    .bind(id.bytes())
    .bind(now.as_millisecond())
    .execute(conn)
    .await?;
    Ok(())
}

/// The address an open invitation was sent to.
pub(super) async fn find(
    conn: &mut Conn,
    service: &Service,
    token: &str,
    now: Timestamp,
) -> Result<Option<String>, Stop> {
    let row = sqlx::query(
        "select id, email from therapist_invitations
         where tag = $1 and used_at is null and revoked_at is null and expires_at > $2",
    )
    .bind(tag(service, token))
    .bind(now.as_millisecond())
    .fetch_optional(conn)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let id = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
    Ok(Some(service.open(&email_context(id), row.try_get(1)?)?))
}

/// The therapist joins: uses the invitation up and makes their account.
///
/// # Errors
/// [`Stop::NotFound`] if it cannot be used (any more).
pub async fn accept(
    service: &Service,
    token: &str,
    therapist: Prepared,
) -> Result<Result<Device, crate::db::DbError>, Stop> {
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    let used = sqlx::query(
        "update therapist_invitations set used_at = $2
         where tag = $1 and used_at is null and revoked_at is null and expires_at > $2",
    )
    .bind(tag(service, token))
    .bind(now.as_millisecond())
    .execute(&mut *tx)
    .await?
    .rows_affected();
    if used != 1 {
        return Err(Stop::NotFound);
    }
    if let Err(fault) = accounts::insert(&mut tx, service, &therapist, now).await {
        return Ok(Err(fault));
    }
    let device = accounts::sign_in_device(&mut tx, service, therapist, now).await?;
    tx.commit().await?;
    Ok(Ok(device))
}
