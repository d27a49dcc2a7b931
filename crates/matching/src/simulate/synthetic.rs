//! A made-up year, for trying things out where there is no practice yet.
//!
//! What must stay true: it follows from its seed; it claims to be like no real practice.

use super::{Arrival, Places, Year};
use crate::chance::Chance;
use crate::waiting::Need;

/// Topics people come with and therapists work on.
const TOPICS: usize = 8;

/// What there is of a made-up therapist.
struct Made {
    second_place: bool,
    second_language: bool,
    topics: [bool; TOPICS],
}

/// A made-up year: 12 therapists, about six arrivals a week. Three in ten live in a second place and one in
/// five speak a second language alone, where fewer therapists may treat them.
pub fn synthetic(seed: u64, weeks: u32) -> Year {
    let mut chance = Chance::new(seed);
    let made: Vec<Made> = (0..12).map(|at| made(at, &mut chance)).collect();
    let therapists = made.iter().map(|_| {
        let (couples, individuals) = (4 + chance.below(5) as u32, 3 + chance.below(4) as u32);
        Places {
            couples,
            individuals,
            couples_taken: couples * 3 / 4,
            individuals_taken: individuals * 3 / 4,
        }
    });
    let therapists = therapists.collect();
    let mut arrivals = Vec::new();
    for week in 0..weeks {
        for _ in 0..4 + chance.below(5) {
            arrivals.push(arrival(week, &made, &mut chance));
        }
    }
    Year {
        weeks,
        arrivals,
        therapists,
    }
}

fn topics(of: usize, chance: &mut Chance) -> [bool; TOPICS] {
    let mut topics = [false; TOPICS];
    for _ in 0..of {
        topics[chance.below(TOPICS)] = true;
    }
    topics
}

fn made(at: usize, chance: &mut Chance) -> Made {
    Made {
        second_place: at.is_multiple_of(4),
        second_language: at.is_multiple_of(6),
        topics: topics(5, chance),
    }
}

fn arrival(week: u32, made: &[Made], chance: &mut Chance) -> Arrival {
    let second_place = chance.below(10) < 3;
    let second_language = chance.below(5) == 0;
    let wanted = topics(3, chance);
    let need = match chance.below(20) {
        0 => Need::First,
        1..=3 => Need::Sooner,
        _ => Need::Usual,
    };
    let mut fits = Vec::new();
    for (therapist, one) in made.iter().enumerate() {
        let may = (!second_place || one.second_place) && (!second_language || one.second_language);
        let both = wanted
            .iter()
            .zip(&one.topics)
            .filter(|(wanted, known)| **wanted && **known);
        let all = wanted.iter().filter(|wanted| **wanted).count().max(1);
        // Hours suit or not, whatever the topic.
        let hours = 40 * chance.below(2);
        if may {
            fits.push((therapist, (60 * both.count() / all + hours) as u32));
        }
    }
    Arrival {
        week,
        couple: chance.below(10) < 7,
        need,
        fits,
    }
}
