//! Parts of the week people say suit them, and which slots those are. A slot
//! counts by where its start falls on each person's own clock.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::availability::Availability;
use crate::civil::civil_spans;
use crate::span::Span;
use crate::weekday::Weekday;
use crate::zone::Zone;

/// The shortest stretch worth matching for: one 50-minute session.
const SESSION_SECONDS: i64 = 50 * 60;

/// A part of the day. The night, 23:00 to 05:00, is no part.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[serde(rename_all = "kebab-case")]
pub enum PartOfDay {
    /// 05:00 to 12:00.
    Morning,
    /// 12:00 to 17:00.
    Afternoon,
    /// 17:00 to 23:00.
    Evening,
}

impl PartOfDay {
    /// The parts in the order of the day.
    pub const ALL: [PartOfDay; 3] = [PartOfDay::Morning, PartOfDay::Afternoon, PartOfDay::Evening];

    /// The name in stored text and forms: "evening".
    pub fn code(self) -> &'static str {
        match self {
            PartOfDay::Morning => "morning",
            PartOfDay::Afternoon => "afternoon",
            PartOfDay::Evening => "evening",
        }
    }

    /// Its first hour and the hour after its last.
    pub fn hours(self) -> (u16, u16) {
        match self {
            PartOfDay::Morning => (5, 12),
            PartOfDay::Afternoon => (12, 17),
            PartOfDay::Evening => (17, 23),
        }
    }

    /// The part an hour of the day (0 to 23) is in.
    fn of_hour(hour: i8) -> Option<PartOfDay> {
        match hour {
            5..12 => Some(PartOfDay::Morning),
            12..17 => Some(PartOfDay::Afternoon),
            17..23 => Some(PartOfDay::Evening),
            _ => None,
        }
    }
}

/// A part of the week that suits someone. In serde it is its code.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[serde(try_from = "String", into = "String")]
pub struct Suits {
    /// The day.
    pub weekday: Weekday,
    /// The part of that day.
    pub part: PartOfDay,
}

impl Suits {
    /// The name in stored text and forms: "tuesday-evening".
    pub fn code(&self) -> String {
        format!("{}-{}", self.weekday.code(), self.part.code())
    }

    /// The part of the week with that code, exactly as [`Suits::code`] has it.
    pub fn parse(code: &str) -> Option<Suits> {
        let (weekday, part) = code.split_once('-')?;
        let weekday = Weekday::parse(weekday)?;
        let part = PartOfDay::ALL.into_iter().find(|p| p.code() == part)?;
        Some(Suits { weekday, part })
    }

    /// All 21, from Monday morning.
    pub fn all() -> impl Iterator<Item = Suits> {
        let day = |weekday| PartOfDay::ALL.map(|part| Suits { weekday, part });
        Weekday::ALL.into_iter().flat_map(day)
    }

    /// The part of the week an instant is in on a zone's clock; none at night.
    pub fn at(instant: Timestamp, zone: &Zone) -> Option<Suits> {
        let civil = zone.time_zone().to_datetime(instant);
        let part = PartOfDay::of_hour(civil.hour())?;
        Some(Suits {
            weekday: Weekday::of(civil.date()),
            part,
        })
    }

    /// This part's minutes on a date: none unless the weekday is right.
    fn minutes_on(self, date: Date) -> Vec<(u16, u16)> {
        let (from, to) = self.part.hours();
        let right = Weekday::of(date) == self.weekday;
        right.then_some((from * 60, to * 60)).into_iter().collect()
    }
}

impl TryFrom<String> for Suits {
    type Error = String;

    fn try_from(code: String) -> Result<Suits, String> {
        Suits::parse(&code).ok_or_else(|| format!("{code:?} is no part of the week"))
    }
}

impl From<Suits> for String {
    fn from(suits: Suits) -> String {
        suits.code()
    }
}

/// Someone who is to come, and when they said they can.
#[derive(Clone, Copy, Debug)]
pub struct Person<'a> {
    /// The zone whose clock they live by.
    pub zone: &'a Zone,
    /// The parts of the week that suit them; none given: any time does.
    pub times: &'a [Suits],
}

impl Person<'_> {
    fn suits(&self, start: Timestamp) -> bool {
        let listed = || Suits::at(start, self.zone).is_some_and(|s| self.times.contains(&s));
        self.times.is_empty() || listed()
    }
}

/// A starting time, and whom it suits.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Slot {
    /// When it starts.
    pub start: Timestamp,
    /// For each person in the order given, whether the start suits them.
    pub suits: Vec<bool>,
}

/// All `starts` in the order given, each marked with whom it suits.
pub fn common_slots(starts: &[Timestamp], people: &[Person<'_>]) -> Vec<Slot> {
    let mark = |&start: &Timestamp| Slot {
        start,
        suits: people.iter().map(|p| p.suits(start)).collect(),
    };
    starts.iter().map(mark).collect()
}

/// Which of a person's parts of the week leave room for a 50-minute session
/// in the open hours, in the person's order; for a person whom any time
/// suits, which of all parts. Looked at are the seven whole days, on the
/// person's clock, from the first midnight at or after `week_from`: a week
/// that starts at any hour still has each part once and whole.
pub fn suiting(av: &Availability, person: &Person<'_>, week_from: Timestamp) -> Vec<Suits> {
    let Some(week) = whole_days(person.zone, week_from) else {
        return Vec::new();
    };
    let open = av.open_spans(week);
    let has_room = |part: &Suits| {
        let here = civil_spans(person.zone.time_zone(), week, |date| part.minutes_on(date));
        here.iter()
            .flat_map(|h| open.iter().filter_map(|o| o.overlap(*h)))
            .any(|both| both.seconds() >= SESSION_SECONDS)
    };
    if person.times.is_empty() {
        Suits::all().filter(has_room).collect()
    } else {
        person.times.iter().copied().filter(has_room).collect()
    }
}

/// Seven civil days in a zone, from the first midnight at or after `from`.
/// None at the far ends of time.
fn whole_days(zone: &Zone, from: Timestamp) -> Option<Span> {
    let tz = zone.time_zone();
    let just_before = from.checked_sub(SignedDuration::from_nanos(1)).ok()?;
    let first = tz.to_datetime(just_before).date().tomorrow().ok()?;
    let after = first.checked_add(SignedDuration::from_hours(7 * 24)).ok()?;
    let midnight = |date: Date| tz.to_timestamp(date.at(0, 0, 0, 0)).ok();
    Span::new(midnight(first)?, midnight(after)?)
}
