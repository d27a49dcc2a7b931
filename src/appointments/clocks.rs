//! A time on the clocks of everyone who meets, and what to know when one of those clocks is changed.
//!
//! What must stay true: somebody's clock says where they live, so it is read only by who meets with them in a
//! space that is open: once it is paused, closed or left, nothing of it shows.

use calendar::{Clock, ClocksChange, Reading, Span, Zone, local, shifts};
use jiff::{SignedDuration, Timestamp};

use crate::accounts::{self, SignedIn};
use crate::db::Conn;
use crate::episodes::{Membership, SeatRole};
use crate::languages::{Said, in_a_row, long_day, say, weekday};
use crate::practice::Site;
use crate::service::Service;
use crate::web::Stop;

/// A clock that a time is shown on beside the reader's own.
#[derive(Clone, Debug)]
pub(super) struct Other {
    /// Whose it is, after a time: "for Sam".
    whose: String,
    /// Where it is, in a sentence: "where Sam is".
    place: String,
    zone: Zone,
}

impl Other {
    /// The clock of people who live by one.
    fn people(names: &[String], zone: Zone) -> Self {
        let count = names.len();
        let names = in_a_row(names);
        Self {
            whose: say("clock-for").with("names", &names).into(),
            place: say("clock-where")
                .with("names", names)
                .with("count", count)
                .into(),
            zone,
        }
    }

    /// The clock of a place where people meet.
    pub(super) fn site(site: &Site) -> Self {
        let at: String = say("clock-at").with("place", &site.name).into();
        Self {
            whose: at.clone(),
            place: at,
            zone: site.zone.clone(),
        }
    }

    /// A moment there: "17:00 for Sam", with the weekday where it is another; none where both clocks read the
    /// same.
    pub(super) fn reads(&self, at: Timestamp, mine: &Zone) -> Option<String> {
        let (here, there) = (local(at, mine), local(at, &self.zone));
        let read = if here.date != there.date {
            say("clock-reads-day").with("weekday", weekday(there.weekday))
        } else if here.time != there.time {
            say("clock-reads")
        } else {
            return None;
        };
        let read = read.with("time", time(at, &self.zone));
        Some(read.with("whose", &self.whose).into())
    }
}

/// The clocks of everyone else who meets in a space, where they may be seen and are not the reader's.
pub(super) async fn others(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    member: &Membership,
) -> Result<Vec<Other>, Stop> {
    let mut clocks: Vec<(Zone, Vec<String>)> = Vec::new();
    if !member.writes() {
        return Ok(Vec::new());
    }
    let meet = member.others().filter(|(_, role)| *role != SeatRole::Cover);
    for (account, _) in meet {
        let person = accounts::person(conn, service, account).await?;
        match clocks.iter_mut().find(|(zone, _)| *zone == person.zone) {
            _ if person.zone == *me.zone() => {}
            Some((_, names)) => names.push(person.name),
            None => clocks.push((person.zone, vec![person.name])),
        }
    }
    let other = |(zone, names): (Zone, Vec<String>)| Other::people(&names, zone);
    Ok(clocks.into_iter().map(other).collect())
}

/// The time of day a clock reads; with its distance from UTC where it reads the same twice on that day.
pub(super) fn time(at: Timestamp, zone: &Zone) -> String {
    let local = local(at, zone);
    let civil = zone.time_zone().to_datetime(at);
    let reading = Clock::Zone(zone.clone()).instant(civil);
    match reading {
        Some((_, Reading::Repeated)) => format!("{} ({})", local.time, local.offset),
        _ => local.time,
    }
}

/// A moment on all these clocks.
pub(super) fn reads(at: Timestamp, mine: &Zone, others: &[Other]) -> Vec<String> {
    others
        .iter()
        .filter_map(|other| other.reads(at, mine))
        .collect()
}

/// What to know of clocks that are changed within a span, one sentence a change, for times like those given.
pub(super) fn changes(
    mine: &Zone,
    others: &[Other],
    within: Span,
    times: &[Timestamp],
) -> Vec<String> {
    let mut sentences = Vec::new();
    for other in others {
        for shift in shifts(mine, &other.zone, within) {
            let example = times.iter().find(|time| **time >= shift.at).copied();
            let example = example.unwrap_or(shift.at + SignedDuration::from_hours(18));
            let whose = match (shift.first_moved, shift.second_moved) {
                (true, false) => say("clock-where-you").into(),
                (false, _) => other.place.clone(),
                (true, true) => say("clock-where-both").with("place", &other.place).into(),
            };
            sentences.extend(sentence(mine, other, shift.at, example, &whose));
        }
    }
    sentences.dedup();
    sentences
}

/// "From Sunday 25 October 2026 the clocks change where Sam is: 18:00 for you is then 17:00 for Sam. Until
/// then it is 18:00 for Sam."
fn sentence(
    mine: &Zone,
    other: &Other,
    at: Timestamp,
    example: Timestamp,
    whose: &str,
) -> Option<String> {
    let here = local(example, mine);
    let civil = mine.time_zone().to_datetime(example);
    // The same time on my clock, on the day before the change.
    let before = mine.time_zone().to_datetime(at).date().yesterday().ok()?;
    let before = Clock::Zone(mine.clone()).instant(before.to_datetime(civil.time()));
    let (then, was) = (local(example, &other.zone), local(before?.0, &other.zone));
    let said = say("clock-changes")
        .with("day", long_day(local(at, mine).date))
        .with("where", whose)
        .with("here", here.time)
        .with("then", then.time)
        .with("was", was.time)
        .with("whose", &other.whose);
    Some(said.into())
}

