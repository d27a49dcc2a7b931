//! What a practice sets for the calendars of all its therapists: how long sessions may be, when it is closed,
//! where people can be met.
//!
//! What must stay true: a place keeps its number for ever, so that an appointment never names another one;
//! nothing here is fetched from anywhere.

use calendar::{Clock, Recurrence, Rule, Span, Work, Zone};
use jiff::ToSpan;
use jiff::civil::{Date, Time};
use matching::Jurisdiction;
use sealing::Context;
use serde::{Deserialize, Serialize};

use super::sessions::{Sessions, USUAL_LENGTH};
use super::set_up::setting;
use crate::accounts::SignedIn;
use crate::audit::{self, Note};
use crate::db::Conn;
use crate::service::Service;
use crate::web::Stop;

/// The lengths a practice can allow, in minutes.
pub const LENGTHS: [u16; 6] = [45, 50, 60, 75, 80, 90];

/// What a practice set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PracticeCalendar {
    /// How long sessions may be, in minutes; empty: the usual length alone.
    pub lengths: Vec<u16>,
    /// When it is closed.
    pub holidays: Vec<Holiday>,
    /// Where people can be met.
    pub sites: Vec<Site>,
    /// Rooms and interpreters, each with a calendar of its own.
    pub resources: Vec<Resource>,
}

/// Days on which a practice is closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holiday {
    /// Which.
    pub number: u32,
    /// What it is called.
    pub name: String,
    /// The first day, the first time.
    pub first: Date,
    /// How many days it lasts.
    pub days: u16,
    /// When it comes again, as RFC 5545 writes a rule; none: it does not.
    pub rule: Option<String>,
}

/// A place where people can be met in person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    /// Which.
    pub number: u32,
    /// What it is called.
    pub name: String,
    /// How it is found.
    pub address: String,
    /// The clock there.
    pub zone: Zone,
    /// The state or country it is in, once somebody said so: until then nobody is suggested for meeting there.
    #[serde(default)]
    pub jurisdiction: Option<Jurisdiction>,
    /// Nothing more is booked there.
    pub closed: bool,
}

/// A room or an interpreter: somebody or something that is in one session at a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resource {
    /// Which.
    pub number: u32,
    /// What it is called, or who it is.
    pub name: String,
    /// The place that a room is at; none: an interpreter.
    pub site: Option<u32>,
    /// Nothing more is booked with it.
    pub closed: bool,
}

impl Holiday {
    /// Its days between two, both included, in order.
    pub fn dates(&self, from: Date, to: Date) -> Vec<Date> {
        let lasts = i64::from(self.days.max(1));
        let begins = self.begins(from.saturating_sub(lasts.days()), to);
        let days = |first: Date| (0..lasts).map(move |n| first.saturating_add(n.days()));
        let mut dates: Vec<Date> = begins.into_iter().flat_map(days).collect();
        dates.retain(|date| (from..=to).contains(date));
        dates
    }

    /// The first days of all its times between two days.
    fn begins(&self, from: Date, to: Date) -> Vec<Date> {
        let zone = Zone::utc();
        let at = |date: Date| date.to_datetime(Time::midnight());
        let moment = |date: Date| zone.time_zone().to_timestamp(at(date)).ok();
        let mut days = Recurrence::once(at(self.first), Clock::Zone(zone.clone()));
        let rule = self.rule.as_deref().map(Rule::parse);
        days.rules.extend(rule.and_then(Result::ok));
        let within = moment(from).zip(to.tomorrow().ok().and_then(moment));
        let within = within.and_then(|(from, to)| Span::new(from, to));
        let found = within.map(|within| days.starting(within, &mut Work::default()));
        let found = found.and_then(Result::ok).unwrap_or_default();
        found.into_iter().map(|one| one.civil.date()).collect()
    }
}

impl PracticeCalendar {
    /// How long sessions may be; never empty.
    pub fn lengths(&self) -> Vec<u16> {
        match self.lengths.is_empty() {
            true => vec![USUAL_LENGTH],
            false => self.lengths.clone(),
        }
    }

    /// The days it is closed between two days, both included, in order, each once.
    pub fn closed(&self, from: Date, to: Date) -> Vec<Date> {
        let dates = self.holidays.iter().flat_map(|day| day.dates(from, to));
        let mut dates: Vec<Date> = dates.collect();
        dates.sort_unstable();
        dates.dedup();
        dates
    }

    /// What a day is called on which it is closed.
    pub fn closed_for(&self, date: Date) -> Option<&str> {
        let is_then = |day: &&Holiday| !day.dates(date, date).is_empty();
        self.holidays.iter().find(is_then).map(|day| &*day.name)
    }

