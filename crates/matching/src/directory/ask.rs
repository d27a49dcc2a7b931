//! What each client asks, made ready once for a look through all therapists.
//!
//! What must stay true: the rules and the score are those of [`crate::eligible()`] and
//! [`crate::suggest()`], written for bits; a test holds the two against each other.

use super::row::{Row, genders, set, spoken, ways};
use crate::eligible::all_can_come;
use crate::lists::{AFFIRMS, APPROACHES, GOALS};
use crate::people::{Between, Case, Client, Form, Medium};
use crate::practice::{Partners, Safety};
use crate::suggest::{Standing, strong};
use crate::week::Week;
use crate::weights::{Sum, Wish};

/// A kind of wish of which each counts by itself: the set, and what so many of them met add up to.
struct Each {
    wanted: u32,
    many: u32,
    met: Vec<Sum>,
}

impl Each {
    fn of(list: &[(&str, &str)], wanted: &[String], weight: u32) -> Each {
        let all = u32::try_from(wanted.len()).unwrap_or(u32::MAX);
        let sum = |met| {
            let mut sum = Sum::default();
            sum.share(weight, met, all);
            sum
        };
        Each {
            wanted: set(list, wanted),
            many: all,
            met: (0..=all).map(sum).collect(),
        }
    }

    /// How many percent of them are among these.
    fn strong(&self, offered: u32) -> u32 {
        strong((self.wanted & offered).count_ones(), self.many)
    }

    fn add(&self, sum: &mut Sum, offered: u32) {
        let met = (self.wanted & offered).count_ones() as usize;
        if let Some(met) = self.met.get(met) {
            sum.add(*met);
        }
    }
}

/// One client.
struct Wants {
    /// Whether what is their own counts: see [`Case::reader`].
    counts: bool,
    age: Option<u32>,
    goals: Each,
    affirms: Each,
    times: Week,
    time_weight: u32,
    genders: u32,
    asks_gender: bool,
    gender_weight: u32,
    approaches: u32,
    asks_approach: bool,
    approach_weight: u32,
}

impl Wants {
    fn of(case: &Case, who: usize, client: &Client) -> Wants {
        let weight = |wish| case.practice.weights.of(wish, &client.most);
        Wants {
            counts: case.reader.is_none_or(|reader| reader == who),
            age: client.age,
            goals: Each::of(GOALS, &client.goals, weight(Wish::Goals)),
            affirms: Each::of(AFFIRMS, &client.affirms, weight(Wish::Affirms)),
            times: Week::of(&client.times),
            time_weight: weight(Wish::Times),
            genders: genders(client.gender.as_ref()),
            asks_gender: client.gender.is_some(),
            gender_weight: weight(Wish::Gender),
            approaches: set(APPROACHES, &client.approaches),
            asks_approach: !client.approaches.is_empty(),
            approach_weight: weight(Wish::Approaches),
        }
    }
}

/// The whole case.
pub(super) struct Ask<'a> {
    case: &'a Case<'a>,
    wants: Vec<Wants>,
    languages: u128,
    media: u32,
}

impl Ask<'_> {
    pub(super) fn of<'a>(case: &'a Case<'a>) -> Ask<'a> {
        let all = case.clients.iter();
        Ask {
            case,
            languages: all
                .clone()
                .fold(u128::MAX, |shared, c| shared & spoken(&c.languages)),
            media: all
                .clone()
                .fold(u32::MAX, |shared, c| shared & ways(&c.media)),
            wants: all
                .enumerate()
                .map(|(who, client)| Wants::of(case, who, client))
                .collect(),
        }
    }

    /// Whether no rule but that of the licence refuses a therapist.
    pub(super) fn allows(&self, row: &Row, between: &[Between]) -> bool {
        let practice = self.case.practice;
        let couple = self.case.form == Form::Couple;
        let room = if couple { row.couples } else { row.individuals };
        let trained = row.trained || !couple || practice.safety != Safety::TrainedAlways;
        let shared = row.languages & self.languages != 0 && self.meets(row);
        room && shared && trained && self.own(row, between)
    }

    /// Whether there is a way to meet; in person, only at a place where every client is.
    fn meets(&self, row: &Row) -> bool {
        let in_person = ways(&[Medium::InPerson]);
        let media = row.media & self.media;
        media & !in_person != 0
            || (media & in_person != 0 && all_can_come(&row.sites, self.case.clients))
    }

    fn own(&self, row: &Row, between: &[Between]) -> bool {
        let practice = self.case.practice;
        self.wants.iter().enumerate().all(|(who, wants)| {
            let young = |least| wants.age.is_none_or(|age| age < least);
            let is = between.get(who).copied().unwrap_or_default();
            let conflict = is.sees_partner && practice.partners == Partners::Refused;
            !wants.counts
                || (!practice.minimum_age.is_some_and(young)
                    && row.ages.hold(wants.age)
                    && row.declines & wants.goals.wanted == 0
                    && !(conflict || is.parted || is.unwanted || is.untaken || is.kept_apart))
        })
    }

    /// Where a therapist stands, who is open in these parts of the week, on each client's clock.
    pub(super) fn standing(
        &self,
        row: &Row,
        between: &[Between],
        open: impl Fn(usize) -> Week,
    ) -> Standing {
        // Of those who named times, each must have named it, and it must be open on each one's clock.
        let named = self.wants.iter().enumerate();
        let named = named.filter(|(_, wants)| !wants.times.is_empty());
        let common = named
            .map(|(who, wants)| wants.times.and(open(who)))
            .reduce(Week::and);
        let common = common.is_some_and(|common| !common.is_empty());
        let mut scores = [0; 2];
        for (who, wants) in self.wants.iter().enumerate().take(scores.len()) {
            let mut sum = Sum::default();
            if !wants.times.is_empty() {
                sum.one(wants.time_weight, common);
            }
            wants.goals.add(&mut sum, row.goals);
            wants.affirms.add(&mut sum, row.affirms);
            if wants.asks_gender {
                sum.one(wants.gender_weight, wants.genders & row.genders != 0);
            }
            if wants.asks_approach {
                sum.one(
                    wants.approach_weight,
                    wants.approaches & row.approaches != 0,
                );
            }
            if between.get(who).is_some_and(|between| between.known) {
                sum.one(self.case.practice.weights.continuity, true);
            }
            scores[who] = sum.score();
        }
        let scores = scores.get(..self.wants.len()).unwrap_or(&scores);
        let each = self.wants.iter();
        let strong = each.map(|wants| wants.goals.strong(row.strengths)).min();
        let strong = strong.unwrap_or(0);
        Standing::of(scores, row.load, strong, &self.case.practice.weights)
    }
}
