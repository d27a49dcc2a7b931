//! The administrator's steps, at the server.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use sealing::{Challenge, SystemEntropy};

use super::letter::{About, Answer, Request};
use crate::accounts::recovery::{self, Details, Recovery, Stage};
use crate::accounts::{self, Account};
use crate::audit::{self, By, Deed, Note};
use crate::db::Id;
use crate::episodes::{self, KeyOf};
use crate::jobs::{self, Letter, To};
use crate::service::Service;
use crate::web::Stop;

/// What became of asking.
pub enum Asked {
    /// It is begun, and the owner is told.
    Begun {
        /// The path of the link by which the owner sets a new password, to be handed over in person.
        path: String,
        /// From when on it may be finished.
        opens_at: Timestamp,
    },
    /// Nobody has this address.
    NoAccount,
    /// It was asked before, and is not over.
    Already,
}

/// Asks to bring the owner of an account back: writes it down and tells them.
///
/// # Errors
/// If the store does not take it.
pub async fn ask(
    service: &Service,
    email: &str,
    details: &Details,
    wait: SignedDuration,
) -> Result<Asked, Stop> {
    let mut tx = service.db.begin().await?;
    let Some(account) = accounts::by_email(&mut tx, service, email).await? else {
        return Ok(Asked::NoAccount);
    };
    let Some(begun) = recovery::begin(&mut tx, service, account, details, wait).await? else {
        return Ok(Asked::Already);
    };
    let (to, path) = (To::Account(account), format!("/recovery/{}", begun.mail));
    let now = service.clock.now();
    jobs::mail(&mut tx, service, Letter::RecoveryAsked, to, &path, now).await?;
    tx.commit().await?;
    Ok(Asked::Begun {
        path: format!("/new-password/{}", begun.link),
        opens_at: begun.opens_at,
    })
}

/// What became of writing a request.
pub enum Written {
    /// Here it is.
    Request(Box<Request>),
    /// Nobody has this address, or nothing was asked for them.
    NotAsked,
    /// The owner has not set a new password yet.
    NoKeyYet,
    /// It was stopped, or is over.
    Over,
}

/// Writes the request to the custodian; an answer to an earlier one is good no more.
///
/// # Errors
/// If the store does not take it.
pub async fn write(service: &Service, email: &str) -> Result<Written, Stop> {
    let mut tx = service.db.begin().await?;
    let now = service.clock.now();
    let Some(account) = accounts::by_email(&mut tx, service, email).await? else {
        return Ok(Written::NotAsked);
    };
    let Some(open) = recovery::open_of(&mut tx, service, account).await? else {
        return Ok(Written::NotAsked);
    };
    let owner_key = match (open.stage(now), open.public_key) {
        (Stage::KeySet, Some(key)) => key,
        (Stage::Asked, _) => return Ok(Written::NoKeyYet),
        _ => return Ok(Written::Over),
    };
    let about = About {
        recovery: open.id,
        account,
        owner_key,
    };
    let challenge = Challenge::generate(&mut SystemEntropy);
    let house = service.house.get();
    let house = house.ok_or_else(|| Stop::Fault("the practice is not set up".to_owned()))?;
    let wrapped = challenge.wrap(&house.recovery, &about.context(), &mut SystemEntropy)?;
    recovery::keep_challenge(&mut tx, service, open.id, &challenge, now).await?;
    let keys = episodes::keys_to_recover(&mut tx, account).await?;
    let requested = Note::of(By::Server, Deed::RecoveryRequested).about(account);
    audit::note(&mut tx, service, requested.object(open.id)).await?;
    tx.commit().await?;
    let request = Request::new(&about, open.opens_at, &wrapped, &keys);
    Ok(Written::Request(Box::new(request)))
}

/// What became of finishing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finished {
    /// The owner signs in with the new password and reads what they could read before.
    Done,
    /// It may be finished from then on only.
    TooEarly(Timestamp),
    /// It was stopped, is over, or was finished before.
    Over,
    /// This is no answer to the newest request, as the custodian wrote it.
    NotTheAnswer,
    /// New keys were made since the request was written: write another.
    KeysSince,
}

/// Finishes with the custodian's answer, in one transaction or not at all.
///
/// # Errors
/// If the store does not take it.
pub async fn finish(service: &Service, answer: &Answer) -> Result<Finished, Stop> {
    let (Some(about), Some(keys)) = (answer.about(), answer.keys()) else {
        return Ok(Finished::NotTheAnswer);
    };
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    let Some(open) = recovery::by_id(&mut tx, service, about.recovery).await? else {
        return Ok(Finished::NotTheAnswer);
    };
    if open.stage(now) != Stage::KeySet {
        return Ok(Finished::Over);
    }
    let challenge = recovery::challenge_of(&mut tx, service, open.id).await?;
    let theirs = challenge.is_some_and(|challenge| answer.is_to(&challenge));
    if !theirs || about.account != open.account || Some(about.owner_key) != open.public_key {
        return Ok(Finished::NotTheAnswer);
    }
    if now < open.opens_at {
        return Ok(Finished::TooEarly(open.opens_at));
    }
    if !replace_keys(&mut tx, service, open.account, keys).await? {
        return Ok(Finished::KeysSince);
    }
    if !put_in_force(&mut tx, &open, now).await? {
        return Ok(Finished::Over);
    }
    let finished = Note::of(By::Server, Deed::RecoveryFinished).about(open.account);
    audit::note(&mut tx, service, finished.object(open.id)).await?;
    let to = To::Account(open.account);
    jobs::mail(&mut tx, service, Letter::RecoveryDone, to, "/account", now).await?;
    tx.commit().await?;
    Ok(Finished::Done)
}

async fn put_in_force(
    tx: &mut crate::db::Tx,
    open: &Recovery,
    now: Timestamp,
) -> Result<bool, Stop> {
    Ok(recovery::finish(tx, open, now).await?)
}

/// Puts the answered keys in the place of the old ones; whether all that there are now were answered.
async fn replace_keys(
    tx: &mut crate::db::Tx,
    service: &Service,
    account: Id<Account>,
    answered: Vec<KeyOf>,
) -> Result<bool, Stop> {
    // From here on nobody makes a key for the owner: not in a space they sit in, nor in a new one.
    for space in episodes::spaces_of(tx, account).await? {
        episodes::keep_still(tx, space).await?;
    }
    accounts::hold_alone(tx, service, account).await?;
    let mut answered: BTreeMap<_, _> = answered
        .into_iter()
        .map(|key| ((key.space, key.generation), key))
        .collect();
    for needed in episodes::keys_to_recover(tx, account).await? {
        let Some(key) = answered.remove(&(needed.space, needed.generation)) else {
            return Ok(false);
        };
        episodes::replace_key(tx, account, &key).await?;
    }
    Ok(true)
}
