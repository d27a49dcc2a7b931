//! The year played.
//!
//! What must stay true: places are counted in one place ([`House::take`] and [`House::free`]).

use super::{Arrival, Outcome, Places, Policy, Terms, Year};
use crate::assign::{Unproven, solve};
use crate::bias::Wait;
use crate::chance::Chance;
use crate::waiting::{Entry, Priorities, problem};

/// The places of all, and until which week each is taken.
struct House {
    /// Therapist by therapist, for couples and for individuals: places, and the weeks they become free in.
    places: Vec<[(u32, Vec<u32>); 2]>,
}

fn form(couple: bool) -> usize {
    usize::from(!couple)
}

impl House {
    fn new(therapists: &[Places], terms: Terms) -> Self {
        let begun = |(at, one): (usize, &Places)| {
            let mut chance =
                Chance::new(terms.seed ^ (at as u64).wrapping_mul(0x2545_f491_4f6c_dd1d));
            let mut taken = |places: u32, taken: u32| {
                // Work that goes on is anywhere in its course.
                let weeks = |_| chance.below(terms.lasts.1.max(1) as usize) as u32 + 1;
                (
                    places,
                    (0..taken.min(places)).map(weeks).collect::<Vec<u32>>(),
                )
            };
            [
                taken(one.couples, one.couples_taken),
                taken(one.individuals, one.individuals_taken),
            ]
        };
        Self {
            places: therapists.iter().enumerate().map(begun).collect(),
        }
    }

    fn week_begins(&mut self, week: u32) {
        for (_, taken) in self.places.iter_mut().flatten() {
            taken.retain(|until| *until > week);
        }
    }

    fn free(&self, therapist: usize, couple: bool) -> u32 {
        let (places, taken) = &self.places[therapist][form(couple)];
        places.saturating_sub(taken.len() as u32)
    }

    fn take(&mut self, therapist: usize, couple: bool, until: u32) {
        self.places[therapist][form(couple)].1.push(until);
    }
}

/// Somebody on the list.
struct Waiting {
    who: usize,
    /// Whom they said no to.
    no: Vec<usize>,
    /// Until which week they have an offer to answer.
    asked_until: u32,
    /// What they do next is theirs, whatever is done to others.
    chance: Chance,
}

/// Plays a year.
///
/// # Errors
/// [`Unproven`]: a fault of the solver, which no year should bring about.
pub fn run(year: &Year, policy: Policy, terms: Terms) -> Result<Outcome, Unproven> {
    let mut house = House::new(&year.therapists, terms);
    let mut list: Vec<Waiting> = Vec::new();
    let mut outcome = Outcome {
        waits: Vec::new(),
        matched: vec![None; year.arrivals.len()],
        load: vec![[0; 2]; year.therapists.len()],
        one_more: vec![[0; 2]; year.therapists.len()],
    };
    let mut since = vec![None; year.arrivals.len()];
    for week in 0..year.weeks {
        house.week_begins(week);
        let came = year.arrivals.iter().enumerate();
        for (who, _) in came.filter(|(_, arrival)| arrival.week == week) {
            let seed = terms
                .seed
                .wrapping_add((who as u64).wrapping_mul(0x9e6c_63d0_876a_9a47));
            list.push(Waiting {
                who,
                no: Vec::new(),
                asked_until: 0,
                chance: Chance::new(seed),
            });
        }
        let offers = match policy {
            Policy::Best(priorities) => best(
                year,
                &list,
                &house,
                (&priorities, week),
                &mut outcome.one_more,
            )?,
            Policy::FirstCome => first_come(year, &list, &house, week),
        };
        for (at, therapists) in offers {
            let one = &mut list[at];
            let arrival = &year.arrivals[one.who];
            // Of several offers the one that fits best is looked at first.
            for (therapist, fit) in therapists {
                if since[one.who].is_none() && takes(one, terms) {
                    since[one.who] = Some(week);
                    outcome.matched[one.who] = Some((therapist, fit));
                    house.take(therapist, arrival.couple, week + lasts(one, terms));
                } else {
                    one.no.push(therapist);
                    one.asked_until = week + 1;
                    house.take(therapist, arrival.couple, week + 1);
                }
            }
        }
        list.retain(|one| since[one.who].is_none());
        for (load, places) in outcome.load.iter_mut().zip(&house.places) {
            for (load, (_, taken)) in load.iter_mut().zip(places) {
                *load += taken.len() as u64;
            }
        }
    }
    let wait = |(arrival, matched): (&Arrival, &Option<u32>)| Wait {
        days: 7 * matched.unwrap_or(year.weeks).saturating_sub(arrival.week),
        matched: matched.is_some(),
    };
    outcome.waits = year.arrivals.iter().zip(&since).map(wait).collect();
    Ok(outcome)
}

