//! The pieces a copy is stored in.
//!
//! What must stay true: a piece opens only in its place, and the last one only as the last, so that a copy
//! that was cut off or put together differently does not open; never more than a piece waits in memory
//! beside what is being written.

use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use sealing::{CannotOpen, Context, SealedInSpace, SpaceKey, SystemEntropy};
use zeroize::Zeroizing;

use super::{Export, Ready};
use crate::db::Id;

/// How many bytes a piece holds.
pub(super) const PIECE: usize = 256 * 1024;
/// How many bytes more it takes when it is sealed.
const SEAL: usize = 1 + 24 + 16;

/// Where the sealed piece of this number is in the file of a finished copy, and how long it is: all but the
/// last are full.
pub(super) fn place(number: i64, ready: Ready) -> (u64, usize) {
    let number = usize::try_from(number).unwrap_or(0);
    let (pieces, bytes) = (ready.pieces, ready.bytes);
    let (pieces, bytes) = (
        usize::try_from(pieces).unwrap_or(0),
        usize::try_from(bytes).unwrap_or(0),
    );
    let held = match number + 1 == pieces {
        true => bytes.saturating_sub(number * PIECE),
        false => PIECE,
    };
    ((number * (PIECE + SEAL)) as u64, held + SEAL)
}

fn context(export: Id<Export>, number: i64, last: bool) -> Context {
    Context::new("export piece")
        .and(export.bytes())
        .and(&number.to_be_bytes())
        .and(&[u8::from(last)])
}

/// Seals a piece for its place.
pub(super) fn seal(
    key: &SpaceKey,
    export: Id<Export>,
    (number, last): (i64, bool),
    plain: &[u8],
) -> SealedInSpace {
    key.seal(&context(export, number, last), plain, &mut SystemEntropy)
}

/// Opens a piece in its place.
///
/// # Errors
/// If it is not the piece that was sealed there.
pub(super) fn open(
    key: &SpaceKey,
    export: Id<Export>,
    (number, last): (i64, bool),
    sealed: &SealedInSpace,
) -> Result<Zeroizing<Vec<u8>>, CannotOpen> {
    key.open(&context(export, number, last), sealed)
}

/// What was written and is not sealed yet: the zip writer has one end, whoever seals the other.
#[derive(Clone, Default)]
pub(super) struct Pipe(Arc<Mutex<Zeroizing<Vec<u8>>>>);

impl Pipe {
    /// A whole piece, once there is one and more after it: the last is for [`Pipe::rest`].
    pub(super) fn piece(&self) -> Option<Zeroizing<Vec<u8>>> {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.len() <= PIECE {
            return None;
        }
        let rest = Zeroizing::new(waiting.split_off(PIECE));
        Some(std::mem::replace(&mut *waiting, rest))
    }

    /// All that is left.
    pub(super) fn rest(&self) -> Zeroizing<Vec<u8>> {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut *waiting)
    }
}

impl Write for Pipe {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;

    #[test]
    fn a_piece_opens_only_in_its_place() {
        let id = || Id::new(Timestamp::UNIX_EPOCH, &mut SystemEntropy);
        let (export, key) = (id(), SpaceKey::generate(&mut SystemEntropy));
        let sealed = seal(&key, export, (1, false), b"words");
        let opens = |export, place| open(&key, export, place, &sealed).is_ok();
        assert!(opens(export, (1, false)));
        assert!(!opens(export, (2, false)), "another place");
        assert!(!opens(export, (1, true)), "cut off after it");
        assert!(!opens(id(), (1, false)), "another copy");
    }

    #[test]
    fn pieces_lie_one_after_the_other() {
        let key = SpaceKey::generate(&mut SystemEntropy);
        let export = Id::new(Timestamp::UNIX_EPOCH, &mut SystemEntropy);
        let held = [PIECE, PIECE, 7];
        let ready = Ready {
            at: Timestamp::UNIX_EPOCH,
            pieces: 3,
            bytes: held.iter().sum::<usize>() as i64,
        };
        let mut file = 0;
        for (number, held) in (0..).zip(held) {
            let sealed = seal(&key, export, (number, number == 2), &vec![0; held]);
            let sealed = sealed.as_bytes().len();
            assert_eq!(place(number, ready), (file, sealed));
            file += sealed as u64;
        }
    }

    #[test]
    fn what_goes_in_comes_out_in_pieces() {
        let mut pipe = Pipe::default();
        let all: Vec<u8> = (0..PIECE * 2 + 7).map(|n| (n % 251) as u8).collect();
        pipe.write_all(&all).expect("memory");
        let mut out = Vec::new();
        while let Some(piece) = pipe.piece() {
            assert_eq!(piece.len(), PIECE);
            out.extend_from_slice(&piece);
        }
        out.extend_from_slice(&pipe.rest());
        assert_eq!(out, all);
    }
}
