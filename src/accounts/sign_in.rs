//! Coming in: with a password, or with a recovery code. What must stay true: it takes as long, and says
//! the same, whether or not there is such an account, and tries are few.

use sealing::{AccountKey, Code, Locker, PasswordCost, Salt, SystemEntropy};

use super::acts::{locker, note, password_lock, put_password};
use super::sign_ins::{Came, Device, device};
use super::store::{self, Lock, Stage};
use super::{Account, Network, SignedIn, lock_context};
use crate::audit::{self, By, Note};
use crate::db::{Conn, Id};
use crate::service::Service;
use crate::web::Stop;

/// Why a sign-in did not work. That there is no such account is not among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInProblem {
    /// The address or the password (or code) is not right.
    Wrong,
    /// Too many tries; some time must pass.
    TooMany,
}

const WINDOW_MS: i64 = 15 * 60 * 1000;
const TRIES_PER_ACCOUNT: i64 = 10;
const TRIES_PER_ADDRESS: i64 = 60;

/// Counts a try for the account and the network address; whether it may be made.
async fn may_try(service: &Service, email: &str, from: Network) -> Result<bool, Stop> {
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    let account = store::email_tag(service, email);
    let of_account = store::count_attempt(&mut tx, account.as_bytes(), now, WINDOW_MS).await?;
    let from_there = may_come_from(&mut tx, service, from).await?;
    tx.commit().await?;
    Ok(of_account <= TRIES_PER_ACCOUNT && from_there)
}

/// The same where nobody said for which account.
pub(super) async fn may_try_from(service: &Service, from: Network) -> Result<bool, Stop> {
    let mut tx = service.db.begin().await?;
    let allowed = may_come_from(&mut tx, service, from).await?;
    tx.commit().await?;
    Ok(allowed)
}

async fn may_come_from(conn: &mut Conn, service: &Service, from: Network) -> Result<bool, Stop> {
    if from.0.is_none() {
        return Ok(true);
    }
    let (tag, now) = (from.tag(service, "network address"), service.clock.now());
    Ok(store::count_attempt(conn, &tag, now, WINDOW_MS).await? <= TRIES_PER_ADDRESS)
}

/// Signs in with a password, as far as that goes. Takes as long whether or not the account exists.
pub async fn sign_in(
    service: &Service,
    email: &str,
    password: &str,
    from: Network,
) -> Result<Result<Came, SignInProblem>, Stop> {
    if password.len() > super::LONGEST_PASSWORD {
        return Ok(Err(SignInProblem::Wrong));
    }
    if !may_try(service, email, from).await? {
        return Ok(Err(SignInProblem::TooMany));
    }
    let found = find(service, email, "password").await?;
    let (salt, cost) = match &found {
        Some((_, lock)) => (Salt::from_stored(&lock.salt)?, stored_cost(lock)),
        None => (
            Salt::generate(&mut SystemEntropy),
            PasswordCost::RECOMMENDED,
        ),
    };
    let locker = locker(service, password, salt, cost).await?;
    let whose = found.as_ref().map(|(account, _)| *account);
    let Some((account, key)) = opened(found, &locker) else {
        return refused(service, whose).await.map(Err);
    };
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    let known = store::person(&mut tx, service, account).await?;
    store::clear_attempts(&mut tx, store::email_tag(service, email).as_bytes()).await?;
    let due = store::count_factors(&mut tx, account).await? > 0;
    let stage = if due { Stage::Second } else { Stage::In };
    let device = device(&mut tx, service, known, key, stage, now).await?;
    let deed = if due {
        audit::Deed::PasswordGiven
    } else {
        audit::Deed::SignedIn
    };
    note(&mut tx, service, account, deed).await?;
    tx.commit().await?;
    Ok(Ok(match stage {
        Stage::In => Came::In(device),
        Stage::Second => Came::ToSecondStep(device.secret),
    }))
}

