//! Mail about what is on somebody's plan: that there is something, and one reminder.
//!
//! What must stay true: no mail says what it is about; none goes out at night, by the clock of whoever gets
//! it; of each thing there is one reminder at most, and none once somebody said how it went, or the day is over.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};

use super::assignments::{self, Assignment, Waiting};
use crate::accounts::{self, Account};
use crate::db::{Conn, Id};
use crate::episodes;
use crate::jobs::{self, Letter, To};
use crate::service::Service;
use crate::web::Stop;

/// Mail goes out from this hour of their own day …
const FROM: i8 = 8;
/// … until before this one.
const UNTIL: i8 = 20;
/// Whoever was told this lately needs no reminder.
const LATELY: SignedDuration = SignedDuration::from_hours(24);

/// The page that a mail leads to.
const PAGE: &str = "/plan";

/// What a mail is filed under, to be taken back.
pub(super) fn subject(id: Id<Assignment>, client: Id<Account>) -> Vec<u8> {
    [id.bytes(), client.bytes()].concat()
}

/// Now, if it is day there; else the next morning.
fn by_day(now: Timestamp, zone: &TimeZone) -> Timestamp {
    let local = now.to_zoned_datetime(zone.clone());
    if (FROM..UNTIL).contains(&local.hour()) {
        return now;
    }
    let day = match local.hour() < FROM {
        true => local.date(),
        false => local.date().saturating_add(1.day()),
    };
    let morning = zone.to_timestamp(day.at(FROM, 0, 0, 0));
    morning.unwrap_or(now)
}

/// Whether somebody is to be reminded now: by day, the day before it is meant for, or on that day.
fn reminds(now: Timestamp, zone: &TimeZone, since: Timestamp, due: Date) -> bool {
    let local = now.to_zoned_datetime(zone.clone());
    let first = due.saturating_sub(1.day());
    (FROM..UNTIL).contains(&local.hour())
        && (first..=due).contains(&local.date())
        && now.duration_since(since) >= LATELY
}

/// Tells a client that there is something new on their plan, by day.
pub(super) async fn tell_by_day(
    conn: &mut Conn,
    service: &Service,
    client: Id<Account>,
    id: Id<Assignment>,
) -> Result<(), Stop> {
    let zone = accounts::person(conn, service, client).await?.zone;
    let due = by_day(service.clock.now(), zone.time_zone());
    let (letter, to) = (Letter::SomethingNew, To::Account(client));
    jobs::mail_about(conn, service, letter, to, PAGE, due, &subject(id, client)).await
}

/// Reminds everyone whose day it is.
///
/// # Errors
/// If the store does not answer.
pub async fn remind(service: &Service) -> Result<(), Stop> {
    let mut after = None;
    loop {
        let mut conn = service.db.read().await?;
        let page = assignments::waiting_after(&mut conn, service, after).await?;
        drop(conn);
        let Some(last) = page.last() else {
            return Ok(());
        };
        after = Some(last.id);
        for one in page {
            remind_of(service, one).await?;
        }
    }
}

async fn remind_of(service: &Service, mut one: Waiting) -> Result<(), Stop> {
    let now = service.clock.now();
    let mut conn = service.db.read().await?;
    let therapist = episodes::seat_of_therapist(&mut conn, one.space).await?;
    if therapist != Some(one.therapist) || !episodes::is_open(&mut conn, one.space).await? {
        return Ok(());
    }
    let clients = match one.client {
        Some(client) => vec![client],
        None => episodes::clients_now(&mut conn, one.space).await?,
    };
    let mut whom = Vec::new();
    for client in clients {
        let zone = accounts::person(&mut conn, service, client).await?.zone;
        let is_new = !one.planned.reminded.contains(&client);
        if is_new && reminds(now, zone.time_zone(), one.since, one.planned.due) {
            whom.push(client);
        }
    }
    drop(conn);
    if whom.is_empty() {
        return Ok(());
    }
    one.planned.reminded.extend(&whom);
    let mut tx = service.db.begin().await?;
    assignments::save_planned(&mut tx, service, one.id, &one.planned).await?;
    for client in whom {
        let (letter, to) = (Letter::SomethingNew, To::Account(client));
        let subject = subject(one.id, client);
        jobs::mail_about(&mut tx, service, letter, to, PAGE, now, &subject).await?;
    }
    Ok(tx.commit().await?)
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

    #[test]
    fn mail_waits_for_the_morning_of_whoever_gets_it() {
        let due = |now: &str| by_day(at(now), &zone());
        assert_eq!(due("2026-03-03T08:00"), at("2026-03-03T08:00"));
        assert_eq!(due("2026-03-03T19:59"), at("2026-03-03T19:59"));
        assert_eq!(due("2026-03-03T20:00"), at("2026-03-04T08:00"));
        assert_eq!(due("2026-03-03T02:30"), at("2026-03-03T08:00"));
        // The night the clocks go forward.
        assert_eq!(due("2026-03-07T23:00"), at("2026-03-08T08:00"));
    }

    #[test]
    fn there_is_a_reminder_by_day_from_the_day_before_until_the_day() {
        let (given, due) = (at("2026-03-01T12:00"), date(2026, 3, 5));
        let now = |now: &str| reminds(at(now), &zone(), given, due);
        assert!(!now("2026-03-03T12:00"));
        assert!(!now("2026-03-04T07:59"));
        assert!(now("2026-03-04T08:00"));
        assert!(!now("2026-03-04T20:00"));
        assert!(now("2026-03-05T19:00"));
        assert!(
            !now("2026-03-06T10:00"),
            "the day is over: nobody is blamed"
        );
    }

    #[test]
    fn whoever_was_told_today_is_not_reminded_too() {
        let due = date(2026, 3, 5);
        assert!(!reminds(
            at("2026-03-05T10:00"),
            &zone(),
            at("2026-03-04T18:00"),
            due
        ));
        assert!(reminds(
            at("2026-03-05T18:00"),
            &zone(),
            at("2026-03-04T18:00"),
            due
        ));
    }
}
