//! Streams: content too long to be sealed in one piece, sealed chunk by chunk as it comes (the STREAM
//! construction of Hoang, Reyhanitabar, Rogaway and Vizár, <https://eprint.iacr.org/2015/189>, over
//! XChaCha20-Poly1305, with a counter of 32 bits, big-endian).
//!
//! What must stay true: each chunk opens only in its place, and the last one only as the last, so that a
//! stream which was cut off, put together in another order, lengthened or moved elsewhere does not open;
//! never more than a chunk waits in memory.
//!
//! | bytes | what |
//! |---|---|
//! | 1 | version, 1 |
//! | 19 | the stream's part of the nonce, random |
//! | 65,536 + 16 each | full chunks, each with its tag |
//! | 0 to 65,536, + 16 | the last chunk, with its tag; empty only where the content is |
//!
//! The nonce of a chunk is the stream's part, the chunk's number (4 bytes, big-endian, from 0), and a byte
//! that is 1 for the last chunk and 0 for all others. The context is associated data of each chunk.

use aead_stream::{NewStream, StreamBE32, StreamPrimitive};
use chacha20poly1305::aead::Payload;
use chacha20poly1305::{Key, XChaCha20Poly1305};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use crate::{CannotOpen, Context, random};

/// How many bytes of content a full chunk holds.
pub const CHUNK: usize = 64 * 1024;
/// How many bytes a full chunk takes when it is sealed.
pub const SEALED_CHUNK: usize = CHUNK + TAG;
/// How many bytes stand before the first chunk.
pub const HEAD: usize = 1 + NONCE;

const VERSION: u8 = 1;
const NONCE: usize = 19;
const TAG: usize = 16;

/// The key of one stream, made for it alone. Whoever keeps the stream seals this key as they seal any
/// other content.
#[derive(Clone)]
pub struct StreamKey(Zeroizing<[u8; 32]>);

impl StreamKey {
    /// Makes a new random key.
    pub fn generate(rng: &mut impl CryptoRng) -> Self {
        Self(Zeroizing::new(random(rng)))
    }

    /// Takes a key back from the bytes that were sealed.
    ///
    /// # Errors
    /// If there are not 32.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, CannotOpen> {
        let bytes: [u8; 32] = bytes.try_into().map_err(|_| CannotOpen)?;
        Ok(Self(Zeroizing::new(bytes)))
    }

    /// The bytes, to be sealed.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl std::fmt::Debug for StreamKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("StreamKey(..)")
    }
}

/// How many bytes a stream takes that holds so many bytes of content.
pub fn sealed_length(content: u64) -> u64 {
    let chunks = content.div_ceil(CHUNK as u64).max(1);
    HEAD as u64 + content + chunks * TAG as u64
}

/// At which byte of a stream the chunk of this number begins, counted from 0.
pub fn chunk_begins(number: u32) -> u64 {
    HEAD as u64 + u64::from(number) * SEALED_CHUNK as u64
}

type Construction = StreamBE32<XChaCha20Poly1305>;

fn construction(key: &StreamKey, nonce: &[u8; NONCE]) -> Construction {
    Construction::new(&Key::from(*key.as_bytes()), &(*nonce).into())
}

/// Seals a stream: what it gives out, one after the other, is the stream.
pub struct Sealer {
    stream: Construction,
    context: Context,
    /// The head, until it was given out.
    head: Vec<u8>,
    number: u32,
    waiting: Zeroizing<Vec<u8>>,
}

impl Sealer {
    /// Begins a stream for its place.
    pub fn new(key: &StreamKey, context: Context, rng: &mut impl CryptoRng) -> Self {
        let nonce: [u8; NONCE] = random(rng);
        Self {
            stream: construction(key, &nonce),
            context,
            head: [&[VERSION], nonce.as_slice()].concat(),
            number: 0,
            waiting: Zeroizing::new(Vec::with_capacity(CHUNK)),
        }
    }

    /// Takes more content; gives what is sealed of it so far.
    ///
    /// # Errors
    /// If the content is longer than 2³² chunks (256 TiB).
    pub fn next(&mut self, mut content: &[u8]) -> Result<Vec<u8>, CannotOpen> {
        let mut sealed = std::mem::take(&mut self.head);
        while !content.is_empty() {
            // A full chunk waits until there is more: it might be the last.
            if self.waiting.len() == CHUNK {
                sealed.extend(self.chunk(false)?);
                self.number = self.number.checked_add(1).ok_or(CannotOpen)?;
            }
            let fits = content.len().min(CHUNK - self.waiting.len());
            self.waiting.extend_from_slice(&content[..fits]);
            content = &content[fits..];
        }
        Ok(sealed)
    }

