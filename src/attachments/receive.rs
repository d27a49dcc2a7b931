//! Taking something in, part after part.
//!
//! What must stay true: a part is sealed before it is written and acknowledged once it is safe; two parts
//! for one place are never both taken; sent again, it goes on where it was.

use axum::body::Bytes;
use futures_util::{Stream, StreamExt};
use sealing::SystemEntropy;
use sealing::stream::{Sealer, StreamKey};

use super::opened::{Told, told};
use super::{FORM_COUNTS, MOST_UNSENT, Stored, Upload, name, part_context, store, upload_context};
use crate::db::{Conn, DbError, Id};
use crate::episodes::Membership;
use crate::languages::{Said, say};
use crate::service::Service;
use crate::web::Stop;

/// Why something is not taken, to be told to whoever sends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is nothing in it.
    Empty,
    /// It is longer than the practice lets one be.
    TooLarge,
    /// A picture that is too large to take out what it tells.
    PictureTooLarge,
    /// They have used up what the practice gives each person.
    Full,
    /// Too many wait to be sent.
    TooMany,
    /// A form of pictures that is not taken.
    Heic,
    /// Films are not taken.
    Film,
    /// No kind that is taken.
    Unknown,
    /// A picture that cannot be read.
    Broken,
}

impl Refusal {
    /// For whoever sent it.
    pub fn words(self, service: &Service) -> Said {
        match self {
            Self::Empty => say("file-empty"),
            Self::TooLarge => {
                say("file-too-large").with("most", service.settings.largest_attachment)
            }
            Self::PictureTooLarge => say("file-picture-too-large"),
            Self::Full => say("file-full"),
            Self::TooMany => say("file-too-many"),
            Self::Heic => say("file-heic"),
            Self::Film => say("file-film"),
            Self::Unknown => say("file-unknown"),
            Self::Broken => say("file-broken"),
        }
    }
}

/// The most bytes one may have.
pub(super) fn largest(service: &Service) -> u64 {
    u64::from(service.settings.largest_attachment) * 1_000_000
}

/// How beginning ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begun {
    /// It goes on from this byte.
    At(u64),
    /// It is not taken.
    Refused(Refusal),
}

pub(super) async fn find(
    conn: &mut Conn,
    member: &Membership,
    id: Id<Stored>,
) -> Result<Option<Upload>, Stop> {
    let all = store::uploads(conn, member.space(), member.account()).await?;
    Ok(all.into_iter().find(|upload| upload.id == id))
}

/// Whether there is room for so many bytes more, and one more.
pub(super) async fn room(
    conn: &mut Conn,
    service: &Service,
    member: &Membership,
    more: i64,
) -> Result<Result<(), Refusal>, Stop> {
    let forms_since = service.clock.now() - FORM_COUNTS;
    let has = store::has(conn, member.account(), forms_since).await?;
    let most = i64::from(service.settings.attachments_each) * 1_000_000;
    Ok(if has.unsent >= MOST_UNSENT {
        Err(Refusal::TooMany)
    } else if has.bytes.saturating_add(more) > most {
        Err(Refusal::Full)
    } else {
        Ok(())
    })
}

/// Begins to take something in, or goes on with it: the same `id` again is the same.
///
/// # Errors
/// [`Stop::NotFound`] if they may not write here, or somebody came or left since they entered.
pub async fn begin(
    service: &Service,
    member: &Membership,
    id: Id<Stored>,
    called: &str,
    length: Option<u64>,
) -> Result<Begun, Stop> {
    if length == Some(0) {
        return Ok(Begun::Refused(Refusal::Empty));
    }
    if length.is_some_and(|length| length > largest(service)) {
        return Ok(Begun::Refused(Refusal::TooLarge));
    }
    let key = StreamKey::generate(&mut SystemEntropy);
    let told = Told::new(&key, name::cleaned(called), length);
    let context = upload_context(member.space(), member.account(), id);
    let (generation, sealed) = member.seal(&context, &told.plain())?;
    let upload = Upload {
        id,
        generation,
        sealed,
        received: 0,
    };
    let mut tx = service.db.begin().await?;
    let held = member.hold(&mut tx).await?;
    if let Some(there) = find(&mut tx, member, id).await? {
        return Ok(Begun::At(there.received as u64));
    }
    let reserved = length.unwrap_or(0) as i64;
    if let Err(refusal) = room(&mut tx, service, member, reserved).await? {
        return Ok(Begun::Refused(refusal));
    }
    match store::begin(&mut tx, &held, &upload, reserved, service.clock.now()).await {
        Ok(()) => {}
        // Somebody else's.
        Err(DbError::Taken(_)) => return Err(Stop::Unreadable),
        Err(fault) => return Err(fault.into()),
    }
    tx.commit().await?;
    Ok(Begun::At(0))
}

/// How adding a part ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It goes on from this byte.
    At(u64),
    /// All of it is there.
    Whole,
    /// It begins elsewhere than where the upload is: at this byte.
    Elsewhere(u64),
    /// It is not taken; all of it is forgotten.
    Refused(Refusal),
}

/// Adds a part that begins at this byte. What comes before a lost connection is kept where the whole length
/// is known.
///
/// # Errors
/// [`Stop::NotFound`] if there is no such upload of theirs; [`Stop::Unreadable`] if it was cut off and
/// nothing of it could be kept.
pub async fn add(
    service: &Service,
    member: &Membership,
    id: Id<Stored>,
    start: u64,
    part: impl Stream<Item = Result<Bytes, impl std::fmt::Debug>>,
) -> Result<Added, Stop> {
    let found = find(&mut *service.db.read().await?, member, id).await?;
    let upload = found.ok_or(Stop::NotFound)?;
    if start != upload.received as u64 {
        return Ok(Added::Elsewhere(upload.received as u64));
    }
    let told = told(member, &upload)?;
    let most = match told.length {
        Some(length) => length.saturating_sub(start),
        None => largest(service),
    };
    let context = part_context(member.space(), id, upload.received);
    let mut sealer = Sealer::new(&told.key()?, context, &mut SystemEntropy);
    let mut file = service.files.attachments().begin().await?;
    let (mut length, mut cut) = (0u64, false);
    let mut part = std::pin::pin!(part);
    while let Some(bytes) = part.next().await {
        let Ok(bytes) = bytes else {
            cut = true;
            break;
        };
        length += bytes.len() as u64;
        if length > most {
            super::remove(service, member, id).await?;
            return Ok(Added::Refused(Refusal::TooLarge));
        }
        file.write(&sealer.next(&bytes)?).await?;
    }
    if cut && (told.length.is_none() || length == 0) {
        return Err(Stop::Unreadable);
    }
    let received = start + length;
    let whole = !cut && told.length.is_none_or(|told| told == received);
    if length > 0 {
        file.write(&sealer.last()?).await?;
        let (name, _) = file.keep().await?;
        let mut tx = service.db.begin().await?;
        if !store::took(&mut tx, id, upload.received, length as i64, &name).await? {
            drop(tx);
            service.files.attachments().discard([&name]).await;
            let now = find(&mut *service.db.read().await?, member, id).await?;
            return Ok(Added::Elsewhere(now.map_or(0, |now| now.received as u64)));
        }
        tx.commit().await?;
    }
    Ok(match whole {
        true => Added::Whole,
        false => Added::At(received),
    })
}
