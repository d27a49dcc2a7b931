//! The tables of accounts: accounts, account_locks, sign_ins, attempts.

use calendar::Zone;
use jiff::Timestamp;
use sealing::{LockedKey, PublicKey, Tag};
use serde::{Deserialize, Serialize};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Account, Known, Role, about_context, email_context, plain_email};
use crate::db::{Conn, DbError, Id};
use crate::service::Service;
use crate::web::Stop;

/// A lock around an account's private key.
pub(super) struct Lock {
    pub(super) kind: &'static str,
    pub(super) salt: Vec<u8>,
    pub(super) memory: Option<i64>,
    pub(super) passes: Option<i64>,
    pub(super) locked: LockedKey,
}

/// What is sealed of a person.
#[derive(Serialize, Deserialize)]
pub(super) struct About {
    pub(super) name: String,
    pub(super) zone: Zone,
}

pub(super) fn email_tag(service: &Service, email: &str) -> Tag {
    let context = sealing::Context::new("account email");
    service.key.tag(&context, plain_email(email).as_bytes())
}

pub(super) async fn insert(
    conn: &mut Conn,
    service: &Service,
    known: &Known,
    email: &str,
    now: Timestamp,
) -> Result<(), DbError> {
    let email_sealed = service.seal(&email_context(known.account), &email);
    let about = About {
        name: known.name.clone(),
        zone: known.zone.clone(),
    };
    let about = service.seal(&about_context(known.account), &about);
    sqlx::query(
        "insert into accounts (id, role, email_tag, email, about, public_key, created_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(known.account.bytes())
    .bind(known.role.as_str())
    .bind(email_tag(service, email).as_bytes().as_slice())
    .bind(email_sealed.as_bytes())
    .bind(about.as_bytes())
    .bind(known.public_key.as_bytes().as_slice())
    .bind(now.as_millisecond())
    .execute(conn)
    .await?;
    Ok(())
}

pub(super) async fn put_lock(
    conn: &mut Conn,
    account: Id<Account>,
    lock: &Lock,
) -> Result<(), DbError> {
    sqlx::query(
        "insert into account_locks (account, kind, salt, memory, passes, locked)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (account, kind) do update set salt = excluded.salt, memory = excluded.memory,
             passes = excluded.passes, locked = excluded.locked",
    )
    .bind(account.bytes())
    .bind(lock.kind)
    .bind(lock.salt.as_slice())
    .bind(lock.memory)
    .bind(lock.passes)
    .bind(lock.locked.as_bytes())
    .execute(conn)
    .await?;
    Ok(())
}

pub(super) async fn lock(
    conn: &mut Conn,
    account: Id<Account>,
    kind: &'static str,
) -> Result<Option<Lock>, DbError> {
    let row = sqlx::query(
        "select salt, memory, passes, locked from account_locks where account = $1 and kind = $2",
    )
    .bind(account.bytes())
    .bind(kind)
    .fetch_optional(conn)
    .await?;
    let lock = |row: AnyRow| -> Result<Lock, sqlx::Error> {
        Ok(Lock {
            kind,
            salt: row.try_get(0)?,
            memory: row.try_get(1)?,
            passes: row.try_get(2)?,
            locked: LockedKey::from_stored(row.try_get(3)?),
        })
    };
    Ok(row.map(lock).transpose()?)
}

/// The account with this e-mail address.
pub async fn by_email(
    conn: &mut Conn,
    service: &Service,
    email: &str,
) -> Result<Option<Id<Account>>, DbError> {
    let row = sqlx::query("select id from accounts where email_tag = $1")
        .bind(email_tag(service, email).as_bytes().as_slice())
        .fetch_optional(conn)
        .await?;
    let id = row.map(|row| Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?));
    Ok(id.transpose()?)
}

/// An account, as others may know it.
pub async fn person(
    conn: &mut Conn,
    service: &Service,
    account: Id<Account>,
) -> Result<Known, Stop> {
    let row = sqlx::query("select role, about, public_key from accounts where id = $1")
        .bind(account.bytes())
        .fetch_optional(conn)
        .await?
        .ok_or(Stop::NotFound)?;
    let about: About = service.open(&about_context(account), row.try_get(1)?)?;
    Ok(Known {
        account,
        role: Role::from_stored(&row.try_get::<String, _>(0)?)?,
        name: about.name,
        zone: about.zone,
        public_key: PublicKey::from_stored(&row.try_get::<Vec<u8>, _>(2)?)?,
    })
}

/// What to wrap keys for this account with.
pub async fn public_key(conn: &mut Conn, account: Id<Account>) -> Result<PublicKey, Stop> {
    let row = sqlx::query("select public_key from accounts where id = $1")
        .bind(account.bytes())
        .fetch_one(conn)
        .await?;
    Ok(PublicKey::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?)
}

/// Where to write to this account.
pub async fn email_of(
    conn: &mut Conn,
    service: &Service,
    account: Id<Account>,
) -> Result<String, Stop> {
    let row = sqlx::query("select email from accounts where id = $1")
        .bind(account.bytes())
        .fetch_one(conn)
        .await?;
    Ok(service.open(&email_context(account), row.try_get(0)?)?)
}

pub(super) struct StoredSignIn {
    pub(super) account: Id<Account>,
    pub(super) role: Role,
    pub(super) about: About,
    pub(super) locked: LockedKey,
}

