//! What is asked, and the steps one answers with.
//!
//! What must stay true: each step has words of its own; none is called better than another.

use serde::{Deserialize, Serialize};

use crate::languages::{Said, say};

/// Something that is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Item {
    /// How one is.
    Mood,
    /// How close one feels.
    Closeness,
    /// How much conflict there was.
    Conflict,
}

/// As many steps as each has.
pub const STEPS: u8 = 5;

impl Item {
    /// All, in the order they are asked.
    pub const ALL: [Self; 3] = [Self::Mood, Self::Closeness, Self::Conflict];

    /// The name of its field.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mood => "mood",
            Self::Closeness => "closeness",
            Self::Conflict => "conflict",
        }
    }

    /// In a word.
    pub fn title(self) -> Said {
        match self {
            Self::Mood => say("how-mood"),
            Self::Closeness => say("how-closeness"),
            Self::Conflict => say("how-conflict"),
        }
    }

    /// As it is asked.
    pub fn question(self) -> Said {
        match self {
            Self::Mood => say("how-mood-asked"),
            Self::Closeness => say("how-closeness-asked"),
            Self::Conflict => say("how-conflict-asked"),
        }
    }

    /// The words of its steps, from the first.
    pub fn words(self) -> [Said; STEPS as usize] {
        let keys = match self {
            Self::Mood => [
                "how-mood-1",
                "how-mood-2",
                "how-mood-3",
                "how-mood-4",
                "how-mood-5",
            ],
            Self::Closeness => [
                "how-closeness-1",
                "how-closeness-2",
                "how-closeness-3",
                "how-closeness-4",
                "how-closeness-5",
            ],
            Self::Conflict => [
                "how-conflict-1",
                "how-conflict-2",
                "how-conflict-3",
                "how-conflict-4",
                "how-conflict-5",
            ],
        };
        keys.map(say)
    }

    /// The words of a step, counted from 1; empty for none there is.
    pub fn word(self, step: u8) -> String {
        let at = usize::from(step).checked_sub(1);
        at.and_then(|at| self.words().into_iter().nth(at))
            .map_or_else(String::new, String::from)
    }
}

/// A step of each item, counted from 1, where there is one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Steps {
    mood: Option<u8>,
    closeness: Option<u8>,
    conflict: Option<u8>,
}

impl Steps {
    /// What this says of each item; a step there is not is none.
    pub fn of(step: impl Fn(Item) -> Option<u8>) -> Self {
        let known = |item| step(item).filter(|step| (1..=STEPS).contains(step));
        Self {
            mood: known(Item::Mood),
            closeness: known(Item::Closeness),
            conflict: known(Item::Conflict),
        }
    }

    /// The step of an item.
    pub fn get(&self, item: Item) -> Option<u8> {
        match item {
            Item::Mood => self.mood,
            Item::Closeness => self.closeness,
            Item::Conflict => self.conflict,
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Those of these items alone.
    #[must_use]
    pub fn only(&self, items: &[Item]) -> Self {
        Self::of(|item| self.get(item).filter(|_| items.contains(&item)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_that_is_none_is_left_out() {
        let steps = Steps::of(|item| match item {
            Item::Mood => Some(5),
            Item::Closeness => Some(6),
            Item::Conflict => Some(0),
        });
        assert_eq!(steps.get(Item::Mood), Some(5));
        assert_eq!(steps.get(Item::Closeness), None);
        assert_eq!(steps.get(Item::Conflict), None);
        assert!(steps.only(&[Item::Conflict]).is_empty());
        assert_eq!(Item::Mood.word(5), "Very good");
        assert_eq!(Item::Mood.word(0), "");
    }
}
