//! The best few of very many therapists, with reasons.
//!
//! What must stay true: it gives what [`crate::eligible()`], [`crate::suggest()`] and [`crate::rank()`]
//! would give for everybody, cut after the best few; it is only sooner. Therapists are found by the
//! places of their licences, looked at as bits, and put into words only where they are among the few.

mod ask;
mod row;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use crate::eligible::eligible;
use crate::jurisdiction::Jurisdiction;
use crate::licence::{Day, Vetting};
use crate::people::{Between, Case, Therapist};
use crate::suggest::{Standing, Suggestion, suggest};
use crate::week::Week;
use ask::Ask;
use row::Row;

/// Therapists, made ready to be looked through. Of codes and slugs it knows those in the crate's lists.
pub struct Directory<'a> {
    therapists: &'a [Therapist],
    rows: Vec<Row>,
    /// Who has a verified licence for a place, in order, and through which day.
    licensed: BTreeMap<Jurisdiction, Vec<(usize, Day)>>,
}

/// A therapist by their place, in the order in which the best come first.
type Found<T> = (Reverse<Standing>, T, usize);

/// What is looked for.
#[derive(Clone, Copy, Debug)]
pub struct Search<'a> {
    /// For whom, by which rules: one client, or two.
    pub case: Case<'a>,
    /// For each client in order, for each therapist in order: when they are open, on that client's
    /// clock. What is missing is never. (The times of the therapists themselves count for nothing here.)
    pub weeks: &'a [&'a [Week]],
    /// What is between a therapist (by place) and each client, the places ascending. (What the
    /// therapists themselves have of it counts for nothing here.)
    pub between: &'a [(usize, Vec<Between>)],
    /// How many at most.
    pub most: usize,
}

impl Search<'_> {
    fn open(&self, who: usize, place: usize) -> Week {
        let week = self.weeks.get(who).and_then(|weeks| weeks.get(place));
        week.copied().unwrap_or_default()
    }
}

impl<'a> Directory<'a> {
    /// Makes them ready.
    pub fn new(therapists: &'a [Therapist]) -> Directory<'a> {
        let mut licensed: BTreeMap<Jurisdiction, Vec<(usize, Day)>> = BTreeMap::new();
        for (place, therapist) in therapists.iter().enumerate() {
            for licence in &therapist.licences {
                if !matches!(licence.vetting, Vetting::Verified { .. }) {
                    continue;
                }
                let list = licensed.entry(licence.jurisdiction.clone()).or_default();
                match list.last_mut() {
                    // Two for one place: the longer one counts.
                    Some((last, until)) if *last == place => *until = licence.expires.max(*until),
                    _ => list.push((place, licence.expires)),
                }
            }
        }
        Directory {
            therapists,
            rows: therapists.iter().map(Row::of).collect(),
            licensed,
        }
    }

    /// The best for a search, each by their place in the list, with reasons. Ties follow `tie`, the
    /// smallest first; give it what is shuffled for each client.
    pub fn best<T: Ord>(
        &self,
        search: &Search,
        tie: impl Fn(usize) -> T,
    ) -> Vec<(usize, Suggestion)> {
        let ask = Ask::of(&search.case);
        let mut pairs = search.between.iter().peekable();
        // Its greatest is the last of the best: it is let go of when somebody better comes.
        let mut best = BinaryHeap::new();
        for place in self.licensed_for_all(&search.case) {
            let Some(row) = self.rows.get(place) else {
                continue;
            };
            while pairs.next_if(|(of, _)| *of < place).is_some() {}
            let between = pairs.peek().filter(|(of, _)| *of == place);
            let between = between.map_or(&[][..], |(_, between)| between);
            if !ask.allows(row, between) {
                continue;
            }
            let standing = ask.standing(row, between, |who| search.open(who, place));
            let full = best.len() >= search.most;
            if full
                && best
                    .peek()
                    .is_none_or(|last: &Found<T>| standing < last.0.0)
            {
                continue;
            }
            best.push((Reverse(standing), tie(place), place));
            if best.len() > search.most {
                best.pop();
            }
        }
        let found = best.into_sorted_vec().into_iter();
        found
            .filter_map(|(_, _, place)| Some((place, self.said(search, place)?)))
            .collect()
    }

    /// Those with a licence that holds in every client's place, in order.
    fn licensed_for_all(&self, case: &Case) -> Vec<usize> {
        let mut places: Vec<&Jurisdiction> = case.clients.iter().map(|c| &c.jurisdiction).collect();
        places.sort_unstable();
        places.dedup();
        let holding = |place: &Jurisdiction| {
            let list = self.licensed.get(place).into_iter().flatten();
            list.filter(|(_, until)| case.today <= *until)
                .map(|(place, _)| *place)
        };
        let Some((first, others)) = places.split_first() else {
            return Vec::new();
        };
        let mut found: Vec<usize> = holding(first).collect();
        for other in others {
            let mut also = holding(other).peekable();
            found.retain(|place| {
                while also.next_if(|other| other < place).is_some() {}
                also.peek() == Some(place)
            });
        }
        found
    }

    /// The same therapist as the plain rules see one, in words.
    fn said(&self, search: &Search, place: usize) -> Option<Suggestion> {
        let clients = search.case.clients.iter().enumerate();
        let times = clients.map(|(who, client)| {
            let open = search.open(who, place);
            client.times.iter().map(|time| open.has(time)).collect()
        });
        let between = search
            .between
            .binary_search_by_key(&place, |(of, _)| *of)
            .ok()
            .and_then(|at| search.between.get(at))
            .map(|(_, between)| between.clone());
        let therapist = Therapist {
            times: times.collect(),
            between: between.unwrap_or_default(),
            ..self.therapists.get(place)?.clone()
        };
        let eligible = eligible(&therapist, &search.case).ok()?;
        Some(suggest(&eligible, &search.case))
    }
}
