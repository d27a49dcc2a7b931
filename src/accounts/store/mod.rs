//! The tables of accounts: accounts, account_locks here; sign_ins, attempts, code_apps, passkeys and
//! challenges each in a file of their own. What must stay true: whatever people typed is sealed here.

mod attempts;
mod challenges;
mod code_apps;
mod passkeys;
mod sign_ins;

use calendar::Zone;
use jiff::Timestamp;
use sealing::{AccountKey, LockedKey, PublicKey, SystemEntropy, Tag};
use serde::{Deserialize, Serialize};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Account, Known, Role, about_context, email_context, plain_email};
use crate::db::{Conn, DbError, Engine, Id};
use crate::effort::{Work, spent};
use crate::languages::{Language, say};
use crate::service::Service;
use crate::web::Stop;

pub(super) use self::passkeys::{
    About as AboutPasskey, Passkey, delete_passkey, insert_passkey, passkey, passkeys, use_passkey,
};
pub(super) use attempts::{clear_attempts, count_attempt};
pub(super) use challenges::{insert_challenge, take_challenge};
pub(super) use code_apps::{burn_step, code_app, delete_code_app, insert_code_app};
pub(super) use sign_ins::{
    Listed, Stage, StoredSignIn, delete_other_sign_ins, delete_own_sign_in, delete_sign_in,
    insert_sign_in, prove, sign_in, sign_ins, touch,
};

/// Deletes tries, questions and sign-ins that count no more.
pub async fn forget_ended(conn: &mut Conn, now: Timestamp) -> Result<(), DbError> {
    attempts::forget(conn, now).await?;
    challenges::forget(conn, now).await?;
    sign_ins::forget(conn, now).await
}

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
    /// The language they chose while signed in; none in accounts from before, too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) language: Option<Language>,
}

pub(super) fn email_tag(service: &Service, email: &str) -> Tag {
    let context = sealing::Context::new("account email");
    spent(Work::Tag);
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
        language: known.language,
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
        name: shown_name(about.name),
        zone: about.zone,
        language: about.language,
        public_key: PublicKey::from_stored(&row.try_get::<Vec<u8>, _>(2)?)?,
    })
}

/// A name as it is shown: what those are called who were erased is kept in English and read in the language
/// of the page.
fn shown_name(name: String) -> String {
    match name.as_str() {
        super::LEFT => say("person-left").into(),
        _ => name,
    }
}

/// The language somebody is written to in: the one they chose, else English.
///
/// # Errors
/// If the store does not answer.
pub async fn language_of(
    conn: &mut Conn,
    service: &Service,
    account: Id<Account>,
) -> Result<Language, Stop> {
    let chosen = person(conn, service, account).await?.language;
    Ok(chosen.unwrap_or(Language::English))
}