/// What to know of a time that comes soon after its reader's own clocks change, if it does.
pub(super) fn own_change(at: Timestamp, mine: &Zone) -> Option<String> {
    local(at, mine).clocks_change.map(change_words)
}

/// "The clocks go forward 1 hour on Sunday 29 March 2026."
fn change_words(change: ClocksChange) -> String {
    let said = match change.minutes {
        ..0 => say("clock-back"),
        _ => say("clock-forward"),
    };
    let said = said.with("amount", amount(change.minutes.unsigned_abs()));
    said.with("day", long_day(change.day)).into()
}

/// "1 hour", "30 minutes", "2 hours 30 minutes".
fn amount(minutes: u32) -> Said {
    let hours = say("clock-hours").with("count", minutes / 60);
    let rest = say("clock-minutes").with("count", minutes % 60);
    match (minutes / 60, minutes % 60) {
        (0, _) => rest,
        (_, 0) => hours,
        _ => say("clock-hours-minutes")
            .with("hours", hours)
            .with("minutes", rest),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::languages::Language;

    fn zone(name: &str) -> Zone {
        Zone::parse(name).expect("a zone")
    }

    fn at(text: &str) -> Timestamp {
        text.parse().expect("a time")
    }

    #[test]
    fn a_time_is_read_on_the_others_clock_with_its_day_where_that_differs() {
        let sam = Other::people(&["Sam".to_owned()], zone("America/New_York"));
        let berlin = zone("Europe/Berlin");
        let evening = at("2026-12-01T17:00:00Z");
        assert_eq!(
            sam.reads(evening, &berlin).as_deref(),
            Some("12:00 for Sam")
        );
        let night = at("2026-12-01T02:00:00Z");
        assert_eq!(
            sam.reads(night, &berlin).as_deref(),
            Some("Monday 21:00 for Sam")
        );
        let vienna = zone("Europe/Vienna");
        let both = Other::people(&["Sam".to_owned(), "Kim".to_owned()], vienna);
        assert_eq!(both.reads(night, &berlin), None);
        assert_eq!(both.place, "where Sam and Kim are");
    }

    #[test]
    fn a_time_that_comes_twice_is_told_apart() {
        let zone = zone("America/New_York");
        let twice = [
            "2026-11-01T05:30:00Z",
            "2026-11-01T06:30:00Z",
            "2026-11-01T07:30:00Z",
        ];
        let read = twice.map(|text| time(at(text), &zone));
        assert_eq!(read, ["01:30 (UTC-4)", "01:30 (UTC-5)", "02:30"]);
    }

    #[test]
    fn a_change_of_clocks_is_said_with_an_example() {
        let sam = [Other::people(&["Sam".to_owned()], zone("America/New_York"))];
        let berlin = zone("Europe/Berlin");
        let week = |from: &str, to: &str| Span {
            start: at(from),
            end: at(to),
        };
        // Berlin goes back on 25 October 2026, New York a week later.
        let first = week("2026-10-22T00:00:00Z", "2026-10-29T00:00:00Z");
        let times = [at("2026-10-22T16:00:00Z"), at("2026-10-28T17:00:00Z")];
        assert_eq!(
            changes(&berlin, &sam, first, &times),
            [
                "From Sunday 25 October 2026 the clocks change where you are: 18:00 for you is then 13:00 for Sam. Until then it is 12:00 for Sam."
            ]
        );
        let second = week("2026-10-29T00:00:00Z", "2026-11-05T00:00:00Z");
        let times = [at("2026-11-04T17:00:00Z")];
        assert_eq!(
            changes(&berlin, &sam, second, &times),
            [
                "From Sunday 1 November 2026 the clocks change where Sam is: 18:00 for you is then 12:00 for Sam. Until then it is 13:00 for Sam."
            ]
        );
        assert!(changes(&berlin, &[], second, &times).is_empty());
    }

    #[test]
    fn a_change_of_ones_own_clocks_says_by_how_much() {
        let note = |moment: &str, name| own_change(at(moment), &zone(name));
        for (moment, name, said) in [
            (
                "2026-04-01T12:00:00Z",
                "Europe/Berlin",
                "The clocks go forward 1 hour on Sunday 29 March 2026.",
            ),
            (
                "2026-04-05T00:00:00Z",
                "Australia/Lord_Howe",
                "The clocks go back 30 minutes on Sunday 5 April 2026.",
            ),
        ] {
            assert_eq!(note(moment, name).as_deref(), Some(said));
        }
        assert_eq!(note("2026-04-05T00:00:00Z", "Asia/Kolkata"), None);
        assert_eq!(&*amount(150), "2 hours 30 minutes");
    }

    #[test]
    fn clocks_are_spoken_of_in_the_language_of_the_page() {
        Language::Spanish.speaks(|| {
            let sam = Other::people(&["Sam".to_owned()], zone("America/New_York"));
            let night = at("2026-12-01T02:00:00Z");
            let read = sam.reads(night, &zone("Europe/Berlin"));
            assert_eq!(read.as_deref(), Some("lunes 21:00 para Sam"));
            assert_eq!(sam.place, "donde está Sam");
        });
    }
}
