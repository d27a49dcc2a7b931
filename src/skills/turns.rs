//! Whose turn it is in an exercise for two, and who may go on: pure rules.
//!
//! What must stay true: whoever has the floor keeps it until they hand it over, or their time is over by the
//! server's clock. Nobody is stuck: once it is over, either of the two may go on.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::exercise::{Exercise, Step, Turn};
use super::reflections::Word;
use crate::accounts::Account;
use crate::db::Id;

/// How a round stands, as it is sealed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Standing {
    /// The exercise's name.
    pub exercise: String,
    /// Its title when it was begun.
    pub title: String,
    /// Who goes first.
    pub first: Id<Account>,
    /// The step they are at, counted from 0.
    pub step: usize,
    /// Since when they are at it, in milliseconds since 1970.
    pub since: i64,
    /// When its clock was started, the same way; `None` while it was not.
    pub clock: Option<i64>,
    /// What each wrote.
    pub said: Vec<Said>,
}

/// What one of the two wrote in a field.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Said {
    /// Who.
    pub by: Id<Account>,
    /// What.
    pub word: Word,
}

/// A way to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// To the next step.
    On,
    /// To the one before.
    Back,
}

impl Standing {
    /// Whose turn it is at this step: `None` where it is both's.
    pub fn holder(&self, step: &Step, couple: [Id<Account>; 2]) -> Option<Id<Account>> {
        let other = couple.into_iter().find(|one| *one != self.first);
        match step.turn {
            Turn::Both => None,
            Turn::One => Some(self.first),
            Turn::Other => other,
        }
    }

    /// How much of the step's time is left, in seconds; `None` where no clock runs.
    pub fn left(&self, step: &Step, now: Timestamp) -> Option<i64> {
        let began = Timestamp::from_millisecond(self.clock?).ok()?;
        let ends = began + SignedDuration::from_secs(i64::from(step.seconds?));
        Some(ends.duration_since(now).as_secs().max(0))
    }

    /// Whether somebody may leave the step now.
    pub fn may_go(
        &self,
        step: &Step,
        couple: [Id<Account>; 2],
        who: Id<Account>,
        now: Timestamp,
    ) -> bool {
        let has_it = self.holder(step, couple).is_none_or(|holder| holder == who);
        let since = Timestamp::from_millisecond(self.since).unwrap_or(now);
        let meant = SignedDuration::from_secs(step.seconds.map_or(60, i64::from));
        has_it || now.duration_since(since) >= meant
    }

    /// Goes from this step, if that is where they are: the same asked twice goes once.
    pub fn go(&mut self, exercise: &Exercise, from: usize, to: Move, now: Timestamp) -> bool {
        let next = match to {
            Move::On => from + 1,
            Move::Back => from.saturating_sub(1),
        };
        if self.step != from || next == from || next >= exercise.steps.len() {
            return false;
        }
        (self.step, self.since, self.clock) = (next, now.as_millisecond(), None);
        true
    }

    /// What somebody wrote in a field; empty for nothing.
    pub fn get(&self, who: Id<Account>, key: &str) -> &str {
        let said = self
            .said
            .iter()
            .find(|said| said.by == who && said.word.key == key);
        said.map_or("", |said| said.word.text.as_str())
    }

    /// Puts what somebody wrote in a field in the place of what they wrote there before.
    pub fn put(&mut self, by: Id<Account>, word: Word) {
        self.said
            .retain(|said| said.by != by || said.word.key != word.key);
        if !word.text.is_empty() {
            self.said.push(Said { by, word });
        }
    }
}

#[cfg(test)]
mod tests {
    use sealing::SystemEntropy;

    use super::super::parse;
    use super::super::parse::tests::written;
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(1_780_000_000 + seconds).expect("a time")
    }

    fn exercise() -> Exercise {
        let step = |more: &str| format!("[[step]]\ntitle = \"A\"\ntext = \"B\"\n{more}\n");
        let steps = [
            step("turn = \"one\"\nseconds = 180"),
            step("turn = \"other\""),
            step(""),
        ];
        parse("calm", &written("", &steps.concat())).expect("an exercise")
    }

    fn begun(first: Id<Account>) -> Standing {
        Standing {
            exercise: "calm".to_owned(),
            title: "Calm".to_owned(),
            first,
            step: 0,
            since: at(0).as_millisecond(),
            clock: None,
            said: Vec::new(),
        }
    }

    fn two() -> [Id<Account>; 2] {
        [(); 2].map(|()| Id::new(at(0), &mut SystemEntropy))
    }

    #[test]
    fn whoever_has_the_floor_hands_it_over_and_nobody_is_stuck() {
        let (exercise, couple) = (exercise(), two());
        let [one, other] = couple;
        let mut standing = begun(one);
        let speak = &exercise.steps[0];
        assert_eq!(standing.holder(speak, couple), Some(one));
        assert!(standing.may_go(speak, couple, one, at(1)));
        assert!(!standing.may_go(speak, couple, other, at(179)));
        assert!(standing.may_go(speak, couple, other, at(180)));
        assert!(standing.go(&exercise, 0, Move::On, at(90)));
        let listen = &exercise.steps[1];
        assert_eq!(standing.holder(listen, couple), Some(other));
        assert!(!standing.may_go(listen, couple, one, at(91)));
        assert!(standing.go(&exercise, 1, Move::On, at(100)));
        let both = &exercise.steps[2];
        assert!(standing.holder(both, couple).is_none());
        assert!(standing.may_go(both, couple, one, at(100)));
    }

    #[test]
    fn the_same_asked_twice_goes_once_and_there_is_an_end_on_both_sides() {
        let exercise = exercise();
        let mut standing = begun(two()[0]);
        assert!(!standing.go(&exercise, 0, Move::Back, at(1)));
        assert!(standing.go(&exercise, 0, Move::On, at(1)));
        assert!(
            !standing.go(&exercise, 0, Move::On, at(1)),
            "they are there already"
        );
        assert!(standing.go(&exercise, 1, Move::On, at(1)));
        assert!(!standing.go(&exercise, 2, Move::On, at(1)));
        assert!(standing.go(&exercise, 2, Move::Back, at(2)));
        assert_eq!((standing.step, standing.since), (1, at(2).as_millisecond()));
    }

    #[test]
    fn a_clock_is_the_servers_and_ends_at_nothing_left() {
        let exercise = exercise();
        let mut standing = begun(two()[0]);
        let speak = &exercise.steps[0];
        assert_eq!(standing.left(speak, at(5)), None, "it was not started");
        standing.clock = Some(at(10).as_millisecond());
        assert_eq!(standing.left(speak, at(40)), Some(150));
        assert_eq!(standing.left(speak, at(999)), Some(0));
        assert_eq!(
            standing.left(&exercise.steps[1], at(40)),
            None,
            "no time is set"
        );
        standing.go(&exercise, 0, Move::On, at(50));
        assert_eq!(standing.clock, None);
    }

    #[test]
    fn each_writes_over_their_own_words_only() {
        let [one, other] = two();
        let mut standing = begun(one);
        let word = |text: &str| Word {
            key: "see".to_owned(),
            label: "I see".to_owned(),
            text: text.to_owned(),
        };
        standing.put(one, word("a"));
        standing.put(other, word("b"));
        standing.put(one, word("c"));
        assert_eq!(
            (standing.get(one, "see"), standing.get(other, "see")),
            ("c", "b")
        );
        standing.put(one, word(""));
        assert_eq!(standing.said.len(), 1);
    }
}
