//! How two partners tend to move with each other.
//!
//! What must stay true: a pattern belongs to both. No words here say which partner is which, rank them,
//! or make one of them the trouble; and which of the two comes first changes nothing.
//!
//! Written for securebase, not yet reviewed by a licensed professional.

use super::passages::Paragraph;
use super::regions::Region;
use super::sources::*;
use crate::languages::{Said, say};

/// A way two partners tend to move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pattern {
    /// Both near secure.
    BothSecure,
    /// One near secure, the other higher on one dimension.
    Steadying,
    /// One higher on anxiety, the other on avoidance.
    PursueWithdraw,
    /// Both higher on anxiety.
    PursuePursue,
    /// Both higher on avoidance.
    WithdrawWithdraw,
    /// One or both higher on both.
    HighOnBoth,
}

impl Pattern {
    /// The pattern of two partners in these regions.
    pub(super) fn of(one: Region, other: Region) -> Self {
        use Region::{Anxious, Avoidant, Disorganized, Secure};
        match (one, other) {
            (Disorganized, _) | (_, Disorganized) => Self::HighOnBoth,
            (Secure, Secure) => Self::BothSecure,
            (Secure, _) | (_, Secure) => Self::Steadying,
            (Anxious, Anxious) => Self::PursuePursue,
            (Avoidant, Avoidant) => Self::WithdrawWithdraw,
            (Anxious, Avoidant) | (Avoidant, Anxious) => Self::PursueWithdraw,
        }
    }

    /// The patterns of all regions the two may be in, each once, the likeliest first: where both points
    /// are, then what their uncertainty reaches.
    pub(super) fn all(one: &[Region], other: &[Region]) -> Vec<Self> {
        let places = |(a, one): (usize, &Region)| {
            let each = other.iter().enumerate();
            let one = *one;
            each.map(move |(b, other)| (a + b, Self::of(one, *other)))
                .collect::<Vec<_>>()
        };
        let mut found: Vec<(usize, Self)> = one.iter().enumerate().flat_map(places).collect();
        // By how far from the points, then in the order of the list: the same seen from either side.
        found.sort_by_key(|(away, pattern)| (*away, *pattern as usize));
        let mut patterns = Vec::new();
        for (_, pattern) in found {
            if !patterns.contains(&pattern) {
                patterns.push(pattern);
            }
        }
        patterns
    }

    /// Its words.
    pub(super) fn words(self) -> Words {
        match self {
            Self::BothSecure => BOTH_SECURE,
            Self::Steadying => STEADYING,
            Self::PursueWithdraw => PURSUE_WITHDRAW,
            Self::PursuePursue => PURSUE_PURSUE,
            Self::WithdrawWithdraw => WITHDRAW_WITHDRAW,
            Self::HighOnBoth => HIGH_ON_BOTH,
        }
    }
}

/// What is said of a pattern, by the keys of its texts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words {
    pub(super) title: &'static str,
    /// How it tends to go.
    pub(super) goes: Paragraph,
    /// One thing to try.
    pub(super) thing_to_try: &'static str,
    /// A question to ask each other.
    pub(super) question: &'static str,
}

impl Words {
    pub(super) fn title(&self) -> Said {
        say(self.title)
    }

    pub(super) fn thing_to_try(&self) -> Said {
        say(self.thing_to_try)
    }

    pub(super) fn question(&self) -> Said {
        say(self.question)
    }
}

const fn goes(text: &'static str, sources: &'static [Source]) -> Paragraph {
    Paragraph {
        lead: "",
        text,
        sources,
    }
}

const BOTH_SECURE: Words = Words {
    title: "pattern-both-secure-title",
    goes: goes(
        "pattern-both-secure-goes",
        &[GABLE_2004, MIKULINCER_2016, SIMPSON_2017],
    ),
    thing_to_try: "pattern-both-secure-try",
    question: "pattern-both-secure-ask",
};

