//! The custodian's step, on a machine of theirs: a record's file is opened into a folder of pages.
//!
//! What must stay true: nothing is opened once the day of the record has come; a file that is not whole leaves
//! no folder behind that looks finished; what is sealed is on this machine's disk in pages alone, in a folder
//! that only its owner can read.

use std::path::Path;

use jiff::Timestamp;
use sealing::AccountKey;

use super::carried::Carried;
use super::entries::Head;
use super::frames::{DAMAGED, Reading};
use super::parts;
use super::writing::Folder;
use super::{names, rows};
use crate::attachments::{Stored, Unsealing};
use crate::db::{self, Id};
use crate::episodes::{Membership, enter_kept};
use crate::intake::Content;
use crate::web::Stop;

/// The most bytes of what stands before the files: millions of messages.
const LONGEST: u64 = 4 * 1024 * 1024 * 1024;

/// What became of opening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opened {
    /// It is in the folder. So many files that were sent with messages could not be read.
    Written {
        /// How many.
        missing: usize,
    },
    /// Its day has come.
    Over(Timestamp),
}

fn fault(stop: Stop) -> String {
    match stop {
        Stop::Fault(words) => words,
        other => format!("{DAMAGED} ({other:?})"),
    }
}

/// Opens a record with the recovery key into a new folder.
///
/// # Errors
/// Words for the custodian.
pub async fn open(
    file: &Path,
    key: &AccountKey,
    content: &Content,
    to: &Path,
    now: Timestamp,
) -> Result<Opened, String> {
    let (mut file, about) = Reading::begin(file, key)?;
    if about.until <= now {
        return Ok(Opened::Over(about.until));
    }
    let carried = carried(&mut file)?;
    let owner: Id<_> = carried.account.parse().map_err(|_| DAMAGED)?;
    let sealed = carried.head.as_ref();
    let sealed = sealed.and_then(|(wrapped, sealed)| names::head(wrapped, sealed));
    let whose = sealed.and_then(|sealed| sealed.open(key, owner).ok());
    let head = Head::new(&about, &carried, whose);
    let told = |e: db::DbError| e.to_string();
    let mut conn = db::in_memory(carried.migration).await.map_err(told)?;
    rows::put(&mut conn, &carried.tables).await?;
    db::bring_up(&mut conn, carried.migration)
        .await
        .map_err(told)?;
    let mut members = Vec::new();
    for space in &carried.spaces {
        let space = space.parse().map_err(|_| DAMAGED)?;
        let member = enter_kept(&mut conn, key, owner, space).await;
        members.push(member.map_err(fault)?);
    }
    let read = parts::parts(&mut conn, content, &head, &carried, &members).await;
    let (parts, attached) = read.map_err(fault)?;
    let folder = Folder::make(to)?;
    let missing = unseal(&mut file, &carried, &members, &attached, &folder)?;
    folder.write(&head, &parts)?;
    Ok(Opened::Written { missing })
}

/// What stands before the files.
fn carried(file: &mut Reading) -> Result<Carried, String> {
    let length = file.part()?.filter(|length| *length <= LONGEST);
    let length = length.and_then(|length| usize::try_from(length).ok());
    let mut plain = zeroize::Zeroizing::new(vec![0; length.ok_or(DAMAGED)?]);
    file.exactly(&mut plain)?;
    serde_json::from_slice(&plain)
        .map_err(|_| "a newer securebase wrote this record: open it with that one".to_owned())
}

/// A file of the record, and where it goes.
pub(super) struct Attached {
    /// In which of the spaces.
    pub(super) member: usize,
    pub(super) stored: Stored,
    /// Its place in the folder.
    pub(super) path: String,
}

/// Opens the files that follow; how many could not be.
fn unseal(
    file: &mut Reading,
    carried: &Carried,
    members: &[Membership],
    attached: &[Attached],
    folder: &Folder,
) -> Result<usize, String> {
    let mut missing = 0;
    for name in &carried.files {
        let length = file.part()?.ok_or(DAMAGED)?;
        let known = attached.iter().find(|one| one.stored.file == *name);
        let one = known.ok_or(DAMAGED)?;
        let mut into = folder.attachment(&one.path)?;
        if length == 0 {
            folder.missing(&one.path)?;
            missing += 1;
            continue;
        }
        let mut unsealing = Unsealing::begin(&members[one.member], &one.stored).map_err(fault)?;
        let mut left = length;
        while left > 0 {
            let sealed = file.some(left)?;
            if sealed.is_empty() {
                return Err(DAMAGED.to_owned());
            }
            left -= sealed.len() as u64;
            into.put(&unsealing.next(sealed).map_err(fault)?)?;
        }
        into.put(&unsealing.last().map_err(fault)?)?;
    }
    // The end of the file is the proof that nothing was cut off.
    match file.part()? {
        None => Ok(missing),
        Some(_) => Err(DAMAGED.to_owned()),
    }
}
