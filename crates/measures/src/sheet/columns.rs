//! Which column holds what, and reading a row's answers from its cells.

use super::rows::Cells;
use super::{Fault, Layout};
use crate::key::{Key, KeyItem};
use crate::score::OutOfRange;
use std::collections::BTreeMap;

/// How many names a message lists.
const LISTED: usize = 10;
/// How much of a wrong cell a message shows, in characters.
const SHOWN: usize = 20;

pub(super) struct Columns {
    /// The column of each item, in the key's order.
    items: Vec<usize>,
    keep: Vec<usize>,
    names: Vec<String>,
}

impl Columns {
    /// Reads the header.
    pub(super) fn of(header: &Cells, key: &Key, layout: &Layout) -> Result<Self, Fault> {
        let mut names = Vec::new();
        for at in 0..header.count() {
            let name = std::str::from_utf8(header.cell(at)).map_err(|_| Fault::HeaderNotUtf8)?;
            if name.contains('\0') {
                return Err(Fault::Utf16);
            }
            // The mark some programs begin a file with.
            let name = name.strip_prefix('\u{feff}').unwrap_or(name);
            names.push(name.trim().to_owned());
        }
        let mut places: BTreeMap<&str, (usize, bool)> = BTreeMap::new();
        for (at, name) in names.iter().enumerate() {
            let place = places.entry(name).or_insert((at, false));
            place.1 = place.0 != at;
        }
        let mut absent = Vec::new();
        let mut find = |name: String| -> Result<usize, Fault> {
            match places.get(name.as_str()) {
                Some((_, true)) => Err(Fault::TwoColumns { column: name }),
                Some((at, false)) => Ok(*at),
                None => {
                    absent.push(name);
                    Ok(0)
                }
            }
        };
        let column = |item: &KeyItem| layout.items.replace("{}", &item.name);
        let items = key.items.iter().map(|item| find(column(item)));
        let items: Vec<usize> = items.collect::<Result<_, _>>()?;
        let keep = layout.keep.iter().map(|name| find(name.clone()));
        let keep: Vec<usize> = keep.collect::<Result<_, _>>()?;
        if !absent.is_empty() {
            absent.truncate(LISTED);
            let shown = names.iter().take(LISTED).map(|name| shown(name.as_bytes()));
            return Err(Fault::NoColumns {
                wanted: absent,
                found: shown.collect(),
                delimiter: parted_by(&names, layout.delimiter),
            });
        }
        Ok(Self { items, keep, names })
    }

    pub(super) fn keep(&self) -> &[usize] {
        &self.keep
    }

    /// Reads a row's answers into `answers`, NaN where there is none.
    #[inline]
    pub(super) fn answers(
        &self,
        cells: &Cells,
        key: &Key,
        layout: &Layout,
        answers: &mut [f64],
    ) -> Result<(), Fault> {
        if cells.count() != self.names.len() {
            return Err(Fault::Cells {
                found: cells.count(),
                wanted: self.names.len(),
            });
        }
        for ((answer, item), at) in answers.iter_mut().zip(&key.items).zip(&self.items) {
            let cell = cells.cell(*at);
            let given = match cell {
                // By far the most answers are one digit.
                [digit @ b'0'..=b'9'] => f64::from(digit - b'0'),
                _ => match number(cell, &layout.missing) {
                    Some(given) => given,
                    None => return Err(self.no_number(*at, cell)),
                },
            };
            if !given.is_nan() && !item.range.holds(given) {
                return Err(self.no_answer(*at, cell, item));
            }
            *answer = given;
        }
        let not_utf8 = |at: &&usize| std::str::from_utf8(cells.cell(**at)).is_err();
        match self.keep.iter().find(not_utf8) {
            Some(at) => Err(Fault::CellNotUtf8 {
                column: self.name(*at),
            }),
            None => Ok(()),
        }
    }

    fn name(&self, at: usize) -> String {
        self.names.get(at).cloned().unwrap_or_default()
    }

    #[cold]
    fn no_number(&self, at: usize, cell: &[u8]) -> Fault {
        Fault::NoNumber {
            column: self.name(at),
            cell: shown(cell),
        }
    }

    #[cold]
    fn no_answer(&self, at: usize, cell: &[u8], item: &KeyItem) -> Fault {
        Fault::NoAnswer {
            column: self.name(at),
            cell: shown(cell),
            takes: OutOfRange {
                item: item.name.clone(),
                least: item.range.least,
                most: item.range.most,
                whole: item.range.whole,
            },
        }
    }
}

/// The number a cell holds, NaN where it stands for no answer; none where it is something else.
fn number(cell: &[u8], missing: &[String]) -> Option<f64> {
    let cell = cell.trim_ascii();
    let stands_for_none = cell.is_empty() || cell == b"NA" || cell == b"NaN";
    if stands_for_none || missing.iter().any(|mark| mark.as_bytes() == cell) {
        return Some(f64::NAN);
    }
    let number: f64 = std::str::from_utf8(cell).ok()?.parse().ok()?;
    number.is_finite().then_some(number)
}

/// The beginning of a cell, so that it can be found; in quotes, nothing in it can act on a terminal.
fn shown(cell: &[u8]) -> String {
    let text = String::from_utf8_lossy(cell.get(..4 * SHOWN).unwrap_or(cell));
    let start: String = text.chars().take(SHOWN).collect();
    let more = if start.len() < text.len() { "…" } else { "" };
    format!("{start:?}{more}")
}

/// What a header of one column seems to be parted by.
fn parted_by(names: &[String], delimiter: u8) -> Option<char> {
    let [only] = names else {
        return None;
    };
    let signs = [',', ';', '\t', '|'];
    let other = |sign: &&char| **sign != char::from(delimiter) && only.contains(**sign);
    signs.iter().find(other).copied()
}
