//! A therapist writes the summary they were asked for, keeps a draft of it, or says that they write none.
//!
//! What must stay true: a draft is read by its author alone; what is given is never changed ([`super::correct`]
//! adds to it).

use sealing::Context;
use zeroize::Zeroizing;

use super::{Said, Standing, Summary, context, padded, store};
use crate::accounts::{self, SignedIn};
use crate::audit::{self, Deed, Note};
use crate::db::{Conn, Id};
use crate::episodes::{self, Membership, Space, enter, enter_still};
use crate::jobs;
use crate::service::Service;
use crate::web::Stop;

/// How writing or declining went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answered {
    /// It is done.
    Yes,
    /// It was written or declined before, or the days are over.
    Over,
}

fn draft_context(notes: Id<Space>, id: Id<Summary>) -> Context {
    Context::new("summary draft")
        .and(notes.bytes())
        .and(id.bytes())
}

/// The summary that this therapist was asked for.
pub(super) async fn asked(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    (space, id): (Id<Space>, Id<Summary>),
) -> Result<Summary, Stop> {
    let found = store::find(conn, service, space, id).await?;
    let found = found.filter(|summary| summary.author == me.account());
    found.ok_or(Stop::NotFound)
}

/// The same, with the space kept still: nobody else writes it or is let to read it meanwhile.
pub(super) async fn hold(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    which: (Id<Space>, Id<Summary>),
) -> Result<(Membership, Summary), Stop> {
    let member = enter_still(conn, me, which.0).await?;
    let summary = asked(conn, service, me, which).await?;
    Ok((member, summary))
}

/// Keeps what they wrote so far, over what they kept before.
///
/// # Errors
/// [`Stop::NotFound`] if they were not asked for it.
pub async fn keep_draft(
    service: &Service,
    me: &SignedIn,
    which: (Id<Space>, Id<Summary>),
    words: &str,
) -> Result<Answered, Stop> {
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    let (_, summary) = hold(&mut tx, service, me, which).await?;
    if summary.standing(now) != Standing::Waiting {
        return Ok(Answered::Over);
    }
    let notes = episodes::notes_space(&mut tx, service, me, now).await?;
    let alone = enter_still(&mut tx, me, notes).await?;
    let held = alone.hold(&mut tx).await?;
    let (generation, sealed) = held.seal(&draft_context(notes, summary.id), &padded(words))?;
    let draft = store::Draft {
        notes,
        generation,
        sealed,
    };
    store::put_draft(&mut tx, summary.id, &draft).await?;
    tx.commit().await?;
    Ok(Answered::Yes)
}

/// What they wrote so far; empty where nothing is kept.
pub(super) async fn draft(
    conn: &mut Conn,
    me: &SignedIn,
    summary: &Summary,
) -> Result<Zeroizing<String>, Stop> {
    let Some(draft) = store::draft(conn, summary.id).await? else {
        return Ok(Zeroizing::default());
    };
    let alone = enter(conn, me, draft.notes).await?;
    let context = draft_context(draft.notes, summary.id);
    let plain = alone.open(draft.generation, &context, &draft.sealed)?;
    let words: String = serde_json::from_slice(&plain).map_err(|_| sealing::CannotOpen)?;
    Ok(Zeroizing::new(words))
}

/// Gives it: the client reads it from now on, and so does the therapist it was passed on to.
///
/// # Errors
/// [`Stop::NotFound`] if they were not asked for it.
pub async fn give(
    service: &Service,
    me: &SignedIn,
    which: (Id<Space>, Id<Summary>),
    words: &str,
) -> Result<Answered, Stop> {
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    let (member, summary) = hold(&mut tx, service, me, which).await?;
    if summary.standing(now) != Standing::Waiting {
        return Ok(Answered::Over);
    }
    let context = context(summary.space, summary.author, summary.id);
    let sealed = member.seal_under(summary.generation, &context, &padded(words))?;
    store::set_written(&mut tx, summary.id, &sealed, now).await?;
    store::delete_draft(&mut tx, summary.id).await?;
    let note = Note::by(me.account(), Deed::SummaryWritten).within(summary.space);
    audit::note(&mut tx, service, note.object(summary.id)).await?;
    tell_readers(&mut tx, service, &summary).await?;
    tx.commit().await?;
    Ok(Answered::Yes)
}

/// Tells everybody who can read it, but its author, that there is something to look at.
pub(super) async fn tell_readers(
    conn: &mut Conn,
    service: &Service,
    summary: &Summary,
) -> Result<(), Stop> {
    let clients = episodes::clients_of(conn, summary.space).await?;
    for reader in episodes::readers_of(conn, summary.space, summary.generation).await? {
        let path = match clients.contains(&reader) {
            true => "/home",
            false => "/caseload",
        };
        if reader != summary.author && !accounts::is_erased(conn, reader).await? {
            jobs::tell(conn, service, reader, path).await?;
        }
    }
    Ok(())
}

/// Says that they write none; the client is told.
///
/// # Errors
/// [`Stop::NotFound`] if they were not asked for it.
pub async fn decline(
    service: &Service,
    me: &SignedIn,
    which: (Id<Space>, Id<Summary>),
) -> Result<Answered, Stop> {
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    let (_, summary) = hold(&mut tx, service, me, which).await?;
    if summary.standing(now) != Standing::Waiting {
        return Ok(Answered::Over);
    }
    let said = Said {
        declined: true,
        at: now,
        ..summary.said
    };
    store::set_said(&mut tx, service, summary.id, said).await?;
    store::delete_draft(&mut tx, summary.id).await?;
    let note = Note::by(me.account(), Deed::SummaryDeclined).within(summary.space);
    audit::note(&mut tx, service, note.object(summary.id)).await?;
    for client in episodes::clients_of(&mut tx, summary.space).await? {
        jobs::tell(&mut tx, service, client, "/home").await?;
    }
    tx.commit().await?;
    Ok(Answered::Yes)
}
