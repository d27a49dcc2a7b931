//! Releases: something of a couple's joint space for somebody else. The field's word is *release of
//! information*; on pages it is "a copy for somebody else".
//!
//! What must stay true: nothing leaves the joint space for somebody else unless each of the two has agreed
//! to this very release, and nobody agrees in another's place; a no and silence look the same to everybody
//! but the one who says it, while it waits and after; whatever was agreed can be taken back until the copy is
//! made, and it is made once. What anyone may read for themselves needs none of this.
//!
//! **Why.** The record of two people's work together belongs to both: to release it takes the written consent
//! of each competent to give it, for their own confidences (AAMFT Code of Ethics, 2015, standard 2.2; for
//! an authorization's parts, 45 CFR 164.508(c): for whom, what for, what, until when, and that it can be
//! revoked).

mod acts;
mod made;
mod news;
mod one_page;
mod pages;
mod store;

use jiff::{SignedDuration, Timestamp};
use sealing::{CannotOpen, Context, SealedInSpace};
use serde::{Deserialize, Serialize};

use crate::accounts::Account;
use crate::db::Id;
use crate::episodes::{Membership, Owners, Space};
use crate::languages::{self, say};

pub use made::{agreed, finish, found};
pub use news::{News, news};
pub use pages::routes;

/// For how many days the two can answer. Long enough to think, to ask a lawyer or a therapist; short enough
/// that what was agreed is still what is meant.
pub const DAYS: i64 = 14;

/// For how many days from the asking it can be made, once both agreed: as long again.
pub const DAYS_TO_MAKE: i64 = 28;

/// The longest report taken, in characters.
pub const LONGEST_REPORT: usize = 20_000;

/// The longest words on whom and what for, in characters.
pub const LONGEST: usize = 400;

/// What is sealed of it is padded to a multiple of this many bytes.
const PADDED_TO: usize = 4_096;

/// A release that somebody asked for.
pub struct Release {
    /// Which.
    pub id: Id<Release>,
    /// From which joint space.
    pub space: Id<Space>,
    /// By whom.
    pub asker: Id<Account>,
    /// When.
    pub asked_at: Timestamp,
    /// When whoever asked took it back.
    pub taken_back_at: Option<Timestamp>,
    /// When it was made.
    pub made_at: Option<Timestamp>,
    /// What each of the two says to it.
    pub answers: Vec<Answer>,
    /// The newest generation of the space's key when it was asked for.
    at_generation: i64,
    /// Under which it is sealed.
    generation: i64,
    sealed: SealedInSpace,
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// For whom.
    pub whom: String,
    /// What for.
    pub purpose: String,
    /// What.
    pub what: What,
    /// How much of the room, of a copy of it.
    #[serde(default)]
    pub extent: Extent,
}

/// How much of the joint space a copy of it holds. What was asked for, and perhaps agreed to, stays what it was
/// when a newer version of the service puts more into one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Extent {
    /// Messages with their files, and when sessions were.
    #[default]
    Messages,
    /// Exercises done together too, and where sessions were and of which series.
    AndExercises,
}

impl Extent {
    /// What is in such a copy, in words.
    pub fn words(self) -> languages::Said {
        match self {
            Self::Messages => say("release-holds-messages"),
            Self::AndExercises => say("release-holds-exercises"),
        }
    }
}

/// What somebody else is to get.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// A copy of the joint space: what was written from this time on, or all of it.
    Room(Option<Timestamp>),
    /// A report, in the therapist's words.
    Report(String),
}

/// What one of the two says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Who.
    pub client: Id<Account>,
    /// What.
    pub said: Said,
    /// When; when it was asked for, where nothing was said.
    pub at: Timestamp,
}

/// A yes, a no, or nothing yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// Nothing.
    Nothing,
    /// They agree.
    Yes,
    /// They do not.
    No,
}

/// Where a release stands. Who has not agreed is never in it, nor whether they said so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Not each of the two has agreed yet.
    Waiting,
    /// Both have: it can be made.
    Agreed,
    /// It was made.
    Made,
    /// Whoever asked took it back.
    TakenBack,
    /// Somebody came into the space or left it meanwhile, or cannot read it any more.
    Changed,
    /// The days are over, and not both have agreed.
    NotAgreed,
    /// Both had agreed, and it was not made in time.
    NotMade,
}

fn days(days: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * days)
}

impl Release {
    /// Until when the two can answer.
    pub fn answers_until(&self) -> Timestamp {
        self.asked_at + days(DAYS)
    }

    /// Until when it can be made, once both agreed.
    pub fn makes_until(&self) -> Timestamp {
        self.asked_at + days(DAYS_TO_MAKE)
    }

