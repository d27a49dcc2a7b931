//! What is done with calendars elsewhere: added, read, switched off and on, removed.

use std::sync::Arc;
use std::time::Duration;

use calendar::Span;
use futures_util::{StreamExt, stream};
use jiff::{SignedDuration, Timestamp};
use sealing::SystemEntropy;

use super::fetch::{Limits, Way};
use super::guard::{Machine, address};
use super::reading::{Wanted, read};
use super::{AHEAD, Calendar, Kept, MOST, Source, Trouble, store};
use crate::accounts::{self, Account, SignedIn};
use crate::audit::{self, Note};
use crate::db::{Conn, Id};
use crate::jobs;
use crate::service::Service;
use crate::web::Stop;

/// So many calendars are read at once.
const AT_ONCE: usize = 4;
/// How often is looked whether one is due.
const REST: Duration = Duration::from_mins(1);

/// How adding a calendar ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is there, and may be read.
    Yes(Id<Calendar>),
    /// There are as many as there may be.
    Full,
    /// There is something wrong with its address.
    Wrong(Trouble),
}

/// When a calendar is read next.
fn next(service: &Service) -> Timestamp {
    let minutes = i64::from(service.settings.calendar_every.max(1));
    service.clock.now() + SignedDuration::from_mins(minutes)
}

/// A therapist adds a calendar of theirs. It is not read yet.
///
/// # Errors
/// If the store does not take it.
pub async fn add(service: &Service, me: &SignedIn, source: Source) -> Result<Added, Stop> {
    if let Err(trouble) = address(source.address(), &service.settings.calendar_allow) {
        return Ok(Added::Wrong(trouble));
    }
    let mut tx = service.db.begin().await?;
    // Two at once take turns, so that there are never too many.
    accounts::hold(&mut tx, me.account()).await?;
    let others = store::of_therapist(&mut tx, service, me.account()).await?;
    if others.len() >= MOST {
        return Ok(Added::Full);
    }
    let calendar = Calendar {
        id: Id::new(service.clock.now(), &mut SystemEntropy),
        therapist: me.account(),
        kept: Kept::new(source),
        spans: Vec::new(),
        due: Some(next(service)),
    };
    store::insert(&mut tx, service, &calendar).await?;
    let added = Note::by(me.account(), audit::Deed::OutsideCalendarAdded).about(me.account());
    audit::note(&mut tx, service, added.object(calendar.id)).await?;
    tx.commit().await?;
    Ok(Added::Yes(calendar.id))
}

/// A calendar of this therapist's, held.
async fn own(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    id: Id<Calendar>,
) -> Result<Calendar, Stop> {
    let found = store::hold(conn, service, id).await?;
    let mine = found.filter(|calendar| calendar.therapist == me.account());
    mine.ok_or(Stop::NotFound)
}

/// A therapist has a calendar read no more for now, or again. Its times count only while it is on.
///
/// # Errors
/// [`Stop::NotFound`] unless it is theirs.
pub async fn switch(
    service: &Service,
    me: &SignedIn,
    id: Id<Calendar>,
    on: bool,
) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    let mut calendar = own(&mut tx, service, me, id).await?;
    if calendar.due.is_some() == on {
        return Ok(());
    }
    calendar.due = on.then(|| service.clock.now());
    store::update(&mut tx, service, &calendar).await?;
    let deed = match on {
        true => audit::Deed::OutsideCalendarOn,
        false => audit::Deed::OutsideCalendarOff,
    };
    let noted = Note::by(me.account(), deed).about(me.account());
    audit::note(&mut tx, service, noted.object(id)).await?;
    Ok(tx.commit().await?)
}

/// A therapist takes a calendar away, with all that is kept of it.
///
/// # Errors
/// [`Stop::NotFound`] unless it is theirs.
pub async fn remove(service: &Service, me: &SignedIn, id: Id<Calendar>) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    own(&mut tx, service, me, id).await?;
    store::delete(&mut tx, id).await?;
    let removed = Note::by(me.account(), audit::Deed::OutsideCalendarRemoved).about(me.account());
    audit::note(&mut tx, service, removed.object(id)).await?;
    Ok(tx.commit().await?)
}