    /// The rooms of a place that can be booked; none: people meet there without a room of their own.
    pub fn rooms(&self, site: u32) -> Vec<u32> {
        let here = |one: &&Resource| one.site == Some(site) && !one.closed;
        let rooms = self.resources.iter().filter(here);
        rooms.map(|room| room.number).collect()
    }

    /// The interpreters who can be booked.
    pub fn interpreters(&self) -> Vec<&Resource> {
        let open = |one: &&Resource| one.site.is_none() && !one.closed;
        self.resources.iter().filter(open).collect()
    }

    /// What a room or an interpreter is called, closed or not.
    pub fn resource(&self, number: u32) -> Option<&str> {
        let found = self.resources.iter().find(|one| one.number == number);
        found.map(|one| &*one.name)
    }

    /// The places at which a therapist can be met who works so.
    pub fn sites_of<'a>(&'a self, sessions: &'a Sessions) -> impl Iterator<Item = &'a Site> {
        let goes = |site: &Site| sessions.at.iter().any(|(number, _)| *number == site.number);
        let open = self.sites.iter();
        open.filter(move |site| !site.closed && goes(site))
    }

    /// A place, closed or not.
    pub fn site(&self, number: u32) -> Option<&Site> {
        self.sites.iter().find(|site| site.number == number)
    }
}

fn context() -> Context {
    Context::new("practice calendar")
}

/// What holds in this practice.
///
/// # Errors
/// If the store does not answer.
pub async fn practice_calendar(
    conn: &mut Conn,
    service: &Service,
) -> Result<PracticeCalendar, Stop> {
    let sealed: Option<Vec<u8>> = setting(conn, "calendar").await?;
    let opened = sealed.map(|sealed| service.open(&context(), sealed));
    Ok(opened.transpose()?.unwrap_or_default())
}

/// An administrator changes it; two at once take turns. What the change gives back.
///
/// # Errors
/// If the store does not take it.
pub async fn change_calendar<T>(
    service: &Service,
    me: &SignedIn,
    change: impl FnOnce(&mut PracticeCalendar) -> T,
) -> Result<T, Stop> {
    let mut tx = service.db.begin().await?;
    sqlx::query("update practice set calendar = calendar where id = 1")
        .execute(&mut *tx)
        .await?;
    let mut calendar = practice_calendar(&mut tx, service).await?;
    let given = change(&mut calendar);
    sqlx::query("update practice set calendar = $1 where id = 1")
        .bind(service.seal(&context(), &calendar).as_bytes())
        .execute(&mut *tx)
        .await?;
    let set = Note::by(me.account(), audit::Deed::PracticeCalendarSet);
    audit::note(&mut tx, service, set).await?;
    tx.commit().await?;
    Ok(given)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn holiday(first: Date, days: u16, rule: Option<&str>) -> Holiday {
        Holiday {
            number: 1,
            name: "A day".to_owned(),
            first,
            days,
            rule: rule.map(str::to_owned),
        }
    }

    #[test]
    fn a_day_is_closed_once_each_year_or_on_its_weekday() {
        let once = holiday(date(2026, 5, 1), 1, None);
        let each = holiday(date(2026, 5, 1), 1, Some("FREQ=YEARLY"));
        let weekday = holiday(
            date(2026, 11, 26),
            1,
            Some("FREQ=YEARLY;BYMONTH=11;BYDAY=4TH"),
        );
        let of = |day: &Holiday, year| day.dates(date(year, 1, 1), date(year, 12, 31));
        assert_eq!(of(&once, 2026), [date(2026, 5, 1)]);
        assert_eq!(of(&once, 2027), []);
        assert_eq!(of(&each, 2025), []);
        assert_eq!(of(&each, 2031), [date(2031, 5, 1)]);
        assert_eq!(of(&weekday, 2026), [date(2026, 11, 26)]);
        assert_eq!(of(&weekday, 2027), [date(2027, 11, 25)]);
    }

    #[test]
    fn days_over_the_turn_of_the_year_belong_to_both() {
        let days = holiday(date(2026, 12, 24), 10, Some("FREQ=YEARLY"));
        let january = days.dates(date(2028, 1, 1), date(2028, 1, 31));
        assert_eq!(january, [date(2028, 1, 1), date(2028, 1, 2)]);
        let calendar = PracticeCalendar {
            holidays: vec![days.clone(), days],
            ..PracticeCalendar::default()
        };
        assert_eq!(
            calendar
                .closed(date(2026, 12, 20), date(2026, 12, 31))
                .len(),
            8
        );
        assert_eq!(calendar.closed_for(date(2027, 1, 2)), Some("A day"));
        assert_eq!(calendar.closed_for(date(2027, 1, 3)), None);
    }
}
