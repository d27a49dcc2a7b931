//! When a therapist is away, and who stands in for them.
//!
//! What must stay true: nobody is booked in that time; clients are told beforehand, and nothing of why;
//! whoever stands in said yes, has a licence that holds where the client is, and reads nothing unless a
//! client lets them in, of a joint space both; it ends by itself with the leave.

mod acts;
mod banner;
mod client_pages;
mod letting;
mod pages;
mod store;

use std::sync::Arc;

use axum::Router;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::accounts::Account;
use crate::db::Id;
use crate::languages::{Said, say};
use crate::service::Service;

pub use acts::{Planned, answer, call_off, plan};
pub use banner::{Away, StandIn, of_client as away_for};
pub use letting::{LetIn, end_in, end_over, let_in, send_out};
pub use store::{closed, of_therapist, stood_in_by};

/// So many days before it begins, clients are told.
pub const TOLD_BEFORE: i64 = 28;

/// The longest leave, in days: longer, and clients need somebody new.
pub const LONGEST: i64 = 183;

/// A time a therapist is away.
#[derive(Clone, Debug)]
pub struct Leave {
    /// Which.
    pub id: Id<Leave>,
    /// Who is away.
    pub therapist: Id<Account>,
    /// From when until when, and who stands in.
    pub times: Times,
}

/// What is sealed of a leave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Times {
    /// The first day, where the therapist lives.
    pub first: Date,
    /// The last.
    pub last: Date,
    /// When the first day begins there.
    pub from: Timestamp,
    /// When the last is over.
    pub until: Timestamp,
    /// Who was asked to stand in, and what they said.
    pub cover: Option<(Id<Account>, Answer)>,
}

/// What whoever was asked to stand in said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// Nothing yet.
    Waits,
    /// Yes.
    Yes,
    /// No.
    No,
}

impl Answer {
    /// In a word or two.
    pub fn words(self) -> Said {
        match self {
            Self::Waits => say("stand-in-answer-waits"),
            Self::Yes => say("stand-in-answer-yes"),
            Self::No => say("stand-in-answer-no"),
        }
    }
}

impl Leave {
    /// Who stands in, once they said yes.
    pub fn cover(&self) -> Option<Id<Account>> {
        let yes = self.times.cover.filter(|(_, said)| *said == Answer::Yes);
        yes.map(|(cover, _)| cover)
    }

    /// Whether it is that time.
    pub fn is_on(&self, now: Timestamp) -> bool {
        self.times.from <= now && now < self.times.until
    }
}

/// The pages of this room.
pub fn routes() -> Router<Arc<Service>> {
    pages::routes().merge(client_pages::routes())
}
