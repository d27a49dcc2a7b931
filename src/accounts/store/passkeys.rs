//! The table of passkeys. What must stay true: its ids, its public keys and the names people gave are
//! sealed by the server; it is found by a keyed hash of its id.

use jiff::Timestamp;
use passkeys::PublicKey;
use sealing::{Context, LockedKey};
use serde::{Deserialize, Serialize};
use sqlx::Row;
use sqlx::any::AnyRow;

use crate::accounts::Account;
use crate::db::{Conn, DbError, Id};
use crate::languages::say;
use crate::service::Service;
use crate::web::Stop;

/// What is sealed of a passkey.
#[derive(Clone, Serialize, Deserialize)]
pub(in crate::accounts) struct About {
    /// Its id, in base 64.
    pub(in crate::accounts) id: String,
    pub(in crate::accounts) key: PublicKey,
    /// What its owner calls it; empty where they gave it no name.
    pub(in crate::accounts) name: String,
    /// How a browser may reach it, as the browser said.
    pub(in crate::accounts) transports: Vec<String>,
}

impl About {
    /// Its name, as its owner is shown it.
    pub(in crate::accounts) fn shown_name(self) -> String {
        match self.name.is_empty() {
            true => say("account-passkey-unnamed").into(),
            false => self.name,
        }
    }
}

/// A passkey of an account.
pub(in crate::accounts) struct Passkey {
    /// The keyed hash of its id, which names it.
    pub(in crate::accounts) tag: Vec<u8>,
    pub(in crate::accounts) account: Id<Account>,
    pub(in crate::accounts) about: About,
    /// How often it said that it had signed.
    pub(in crate::accounts) counter: u32,
    /// The account's private key under what it computes; none if it cannot.
    pub(in crate::accounts) locked: Option<LockedKey>,
    pub(in crate::accounts) since: Timestamp,
    pub(in crate::accounts) used_at: Option<Timestamp>,
}

fn context(tag: &[u8]) -> Context {
    Context::new("passkey").and(tag)
}

/// Notes a new passkey.
///
/// # Errors
/// [`DbError::Taken`] if it is noted already, for this account or another.
pub(in crate::accounts) async fn insert_passkey(
    conn: &mut Conn,
    service: &Service,
    passkey: &Passkey,
) -> Result<(), DbError> {
    let about = service.seal(&context(&passkey.tag), &passkey.about);
    sqlx::query(
        "insert into passkeys (tag, account, about, counter, locked, since)
         values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(passkey.tag.as_slice())
    .bind(passkey.account.bytes())
    .bind(about.as_bytes())
    .bind(i64::from(passkey.counter))
    .bind(passkey.locked.as_ref().map(LockedKey::as_bytes))
    .bind(passkey.since.as_millisecond())
    .execute(conn)
    .await?;
    Ok(())
}

const COLUMNS: &str = "select tag, account, about, counter, locked, since, used_at from passkeys";

fn read(service: &Service, row: &AnyRow) -> Result<Passkey, Stop> {
    let tag: Vec<u8> = row.try_get(0)?;
    let locked: Option<Vec<u8>> = row.try_get(4)?;
    let used: Option<i64> = row.try_get(6)?;
    Ok(Passkey {
        account: Id::from_stored(&row.try_get::<Vec<u8>, _>(1)?)?,
        about: service.open(&context(&tag), row.try_get(2)?)?,
        counter: u32::try_from(row.try_get::<i64, _>(3)?).unwrap_or(u32::MAX),
        locked: locked.map(LockedKey::from_stored),
        since: Timestamp::from_millisecond(row.try_get(5)?).unwrap_or(Timestamp::MIN),
        used_at: used.and_then(|used| Timestamp::from_millisecond(used).ok()),
        tag,
    })
}

/// The passkey with this keyed hash.
pub(in crate::accounts) async fn passkey(
    conn: &mut Conn,
    service: &Service,
    tag: &[u8],
) -> Result<Option<Passkey>, Stop> {
    let sql = sqlx::AssertSqlSafe(format!("{COLUMNS} where tag = $1"));
    let row = sqlx::query(sql).bind(tag).fetch_optional(conn).await?;
    row.map(|row| read(service, &row)).transpose()
}

/// The passkeys of an account, the oldest first.
pub(in crate::accounts) async fn passkeys(
    conn: &mut Conn,
    service: &Service,
    account: Id<Account>,
) -> Result<Vec<Passkey>, Stop> {
    let sql = sqlx::AssertSqlSafe(format!("{COLUMNS} where account = $1 order by since, tag"));
    let rows = sqlx::query(sql)
        .bind(account.bytes())
        .fetch_all(conn)
        .await?;
    rows.iter().map(|row| read(service, row)).collect()
}

/// It signed: it counts this much now. Whether it still counted as it was read: two answers of one device
/// at the same moment do not both count.
pub(in crate::accounts) async fn use_passkey(
    conn: &mut Conn,
    passkey: &Passkey,
    counter: u32,
    now: Timestamp,
) -> Result<bool, DbError> {
    let used = sqlx::query(
        "update passkeys set counter = $3, used_at = $4 where tag = $1 and counter = $2",
    )
    .bind(passkey.tag.as_slice())
    .bind(i64::from(passkey.counter))
    .bind(i64::from(counter))
    .bind(now.as_millisecond())
    .execute(conn)
    .await?;
    Ok(used.rows_affected() == 1)
}

/// Takes a passkey of an account away; whether it had one of this hash.
pub(in crate::accounts) async fn delete_passkey(
    conn: &mut Conn,
    account: Id<Account>,
    tag: &[u8],
) -> Result<bool, DbError> {
    let gone = sqlx::query("delete from passkeys where account = $1 and tag = $2")
        .bind(account.bytes())
        .bind(tag)
        .execute(conn)
        .await?;
    Ok(gone.rows_affected() == 1)
}
