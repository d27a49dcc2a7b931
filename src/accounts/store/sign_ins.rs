//! The table of sign-ins. What must stay true: the store holds a keyed hash of each cookie, never the
//! cookie, so that it signs nobody in.

use jiff::Timestamp;
use sealing::{Context, LockedKey};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::{About, about_context};
use crate::accounts::recovery::Recovery;
use crate::accounts::{Account, Role, SignedIn};
use crate::db::{Conn, DbError, Id};
use crate::service::Service;
use crate::web::Stop;

/// How far a sign-in has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::accounts) enum Stage {
    /// The password was right, the second step is to come.
    Second,
    /// In.
    In,
}

impl Stage {
    fn as_str(self) -> &'static str {
        match self {
            Self::Second => "second",
            Self::In => "in",
        }
    }
}

pub(in crate::accounts) struct StoredSignIn {
    pub(in crate::accounts) account: Id<Account>,
    pub(in crate::accounts) role: Role,
    pub(in crate::accounts) about: About,
    pub(in crate::accounts) locked: LockedKey,
    pub(in crate::accounts) stage: Stage,
    /// When the password, a passkey or a code was last given in it.
    pub(in crate::accounts) proved_at: Option<Timestamp>,
    /// When it was last used; none before the first page.
    pub(in crate::accounts) used_at: Option<Timestamp>,
    /// How many second factors the account has.
    pub(in crate::accounts) factors: i64,
    /// Whether somebody asked for a new way in, and the owner has not answered.
    pub(in crate::accounts) asked: bool,
    /// When the account is to be erased, as its owner asked. (A reading look into the table of erasure,
    /// which stands above: the owner is told on every page.)
    pub(in crate::accounts) erased_on: Option<Timestamp>,
}

fn moment(millis: Option<i64>) -> Option<Timestamp> {
    millis.and_then(|millis| Timestamp::from_millisecond(millis).ok())
}

fn device_context(tag: &[u8]) -> Context {
    Context::new("sign-in device").and(tag)
}

pub(in crate::accounts) async fn sign_in(
    conn: &mut Conn,
    service: &Service,
    tag: &[u8],
    now: Timestamp,
) -> Result<Option<StoredSignIn>, Stop> {
    let row = sqlx::query(
        "select a.id, a.role, a.about, s.locked, s.stage, s.proved_at, s.used_at,
                (select count(*) from code_apps c where c.account = a.id)
              + (select count(*) from passkeys p where p.account = a.id),
                (select count(*) from recoveries r where r.account = a.id and r.known_at is null
                     and r.stopped_at is null and r.finished_at is null and r.asked_at > $3),
                (select min(e.due_at) from erasures e where e.account = a.id
                     and e.called_off_at is null and e.done_at is null)
         from sign_ins s join accounts a on a.id = s.account
         where s.tag = $1 and s.expires_at > $2",
    )
    .bind(tag)
    .bind(now.as_millisecond())
    .bind(Recovery::over_if_asked_by(now).as_millisecond())
    .fetch_optional(conn)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let account = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
    Ok(Some(StoredSignIn {
        account,
        role: Role::from_stored(&row.try_get::<String, _>(1)?)?,
        about: service.open(&about_context(account), row.try_get(2)?)?,
        locked: LockedKey::from_stored(row.try_get(3)?),
        stage: match row.try_get::<String, _>(4)?.as_str() {
            "in" => Stage::In,
            _ => Stage::Second,
        },
        proved_at: moment(row.try_get(5)?),
        used_at: moment(row.try_get(6)?),
        factors: row.try_get(7)?,
        asked: row.try_get::<i64, _>(8)? > 0,
        erased_on: moment(row.try_get(9)?),
    }))
}

/// Writes a new sign-in, whose holder has just proved who they are.
pub(in crate::accounts) async fn insert_sign_in(
    conn: &mut Conn,
    tag: &[u8],
    account: Id<Account>,
    locked: &LockedKey,
    stage: Stage,
    now: Timestamp,
    expires: Timestamp,
) -> Result<(), DbError> {
    sqlx::query(
        "insert into sign_ins (tag, account, locked, stage, created_at, proved_at, expires_at)
         values ($1, $2, $3, $4, $5, $5, $6)",
    )
    .bind(tag)
    .bind(account.bytes())
    .bind(locked.as_bytes())
    .bind(stage.as_str())
    .bind(now.as_millisecond())
    .bind(expires.as_millisecond())
    .execute(conn)
    .await?;
    Ok(())
}

