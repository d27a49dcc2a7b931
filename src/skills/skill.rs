//! The five skills that exercises practise.

use serde::Deserialize;

use crate::languages::{Said, say};

/// A skill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Skill {
    /// Regulating emotions.
    Calm,
    /// Listening and understanding.
    Listening,
    /// Healthy communication.
    Talking,
    /// Resolving conflict.
    Conflict,
    /// Emotional closeness.
    Closeness,
}

impl Skill {
    /// All of them, in the order they are shown.
    pub const ALL: [Self; 5] = [
        Self::Calm,
        Self::Listening,
        Self::Talking,
        Self::Conflict,
        Self::Closeness,
    ];

    /// Its name in addresses and files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Calm => "calm",
            Self::Listening => "listening",
            Self::Talking => "talking",
            Self::Conflict => "conflict",
            Self::Closeness => "closeness",
        }
    }

    /// As people read it.
    pub fn title(self) -> Said {
        match self {
            Self::Calm => say("skill-calm"),
            Self::Listening => say("skill-listening"),
            Self::Talking => say("skill-talking"),
            Self::Conflict => say("skill-conflict"),
            Self::Closeness => say("skill-closeness"),
        }
    }

    /// What it is good for.
    pub fn about(self) -> Said {
        match self {
            Self::Calm => say("skill-calm-about"),
            Self::Listening => say("skill-listening-about"),
            Self::Talking => say("skill-talking-about"),
            Self::Conflict => say("skill-conflict-about"),
            Self::Closeness => say("skill-closeness-about"),
        }
    }
}
