//! The library: articles on attachment and couples, for anyone, with or without an account.
//!
//! What must stay true: reading leaves no trace. Nothing is stored, counted, logged or put in a cookie when
//! somebody reads or searches, and what was searched for is never in an address. No article claims a review
//! that nobody gave: it is one of exactly the words that are shown. An article that cannot be read is left
//! out, and the others go on.

mod article;
mod check;
mod command;
mod grade;
mod html;
mod pages;
mod read;
mod review_pages;
mod search;
mod terms;

pub use article::{Article, Source, parse};
pub use command::{Command, run};
pub use grade::grade;
pub use pages::routes;
pub use read::Library;
pub use search::{Hit, Index, Piece};

/// The school grade (Flesch-Kincaid) an article stays below: people in distress read worse than they can.
/// The US National Institutes of Health and the American Medical Association ask for the sixth to eighth.
pub const HARDEST: f64 = 9.0;
