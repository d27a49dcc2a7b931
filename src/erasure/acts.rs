//! What people do about their own erasure: ask for it, call it off.

use jiff::{SignedDuration, Timestamp};
use sealing::SystemEntropy;

use super::{Details, Erasure, rules, store};
use crate::accounts::{self, Account, Fresh, Role, SignedIn};
use crate::audit::{self, Deed, Note};
use crate::db::{Conn, DbError, Id};
use crate::jobs::{self, Letter, To};
use crate::pairing;
use crate::service::Service;
use crate::web::Stop;

/// Why somebody cannot be erased now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A therapist whom clients chose or work with.
    OpenWork,
    /// The only administrator: nobody would run the practice.
    OnlyAdministrator,
}

/// What became of asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// It is to be done then.
    Due(Timestamp),
    /// It was asked for before.
    Already,
    /// It cannot be, for now.
    Refused(Refusal),
}

/// Why this account cannot be erased now, if so.
///
/// # Errors
/// If the store does not answer.
pub(super) async fn refusal(
    conn: &mut Conn,
    service: &Service,
    account: Id<Account>,
) -> Result<Option<Refusal>, Stop> {
    let role = accounts::person(conn, service, account).await?.role;
    Ok(match role {
        Role::Client => None,
        Role::Therapist => pairing::has_open_work(conn, account)
            .await?
            .then_some(Refusal::OpenWork),
        Role::Administrator => {
            let many = accounts::count_administrators(conn).await?;
            (many < 2).then_some(Refusal::OnlyAdministrator)
        }
    })
}

/// Somebody who has just proved who they are asks to be erased. They are told by mail too, in case it was
/// not they.
///
/// # Errors
/// If the store does not take it.
pub async fn ask(service: &Service, me: &Fresh) -> Result<Asked, Stop> {
    let (now, account) = (service.clock.now(), me.account());
    let mut tx = service.db.begin().await?;
    if let Some(refusal) = refusal(&mut tx, service, account).await? {
        return Ok(Asked::Refused(refusal));
    }
    let rules = rules::in_force(&mut tx, service).await?;
    let due_at = now + SignedDuration::from_hours(24 * rules.days);
    let erasure = Erasure {
        id: Id::new(now, &mut SystemEntropy),
        account,
        details: Details {
            rules,
            kept: Vec::new(),
        },
        asked_at: now,
        due_at,
        begun: false,
    };
    match store::insert(&mut tx, service, &erasure).await {
        Ok(()) => {}
        Err(DbError::Taken(_)) => return Ok(Asked::Already),
        Err(fault) => return Err(fault.into()),
    }
    let asked = Note::by(account, Deed::ErasureAsked).about(account);
    audit::note(&mut tx, service, asked.object(erasure.id)).await?;
    let to = To::Account(account);
    let letter = Letter::ErasureAsked;
    jobs::mail(&mut tx, service, letter, to, "/account", now).await?;
    tx.commit().await?;
    Ok(Asked::Due(due_at))
}

/// Somebody keeps their account after all; whether it still could be called off.
///
/// # Errors
/// If the store does not take it.
pub async fn call_off(service: &Service, me: &SignedIn) -> Result<bool, Stop> {
    let (now, account) = (service.clock.now(), me.account());
    let mut tx = service.db.begin().await?;
    let Some(open) = store::open_of(&mut tx, service, account).await? else {
        return Ok(false);
    };
    if !store::call_off(&mut tx, open.id, now).await? {
        return Ok(false);
    }
    let off = Note::by(account, Deed::ErasureCalledOff).about(account);
    audit::note(&mut tx, service, off.object(open.id)).await?;
    tx.commit().await?;
    Ok(true)
}
