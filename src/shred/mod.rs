//! The shred list: of whom and of which spaces the keys were destroyed, so that a restored backup does
//! not bring an erased person back.
//!
//! What must stay true: an id is on the list, on disk, before its keys are deleted; whatever is on it is
//! deleted again at every restore and every start; a list that is damaged stops both rather than being
//! read in part. It holds random ids and times, nothing else, and is to be kept apart from the backups:
//! a list restored with a backup would be as old as the backup.

mod list;

use std::path::Path;

use jiff::Timestamp;

use crate::accounts::{self, Account};
use crate::db::{Conn, Db, DbError, Id};
use crate::episodes::{self, Space};

pub use list::{Damaged, Entry, List};

/// Whose keys are destroyed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shredded {
    /// A person's: what opens their account, and their keys to every space.
    Account(Id<Account>),
    /// Everybody's keys to one space, the recovery key's too.
    Space(Id<Space>),
    /// Everybody's keys to one space but the recovery key's: it is kept for its time by the custodian alone.
    Members(Id<Space>),
}

/// How applying the list went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Applied {
    /// How many ids it names.
    pub entries: usize,
    /// Whether its last line was cut off, so that the erasure it was for must be done again.
    pub unfinished: bool,
}

/// Puts ids on the list, on disk when this returns. Call it before the keys are deleted: if the machine
/// stops in between, the next start deletes them.
///
/// # Errors
/// Words for whoever runs the service: the file cannot be written, or is damaged.
pub fn append(path: &Path, what: &[Shredded], now: Timestamp) -> Result<(), String> {
    list::append(path, what, now)
}

/// Reads the list; one that is not there is empty.
///
/// # Errors
/// Words for whoever runs the service: the file cannot be read, or is damaged.
pub fn read(path: &Path) -> Result<List, String> {
    list::read(path)
}

/// Deletes the keys of all who are on the list.
///
/// # Errors
/// Words for whoever runs the service.
pub async fn apply(db: &Db, path: &Path) -> Result<Applied, String> {
    let list = read(path)?;
    let applied = Applied {
        entries: list.entries.len(),
        unfinished: list.torn,
    };
    if list.entries.is_empty() {
        return Ok(applied);
    }
    let delete = async || -> Result<(), DbError> {
        let mut tx = db.begin().await?;
        for entry in &list.entries {
            destroy(&mut tx, entry.what).await?;
        }
        tx.commit().await
    };
    let deleted = delete().await;
    deleted.map_err(|fault| format!("the shred list could not be applied: {fault}"))?;
    Ok(applied)
}

/// Deletes the keys of one, in a store whose tables are of today.
///
/// # Errors
/// If the store does not take it.
pub async fn destroy(conn: &mut Conn, what: Shredded) -> Result<(), DbError> {
    destroy_in_copy(conn, what).await?;
    match what {
        Shredded::Account(account) => accounts::destroy_keys(conn, account).await,
        Shredded::Space(_) | Shredded::Members(_) => Ok(()),
    }
}

/// The same in a copy of the store, which may be older than some of the tables: what is in those is
/// deleted by the next start.
///
/// # Errors
/// If the store does not take it.
pub async fn destroy_in_copy(conn: &mut Conn, what: Shredded) -> Result<(), DbError> {
    match what {
        Shredded::Account(account) => {
            episodes::destroy_keys_of(conn, account).await?;
            accounts::destroy_locks(conn, account).await
        }
        Shredded::Space(space) => episodes::destroy_keys(conn, space).await,
        Shredded::Members(space) => episodes::destroy_members_keys(conn, space).await,
    }
}
