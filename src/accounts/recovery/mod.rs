//! Bringing somebody back who lost both password and recovery code: the part of it that is the
//! account's. (Requests to the holder of the recovery key are in `crate::recovery`.)
//!
//! What must stay true: until it is finished the old key pair, its locks and sign-ins stay in force and
//! the new ones open nothing; the owner is asked on every page and can stop it until it is finished;
//! what was asked of an account is shown to its owner for good.

mod acts;
mod pages;
mod store;
mod waiting;

use jiff::{SignedDuration, Timestamp};
use sealing::{Context, PublicKey};
use serde::{Deserialize, Serialize};

use super::Account;
use crate::db::Id;

pub use acts::{Begun, begin, finish, stop};
pub(super) use pages::{Line, lines, routes};
pub use store::{by_id, challenge_of, everything, keep_challenge, open_of};
pub(super) use waiting::destroy_waiting;

/// One time somebody of the practice asked to bring a person back.
#[derive(Clone, Debug)]
pub struct Recovery {
    /// Which.
    pub id: Id<Recovery>,
    /// Whose account.
    pub account: Id<Account>,
    /// Who asked, and why.
    pub details: Details,
    /// When.
    pub asked_at: Timestamp,
    /// From when on it may be finished.
    pub opens_at: Timestamp,
    /// The public half of the new key pair, once the owner set a new password.
    pub public_key: Option<PublicKey>,
    /// When the owner said that it is them.
    pub known_at: Option<Timestamp>,
    /// When it was stopped, and by whom.
    pub stopped: Option<(Timestamp, Stopper)>,
    /// When it was finished.
    pub finished_at: Option<Timestamp>,
}

/// What is sealed of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Details {
    /// Who of the practice asked, as they gave their name.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// Who stopped one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopper {
    /// The owner of the account.
    Owner,
    /// The practice.
    Practice,
    /// Nobody finished it in time.
    Time,
}

impl Stopper {
    const ALL: [Self; 3] = [Self::Owner, Self::Practice, Self::Time];

    fn as_str(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Practice => "practice",
            Self::Time => "time",
        }
    }
}

/// How far one is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The owner has not set a new password yet.
    Asked,
    /// The owner has; it waits for the time to pass, for the holder of the recovery key, or to be
    /// finished.
    KeySet,
    /// It was stopped, or nobody finished it in time: nothing comes of it.
    Stopped(Stopper),
    /// The new key pair is in force.
    Finished,
}

/// One that is not finished by then is over. In days.
const LAPSES_AFTER_DAYS: i64 = 30;

impl Recovery {
    /// How far it is.
    pub fn stage(&self, now: Timestamp) -> Stage {
        if self.finished_at.is_some() {
            return Stage::Finished;
        }
        if let Some((_, by)) = self.stopped {
            return Stage::Stopped(by);
        }
        match self.public_key {
            _ if now >= self.lapses_at() => Stage::Stopped(Stopper::Time),
            None => Stage::Asked,
            Some(_) => Stage::KeySet,
        }
    }

    /// The last moment one that is over by now can have been asked at.
    pub(super) fn over_if_asked_by(now: Timestamp) -> Timestamp {
        now - SignedDuration::from_hours(24 * LAPSES_AFTER_DAYS)
    }

    /// When it is over if nobody finished it.
    pub fn lapses_at(&self) -> Timestamp {
        self.asked_at + SignedDuration::from_hours(24 * LAPSES_AFTER_DAYS)
    }
}

fn details_context(id: Id<Recovery>) -> Context {
    Context::new("recovery details").and(id.bytes())
}

fn challenge_context(id: Id<Recovery>) -> Context {
    Context::new("recovery challenge").and(id.bytes())
}

#[cfg(test)]
mod tests {
    use sealing::{AccountKey, SystemEntropy};

    use super::*;

    #[test]
    fn what_is_stopped_or_late_is_never_to_be_finished() {
        let day = |day: i64| Timestamp::UNIX_EPOCH + SignedDuration::from_hours(24 * day);
        let rng = &mut SystemEntropy;
        let asked = Recovery {
            id: Id::new(day(0), rng),
            account: Id::new(day(0), rng),
            details: Details {
                by: String::new(),
                reason: String::new(),
            },
            asked_at: day(0),
            opens_at: day(3),
            public_key: None,
            known_at: None,
            stopped: None,
            finished_at: None,
        };
        assert_eq!(asked.stage(day(29)), Stage::Asked);
        assert_eq!(asked.stage(day(30)), Stage::Stopped(Stopper::Time));
        let mut set = asked.clone();
        set.public_key = Some(AccountKey::generate(rng).public());
        assert_eq!(set.stage(day(4)), Stage::KeySet);
        assert_eq!(set.stage(day(31)), Stage::Stopped(Stopper::Time));
        let mut stopped = set.clone();
        stopped.stopped = Some((day(4), Stopper::Owner));
        assert_eq!(stopped.stage(day(5)), Stage::Stopped(Stopper::Owner));
        set.finished_at = Some(day(5));
        assert_eq!(set.stage(day(90)), Stage::Finished);
    }
}
