//! Noting what is done.

use jiff::{SignedDuration, Timestamp};
use sealing::{Context, ServerKey};

use super::entry::Sealed;
use super::{Note, store};
use crate::db::{Conn, DbError};
use crate::service::Service;

/// The same deed again within this time is no new entry, where it says so.
pub(super) const ONCE_IN: SignedDuration = SignedDuration::from_mins(15);

/// Notes what is done in this transaction.
///
/// # Errors
/// If the store does not take it: then what was to be done must not be done.
pub async fn note(conn: &mut Conn, service: &Service, note: Note) -> Result<(), DbError> {
    note_at(conn, &service.key, service.clock.now(), note).await
}

/// The same, where no service runs: for a command on the server.
///
/// # Errors
/// As [`note`].
pub async fn note_at(
    conn: &mut Conn,
    key: &ServerKey,
    at: Timestamp,
    note: Note,
) -> Result<(), DbError> {
    store::insert(conn, key, &Sealed { at, note }).await
}

/// What the same deed of the same person with the same thing is known by.
fn tag(service: &Service, note: &Note) -> Vec<u8> {
    // Ids and codes only: it always has a form in JSON.
    let plain = serde_json::to_vec(note).unwrap_or_default();
    service.tag(&Context::new("audit visit"), &plain)
}

/// Notes what is done in this transaction, unless the same was noted within a quarter of an hour.
///
/// # Errors
/// As [`note`].
pub async fn note_once(conn: &mut Conn, service: &Service, what: Note) -> Result<(), DbError> {
    let now = service.clock.now();
    if store::claim_visit(conn, &tag(service, &what), now, now - ONCE_IN).await? {
        note(conn, service, what).await?;
    }
    Ok(())
}

/// Notes what is about to be shown, unless the same was noted within a quarter of an hour: it is on disk
/// when this returns. Show nothing if it fails. Hold no connection meanwhile: this takes its own.
///
/// # Errors
/// If the store does not answer or does not take it.
pub async fn visit(service: &Service, notes: Vec<Note>) -> Result<(), DbError> {
    if notes.is_empty() {
        return Ok(());
    }
    let since = service.clock.now() - ONCE_IN;
    let mut tagged: Vec<(Vec<u8>, Note)> = Vec::new();
    let mut conn = service.db.read().await?;
    for note in notes {
        let tag = tag(service, &note);
        if !store::is_visited(&mut conn, &tag, since).await? {
            tagged.push((tag, note));
        }
    }
    drop(conn);
    if tagged.is_empty() {
        return Ok(());
    }
    // Always in one order: two pages that note the same things at once must not wait for each other.
    tagged.sort_by(|one, other| one.0.cmp(&other.0));
    let mut tx = service.db.begin().await?;
    for (_, note) in tagged {
        note_once(&mut tx, service, note).await?;
    }
    tx.commit().await
}
