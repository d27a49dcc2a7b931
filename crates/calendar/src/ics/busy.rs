//! When somebody is busy, read from their calendar's text. What must stay
//! true: only times come out, never what they are for; a part that is not
//! understood is named and the others are read; what is asked for is bounded
//! in length, and the work is counted.

use std::collections::HashMap;
use std::fmt;

use jiff::civil::{Date, DateTime, Time};
use jiff::{SignedDuration, Timestamp};

use super::lines::Line;
use super::parts::{NotACalendar, Part, parts};
use super::value::{Length, Moment, length, moment};
use super::zones::Clocks;
use crate::recurrence::{Clock, Recurrence, Rule, RuleProblem};
use crate::span::{Span, merge};
use crate::work::Work;
use crate::zone::Zone;

/// How many problems are listed; what is beyond is not.
const PROBLEMS: usize = 100;

/// How much of the work one event may take, so that it leaves some for the others: every day of 680 years.
const EACH: u64 = 250_000;

/// What a calendar says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Busy {
    /// The busy times, sorted, merged and clipped to what was asked for.
    pub spans: Vec<Span>,
    /// What was not understood, with the line it begins at; the first hundred.
    pub problems: Vec<(usize, IcsProblem)>,
}

/// What is wrong with an event. All but [`IcsProblem::TooOften`] leave the
/// event, or the part of it, out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum IcsProblem {
    /// It has no start that can be read.
    NoStart,
    /// A property's value cannot be read.
    Value(&'static str),
    /// No database and no part of the file knows this zone (its first 64
    /// characters).
    UnknownZone(String),
    /// Its rule is none; its first time counts.
    Rule(RuleProblem),
    /// It repeats too often, or never comes to an end. Its first time counts.
    TooOften,
    /// It changes all times from one on, which is not read.
    ThisAndFuture,
}

impl fmt::Display for IcsProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            IcsProblem::NoStart => f.write_str("it does not say when it starts"),
            IcsProblem::Value(name) => write!(f, "its {name} cannot be read"),
            IcsProblem::UnknownZone(name) => write!(f, "no time zone is called {name:?}"),
            IcsProblem::Rule(problem) => problem.fmt(f),
            IcsProblem::TooOften => f.write_str("it repeats too often"),
            IcsProblem::ThisAndFuture => f.write_str("it changes all later ones at once"),
        }
    }
}

/// The busy times in a calendar's text. Days and times without a zone are
/// read by the owner's clock. Cancelled events, those marked free, and
/// alarms take no time.
///
/// ```
/// use calendar::{Span, Work, Zone, busy_times};
///
/// let text = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Dentist\r\n\
///     DTSTART;TZID=Europe/Berlin:20261201T180000\r\nDURATION:PT1H\r\n\
///     END:VEVENT\r\nEND:VCALENDAR\r\n";
/// let december = Span {
///     start: "2026-12-01T00:00Z".parse().unwrap(),
///     end: "2027-01-01T00:00Z".parse().unwrap(),
/// };
/// let busy = busy_times(text, &Zone::utc(), december, &mut Work::default()).unwrap();
/// assert_eq!(busy.spans[0].start, "2026-12-01T17:00Z".parse().unwrap());
/// ```
pub fn busy_times(
    text: &str,
    owner: &Zone,
    within: Span,
    work: &mut Work,
) -> Result<Busy, NotACalendar> {
    busy_times_but(text, owner, within, &|_| false, work)
}

/// The busy times in a calendar's text, but for events that are known already: what was booked here and
/// stands in that calendar too is not busy twice. `known` is asked with each event's UID.
pub fn busy_times_but(
    text: &str,
    owner: &Zone,
    within: Span,
    known: &dyn Fn(&str) -> bool,
    work: &mut Work,
) -> Result<Busy, NotACalendar> {
    let mut parts = parts(text, &[])?;
    let is_known = |event: &Part| event.one("UID").is_some_and(|uid| known(uid.value.trim()));
    parts.events.retain(|event| !is_known(event));
    let clocks = Clocks::new(&parts.zones, within.end, work);
    let mut reader = Reader {
        owner,
        within,
        clocks,
        moved: HashMap::new(),
        busy: Busy {
            spans: Vec::new(),
            problems: Vec::new(),
        },
    };
    for event in &parts.events {
        reader.note_moved(event);
    }
    for event in &parts.events {
        if let Err(problem) = reader.event(event, work) {
            reader.problem(event.line, problem);
        }
    }
    for list in &parts.busy_lists {
        reader.busy_list(list);
    }
    reader.busy.spans = merge(reader.busy.spans);
    Ok(reader.busy)
}

