//! A time on the clocks of everyone who meets, and what to know when one of those clocks is changed.
//!
//! What must stay true: somebody's clock says where they live, so it is read only by who meets with them in a
//! space that is open: once it is paused, closed or left, nothing of it shows.

use calendar::{Clock, Reading, Span, Zone, local, shifts};
use jiff::{SignedDuration, Timestamp};

use crate::accounts::{self, SignedIn};
use crate::db::Conn;
use crate::episodes::{Membership, SeatRole};
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
        let verb = if names.len() == 1 { "is" } else { "are" };
        let names = names.join(" and ");
        Self {
            whose: format!("for {names}"),
            place: format!("where {names} {verb}"),
            zone,
        }
    }

    /// The clock of a place where people meet.
    pub(super) fn site(site: &Site) -> Self {
        Self {
            whose: format!("at {}", site.name),
            place: format!("at {}", site.name),
            zone: site.zone.clone(),
        }
    }

    /// A moment there: "17:00 for Sam", with the weekday where it is another; none where both clocks read the
    /// same.
    pub(super) fn reads(&self, at: Timestamp, mine: &Zone) -> Option<String> {
        let (here, there) = (local(at, mine), local(at, &self.zone));
        if here.date != there.date {
            let day = there.weekday.name();
            return Some(format!("{day} {} {}", time(at, &self.zone), self.whose));
        }
        let differs = here.time != there.time;
        differs.then(|| format!("{} {}", time(at, &self.zone), self.whose))
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
                (true, false) => "where you are".to_owned(),
                (false, _) => other.place.clone(),
                (true, true) => format!("where you are and {}", other.place),
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
    let day = local(at, mine).day_words;
    Some(format!(
        "From {day} the clocks change {whose}: {} for you is then {} {}. Until then it is {} {}.",
        here.time, then.time, other.whose, was.time, other.whose
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
