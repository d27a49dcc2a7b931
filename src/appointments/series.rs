//! Several sessions at once: "every second Tuesday, ten times".
//!
//! What must stay true: a series keeps its time on the therapist's clock, through every change of clocks;
//! what stands in the way of one of it is shown before anything is booked, and says nothing of anybody else.

use std::num::NonZeroU32;

use calendar::{Clock, Meeting, Planned as Occurring, Reading, Recurrence, Rule, Span, Why};
use jiff::{SignedDuration, Timestamp};

use super::diary::{Had, TherapistDiary};
use super::slots::{WEEKS, therapist_of, week_of};
use super::{Appointment, Way};
use crate::db::{Conn, Id};
use crate::episodes::{self, Membership};
use crate::languages::{Said, say};
use crate::leaves::TOLD_BEFORE;
use crate::service::Service;
use crate::web::Stop;

/// How many weeks may lie between two, and the keys of their names.
pub(super) const EVERY: [(&str, &str); 3] = [
    ("1", "series-every-1"),
    ("2", "series-every-2"),
    ("4", "series-every-4"),
];

/// The fewest and the most of a series.
pub(super) const TIMES: std::ops::RangeInclusive<u16> = 2..=26;

/// A series lasts no longer than so many weeks.
pub(super) const LONGEST_WEEKS: u16 = 56;

/// How many other times are offered for one that cannot be.
const OTHERS: usize = 3;

const WEEK: SignedDuration = SignedDuration::from_hours(24 * 7);

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wish {
    /// When the first is.
    pub(super) start: Timestamp,
    /// So many weeks from one to the next.
    pub(super) every: u16,
    /// How many.
    pub(super) times: u16,
    /// How people meet.
    pub(super) way: Way,
}

/// Why one of a series cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Clash {
    /// The practice is closed, for what it calls so.
    Closed(String),
    /// The therapist is away, as clients read by now.
    Away,
    /// The clocks skip that hour.
    Skipped,
    /// The therapist has no time then; nobody reads why.
    NoTime,
    /// The work ends before.
    Ended,
}

impl Clash {
    /// In words, after the time.
    pub(super) fn words(&self) -> Said {
        match self {
            Self::Closed(name) => say("series-clash-closed").with("name", name),
            Self::Away => say("series-clash-away"),
            Self::Skipped => say("series-clash-skipped"),
            Self::NoTime => say("series-clash-no-time"),
            Self::Ended => say("series-clash-ended"),
        }
    }
}

/// One of a series, looked at before it is booked.
#[derive(Clone, Debug)]
pub(super) struct Planned {
    /// When it would be.
    pub(super) start: Timestamp,
    /// What stands in its way.
    pub(super) clash: Option<Clash>,
    /// The next times that can be had instead, where something does.
    pub(super) instead: Vec<Timestamp>,
}

/// What is needed to look at one after the other.
struct Look<'a> {
    diary: &'a TherapistDiary,
    meeting: Meeting,
    now: Timestamp,
    ends: Option<Timestamp>,
    every: u16,
    way: Way,
}

impl Look<'_> {
    fn clash(&self, one: &Occurring) -> Option<Clash> {
        let start = one.span.start;
        if self.ends.is_some_and(|ends| ends <= start) {
            return Some(Clash::Ended);
        }
        if one.occurrence.reading == Reading::Skipped {
            return Some(Clash::Skipped);
        }
        if one.fits() {
            return None;
        }
        let closed = |(_, why): &(usize, Why)| *why == Why::Closed;
        if one.clashes.iter().any(closed)
            && let Some(name) = self.diary.closed_for(start)
        {
            return Some(Clash::Closed(name.to_owned()));
        }
        let mut away = self.diary.away().iter();
        let is_away = away.any(|away| away.overlap(one.span).is_some());
        // Before clients are told of a leave, a series does not tell of it either.
        let told = self.now + SignedDuration::from_hours(24 * TOLD_BEFORE);
        match is_away && start < told {
            true => Some(Clash::Away),
            false => Some(Clash::NoTime),
        }
    }

    /// The next times that can be had instead of one, before the one after it.
    fn instead(&self, diary: &TherapistDiary, start: Timestamp) -> Vec<Timestamp> {
        let end = start + WEEK * i32::from(self.every);
        let end = self.ends.map_or(end, |ends| end.min(ends));
        let within = Span::new(start, end);
        let starts = within.map(|within| diary.first_starts(self.way, self.now, within, OTHERS));
        starts.unwrap_or_default()
    }
}

/// The span of time a series can take; none where it begins in the past, or so late that nothing is booked yet.
fn reach(wish: &Wish, now: Timestamp) -> Option<Span> {
    let begins = (0..WEEKS).contains(&week_of(wish.start, now));
    let weeks = i32::from(wish.every) * i32::from(wish.times);
    let end = wish.start.checked_add(WEEK * weeks).ok()?;
    Span::new(wish.start, end).filter(|_| begins)
}

/// Whether a time can be one of a series that is booked now.
pub(super) fn is_near(start: Timestamp, now: Timestamp) -> bool {
    (0..WEEKS + i64::from(LONGEST_WEEKS)).contains(&week_of(start, now))
}

/// A series as it would be. `except`: what is to be moved, and is in nobody's way.
///
/// # Errors
/// [`Stop::Unreadable`] where there is no such series; else if the store does not answer.
pub(super) async fn plan(
    conn: &mut Conn,
    service: &Service,
    member: &Membership,
    wish: &Wish,
    except: &[Id<Appointment>],
) -> Result<Vec<Planned>, Stop> {
    let therapist = therapist_of(member).ok_or(Stop::NotFound)?;
    let now = service.clock.now();
    let reach = reach(wish, now).ok_or(Stop::Unreadable)?;
    let diary = TherapistDiary::of(conn, service, (therapist, wish.way), reach, except).await?;
    let diary = diary.ok_or(Stop::NotFound)?;
    let look = Look {
        meeting: diary.meeting(wish.way, now),
        diary: &diary,
        now,
        ends: episodes::ends_at(conn, member.space()).await?,
        every: wish.every,
        way: wish.way,
    };
    let found = occurring(wish, &look, reach).ok_or(Stop::Unreadable)?;
    let mut full = diary.clone();
    let mut planned = Vec::new();
    for one in &found {
        let clash = look.clash(one);
        if clash.is_none() {
            let had = full.takes(wish.way, now, one.span.start);
            full.add(one.span, wish.way.place, had.unwrap_or(Had { room: None }));
        }
        planned.push(Planned {
            start: one.span.start,
            clash,
            instead: Vec::new(),
        });
    }
    // What is offered instead keeps away from all that can be.
    for one in &mut planned {
        if one.clash.is_some() {
            one.instead = look.instead(&full, one.start);
        }
    }
    Ok(planned)
}

fn occurring(wish: &Wish, look: &Look<'_>, reach: Span) -> Option<Vec<Occurring>> {
    let zone = look.diary.zone();
    let every = NonZeroU32::new(u32::from(wish.every))?;
    let times = NonZeroU32::new(u32::from(wish.times))?;
    let first = zone.time_zone().to_datetime(wish.start);
    let mut recurrence = Recurrence::once(first, Clock::Zone(zone.clone()));
    recurrence.rules.push(Rule::weeks(every, times));
    look.diary.series(&recurrence, &look.meeting, reach)
}
