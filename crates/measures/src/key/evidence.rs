//! Where a figure is from, and how far it was looked into.
//!
//! What must stay true: no figure without a source, and none passes for checked that was not.

/// Where a figure is from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The paper or manual, so that it can be found.
    pub source: String,
    /// Why the figure could not be held against that source, where it could not.
    pub unchecked: Option<Unchecked>,
}

/// Why a figure is not checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unchecked {
    /// In words.
    pub why: String,
}

/// How far a score can be relied on: a correlation between 0 and 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reliability {
    /// The coefficient, above 0 and at most 1.
    pub r: f64,
    /// What it is a coefficient of. Alpha leaves out what changes from day to day, so bands of error
    /// made from it are narrower than those from a retest.
    pub kind: ReliabilityKind,
}

/// Kinds of reliability.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReliabilityKind {
    /// Cronbach's alpha: how the items go together at one time.
    Alpha,
    /// The correlation of two times.
    Retest,
}