/// Its holder has proved again who they are.
pub(in crate::accounts) async fn prove(
    conn: &mut Conn,
    tag: &[u8],
    now: Timestamp,
) -> Result<(), DbError> {
    sqlx::query("update sign_ins set proved_at = $2 where tag = $1")
        .bind(tag)
        .bind(now.as_millisecond())
        .execute(conn)
        .await?;
    Ok(())
}

/// It is in use, by this kind of browser.
pub(in crate::accounts) async fn touch(
    conn: &mut Conn,
    service: &Service,
    tag: &[u8],
    device: &str,
    now: Timestamp,
) -> Result<(), DbError> {
    sqlx::query("update sign_ins set used_at = $2, device = $3 where tag = $1")
        .bind(tag)
        .bind(now.as_millisecond())
        .bind(service.seal(&device_context(tag), &device).as_bytes())
        .execute(conn)
        .await?;
    Ok(())
}

/// A browser somebody is signed in with, as they are shown it.
pub(in crate::accounts) struct Listed {
    /// Its keyed hash, which names it.
    pub(in crate::accounts) tag: Vec<u8>,
    pub(in crate::accounts) since: Timestamp,
    pub(in crate::accounts) used_at: Option<Timestamp>,
    /// What kind of browser, in rough words.
    pub(in crate::accounts) device: Option<String>,
    /// Whether it is the one that asks.
    pub(in crate::accounts) this: bool,
}

/// Where an account is signed in: the browser that asks first, then the newest.
pub(in crate::accounts) async fn sign_ins(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    now: Timestamp,
) -> Result<Vec<Listed>, Stop> {
    let rows = sqlx::query(
        "select tag, created_at, used_at, device from sign_ins
         where account = $1 and expires_at > $2 and stage = 'in' order by created_at desc",
    )
    .bind(me.account.bytes())
    .bind(now.as_millisecond())
    .fetch_all(conn)
    .await?;
    let listed = |row: &AnyRow| -> Result<Listed, Stop> {
        let tag: Vec<u8> = row.try_get(0)?;
        let device: Option<Vec<u8>> = row.try_get(3)?;
        Ok(Listed {
            since: moment(Some(row.try_get(1)?)).unwrap_or(Timestamp::MIN),
            used_at: moment(row.try_get(2)?),
            device: device
                .map(|sealed| service.open(&device_context(&tag), sealed))
                .transpose()?,
            this: tag == me.sign_in,
            tag,
        })
    };
    let mut found = rows.iter().map(listed).collect::<Result<Vec<_>, _>>()?;
    found.sort_by_key(|one| !one.this);
    Ok(found)
}

pub(in crate::accounts) async fn delete_sign_in(
    conn: &mut Conn,
    tag: &[u8],
) -> Result<(), DbError> {
    sqlx::query("delete from sign_ins where tag = $1")
        .bind(tag)
        .execute(conn)
        .await?;
    Ok(())
}

/// Ends one sign-in of an account; somebody else's is left alone.
pub(in crate::accounts) async fn delete_own_sign_in(
    conn: &mut Conn,
    account: Id<Account>,
    tag: &[u8],
) -> Result<(), DbError> {
    sqlx::query("delete from sign_ins where account = $1 and tag = $2")
        .bind(account.bytes())
        .bind(tag)
        .execute(conn)
        .await?;
    Ok(())
}

/// Ends every sign-in of an account but one.
pub(in crate::accounts) async fn delete_other_sign_ins(
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

pub(super) async fn forget(conn: &mut Conn, now: Timestamp) -> Result<(), DbError> {
    sqlx::query("delete from sign_ins where expires_at <= $1")
        .bind(now.as_millisecond())
        .execute(conn)
        .await?;
    Ok(())
}
