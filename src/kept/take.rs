//! The administrator's step, at the server: a record goes into a file, as it is stored.
//!
//! What must stay true: it is written down before a byte of it is; nothing is opened that the server cannot
//! open anyway, and that goes into the file under the recovery key alone.

use std::path::Path;

use data_encoding::BASE64;

use super::carried::{Carried, Session};
use super::frames::{About, Writing};
use super::names::Names;
use super::rows::{self, Table};
use crate::accounts;
use crate::appointments;
use crate::attachments;
use crate::db::{Conn, Id};
use crate::episodes::{self, Space, SpaceKind};
use crate::erasure::{self, Record, Why};
use crate::files;
use crate::live;
use crate::service::Service;
use crate::web::Stop;

/// What became of taking something out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It is in the file.
    Written,
    /// No record of this number is kept: there was none, or its day has come.
    NotKept,
}

/// Takes the record of this number out into a new file.
///
/// # Errors
/// If the store does not answer, or the file cannot be written.
pub async fn take(service: &Service, number: &str, why: &Why, to: &Path) -> Result<Taken, Stop> {
    let mut conn = service.db.read().await?;
    let all = erasure::kept(&mut conn, service).await?;
    drop(conn);
    let asked = number.trim();
    let is_it = |one: &&Record| one.number.to_string() == asked || one.account.to_string() == asked;
    let Some(record) = all.iter().find(is_it) else {
        return Ok(Taken::NotKept);
    };
    let about = About {
        number: record.number,
        until: record.until,
    };
    let house = service.house.get();
    let house = house.ok_or_else(|| Stop::Fault("the practice is not set up".to_owned()))?;
    let mut file = Writing::begin(to, about, &house.recovery).map_err(Stop::Fault)?;
    if !erasure::take_note(service, Some(record), why).await? {
        drop(file);
        let _ = std::fs::remove_file(to);
        return Ok(Taken::NotKept);
    }
    let mut conn = service.db.read().await?;
    let stored = attached(&mut conn, record).await?;
    let carried = carry(&mut conn, service, record, why, &stored).await?;
    drop(conn);
    let plain = serde_json::to_vec(&carried).map_err(|e| Stop::Fault(e.to_string()))?;
    file.part(plain.len() as u64).map_err(Stop::Fault)?;
    file.bytes(&plain).map_err(Stop::Fault)?;
    for one in &stored {
        copy(service, one, &mut file).await?;
    }
    file.end().map_err(Stop::Fault)?;
    Ok(Taken::Written)
}

/// Takes the list of whose records are kept out into a new file.
///
/// # Errors
/// As [`take`].
pub async fn take_names(service: &Service, why: &Why, to: &Path) -> Result<Taken, Stop> {
    let mut conn = service.db.read().await?;
    let mut names = Names::new();
    for record in erasure::kept(&mut conn, service).await? {
        if let Some(head) = erasure::head_of(&mut conn, &record).await? {
            names.push(&record, &head);
        }
    }
    drop(conn);
    if names.is_empty() {
        return Ok(Taken::NotKept);
    }
    // The file is begun first: what cannot be written is not noted as taken.
    files::write_new(to, b"").map_err(Stop::Fault)?;
    erasure::take_note(service, None, why).await?;
    names.write_over(to).map_err(Stop::Fault)?;
    Ok(Taken::Written)
}

/// The files sent with messages of the record.
async fn attached(conn: &mut Conn, record: &Record) -> Result<Vec<attachments::Stored>, Stop> {
    let mut all = Vec::new();
    for space in &record.spaces {
        all.extend(attachments::of_messages(conn, *space, 0, i64::MAX).await?);
    }
    Ok(all)
}

async fn copy(
    service: &Service,
    stored: &attachments::Stored,
    file: &mut Writing,
) -> Result<(), Stop> {
    let Some(mut sealed) = attachments::Sealed::open(service, stored).await? else {
        return file.part(0).map_err(Stop::Fault);
    };
    file.part(sealed.length()).map_err(Stop::Fault)?;
    while let Some(piece) = sealed.next().await? {
        file.bytes(&piece).map_err(Stop::Fault)?;
    }
    Ok(())
}

async fn carry(
    conn: &mut Conn,
    service: &Service,
    record: &Record,
    why: &Why,
    stored: &[attachments::Stored],
) -> Result<Carried, Stop> {
    let tables = rows::of(conn, &record.spaces).await?;
    let mut sessions = Vec::new();
    for space in &record.spaces {
        sessions.extend(sessions_of(conn, service, *space).await?);
    }
    sessions.sort_by_key(|session| session.start);
    let head = erasure::head_of(conn, record).await?.map(|head| {
        let wrapped = BASE64.encode(head.wrapped.as_bytes());
        (wrapped, BASE64.encode(head.sealed.as_bytes()))
    });
    Ok(Carried {
        practice: service.name().to_owned(),
        account: record.account.to_string(),
        rule: record.rules.rule.clone(),
        taken_at: service.clock.now(),
        why: why.clone(),
        head,
        spaces: record.spaces.iter().map(ToString::to_string).collect(),
        people: names(conn, service, &tables).await?,
        sessions,
        migration: service.db.version().await?,
        tables,
        files: stored.iter().map(|one| one.file.clone()).collect(),
    })
}

/// The names of everyone who wrote in these rows.
async fn names(
    conn: &mut Conn,
    service: &Service,
    tables: &[Table],
) -> Result<Vec<(String, String)>, Stop> {
    let mut names = Vec::new();
    for account in rows::authors(tables) {
        let known = accounts::person(conn, service, account).await?;
        names.push((account.to_string(), known.name));
    }
    Ok(names)
}

async fn sessions_of(
    conn: &mut Conn,
    service: &Service,
    space: Id<Space>,
) -> Result<Vec<Session>, Stop> {
    let joint = episodes::kind_of(conn, space).await? == Some(SpaceKind::Joint);
    let mut found = Vec::new();
    for one in appointments::all_of(conn, service, space).await? {
        let therapist = accounts::person(conn, service, one.therapist).await?;
        found.push(Session {
            id: one.id.to_string(),
            joint,
            start: one.span.start,
            end: one.span.end,
            cancelled: one.cancelled,
            therapist: therapist.name,
            absent: one.marks.absent.iter().map(ToString::to_string).collect(),
            there: live::were_in(conn, service, one.id).await?,
        });
    }
    Ok(found)
}