fn takes(one: &mut Waiting, terms: Terms) -> bool {
    one.chance.below(100) < terms.taken as usize
}

fn lasts(one: &mut Waiting, terms: Terms) -> u32 {
    let (least, most) = terms.lasts;
    let more = one.chance.below(most.saturating_sub(least) as usize + 1);
    (least + more as u32).max(1)
}

type Offers = Vec<(usize, Vec<(usize, u32)>)>;

/// Whom somebody could be offered now, were there a place.
fn open<'a>(arrival: &'a Arrival, one: &'a Waiting) -> impl Iterator<Item = (usize, u32)> + 'a {
    let fits = arrival.fits.iter().copied();
    fits.filter(|(therapist, _)| !one.no.contains(therapist))
}

fn best(
    year: &Year,
    list: &[Waiting],
    house: &House,
    (priorities, week): (&Priorities, u32),
    one_more: &mut [[u64; 2]],
) -> Result<Offers, Unproven> {
    // A column for couples and one for individuals of each therapist.
    let column = |therapist: usize, couple: bool| (2 * therapist + form(couple)) as u32;
    let places = (0..2 * year.therapists.len()).map(|at| house.free(at / 2, at % 2 == 0));
    let free: Vec<usize> = (0..list.len())
        .filter(|at| list[*at].asked_until <= week)
        .collect();
    let entry = |at: &usize| {
        let one = &list[*at];
        let arrival = &year.arrivals[one.who];
        let fits =
            open(arrival, one).map(|(therapist, fit)| (column(therapist, arrival.couple), fit));
        Entry {
            need: arrival.need,
            weeks: week.saturating_sub(arrival.week),
            fits: fits.collect(),
        }
    };
    let entries: Vec<Entry> = free.iter().map(entry).collect();
    // Each therapist is named once, and is there: it is no problem that could not be.
    let Ok(problem) = problem(priorities, places.collect(), &entries) else {
        return Ok(Vec::new());
    };
    let plan = solve(&problem)?;
    for (at, saved) in one_more.iter_mut().flatten().enumerate() {
        *saved += plan.one_more(at);
    }
    let offers = free.iter().enumerate().map(|(which, at)| {
        let fits = &entries[which].fits;
        let mut offered: Vec<(usize, u32)> = Vec::new();
        for column in plan.offers(which) {
            let fit = fits.iter().find(|(other, _)| *other as usize == *column);
            offered.push((column / 2, fit.map_or(0, |(_, fit)| *fit)));
        }
        offered.sort_by_key(|(therapist, fit)| (100 - fit.min(&100), *therapist));
        (*at, offered)
    });
    Ok(offers.collect())
}

fn first_come(year: &Year, list: &[Waiting], house: &House, week: u32) -> Offers {
    let mut given = vec![[0_u32; 2]; year.therapists.len()];
    let mut offers = Vec::new();
    for (at, one) in list.iter().enumerate() {
        let arrival = &year.arrivals[one.who];
        if one.asked_until > week {
            continue;
        }
        let left = |therapist: usize| {
            let used = given[therapist][form(arrival.couple)];
            house.free(therapist, arrival.couple) > used
        };
        let there = open(arrival, one).filter(|(therapist, _)| left(*therapist));
        let best = there.min_by_key(|(therapist, fit)| (100 - fit.min(&100), *therapist));
        if let Some((therapist, fit)) = best {
            given[therapist][form(arrival.couple)] += 1;
            offers.push((at, vec![(therapist, fit)]));
        }
    }
    offers
}
