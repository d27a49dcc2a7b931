//! Skills at home: exercises looked at without a trace, done alone and together, and this week's plan.

mod alone;
mod looking;
mod plan;
mod reviewing;
mod together;

use crate::support::Couple;
