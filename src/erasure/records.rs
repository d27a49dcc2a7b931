//! Records that are kept after an erasure, and each time one is taken out.
//!
//! What must stay true: whose it is opens with the recovery key alone; before anything of one is taken out
//! it is written down who does so and why, it is in the log, and every administrator gets a mail; once its
//! day has come nothing of it is taken out any more, swept or not; a reason that was given goes with the
//! record, or after [`NAMES_DAYS`].

use jiff::{SignedDuration, Timestamp};
use sealing::{AccountKey, CannotOpen, Context, SealedInSpace, Wrapped};
use serde::{Deserialize, Serialize};

use super::{Certificate, Erasure, Rules, store};
use crate::accounts::{self, Account, Role};
use crate::audit::{self, By, Deed, Note};
use crate::db::{Conn, Id};
use crate::episodes::Space;
use crate::jobs::{self, Letter, To};
use crate::service::Service;
use crate::web::Stop;

/// For how many days it is kept who took out the list of whose records are kept, and why: so long that a
/// practice that looks through such things once a year has seen it. The reason may name somebody, and no one
/// record says when it is over.
pub const NAMES_DAYS: i64 = 400;

/// A record that is kept.
#[derive(Clone, Debug)]
pub struct Record {
    /// After which erasure.
    pub erasure: Id<Erasure>,
    /// The number of its certificate, by which the practice speaks of it.
    pub number: Id<Certificate>,
    /// Whose account it was.
    pub account: Id<Account>,
    /// Until when it is kept.
    pub until: Timestamp,
    /// What was told when it was asked for.
    pub rules: Rules,
    /// What is kept.
    pub spaces: Vec<Id<Space>>,
}

/// Whose a kept record is.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Head {
    /// Their name.
    pub name: String,
    /// Their e-mail address.
    pub email: String,
    /// The ids of what is kept.
    pub spaces: Vec<String>,
}

/// The same, sealed under a key that is wrapped to the recovery key.
#[derive(Clone, Debug)]
pub struct SealedHead {
    /// The key.
    pub wrapped: Wrapped,
    /// What it seals.
    pub sealed: SealedInSpace,
}

/// Who takes a record out, and why.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Why {
    /// Their name.
    pub by: String,
    /// The reason.
    pub reason: String,
}

/// One time a record was taken out, or the list of whose records are kept.
#[derive(Clone, Debug)]
pub struct Opening {
    /// When.
    pub at: Timestamp,
    /// Which; none for the list.
    pub number: Option<Id<Certificate>>,
    /// By whom, and why.
    pub why: Why,
}

pub(super) fn head_context(account: Id<Account>) -> Context {
    Context::new("record head").and(account.bytes())
}

impl SealedHead {
    /// Opens it with the recovery key.
    ///
    /// # Errors
    /// If it is another key, or another account's.
    pub fn open(&self, key: &AccountKey, account: Id<Account>) -> Result<Head, CannotOpen> {
        let context = head_context(account);
        let opened = key.unwrap(&self.wrapped, &context)?;
        let plain = opened.open(&context, &self.sealed)?;
        serde_json::from_slice(&plain).map_err(|_| CannotOpen)
    }
}

/// The records whose day has not come, the first to be destroyed first.
///
/// # Errors
/// If the store does not answer.
pub async fn kept(conn: &mut Conn, service: &Service) -> Result<Vec<Record>, Stop> {
    store::kept(conn, service, service.clock.now()).await
}

/// Each time a record was taken out, the newest first: as many as a practice looks through.
///
/// # Errors
/// If the store does not answer.
pub async fn openings(conn: &mut Conn, service: &Service) -> Result<Vec<Opening>, Stop> {
    store::openings(conn, service).await
}

/// Deletes who took out the list of whose records are kept, and why, where that is long enough ago. That it
/// was taken stays in the log.
///
/// # Errors
/// If the store does not take it.
pub async fn forget_reasons(conn: &mut Conn, now: Timestamp) -> Result<(), Stop> {
    let before = now - SignedDuration::from_hours(24 * NAMES_DAYS);
    Ok(store::forget_names_openings(conn, before).await?)
}

/// Whose a record is, sealed; `None` where that was not kept.
///
/// # Errors
/// If the store does not answer.
pub async fn head_of(conn: &mut Conn, record: &Record) -> Result<Option<SealedHead>, Stop> {
    Ok(store::head_of(conn, record.account).await?)
}

/// Writes down, before it is done, that a record is taken out (or, with none, the list of whose records
/// are kept). Whether it is still kept: if not, take nothing.
///
/// # Errors
/// If the store does not take it: then take nothing.
pub async fn take_note(service: &Service, of: Option<&Record>, why: &Why) -> Result<bool, Stop> {
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    if let Some(record) = of
        && !store::hold_kept(&mut tx, record.erasure, now).await?
    {
        return Ok(false);
    }
    let erasure = of.map(|record| record.erasure);
    store::insert_opening(&mut tx, service, erasure, why, now).await?;
    let note = match of {
        Some(record) => Note::of(By::Server, Deed::RecordTaken)
            .about(record.account)
            .object(record.erasure),
        None => Note::of(By::Server, Deed::RecordNamesTaken),
    };
    audit::note(&mut tx, service, note).await?;
    for known in accounts::staff(&mut tx, service).await? {
        if known.role == Role::Administrator {
            let (to, letter) = (To::Account(known.account), Letter::LookToday);
            jobs::mail(&mut tx, service, letter, to, "/practice/erasure", now).await?;
        }
    }
    tx.commit().await?;
    Ok(true)
}
