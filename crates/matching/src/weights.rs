//! How much each kind of wish weighs, and the sum. The table with its sources is in the crate's
//! documentation.
//!
//! What must stay true: a client's score never falls when one more of their wishes is met, so
//! nobody loses by saying what they want and getting it.

use serde::{Deserialize, Serialize};

/// Open at a time the client chose.
pub const TIMES: u32 = 30;
/// Works with what the client comes for.
pub const GOALS: u32 = 30;
/// Knows and welcomes who the client is.
pub const AFFIRMS: u32 = 20;
/// Of the gender the client would like.
pub const GENDER: u32 = 10;
/// Trained in a way of working the client would like.
pub const APPROACHES: u32 = 10;
/// Has worked with the client before.
pub const CONTINUITY: u32 = 20;
/// How many points of a hundred a therapist falls back whose places are all taken.
pub const LOAD: u32 = 5;
/// How many points of a hundred a therapist goes forward whose track record is clearly above what is usual:
/// none, unless a practice sets it.
pub const RECORD: u32 = 0;

/// How many times as much a kind of wish weighs that a client says matters most.
pub const MOST: u32 = 2;

/// A kind of wish.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[serde(rename_all = "kebab-case")]
pub enum Wish {
    /// Times to meet.
    Times,
    /// What they come for.
    Goals,
    /// Being known and welcome.
    Affirms,
    /// The therapist's gender.
    Gender,
    /// Ways of working.
    Approaches,
}

impl Wish {
    /// All of them, in the order they are spoken of.
    pub const ALL: [Wish; 5] = [
        Wish::Times,
        Wish::Goals,
        Wish::Affirms,
        Wish::Gender,
        Wish::Approaches,
    ];

    /// The name in stored text and forms: "times".
    pub fn code(self) -> &'static str {
        match self {
            Wish::Times => "times",
            Wish::Goals => "goals",
            Wish::Affirms => "affirms",
            Wish::Gender => "gender",
            Wish::Approaches => "approaches",
        }
    }

    /// The wish of a [`Wish::code`].
    pub fn parse(code: &str) -> Option<Wish> {
        Wish::ALL.into_iter().find(|wish| wish.code() == code)
    }
}

/// A practice's weights: 0 for what is not to count, and no more than [`Weights::MOST`].
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(default)]
pub struct Weights {
    /// Of [`Wish::Times`].
    pub times: u32,
    /// Of [`Wish::Goals`].
    pub goals: u32,
    /// Of [`Wish::Affirms`].
    pub affirms: u32,
    /// Of [`Wish::Gender`].
    pub gender: u32,
    /// Of [`Wish::Approaches`].
    pub approaches: u32,
    /// Of having worked together before, for those who have.
    pub continuity: u32,
    /// How many points of a hundred a therapist falls back whose places are all taken; one half of
    /// whose are, half as many. It moves the order, and no score.
    pub load: u32,
    /// How many points of a hundred a therapist goes forward at most, up to [`Weights::MOST_RECORD`], with
    /// strengths (see [`crate::Therapist::strengths`]) in everything the clients come for. It moves the
    /// order, and no score; nobody falls back by it.
    pub record: u32,
}

impl Default for Weights {
    fn default() -> Weights {
        Weights {
            times: TIMES,
            goals: GOALS,
            affirms: AFFIRMS,
            gender: GENDER,
            approaches: APPROACHES,
            continuity: CONTINUITY,
            load: LOAD,
            record: RECORD,
        }
    }
}

impl Weights {
    /// The most that anything may weigh.
    pub const MOST: u32 = 100;
    /// The most a track record may move (our judgement: it decides between those who fit nearly alike, as
    /// much as one wish that is met in part, and never more).
    pub const MOST_RECORD: u32 = 10;

    /// The weight of a kind of wish for a client to whom these kinds matter most.
    pub(crate) fn of(&self, wish: Wish, most: &[Wish]) -> u32 {
        let weight = match wish {
            Wish::Times => self.times,
            Wish::Goals => self.goals,
            Wish::Affirms => self.affirms,
            Wish::Gender => self.gender,
            Wish::Approaches => self.approaches,
        };
        if most.contains(&wish) {
            weight * MOST
        } else {
            weight
        }
    }
}

/// The sum over one client's wishes, in whole numbers so that it never wavers.
#[derive(Clone, Copy, Default)]
pub(crate) struct Sum {
    weight: u64,
    /// Hundredths of the weight.
    met: u64,
}

impl Sum {
    /// A wish that is met or not.
    pub(crate) fn one(&mut self, weight: u32, met: bool) {
        self.share(weight, u32::from(met), 1);
    }

    /// Wishes of a kind, each of which counts by itself.
    pub(crate) fn share(&mut self, weight: u32, met: u32, wanted: u32) {
        if wanted > 0 {
            let hundredths = u64::from(weight) * 100;
            self.weight += u64::from(weight);
            self.met += hundredths * u64::from(met) / u64::from(wanted);
        }
    }

    /// What another sum has, too.
    pub(crate) fn add(&mut self, other: Sum) {
        self.weight += other.weight;
        self.met += other.met;
    }

    /// 0 to 100; 100 where nothing is wished.
    pub(crate) fn score(&self) -> u32 {
        let share = self.met.checked_div(self.weight).unwrap_or(100);
        u32::try_from(share).unwrap_or(100)
    }
}
