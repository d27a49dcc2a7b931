//! From FHIR R4 Questionnaire JSON to a [`Questionnaire`], or to every mistake found in it.
//!
//! What must stay true: nothing that would change what people are asked is passed over in silence. An
//! unknown property, an extension of ours on the wrong thing, a condition that can never work: each
//! is a [`Problem`], for the person who edits the file has no other way to find out.

pub(crate) mod check;
pub(crate) mod conditions;
mod items;
mod options;
pub(crate) mod reader;

use crate::{Problem, Questionnaire};
use reader::Reader;
use serde_json::Value;

impl Questionnaire {
    /// Reads a FHIR R4 Questionnaire.
    ///
    /// # Errors
    /// Every mistake found, in the order of the file.
    pub fn parse(text: &str) -> Result<Self, Vec<Problem>> {
        let value: Value = serde_json::from_str(text).map_err(|error| vec![not_json(&error)])?;
        let mut reader = Reader::default();
        let questionnaire = reader.questionnaire(&value);
        let mut problems = reader.problems;
        if problems.is_empty() {
            problems = check::problems(&questionnaire.items);
        }
        if problems.is_empty() {
            Ok(questionnaire)
        } else {
            Err(problems)
        }
    }
}

fn not_json(error: &serde_json::Error) -> Problem {
    let at = format!("line {}, column {}", error.line(), error.column());
    Problem {
        at,
        what: format!("this is not JSON, look for a missing comma, quote or bracket ({error})"),
    }
}

/// Whether it can be a linkId or a code: it is a form field's name, a part of a page's address and a
/// stored value, so it keeps to what means the same in all three.
pub(crate) fn is_token(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    (1..=64).contains(&text.len())
        && text.chars().all(plain)
        && text.starts_with(|c: char| c.is_ascii_alphanumeric())
}

/// "1st", "2nd", "3rd" …, of a position counted from nought.
pub(crate) fn nth(position: usize) -> String {
    let number = position.saturating_add(1);
    let ending = match (number % 10, number % 100) {
        (1, tens) if tens != 11 => "st",
        (2, tens) if tens != 12 => "nd",
        (3, tens) if tens != 13 => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}
