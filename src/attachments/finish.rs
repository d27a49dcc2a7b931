//! What came whole is looked at and sealed as one, to be sent with a message.
//!
//! What must stay true: its kind is decided here, from its bytes; a picture is written only without what it
//! tells; nothing plain is kept meanwhile.

use pictures::Format;
use sealing::SystemEntropy;
use sealing::stream::{CHUNK, Sealer, StreamKey};
use zeroize::Zeroizing;

use super::kind::{self, NotTaken};
use super::opened::{About, Shown, open, told};
use super::parts::Parts;
use super::receive::{find, room};
use super::{LARGEST_PICTURE, Refusal, Stored, context, name, remove, store, stream_context};
use crate::db::{DbError, Id};
use crate::episodes::Membership;
use crate::sealed_files::{Folder, Writing};
use crate::service::Service;
use crate::web::Stop;

/// Makes an attachment of an upload that is whole. It waits then, for its sender alone. Done twice, it is
/// done once.
///
/// # Errors
/// [`Stop::NotFound`] if there is no such upload of theirs, they may not write here, or somebody came or
/// left since they entered: enter again.
pub async fn finish(
    service: &Service,
    member: &Membership,
    id: Id<Stored>,
) -> Result<Result<Shown, Refusal>, Stop> {
    let mut conn = service.db.read().await?;
    let Some(upload) = find(&mut conn, member, id).await? else {
        return Ok(Ok(already(service, member, id).await?));
    };
    let listed = store::parts(&mut conn, id).await?;
    drop(conn);
    let told = told(member, &upload)?;
    let folder = service.files.attachments();
    let place = (member.space(), id);
    let mut parts = Parts::new(folder.clone(), told.key()?, place, listed.clone());
    let (about, file) = match sealed(&folder, member, id, &told.name, &mut parts).await? {
        Ok(sealed) => sealed,
        Err(refusal) => {
            remove(service, member, id).await?;
            return Ok(Err(refusal));
        }
    };
    if told.length.is_some_and(|length| length != parts.read()) {
        return Err(Stop::Unreadable);
    }
    let (file, bytes) = file.keep().await?;
    let context = context(member.space(), member.account(), id);
    let (generation, sealed) = member.seal(&context, &about.plain())?;
    let waiting = Stored {
        id,
        author: member.account(),
        message: None,
        generation,
        sealed,
        file,
        bytes,
    };
    match write(service, member, &waiting).await {
        Ok(Ok(())) => {}
        Ok(Err(refusal)) => {
            folder.discard([&waiting.file]).await;
            remove(service, member, id).await?;
            return Ok(Err(refusal));
        }
        Err(Stop::Unreadable) => {
            // Somebody was faster: the same, sent twice.
            folder.discard([&waiting.file]).await;
            return Ok(Ok(already(service, member, id).await?));
        }
        Err(stop) => {
            folder.discard([&waiting.file]).await;
            return Err(stop);
        }
    }
    folder
        .discard(listed.into_iter().map(|(_, part)| part))
        .await;
    Ok(Ok(open(member, &waiting)?))
}

async fn already(service: &Service, member: &Membership, id: Id<Stored>) -> Result<Shown, Stop> {
    service.db.settled().await?;
    let mut conn = service.db.read().await?;
    let stored = store::one(&mut conn, member.space(), id).await?;
    let mine = stored.filter(|stored| stored.author == member.account());
    open(member, &mine.ok_or(Stop::NotFound)?)
}

/// The attachment in place of the upload, in one step.
async fn write(
    service: &Service,
    member: &Membership,
    waiting: &Stored,
) -> Result<Result<(), Refusal>, Stop> {
    let mut tx = service.db.begin().await?;
    let held = member.hold(&mut tx).await?;
    store::forget_upload(&mut tx, member.space(), member.account(), waiting.id).await?;
    if let Err(refusal) = room(&mut tx, service, member, waiting.bytes).await? {
        return Ok(Err(refusal));
    }
    match store::insert(&mut tx, &held, waiting, service.clock.now()).await {
        Ok(()) => {}
        Err(DbError::Taken(_)) => return Err(Stop::Unreadable),
        Err(fault) => return Err(fault.into()),
    }
    tx.commit().await?;
    Ok(Ok(()))
}

/// Looks at what came and seals it as one stream into a new file.
async fn sealed(
    folder: &Folder,
    member: &Membership,
    id: Id<Stored>,
    called: &str,
    parts: &mut Parts,
) -> Result<Result<(About, Writing), Refusal>, Stop> {
    let head = parts.head(CHUNK).await?;
    if head.is_empty() {
        return Ok(Err(Refusal::Empty));
    }
    let kind = match kind::kind_of(&head[..head.len().min(CHUNK)], called) {
        Ok(kind) => kind,
        Err(NotTaken::Heic) => return Ok(Err(Refusal::Heic)),
        Err(NotTaken::Film) => return Ok(Err(Refusal::Film)),
        Err(NotTaken::Unknown) => return Ok(Err(Refusal::Unknown)),
    };
    let key = StreamKey::generate(&mut SystemEntropy);
    let mut out = Out {
        sealer: Sealer::new(&key, stream_context(member.space(), id), &mut SystemEntropy),
        file: folder.begin().await?,
        length: 0,
    };
    match kind.picture() {
        Some(format) => match bare(format, head, parts).await? {
            Ok(picture) => out.write(&picture).await?,
            Err(refusal) => return Ok(Err(refusal)),
        },
        None => {
            out.write(&head).await?;
            while let Some(more) = parts.next().await? {
                out.write(&more).await?;
            }
        }
    }
    let (file, length) = out.end().await?;
    Ok(Ok((
        About::new(&key, name::kept(called, kind), kind, length),
        file,
    )))
}

/// A picture without what it tells.
async fn bare(
    format: Format,
    head: Zeroizing<Vec<u8>>,
    parts: &mut Parts,
) -> Result<Result<Zeroizing<Vec<u8>>, Refusal>, Stop> {
    let mut whole = head;
    while let Some(more) = parts.next().await? {
        if parts.read() > LARGEST_PICTURE {
            return Ok(Err(Refusal::PictureTooLarge));
        }
        whole.extend_from_slice(&more);
    }
    let bare = pictures::bare(format, &whole).map(Zeroizing::new);
    Ok(bare.map_err(|_| Refusal::Broken))
}

/// What is sealed as one.
struct Out {
    sealer: Sealer,
    file: Writing,
    length: u64,
}

impl Out {
    async fn write(&mut self, content: &[u8]) -> Result<(), Stop> {
        self.length += content.len() as u64;
        Ok(self.file.write(&self.sealer.next(content)?).await?)
    }

    /// Ends it with padding to a whole chunk, so that the file's size does not tell the content's.
    async fn end(mut self) -> Result<(Writing, u64), Stop> {
        let length = self.length;
        let over = (length % CHUNK as u64) as usize;
        if over > 0 {
            self.write(&vec![0; CHUNK - over]).await?;
        }
        self.file.write(&self.sealer.last()?).await?;
        Ok((self.file, length))
    }
}
