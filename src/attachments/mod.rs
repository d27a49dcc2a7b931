//! Attachments: documents, pictures and voice messages that hang on messages.
//!
//! What must stay true: no plain byte of one is ever kept: each is sealed as it comes, in the space it
//! is for; it is acknowledged only once file and row are safe; it is what its bytes say, of a kind on the
//! list; a picture is kept without what it tells beside it; it is opened only by who reads the message it
//! hangs on, and before that by who sends it; half of one is never handed out as whole.
//!
//! It comes in parts, each a stream of its own in a file of its own (`receive`). When all are there it is opened part
//! by part, looked at, sealed again as one stream, and waits (`finish`). The message it is for takes it
//! along ([`attach`]). Messages are a room above: here they are numbers in a space.

mod acts;
mod carried;
mod finish;
mod kind;
mod name;
mod opened;
mod pages;
mod parts;
mod range;
mod receive;
mod serve;
mod store;

use jiff::SignedDuration;
use sealing::{Context, SealedInSpace};

use crate::accounts::Account;
use crate::db::Id;
use crate::episodes::Space;

pub use acts::{Chosen, Unfinished, attach, of_messages, remove, sweep, unfinished, waiting};
pub use carried::{Sealed, Unsealing};
pub use finish::finish;
pub use opened::{Shown, open};
pub use pages::{receiving_routes, routes};
pub use receive::{Added, Begun, Refusal, add, begin};
pub use serve::Whole;
pub use store::files_in;

/// How many attachments one may have that are not sent yet, those on their way too.
const MOST_UNSENT: i64 = 20;

/// How long what was not sent is kept.
pub const KEPT_UNSENT: SignedDuration = SignedDuration::from_hours(24);

/// How long what a plain form brings counts as not sent: its request ended by then, or the service did.
const FORM_COUNTS: SignedDuration = SignedDuration::from_mins(10);

/// The largest picture, in bytes: it is in memory while what it tells is taken out.
const LARGEST_PICTURE: u64 = 25 * 1024 * 1024;

/// An attachment as it is stored.
#[derive(Clone, Debug)]
pub struct Stored {
    /// Which, as its sender's browser made it.
    pub id: Id<Stored>,
    /// Who sends it.
    pub author: Id<Account>,
    /// The number of the message it hangs on, once it was sent.
    pub message: Option<i64>,
    /// Under which generation of the space's key it is sealed.
    pub generation: i64,
    /// Its name, kind and key.
    pub sealed: SealedInSpace,
    /// The name of its file.
    pub file: String,
    /// The size of its file.
    pub bytes: i64,
}

/// Something on its way, as it is stored.
#[derive(Clone, Debug)]
struct Upload {
    id: Id<Stored>,
    generation: i64,
    sealed: SealedInSpace,
    received: i64,
}

/// What the seal of an attachment's name, kind and key is bound to.
fn context(space: Id<Space>, author: Id<Account>, id: Id<Stored>) -> Context {
    Context::new("attachment")
        .and(space.bytes())
        .and(author.bytes())
        .and(id.bytes())
}

/// What the stream of an attachment is bound to.
fn stream_context(space: Id<Space>, id: Id<Stored>) -> Context {
    Context::new("attachment stream")
        .and(space.bytes())
        .and(id.bytes())
}

/// What the seal of an upload's name and key is bound to.
fn upload_context(space: Id<Space>, author: Id<Account>, id: Id<Stored>) -> Context {
    Context::new("upload")
        .and(space.bytes())
        .and(author.bytes())
        .and(id.bytes())
}

/// What the stream of a part is bound to: where it begins in the whole.
fn part_context(space: Id<Space>, id: Id<Stored>, start: i64) -> Context {
    Context::new("upload part")
        .and(space.bytes())
        .and(id.bytes())
        .and(&start.to_be_bytes())
}
