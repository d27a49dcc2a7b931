//! What the practice sees of its list over time: how long until somebody is matched, how many wait, why
//! offers are not taken and therapists changed. Counts only.
//!
//! What must stay true: a count below [`LEAST`] is not shown, nor whether it is one or none.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use matching::bias::{LEAST, Survival, Wait};

use super::{Ended, Entry, store, weeks};
use crate::db::Conn;
use crate::languages::{self, Said, say};
use crate::pairing::{self, About, Given};
use crate::service::Service;
use crate::web::Stop;

/// How many weeks of the list are shown.
pub(super) const WEEKS: i64 = 26;
/// How far back waits and reasons are looked at, in weeks.
const BACK: i64 = 52;
/// A typical wait is told only of so many matched: fewer say little of the next.
const ENOUGH: usize = 20;

/// A picture of bars, with the same in a table.
pub(super) struct Bars {
    pub(super) id: &'static str,
    pub(super) title: Said,
    /// What the words under the bars are.
    pub(super) of: Said,
    /// What is counted.
    pub(super) counted: Said,
    pub(super) bars: Vec<Bar>,
}

/// One of them.
pub(super) struct Bar {
    pub(super) label: String,
    /// The count, or "fewer than 5".
    pub(super) words: String,
    /// Of 280; 0 where the count is not shown.
    pub(super) width: u32,
    pub(super) shown: bool,
}

/// How long the longest is.
const LONGEST: usize = 280;

impl Bars {
    /// Of labels with counts; the rest are keys, but for the first, its place in the page.
    fn of(
        (id, title): (&'static str, &'static str),
        (of, counted): (&'static str, &'static str),
        counts: Vec<(String, usize)>,
    ) -> Self {
        let most = counts
            .iter()
            .map(|(_, count)| *count)
            .max()
            .unwrap_or(0)
            .max(LEAST);
        let bar = |(label, count): (String, usize)| {
            let shown = count >= LEAST;
            let width = if shown {
                (count * LONGEST).div_ceil(most)
            } else {
                0
            };
            Bar {
                label,
                words: if shown {
                    count.to_string()
                } else {
                    say("figures-few").with("count", LEAST).into()
                },
                width: u32::try_from(width).unwrap_or(0),
                shown,
            }
        };
        Self {
            id,
            title: say(title),
            of: say(of),
            counted: say(counted),
            bars: counts.into_iter().map(bar).collect(),
        }
    }

    /// Whether anything in it is shown.
    pub(super) fn says_something(&self) -> bool {
        self.bars.iter().any(|bar| bar.shown)
    }
}

/// All the pictures.
pub(super) struct Figures {
    pub(super) matched: Bars,
    pub(super) list: Bars,
    pub(super) declines: Bars,
    pub(super) changes: Bars,
    pub(super) refusals: Bars,
    /// In how many weeks half, and nine of ten, were matched, where enough were.
    pub(super) typical: Option<(u32, u32)>,
}

/// How long people wait here: in how many weeks half were matched, and nine of ten; `None` where fewer than
/// 20 were matched in a year, or nine of ten were not yet. Whoever waits still counts for as long as they do.
pub(super) fn typical(entries: &[Entry], now: Timestamp) -> Option<(u32, u32)> {
    let waits: Vec<Wait> = entries.iter().map(|entry| wait(entry, now)).collect();
    if waits.iter().filter(|wait| wait.matched).count() < ENOUGH {
        return None;
    }
    let waited = Survival::of(&waits);
    let weeks = |share| waited.quantile(share).map(|days| days.div_ceil(7).max(1));
    Some((weeks(0.5)?, weeks(0.9)?))
}

/// How long somebody has waited, as the figures count it.
pub(super) fn wait(entry: &Entry, now: Timestamp) -> Wait {
    let (until, how) = entry.ended.unwrap_or((now, Ended::Left));
    let days = until.duration_since(entry.since).as_hours() / 24;
    Wait {
        days: u32::try_from(days).unwrap_or(0),
        matched: how == Ended::Matched,
    }
}

/// Those who waited in the past year.
pub(super) async fn past_year(conn: &mut Conn, service: &Service) -> Result<Vec<Entry>, Stop> {
    let back = jiff::SignedDuration::from_hours(24 * 7 * BACK);
    store::since(conn, service, service.clock.now() - back).await
}

/// Everything there is to show.
pub(super) async fn figures(conn: &mut Conn, service: &Service) -> Result<Figures, Stop> {
    let now = service.clock.now();
    let entries = past_year(conn, service).await?;
    let given = pairing::reasons_given(conn, service).await?;
    Ok(Figures {
        matched: until_matched(&entries),
        list: by_week(&entries, now),
        declines: reasons(&given, now, About::Decline),
        changes: reasons(&given, now, About::Change),
        refusals: reasons(&given, now, About::Refusal),
        typical: typical(&entries, now),
    })
}

