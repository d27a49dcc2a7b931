//! Summaries: what a therapist whose work with a client ended writes, for the client and whoever comes next.
//!
//! What must stay true: leaving a therapist never waits for one; the client reads it no later than anybody
//! else but its author; a later therapist reads it where the client passes it on and only then, whatever else
//! of the past they read; what was passed on and not written yet can be taken back, what was written cannot.
//! What was given stays as it was: a correction stands beside it, for whoever reads it and for nobody else.
//!
//! **Why.** A summary of what was found, planned and reached is part of the record, and not one of the
//! therapist's own notes (45 CFR 164.501, *psychotherapy notes*). So its client may read it (164.524), and so
//! it is the client's to pass on.

mod ask;
mod correct;
mod correct_pages;
mod corrections;
mod news;
mod pages;
mod pass;
mod read;
mod store;
mod words;
mod write;
mod write_pages;

use jiff::{SignedDuration, Timestamp};
use sealing::{CannotOpen, Context, SealedInSpace};

use crate::accounts::Account;
use crate::db::Id;
use crate::episodes::{Membership, Space};
use crate::padding;

pub(super) use ask::ask;
pub use ask::{Wanted, ask_later};
pub use correct::{Corrected, correct};
pub use corrections::{Correction, MOST as MOST_CORRECTIONS};
pub use news::{Told, told_client, told_therapist};
pub(super) use pages::routes;
pub use pass::{Decided, decide};
pub(super) use pass::{along, goes_along, therapist_left};
pub use read::{Written, of_author, of_member, written_by, written_in};
pub use store::forget_over;
pub(super) use words::wanted;
pub use write::{Answered, decline, give, keep_draft};

/// For how many days a therapist can write it. Long enough for somebody with a full caseload; short enough
/// that the next therapist has it for the first sessions, and as long as the days in which work winds down.
pub const DAYS: i64 = 14;

/// For how many days after the work ended a client can ask for one: while the therapist has it in mind.
pub const DAYS_TO_ASK: i64 = 30;

/// The longest summary, in characters: some five pages.
pub const LONGEST: usize = 20_000;

/// What is sealed is padded to a multiple of this many bytes.
const PADDED_TO: usize = 4_096;

/// A summary that a client asked for.
pub struct Summary {
    /// Which.
    pub id: Id<Summary>,
    /// Of the work in which private space.
    pub space: Id<Space>,
    /// Who writes it.
    pub author: Id<Account>,
    /// When it was asked for.
    pub asked_at: Timestamp,
    /// When it was written.
    pub written_at: Option<Timestamp>,
    /// The generation of the space's key it is sealed under: set apart for it.
    generation: i64,
    sealed: Option<SealedInSpace>,
    /// When its author last added a correction.
    corrected_at: Option<Timestamp>,
    said: Said,
}

/// What its client and its author said of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Said {
    /// Whether the client's next therapist may read it.
    passes: bool,
    /// Whether the author writes none.
    declined: bool,
    /// When either said so last.
    at: Timestamp,
}

/// Where a summary stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Its author has time to write it.
    Waiting,
    /// It is written.
    Written,
    /// Its author said that they write none.
    Declined,
    /// The days are over, and none was written.
    NotWritten,
}

fn days(days: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * days)
}

impl Summary {
    /// Until when it can be written.
    pub fn until(&self) -> Timestamp {
        self.asked_at + days(DAYS)
    }

    /// Where it stands.
    pub fn standing(&self, now: Timestamp) -> Standing {
        match () {
            () if self.written_at.is_some() => Standing::Written,
            () if self.said.declined => Standing::Declined,
            () if now < self.until() => Standing::Waiting,
            () => Standing::NotWritten,
        }
    }

    /// Whether the client passes it on to their next therapist.
    pub fn passes(&self) -> bool {
        self.said.passes
    }

    /// Its words; `None` if it is not written, or not for this member.
    ///
    /// # Errors
    /// If it does not open.
    pub fn open(&self, member: &Membership) -> Result<Option<String>, CannotOpen> {
        match &self.sealed {
            Some(sealed) => text(member, self.id, self.author, (self.generation, sealed)),
            None => Ok(None),
        }
    }
}

/// What a summary's seal is bound to.
fn context(space: Id<Space>, author: Id<Account>, id: Id<Summary>) -> Context {
    Context::new("summary")
        .and(space.bytes())
        .and(author.bytes())
        .and(id.bytes())
}

/// Words as they are sealed: JSON with spaces after it, so that the length tells little.
fn padded(words: &str) -> zeroize::Zeroizing<Vec<u8>> {
    padding::padded(words, PADDED_TO)
}

/// The words of a summary, for a member of its space who can read them.
fn text(
    member: &Membership,
    id: Id<Summary>,
    author: Id<Account>,
    (generation, sealed): (i64, &SealedInSpace),
) -> Result<Option<String>, CannotOpen> {
    if !member.reads(generation) {
        return Ok(None);
    }
    let context = context(member.space(), author, id);
    Ok(Some(opened(member, generation, &context, sealed)?))
}

/// What [`padded`] words say, for a member who can read this generation.
fn opened(
    member: &Membership,
    generation: i64,
    context: &Context,
    sealed: &SealedInSpace,
) -> Result<String, CannotOpen> {
    let plain = member.open(generation, context, sealed)?;
    serde_json::from_slice(&plain).map_err(|_| CannotOpen)
}

#[cfg(test)]
mod tests {
    use sealing::SystemEntropy;

    use super::*;

    #[test]
    fn it_waits_for_some_days_and_a_no_ends_that() {
        fn id<T>() -> Id<T> {
            Id::new(Timestamp::UNIX_EPOCH, &mut SystemEntropy)
        }
        let asked = Timestamp::UNIX_EPOCH;
        let mut summary = Summary {
            id: id(),
            space: id(),
            author: id(),
            asked_at: asked,
            written_at: None,
            generation: 2,
            sealed: None,
            corrected_at: None,
            said: Said {
                passes: false,
                declined: false,
                at: asked,
            },
        };
        let last = asked + days(DAYS);
        let moment = SignedDuration::from_secs(1);
        assert_eq!(summary.standing(last - moment), Standing::Waiting);
        assert_eq!(summary.standing(last), Standing::NotWritten);
        summary.said.declined = true;
        assert_eq!(summary.standing(asked), Standing::Declined);
        summary.said.declined = false;
        summary.written_at = Some(asked);
        assert_eq!(summary.standing(last), Standing::Written);
    }

    #[test]
    fn the_length_of_what_is_sealed_tells_little() {
        assert_eq!(padded("").len(), padded(&"ü".repeat(2_000)).len());
        assert_eq!(padded(&"a".repeat(PADDED_TO)).len(), 2 * PADDED_TO);
    }
}
