//! Being told when an earlier time of one's therapist becomes free.
//!
//! What must stay true: whoever asked is told that something waits, by mail, seldom and never at night where
//! they live; who is first has the time; nobody learns who else asked, or whose time it was. Nobody is
//! asked for where the space is closed or its therapist is another.

mod acts;
mod pages;
mod store;

use calendar::Zone;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::accounts::Account;
use crate::db::Id;

pub(super) use acts::{became_free, done_with};
pub use acts::{forget_over, offered};
pub(super) use pages::{Asking, routes};

/// Between two mails to one person at least so many hours pass.
const REST: i64 = 6;
/// Nobody gets mail before this hour of theirs …
const MORNING: i8 = 8;
/// … or from this one on.
const EVENING: i8 = 21;
/// For whoever has no appointment to wait for, it ends after so many days.
const DAYS: i64 = 28;
/// So many times that became free are kept; the first go.
const MOST_TIMES: usize = 6;

/// That people in a space want to be told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Wish {
    /// Whose times.
    therapist: Id<Account>,
    /// Until when.
    pub(super) until: Timestamp,
    /// Starts that became free, in the order in which they did.
    times: Vec<Timestamp>,
    /// When the newest mail to each goes out, or went.
    told: Vec<(Id<Account>, Timestamp)>,
}

/// An earlier time as a client is offered it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// When, in the reader's time zone.
    pub when: String,
    /// Its start, as a form sends it.
    pub start: String,
    /// Whether it can still be had; else somebody was faster, or the therapist is away then.
    pub free: bool,
}

/// What a client is offered in one of their spaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Openings {
    /// Which space.
    pub space: String,
    /// `private` or `joint`.
    pub kind: &'static str,
    /// With whom.
    pub with: String,
    /// Where a time is sent to be taken.
    pub action: String,
    /// The times, the earliest first.
    pub times: Vec<Opening>,
}

impl Wish {
    fn new(therapist: Id<Account>, until: Timestamp) -> Self {
        Self {
            therapist,
            until,
            times: Vec::new(),
            told: Vec::new(),
        }
    }

    /// Whether a start is one they wait for: in time, and before what they have.
    fn wants(&self, start: Timestamp, has: Option<Timestamp>) -> bool {
        start < self.until && has.is_none_or(|has| start < has)
    }

    fn add(&mut self, start: Timestamp) {
        self.times.retain(|other| *other != start);
        self.times.push(start);
        let over = self.times.len().saturating_sub(MOST_TIMES);
        self.times.drain(..over);
    }

    /// When somebody is told of a time that became free now, if they are to be; that is kept.
    fn tell(
        &mut self,
        account: Id<Account>,
        zone: &Zone,
        now: Timestamp,
        latest: Timestamp,
    ) -> Option<Timestamp> {
        let last = self.told.iter().find(|(other, _)| *other == account);
        let last = last.map(|(_, at)| *at);
        // One that waits to go out tells of this time, too.
        if last.is_some_and(|last| last > now) {
            return None;
        }
        let rested = last.map_or(now, |last| last + SignedDuration::from_hours(REST));
        let due = by_day(now.max(rested), zone)?;
        if due >= latest {
            return None;
        }
        self.told.retain(|(other, _)| *other != account);
        self.told.push((account, due));
        Some(due)
    }
}

/// This moment, or the next morning where it is night; `None` where the calendar ends.
fn by_day(at: Timestamp, zone: &Zone) -> Option<Timestamp> {
    let zone = zone.time_zone();
    let local = zone.to_datetime(at);
    let day = match local.hour() {
        hour if hour < MORNING => local.date(),
        hour if hour < EVENING => return Some(at),
        _ => local.date().tomorrow().ok()?,
    };
    let morning = day.at(MORNING, 0, 0, 0);
    zone.to_timestamp(morning).ok()
}

#[cfg(test)]
mod tests {
    use sealing::SystemEntropy;

    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().expect("a time")
    }

    fn wish() -> Wish {
        let therapist = Id::new(Timestamp::UNIX_EPOCH, &mut SystemEntropy);
        Wish::new(therapist, at("2026-12-20T10:00:00Z"))
    }

    #[test]
    fn only_what_is_earlier_and_in_time_is_wanted() {
        let has = Some(at("2026-12-10T10:00:00Z"));
        assert!(wish().wants(at("2026-12-09T10:00:00Z"), has));
        assert!(!wish().wants(at("2026-12-10T10:00:00Z"), has));
        assert!(wish().wants(at("2026-12-19T10:00:00Z"), None));
        assert!(!wish().wants(at("2026-12-20T10:00:00Z"), None));
    }

    #[test]
    fn mail_rests_some_hours_and_over_night_where_its_reader_lives() {
        let zone = Zone::parse("America/Los_Angeles").expect("a zone");
        let reader = Id::new(Timestamp::UNIX_EPOCH, &mut SystemEntropy);
        let (mut wish, latest) = (wish(), at("2026-12-19T10:00:00Z"));
        let mut tell = |now: &str| wish.tell(reader, &zone, at(now), latest);
        // Ten in the morning there.
        let ten = "2026-12-01T18:00:00Z";
        assert_eq!(tell(ten), Some(at(ten)));
        // Six hours after that, not sooner: and one that waits is enough.
        let four = at("2026-12-02T00:00:00Z");
        assert_eq!(tell("2026-12-01T20:00:00Z"), Some(four));
        assert_eq!(tell("2026-12-01T21:00:00Z"), None);
        // Ten in the evening there: the next morning at eight.
        let eight = at("2026-12-02T16:00:00Z");
        assert_eq!(tell("2026-12-02T06:00:00Z"), Some(eight));
        // Not where it would come too late.
        assert_eq!(tell("2026-12-19T09:00:00Z"), None);
    }

    #[test]
    fn mornings_are_found_on_both_sides_of_midnight() {
        let zone = Zone::parse("Europe/Berlin").expect("a zone");
        let morning = Some(at("2026-12-02T07:00:00Z"));
        assert_eq!(by_day(at("2026-12-01T20:00:00Z"), &zone), morning);
        assert_eq!(by_day(at("2026-12-02T04:00:00Z"), &zone), morning);
        let evening = at("2026-12-01T19:59:00Z");
        assert_eq!(by_day(evening, &zone), Some(evening));
    }

    #[test]
    fn a_time_is_kept_once_and_the_first_go() {
        let mut wish = wish();
        let hour = |n: i64| Timestamp::from_second(n * 3_600).expect("a time");
        for n in [0, 1, 2, 3, 4, 5, 6, 3] {
            wish.add(hour(n));
        }
        assert_eq!(wish.times, [1, 2, 4, 5, 6, 3].map(hour));
    }
}
