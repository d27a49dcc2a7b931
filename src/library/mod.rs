//! The library: articles on attachment and couples, for anyone, with or without an account.
//!
//! What must stay true: reading leaves no trace. Nothing is stored, counted, logged or put in a cookie when
//! somebody reads or searches, and what was searched for is never in an address. No article claims a review
//! that nobody gave: it is one of exactly the words that are shown. An article that cannot be read is left
//! out, and the others go on.

mod article;
mod check;
mod command;
mod ease;
mod grade;
mod html;
mod pages;
mod read;
mod reading;
mod review_pages;
mod search;
mod terms;

pub use article::{Article, Source, parse};
pub use command::{Command, run};
pub use pages::routes;
pub use read::Library;
pub use reading::{Reading, told};
pub use search::{Hit, Index, Piece};
