//! Which clock a TZID means: the IANA zone of that name; else the rules the
//! file brings along (VTIMEZONE), as Outlook's own names need; else none.

use std::collections::HashMap;

use jiff::Timestamp;

use super::parts::{Part, ZonePart};
use super::value::{Moment, moment, offset};
use crate::recurrence::{Clock, Ends, Occurrences, Rule, Transitions, Until};
use crate::work::Work;
use crate::zone::Zone;

/// The clocks of a file by their names, each made once.
pub(crate) struct Clocks {
    known: HashMap<String, Option<Clock>>,
}

impl Clocks {
    /// `until` is the last moment anybody will ask about.
    pub(crate) fn new(zones: &[ZonePart], until: Timestamp, work: &mut Work) -> Clocks {
        let mut known = HashMap::new();
        for zone in zones {
            let clock = || iana(&zone.name).or_else(|| own(zone, until, work).map(Clock::Own));
            known.entry(zone.name.clone()).or_insert_with(clock);
        }
        Clocks { known }
    }

    /// The clock of that name.
    pub(crate) fn get(&mut self, name: &str) -> Option<Clock> {
        if !self.known.contains_key(name) {
            self.known.insert(name.to_owned(), iana(name));
        }
        self.known.get(name).cloned().flatten()
    }
}

/// The database's zone; of a path such as
/// `/citadel.org/20190914_1/Europe/Berlin`, that of its end.
fn iana(name: &str) -> Option<Clock> {
    let ends = name.match_indices('/').map(|(at, _)| &name[at + 1..]);
    let names = std::iter::once(name).chain(ends).take(8);
    let mut zones = names.filter_map(Zone::parse);
    zones.next().map(Clock::Zone)
}

fn own(zone: &ZonePart, until: Timestamp, work: &mut Work) -> Option<Transitions> {
    let mut changes = Vec::new();
    let mut first: Option<(Timestamp, jiff::tz::Offset)> = None;
    for part in &zone.observances {
        let from = offset(part.one("TZOFFSETFROM")?.value.trim())?;
        let to = offset(part.one("TZOFFSETTO")?.value.trim())?;
        for at in onsets(part, from, until, work)? {
            if first.is_none_or(|(earliest, _)| at < earliest) {
                first = Some((at, from));
            }
            changes.push((at, to));
        }
    }
    Some(Transitions::new(first?.1, changes))
}

/// When an observance begins, each time. Its times are read with the offset
/// from before.
fn onsets(
    part: &Part,
    from: jiff::tz::Offset,
    until: Timestamp,
    work: &mut Work,
) -> Option<Vec<Timestamp>> {
    let Moment::Civil(start) = moment(part.one("DTSTART")?.value.trim())? else {
        return None;
    };
    let mut civils = vec![start];
    for line in part.all("RDATE") {
        for one in line.value.split(',') {
            let Moment::Civil(civil) = moment(one.trim())? else {
                return None;
            };
            civils.push(civil);
        }
    }
    for line in part.all("RRULE") {
        let mut rule = Rule::parse(&line.value).ok()?;
        if let Ends::Until(Until::Instant(at)) = rule.ends {
            rule.ends = Ends::Until(Until::Civil(from.to_datetime(at)));
        }
        let mut times =
            Occurrences::new(&rule, start, work.clone()).not_after(from.to_datetime(until));
        let found: Result<Vec<_>, _> = times.by_ref().collect();
        *work = times.into_work();
        civils.extend(found.ok()?);
    }
    civils
        .into_iter()
        .map(|civil| from.to_timestamp(civil).ok())
        .collect()
}
