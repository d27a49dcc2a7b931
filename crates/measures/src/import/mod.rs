//! Questionnaires as others write them: FHIR R4, read for use here.
//!
//! What must stay true: nothing is dropped in silence. What can be shown and answered is read; what
//! changes how it looks or what a program adds is passed over *by name* ([`Unsupported`]); what would
//! change the meaning of an answer, and cannot be done here, is a [`Problem`], and nothing is read.
//!
//! [`Questionnaire::parse`] is for the service's own files, where everything unknown is a mistake. This
//! is for the files of others, whose linkIds may hold any signs, and whose conditions may look at any
//! question asked earlier, also on the same screen.

mod conditions;
mod extensions;
mod items;
mod options;
mod values;

use crate::parse::{check, reader::Reader};
use crate::{AnswerOption, Problem, Questionnaire};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// The longest file read, in bytes.
pub const LONGEST_QUESTIONNAIRE: usize = 4 << 20;

/// The most items read.
pub const MOST_ITEMS: usize = 5_000;

/// How many linkIds a message names.
const NAMED: usize = 3;

/// A questionnaire that has been brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// What is asked.
    pub questionnaire: Questionnaire,
    /// What the file asks for besides and is not done here, in the order of the alphabet.
    pub unsupported: Vec<Unsupported>,
}

/// Something of a file that is passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsupported {
    /// What it is, and what is done instead.
    pub what: String,
    /// The linkIds where it stands, in the order of the file; none where it is about the whole.
    pub at: Vec<String>,
}

impl fmt::Display for Unsupported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (named, more) = self.at.split_at(self.at.len().min(NAMED));
        if named.is_empty() {
            return write!(f, "not supported: {}", self.what);
        }
        write!(f, "not supported: {} (at {}", self.what, named.join(", "))?;
        if more.is_empty() {
            f.write_str(")")
        } else {
            write!(f, " and {} more)", more.len())
        }
    }
}

impl Questionnaire {
    /// Reads a FHIR R4 Questionnaire of somebody else's.
    ///
    /// # Errors
    /// Everything that keeps it from being used, in the order of the file.
    pub fn import(text: &str) -> Result<Imported, Vec<Problem>> {
        const AT: &str = "the questionnaire";
        let one = |at: &str, what: String| {
            let at = at.to_owned();
            Err(vec![Problem { at, what }])
        };
        if text.len() > LONGEST_QUESTIONNAIRE {
            return one(
                AT,
                format!("it is longer than {LONGEST_QUESTIONNAIRE} bytes"),
            );
        }
        // Files often begin with the mark some programs put there.
        let value: Value = match serde_json::from_str(text.trim_start_matches('\u{feff}')) {
            Ok(value) => value,
            Err(error) => {
                let at = format!("line {}, column {}", error.line(), error.column());
                return one(&at, format!("this is not JSON ({error})"));
            }
        };
        let mut importer = Importer::default();
        let questionnaire = importer.questionnaire(&value);
        let mut problems = std::mem::take(&mut importer.reader.problems);
        if problems.is_empty() {
            problems = check::foreign_problems(&questionnaire.items);
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        importer.pass_unanswerable(&questionnaire);
        let passed_over = importer.unsupported.into_iter();
        let unsupported = passed_over.map(|(what, at)| Unsupported { what, at });
        Ok(Imported {
            questionnaire,
            unsupported: unsupported.collect(),
        })
    }
}

#[derive(Default)]
struct Importer {
    reader: Reader,
    unsupported: BTreeMap<String, Vec<String>>,
    /// The value sets the file brings along, by id.
    value_sets: BTreeMap<String, Vec<AnswerOption>>,
    items: usize,
}

impl Importer {
    fn problem(&mut self, at: &str, what: impl Into<String>) {
        self.reader.problem(at, what);
    }

    /// Names the items that wait for a question nobody is asked.
    fn pass_unanswerable(&mut self, questionnaire: &Questionnaire) {
        let hidden = questionnaire
            .items()
            .filter(|item| item.hidden && item.initial.is_empty());
        let unasked: BTreeSet<&str> = hidden.map(|item| item.link_id.as_str()).collect();
        for item in questionnaire.items() {
            let mut tests = item.condition.tests.iter();
            if tests.any(|test| unasked.contains(test.question.as_str())) {
                self.pass(
                    &item.link_id,
                    "enableWhen looks at a question that nobody is asked, which counts as not answered",
                );
            }
        }
    }

    /// Notes that something is passed over.
    fn pass(&mut self, at: &str, what: impl Into<String>) {
        let places = self.unsupported.entry(what.into()).or_default();
        if !at.is_empty() && places.last().is_none_or(|last| last != at) {
            places.push(at.to_owned());
        }
    }
}
