//! What people do with accounts: make one, change what opens it.

use calendar::Zone;
use jiff::Timestamp;
use sealing::{AccountKey, Code, Locker, PasswordCost, Salt, SystemEntropy};

use super::store::{self, Lock};
use super::{Account, Fresh, Known, Role, SignedIn, lock_context};
use crate::audit::{self, Note};
use crate::db::{Conn, Id};
use crate::effort::{Work, spent};
use crate::languages::{Language, spoken};
use crate::service::Service;
use crate::web::Stop;

/// What a new account is made of; checked by [`super::credential_problems`] before.
pub struct NewAccount<'a> {
    /// As what.
    pub role: Role,
    /// Where to write to them.
    pub email: &'a str,
    /// What to call them.
    pub name: &'a str,
    /// The time zone they live in.
    pub zone: Zone,
    /// What they sign in with.
    pub password: &'a str,
}

/// A new account, its keys made and locked, before anything is written.
pub struct Prepared {
    pub(super) known: Known,
    email: String,
    pub(super) key: AccountKey,
    locks: [Lock; 2],
    code: Code,
}

impl Prepared {
    /// Who it will be.
    pub fn known(&self) -> &Known {
        &self.known
    }

    /// The recovery code, to be shown once.
    pub fn code(&self) -> String {
        self.code.print()
    }
}

/// Hashes a password, a few at a time and off the threads that serve pages.
pub(super) async fn locker(
    service: &Service,
    password: &str,
    salt: Salt,
    cost: PasswordCost,
) -> Result<Locker, Stop> {
    let gone = |_| Stop::Fault("password hashing stopped".to_owned());
    let _turn = service.hashing.acquire().await.map_err(|_| gone(()))?;
    let password = zeroize::Zeroizing::new(password.to_owned());
    let key = service.key.clone();
    spent(Work::Hash);
    let hashed =
        tokio::task::spawn_blocking(move || Locker::from_password(&password, &salt, cost, &key));
    hashed.await.map_err(|_| gone(()))?.map_err(Stop::from)
}

pub(super) async fn password_lock(
    service: &Service,
    account: Id<Account>,
    password: &str,
    key: &AccountKey,
) -> Result<Lock, Stop> {
    let cost = PasswordCost::RECOMMENDED;
    let salt = Salt::generate(&mut SystemEntropy);
    let stored = salt.as_bytes().to_vec();
    let locker = locker(service, password, salt, cost).await?;
    Ok(Lock {
        kind: "password",
        salt: stored,
        memory: Some(i64::from(cost.memory)),
        passes: Some(i64::from(cost.passes)),
        locked: locker.lock(key, &lock_context(account, "password"), &mut SystemEntropy),
    })
}

pub(super) fn code_lock(account: Id<Account>, code: &Code, key: &AccountKey) -> Lock {
    let salt = Salt::generate(&mut SystemEntropy);
    let context = lock_context(account, "recovery-code");
    Lock {
        kind: "recovery-code",
        salt: salt.as_bytes().to_vec(),
        memory: None,
        passes: None,
        locked: Locker::from_code(code, &salt).lock(key, &context, &mut SystemEntropy),
    }
}

/// Makes an account's keys and locks. Slow (a password is hashed), and writes nothing.
pub async fn prepare(service: &Service, new: NewAccount<'_>) -> Result<Prepared, Stop> {
    let rng = &mut SystemEntropy;
    let account = Id::new(service.clock.now(), rng);
    let key = AccountKey::generate(rng);
    let code = Code::generate(rng);
    let locks = [
        password_lock(service, account, new.password, &key).await?,
        code_lock(account, &code, &key),
    ];
    Ok(Prepared {
        known: Known {
            account,
            role: new.role,
            name: new.name.trim().to_owned(),
            zone: new.zone,
            language: language_read(),
            public_key: key.public(),
        },
        email: new.email.trim().to_owned(),
        key,
        locks,
        code,
    })
}

/// The language somebody reads in as they make an account, so that mails are in it; none where that is
/// English, which nobody need have chosen.
fn language_read() -> Option<Language> {
    Some(spoken().chosen).filter(|language| *language != Language::English)
}

/// Writes a prepared account.
///
/// # Errors
/// [`crate::db::DbError::Taken`] if the address has an account already.
pub async fn insert(
    conn: &mut Conn,
    service: &Service,
    prepared: &Prepared,
    now: Timestamp,
) -> Result<(), crate::db::DbError> {
    store::insert(conn, service, &prepared.known, &prepared.email, now).await?;
    for lock in &prepared.locks {
        store::put_lock(conn, prepared.known.account, lock).await?;
    }
    note(
        conn,
        service,
        prepared.known.account,
        audit::Deed::AccountMade,
    )
    .await
}

/// Notes what somebody did with their own account.
pub(super) async fn note(
    conn: &mut Conn,
    service: &Service,
    account: Id<Account>,
    deed: audit::Deed,
) -> Result<(), crate::db::DbError> {
    audit::note(conn, service, Note::by(account, deed).about(account)).await
}

/// Notes that the ways into somebody's account changed by what they did, and tells them by mail, in case
/// it was not they.
pub(super) async fn note_and_tell(
    conn: &mut Conn,
    service: &Service,
    account: Id<Account>,
    deed: audit::Deed,
) -> Result<(), Stop> {
    note(conn, service, account, deed).await?;
    (service.tell_owner)(conn, service, account).await
}

/// Puts a new password in the place of the old, and signs out every other browser.
pub async fn change_password(service: &Service, me: &Fresh, new: &str) -> Result<(), Stop> {
    let lock = password_lock(service, me.account, new, &me.key).await?;
    let mut tx = service.db.begin().await?;
    put_password(&mut tx, service, me, &lock).await?;
    Ok(tx.commit().await?)
}

/// The same, for a lock already made.
pub(super) async fn put_password(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    lock: &Lock,
) -> Result<(), Stop> {
    must_be_in_force(conn, me.account, &me.key).await?;
    store::put_lock(conn, me.account, lock).await?;
    note_and_tell(conn, service, me.account, audit::Deed::PasswordChanged).await?;
    Ok(store::delete_other_sign_ins(conn, me.account, &me.sign_in).await?)
}

/// Makes a new recovery code; the old one opens nothing any more.
pub async fn new_code(service: &Service, me: &Fresh) -> Result<String, Stop> {
    let code = Code::generate(&mut SystemEntropy);
    let mut tx = service.db.begin().await?;
    must_be_in_force(&mut tx, me.account, &me.key).await?;
    store::put_lock(&mut tx, me.account, &code_lock(me.account, &code, &me.key)).await?;
    note_and_tell(&mut tx, service, me.account, audit::Deed::CodeMade).await?;
    tx.commit().await?;
    Ok(code.print())
}

/// Makes sure, within the transaction that writes a way in to an account, that it is a way to the key the
/// account has: a recovery may have put another in force meanwhile. None does until the transaction ends.
///
/// # Errors
/// [`Stop::SignIn`] if one did.
pub(super) async fn must_be_in_force(
    conn: &mut Conn,
    account: Id<Account>,
    key: &AccountKey,
) -> Result<(), Stop> {
    store::hold(conn, account).await?;
    if store::public_key(conn, account).await? == key.public() {
        Ok(())
    } else {
        Err(Stop::SignIn("/account".to_owned()))
    }
}
