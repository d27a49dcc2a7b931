//! Sheets of answers (CSV), scored row by row as they come.
//!
//! What must stay true: memory does not grow with the file, not even where the whole file is one line;
//! a sheet that is wrong is refused at its first wrong cell, named by row, line and column, and nothing
//! is guessed. Bytes are handed in by the caller: nothing here reads or writes.

mod bad;
mod columns;
mod rows;

pub use bad::{Bad, Fault};

use crate::key::Key;
use columns::Columns;
use rows::{Cells, Rows};

/// The longest row taken, in bytes.
pub const LONGEST_ROW: usize = 1 << 20;

/// The most columns taken.
pub const MOST_COLUMNS: usize = 4_096;

/// How a sheet is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// What stands between columns.
    pub delimiter: u8,
    /// The name of an item's column, with `{}` where the item's name stands: `ecr_{}`.
    pub items: String,
    /// Columns whose cells are handed on beside the scores.
    pub keep: Vec<String>,
    /// What stands for no answer, besides an empty cell, `NA` and `NaN`.
    pub missing: Vec<String>,
}

impl Default for Layout {
    fn default() -> Self {
        Self {
            delimiter: b',',
            items: "{}".to_owned(),
            keep: Vec::new(),
            missing: Vec::new(),
        }
    }
}

/// One row of a sheet, scored.
#[derive(Debug)]
pub struct Scored<'s> {
    /// Which row of answers it is, from 1.
    pub row: u64,
    /// The answers in the order of [`Key::items`]; NaN where there is none.
    pub answers: &'s [f64],
    /// The scores in the order of [`Key::subscales`].
    pub scores: &'s [Option<f64>],
    cells: &'s Cells,
    keep: &'s [usize],
}

impl<'s> Scored<'s> {
    /// The cells of the columns to keep, in the order asked for. They are UTF-8.
    pub fn kept(&self) -> impl Iterator<Item = &'s [u8]> + use<'s> {
        let cells = self.cells;
        self.keep.iter().map(move |at| cells.cell(*at))
    }
}

/// A sheet on its way in.
pub struct Sheet<'k> {
    key: &'k Key,
    layout: Layout,
    rows: Rows,
    columns: Option<Columns>,
    answers: Vec<f64>,
    scores: Vec<Option<f64>>,
    row: u64,
}

impl<'k> Sheet<'k> {
    /// A sheet of answers to this key's items.
    pub fn new(key: &'k Key, layout: Layout) -> Self {
        Self {
            key,
            rows: Rows::new(layout.delimiter),
            layout,
            columns: None,
            answers: vec![f64::NAN; key.items.len()],
            scores: vec![None; key.subscales.len()],
            row: 0,
        }
    }

    /// How many rows of answers have come so far.
    pub fn rows(&self) -> u64 {
        self.row
    }

    /// Takes in the next bytes of the file and hands each row that is whole to `each`.
    ///
    /// # Errors
    /// The first thing wrong; the sheet cannot go on after it.
    pub fn feed(&mut self, mut bytes: &[u8], mut each: impl FnMut(&Scored<'_>)) -> Result<(), Bad> {
        while !bytes.is_empty() {
            if self
                .rows
                .read(&mut bytes)
                .map_err(|fault| self.bad(fault))?
            {
                self.take(&mut each)?;
            }
        }
        Ok(())
    }

    /// Says that the file has ended; a last line without a line break is taken in now.
    ///
    /// # Errors
    /// As [`Sheet::feed`]; or the file has no header.
    pub fn finish(mut self, mut each: impl FnMut(&Scored<'_>)) -> Result<u64, Bad> {
        if self.rows.end().map_err(|fault| self.bad(fault))? {
            self.take(&mut each)?;
        }
        if self.columns.is_none() {
            return Err(self.bad(Fault::Empty));
        }
        Ok(self.row)
    }

    fn bad(&self, fault: Fault) -> Bad {
        Bad {
            row: self.columns.is_some().then_some(self.row + 1),
            line: self.rows.line(),
            fault,
        }
    }

    /// Takes in the row that has just become whole.
    #[inline]
    fn take(&mut self, each: &mut impl FnMut(&Scored<'_>)) -> Result<(), Bad> {
        let Some(columns) = &self.columns else {
            let columns = Columns::of(self.rows.cells(), self.key, &self.layout);
            self.columns = Some(columns.map_err(|fault| self.bad(fault))?);
            self.rows.clear();
            return Ok(());
        };
        let cells = self.rows.cells();
        columns
            .answers(cells, self.key, &self.layout, &mut self.answers)
            .map_err(|fault| self.bad(fault))?;
        let answers = &self.answers;
        let answer = |at: usize| answers.get(at).copied().filter(|given| !given.is_nan());
        for (score, subscale) in self.scores.iter_mut().zip(&self.key.subscales) {
            *score = self.key.score(subscale, answer);
        }
        self.row += 1;
        each(&Scored {
            row: self.row,
            answers,
            scores: &self.scores,
            cells,
            keep: columns.keep(),
        });
        self.rows.clear();
        Ok(())
    }
}