pub(super) async fn sign_in(
    conn: &mut Conn,
    service: &Service,
    tag: &[u8],
    now: Timestamp,
) -> Result<Option<StoredSignIn>, Stop> {
    let row = sqlx::query(
        "select a.id, a.role, a.about, s.locked from sign_ins s join accounts a on a.id = s.account
         where s.tag = $1 and s.expires_at > $2",
    )
    .bind(tag)
    .bind(now.as_millisecond())
    .fetch_optional(conn)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let account = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
    Ok(Some(StoredSignIn {
        account,
        role: Role::from_stored(&row.try_get::<String, _>(1)?)?,
        about: service.open(&about_context(account), row.try_get(2)?)?,
        locked: LockedKey::from_stored(row.try_get(3)?),
    }))
}

pub(super) async fn insert_sign_in(
    conn: &mut Conn,
    tag: &[u8],
    account: Id<Account>,
    locked: &LockedKey,
    now: Timestamp,
    expires: Timestamp,
) -> Result<(), DbError> {
    sqlx::query(
        "insert into sign_ins (tag, account, locked, created_at, expires_at)
         values ($1, $2, $3, $4, $5)",
    )
    .bind(tag)
    .bind(account.bytes())
    .bind(locked.as_bytes())
    .bind(now.as_millisecond())
    .bind(expires.as_millisecond())
    .execute(conn)
    .await?;
    Ok(())
}

/// Where an account is signed in: since when, and whether it is the browser that asks.
pub async fn sign_ins(
    conn: &mut Conn,
    me: &super::SignedIn,
    now: Timestamp,
) -> Result<Vec<(Timestamp, bool)>, Stop> {
    let rows = sqlx::query(
        "select tag, created_at from sign_ins where account = $1 and expires_at > $2
         order by created_at desc",
    )
    .bind(me.account.bytes())
    .bind(now.as_millisecond())
    .fetch_all(conn)
    .await?;
    let mut found = Vec::new();
    for row in rows {
        let tag: Vec<u8> = row.try_get(0)?;
        let since = Timestamp::from_millisecond(row.try_get(1)?).unwrap_or(Timestamp::MIN);
        found.push((since, tag == me.sign_in));
    }
    Ok(found)
}

pub(super) async fn delete_sign_in(conn: &mut Conn, tag: &[u8]) -> Result<(), DbError> {
    sqlx::query("delete from sign_ins where tag = $1")
        .bind(tag)
        .execute(conn)
        .await?;
    Ok(())
}

/// Ends every sign-in of an account but one.
pub(super) async fn delete_other_sign_ins(
    conn: &mut Conn,
    account: Id<Account>,
    kept: &[u8],
) -> Result<(), DbError> {
    sqlx::query("delete from sign_ins where account = $1 and tag <> $2")
        .bind(account.bytes())
        .bind(kept)
        .execute(conn)
        .await?;
    Ok(())
}

/// The longest window of time tries are counted in.
const LONGEST_WINDOW_MS: i64 = 60 * 60 * 1000;

/// Counts one more try, before it is made, and says how many there were in the window of time since the
/// first of them.
pub(super) async fn count_attempt(
    conn: &mut Conn,
    tag: &[u8],
    now: Timestamp,
    window_ms: i64,
) -> Result<i64, DbError> {
    let row = sqlx::query(
        "insert into attempts (tag, failed, since) values ($1, 1, $2)
         on conflict (tag) do update set
             failed = case when attempts.since <= $3 then 1 else attempts.failed + 1 end,
             since = case when attempts.since <= $3 then excluded.since else attempts.since end
         returning failed",
    )
    .bind(tag)
    .bind(now.as_millisecond())
    .bind(now.as_millisecond() - window_ms)
    .fetch_one(conn)
    .await?;
    Ok(row.try_get(0)?)
}

/// Deletes tries and sign-ins that count no more.
pub async fn forget_ended(conn: &mut Conn, now: Timestamp) -> Result<(), DbError> {
    sqlx::query("delete from attempts where since <= $1")
        .bind(now.as_millisecond() - LONGEST_WINDOW_MS)
        .execute(&mut *conn)
        .await?;
    sqlx::query("delete from sign_ins where expires_at <= $1")
        .bind(now.as_millisecond())
        .execute(conn)
        .await?;
    Ok(())
}

pub(super) async fn clear_attempts(conn: &mut Conn, tag: &[u8]) -> Result<(), DbError> {
    sqlx::query("delete from attempts where tag = $1")
        .bind(tag)
        .execute(conn)
        .await?;
    Ok(())
}

/// Someone moved, or said where they live.
pub async fn set_zone(
    conn: &mut Conn,
    service: &Service,
    account: Id<Account>,
    zone: &Zone,
) -> Result<(), Stop> {
    let name = person(conn, service, account).await?.name;
    let about = About {
        name,
        zone: zone.clone(),
    };
    sqlx::query("update accounts set about = $2 where id = $1")
        .bind(account.bytes())
        .bind(service.seal(&about_context(account), &about).as_bytes())
        .execute(conn)
        .await?;
    Ok(())
}

/// Takes turns: whoever else holds this account waits until this transaction ends.
pub async fn hold(conn: &mut Conn, account: Id<Account>) -> Result<(), DbError> {
    sqlx::query("update accounts set role = role where id = $1")
        .bind(account.bytes())
        .execute(conn)
        .await?;
    Ok(())
}
