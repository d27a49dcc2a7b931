//! What it costs to let somebody wait, and what an offer is worth: the practice's priorities made into the
//! whole numbers that [`assign`](crate::assign) adds up.
//!
//! What must stay true: a better fit, a greater need and a longer wait never count against anybody; an
//! offer that may be made at all is worth more than none; the same list gives the same problem.
//!
//! All is counted in points of fit, of which there are 100:
//!
//! - **An offer** costs what is missing of the fit: `100 − fit`. Below [`Priorities::least_fit`] it is not
//!   made.
//! - **Waiting on** costs [`SERVED`], 100 for the fit they go without, the points of their need, and those
//!   of each week they have waited, up to [`MOST_WEEKS`].
//!
//! So an offer to somebody is worth `SERVED + fit + need + weeks`. First as many as can be are offered
//! somebody; who comes first where there are too few places follows from need, weeks and fit together; and
//! among plans alike in that, the one that fits best is made.
//!
//! **Evidence and judgement.** That people get worse or go away while they wait is well known; how a week of
//! it weighs against fit or need no study has told us. All weights are a judgement, and the practice's to
//! change.
//!
//! ```
//! use matching::assign::solve;
//! use matching::waiting::{Entry, Need, Priorities, problem};
//!
//! let priorities = Priorities::default();
//! let entry = |need, weeks, fits: &[(u32, u32)]| Entry { need, weeks, fits: fits.to_vec() };
//! // One place; who has waited ten weeks longer comes before who fits a little better.
//! let list = [entry(Need::Usual, 1, &[(0, 90)]), entry(Need::Usual, 11, &[(0, 80)])];
//! let plan = solve(&problem(&priorities, vec![1], &list)?)?;
//! assert_eq!((plan.offers(0), plan.offers(1)), (&[][..], &[0][..]));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use serde::{Deserialize, Serialize};

use crate::assign::{Problem, Unusable, Wait};

/// What it is worth, in points of fit, that somebody is offered anybody at all.
pub const SERVED: u32 = 1000;
/// Weeks after which a longer wait counts no more.
pub const MOST_WEEKS: u32 = 104;
/// The most points a week, and a step of need, may count.
pub const MOST_POINTS: u32 = 1000;
/// The most offers somebody may have at the same time.
pub const MOST_OFFERS: u32 = 5;

/// How soon somebody should be seen, as the practice judges it.
#[derive(
    Serialize, Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default,
)]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// As everybody.
    #[default]
    Usual,
    /// Before others.
    Sooner,
    /// Before all others.
    First,
}

impl Need {
    /// All of them, the least first.
    pub const ALL: [Need; 3] = [Need::Usual, Need::Sooner, Need::First];

    /// The name in stored text and forms: "sooner".
    pub fn code(self) -> &'static str {
        match self {
            Need::Usual => "usual",
            Need::Sooner => "sooner",
            Need::First => "first",
        }
    }

    /// The need of a [`Need::code`].
    pub fn parse(code: &str) -> Option<Need> {
        Need::ALL.into_iter().find(|need| need.code() == code)
    }

    fn steps(self) -> u32 {
        match self {
            Need::Usual => 0,
            Need::Sooner => 1,
            Need::First => 2,
        }
    }
}

/// What counts how much in a practice, in points of fit.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Priorities {
    /// Points of each week somebody has waited, up to [`MOST_POINTS`].
    pub week: u32,
    /// Points of each step of need, up to [`MOST_POINTS`].
    pub need: u32,
    /// The least fit that is offered, 0 to 100.
    pub least_fit: u32,
    /// How many offers somebody may have at the same time, 1 to [`MOST_OFFERS`].
    pub offers: u32,
}

impl Default for Priorities {
    fn default() -> Self {
        Self {
            week: 3,
            need: 100,
            least_fit: 30,
            offers: 1,
        }
    }
}

/// Somebody who waits: a couple or one person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// How soon they should be seen.
    pub need: Need,
    /// Whole weeks they have waited.
    pub weeks: u32,
    /// Who may be offered to them, and how well they fit (0 to 100).
    pub fits: Vec<(u32, u32)>,
}

impl Priorities {
    /// What it costs that somebody waits on.
    pub fn waiting(&self, need: Need, weeks: u32) -> u32 {
        let need = need.steps() * self.need.min(MOST_POINTS);
        SERVED + 100 + need + weeks.min(MOST_WEEKS) * self.week.min(MOST_POINTS)
    }

    /// What an offer of this fit costs; none where it is not to be made.
    pub fn offer(&self, fit: u32) -> Option<u32> {
        let fit = fit.min(100);
        (fit >= self.least_fit).then(|| 100 - fit)
    }

    fn wait(&self, entry: &Entry) -> Wait {
        Wait {
            nobody: self.waiting(entry.need, entry.weeks),
            offers: self.offers.clamp(1, MOST_OFFERS),
            // A second offer is worth its fit and no more: a place is first for whoever has none.
            fewer: if self.offers > 1 { 100 } else { 0 },
        }
    }
}

/// The waiting list as one problem, for [`solve`](crate::assign::solve): clients and therapists are numbered
/// as they stand in the lists.
///
/// # Errors
/// Where a therapist is named that has no capacity here, or twice.
pub fn problem(
    priorities: &Priorities,
    capacities: Vec<u32>,
    entries: &[Entry],
) -> Result<Problem, Unusable> {
    let mut problem = Problem::new(capacities);
    for entry in entries {
        let priced = |(therapist, fit): &(u32, u32)| Some((*therapist, priorities.offer(*fit)?));
        let pairs: Vec<(u32, u32)> = entry.fits.iter().filter_map(priced).collect();
        problem.add(priorities.wait(entry), &pairs)?;
    }
    Ok(problem)
}
