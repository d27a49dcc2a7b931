//! What the author of a summary corrected in it after it was given, and how it is sealed.
//!
//! What must stay true: a correction is sealed under the summary's own generation, so it goes where the summary
//! went and goes, and nowhere else.

use jiff::Timestamp;
use sealing::{CannotOpen, Context};

use super::store::Kept;
use super::{Summary, opened};
use crate::accounts::Account;
use crate::db::Id;
use crate::episodes::{Membership, Space};

/// The most corrections of one summary: enough to put right what is wrong, and too few to write letters by to
/// somebody whose work with one has ended.
pub const MOST: usize = 5;

/// A correction, opened.
pub struct Correction {
    /// Which.
    pub id: Id<Correction>,
    /// When it was added.
    pub at: Timestamp,
    /// The words.
    pub words: String,
}

/// What a correction's seal is bound to.
pub(super) fn context(
    space: Id<Space>,
    author: Id<Account>,
    summary: Id<Summary>,
    id: Id<Correction>,
) -> Context {
    Context::new("summary correction")
        .and(space.bytes())
        .and(author.bytes())
        .and(summary.bytes())
        .and(id.bytes())
}

/// Those of one summary among all of its space, for a member who can read it; none for another.
///
/// # Errors
/// If one does not open.
pub(super) fn open(
    member: &Membership,
    (summary, author, generation): (Id<Summary>, Id<Account>, i64),
    kept: &[Kept],
) -> Result<Vec<Correction>, CannotOpen> {
    let readable = member.reads(generation);
    let its = |one: &&Kept| readable && one.summary == summary;
    let open = |one: &Kept| {
        let context = context(member.space(), author, summary, one.id);
        Ok(Correction {
            id: one.id,
            at: one.at,
            words: opened(member, generation, &context, &one.sealed)?,
        })
    };
    kept.iter().filter(its).map(open).collect()
}