/// A therapist has a calendar read at once: what went wrong, if anything did.
///
/// # Errors
/// [`Stop::NotFound`] unless it is theirs and switched on.
pub async fn read_now(
    service: &Service,
    me: &SignedIn,
    id: Id<Calendar>,
) -> Result<Option<Trouble>, Stop> {
    let mut tx = service.db.begin().await?;
    let mut calendar = own(&mut tx, service, me, id).await?;
    if calendar.due.is_none() {
        return Err(Stop::NotFound);
    }
    calendar.due = Some(next(service));
    store::update(&mut tx, service, &calendar).await?;
    tx.commit().await?;
    read_one(service, &calendar).await
}

/// Reads a calendar and keeps what it said, if it is still wanted by then.
async fn read_one(service: &Service, calendar: &Calendar) -> Result<Option<Trouble>, Stop> {
    let now = service.clock.now();
    let mut conn = service.db.read().await?;
    let owner = accounts::person(&mut conn, service, calendar.therapist).await?;
    drop(conn);
    let hours = SignedDuration::from_hours;
    let wanted = Wanted {
        owner: owner.zone,
        within: Span {
            start: now - hours(24),
            end: now + hours(24 * AHEAD),
        },
        ours: service.uid(""),
    };
    let way = Way {
        allowed: &service.settings.calendar_allow,
        limits: Limits::default(),
        names: &Machine,
    };
    let said = read(&way, &calendar.kept.source, &wanted).await;
    let mut tx = service.db.begin().await?;
    let found = store::hold(&mut tx, service, calendar.id).await?;
    let Some(mut found) = found.filter(|found| found.due.is_some()) else {
        return Ok(None);
    };
    let (read, trouble) = match said {
        Ok(read) => {
            found.spans = read.spans;
            (Ok(read.left_out), None)
        }
        Err(trouble) => (Err(trouble), Some(trouble)),
    };
    if found.kept.note(now, read) {
        jobs::tell(&mut tx, service, found.therapist, "/calendars").await?;
    }
    store::update(&mut tx, service, &found).await?;
    tx.commit().await?;
    metrics::counter!("securebase_calendars_read_total", "well" => if trouble.is_none() { "yes" } else { "no" })
        .increment(1);
    Ok(trouble)
}

/// Reads every calendar that is due.
///
/// # Errors
/// If the store does not answer.
pub async fn read_due(service: &Service) -> Result<(), Stop> {
    let now = service.clock.now();
    let due = store::due(&mut *service.db.read().await?, now).await?;
    let read = stream::iter(due).map(|(id, since)| async move {
        let mut tx = service.db.begin().await?;
        let taken = store::take(&mut tx, id, since, next(service)).await?;
        let found = store::hold(&mut tx, service, id).await?;
        tx.commit().await?;
        match found.filter(|_| taken) {
            Some(calendar) => read_one(service, &calendar).await.map(drop),
            None => Ok(()),
        }
    });
    let ended: Vec<Result<(), Stop>> = read.buffer_unordered(AT_ONCE).collect().await;
    // One that fails keeps no other from being read.
    ended.into_iter().collect()
}

/// Reads calendars as they fall due, for as long as the service runs.
pub async fn keep_reading(service: Arc<Service>) {
    loop {
        if let Err(stop) = read_due(&service).await {
            tracing::error!(?stop, "calendars elsewhere");
        }
        tokio::time::sleep(REST).await;
    }
}

/// When a therapist is busy elsewhere, within this time: nothing is offered then.
///
/// # Errors
/// If the store does not answer.
pub async fn busy(
    conn: &mut Conn,
    service: &Service,
    therapist: Id<Account>,
    within: Span,
) -> Result<Vec<Span>, Stop> {
    let now = service.clock.now();
    let calendars = store::of_therapist(conn, service, therapist).await?;
    let counting = calendars.into_iter().filter(|one| one.counts(now));
    let spans = counting.flat_map(|one| one.spans);
    Ok(spans.filter_map(|span| span.overlap(within)).collect())
}
