//! Handing an attachment out.
//!
//! What must stay true: only to who reads the message it hangs on, or sends it; noted before; a browser is
//! told what it is and runs nothing of it; what is not whole on disk is not begun, and what turns out to be
//! damaged breaks off, so that it is never taken for whole.

use std::ops::Range;
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::Stream;
use sealing::stream::{CHUNK, Chunks, HEAD, SEALED_CHUNK, chunk_begins, sealed_length};

use super::opened::{About, about};
use super::range::{Asked, asked};
use super::{Stored, store, stream_context};
use crate::audit::{self, Note};
use crate::db::Id;
use crate::episodes::{Membership, SeatRole, SpaceKind};
use crate::sealed_files::Reading;
use crate::service::Service;
use crate::web::Stop;
use crate::web::guard::Sandboxed;

/// What is noted before somebody opens what another sent; `None` where a client's own private space or a
/// therapist's own notes are opened.
fn opened(member: &Membership, stored: &Stored) -> Option<Note> {
    let own = matches!(
        (member.kind(), member.role()),
        (SpaceKind::Private, SeatRole::Client) | (SpaceKind::Notes, _)
    );
    let note = Note::by(member.account(), audit::Deed::FileOpened).within(member.space());
    (!own && stored.author != member.account()).then(|| note.object(stored.id))
}

/// Hands an attachment out, or the part of it that was asked for.
pub(super) async fn serve(
    service: &Arc<Service>,
    member: &Membership,
    id: Id<Stored>,
    headers: &HeaderMap,
) -> Result<Response, Stop> {
    let found = store::one(&mut *service.db.read().await?, member.space(), id).await?;
    let stored = found.ok_or(Stop::NotFound)?;
    let sent = stored.message.is_some() || stored.author == member.account();
    if !sent || !member.reads(stored.generation) {
        return Err(Stop::NotFound);
    }
    let about = about(member, &stored)?;
    audit::visit(service, opened(member, &stored).into_iter().collect()).await?;
    let content = Content::open(service, member, &stored, &about).await?;
    let wanted = headers
        .get(header::RANGE)
        .and_then(|range| range.to_str().ok());
    let (status, part) = match asked(wanted, about.length) {
        Asked::All => (StatusCode::OK, 0..about.length),
        Asked::Part(part) => (StatusCode::PARTIAL_CONTENT, part),
        Asked::Beyond => {
            let told = [(header::CONTENT_RANGE, format!("bytes */{}", about.length))];
            return Ok((StatusCode::RANGE_NOT_SATISFIABLE, told).into_response());
        }
    };
    // Opened before anything is said: what is damaged at its beginning is a fault, not an answer.
    let told = told(&about, status, &part);
    let mut content = Whole {
        content,
        left: part,
    };
    let first = content.next().await?;
    let mut response = (status, told, Body::from_stream(rest(content, first))).into_response();
    response.extensions_mut().insert(Sandboxed);
    Ok(response)
}

fn told(about: &About, status: StatusCode, part: &Range<u64>) -> HeaderMap {
    let mut headers = HeaderMap::new();
    let mut tell = |name, value: String| {
        if let Ok(value) = value.try_into() {
            headers.insert(name, value);
        }
    };
    tell(header::CONTENT_TYPE, about.kind.mime().to_owned());
    tell(header::CONTENT_LENGTH, (part.end - part.start).to_string());
    tell(header::ACCEPT_RANGES, "bytes".to_owned());
    tell(header::CONTENT_DISPOSITION, disposition(about));
    if status == StatusCode::PARTIAL_CONTENT {
        let (from, to) = (part.start, part.end - 1);
        tell(
            header::CONTENT_RANGE,
            format!("bytes {from}-{to}/{}", about.length),
        );
    }
    headers
}

/// Pictures and sound are shown where they are; all else is put away, under its name (RFC 6266, RFC 8187).
fn disposition(about: &About) -> String {
    let shown = about.kind.picture().is_some() || about.kind.is_sound();
    let how = if shown { "inline" } else { "attachment" };
    let encode = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'_' => {
            char::from(byte).to_string()
        }
        byte => format!("%{byte:02X}"),
    };
    let name: String = about.name.bytes().map(encode).collect();
    format!("{how}; filename*=UTF-8''{name}")
}

/// The content of an attachment, chunk by chunk.
struct Content {
    file: Reading,
    chunks: Chunks,
    /// How many chunks there are: with what it was padded with, the last is full too.
    count: u32,
}

impl Content {
    async fn open(
        service: &Service,
        member: &Membership,
        stored: &Stored,
        about: &About,
    ) -> Result<Self, Stop> {
        let mut file = service.files.attachments().open(&stored.file).await?;
        let count = about.length.div_ceil(CHUNK as u64);
        let whole = sealed_length(count * CHUNK as u64);
        if file.length().await? != whole || stored.bytes as u64 != whole {
            return Err(Stop::Fault("an attachment is not whole on disk".to_owned()));
        }
        let head = file.at(0, HEAD).await?;
        let context = stream_context(member.space(), stored.id);
        Ok(Self {
            file,
            chunks: Chunks::new(&about.key()?, context, &head)?,
            count: u32::try_from(count).map_err(|fault| Stop::Fault(fault.to_string()))?,
        })
    }

    /// The beginning of this part, up to where its chunk ends.
    async fn piece(&mut self, part: &Range<u64>) -> Result<Bytes, Stop> {
        // Within `count`, which fits.
        let number = (part.start / CHUNK as u64) as u32;
        let sealed = self.file.at(chunk_begins(number), SEALED_CHUNK).await?;
        let opened = self
            .chunks
            .open(number, number + 1 == self.count, &sealed)?;
        let from = (part.start % CHUNK as u64) as usize;
        let to = (part.end - (part.start - from as u64)).min(CHUNK as u64) as usize;
        Ok(Bytes::copy_from_slice(&opened[from..to]))
    }
}

/// The first piece, and then all others.
fn rest(content: Whole, first: Option<Bytes>) -> impl Stream<Item = Result<Bytes, std::io::Error>> {
    futures_util::stream::try_unfold((content, first), async |(mut content, first)| {
        let piece = match first {
            Some(first) => Some(first),
            None => content.next().await.map_err(|stop| {
                tracing::error!(?stop, "an attachment breaks off");
                std::io::Error::other("an attachment breaks off")
            })?,
        };
        Ok(piece.map(|piece| (piece, (content, None))))
    })
}

/// An attachment, or a part of it, read piece by piece.
pub struct Whole {
    content: Content,
    left: Range<u64>,
}

impl Whole {
    /// Begins to read one that this member may read; `None` where it is not whole on disk.
    ///
    /// # Errors
    /// If it does not open.
    pub async fn open(
        service: &Service,
        member: &Membership,
        stored: &Stored,
    ) -> Result<Option<Self>, Stop> {
        let about = about(member, stored)?;
        let left = 0..about.length;
        match Content::open(service, member, stored, &about).await {
            Ok(content) => Ok(Some(Self { content, left })),
            Err(Stop::Fault(fault)) => {
                tracing::error!(fault, "an attachment is not whole");
                Ok(None)
            }
            Err(stop) => Err(stop),
        }
    }

    /// The next piece; `None` after the last.
    ///
    /// # Errors
    /// If it is damaged.
    pub async fn next(&mut self) -> Result<Option<Bytes>, Stop> {
        if self.left.is_empty() {
            return Ok(None);
        }
        let piece = self.content.piece(&self.left).await?;
        self.left.start += piece.len() as u64;
        Ok(Some(piece))
    }
}
