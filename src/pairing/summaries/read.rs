//! Summaries, for whoever can read them: on pages, in copies, in a record that is kept.

use jiff::Timestamp;

use super::{Correction, Summary, corrections, store, text};
use crate::accounts::{Account, SignedIn};
use crate::db::{Conn, Id};
use crate::episodes::{Membership, Space, clients_of, enter};
use crate::service::Service;
use crate::web::Stop;

/// The summaries of a private space that this member can read or will, the newest first.
///
/// # Errors
/// If the store does not answer.
pub async fn of_member(
    conn: &mut Conn,
    service: &Service,
    member: &Membership,
) -> Result<Vec<Summary>, Stop> {
    let mut found = store::of_space(conn, service, member.space()).await?;
    found.retain(|summary| member.reads(summary.generation));
    Ok(found)
}

/// The private spaces of whose clients this therapist was asked for a summary, ever.
///
/// # Errors
/// If the store does not answer.
pub async fn of_author(
    conn: &mut Conn,
    service: &Service,
    author: Id<Account>,
) -> Result<Vec<Id<Space>>, Stop> {
    let found = store::of_author(conn, service, author, Timestamp::UNIX_EPOCH).await?;
    Ok(found.into_iter().map(|summary| summary.space).collect())
}

/// A summary as a copy holds it.
pub struct Written {
    /// Which.
    pub id: Id<Summary>,
    /// Who wrote it.
    pub author: Id<Account>,
    /// When.
    pub at: Timestamp,
    /// The words.
    pub words: String,
    /// What its author corrected in it, the oldest first.
    pub corrections: Vec<Correction>,
}

/// The written summaries of a space that this member can read, the oldest first. It needs nothing of the
/// server's key.
///
/// # Errors
/// If the store does not answer or one does not open.
pub async fn written_in(conn: &mut Conn, member: &Membership) -> Result<Vec<Written>, Stop> {
    let kept = store::corrections(conn, member.space()).await?;
    let mut found = Vec::new();
    for one in store::written(conn, member.space()).await? {
        let words = text(member, one.id, one.author, (one.generation, &one.sealed))?;
        let its = (one.id, one.author, one.generation);
        let corrections = corrections::open(member, its, &kept)?;
        found.extend(words.map(|words| Written {
            id: one.id,
            author: one.author,
            at: one.at,
            words,
            corrections,
        }));
    }
    Ok(found)
}

/// The summaries that this therapist wrote, of whose work, the oldest first.
///
/// # Errors
/// If the store does not answer or one does not open.
pub async fn written_by(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
) -> Result<Vec<(Id<Account>, Written)>, Stop> {
    let author = me.account();
    let mut found = Vec::new();
    let mut spaces = of_author(conn, service, author).await?;
    spaces.sort();
    spaces.dedup();
    for space in spaces {
        // Of a record that is kept for the holder of the recovery key alone they read nothing any more.
        let Ok(member) = enter(conn, me, space).await else {
            continue;
        };
        let client = clients_of(conn, space).await?.first().copied();
        let client = client.ok_or(Stop::NotFound)?;
        let written = written_in(conn, &member).await?.into_iter();
        found.extend(
            written
                .filter(|one| one.author == author)
                .map(|one| (client, one)),
        );
    }
    found.sort_by_key(|(_, one)| one.at);
    Ok(found)
}
