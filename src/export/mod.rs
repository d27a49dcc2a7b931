//! Export: everything a client may read now, theirs to take away in one file; what is a therapist's own; and
//! what both of a couple released to somebody else.
//!
//! What must stay true: a copy of everything holds what its owner may read when they ask, found by entering
//! their spaces like any page does, and nothing of what is their partner's alone; one of a release holds what
//! was released. It is made while its owner's key is at hand, in memory, and each piece is sealed before it is
//! kept, under a key only its owner opens. Of one that was not finished nothing is ever handed out. It is in no
//! backup: it can be made again. Asking for it and taking it away need a fresh
//! proof of who it is.

mod acts;
mod alone;
mod arranged;
mod entries;
mod exercises;
mod fhir;
mod gather;
mod making;
mod pages;
mod pieces;
mod release_pages;
mod released;
mod standing_part;
mod store;
mod subject;
mod summed_up;
#[cfg(test)]
mod tables;
mod therapist;
mod writing;

use jiff::{SignedDuration, Timestamp};
use sealing::{Context, Wrapped};

use crate::accounts::Account;
use crate::db::Id;

pub use acts::{forget_over, sweep};
pub use pages::routes;
pub use store::forget_all;

/// For how many days a copy can be taken away.
pub const DAYS: i64 = 7;

/// One that nothing was done for in this time was interrupted.
const SILENT_FOR: SignedDuration = SignedDuration::from_mins(2);

/// A copy of everything somebody may read.
#[derive(Clone, Debug)]
struct Export {
    id: Id<Export>,
    /// The key of its pieces, wrapped to its owner.
    wrapped: Wrapped,
    asked_at: Timestamp,
    /// When something was last done for it.
    beat_at: Timestamp,
    /// How many of its parts are done, and of how many.
    done: i64,
    total: i64,
    /// The name of the file its pieces are in.
    file: String,
    /// Once it is there to be taken away.
    ready: Option<Ready>,
}

/// What is known of a finished copy.
#[derive(Clone, Copy, Debug)]
struct Ready {
    at: Timestamp,
    /// Of how many pieces.
    pieces: i64,
    /// How many bytes they hold.
    bytes: i64,
}

/// Where a copy stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    Making,
    Interrupted,
    Ready,
    Over,
}

impl Export {
    fn over_at(ready: Ready) -> Timestamp {
        ready.at + SignedDuration::from_hours(24 * DAYS)
    }

    fn standing(&self, now: Timestamp) -> Standing {
        match self.ready {
            Some(ready) if now >= Self::over_at(ready) => Standing::Over,
            Some(_) => Standing::Ready,
            None if now.duration_since(self.beat_at) > SILENT_FOR => Standing::Interrupted,
            None => Standing::Making,
        }
    }
}

/// What the key of a copy is wrapped for: it opens for no other copy, and for nobody else.
fn key_context(export: Id<Export>, owner: Id<Account>) -> Context {
    Context::new("export key")
        .and(export.bytes())
        .and(owner.bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use sealing::SystemEntropy;

    #[test]
    fn a_copy_is_interrupted_when_it_is_silent_and_over_after_a_week() {
        let now = Timestamp::from_second(1_800_000_000).expect("a time");
        let mut export = Export {
            id: Id::new(now, &mut SystemEntropy),
            wrapped: Wrapped::from_stored(Vec::new()),
            asked_at: now,
            beat_at: now,
            done: 0,
            total: 1,
            file: String::new(),
            ready: None,
        };
        let at =
            |export: &Export, minutes| export.standing(now + SignedDuration::from_mins(minutes));
        assert_eq!(at(&export, 2), Standing::Making);
        assert_eq!(at(&export, 3), Standing::Interrupted);
        export.ready = Some(Ready {
            at: now,
            pieces: 1,
            bytes: 1,
        });
        let week = DAYS * 24 * 60;
        assert_eq!(at(&export, week - 1), Standing::Ready);
        assert_eq!(at(&export, week), Standing::Over);
    }
}
