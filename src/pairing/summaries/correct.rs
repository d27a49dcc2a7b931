//! The author of a summary that was given corrects it.
//!
//! What must stay true: what was given stays as it was. Whoever can read the summary can read the correction,
//! and is told that there is something to look at: its client, and each therapist it was ever passed on to.
//!
//! **For how long.** As long as its author can read it: what is wrong in a record does harm for as long as
//! somebody may read it, and its client can ask to have it put right for as long as it is kept (45 CFR
//! 164.526(a)(1); GDPR Art. 16). Who has what was wrong gets the correction (164.526(c)(3); Art. 19), though
//! they may have left since.

use sealing::SystemEntropy;

use super::corrections::{self, MOST};
use super::store::{self, Kept};
use super::{Summary, padded, write};
use crate::accounts::{self, SignedIn};
use crate::audit::{self, Deed, Note};
use crate::db::{Conn, Id};
use crate::episodes::{self, Space};
use crate::service::Service;
use crate::web::Stop;

/// How correcting went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Corrected {
    /// It is added.
    Yes,
    /// Another was added meanwhile: look at it first.
    Meanwhile,
    /// Nothing can be added: it was not given, its client is gone, or there are as many as there may be.
    Over,
}

/// How many corrections a summary has, if one more may be added.
pub(super) async fn room_for_more(
    conn: &mut Conn,
    summary: &Summary,
) -> Result<Option<usize>, Stop> {
    if summary.written_at.is_none() {
        return Ok(None);
    }
    for client in episodes::clients_of(conn, summary.space).await? {
        if accounts::is_erased(conn, client).await? {
            return Ok(None);
        }
    }
    let all = store::corrections(conn, summary.space).await?;
    let its = all.iter().filter(|one| one.summary == summary.id).count();
    Ok((its < MOST).then_some(its))
}

/// Adds a correction to a summary, by its author, who has `seen` so many of them.
///
/// # Errors
/// [`Stop::NotFound`] if it is not theirs, or they cannot read it any more.
pub async fn correct(
    service: &Service,
    me: &SignedIn,
    which: (Id<Space>, Id<Summary>),
    seen: usize,
    words: &str,
) -> Result<Corrected, Stop> {
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    let (member, summary) = write::hold(&mut tx, service, me, which).await?;
    if !member.reads(summary.generation) {
        return Err(Stop::NotFound);
    }
    let Some(there) = room_for_more(&mut tx, &summary).await? else {
        return Ok(Corrected::Over);
    };
    if there != seen {
        return Ok(Corrected::Meanwhile);
    }
    let id = Id::new(now, &mut SystemEntropy);
    let context = corrections::context(summary.space, summary.author, summary.id, id);
    let correction = Kept {
        id,
        summary: summary.id,
        at: now,
        sealed: member.seal_under(summary.generation, &context, &padded(words))?,
    };
    store::put_correction(&mut tx, summary.space, &correction).await?;
    let note = Note::by(me.account(), Deed::SummaryCorrected).within(summary.space);
    audit::note(&mut tx, service, note.object(summary.id)).await?;
    write::tell_readers(&mut tx, service, &summary).await?;
    tx.commit().await?;
    Ok(Corrected::Yes)
}
