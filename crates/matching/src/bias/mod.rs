//! Whether some people wait longer than others, or are matched less well: waits and fit, group by group.
//!
//! What must stay true: groups of fewer than [`LEAST`] people are not shown, and nothing shown lets their
//! number be worked out; whoever still waits, or went away, counts for as long as they waited; the same
//! people and seed give the same report.
//!
//! - **Waits** are compared by Kaplan and Meier's estimate (1958), in which somebody not matched yet has
//!   waited *at least* so long. The interval of a median is a bootstrap one (2.5th to 97.5th percentile of
//!   [`DRAWS`] draws; Efron 1981, on censored data).
//! - **Whether waits differ** is tested by the log-rank test (Mantel 1966; Peto & Peto 1972), **whether fit
//!   does** by Kruskal and Wallis's (1952). The p-values come from [`SHUFFLES`] shuffles of who is in which
//!   group, which holds for small groups too; none is ever 0 (Phipson & Smyth 2010).
//! - **Many tests** find something by chance alone: all p-values of a report are adjusted by Holm's method
//!   (1979).
//!
//! A difference is not a cause: groups may differ in where people live, in the hours they can come, in the
//! language they speak. Few people in a group also mean that a real difference is not found.

mod ranks;
mod report;
mod survival;

pub use ranks::kruskal_wallis;
pub use report::{Finding, Group, Person, Question, report};
pub use survival::{Survival, Wait, log_rank};

/// Groups with fewer people than this are not shown.
pub const LEAST: usize = 5;
/// How many draws an interval is from.
pub const DRAWS: usize = 1_000;
/// How many shuffles a p-value is from.
pub const SHUFFLES: usize = 4_999;
