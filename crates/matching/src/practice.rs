//! What a practice decides for everybody: the rules it adds to those of the law, and its weights.
//!
//! What must stay true: without a decision the rules are the mildest there are, and the weights are
//! those of the table in the crate's documentation.

use serde::{Deserialize, Serialize};

use crate::weights::Weights;

/// A practice's decisions on matching.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug, Default)]
#[serde(default)]
pub struct Practice {
    /// How old a client must be, in years, beyond what the questionnaire itself asks; `None`: no more.
    pub minimum_age: Option<u32>,
    /// Whether a therapist who sees one partner alone may be suggested to the other.
    pub partners: Partners,
    /// What is done for couples where there may be violence.
    pub safety: Safety,
    /// How much each kind of wish weighs.
    pub weights: Weights,
}

/// Whether a therapist who has been seeing one partner alone, since before the two came here as a
/// couple, may be suggested to the other: a conflict of interest that a practice rules on.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Debug, Default)]
#[serde(rename_all = "kebab-case")]
pub enum Partners {
    /// They may. Each of the two still chooses, and the therapist answers.
    #[default]
    Allowed,
    /// They may not.
    Refused,
}

/// What a practice does for couples where there may be violence.
///
/// Most couples in which there is violence do not come with it (about 70 % had at least one violent
/// episode, about 6 % name it; Stith 2011), and what one answers in the safety screen the other must
/// not learn. So whom a **list** shows never hangs on the answers: it is the same rule for every
/// couple, or none. What was answered counts where the therapist, who alone reads it, opens the joint
/// work: see [`Safety::may_meet_jointly`].
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Debug, Default)]
#[serde(rename_all = "kebab-case")]
pub enum Safety {
    /// Each therapist judges, with both partners' answers read.
    #[default]
    Judged,
    /// Where a partner's answers speak of violence, only a therapist trained for it works with both.
    TrainedAfter,
    /// Where a partner's answers speak of violence, nobody works with both.
    NeverAfter,
    /// Every couple is suggested trained therapists only, whatever anybody answered.
    TrainedAlways,
}

impl Safety {
    /// All of them.
    pub const ALL: [Safety; 4] = [
        Safety::Judged,
        Safety::TrainedAfter,
        Safety::NeverAfter,
        Safety::TrainedAlways,
    ];

    /// The name in forms: "judged".
    pub fn code(self) -> &'static str {
        match self {
            Safety::Judged => "judged",
            Safety::TrainedAfter => "trained-after",
            Safety::NeverAfter => "never-after",
            Safety::TrainedAlways => "trained-always",
        }
    }

    /// The policy of a [`Safety::code`].
    pub fn parse(code: &str) -> Option<Safety> {
        Safety::ALL.into_iter().find(|policy| policy.code() == code)
    }

    /// Whether a therapist may work with both partners together, once what both answered is read.
    pub fn may_meet_jointly(self, violence_named: bool, trained: bool) -> bool {
        match self {
            Safety::Judged => true,
            Safety::TrainedAfter => trained || !violence_named,
            Safety::NeverAfter => !violence_named,
            Safety::TrainedAlways => trained,
        }
    }
}
