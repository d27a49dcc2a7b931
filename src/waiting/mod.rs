//! The waiting list: who waits, who is offered whom, and what came of it.
//!
//! What must stay true: who waits is a number to administrators, never a name, and nothing of what somebody
//! wishes or wrote is shown to them; an offer holds one place, of somebody whom the hard rules allow, until it
//! is answered or its time is over; whoever does not take an offer waits on from where they were; neither of a
//! couple learns from here whether the other waits, or what they answered.

mod acts;
mod command;
mod fairness;
mod fairness_pages;
mod figures;
mod figures_pages;
mod making;
mod offering;
mod pages;
mod practice_pages;
mod proposal_pages;
mod proposal_words;
mod proposals;
mod rules;
mod rules_pages;
mod settling;
mod store;
mod units;
mod year;

use std::sync::Arc;

use axum::Router;
use jiff::{SignedDuration, Timestamp};
use matching::waiting::Need;

use crate::accounts::Account;
use crate::db::Id;
use crate::languages::{Said, say};
use crate::service::Service;

pub use acts::{Answered, Joined, Standing, accept, decline, join, leave, standing};
pub use command::{Match, run};
pub use making::{Making, propose, work_out};
pub use offering::{Sent, send, set_need, take_back};
pub use proposals::{Line, Proposal};
pub use rules::{Rules, rules, set_rules};
pub use settling::settle;

/// Somebody who waits, or waited.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Which.
    pub id: Id<Entry>,
    /// What administrators see in place of a name.
    pub number: i64,
    /// Who.
    pub client: Id<Account>,
    /// Since when.
    pub since: Timestamp,
    /// Until when, and whether they were matched then; `None` while they wait.
    pub ended: Option<(Timestamp, Ended)>,
    /// How soon they should be seen.
    pub need: Need,
}

/// How waiting ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// A therapist said yes.
    Matched,
    /// They left the list.
    Left,
}

/// A place with a therapist, held for somebody until they answer.
#[derive(Clone, Debug)]
pub struct Offer {
    /// Which.
    pub id: Id<Offer>,
    /// For which waiting.
    pub entry: Id<Entry>,
    /// For whom.
    pub client: Id<Account>,
    /// With whom.
    pub therapist: Id<Account>,
    /// What became of it.
    pub state: State,
    /// Until when it can be answered.
    pub until: Timestamp,
}

/// What became of an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It waits for an answer.
    Out,
    /// The client chose this therapist by it.
    Taken,
    /// The client said no.
    Declined,
    /// Nobody answered in time.
    Expired,
    /// It was taken back, or another was taken.
    Withdrawn,
}

impl State {
    fn code(self) -> &'static str {
        match self {
            Self::Out => "out",
            Self::Taken => "taken",
            Self::Declined => "declined",
            Self::Expired => "expired",
            Self::Withdrawn => "withdrawn",
        }
    }

    fn of(code: &str) -> Self {
        let all = [Self::Out, Self::Taken, Self::Declined, Self::Expired];
        let known = all.into_iter().find(|state| state.code() == code);
        known.unwrap_or(Self::Withdrawn)
    }
}

impl Offer {
    /// Whether it can be answered.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.state == State::Out && now < self.until
    }
}

/// Whole weeks between two moments.
pub fn weeks(since: Timestamp, until: Timestamp) -> u32 {
    let week = SignedDuration::from_hours(24 * 7);
    let passed = until.duration_since(since).as_secs() / week.as_secs();
    u32::try_from(passed).unwrap_or(0)
}

/// "less than a week", "1 week", "5 weeks".
fn weeks_words(weeks: u32) -> Said {
    say("waiting-weeks").with("count", weeks)
}

/// The pages of this room.
pub fn routes() -> Router<Arc<Service>> {
    pages::routes()
        .merge(practice_pages::routes())
        .merge(proposal_pages::routes())
        .merge(rules_pages::routes())
        .merge(figures_pages::routes())
        .merge(fairness_pages::routes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_is_over_after_seven_days() {
        let since: Timestamp = "2026-11-02T09:00:00Z".parse().expect("a time");
        let hours = |hours| weeks(since, since + SignedDuration::from_hours(hours));
        assert_eq!([hours(0), hours(167), hours(168), hours(336)], [0, 0, 1, 2]);
        assert_eq!(weeks(since, since - SignedDuration::from_hours(1)), 0);
        let said = [0, 1, 5].map(|weeks| weeks_words(weeks).to_string());
        assert_eq!(said, ["less than a week", "1 week", "5 weeks"]);
    }

    #[test]
    fn a_state_is_read_back_as_it_is_written() {
        let all = [
            State::Out,
            State::Taken,
            State::Declined,
            State::Expired,
            State::Withdrawn,
        ];
        for state in all {
            assert_eq!(State::of(state.code()), state);
        }
    }
}
