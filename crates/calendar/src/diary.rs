//! What one calendar allows: a therapist's, a client's, an interpreter's, a
//! room's. What must stay true: whether a meeting may be is said here alone,
//! once for all times together (`free`, `full_days`) and once for one time
//! (`refuses`), and the two never differ.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::availability::Availability;
use crate::civil::{DAY, civil_spans};
use crate::span::{Span, subtract};
use crate::zone::Zone;

/// Where people meet.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// Each where they are.
    Online,
    /// In person, at the place of that number.
    At(u32),
}

/// An appointment there is already.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Booked {
    /// When.
    pub span: Span,
    /// Where.
    pub place: Place,
}

/// When a calendar is open.
#[derive(Clone, Copy, Debug)]
pub enum Open<'a> {
    /// At all times: someone who did not say, a room without hours.
    Always,
    /// In these hours, wherever one meets.
    In(&'a Availability),
    /// At each place in its own hours; elsewhere not at all.
    At(&'a [(Place, Availability)]),
}

/// Someone's (or a room's) calendar.
#[derive(Clone, Copy, Debug)]
pub struct Diary<'a> {
    /// The clock that days are counted by.
    pub zone: &'a Zone,
    /// The hours.
    pub open: Open<'a>,
    /// Dates that are closed whatever the hours say, in order.
    pub holidays: &'a [Date],
    /// Appointments, with rests around them, counted for the day's maximum.
    pub booked: &'a [Booked],
    /// Other times that are taken, in any order.
    pub busy: &'a [Span],
    /// Minutes kept free before a meeting. They need not be open hours.
    pub before: u16,
    /// Minutes kept free after a meeting.
    pub after: u16,
    /// Minutes more between meetings in person at two different places.
    pub travel: u16,
    /// How many appointments may start on one date.
    pub daily_maximum: Option<u16>,
}

/// Why a calendar does not take a meeting; the first that holds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Why {
    /// It is not wholly in the open hours.
    Closed,
    /// Something else is then, or too near.
    Taken,
    /// The day has its maximum of appointments.
    FullDay,
}

impl<'a> Diary<'a> {
    /// A calendar that is always open and has nothing in it.
    pub fn empty(zone: &'a Zone) -> Diary<'a> {
        Diary {
            zone,
            open: Open::Always,
            holidays: &[],
            booked: &[],
            busy: &[],
            before: 0,
            after: 0,
            travel: 0,
            daily_maximum: None,
        }
    }

    /// Why this calendar does not take a meeting; none: it does.
    pub fn refuses(&self, meeting: Span, place: Place) -> Option<Why> {
        let holds = |spans: Vec<Span>| spans == [meeting];
        if !holds(self.open_spans(meeting, place)) {
            return Some(Why::Closed);
        }
        if self.taken(place).any(|t| t.overlap(meeting).is_some()) {
            return Some(Why::Taken);
        }
        let full = self.full_days();
        let date = self.date_of(meeting.start);
        full.contains(&date).then_some(Why::FullDay)
    }

    /// The times within which a meeting at that place may be.
    pub(crate) fn free(&self, within: Span, place: Place) -> Vec<Span> {
        // A bit more than asked for: what is taken just outside reaches in.
        let taken: Vec<Span> = self
            .taken(place)
            .filter(|t| t.overlap(within).is_some())
            .collect();
        subtract(&self.open_spans(within, place), &taken)
    }

    fn open_spans(&self, within: Span, place: Place) -> Vec<Span> {
        let open = match self.open {
            Open::Always => vec![within],
            Open::In(hours) => hours.open_spans(within),
            Open::At(places) => {
                let hours = places.iter().filter(|(p, _)| *p == place);
                let spans = hours.flat_map(|(_, hours)| hours.open_spans(within));
                crate::span::merge(spans.collect())
            }
        };
        if self.holidays.is_empty() {
            return open;
        }
        let closed = civil_spans(self.zone.time_zone(), within, |date| {
            let holiday = self.holidays.binary_search(&date).is_ok();
            holiday.then_some((0, DAY)).into_iter().collect()
        });
        subtract(&open, &closed)
    }

    /// What is taken, widened by the rests a new meeting needs: after it and
    /// before the next lie the rest of the one and of the other.
    fn taken(&self, place: Place) -> impl Iterator<Item = Span> + use<'_, 'a> {
        let (before, after) = (i64::from(self.before), i64::from(self.after));
        let booked = self.booked.iter().map(move |one| {
            let rest = before + after + self.way(one.place, place);
            one.span.wider(rest, rest)
        });
        let busy = self.busy.iter().map(move |span| span.wider(after, before));
        booked.chain(busy)
    }

    fn way(&self, from: Place, to: Place) -> i64 {
        match (from, to) {
            (Place::At(a), Place::At(b)) if a != b => i64::from(self.travel),
            _ => 0,
        }
    }

    /// The dates that take no more appointments, in order.
    pub(crate) fn full_days(&self) -> Vec<Date> {
        let Some(maximum) = self.daily_maximum else {
            return Vec::new();
        };
        let mut dates: Vec<Date> = self
            .booked
            .iter()
            .map(|b| self.date_of(b.span.start))
            .collect();
        dates.sort_unstable();
        let days = dates.chunk_by(|a, b| a == b);
        days.filter(|day| day.len() >= usize::from(maximum))
            .map(|day| day[0])
            .collect()
    }

    pub(crate) fn date_of(&self, at: Timestamp) -> Date {
        self.zone.time_zone().to_datetime(at).date()
    }
}
