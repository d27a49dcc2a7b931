//! Coming in: with a password, or with a recovery code. What must stay true: it takes as long, and says
//! the same, whether or not there is such an account, and tries are few.

use sealing::{Code, Locker, PasswordCost, Salt, SystemEntropy};

use super::acts::{Device, change_password, device, locker};
use super::store::{self, Lock};
use super::{Account, Network, SignedIn, lock_context};
use crate::db::Id;
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
    let mut allowed = store::count_attempt(&mut tx, account.as_bytes(), now, WINDOW_MS).await?
        <= TRIES_PER_ACCOUNT;
    if from.0.is_some() {
        let tag = from.tag(service, "network address");
        allowed &= store::count_attempt(&mut tx, &tag, now, WINDOW_MS).await? <= TRIES_PER_ADDRESS;
    }
    tx.commit().await?;
    Ok(allowed)
}

/// Signs in with a password. Takes as long whether or not the account exists.
pub async fn sign_in(
    service: &Service,
    email: &str,
    password: &str,
    from: Network,
) -> Result<Result<Device, SignInProblem>, Stop> {
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
    open_with(service, email, found, &locker).await
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

async fn open_with(
    service: &Service,
    email: &str,
    found: Option<(Id<Account>, Lock)>,
    locker: &Locker,
) -> Result<Result<Device, SignInProblem>, Stop> {
    let Some((account, lock)) = found else {
        return Ok(Err(SignInProblem::Wrong));
    };
    let Ok(key) = locker.open(&lock.locked, &lock_context(account, lock.kind)) else {
        return Ok(Err(SignInProblem::Wrong));
    };
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    let known = store::person(&mut tx, service, account).await?;
    store::clear_attempts(&mut tx, store::email_tag(service, email).as_bytes()).await?;
    let device = device(&mut tx, service, known, key, now).await?;
    tx.commit().await?;
    Ok(Ok(device))
}

/// Whether this is the password of whoever is signed in: asked before what could lock them out, since a
/// browser may have been left open.
pub(super) async fn confirm(
    service: &Service,
    me: &SignedIn,
    password: &str,
) -> Result<bool, Stop> {
    let email = store::email_of(&mut *service.db.read().await?, service, me.account()).await?;
    if !may_try(service, &email, Network(None)).await? {
        return Err(Stop::TooMany);
    }
    let Some((account, lock)) = find(service, &email, "password").await? else {
        return Ok(false);
    };
    let salt = Salt::from_stored(&lock.salt)?;
    let locker = locker(service, password, salt, stored_cost(&lock)).await?;
    Ok(locker
        .open(&lock.locked, &lock_context(account, lock.kind))
        .is_ok())
}

/// Comes back with a recovery code and a new password; every other browser is signed out. The code
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
        return Ok(Err(SignInProblem::Wrong));
    };
    let locker = Locker::from_code(code, &Salt::from_stored(&lock.salt)?);
    let device = match open_with(service, email, Some((account, lock)), &locker).await? {
        Ok(device) => device,
        Err(problem) => return Ok(Err(problem)),
    };
    change_password(service, &device.signed_in, new_password).await?;
    Ok(Ok(device))
}
