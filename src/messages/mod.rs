//! Messages: what people write in a space.
//!
//! What must stay true: a message is acknowledged only once it is on disk; sent twice, it is there
//! once; and it is opened only by someone who was in the space when it was written.

mod acts;
mod attach_pages;
mod live;
mod pages;
mod store;
mod unsent_pages;

use jiff::Timestamp;
use sealing::{Context, SealedInSpace};

use crate::accounts::Account;
use crate::attachments;
use crate::db::Id;
use crate::episodes::Space;

pub use acts::{Read, mark_read, read_after, send, send_with, unread};
pub use attach_pages::receiving_routes;
pub use pages::{panel, room_with_draft, routes};

/// The longest message taken, in characters.
pub const LONGEST: usize = 8_000;

/// How many messages a page of a room holds.
pub const PAGE: i64 = 40;

/// A message as it is stored: sealed.
#[derive(Clone, Debug)]
pub struct Stored {
    /// Which, as its sender made it.
    pub id: Id<Stored>,
    /// Its place in the space, counting up from 1.
    pub number: i64,
    /// Who wrote it.
    pub author: Id<Account>,
    /// Under which generation of the space's key.
    pub generation: i64,
    /// The words.
    pub sealed: SealedInSpace,
    /// When it was taken in.
    pub at: Timestamp,
    /// What hangs on it.
    pub files: Vec<attachments::Stored>,
}

/// What a message's seal is bound to: it opens nowhere else, as nobody else's.
fn context(space: Id<Space>, author: Id<Account>, id: Id<Stored>) -> Context {
    Context::new("message")
        .and(space.bytes())
        .and(author.bytes())
        .and(id.bytes())
}
