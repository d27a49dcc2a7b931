//! What is wrong with a rule someone wrote.

use std::fmt;

use super::Frequency;

/// Why a text is no rule. Names are the standard's, so that whoever made the
/// rule can look them up.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RuleProblem {
    /// It is longer than any rule needs to be (4,096 octets).
    TooLong,
    /// It does not say FREQ.
    NoFrequency,
    /// A part is not `NAME=value`.
    NotAPart,
    /// The standard has no part of that name (its first 32 characters).
    Unknown(String),
    /// A part is there twice.
    Twice(&'static str),
    /// A part's value is none the standard allows.
    Value(&'static str),
    /// COUNT and UNTIL are both there.
    CountAndUntil,
    /// A part the standard does not allow with this FREQ.
    NotWith(&'static str, Frequency),
    /// BYDAY counts days ("2MO") beside BYWEEKNO.
    CountedDayInWeek,
    /// BYSETPOS with nothing to choose from.
    SetPositionAlone,
}

impl fmt::Display for RuleProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RuleProblem::TooLong => f.write_str("the rule is too long"),
            RuleProblem::NoFrequency => f.write_str("the rule does not say FREQ"),
            RuleProblem::NotAPart => f.write_str("a part of the rule is not NAME=value"),
            RuleProblem::Unknown(name) => write!(f, "no part of a rule is called {name:?}"),
            RuleProblem::Twice(name) => write!(f, "{name} is there twice"),
            RuleProblem::Value(name) => write!(f, "the value of {name} is not allowed"),
            RuleProblem::CountAndUntil => f.write_str("COUNT and UNTIL cannot go together"),
            RuleProblem::NotWith(name, frequency) => {
                write!(f, "{name} cannot go with FREQ={}", frequency.name())
            }
            RuleProblem::CountedDayInWeek => f.write_str("BYDAY cannot count days in BYWEEKNO"),
            RuleProblem::SetPositionAlone => f.write_str("BYSETPOS needs another BY part"),
        }
    }
}

impl std::error::Error for RuleProblem {}
