//! Zones, and random therapists whose week holds a change of clocks.
#![allow(dead_code)] // each test file uses its own part

use calendar::{Availability, Exception, Hours, Span, Weekday, WeeklyHours, Zone};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

/// Moments at which clocks change, with zones of every habit: whole hours in
/// both hemispheres, half an hour, at midnight, a whole day, for Ramadan, never.
pub const CHANGES: [(&str, &str); 14] = [
    ("Europe/Berlin", "2026-03-29T01:00Z"),
    ("Europe/Berlin", "2026-10-25T01:00Z"),
    ("America/New_York", "2026-03-08T07:00Z"),
    ("America/New_York", "2026-11-01T06:00Z"),
    ("Australia/Lord_Howe", "2026-04-04T15:00Z"),
    ("Australia/Lord_Howe", "2026-10-03T15:30Z"),
    ("Asia/Kolkata", "2026-06-15T00:00Z"),
    ("Pacific/Apia", "2011-12-30T10:00Z"),
    ("Africa/Casablanca", "2026-02-15T02:00Z"),
    ("Africa/Casablanca", "2026-03-22T02:00Z"),
    ("America/Havana", "2026-03-08T05:00Z"),
    ("America/Havana", "2026-11-01T05:00Z"),
    ("Africa/Cairo", "2026-04-23T22:00Z"),
    ("Africa/Cairo", "2026-10-29T21:00Z"),
];

pub fn zone(name: &str) -> Zone {
    Zone::parse(name).unwrap_or_else(|| panic!("{name} is in the database"))
}

pub fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub fn span(start: &str, end: &str) -> Span {
    Span {
        start: at(start),
        end: at(end),
    }
}

pub fn minutes(n: i64) -> SignedDuration {
    SignedDuration::from_mins(n)
}

/// Hours as "tuesday 09:00-17:00".
pub fn hours(text: &str) -> Hours {
    let (weekday, times) = text.split_once(' ').unwrap();
    let (from, to) = times.split_once('-').unwrap();
    let minute = |t: &str| {
        let (h, m) = t.split_once(':').unwrap();
        h.parse::<u16>().unwrap() * 60 + m.parse::<u16>().unwrap()
    };
    let weekday = Weekday::parse(weekday).unwrap();
    Hours {
        weekday,
        from: minute(from),
        to: minute(to),
    }
}

pub fn therapist(zone_name: &str, week: &[&str]) -> Availability {
    let weekly = WeeklyHours::new(week.iter().map(|h| hours(h)).collect()).unwrap();
    Availability {
        zone: zone(zone_name),
        weekly,
        exceptions: Vec::new(),
    }
}

/// A therapist, the hours they typed in (before any were sorted or merged),
/// and some days around a change of their clocks.
#[derive(Clone, Debug)]
pub struct Case {
    pub typed: Vec<Hours>,
    pub availability: Availability,
    pub within: Span,
}

impl Case {
    /// Is the door open at that minute? Asked of the clock on the wall, with
    /// none of the engine's sums.
    pub fn is_open(&self, minute: Timestamp) -> bool {
        let civil = self.availability.zone.time_zone().to_datetime(minute);
        let now = u16::from(civil.hour() as u8) * 60 + u16::from(civil.minute() as u8);
        let exceptions = &self.availability.exceptions;
        match exceptions.iter().rfind(|e| e.day == civil.date()) {
            Some(day) => day
                .open
                .iter()
                .any(|(from, to)| (*from..*to).contains(&now)),
            None => self
                .typed
                .iter()
                .any(|h| h.weekday == Weekday::of(civil.date()) && (h.from..h.to).contains(&now)),
        }
    }

    /// Every minute of the days looked at.
    pub fn every_minute(&self) -> impl Iterator<Item = Timestamp> + use<> {
        let end = self.within.end;
        std::iter::successors(Some(self.within.start), |t| t.checked_add(minutes(1)).ok())
            .take_while(move |t| *t < end)
    }
}

fn a_time() -> impl Strategy<Value = (u16, u16)> {
    (0u16..96).prop_flat_map(|from| (Just(from * 15), (from + 1..=96).prop_map(|to| to * 15)))
}

fn some_hours() -> impl Strategy<Value = Hours> {
    let weekday = proptest::sample::select(Weekday::ALL.to_vec());
    (weekday, a_time()).prop_map(|(weekday, (from, to))| Hours { weekday, from, to })
}

fn an_exception(around: Date) -> impl Strategy<Value = Exception> {
    let open = proptest::collection::vec(a_time(), 0..3);
    (-3i64..4, open).prop_map(move |(days, open)| {
        let day = around
            .checked_add(SignedDuration::from_hours(24 * days))
            .unwrap();
        Exception { day, open }
    })
}

/// Up to `days` days that start at most that long before the change.
pub fn case(days: i64) -> impl Strategy<Value = Case> {
    proptest::sample::select(CHANGES.to_vec()).prop_flat_map(move |(name, change)| {
        let (zone, change) = (zone(name), at(change));
        let around = zone.time_zone().to_datetime(change).date();
        let typed = proptest::collection::vec(some_hours(), 0..14);
        let exceptions = proptest::collection::vec(an_exception(around), 0..4);
        let day = 24 * 60;
        (typed, exceptions, -days * day..60, 1..days * day).prop_map(
            move |(typed, exceptions, from, length)| {
                let start = change + minutes(from);
                let weekly = WeeklyHours::new(typed.clone()).unwrap();
                let availability = Availability {
                    zone: zone.clone(),
                    weekly,
                    exceptions,
                };
                Case {
                    typed,
                    availability,
                    within: Span {
                        start,
                        end: start + minutes(length),
                    },
                }
            },
        )
    })
}
