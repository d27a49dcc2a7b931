//! What people do with messages: send one, read them.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use super::{Stored, context, store};
use crate::accounts::Account;
use crate::attachments;
use crate::audit::{self, Note};
use crate::bells::Ring;
use crate::db::{Conn, DbError, Id};
use crate::episodes::{Membership, SeatRole, Space, SpaceKind};
use crate::jobs::{self, Letter, To};
use crate::secrets;
use crate::service::Service;
use crate::web::Stop;

/// After how long unread someone gets a mail that something waits, in minutes.
const MAIL_AFTER: i64 = 10;

/// Sends a message; its number once it is on disk. The same `id` again is the same message.
///
/// # Errors
/// [`Stop::NotFound`] if they may not write, or somebody came or left since they entered: enter again.
/// [`Stop::Elsewhere`] if they have to agree first to what their therapist does with what is written here.
pub async fn send(
    service: &Service,
    member: &Membership,
    id: Id<Stored>,
    text: &str,
) -> Result<i64, Stop> {
    send_with(service, member, id, text, &[]).await
}

/// Sends a message with what waits to be sent with it.
///
/// # Errors
/// As [`send`]; [`Stop::Unreadable`] if some of it does not wait any more.
pub async fn send_with(
    service: &Service,
    member: &Membership,
    id: Id<Stored>,
    text: &str,
    files: &[attachments::Chosen],
) -> Result<i64, Stop> {
    let (space, author) = (member.space(), member.account());
    let (generation, sealed) = member.seal(&context(space, author, id), text.as_bytes())?;
    let at = service.clock.now();
    if secrets::must_agree(&mut *service.db.read().await?, service, member).await? {
        return Err(Stop::Elsewhere(format!("/rooms/{space}")));
    }
    let mut tx = service.db.begin().await?;
    let held = member.hold(&mut tx).await?;
    let number = store::next_number(&mut tx, &held).await?;
    let mut message = Stored {
        id,
        number,
        author,
        generation,
        sealed,
        at,
        files: Vec::new(),
    };
    match store::insert(&mut tx, &held, &message).await {
        Ok(()) => {}
        Err(DbError::Taken(_)) => {
            drop(tx);
            service.db.settled().await?;
            let sent = store::number_of(&mut *service.db.read().await?, space, author, id).await?;
            return sent.ok_or(Stop::Unreadable);
        }
        Err(fault) => return Err(fault.into()),
    }
    message.files = attachments::attach(&mut tx, service, member, &held, number, files).await?;
    let written = Note::by(author, audit::Deed::MessageWritten).within(space);
    audit::note(&mut tx, service, written.object(id)).await?;
    tell_by_mail(&mut tx, service, member, number).await?;
    tx.commit().await?;
    service.bells.ring(space, Ring::Message(Arc::new(message)));
    metrics::counter!("securebase_messages_total").increment(1);
    Ok(number)
}

/// The same messages with what hangs on them.
pub(super) async fn with_files(
    conn: &mut Conn,
    space: Id<Space>,
    mut messages: Vec<Stored>,
) -> Result<Vec<Stored>, Stop> {
    let (Some(first), Some(last)) = (messages.first(), messages.last()) else {
        return Ok(messages);
    };
    let files = attachments::of_messages(conn, space, first.number, last.number).await?;
    for file in files {
        let on = |message: &&mut Stored| Some(message.number) == file.message;
        if let Some(message) = messages.iter_mut().find(on) {
            message.files.push(file);
        }
    }
    Ok(messages)
}

fn mail_subject(space: Id<Space>, account: Id<Account>) -> Vec<u8> {
    [space.bytes(), account.bytes()].concat()
}

/// Plans a mail to each other member who was up to date until now: one mail for all that waits.
async fn tell_by_mail(
    conn: &mut Conn,
    service: &Service,
    member: &Membership,
    number: i64,
) -> Result<(), Stop> {
    let reads = store::reads(conn, member.space()).await?;
    let read_by = |account| {
        reads
            .iter()
            .find(|(who, _)| *who == account)
            .map_or(0, |(_, last)| *last)
    };
    let due = service.clock.now() + SignedDuration::from_mins(MAIL_AFTER);
    for (account, _) in member.others() {
        if read_by(account) == number - 1 {
            let letter = Letter::SomethingNew;
            let subject = mail_subject(member.space(), account);
            jobs::mail_about(
                conn,
                service,
                letter,
                To::Account(account),
                "/",
                due,
                &subject,
            )
            .await?;
        }
    }
    Ok(())
}

/// What is noted before somebody reads what others wrote here; `None` where all is a client's own to read,
/// or a therapist's own notes.
pub(super) fn opened(member: &Membership) -> Option<Note> {
    let deed = match (member.kind(), member.role()) {
        (SpaceKind::Joint, _) => audit::Deed::JointSpaceOpened,
        (SpaceKind::Private, SeatRole::Therapist | SeatRole::Cover) => {
            audit::Deed::PrivateSpaceOpened
        }
        (SpaceKind::Private, SeatRole::Client) | (SpaceKind::Notes, _) => return None,
    };
    Some(Note::by(member.account(), deed).within(member.space()))
}

/// Notes how far someone has read, and takes back the mail that would tell them.
pub async fn mark_read(service: &Service, member: &Membership, number: i64) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    store::mark_read(&mut tx, member.space(), member.account(), number).await?;
    jobs::take_back(&mut tx, &mail_subject(member.space(), member.account())).await?;
    Ok(tx.commit().await?)
}

/// How many messages wait for this member, counted up to 100.
pub async fn unread(conn: &mut Conn, member: &Membership) -> Result<i64, Stop> {
    let mut waiting = 0;
    for (first, last) in member.readable() {
        waiting += store::unread(conn, member.space(), member.account(), *first, *last).await?;
    }
    Ok(waiting)
}

/// A message, opened by a member who may read it.
pub struct Read {
    /// Which.
    pub id: Id<Stored>,
    /// Its place in the space.
    pub number: i64,
    /// Who wrote it.
    pub author: Id<Account>,
    /// When.
    pub at: Timestamp,
    /// The words.
    pub text: String,
}

/// A page of messages after this number, those this member may read, the oldest first, and after which
/// number the next page begins; `None` once there is none.
///
/// # Errors
/// If the store does not answer or a message does not open.
pub async fn read_after(
    conn: &mut Conn,
    member: &Membership,
    number: i64,
) -> Result<(Vec<Read>, Option<i64>), Stop> {
    let stored = store::after(conn, member.space(), number).await?;
    let next = stored.last().map(|last| last.number);
    let mut found = Vec::new();
    for message in stored.iter().filter(|one| member.reads(one.generation)) {
        let context = context(member.space(), message.author, message.id);
        let plain = member.open(message.generation, &context, &message.sealed)?;
        found.push(Read {
            id: message.id,
            number: message.number,
            author: message.author,
            at: message.at,
            text: String::from_utf8_lossy(&plain).into_owned(),
        });
    }
    Ok((found, next))
}
