//! Free times of a space's therapist, for its members.

use calendar::{Person, Slot, Span, common_slots, free_slots};
use jiff::{SignedDuration, Timestamp};

use super::{LENGTH, STEP, store};
use crate::db::Conn;
use crate::episodes::{self, Membership, SeatRole};
use crate::intake;
use crate::leaves;
use crate::practice;
use crate::service::Service;
use crate::web::Stop;

/// Nothing is booked for sooner than this, in hours.
pub(super) const NOTICE: i64 = 2;
/// Nor for later than this, in weeks.
pub(super) const WEEKS: i64 = 12;

/// The free times from the start of a week (0: this one) for seven days, with whom each suits: the
/// clients of the space in the order of their accounts.
pub async fn free(
    conn: &mut Conn,
    service: &Service,
    member: &Membership,
    week: i64,
) -> Result<Vec<Slot>, Stop> {
    let now = service.clock.now();
    let earliest = now + SignedDuration::from_hours(NOTICE);
    let start = (now + SignedDuration::from_hours(24 * 7 * week)).max(earliest);
    let end = now + SignedDuration::from_hours(24 * 7 * (week + 1));
    let Some(within) = Span::new(start, end + SignedDuration::from_mins(i64::from(LENGTH))) else {
        return Ok(Vec::new());
    };
    let therapist = member.all().find(|(_, role)| *role == SeatRole::Therapist);
    let Some((therapist, _)) = therapist else {
        return Ok(Vec::new());
    };
    let Some(profile) = practice::profile_of(conn, service, therapist).await? else {
        return Ok(Vec::new());
    };
    let booked = store::booked(conn, service, therapist, within).await?;
    let mut busy: Vec<Span> = booked
        .into_iter()
        .map(|appointment| appointment.span)
        .collect();
    busy.extend(leaves::closed(conn, service, therapist).await?);
    let starts = free_slots(&profile.availability(), &busy, LENGTH, STEP, within);
    let mut profiles = Vec::new();
    for (account, role) in member.all() {
        if role == SeatRole::Client {
            profiles.push(intake::profile_of(conn, service, account).await?);
        }
    }
    let people: Vec<Person> = profiles
        .iter()
        .map(|profile| Person {
            zone: &profile.zone,
            times: &profile.times,
        })
        .collect();
    let mut slots = common_slots(&starts, &people);
    // Where the work ends by itself, nothing is booked for later.
    if let Some(ends) = episodes::ends_at(conn, member.space()).await? {
        slots.retain(|slot| slot.start < ends);
    }
    Ok(slots)
}

/// In which week from now a time is; 0: this one.
pub(super) fn week_of(start: Timestamp, now: Timestamp) -> i64 {
    (start.as_second() - now.as_second()).div_euclid(7 * 86_400)
}

/// Whether a session may start then.
pub(super) async fn is_free(
    conn: &mut Conn,
    service: &Service,
    member: &Membership,
    start: Timestamp,
) -> Result<bool, Stop> {
    let week = week_of(start, service.clock.now());
    if !(0..WEEKS).contains(&week) {
        return Ok(false);
    }
    let slots = free(conn, service, member, week).await?;
    Ok(slots.iter().any(|slot| slot.start == start))
}
