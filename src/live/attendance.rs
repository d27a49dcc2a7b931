//! Who was in a session, from when until when. The table of attendances; a guest's times are with the
//! guest.
//!
//! What must stay true: whoever is let in is on record at once, so that a server that is started again
//! knows whom the therapist let in.

use jiff::Timestamp;
use sealing::Context;
use serde::{Deserialize, Serialize};
use sqlx::Row;

use super::call::Someone;
use super::guest_store;
use super::guests;
use super::wire::Token;
use crate::accounts::Account;
use crate::appointments::{self, Appointment};
use crate::audit::{self, By, Note};
use crate::db::{Conn, Id};
use crate::service::Service;
use crate::web::Stop;

/// The most times of one person that are kept for a session; then the newest goes on.
const MOST: usize = 200;

/// A time of one device in a session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Time {
    device: Token,
    /// From when.
    pub(super) from: Timestamp,
    /// Until when; `None` while it lasts, or where it was never known.
    pub(super) until: Option<Timestamp>,
}

fn context(appointment: Id<Appointment>, account: Id<Account>) -> Context {
    Context::new("attendance")
        .and(appointment.bytes())
        .and(account.bytes())
}

async fn times(
    conn: &mut Conn,
    service: &Service,
    appointment: Id<Appointment>,
    who: Someone,
) -> Result<Vec<Time>, Stop> {
    let account = match who {
        Someone::Account(account) => account,
        Someone::Guest(guest) => return guests::times_of(conn, service, guest).await,
    };
    let row = sqlx::query("select sealed from attendances where appointment = $1 and account = $2")
        .bind(appointment.bytes())
        .bind(account.bytes())
        .fetch_optional(conn)
        .await?;
    match row {
        Some(row) => Ok(service.open(&context(appointment, account), row.try_get(0)?)?),
        None => Ok(Vec::new()),
    }
}

/// Whether this device was let in and neither left nor was sent back since.
pub(super) async fn is_in(
    conn: &mut Conn,
    service: &Service,
    appointment: Id<Appointment>,
    who: Someone,
    device: &Token,
) -> Result<bool, Stop> {
    let times = times(conn, service, appointment, who).await?;
    let open = |time: &Time| time.device == *device && time.until.is_none();
    Ok(times.iter().any(open))
}

/// What changed for one device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// It is in.
    CameIn(Someone, Token),
    /// It is not in any more.
    Left(Someone, Token),
}

/// Two who write of one session at once take turns here: each reads what the other wrote.
pub(super) async fn take_turns(conn: &mut Conn, appointment: Id<Appointment>) -> Result<(), Stop> {
    sqlx::query("update appointments set revision = revision where id = $1")
        .bind(appointment.bytes())
        .execute(conn)
        .await?;
    Ok(())
}

/// Writes what changed, all of it or nothing.
pub(super) async fn write(
    service: &Service,
    appointment: Id<Appointment>,
    changes: &[Change],
) -> Result<(), Stop> {
    if changes.is_empty() {
        return Ok(());
    }
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    take_turns(&mut tx, appointment).await?;
    for change in changes {
        let (Change::CameIn(who, device) | Change::Left(who, device)) = change;
        let mut times = times(&mut tx, service, appointment, *who).await?;
        let open = |time: &Time| time.device == *device && time.until.is_none();
        match (change, times.iter().position(open)) {
            (Change::CameIn(..), None) if times.len() < MOST => times.push(Time {
                device: device.clone(),
                from: now,
                until: None,
            }),
            (Change::Left(..), Some(at)) => times[at].until = Some(now),
            _ => {}
        }
        put(&mut tx, service, appointment, *who, &times).await?;
        note(&mut tx, service, appointment, change).await?;
    }
    Ok(tx.commit().await?)
}

/// Notes who came and who left. A line that is lost and comes back within a quarter of an hour is no new
/// coming.
async fn note(
    conn: &mut Conn,
    service: &Service,
    appointment: Id<Appointment>,
    change: &Change,
) -> Result<(), Stop> {
    let (deed, who) = match change {
        Change::CameIn(who, _) => (audit::Deed::SessionJoined, who),
        Change::Left(who, _) => (audit::Deed::SessionLeft, who),
    };
    let note = match who {
        Someone::Account(account) => Note::by(*account, deed).object(appointment),
        // Two guests are two: neither has an account.
        Someone::Guest(guest) => Note::of(By::Nobody, deed).object(*guest),
    };
    let space = appointments::space_of(conn, service, appointment).await?;
    let note = note.within(space.ok_or(Stop::NotFound)?);
    Ok(audit::note_once(conn, service, note).await?)
}