    /// Ends the stream; gives the rest of it.
    ///
    /// # Errors
    /// As [`Sealer::next`].
    pub fn last(mut self) -> Result<Vec<u8>, CannotOpen> {
        let mut sealed = std::mem::take(&mut self.head);
        sealed.extend(self.chunk(true)?);
        Ok(sealed)
    }

    fn chunk(&mut self, last: bool) -> Result<Vec<u8>, CannotOpen> {
        let payload = Payload {
            msg: &self.waiting,
            aad: self.context.as_bytes(),
        };
        let sealed = self.stream.encrypt(self.number, last, payload);
        self.waiting.clear();
        sealed.map_err(|_| CannotOpen)
    }
}

/// Opens single chunks of a stream, in any order.
pub struct Chunks {
    stream: Construction,
    context: Context,
}

impl Chunks {
    /// Of the stream that begins with these bytes.
    ///
    /// # Errors
    /// If no stream of a known version begins so.
    pub fn new(key: &StreamKey, context: Context, head: &[u8]) -> Result<Self, CannotOpen> {
        let (version, nonce) = head.split_first().ok_or(CannotOpen)?;
        let nonce: &[u8; NONCE] = nonce.try_into().map_err(|_| CannotOpen)?;
        if *version != VERSION {
            return Err(CannotOpen);
        }
        Ok(Self {
            stream: construction(key, nonce),
            context,
        })
    }

    /// Opens the chunk of this number, counted from 0; whether it is the stream's last is part of the seal.
    ///
    /// # Errors
    /// If it is not the chunk that was sealed there.
    pub fn open(
        &self,
        number: u32,
        last: bool,
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, CannotOpen> {
        let payload = Payload {
            msg: sealed,
            aad: self.context.as_bytes(),
        };
        let opened = self.stream.decrypt(number, last, payload);
        opened.map(Zeroizing::new).map_err(|_| CannotOpen)
    }
}

/// Opens a stream from its beginning to its end. What it gave is whole only once [`Opener::last`] was well.
pub struct Opener {
    key: StreamKey,
    context: Context,
    chunks: Option<Chunks>,
    number: u32,
    waiting: Vec<u8>,
}

impl Opener {
    /// Of the stream that was sealed under this key for this place.
    pub fn new(key: &StreamKey, context: Context) -> Self {
        Self {
            key: key.clone(),
            context,
            chunks: None,
            number: 0,
            waiting: Vec::with_capacity(SEALED_CHUNK),
        }
    }

    /// Takes more of the stream; gives what opens of it so far.
    ///
    /// # Errors
    /// If it is not what was sealed there.
    pub fn next(&mut self, mut sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, CannotOpen> {
        let mut opened = Zeroizing::new(Vec::new());
        while !sealed.is_empty() {
            let full = match &self.chunks {
                None => HEAD,
                Some(_) => SEALED_CHUNK,
            };
            if self.waiting.len() == full {
                self.step(&mut opened)?;
                continue;
            }
            let fits = sealed.len().min(full - self.waiting.len());
            self.waiting.extend_from_slice(&sealed[..fits]);
            sealed = &sealed[fits..];
        }
        Ok(opened)
    }

    /// What waits is full, and more comes after it.
    fn step(&mut self, opened: &mut Vec<u8>) -> Result<(), CannotOpen> {
        match &self.chunks {
            None => {
                let chunks = Chunks::new(&self.key, self.context.clone(), &self.waiting)?;
                self.chunks = Some(chunks);
            }
            Some(chunks) => {
                opened.extend_from_slice(&chunks.open(self.number, false, &self.waiting)?);
                self.number = self.number.checked_add(1).ok_or(CannotOpen)?;
            }
        }
        self.waiting.clear();
        Ok(())
    }

    /// The stream's end was reached; gives the rest of its content.
    ///
    /// # Errors
    /// If it was cut off or lengthened, or is not what was sealed there.
    pub fn last(self) -> Result<Zeroizing<Vec<u8>>, CannotOpen> {
        let chunks = self.chunks.ok_or(CannotOpen)?;
        chunks.open(self.number, true, &self.waiting)
    }
}
