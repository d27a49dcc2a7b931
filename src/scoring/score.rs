//! `securebase score`: a stream of rows in, a stream of scores out.

use std::fs::File;
use std::io::{ErrorKind, Read, Stdin, Write};
use std::path::Path;

use measures::Key;
use measures::key::LONGEST_KEY;
use measures::sheet::{Bad, Layout, Scored, Sheet};
use measures::stats::Tally;

use super::progress::Progress;
use super::{Score, summary, text};

/// How much is read at once.
const CHUNK: usize = 1 << 18;

enum Source {
    File(File),
    Stdin(Stdin),
}

impl Read for Source {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        match self {
            Self::File(file) => file.read(buffer),
            Self::Stdin(stdin) => stdin.read(buffer),
        }
    }
}

/// What becomes of the rows.
enum Output<'k> {
    /// Each is written.
    Scores(Vec<u8>),
    /// All are taken together.
    Summary(Box<Tally<'k>>),
}

pub(super) fn run(score: &Score) -> Result<(), String> {
    let key = read_key(&score.key)?;
    let layout = layout(score)?;
    let (mut source, size) = open(&score.responses)?;
    let mut output = if score.summary {
        Output::Summary(Box::new(Tally::new(&key)))
    } else {
        Output::Scores(header(&key, &layout.keep))
    };
    let mut progress = Progress::new(size);
    let mut sheet = Sheet::new(&key, layout);
    let name = score.responses.display();
    let bad = |bad: Bad| format!("{name}: {bad}");
    let mut buffer = vec![0; CHUNK];
    loop {
        let read = match source.read(&mut buffer) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(format!("{name}: {error}")),
        };
        let taken = sheet.feed(&buffer[..read], |row| output.take(row));
        // What was scored before a wrong row is still handed on.
        if !output.flush()? {
            return Ok(());
        }
        if taken.is_err() {
            progress.clear();
        }
        taken.map_err(bad)?;
        progress.show(read, sheet.rows());
    }
    progress.clear();
    let ended = sheet.finish(|row| output.take(row));
    output.flush()?;
    ended.map_err(bad)?;
    match output {
        Output::Scores(_) => Ok(()),
        Output::Summary(mut tally) => summary::write(&tally.summary(), score.json),
    }
}

impl Output<'_> {
    #[inline]
    fn take(&mut self, row: &Scored<'_>) {
        match self {
            Self::Scores(out) => line(out, row),
            Self::Summary(tally) => tally.add(row.answers, row.scores),
        }
    }

    /// Hands on what was written; whether anybody still reads it.
    fn flush(&mut self) -> Result<bool, String> {
        let Self::Scores(out) = self else {
            return Ok(true);
        };
        let written = std::io::stdout().lock().write_all(out);
        out.clear();
        match written {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
            Err(error) => Err(format!("the scores could not be written: {error}")),
        }
    }
}

/// The key in this file, or everything that is wrong with it.
pub(super) fn read_key(path: &Path) -> Result<Key, String> {
    Key::parse(&text(path, LONGEST_KEY)?).map_err(|problems| {
        let lines = problems.iter().map(|p| format!("{}: {p}", path.display()));
        lines.collect::<Vec<_>>().join("\n")
    })
}

fn layout(score: &Score) -> Result<Layout, String> {
    let delimiter = match score.delimiter.as_bytes() {
        b"tab" | b"\\t" => b'\t',
        [sign] if sign.is_ascii() && !b"\"\r\n".contains(sign) => *sign,
        _ => return Err("--delimiter must be one sign, or tab".to_owned()),
    };
    if !score.items.contains("{}") {
        return Err("--items must hold {} where the item's name stands".to_owned());
    }
    Ok(Layout {
        delimiter,
        items: score.items.clone(),
        keep: score.keep.clone(),
        missing: score.missing.clone(),
    })
}

fn open(path: &Path) -> Result<(Source, Option<u64>), String> {
    if path.as_os_str() == "-" {
        return Ok((Source::Stdin(std::io::stdin()), None));
    }
    let file = File::open(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let size = file.metadata().ok().filter(std::fs::Metadata::is_file);
    Ok((Source::File(file), size.map(|file| file.len())))
}

fn header(key: &Key, keep: &[String]) -> Vec<u8> {
    let mut out = Vec::new();
    if keep.is_empty() {
        out.extend_from_slice(b"row");
    }
    for (place, name) in keep.iter().enumerate() {
        if place > 0 {
            out.push(b',');
        }
        cell(&mut out, name.as_bytes());
    }
    for subscale in &key.subscales {
        out.push(b',');
        cell(&mut out, subscale.name.as_bytes());
    }
    out.push(b'\n');
    out
}

fn line(out: &mut Vec<u8>, row: &Scored<'_>) {
    let before = out.len();
    for (place, kept) in row.kept().enumerate() {
        if place > 0 {
            out.push(b',');
        }
        cell(out, kept);
    }
    if out.len() == before && row.kept().next().is_none() {
        // Writing to memory cannot fail.
        let _ = write!(out, "{}", row.row);
    }
    for score in row.scores {
        out.push(b',');
        if let Some(score) = score {
            let _ = write!(out, "{score}");
        }
    }
    out.push(b'\n');
}

/// A cell, in quotes where it needs them.
fn cell(out: &mut Vec<u8>, bytes: &[u8]) {
    if !bytes.iter().any(|byte| b",\"\r\n".contains(byte)) {
        out.extend_from_slice(bytes);
        return;
    }
    out.push(b'"');
    for byte in bytes {
        if *byte == b'"' {
            out.push(b'"');
        }
        out.push(*byte);
    }
    out.push(b'"');
}
