//! Get Help Now: crisis lines by country, for anyone, without an account; and the first pages everyone sees.
//!
//! What must stay true: these pages work without a sign-in and without scripts, and leave no trace: nothing
//! is stored or counted, and where somebody is stands in no address. A number is shown with its country and
//! with how it was checked, never as more certain than it is.

mod check;
mod command;
mod line;
mod number;
mod pages;
mod read;

pub use command::{Command, run};
pub use line::{Country, Line};
pub use pages::routes;
pub use read::Lines;

/// After how many months a number that nobody looked at again is too old.
pub const USUAL_MONTHS: i64 = 6;