async fn put(
    conn: &mut Conn,
    service: &Service,
    appointment: Id<Appointment>,
    who: Someone,
    times: &[Time],
) -> Result<(), Stop> {
    let account = match who {
        Someone::Account(account) => account,
        Someone::Guest(guest) => return guests::put_times(conn, service, guest, times).await,
    };
    sqlx::query(
        "insert into attendances (appointment, account, sealed) values ($1, $2, $3)
         on conflict (appointment, account) do update set sealed = excluded.sealed",
    )
    .bind(appointment.bytes())
    .bind(account.bytes())
    .bind(
        service
            .seal(&context(appointment, account), &times)
            .as_bytes(),
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Someone's time in a session: from when they came first until they left last.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Attended {
    /// Who.
    pub(super) who: Someone,
    /// When they first came in.
    pub(super) from: Timestamp,
    /// When they last left; `None` where they are still in, or it was never known.
    pub(super) until: Option<Timestamp>,
    /// How many milliseconds they were in, as far as it is known; two devices at once count once.
    pub(super) millis: i64,
}

/// Who was in a session, the first who came first.
pub(super) async fn of(
    conn: &mut Conn,
    service: &Service,
    appointment: Id<Appointment>,
) -> Result<Vec<Attended>, Stop> {
    let rows = sqlx::query("select account, sealed from attendances where appointment = $1")
        .bind(appointment.bytes())
        .fetch_all(&mut *conn)
        .await?;
    let mut all = Vec::new();
    for row in rows {
        let account = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
        let times: Vec<Time> = service.open(&context(appointment, account), row.try_get(1)?)?;
        all.extend(attended(Someone::Account(account), &times));
    }
    for guest in guest_store::all_of(conn, service, appointment).await? {
        all.extend(attended(Someone::Guest(guest.id), guest.times()));
    }
    all.sort_by_key(|one| one.from);
    Ok(all)
}

/// From when until when somebody was in a session; `None` if they were not.
///
/// # Errors
/// If the store does not answer.
pub async fn was_in(
    conn: &mut Conn,
    service: &Service,
    appointment: Id<Appointment>,
    account: Id<Account>,
) -> Result<Option<(Timestamp, Option<Timestamp>)>, Stop> {
    let who = Someone::Account(account);
    let times = times(conn, service, appointment, who).await?;
    Ok(attended(who, &times).map(|attended| (attended.from, attended.until)))
}

/// Who was in a session, the first who came first: accounts by their id, guests by their name; from when
/// until when.
///
/// # Errors
/// If the store does not answer.
pub async fn were_in(
    conn: &mut Conn,
    service: &Service,
    appointment: Id<Appointment>,
) -> Result<Vec<(String, Timestamp, Option<Timestamp>)>, Stop> {
    let mut found = Vec::new();
    let guests = guest_store::all_of(conn, service, appointment).await?;
    for one in of(conn, service, appointment).await? {
        let who = match one.who {
            Someone::Account(account) => account.to_string(),
            Someone::Guest(id) => {
                let guest = guests.iter().find(|guest| guest.id == id);
                guest.map_or("a guest", |guest| guest.name()).to_owned()
            }
        };
        found.push((who, one.from, one.until));
    }
    Ok(found)
}

fn attended(who: Someone, times: &[Time]) -> Option<Attended> {
    let from = times.iter().map(|time| time.from).min()?;
    let still = times.iter().any(|time| time.until.is_none());
    let last = times.iter().filter_map(|time| time.until).max();
    let mut known: Vec<(i64, i64)> = times
        .iter()
        .filter_map(|time| Some((time.from.as_millisecond(), time.until?.as_millisecond())))
        .collect();
    known.sort_unstable();
    let mut millis = 0;
    let mut counted = i64::MIN;
    for (from, until) in known {
        millis += (until - from.max(counted)).max(0);
        counted = counted.max(until);
    }
    Some(Attended {
        who,
        from,
        until: last.filter(|_| !still),
        millis,
    })
}

#[cfg(test)]
mod tests {
    use sealing::SystemEntropy;

    use super::*;

    #[test]
    fn two_devices_at_once_count_once_and_a_break_does_not() {
        let second = |s| Timestamp::from_second(s).expect("a time");
        let time = |device: &str, from, until: Option<i64>| Time {
            device: device.parse().expect("a token"),
            from: second(from),
            until: until.map(second),
        };
        let who = Someone::Account(Id::new(second(0), &mut SystemEntropy));
        let times = [
            time("the-phone", 100, Some(160)),
            time("the-laptop", 120, Some(200)),
            time("the-phone", 300, Some(330)),
        ];
        let found = attended(who, &times).expect("was there");
        assert_eq!((found.from, found.until), (second(100), Some(second(330))));
        assert_eq!(found.millis, 130_000);
        let still = [time("the-phone", 100, None)];
        assert_eq!(attended(who, &still).expect("is there").until, None);
        assert_eq!(attended(who, &[]), None);
    }
}
