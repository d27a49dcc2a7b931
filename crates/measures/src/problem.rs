//! What is wrong in a questionnaire's file, said so that the person who edits it finds the place.
//!
//! What must stay true: a problem names the item by its linkId wherever it has one, and says what to
//! do in words that need no knowledge of this code.

use std::fmt;

/// One mistake in a questionnaire's file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The linkId of the item; else its place in words, such as "the 3rd item" or "line 4, column 7".
    pub at: String,
    /// What is wrong and what is wanted instead.
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.at, self.what)
    }
}

impl std::error::Error for Problem {}
