//! Measures: what was answered, scored and shown.
//!
//! What must stay true: no score is shown without what it is worth.

pub mod picture;
