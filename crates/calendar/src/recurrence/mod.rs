//! Recurrence: the rules of RFC 5545 (RRULE, RDATE, EXDATE) as times on a
//! clock on the wall, and what instants those are.
//!
//! What must stay true:
//! - A rule is expanded in civil time and knows no zone (`expand`). A zone
//!   comes in at one place, [`Clock`], where each civil time becomes an
//!   instant and says whether the clocks skipped or repeated it.
//! - No rule, however foolish, costs more than the [`Work`] it is given.
//!
//! [`Work`]: crate::Work

mod clock;
mod expand;
mod matching;
mod parse;
mod problem;
mod resolved;
mod rule;
mod set;

pub use clock::{Clock, Reading};
pub use expand::Occurrences;
pub use problem::RuleProblem;
pub use rule::{ByDay, Ends, Frequency, Rule, Until};
pub use set::{Occurrence, Recurrence};

pub(crate) use clock::Transitions;