fn until_matched(entries: &[Entry]) -> Bars {
    const BOUNDS: [(u32, &str); 6] = [
        (1, "figures-under-1"),
        (2, "figures-1"),
        (4, "figures-2-to-3"),
        (8, "figures-4-to-7"),
        (13, "figures-8-to-12"),
        (u32::MAX, "figures-13-more"),
    ];
    let mut counts: Vec<(String, usize)> = BOUNDS
        .iter()
        .map(|(_, label)| (say(label).into(), 0))
        .collect();
    for entry in entries {
        if let Some((until, Ended::Matched)) = entry.ended {
            let waited = weeks(entry.since, until);
            let at = BOUNDS.iter().position(|(bound, _)| waited < *bound);
            counts[at.unwrap_or(BOUNDS.len() - 1)].1 += 1;
        }
    }
    let about = ("until-matched", "figures-matched");
    Bars::of(about, ("figures-waited", "figures-people"), counts)
}

/// The Monday mornings (UTC) of the weeks shown, the first first.
fn mondays(now: Timestamp) -> Vec<(Date, Timestamp)> {
    let last = pairing::week_of(now);
    let monday = |back: i64| {
        let day = last.checked_sub((7 * back).days()).ok()?;
        Some((day, TimeZone::UTC.to_timestamp(day.at(0, 0, 0, 0)).ok()?))
    };
    (0..WEEKS).rev().filter_map(monday).collect()
}

fn by_week(entries: &[Entry], now: Timestamp) -> Bars {
    let waits = |at: Timestamp, entry: &&Entry| {
        entry.since <= at && entry.ended.is_none_or(|(until, _)| until > at)
    };
    // Every second week: a line of 26 would be long on a telephone.
    let weeks = mondays(now).into_iter().rev().step_by(2);
    let mut counts: Vec<(String, usize)> = weeks
        .map(|(day, at)| {
            let count = entries.iter().filter(|entry| waits(at, entry)).count();
            (languages::short_day(day), count)
        })
        .collect();
    counts.reverse();
    Bars::of(
        ("by-week", "figures-by-week"),
        ("figures-monday", "figures-people"),
        counts,
    )
}

fn reasons(given: &[Given], now: Timestamp, about: About) -> Bars {
    let first = pairing::week_of(now).checked_sub((7 * BACK).days());
    let recent = |one: &&Given| first.as_ref().is_ok_and(|first| one.week >= *first);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for one in given.iter().filter(|one| one.about == about).filter(recent) {
        *counts.entry(&one.reason).or_default() += 1;
    }
    let listed = about
        .list()
        .iter()
        .map(|(code, key)| (say(key).into(), counts.get(code).copied().unwrap_or(0)));
    let (id, title) = match about {
        About::Decline => ("declines", "figures-declines"),
        About::Change => ("changes", "figures-changes"),
        About::Refusal => ("refusals", "figures-refusals"),
    };
    Bars::of(
        (id, title),
        ("figures-reason", "figures-times"),
        listed.collect(),
    )
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;
    use matching::waiting::Need;
    use sealing::SystemEntropy;

    use super::*;
    use crate::db::Id;

    fn now() -> Timestamp {
        "2026-11-26T12:00:00Z".parse().expect("a time")
    }

    fn days(days: i64) -> SignedDuration {
        SignedDuration::from_hours(24 * days)
    }

    fn entry(since: i64, ended: Option<(i64, Ended)>) -> Entry {
        Entry {
            id: Id::new(now(), &mut SystemEntropy),
            number: 1,
            client: Id::new(now(), &mut SystemEntropy),
            since: now() - days(since),
            ended: ended.map(|(ago, how)| (now() - days(ago), how)),
            need: Need::Usual,
        }
    }

    #[test]
    fn fewer_than_five_are_not_told_from_none() {
        let mut entries: Vec<Entry> = (0..5)
            .map(|_| entry(50, Some((20, Ended::Matched))))
            .collect();
        entries.extend((0..4).map(|_| entry(100, Some((2, Ended::Matched)))));
        entries.push(entry(50, Some((20, Ended::Left))));
        let bars = until_matched(&entries).bars;
        let said: Vec<&str> = bars.iter().map(|bar| bar.words.as_str()).collect();
        let few = "fewer than 5";
        assert_eq!(said, [few, few, few, "5", few, few]);
        assert!(
            bars.iter()
                .filter(|bar| bar.words == few)
                .all(|bar| bar.width == 0)
        );
    }

    #[test]
    fn who_waits_on_a_monday_morning_is_counted_for_that_week() {
        let entries: Vec<Entry> = (0..6).map(|_| entry(10, Some((1, Ended::Left)))).collect();
        let bars = by_week(&entries, now()).bars;
        assert_eq!(bars.len(), 13);
        let last: Vec<(&str, &str)> = bars
            .iter()
            .rev()
            .take(2)
            .map(|bar| (bar.label.as_str(), bar.words.as_str()))
            .collect();
        assert_eq!(last, [("23 Nov 2026", "6"), ("9 Nov 2026", "fewer than 5")]);
    }

    #[test]
    fn a_typical_wait_is_told_of_twenty_and_counts_those_who_wait_still() {
        let matched = |count: usize| -> Vec<Entry> {
            (0..count)
                .map(|_| entry(30, Some((10, Ended::Matched))))
                .collect()
        };
        assert_eq!(typical(&matched(19), now()), None);
        assert_eq!(typical(&matched(20), now()), Some((3, 3)));
        let mut some_wait = matched(20);
        some_wait.extend((0..3).map(|_| entry(200, None)));
        assert_eq!(
            typical(&some_wait, now()),
            None,
            "nine of ten are not matched yet"
        );
    }
}
