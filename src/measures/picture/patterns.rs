//! How two partners tend to move with each other.
//!
//! What must stay true: a pattern belongs to both. No words here say which partner is which, rank them,
//! or make one of them the trouble; and which of the two comes first changes nothing.
//!
//! Written for securebase, not yet reviewed by a licensed professional.

use super::passages::Paragraph;
use super::regions::Region;
use super::sources::*;

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

/// What is said of a pattern.
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

const fn goes(text: &'static str, sources: &'static [Source]) -> Paragraph {
    Paragraph {
        lead: "",
        text,
        sources,
    }
}

const BOTH_SECURE: Words = Words {
    title: "Two steady points",
    goes: goes(
        "When both partners are low on anxiety and on avoidance, they tend to turn to each other when something is hard, and to find their way back after a fight. Hard times can still move both points, and that is no failure. Good news shared and asked about does a couple good, too.",
        &[GABLE_2004, MIKULINCER_2016, SIMPSON_2017],
    ),
    thing_to_try: "Once a day, each tell one good thing that happened. The other asks one question about it.",
    question: "When did you last feel that we were really a team?",
};

const STEADYING: Words = Words {
    title: "Steadying each other",
    goes: goes(
        "When the two points lie apart like this, calm can pass from one partner to the other, and it passes both ways. Strain can pass over too, when either of you is worn out. This is not one of you caring for the other: both give, and both need.",
        &[SIMPSON_2014, MIKULINCER_2016],
    ),
    thing_to_try: "Before a hard talk, each say what would help most right now: more words, or more time.",
    question: "What do I do that helps you feel safe with me?",
};

const PURSUE_WITHDRAW: Words = Words {
    title: "Reaching out and stepping back",
    goes: goes(
        "Under stress, one partner may reach out (ask, press, want to talk now) while the other steps back (goes quiet, wants to think first). Each move makes the other one bigger, and so it goes round. Who does which can change with the topic. Both moves try to keep the bond safe. The circle is the trouble, and the two of you can stand against it together.",
        &[CHRISTENSEN_1990, JOHNSON_2004],
    ),
    thing_to_try: "Agree on a pause that both can ask for. Whoever asks says when you’ll go on, the same day, and both come back.",
    question: "What do you feel just before you reach out, or just before you step back?",
};

const PURSUE_PURSUE: Words = Words {
    title: "Both reaching at once",
    goes: goes(
        "When both partners worry about the bond, both may reach for comfort at the same moment, and neither has a hand free to give it. Talks can heat up fast, and both may come away unheard. There is a lot of care in that heat.",
        &[JOHNSON_2004, MIKULINCER_2016],
    ),
    thing_to_try: "Take turns, ten minutes each. One speaks. The other listens and says back what they heard. Then change over.",
    question: "When we both need comfort at once, what could help us wait for each other?",
};

const WITHDRAW_WITHDRAW: Words = Words {
    title: "Both giving room",
    goes: goes(
        "When both partners keep to themselves under stress, life can be calm, with few fights. Things that matter may stay unsaid, and distance can grow without anyone wanting it.",
        &[GOTTMAN_2000, JOHNSON_2004],
    ),
    thing_to_try: "Twice a week, take fifteen minutes to share one thing that is on your mind. Nothing needs to be solved.",
    question: "Is there something you’ve been carrying alone that you’d like me to know?",
};

const HIGH_ON_BOTH: Words = Words {
    title: "Wanting closeness, and wary of it",
    goes: goes(
        "For one of you, or for both, closeness may be longed for and feel risky within the same hour. Coming near and pulling back can follow each other fast, and leave you both unsure what is wanted. It often makes sense once you know what someone has lived through. A slow pace and small things that stay the same tend to help, and your therapist can help with the pace.",
        &[BARTHOLOMEW_1991, MIKULINCER_2016],
    ),
    thing_to_try: "Choose one small thing that happens the same way every day, such as how you say good morning and good night.",
    question: "What helps you feel safe when we’re close, and when does it get too much?",
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
            for text in all.map(str::to_lowercase) {
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
            assert!(words.question.ends_with('?'));
        }
    }
}
