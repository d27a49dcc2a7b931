//! A therapist's calendar as it is kept here, put together for the engine: hours, closed days, sessions and
//! everything else that takes their time.
//!
//! What must stay true: every time that is shown, booked or moved to is asked of this one diary, so that a
//! time on a page and a time that can be had are the same.

use calendar::{Availability, Booked, Diary, Meeting, Open, Place, Span, Zone};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use super::busy::{self, Busy};
use super::{Appointment, STEP, Way, store};
use crate::accounts::Account;
use crate::db::{Conn, Id};
use crate::practice::{self, PracticeCalendar, Sessions};
use crate::service::Service;
use crate::web::Stop;

/// Rests, travel and the days of any zone reach so far beyond what is asked for.
const AROUND: SignedDuration = SignedDuration::from_hours(48);

/// What a therapist's diary is made of.
#[derive(Clone, Debug)]
pub(super) struct TherapistDiary {
    zone: Zone,
    hours: Vec<(Place, Availability)>,
    closed: Vec<Date>,
    booked: Vec<Booked>,
    busy: Vec<Span>,
    sessions: Sessions,
    away: Vec<Span>,
    practice: PracticeCalendar,
}

impl TherapistDiary {
    /// The diary of a therapist for times within a span; none if they have no hours yet. `except`: sessions
    /// that are to be moved, and are in nobody's way.
    pub(super) async fn of(
        conn: &mut Conn,
        service: &Service,
        therapist: Id<Account>,
        within: Span,
        except: &[Id<Appointment>],
    ) -> Result<Option<Self>, Stop> {
        let Some(profile) = practice::profile_of(conn, service, therapist).await? else {
            return Ok(None);
        };
        let practice = practice::practice_calendar(conn, service).await?;
        let around = Span {
            start: within.start - AROUND,
            end: within.end + AROUND,
        };
        let booked = store::booked(conn, service, therapist, around).await?;
        let booked = booked.into_iter().filter(|one| !except.contains(&one.id));
        let Busy { away, other } = busy::of(conn, service, therapist, around).await?;
        let date = |at: Timestamp| profile.zone.time_zone().to_datetime(at).date();
        Ok(Some(Self {
            closed: practice.closed(date(around.start), date(around.end)),
            hours: hours(&profile, &practice),
            booked: booked
                .map(|one| Booked {
                    span: one.span,
                    place: one.details.place,
                })
                .collect(),
            busy: [away.clone(), other].concat(),
            zone: profile.zone,
            sessions: profile.sessions,
            away,
            practice,
        }))
    }

    pub(super) fn as_diary(&self) -> Diary<'_> {
        Diary {
            zone: &self.zone,
            open: Open::At(&self.hours),
            holidays: &self.closed,
            booked: &self.booked,
            busy: &self.busy,
            before: self.sessions.before,
            after: self.sessions.after,
            travel: self.sessions.travel,
            daily_maximum: self.sessions.most_a_day,
        }
    }

    /// A session that is to be booked here.
    pub(super) fn meeting(&self, way: Way, now: Timestamp) -> Meeting {
        Meeting {
            length: way.length,
            step: STEP,
            place: way.place,
            now,
            notice: u32::from(self.sessions.notice) * 60,
        }
    }

    /// The clock that the therapist lives by.
    pub(super) fn zone(&self) -> &Zone {
        &self.zone
    }

    /// The starts within a span at which a session can be had.
    pub(super) fn starts(&self, way: Way, now: Timestamp, within: Span) -> Vec<Timestamp> {
        self.meeting(way, now).starts(&[self.as_diary()], within)
    }

    /// Whether a session can begin then.
    pub(super) fn takes(&self, way: Way, now: Timestamp, start: Timestamp) -> bool {
        let span = self.meeting(way, now).span(start);
        span.is_some_and(|span| self.starts(way, now, span).contains(&start))
    }

    /// Takes a session in, so that the next has to keep away from it.
    pub(super) fn add(&mut self, span: Span, place: Place) {
        self.booked.push(Booked { span, place });
    }

    /// The times in which they are away.
    pub(super) fn away(&self) -> &[Span] {
        &self.away
    }

    /// What the practice calls the day of a session that begins then, where it is closed on that day.
    pub(super) fn closed_for(&self, start: Timestamp) -> Option<&str> {
        let date = self.zone.time_zone().to_datetime(start).date();
        self.practice.closed_for(date)
    }
}

/// The hours of a therapist at each place: online, and where the practice has room.
fn hours(profile: &practice::Profile, practice: &PracticeCalendar) -> Vec<(Place, Availability)> {
    let mut days_off = profile.exceptions.clone();
    days_off.retain(|day| day.open.is_empty());
    let mut hours = vec![(Place::Online, profile.availability())];
    for (number, weekly) in &profile.sessions.at {
        let site = practice.site(*number).filter(|site| !site.closed);
        hours.extend(site.map(|site| {
            let there = Availability {
                zone: site.zone.clone(),
                weekly: weekly.clone(),
                // A day off is one everywhere; other hours on a day are hours online.
                exceptions: days_off.clone(),
            };
            (Place::At(*number), there)
        }));
    }
    hours
}
