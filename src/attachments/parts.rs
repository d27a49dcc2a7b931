//! What came in parts, read as one.
//!
//! What must stay true: it is whole, or it ends with a fault: no part is left out, none is another's.

use std::collections::VecDeque;

use sealing::stream::{Opener, SEALED_CHUNK, StreamKey};
use zeroize::Zeroizing;

use super::{Stored, part_context};
use crate::db::Id;
use crate::episodes::Space;
use crate::sealed_files::{Folder, Reading};
use crate::web::Stop;

/// The parts of an upload, opened one after the other.
pub(super) struct Parts {
    folder: Folder,
    key: StreamKey,
    upload: (Id<Space>, Id<Stored>),
    left: VecDeque<(i64, String)>,
    now: Option<(Reading, Opener)>,
    read: u64,
}

impl Parts {
    pub(super) fn new(
        folder: Folder,
        key: StreamKey,
        upload: (Id<Space>, Id<Stored>),
        parts: Vec<(i64, String)>,
    ) -> Self {
        Self {
            folder,
            key,
            upload,
            left: parts.into(),
            now: None,
            read: 0,
        }
    }

    /// How many bytes of content were given so far.
    pub(super) fn read(&self) -> u64 {
        self.read
    }

    /// What comes next; `None` at the end.
    pub(super) async fn next(&mut self) -> Result<Option<Zeroizing<Vec<u8>>>, Stop> {
        loop {
            let Some((mut file, mut opener)) = self.now.take() else {
                let Some((start, name)) = self.left.pop_front() else {
                    return Ok(None);
                };
                if start as u64 != self.read {
                    return Err(Stop::Fault("an upload has a hole".to_owned()));
                }
                let (space, id) = self.upload;
                let opener = Opener::new(&self.key, part_context(space, id, start));
                self.now = Some((self.folder.open(&name).await?, opener));
                continue;
            };
            let sealed = file.next(SEALED_CHUNK).await?;
            let opened = if sealed.is_empty() {
                opener.last()?
            } else {
                let opened = opener.next(&sealed)?;
                self.now = Some((file, opener));
                opened
            };
            if !opened.is_empty() {
                self.read += opened.len() as u64;
                return Ok(Some(opened));
            }
        }
    }

    /// The first bytes, so many or all there are.
    pub(super) async fn head(&mut self, bytes: usize) -> Result<Zeroizing<Vec<u8>>, Stop> {
        let mut head = Zeroizing::new(Vec::with_capacity(2 * bytes));
        while head.len() < bytes {
            let Some(more) = self.next().await? else {
                break;
            };
            head.extend_from_slice(&more);
        }
        Ok(head)
    }
}
