//! What people do with attachments that came whole: send them with a message, take them away.

use super::opened::{Shown, about, open, size, told};
use super::{KEPT_UNSENT, Stored, context, store};
use crate::audit::{self, Note};
use crate::db::{Conn, Id};
use crate::episodes::{Held, Membership, Space};
use crate::languages::say;
use crate::service::Service;
use crate::web::Stop;

/// The longest description, in letters.
const LONGEST_DESCRIPTION: usize = 500;

/// One that is to be sent.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// Which.
    pub id: Id<Stored>,
    /// What the sender says is in it; may be empty.
    pub described: String,
}

/// Hangs what waits on a message of this number, in the transaction that writes the message, and seals it
/// anew for those who are in the space now.
///
/// # Errors
/// [`Stop::Unreadable`] if one of them does not wait any more.
pub async fn attach(
    conn: &mut Conn,
    service: &Service,
    member: &Membership,
    held: &Held<'_>,
    number: i64,
    chosen: &[Chosen],
) -> Result<Vec<Stored>, Stop> {
    let mut all = Vec::new();
    for (place, chosen) in (0..).zip(chosen) {
        let stored = store::one(conn, held.space(), chosen.id).await?;
        let mine = |stored: &Stored| stored.author == held.account() && stored.message.is_none();
        let mut stored = stored.filter(mine).ok_or(Stop::Unreadable)?;
        let mut about = about(member, &stored)?;
        let described = chosen.described.chars().filter(|c| !c.is_control());
        about.described = described.take(LONGEST_DESCRIPTION).collect();
        let context = context(held.space(), held.account(), stored.id);
        (stored.generation, stored.sealed) = held.seal(&context, &about.plain())?;
        stored.message = Some(number);
        if !store::hang(conn, held, &stored, place).await? {
            return Err(Stop::Unreadable);
        }
        let sent = Note::by(held.account(), audit::Deed::FileSent).within(held.space());
        audit::note(conn, service, sent.object(stored.id)).await?;
        all.push(stored);
    }
    Ok(all)
}

/// The attachments of a run of messages, from this number to that.
///
/// # Errors
/// If the store does not answer.
pub async fn of_messages(
    conn: &mut Conn,
    space: Id<Space>,
    first: i64,
    last: i64,
) -> Result<Vec<Stored>, Stop> {
    Ok(store::of_messages(conn, space, first, last).await?)
}

/// What somebody has in a space that came whole and is not sent yet.
///
/// # Errors
/// If the store does not answer or one does not open.
pub async fn waiting(conn: &mut Conn, member: &Membership) -> Result<Vec<Shown>, Stop> {
    let all = store::waiting(conn, member.space(), member.account()).await?;
    all.iter().map(|stored| open(member, stored)).collect()
}

/// Something that did not come whole yet.
#[derive(Clone, Debug)]
pub struct Unfinished {
    /// Which.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How much of it is there, in words.
    pub there: String,
    /// How many bytes are there, and of how many.
    pub bytes: (u64, u64),
}

/// What somebody began to send in a space and did not finish.
///
/// # Errors
/// As [`waiting`].
pub async fn unfinished(conn: &mut Conn, member: &Membership) -> Result<Vec<Unfinished>, Stop> {
    let mut all = Vec::new();
    for upload in store::uploads(conn, member.space(), member.account()).await? {
        let told = told(member, &upload)?;
        // What a plain form brought in half does not go on.
        let (there, Some(length)) = (upload.received as u64, told.length) else {
            continue;
        };
        all.push(Unfinished {
            id: upload.id.to_string(),
            name: told.name,
            there: say("file-so-much")
                .with("there", size(there))
                .with("length", size(length))
                .into(),
            bytes: (there, length),
        });
    }
    Ok(all)
}

/// Takes away something of theirs that is not sent, whole or on its way. There may be nothing.
///
/// # Errors
/// If the store does not answer.
pub async fn remove(service: &Service, member: &Membership, id: Id<Stored>) -> Result<(), Stop> {
    let (space, account) = (member.space(), member.account());
    let mut tx = service.db.begin().await?;
    let mut files = Vec::new();
    if super::receive::find(&mut tx, member, id).await?.is_some() {
        let parts = store::parts(&mut tx, id).await?;
        files.extend(parts.into_iter().map(|(_, file)| file));
        store::forget_upload(&mut tx, space, account, id).await?;
    }
    if let Some(stored) = store::one(&mut tx, space, id).await?
        && store::forget_waiting(&mut tx, space, account, id).await?
    {
        files.push(stored.file);
    }
    tx.commit().await?;
    service.files.attachments().discard(files).await;
    Ok(())
}

/// Deletes what was not sent in a day, and files that no row names: what was left when the service was
/// stopped, and what belonged to somebody who was erased.
///
/// # Errors
/// If the store does not answer, or a file may be there still.
pub async fn sweep(service: &Service) -> Result<(), Stop> {
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    store::forget_unsent(&mut tx, now - KEPT_UNSENT).await?;
    tx.commit().await?;
    let folder = service.files.attachments();
    let settled = folder.settled(now).await?;
    if settled.is_empty() {
        return Ok(());
    }
    let named = store::named(&mut *service.db.read().await?).await?;
    Ok(folder.delete_but(&settled, &named).await?)
}
