//! Free times of a space's therapist, for its members.

use calendar::{Person, Slot, Span, common_slots};
use jiff::{SignedDuration, Timestamp};

use super::diary::{Had, TherapistDiary};
use super::{Appointment, Way, ways};
use crate::accounts::Account;
use crate::db::{Conn, Id};
use crate::episodes::{self, Membership, SeatRole};
use crate::intake::{self, MatchingProfile};
use crate::practice;
use crate::service::Service;
use crate::web::Stop;

/// Nothing is booked for later than this by itself, in weeks.
pub(super) const WEEKS: i64 = 12;

const WEEK: SignedDuration = SignedDuration::from_hours(24 * 7);

/// The therapist of a space.
pub(super) fn therapist_of(member: &Membership) -> Option<Id<Account>> {
    let mut all = member.all();
    let therapist = all.find(|(_, role)| *role == SeatRole::Therapist);
    therapist.map(|(account, _)| account)
}

/// The free times from the start of a week (0: this one) for so many weeks, with whom each suits: the clients
/// of the space in the order of their accounts. `except`: what is to be moved, and is in nobody's way.
pub(super) async fn within(
    conn: &mut Conn,
    service: &Service,
    member: &Membership,
    way: Way,
    (week, weeks): (i64, i64),
    except: &[Id<Appointment>],
) -> Result<Vec<Slot>, Stop> {
    let now = service.clock.now();
    let start = now + SignedDuration::from_hours(24 * 7 * week);
    let end = start + SignedDuration::from_hours(24 * 7 * weeks);
    // What begins in the last of these weeks may end after it.
    let end = end + SignedDuration::from_mins(i64::from(way.length));
    let (Some(within), Some(therapist)) = (Span::new(start, end), therapist_of(member)) else {
        return Ok(Vec::new());
    };
    let diary = TherapistDiary::of(conn, service, (therapist, way), within, except).await?;
    let Some(diary) = diary else {
        return Ok(Vec::new());
    };
    let starts = diary.starts(way, now, within);
    let profiles = profiles(conn, service, member).await?;
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

/// What the clients of a space said of when they can, in the order of their accounts.
async fn profiles(
    conn: &mut Conn,
    service: &Service,
    member: &Membership,
) -> Result<Vec<MatchingProfile>, Stop> {
    let mut profiles = Vec::new();
    for (account, role) in member.all() {
        if role == SeatRole::Client {
            profiles.push(intake::profile_of(conn, service, account).await?);
        }
    }
    Ok(profiles)
}

/// The free times of one week (0: this one) for a session as it usually is.
pub async fn free(
    conn: &mut Conn,
    service: &Service,
    member: &Membership,
    week: i64,
) -> Result<Vec<Slot>, Stop> {
    let way = ways::of(conn, service, member).await?.usual();
    within(conn, service, member, way, (week, 1), &[]).await
}

/// How long before its start a session with a therapist can be booked at the latest.
pub(super) async fn notice(
    conn: &mut Conn,
    service: &Service,
    therapist: Id<Account>,
) -> Result<SignedDuration, Stop> {
    let profile = practice::profile_of(conn, service, therapist).await?;
    let sessions = profile.map(|profile| profile.sessions).unwrap_or_default();
    Ok(SignedDuration::from_hours(i64::from(sessions.notice)))
}

/// In which week from now a time is; 0: this one.
pub(super) fn week_of(start: Timestamp, now: Timestamp) -> i64 {
    (start.as_second() - now.as_second()).div_euclid(WEEK.as_secs())
}

/// Whether a session may start then, and with which room.
pub(super) async fn had(
    conn: &mut Conn,
    service: &Service,
    member: &Membership,
    way: Way,
    start: Timestamp,
    except: &[Id<Appointment>],
) -> Result<Option<Had>, Stop> {
    let now = service.clock.now();
    let length = SignedDuration::from_mins(i64::from(way.length));
    let within = start.checked_add(length).ok();
    let within = within.and_then(|end| Span::new(start, end));
    let (Some(within), Some(therapist)) = (within, therapist_of(member)) else {
        return Ok(None);
    };
    if !(0..WEEKS).contains(&week_of(start, now)) {
        return Ok(None);
    }
    let ends = episodes::ends_at(conn, member.space()).await?;
    let diary = TherapistDiary::of(conn, service, (therapist, way), within, except).await?;
    let had = diary.and_then(|diary| diary.takes(way, now, start));
    Ok(had.filter(|_| ends.is_none_or(|ends| start < ends)))
}

/// Whether a session may start then.
pub(super) async fn is_free(
    conn: &mut Conn,
    service: &Service,
    member: &Membership,
    way: Way,
    start: Timestamp,
    except: &[Id<Appointment>],
) -> Result<bool, Stop> {
    let had = had(conn, service, member, way, start, except).await?;
    Ok(had.is_some())
}
