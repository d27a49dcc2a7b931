//! Reminders of measures: in the day, at most two a round, and never with what they are about.
//!
//! What must stay true: nobody is woken, nobody is shamed; who has answered hears nothing; a round that
//! nobody answered ends by itself.

use jiff::{SignedDuration, Timestamp};

use super::assignments::{self, Assignment};
use super::{answering, schedule};
use crate::accounts;
use crate::db::Id;
use crate::jobs::{self, Letter, To};
use crate::service::Service;
use crate::web::Stop;

/// Mail goes out from this hour of their own day …
const FROM: i8 = 9;
/// … until before this one.
const UNTIL: i8 = 20;
/// The second reminder of a round comes after this time.
const AGAIN_AFTER: SignedDuration = SignedDuration::from_hours(48);

/// Whether a round is to be reminded of now, given what they were reminded of: how often, then.
fn reminds(round: schedule::Round, reminded: Option<(i64, u8)>, now: Timestamp) -> Option<u8> {
    let times = match reminded {
        Some((number, times)) if number == round.number => times,
        _ => 0,
    };
    match times {
        0 => Some(1),
        1 if now.duration_since(round.opened) >= AGAIN_AFTER => Some(2),
        _ => None,
    }
}

/// Reminds everyone whose turn it is.
///
/// # Errors
/// If the store does not answer.
pub async fn remind(service: &Service) -> Result<(), Stop> {
    let mut after: Option<Id<Assignment>> = None;
    loop {
        let mut conn = service.db.read().await?;
        let page = assignments::page_after(&mut conn, service, after).await?;
        drop(conn);
        let Some(last) = page.last() else {
            return Ok(());
        };
        after = Some(last.id);
        for assignment in page {
            remind_of(service, assignment).await?;
        }
    }
}

async fn remind_of(service: &Service, mut assignment: Assignment) -> Result<(), Stop> {
    let now = service.clock.now();
    let mut conn = service.db.read().await?;
    if !assignments::is_current(&mut conn, &assignment).await? {
        return Ok(());
    }
    let person = accounts::person(&mut conn, service, assignment.client).await?;
    let hour = now
        .to_zoned_datetime(person.zone.time_zone().clone())
        .hour();
    if !(FROM..UNTIL).contains(&hour) {
        return Ok(());
    }
    let Some(round) = assignments::open_round(&mut conn, service, &assignment).await? else {
        return Ok(());
    };
    drop(conn);
    let Some(times) = reminds(round, assignment.plan.reminded, now) else {
        return Ok(());
    };
    assignment.plan.reminded = Some((round.number, times));
    let mut tx = service.db.begin().await?;
    assignments::save_plan(&mut tx, service, &assignment).await?;
    let subject = answering::reminder_subject(assignment.client.bytes(), &assignment.plan.measure);
    let (letter, to) = (Letter::SomethingNew, To::Account(assignment.client));
    jobs::mail_about(&mut tx, service, letter, to, "/measures", now, &subject).await?;
    Ok(tx.commit().await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_round_is_reminded_of_once_and_again_after_two_days_and_no_more() {
        let opened: Timestamp = "2026-03-01T10:00:00Z".parse().expect("a time");
        let round = schedule::Round { number: 3, opened };
        let later = |hours| opened + SignedDuration::from_hours(hours);
        assert_eq!(reminds(round, None, later(1)), Some(1));
        assert_eq!(reminds(round, Some((2, 2)), later(1)), Some(1));
        assert_eq!(reminds(round, Some((3, 1)), later(47)), None);
        assert_eq!(reminds(round, Some((3, 1)), later(48)), Some(2));
        assert_eq!(reminds(round, Some((3, 2)), later(100)), None);
    }
}