    /// Where it stands, in a space that is these people's.
    pub fn standing(&self, owners: &Owners, now: Timestamp) -> Standing {
        let each = |client| self.said(client) == Said::Yes;
        let agreed = !owners.clients.is_empty() && owners.clients.iter().all(|it| each(*it));
        let unchanged = owners.generation == self.at_generation && owners.shared.is_some();
        match () {
            () if self.made_at.is_some() => Standing::Made,
            () if self.taken_back_at.is_some() => Standing::TakenBack,
            () if !unchanged => Standing::Changed,
            () if agreed && now < self.makes_until() => Standing::Agreed,
            () if agreed => Standing::NotMade,
            () if now < self.answers_until() => Standing::Waiting,
            () => Standing::NotAgreed,
        }
    }

    /// What this client says to it; for themselves alone.
    pub fn said(&self, client: Id<Account>) -> Said {
        let found = self.answers.iter().find(|answer| answer.client == client);
        found.map_or(Said::Nothing, |answer| answer.said)
    }

    /// What is asked for; `None` for a member who was not in the space for it.
    ///
    /// # Errors
    /// If it does not open.
    pub fn open(&self, member: &Membership) -> Result<Option<Asked>, CannotOpen> {
        if member.space() != self.space || !member.reads(self.generation) {
            return Ok(None);
        }
        let context = context(self.space, self.asker, self.id);
        let plain = member.open(self.generation, &context, &self.sealed)?;
        serde_json::from_slice(&plain)
            .map(Some)
            .map_err(|_| CannotOpen)
    }
}

/// What a release's seal is bound to.
fn context(space: Id<Space>, asker: Id<Account>, id: Id<Release>) -> Context {
    Context::new("release")
        .and(space.bytes())
        .and(asker.bytes())
        .and(id.bytes())
}

#[cfg(test)]
mod tests {
    use sealing::SystemEntropy;

    use super::*;

    fn id<T>() -> Id<T> {
        Id::new(Timestamp::UNIX_EPOCH, &mut SystemEntropy)
    }

    fn asked(said: [Said; 2]) -> (Release, Owners) {
        let now = Timestamp::UNIX_EPOCH;
        let clients = [id(), id()];
        let answer = |at: usize| Answer {
            client: clients[at],
            said: said[at],
            at: now,
        };
        let release = Release {
            id: id(),
            space: id(),
            asker: clients[0],
            asked_at: now,
            taken_back_at: None,
            made_at: None,
            answers: vec![answer(0), answer(1)],
            at_generation: 2,
            generation: 2,
            sealed: SealedInSpace::from_stored(Vec::new()),
        };
        let owners = Owners {
            clients: clients.to_vec(),
            therapist: None,
            generation: 2,
            shared: Some(2),
        };
        (release, owners)
    }

    fn on_day(release: &Release, owners: &Owners, day: i64) -> Standing {
        release.standing(owners, release.asked_at + days(day))
    }

    #[test]
    fn it_takes_both_and_a_no_is_as_silence() {
        use Said::{No, Nothing, Yes};
        for other in [No, Nothing] {
            let (release, owners) = asked([Yes, other]);
            assert_eq!(on_day(&release, &owners, 13), Standing::Waiting);
            assert_eq!(on_day(&release, &owners, 14), Standing::NotAgreed);
        }
        let (mut release, owners) = asked([Yes, Yes]);
        assert_eq!(on_day(&release, &owners, 0), Standing::Agreed);
        assert_eq!(on_day(&release, &owners, 27), Standing::Agreed);
        assert_eq!(on_day(&release, &owners, 28), Standing::NotMade);
        release.answers.pop();
        assert_eq!(
            on_day(&release, &owners, 0),
            Standing::Waiting,
            "a row that is gone"
        );
    }

    #[test]
    fn what_was_asked_for_before_there_was_more_holds_no_more() {
        let before = r#"{"whom":"a","purpose":"b","what":{"room":null}}"#;
        let asked: Asked = serde_json::from_str(before).expect("as it was sealed");
        assert_eq!(asked.extent, Extent::Messages);
    }

    #[test]
    fn what_waits_ends_when_anybody_comes_goes_or_cannot_read_any_more() {
        let (mut release, owners) = asked([Said::Yes, Said::Yes]);
        let came = Owners {
            generation: 3,
            ..owners.clone()
        };
        let gone = Owners {
            shared: None,
            ..owners.clone()
        };
        assert_eq!(on_day(&release, &came, 1), Standing::Changed);
        assert_eq!(on_day(&release, &gone, 1), Standing::Changed);
        release.made_at = Some(release.asked_at);
        assert_eq!(on_day(&release, &gone, 1), Standing::Made);
        release.made_at = None;
        release.taken_back_at = Some(release.asked_at);
        assert_eq!(on_day(&release, &owners, 1), Standing::TakenBack);
    }
}
