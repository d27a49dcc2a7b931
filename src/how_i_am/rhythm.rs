//! How often somebody wants to come here, and when they are reminded.
//!
//! What must stay true: a reminder comes by day, to whoever asked for it and has not written; after some that
//! went by it stops until they write again.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

/// How often.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Often {
    /// As it comes.
    #[default]
    Never,
    /// Each day.
    Daily,
    /// Once a week.
    Weekly,
}

/// At what time of day one is reminded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Time {
    /// At nine.
    Morning,
    /// At one.
    Midday,
    /// At six.
    Evening,
}

impl Time {
    /// From this hour on.
    fn hour(self) -> i8 {
        match self {
            Self::Morning => 9,
            Self::Midday => 13,
            Self::Evening => 18,
        }
    }
}

/// No mail goes out from this hour on, nor before the first of [`Time`].
const UNTIL: i8 = 20;

/// After so many reminders that nothing was written upon, they stop.
pub(super) const ENOUGH: u8 = 5;

/// How somebody wants it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rhythm {
    /// How often they want to come here.
    pub often: Often,
    /// When they are reminded; `None`: not.
    pub remind: Option<Time>,
    /// On which day of the week, counted from Monday as 0.
    pub weekday: i8,
    /// How many reminders went by since they wrote last.
    pub gone_by: u8,
}

impl Rhythm {
    fn is_on(&self, day: Date) -> bool {
        match self.often {
            Often::Never => false,
            Often::Daily => true,
            Often::Weekly => day.weekday().to_monday_zero_offset() == self.weekday,
        }
    }

    /// Whether a day's page, or a week's, is still unwritten.
    pub(super) fn is_open(&self, last: Option<Date>, today: Date) -> bool {
        match self.often {
            Often::Never => false,
            Often::Daily => last.is_none_or(|last| last < today),
            Often::Weekly => last.is_none_or(|last| last < today.saturating_sub(6.days())),
        }
    }

    /// When to look next whether to remind, after this moment; `None` for never.
    pub(super) fn next(&self, now: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
        let hour = self.remind?.hour();
        if self.gone_by >= ENOUGH {
            return None;
        }
        let today = now.to_zoned_datetime(zone.clone()).date();
        let at = |days: i32| {
            let day = today.saturating_add(days.days());
            let at = zone.to_timestamp(day.at(hour, 0, 0, 0)).ok()?;
            (self.is_on(day) && at > now).then_some(at)
        };
        (0..=8).find_map(at)
    }

    /// Whether to remind now, where it was to be looked: they wrote last on this day.
    pub(super) fn reminds(&self, now: Timestamp, zone: &TimeZone, last: Option<Date>) -> bool {
        let local = now.to_zoned_datetime(zone.clone());
        self.remind.is_some_and(|time| local.hour() >= time.hour())
            && local.hour() < UNTIL
            && self.is_on(local.date())
            && self.is_open(last, local.date())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn zone() -> TimeZone {
        TimeZone::get("America/Los_Angeles").expect("a zone")
    }

    fn at(text: &str) -> Timestamp {
        let civil: jiff::civil::DateTime = text.parse().expect("a time");
        zone().to_timestamp(civil).expect("a time")
    }

    fn every(often: Often) -> Rhythm {
        Rhythm {
            often,
            remind: Some(Time::Evening),
            // A Sunday.
            weekday: 6,
            gone_by: 0,
        }
    }

    #[test]
    fn the_next_reminder_is_at_the_hour_one_chose_where_one_lives() {
        let next = |rhythm: Rhythm, now: &str| rhythm.next(at(now), &zone());
        let daily = every(Often::Daily);
        assert_eq!(
            next(daily, "2026-03-03T07:00"),
            Some(at("2026-03-03T18:00"))
        );
        assert_eq!(
            next(daily, "2026-03-03T18:00"),
            Some(at("2026-03-04T18:00"))
        );
        // The night the clocks go forward.
        assert_eq!(
            next(daily, "2026-03-07T23:00"),
            Some(at("2026-03-08T18:00"))
        );
        let weekly = every(Often::Weekly);
        assert_eq!(
            next(weekly, "2026-03-03T07:00"),
            Some(at("2026-03-08T18:00"))
        );
        assert_eq!(
            next(weekly, "2026-03-08T18:00"),
            Some(at("2026-03-15T18:00"))
        );
    }

    #[test]
    fn nobody_is_reminded_who_did_not_ask_or_after_some_that_went_by() {
        let now = at("2026-03-03T07:00");
        assert_eq!(every(Often::Never).next(now, &zone()), None);
        let mut rhythm = every(Often::Daily);
        rhythm.remind = None;
        assert_eq!(rhythm.next(now, &zone()), None);
        assert!(!rhythm.reminds(at("2026-03-03T18:30"), &zone(), None));
        let mut rhythm = every(Often::Daily);
        rhythm.gone_by = ENOUGH;
        assert_eq!(rhythm.next(now, &zone()), None);
    }

    #[test]
    fn a_reminder_comes_by_day_and_to_nobody_who_wrote() {
        let daily = every(Often::Daily);
        let last = |day: i8| Some(date(2026, 3, day));
        let reminds = |now: &str, last| daily.reminds(at(now), &zone(), last);
        assert!(reminds("2026-03-03T18:00", last(2)));
        assert!(!reminds("2026-03-03T18:00", last(3)), "they wrote today");
        assert!(!reminds("2026-03-03T17:59", last(2)));
        assert!(!reminds("2026-03-03T20:00", last(2)), "too late in the day");
        assert!(!reminds("2026-03-03T03:00", last(2)));
        let weekly = every(Often::Weekly);
        let on_sunday = at("2026-03-08T18:00");
        assert!(weekly.reminds(on_sunday, &zone(), last(1)));
        assert!(
            !weekly.reminds(on_sunday, &zone(), last(4)),
            "they wrote this week"
        );
        assert!(!weekly.reminds(at("2026-03-09T18:00"), &zone(), None));
    }
}