/// Everyone who works here, in the order they came.
///
/// # Errors
/// If the store does not answer.
pub async fn staff(conn: &mut Conn, service: &Service) -> Result<Vec<Known>, Stop> {
    let rows =
        sqlx::query("select id from accounts where role <> 'client' order by created_at, id")
            .fetch_all(&mut *conn)
            .await?;
    let mut all = Vec::new();
    for row in &rows {
        let account = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
        all.push(person(conn, service, account).await?);
    }
    Ok(all)
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

/// Someone moved, or said where they live.
pub async fn set_zone(
    conn: &mut Conn,
    service: &Service,
    account: Id<Account>,
    zone: &Zone,
) -> Result<(), Stop> {
    let before = person(conn, service, account).await?;
    let about = About {
        name: before.name,
        zone: zone.clone(),
        language: before.language,
    };
    put_about(conn, service, account, &about).await
}

/// Someone chose the language they read in.
pub(super) async fn set_language(
    conn: &mut Conn,
    service: &Service,
    account: Id<Account>,
    language: Language,
) -> Result<(), Stop> {
    let before = person(conn, service, account).await?;
    let about = About {
        name: before.name,
        zone: before.zone,
        language: Some(language),
    };
    put_about(conn, service, account, &about).await
}

async fn put_about(
    conn: &mut Conn,
    service: &Service,
    account: Id<Account>,
    about: &About,
) -> Result<(), Stop> {
    sqlx::query("update accounts set about = $2 where id = $1")
        .bind(account.bytes())
        .bind(service.seal(&about_context(account), about).as_bytes())
        .execute(conn)
        .await?;
    Ok(())
}

/// Leaves of an account what others name it by: its id, its role, this name.
pub(super) async fn empty(
    conn: &mut Conn,
    service: &Service,
    account: Id<Account>,
    name: String,
    now: Timestamp,
) -> Result<(), DbError> {
    let rng = &mut SystemEntropy;
    let about = About {
        name,
        zone: Zone::utc(),
        language: None,
    };
    sqlx::query(
        "update accounts set email_tag = $2, email = $3, about = $4, public_key = $5,
             recovered_at = null, erased_at = $6 where id = $1",
    )
    .bind(account.bytes())
    .bind(sealing::random::<32>(rng).as_slice())
    .bind(service.seal(&email_context(account), &"").as_bytes())
    .bind(service.seal(&about_context(account), &about).as_bytes())
    .bind(AccountKey::generate(rng).public().as_bytes().as_slice())
    .bind(now.as_millisecond())
    .execute(conn)
    .await?;
    Ok(())
}

/// Whether somebody was erased.
pub async fn is_erased(conn: &mut Conn, account: Id<Account>) -> Result<bool, DbError> {
    let row = sqlx::query("select erased_at from accounts where id = $1")
        .bind(account.bytes())
        .fetch_optional(conn)
        .await?;
    let at: Option<i64> = match row {
        Some(row) => row.try_get(0)?,
        None => None,
    };
    Ok(at.is_some())
}

/// How many administrators there are.
pub async fn count_administrators(conn: &mut Conn) -> Result<i64, DbError> {
    let sql = "select count(*) from accounts where role = 'administrator' and erased_at is null";
    Ok(sqlx::query(sql).fetch_one(conn).await?.try_get(0)?)
}

/// Takes turns: whoever else holds this account waits until this transaction ends.
pub async fn hold(conn: &mut Conn, account: Id<Account>) -> Result<(), DbError> {
    sqlx::query("update accounts set role = role where id = $1")
        .bind(account.bytes())
        .execute(conn)
        .await?;
    Ok(())
}

/// The same, and nobody writes a row that belongs to this account either, such as a key of theirs: on
/// PostgreSQL [`hold`] lets those pass.
pub async fn hold_alone(
    conn: &mut Conn,
    service: &Service,
    account: Id<Account>,
) -> Result<(), DbError> {
    if service.db.engine() == Engine::Sqlite {
        return hold(conn, account).await; // there is one writer
    }
    sqlx::query("select 1 from accounts where id = $1 for update")
        .bind(account.bytes())
        .execute(conn)
        .await?;
    Ok(())
}

/// How many second factors an account has.
pub(super) async fn count_factors(conn: &mut Conn, account: Id<Account>) -> Result<i64, DbError> {
    let row = sqlx::query(
        "select (select count(*) from code_apps where account = $1)
              + (select count(*) from passkeys where account = $1)",
    )
    .bind(account.bytes())
    .fetch_one(conn)
    .await?;
    Ok(row.try_get(0)?)
}

/// How many passkeys an account has.
pub(super) async fn count_passkeys(conn: &mut Conn, account: Id<Account>) -> Result<i64, DbError> {
    let row = sqlx::query("select count(*) from passkeys where account = $1")
        .bind(account.bytes())
        .fetch_one(conn)
        .await?;
    Ok(row.try_get(0)?)
}

/// Notes that the recovery code of an account was used, or with no moment that its owner knows.
pub(super) async fn set_recovered(
    conn: &mut Conn,
    account: Id<Account>,
    at: Option<Timestamp>,
) -> Result<(), DbError> {
    sqlx::query("update accounts set recovered_at = $2 where id = $1")
        .bind(account.bytes())
        .bind(at.map(Timestamp::as_millisecond))
        .execute(conn)
        .await?;
    Ok(())
}

/// When the recovery code was used, if its owner has not read that yet.
pub(super) async fn recovered_at(
    conn: &mut Conn,
    account: Id<Account>,
) -> Result<Option<Timestamp>, DbError> {
    let row = sqlx::query("select recovered_at from accounts where id = $1")
        .bind(account.bytes())
        .fetch_one(conn)
        .await?;
    let millis: Option<i64> = row.try_get(0)?;
    Ok(millis.and_then(|millis| Timestamp::from_millisecond(millis).ok()))
}

/// Takes every second factor of an account away.
pub(super) async fn delete_factors(conn: &mut Conn, account: Id<Account>) -> Result<(), DbError> {
    delete_code_app(conn, account).await?;
    sqlx::query("delete from passkeys where account = $1")
        .bind(account.bytes())
        .execute(conn)
        .await?;
    Ok(())
}
