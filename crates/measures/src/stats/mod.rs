//! What scores are worth: their error, their place among others', change, and what a whole data set
//! says about a measure.
//!
//! What must stay true: each figure is one function with its formula and source beside it, and a
//! figure that cannot be had (too few people, no spread) is `None`, never 0 or NaN.

mod alpha;
mod change;
mod comoments;
mod couple;
mod moments;
mod normal;
mod omega;
mod precision;
mod summary;

pub use alpha::{alpha, item_rest};
pub use change::{Change, Outcome, Verdict, change, cut_between, outcome};
pub use comoments::{CoMoments, Matrix};
pub use couple::{Couple, Couples, CouplesSummary, Partner, View};
pub use moments::{Bivariate, Moments};
pub use normal::{Confidence, below};
pub use omega::{NoOmega, OneFactor, one_factor};
pub use precision::{Interval, interval, percentile, standard_error, standard_error_of_answers};
pub use summary::{Correlation, ItemSummary, SubscaleSummary, Summary, Tally};