const STEADYING: Words = Words {
    title: "pattern-steadying-title",
    goes: goes("pattern-steadying-goes", &[SIMPSON_2014, MIKULINCER_2016]),
    thing_to_try: "pattern-steadying-try",
    question: "pattern-steadying-ask",
};

const PURSUE_WITHDRAW: Words = Words {
    title: "pattern-pursue-withdraw-title",
    goes: goes(
        "pattern-pursue-withdraw-goes",
        &[CHRISTENSEN_1990, JOHNSON_2004],
    ),
    thing_to_try: "pattern-pursue-withdraw-try",
    question: "pattern-pursue-withdraw-ask",
};

const PURSUE_PURSUE: Words = Words {
    title: "pattern-pursue-pursue-title",
    goes: goes(
        "pattern-pursue-pursue-goes",
        &[JOHNSON_2004, MIKULINCER_2016],
    ),
    thing_to_try: "pattern-pursue-pursue-try",
    question: "pattern-pursue-pursue-ask",
};

const WITHDRAW_WITHDRAW: Words = Words {
    title: "pattern-withdraw-withdraw-title",
    goes: goes(
        "pattern-withdraw-withdraw-goes",
        &[GOTTMAN_2000, JOHNSON_2004],
    ),
    thing_to_try: "pattern-withdraw-withdraw-try",
    question: "pattern-withdraw-withdraw-ask",
};

const HIGH_ON_BOTH: Words = Words {
    title: "pattern-high-on-both-title",
    goes: goes(
        "pattern-high-on-both-goes",
        &[BARTHOLOMEW_1991, MIKULINCER_2016],
    ),
    thing_to_try: "pattern-high-on-both-try",
    question: "pattern-high-on-both-ask",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_pair_has_its_pattern_whoever_comes_first() {
        use Region::{Anxious, Avoidant, Disorganized, Secure};
        let of = Pattern::of;
        assert_eq!(of(Secure, Secure), Pattern::BothSecure);
        assert_eq!(of(Secure, Avoidant), Pattern::Steadying);
        assert_eq!(of(Anxious, Secure), Pattern::Steadying);
        assert_eq!(of(Anxious, Avoidant), Pattern::PursueWithdraw);
        assert_eq!(of(Anxious, Anxious), Pattern::PursuePursue);
        assert_eq!(of(Avoidant, Avoidant), Pattern::WithdrawWithdraw);
        assert_eq!(of(Secure, Disorganized), Pattern::HighOnBoth);
        for one in Region::ALL {
            for other in Region::ALL {
                assert_eq!(of(one, other), of(other, one));
            }
        }
    }

    #[test]
    fn where_the_points_are_comes_first() {
        use Region::{Anxious, Avoidant, Secure};
        let found = Pattern::all(&[Anxious, Secure], &[Avoidant]);
        assert_eq!(found, [Pattern::PursueWithdraw, Pattern::Steadying]);
        let turned = Pattern::all(&[Avoidant], &[Anxious, Secure]);
        assert_eq!(found, turned);
        assert_eq!(Pattern::all(&Region::ALL, &Region::ALL).len(), 6);
        assert_eq!(
            Pattern::all(&[Secure], &[Secure]),
            [Pattern::BothSecure],
            "nothing is unclear"
        );
    }

    #[test]
    fn no_words_of_a_pattern_name_a_winner_or_a_fault() {
        let patterns = Pattern::all(&Region::ALL, &Region::ALL);
        for words in patterns.into_iter().map(Pattern::words) {
            let all = [
                words.title,
                words.goes.text,
                words.thing_to_try,
                words.question,
            ];
            for text in all.map(|key| say(key).to_lowercase()) {
                for blame in [
                    "better partner",
                    "worse",
                    "fault",
                    "problem partner",
                    "should",
                    "too needy",
                    "cold",
                ] {
                    assert!(!text.contains(blame), "“{blame}” in “{text}”");
                }
            }
            assert!(!words.goes.sources.is_empty());
            assert!(say(words.question).ends_with('?'));
        }
    }
}
