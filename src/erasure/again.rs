//! Erasing again, at a start, whomever the shred list names and an older backup brought back.
//!
//! What must stay true: what is on the list stays destroyed, whatever the rules of the practice were when the
//! backup was taken; who was erased once is not erased twice.

use std::collections::HashSet;

use jiff::Timestamp;
use sealing::SystemEntropy;

use super::carry::{certify, erase};
use super::{Details, Erasure, rules, store};
use crate::accounts;
use crate::db::{Conn, Id};
use crate::service::Service;
use crate::shred::{self, Shredded};
use crate::web::Stop;

/// Erases again whomever the shred list names and the store still knows: an older backup was put back, or
/// the machine stopped between the two.
///
/// # Errors
/// Words for whoever runs the service.
pub async fn finish_listed(service: &Service) -> Result<(), String> {
    let list = shred::read(&service.settings.shred_list())?;
    let listed: HashSet<Shredded> = list.entries.iter().map(|entry| entry.what).collect();
    for entry in &list.entries {
        if let Shredded::Account(account) = entry.what {
            let is_back = is_back(service, account).await;
            if !is_back.map_err(|stop| format!("{stop:?}"))? {
                continue;
            }
            let done = again(service, account, entry.at, &listed).await;
            done.map_err(|stop| format!("an erasure could not be done again: {stop:?}"))?;
        }
    }
    Ok(())
}

/// Whether somebody on the list is in the store with all they had.
async fn is_back(service: &Service, account: Id<accounts::Account>) -> Result<bool, Stop> {
    let mut conn = service.db.read().await?;
    match accounts::person(&mut conn, service, account).await {
        // They came after the backup that was put back.
        Err(Stop::NotFound) => Ok(false),
        other => {
            other?;
            Ok(!accounts::is_erased(&mut conn, account).await?)
        }
    }
}

async fn again(
    service: &Service,
    account: Id<accounts::Account>,
    at: Timestamp,
    listed: &HashSet<Shredded>,
) -> Result<(), Stop> {
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    let erasure = match store::open_of(&mut tx, service, account).await? {
        // The sweep does it, with the mail that tells of it.
        Some(begun) if begun.begun => return Ok(()),
        Some(open) => open,
        None => asked_before(&mut tx, service, account, at).await?,
    };
    store::claim(&mut tx, erasure.id, now).await?;
    let done = erase(&mut tx, service, &erasure, listed, now).await?;
    certify(&mut tx, service, &erasure, &done, now, None).await?;
    Ok(tx.commit().await?)
}

/// Writes down what was asked for and is not in the store any more.
async fn asked_before(
    conn: &mut Conn,
    service: &Service,
    account: Id<accounts::Account>,
    at: Timestamp,
) -> Result<Erasure, Stop> {
    let erasure = Erasure {
        id: Id::new(service.clock.now(), &mut SystemEntropy),
        account,
        details: Details {
            rules: rules::in_force(conn, service).await?,
            kept: Vec::new(),
        },
        asked_at: at,
        due_at: at,
        begun: false,
    };
    store::insert(conn, service, &erasure).await?;
    Ok(erasure)
}