/// Notes that somebody was not let in: the same work whether or not there is such an account.
async fn refused(service: &Service, whose: Option<Id<Account>>) -> Result<SignInProblem, Stop> {
    let note = Note::of(By::Nobody, audit::Deed::SignInRefused);
    let note = match whose {
        Some(account) => note.about(account),
        None => note,
    };
    let mut tx = service.db.begin().await?;
    audit::note(&mut tx, service, note).await?;
    tx.commit().await?;
    Ok(SignInProblem::Wrong)
}

/// The account whose lock this opens, and its key.
fn opened(
    found: Option<(Id<Account>, Lock)>,
    locker: &Locker,
) -> Option<(Id<Account>, AccountKey)> {
    let (account, lock) = found?;
    let key = locker.open(&lock.locked, &lock_context(account, lock.kind));
    Some((account, key.ok()?))
}

fn stored_cost(lock: &Lock) -> PasswordCost {
    let part =
        |value: Option<i64>, usual| value.and_then(|v| u32::try_from(v).ok()).unwrap_or(usual);
    PasswordCost {
        memory: part(lock.memory, PasswordCost::RECOMMENDED.memory),
        passes: part(lock.passes, PasswordCost::RECOMMENDED.passes),
    }
}

async fn find(
    service: &Service,
    email: &str,
    kind: &'static str,
) -> Result<Option<(Id<Account>, Lock)>, Stop> {
    let mut conn = service.db.read().await?;
    let Some(account) = store::by_email(&mut conn, service, email).await? else {
        return Ok(None);
    };
    let lock = store::lock(&mut conn, account, kind).await?;
    Ok(lock.map(|lock| (account, lock)))
}

/// Whether this is the password of whoever is signed in. If it is, this sign-in is fresh again.
pub(super) async fn confirm(
    service: &Service,
    me: &SignedIn,
    password: &str,
) -> Result<Result<(), SignInProblem>, Stop> {
    let email = store::email_of(&mut *service.db.read().await?, service, me.account()).await?;
    if password.len() > super::LONGEST_PASSWORD {
        return Ok(Err(SignInProblem::Wrong));
    }
    if !may_try(service, &email, Network(None)).await? {
        return Ok(Err(SignInProblem::TooMany));
    }
    let Some((account, lock)) = find(service, &email, "password").await? else {
        return Ok(Err(SignInProblem::Wrong));
    };
    let salt = Salt::from_stored(&lock.salt)?;
    let locker = locker(service, password, salt, stored_cost(&lock)).await?;
    if opened(Some((account, lock)), &locker).is_none() {
        return refused(service, Some(account)).await.map(Err);
    }
    let mut tx = service.db.begin().await?;
    store::clear_attempts(&mut tx, store::email_tag(service, &email).as_bytes()).await?;
    store::prove(&mut tx, &me.sign_in, service.clock.now()).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// Comes back with a recovery code and a new password, whatever else is lost: every second factor is taken
/// away and every other browser signed out. Its owner is told, by mail and at the next sign-in. The code
/// stays good: it is on paper, and it opened nothing for anyone else.
pub async fn recover(
    service: &Service,
    email: &str,
    code: &Code,
    new_password: &str,
    from: Network,
) -> Result<Result<Device, SignInProblem>, Stop> {
    if !may_try(service, email, from).await? {
        return Ok(Err(SignInProblem::TooMany));
    }
    let Some((account, lock)) = find(service, email, "recovery-code").await? else {
        return refused(service, None).await.map(Err);
    };
    let locker = Locker::from_code(code, &Salt::from_stored(&lock.salt)?);
    let Some((account, key)) = opened(Some((account, lock)), &locker) else {
        return refused(service, Some(account)).await.map(Err);
    };
    let lock = password_lock(service, account, new_password, &key).await?;
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    let known = store::person(&mut tx, service, account).await?;
    store::clear_attempts(&mut tx, store::email_tag(service, email).as_bytes()).await?;
    let device = device(&mut tx, service, known, key, Stage::In, now).await?;
    note(&mut tx, service, account, audit::Deed::CodeUsed).await?;
    put_password(&mut tx, service, &device.signed_in, &lock).await?;
    store::delete_factors(&mut tx, account).await?;
    store::set_recovered(&mut tx, account, Some(now)).await?;
    tx.commit().await?;
    Ok(Ok(device))
}
