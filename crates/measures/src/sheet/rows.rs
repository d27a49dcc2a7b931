//! Cutting bytes into rows and cells, in buffers that never grow.

use super::{Fault, LONGEST_ROW, MOST_COLUMNS};
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// The cells of one row.
#[derive(Debug)]
pub(super) struct Cells {
    text: Vec<u8>,
    ends: Vec<usize>,
    filled: usize,
    count: usize,
}

impl Cells {
    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// One of them; empty outside.
    #[inline]
    pub(super) fn cell(&self, at: usize) -> &[u8] {
        let ends = &self.ends[..self.count];
        let Some(end) = ends.get(at) else {
            return &[];
        };
        let start = at.checked_sub(1).and_then(|before| ends.get(before));
        self.text
            .get(start.copied().unwrap_or(0)..*end)
            .unwrap_or_default()
    }
}

pub(super) struct Rows {
    reader: Box<Reader>,
    cells: Cells,
    /// The line on which the row now read began.
    began: u64,
    /// Whether nothing of the file has been read: its first bytes may tell another encoding.
    first: bool,
    /// Whether nothing of the row has been read.
    fresh: bool,
}

impl Rows {
    pub(super) fn new(delimiter: u8) -> Self {
        Self {
            reader: Box::new(ReaderBuilder::new().delimiter(delimiter).build()),
            cells: Cells {
                text: vec![0; LONGEST_ROW],
                ends: vec![0; MOST_COLUMNS],
                filled: 0,
                count: 0,
            },
            began: 1,
            first: true,
            fresh: true,
        }
    }

    pub(super) fn cells(&self) -> &Cells {
        &self.cells
    }

    /// The line on which the row began.
    pub(super) fn line(&self) -> u64 {
        self.began
    }

    /// Makes room for the next row.
    #[inline]
    pub(super) fn clear(&mut self) {
        self.cells.filled = 0;
        self.cells.count = 0;
        self.fresh = true;
    }

    /// Passes over empty lines, so that the line on which a row begins is known.
    #[inline]
    fn skip_empty_lines(&mut self, bytes: &mut &[u8]) {
        while let [sign @ (b'\n' | b'\r'), rest @ ..] = *bytes {
            self.reader
                .set_line(self.reader.line() + u64::from(*sign == b'\n'));
            *bytes = rest;
        }
        self.began = self.reader.line();
        self.fresh = bytes.is_empty();
    }

    /// Reads on, up to the end of a row; whether there is a whole row now.
    #[inline]
    pub(super) fn read(&mut self, bytes: &mut &[u8]) -> Result<bool, Fault> {
        if std::mem::take(&mut self.first) && (bytes[0] == 0xff || bytes[0] == 0xfe) {
            return Err(Fault::Utf16);
        }
        if self.fresh && !bytes.is_empty() {
            self.skip_empty_lines(bytes);
            if bytes.is_empty() {
                return Ok(false);
            }
        }
        let cells = &mut self.cells;
        let (result, read, written, ended) = self.reader.read_record(
            bytes,
            &mut cells.text[cells.filled..],
            &mut cells.ends[cells.count..],
        );
        *bytes = &bytes[read..];
        cells.filled += written;
        cells.count += ended;
        match result {
            ReadRecordResult::InputEmpty | ReadRecordResult::End => Ok(false),
            ReadRecordResult::OutputFull => Err(Fault::LongRow),
            ReadRecordResult::OutputEndsFull => Err(Fault::ManyColumns),
            ReadRecordResult::Record => Ok(true),
        }
    }

    /// Reads the end of the file; whether there is a last whole row.
    pub(super) fn end(&mut self) -> Result<bool, Fault> {
        self.first = false;
        let mut nothing: &[u8] = &[];
        self.read(&mut nothing)
    }
}
