//! The five skills that exercises practise.

use serde::Deserialize;

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
    pub fn title(self) -> &'static str {
        match self {
            Self::Calm => "Regulating emotions",
            Self::Listening => "Listening and understanding",
            Self::Talking => "Healthy communication",
            Self::Conflict => "Resolving conflict",
            Self::Closeness => "Emotional closeness",
        }
    }

    /// What it is good for.
    pub fn about(self) -> &'static str {
        match self {
            Self::Calm => "Come down from a wave, and find out what you feel.",
            Self::Listening => "Hear what the other means before you answer.",
            Self::Talking => "Say what you need so that it can be heard.",
            Self::Conflict => "Stop a quarrel in time, and find the way back.",
            Self::Closeness => "Small things that bring two people nearer.",
        }
    }
}
