//! What is wrong with a sheet, and where.

use super::{LONGEST_ROW, MOST_COLUMNS};
use crate::score::OutOfRange;
use std::fmt;

/// The first thing wrong with a sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Bad {
    /// Which row of answers, from 1; none where it is the header.
    pub row: Option<u64>,
    /// The line of the file on which that row begins, from 1.
    pub line: u64,
    /// What is wrong.
    pub fault: Fault,
}

/// What can be wrong.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// There is nothing in it.
    Empty,
    /// It is written in UTF-16.
    Utf16,
    /// The header is not UTF-8.
    HeaderNotUtf8,
    /// A cell to keep is not UTF-8.
    CellNotUtf8 {
        /// Its column.
        column: String,
    },
    /// A row is longer than is taken.
    LongRow,
    /// A row has more columns than are taken.
    ManyColumns,
    /// These columns are not there.
    NoColumns {
        /// The names looked for, at most ten of them.
        wanted: Vec<String>,
        /// What there is instead, at most ten of them.
        found: Vec<String>,
        /// What the columns seem to be parted by, where it is something else.
        delimiter: Option<char>,
    },
    /// A column is there twice.
    TwoColumns {
        /// Its name.
        column: String,
    },
    /// A row has more or fewer cells than the header.
    Cells {
        /// How many it has.
        found: usize,
        /// How many the header has.
        wanted: usize,
    },
    /// A cell is not a number.
    NoNumber {
        /// Its column.
        column: String,
        /// What it begins with.
        cell: String,
    },
    /// A cell is no answer to its item.
    NoAnswer {
        /// Its column.
        column: String,
        /// What it begins with.
        cell: String,
        /// What would be.
        takes: OutOfRange,
    },
}

impl fmt::Display for Bad {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.row {
            Some(row) => write!(f, "row {row} (line {}): {}", self.line, self.fault),
            None => write!(f, "header (line {}): {}", self.line, self.fault),
        }
    }
}

impl std::error::Error for Bad {}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("there is nothing in it; a header is wanted"),
            Self::Utf16 => f.write_str("it is written in UTF-16; save it as CSV in UTF-8"),
            Self::HeaderNotUtf8 => f.write_str("it is not UTF-8; save it as CSV in UTF-8"),
            Self::CellNotUtf8 { column } => {
                write!(
                    f,
                    "column \"{column}\" is not UTF-8; save it as CSV in UTF-8"
                )
            }
            Self::LongRow => write!(
                f,
                "it is longer than {LONGEST_ROW} bytes: look for a missing line break, or for a \
                 quotation mark that is never closed"
            ),
            Self::ManyColumns => write!(f, "it has more than {MOST_COLUMNS} columns"),
            Self::NoColumns {
                wanted,
                found,
                delimiter,
            } => {
                let (wanted, found) = (wanted.join(", "), found.join(", "));
                write!(f, "no column for {wanted}; what is there is {found}")?;
                match delimiter {
                    Some(sign) => write!(
                        f,
                        ". It seems to be parted by {sign:?}, not by what was said"
                    ),
                    None => Ok(()),
                }
            }
            Self::TwoColumns { column } => write!(f, "the column \"{column}\" is there twice"),
            Self::Cells { found, wanted } => {
                write!(f, "it has {found} cells where the header has {wanted}")
            }
            Self::NoNumber { column, cell } => {
                write!(f, "column \"{column}\": {cell} is not a number")
            }
            Self::NoAnswer {
                column,
                cell,
                takes,
            } => write!(f, "column \"{column}\": {cell} is no answer; {takes}"),
        }
    }
}
