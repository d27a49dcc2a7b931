//! A file as it is kept, carried elsewhere, and opened there without a service.
//!
//! What must stay true: what is carried is sealed as it was kept; half of one is never given out as whole.

use sealing::stream::Opener;
use zeroize::Zeroizing;

use super::opened::about;
use super::{Stored, stream_context};
use crate::episodes::Membership;
use crate::sealed_files::{Reading, Trouble};
use crate::service::Service;
use crate::web::Stop;

/// How much is read at once.
const PIECE: usize = 64 * 1024;

/// A file as it is kept.
pub struct Sealed {
    file: Reading,
    left: u64,
}

impl Sealed {
    /// Begins to read one; `None` where it is not there as a whole.
    ///
    /// # Errors
    /// If what keeps it does not answer.
    pub async fn open(service: &Service, stored: &Stored) -> Result<Option<Self>, Stop> {
        let file = match service.files.attachments().open(&stored.file).await {
            Err(Trouble::Gone) => {
                tracing::error!("an attachment is missing");
                return Ok(None);
            }
            file => file?,
        };
        let length = file.length().await?;
        let whole = u64::try_from(stored.bytes) == Ok(length);
        Ok(whole.then_some(Self { file, left: length }))
    }

    /// How many bytes are left of it.
    pub fn length(&self) -> u64 {
        self.left
    }

    /// The next piece; `None` after the last.
    ///
    /// # Errors
    /// If not all of it is given.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, Stop> {
        if self.left == 0 {
            return Ok(None);
        }
        let most = usize::try_from(self.left).map_or(PIECE, |left| left.min(PIECE));
        let piece = self.file.next(most).await?;
        if piece.is_empty() {
            return Err(Stop::Fault("an attachment got shorter".to_owned()));
        }
        self.left -= piece.len() as u64;
        Ok(Some(piece))
    }
}

/// A file that is opened again, piece by piece, by a member who may read it.
pub struct Unsealing {
    opener: Opener,
    /// How much of what comes is content; what follows is padding.
    left: u64,
}

impl Unsealing {
    /// Begins with one.
    ///
    /// # Errors
    /// If what is sealed with it does not open.
    pub fn begin(member: &Membership, stored: &Stored) -> Result<Self, Stop> {
        let about = about(member, stored)?;
        let context = stream_context(member.space(), stored.id);
        Ok(Self {
            opener: Opener::new(&about.key()?, context),
            left: about.length,
        })
    }

    /// Takes more of what is sealed; gives the content that opens.
    ///
    /// # Errors
    /// If it is not what was sealed there.
    pub fn next(&mut self, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Stop> {
        let opened = self.opener.next(sealed)?;
        Ok(content(&mut self.left, opened))
    }

    /// The end of it was reached; gives the rest of the content.
    ///
    /// # Errors
    /// If it was cut off.
    pub fn last(mut self) -> Result<Zeroizing<Vec<u8>>, Stop> {
        let opened = self.opener.last()?;
        Ok(content(&mut self.left, opened))
    }
}

/// What of this is content, where so much of it is left.
fn content(left: &mut u64, mut opened: Zeroizing<Vec<u8>>) -> Zeroizing<Vec<u8>> {
    let fits = usize::try_from(*left).map_or(opened.len(), |left| left.min(opened.len()));
    *left -= fits as u64;
    opened.truncate(fits);
    opened
}
