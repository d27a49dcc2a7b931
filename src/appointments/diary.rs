//! A therapist's calendar as it is kept here, put together for the engine: hours, closed days, sessions and
//! everything else that takes their time.
//!
//! What must stay true: every time that is shown, booked or moved to is asked of this one diary, so that a
//! time on a page and a time that can be had are the same.

use calendar::{
    Availability, Booked, Diary, Meeting, Open, Place, Planned, Recurrence, Span, Work, Zone,
};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use super::busy::{self, Busy};
use super::{Appointment, STEP, Way, resources, store};
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
    /// When each room of the place is taken; empty: no room is needed.
    rooms: Vec<(u32, Vec<Span>)>,
    /// When the interpreter is taken; none where nobody comes along.
    interpreter: Option<Vec<Span>>,
}

/// A time that can be had: with which room, where one is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Had {
    pub(super) room: Option<u32>,
}

impl TherapistDiary {
    /// The diary of a therapist for times within a span, with those of the rooms and the interpreter that this
    /// way to meet takes; none if they have no hours yet. `except`: sessions that are to be moved, and are in
    /// nobody's way.
    pub(super) async fn of(
        conn: &mut Conn,
        service: &Service,
        (therapist, way): (Id<Account>, Way),
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
        let mut rooms = Vec::new();
        if let Place::At(site) = way.place {
            for room in practice.rooms(site) {
                let busy = resources::busy(conn, service, room, around, except).await?;
                rooms.push((room, busy));
            }
        }
        let interpreter = match way.interpreter {
            Some(one) => Some(resources::busy(conn, service, one, around, except).await?),
            None => None,
        };
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
            rooms,
            interpreter,
        }))
    }

    /// The calendars that have to be free: the therapist's, the interpreter's, and a room's.
    fn diaries<'a>(&'a self, room: Option<&'a [Span]>) -> Vec<Diary<'a>> {
        let other = |busy: &'a [Span]| Diary {
            busy,
            ..Diary::empty(&self.zone)
        };
        let mut diaries = vec![self.own()];
        diaries.extend(self.interpreter.as_deref().map(other));
        diaries.extend(room.map(other));
        diaries
    }

    /// These calendars, once for each room there is to choose from.
    fn choices(&self) -> Vec<(Option<u32>, Vec<Diary<'_>>)> {
        if self.rooms.is_empty() {
            return vec![(None, self.diaries(None))];
        }
        let rooms = self.rooms.iter();
        rooms
            .map(|(room, busy)| (Some(*room), self.diaries(Some(busy))))
            .collect()
    }

    fn own(&self) -> Diary<'_> {
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
        let meeting = self.meeting(way, now);
        let choices = self.choices();
        let each = |(_, diaries): &(_, Vec<Diary<'_>>)| meeting.starts(diaries, within);
        in_order(choices.iter().flat_map(each).collect())
    }

    /// The first starts within a span at which a session can be had.
    pub(super) fn first_starts(
        &self,
        way: Way,
        now: Timestamp,
        within: Span,
        many: usize,
    ) -> Vec<Timestamp> {
        let meeting = self.meeting(way, now);
        let choices = self.choices();
        let each = |(_, diaries): &(_, Vec<Diary<'_>>)| meeting.first_starts(diaries, within, many);
        let mut starts = in_order(choices.iter().flat_map(each).collect());
        starts.truncate(many);
        starts
    }

    /// Whether a session can begin then, and with which room.
    pub(super) fn takes(&self, way: Way, now: Timestamp, start: Timestamp) -> Option<Had> {
        let meeting = self.meeting(way, now);
        let span = meeting.span(start)?;
        let mut choices = self.choices().into_iter();
        let room = choices.find(|(_, diaries)| meeting.starts(diaries, span).contains(&start));
        room.map(|(room, _)| Had { room })
    }

    /// Every meeting of a series, with what stands in its way where no room helps.
    pub(super) fn series(
        &self,
        wish: &Recurrence,
        meeting: &Meeting,
        within: Span,
    ) -> Option<Vec<Planned>> {
        let mut best: Option<Vec<Planned>> = None;
        for (_, diaries) in self.choices() {
            let work = &mut Work::default();
            let found = calendar::series(wish, meeting, &diaries, within, work).ok()?;
            best = Some(match best {
                None => found,
                Some(best) => best.into_iter().zip(found).map(free_one).collect(),
            });
        }
        best
    }

    /// Takes a session in, so that the next has to keep away from it.
    pub(super) fn add(&mut self, span: Span, place: Place, had: Had) {
        self.booked.push(Booked { span, place });
        if let Some(busy) = &mut self.interpreter {
            busy.push(span);
        }
        let mut rooms = self.rooms.iter_mut();
        let room = rooms.find(|(room, _)| Some(*room) == had.room);
        if let Some((_, busy)) = room {
            busy.push(span);
        }
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

/// Starts in order, each once.
fn in_order(mut starts: Vec<Timestamp>) -> Vec<Timestamp> {
    starts.sort_unstable();
    starts.dedup();
    starts
}

/// Of one meeting in two rooms, the one that can be.
fn free_one((one, other): (Planned, Planned)) -> Planned {
    if one.fits() { one } else { other }
}

/// The hours of a therapist at each place: online, and where the practice has room.
fn hours(profile: &practice::Profile, practice: &PracticeCalendar) -> Vec<(Place, Availability)> {
    let mut hours = vec![(Place::Online, profile.availability())];
    for site in practice.sites_of(&profile.sessions) {
        let there = profile.availability_at(site);
        hours.extend(there.map(|there| (Place::At(site.number), there)));
    }
    hours
}