struct Reader<'a> {
    owner: &'a Zone,
    within: Span,
    clocks: Clocks,
    /// The times of a recurring event, by its UID, that are events of their own.
    moved: HashMap<String, Vec<When>>,
    busy: Busy,
}

/// A time with its clock.
#[derive(Clone, Debug)]
enum When {
    Date(Date),
    At(DateTime, Clock),
}

/// How long an event is.
enum Lasts {
    /// So long exactly, each time.
    Exactly(SignedDuration),
    /// So many days on the clock, and more.
    Nominally(Length),
}

impl Reader<'_> {
    fn problem(&mut self, line: usize, problem: IcsProblem) {
        if self.busy.problems.len() < PROBLEMS {
            self.busy.problems.push((line, problem));
        }
    }

    fn take(&mut self, start: Timestamp, end: Timestamp) {
        let span = Span::new(start, end).and_then(|s| s.overlap(self.within));
        self.busy.spans.extend(span);
    }

    fn note_moved(&mut self, event: &Part) {
        let (Some(uid), Some(line)) = (event.one("UID"), event.one("RECURRENCE-ID")) else {
            return;
        };
        if let Ok(when) = self.when(line, &line.value, "RECURRENCE-ID") {
            self.moved.entry(uid.value.clone()).or_default().push(when);
        }
    }

    /// A value by its line's zone, or the owner's.
    fn when(&mut self, line: &Line, value: &str, name: &'static str) -> Result<When, IcsProblem> {
        match moment(value.trim()).ok_or(IcsProblem::Value(name))? {
            Moment::Date(date) => Ok(When::Date(date)),
            Moment::Utc(at) => Ok(When::At(
                jiff::tz::Offset::UTC.to_datetime(at),
                Clock::Zone(Zone::utc()),
            )),
            Moment::Civil(civil) => {
                let clock = match line.parameter("TZID") {
                    None => Clock::Zone(self.owner.clone()),
                    Some(name) => self
                        .clocks
                        .get(name)
                        .ok_or_else(|| IcsProblem::UnknownZone(name.chars().take(64).collect()))?,
                };
                Ok(When::At(civil, clock))
            }
        }
    }

    fn event(&mut self, event: &Part, work: &mut Work) -> Result<(), IcsProblem> {
        let free = event.says("STATUS", "CANCELLED")
            || event.says("TRANSP", "TRANSPARENT")
            || event.says("X-MICROSOFT-CDO-BUSYSTATUS", "FREE");
        if free {
            return Ok(());
        }
        let line = event.one("DTSTART").ok_or(IcsProblem::NoStart)?;
        let start = self.when(line, &line.value, "DTSTART")?;
        let lasts = self.lasts(event, &start)?;
        let (civil, clock) = match start {
            When::Date(date) => (date.at(0, 0, 0, 0), Clock::Zone(self.owner.clone())),
            When::At(civil, clock) => (civil, clock),
        };
        let mut recurrence = Recurrence::once(civil, clock);
        if let Some(id) = event.one("RECURRENCE-ID") {
            if id.parameter("RANGE").is_some() {
                self.problem(event.line, IcsProblem::ThisAndFuture);
            }
        } else {
            self.recurs(event, &mut recurrence);
        }
        self.take_all(event.line, &recurrence, &lasts, work);
        Ok(())
    }

    fn lasts(&mut self, event: &Part, start: &When) -> Result<Lasts, IcsProblem> {
        let nominal = |days| {
            Lasts::Nominally(Length {
                days,
                exact: SignedDuration::ZERO,
            })
        };
        if let Some(line) = event.one("DURATION") {
            let length = length(line.value.trim()).ok_or(IcsProblem::Value("DURATION"))?;
            return Ok(Lasts::Nominally(length));
        }
        let end = match event.one("DTEND") {
            Some(line) => Some(self.when(line, &line.value, "DTEND")?),
            None => None,
        };
        match (start, end) {
            (When::Date(_), None) => Ok(nominal(1)),
            (When::At(..), None) => Ok(nominal(0)),
            (When::Date(from), Some(When::Date(to))) => {
                let days = to.duration_since(*from).as_hours() / 24;
                // Calendars in use end a day where it starts: they mean all of it.
                i32::try_from(days.max(1))
                    .map(nominal)
                    .map_err(|_| IcsProblem::Value("DTEND"))
            }
            (When::At(from, clock), Some(When::At(to, end_clock))) => {
                let from = clock.instant(*from).ok_or(IcsProblem::Value("DTSTART"))?.0;
                let to = end_clock.instant(to).ok_or(IcsProblem::Value("DTEND"))?.0;
                Ok(Lasts::Exactly(to.duration_since(from)))
            }
            _ => Err(IcsProblem::Value("DTEND")),
        }
    }

    /// Reads the rules, and the times added and left out.
    fn recurs(&mut self, event: &Part, recurrence: &mut Recurrence) {
        for line in event.all("RRULE") {
            match Rule::parse(&line.value) {
                Ok(rule) => recurrence.rules.push(rule),
                Err(problem) => self.problem(line.number, IcsProblem::Rule(problem)),
            }
        }
        for line in event.all("RDATE") {
            for value in line.value.split(',') {
                // Of a period, its start; it lasts as long as the others.
                let start = value.split('/').next().unwrap_or(value);
                match self.when(line, start, "RDATE") {
                    Ok(when) => recurrence.more.extend(self.instant(&when)),
                    Err(problem) => self.problem(line.number, problem),
                }
            }
        }
        let mut except = Vec::new();
        for line in event.all("EXDATE") {
            for value in line.value.split(',') {
                match self.when(line, value, "EXDATE") {
                    Ok(when) => except.push(when),
                    Err(problem) => self.problem(line.number, problem),
                }
            }
        }
        let uid = event
            .one("UID")
            .map(|l| l.value.as_str())
            .unwrap_or_default();
        except.extend(self.moved.get(uid).into_iter().flatten().cloned());
        for when in except {
            match when {
                When::Date(date) => recurrence.except_dates.push(date),
                When::At(civil, clock) => {
                    recurrence
                        .except
                        .extend(clock.instant(civil).map(|(at, _)| at));
                }
            }
        }
    }

    fn instant(&self, when: &When) -> Option<Timestamp> {
        match when {
            When::Date(date) => {
                let midnight = date.to_datetime(Time::midnight());
                Clock::Zone(self.owner.clone())
                    .instant(midnight)
                    .map(|(at, _)| at)
            }
            When::At(civil, clock) => clock.instant(*civil).map(|(at, _)| at),
        }
    }

    fn take_all(&mut self, line: usize, recurrence: &Recurrence, lasts: &Lasts, work: &mut Work) {
        let longest = match lasts {
            Lasts::Exactly(length) => *length,
            Lasts::Nominally(length) => {
                SignedDuration::from_hours(24 * (i64::from(length.days) + 1)) + length.exact
            }
        };
        let from = self
            .within
            .start
            .checked_sub(longest.max(SignedDuration::ZERO));
        let from = from.unwrap_or(Timestamp::MIN);
        let asked = Span {
            start: from,
            end: self.within.end,
        };
        let mut own = work.part(EACH);
        let found = recurrence.starting(asked, &mut own).unwrap_or_else(|_| {
            self.problem(line, IcsProblem::TooOften);
            let once = Recurrence::once(recurrence.start, recurrence.clock.clone());
            once.starting(asked, &mut Work::default())
                .unwrap_or_default()
        });
        work.give_back(own);
        for one in found {
            let end = match lasts {
                Lasts::Exactly(length) => one.at.checked_add(*length).ok(),
                Lasts::Nominally(length) => {
                    nominal_end(&recurrence.clock, one.at, one.civil, *length)
                }
            };
            self.take(one.at, end.unwrap_or(Timestamp::MAX));
        }
    }

    /// The periods of a VFREEBUSY that are not said to be free.
    fn busy_list(&mut self, list: &Part) {
        for line in list.all("FREEBUSY") {
            if line
                .parameter("FBTYPE")
                .is_some_and(|t| t.eq_ignore_ascii_case("FREE"))
            {
                continue;
            }
            for period in line.value.split(',') {
                match utc_period(period.trim()) {
                    Some((start, end)) => self.take(start, end),
                    None => self.problem(line.number, IcsProblem::Value("FREEBUSY")),
                }
            }
        }
    }
}

/// The end of what lasts so many days on the clock, and then exactly so long.
fn nominal_end(clock: &Clock, at: Timestamp, civil: DateTime, length: Length) -> Option<Timestamp> {
    let later = match length.days {
        0 => at,
        days => {
            clock
                .instant(civil.checked_add(jiff::Span::new().days(days)).ok()?)?
                .0
        }
    };
    later.checked_add(length.exact).ok()
}

fn utc_period(text: &str) -> Option<(Timestamp, Timestamp)> {
    let (start, end) = text.split_once('/')?;
    let Moment::Utc(start) = moment(start)? else {
        return None;
    };
    match moment(end) {
        Some(Moment::Utc(end)) => Some((start, end)),
        Some(_) => None,
        None => {
            let length = length(end)?;
            let days = SignedDuration::from_hours(24 * i64::from(length.days));
            Some((start, start.checked_add(days + length.exact).ok()?))
        }
    }
}
