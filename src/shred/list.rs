//! The file of the shred list: a line an id, each with a hash over itself and the line before it.
//!
//! ```text
//! securebase shred list 1
//! 2026-11-25T15:01:00Z account 019ab3c4d5e67f8091a2b3c4d5e6f708 <SHA-256 in hex>
//! ```
//!
//! What must stay true: a line that was cut off by a crash (it has no end of line) is told apart from
//! one that was changed, and nothing is ever taken out.

use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use data_encoding::HEXLOWER;
use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::Shredded;
use crate::files;

const HEADER: &str = "securebase shred list 1";

/// One id on the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Whose keys are destroyed.
    pub what: Shredded,
    /// Since when.
    pub at: Timestamp,
}

/// What the list says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// The ids on it, the oldest first.
    pub entries: Vec<Entry>,
    /// After each line, the hash over it and all before it (hex); the first is the heading's.
    hashes: Vec<String>,
    /// Whether a last line was cut off.
    pub torn: bool,
    /// How many bytes the whole lines take.
    whole: u64,
}

/// A line is not as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damaged {
    /// Which, counted from 1.
    pub line: usize,
}

impl List {
    /// The hash over the first `entries` ids, which a longer copy of the same list has too; `None` if
    /// there are fewer.
    pub fn hash_at(&self, entries: usize) -> Option<&str> {
        self.hashes.get(entries).map(String::as_str)
    }

    fn parse(bytes: &[u8]) -> Result<Self, Damaged> {
        let whole = bytes.iter().rposition(|byte| *byte == b'\n');
        let whole = whole.map_or(0, |at| at + 1);
        let text = std::str::from_utf8(&bytes[..whole]).map_err(|_| Damaged { line: 1 })?;
        let mut list = Self {
            entries: Vec::new(),
            hashes: vec![hash(HEADER, "")],
            torn: whole < bytes.len(),
            whole: whole as u64,
        };
        for (at, line) in text.lines().enumerate() {
            let fine = match at {
                0 => line == HEADER,
                _ => list.take(line).is_some(),
            };
            if !fine {
                return Err(Damaged { line: at + 1 });
            }
        }
        Ok(list)
    }

    /// Takes one line in, if it is the next.
    fn take(&mut self, line: &str) -> Option<()> {
        let (told, claimed) = line.rsplit_once(' ')?;
        let hashed = hash(self.hashes.last()?, told);
        if hashed != claimed {
            return None;
        }
        let mut words = told.split(' ');
        let (at, kind, id) = (words.next()?, words.next()?, words.next()?);
        let what = match kind {
            "account" => Shredded::Account(id.parse().ok()?),
            "space" => Shredded::Space(id.parse().ok()?),
            "members" => Shredded::Members(id.parse().ok()?),
            _ => return None,
        };
        let at = at.parse().ok()?;
        self.entries.push(Entry { what, at });
        self.hashes.push(hashed);
        Some(())
    }

    /// Lines for these ids, to be written after what is there.
    fn lines(&self, what: &[Shredded], now: Timestamp) -> String {
        let mut lines = String::new();
        if self.whole == 0 {
            lines.push_str(&format!("{HEADER}\n"));
        }
        let mut last = self.hashes.last().cloned().unwrap_or_default();
        for what in what {
            let told = match what {
                Shredded::Account(id) => format!("{now} account {id}"),
                Shredded::Space(id) => format!("{now} space {id}"),
                Shredded::Members(id) => format!("{now} members {id}"),
            };
            last = hash(&last, &told);
            lines.push_str(&format!("{told} {last}\n"));
        }
        lines
    }
}

fn hash(before: &str, line: &str) -> String {
    let hash = Sha256::new().chain_update(before).chain_update(line);
    HEXLOWER.encode(&hash.finalize())
}

fn parse(path: &Path, bytes: &[u8]) -> Result<List, String> {
    List::parse(bytes).map_err(|damaged| {
        format!(
            "{}: line {} is not as it was written. Put back a whole copy of this list: it says whose \
             keys must stay destroyed",
            path.display(),
            damaged.line
        )
    })
}

pub(super) fn read(path: &Path) -> Result<List, String> {
    match std::fs::read(path) {
        Ok(bytes) => parse(path, &bytes),
        Err(fault) if fault.kind() == std::io::ErrorKind::NotFound => parse(path, b""),
        Err(fault) => Err(files::told(path, &fault)),
    }
}

pub(super) fn append(path: &Path, what: &[Shredded], now: Timestamp) -> Result<(), String> {
    let told = |fault: std::io::Error| files::told(path, &fault);
    let mut file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o600)
        .open(path)
        .map_err(told)?;
    // Two who erase at once take turns.
    file.lock().map_err(told)?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(told)?;
    let list = parse(path, &bytes)?;
    write(&mut file, &list, &list.lines(what, now)).map_err(told)?;
    // The file's name is to be on disk as well, where it is new.
    let folder = path.parent().filter(|folder| *folder != Path::new(""));
    files::sync(folder.unwrap_or(Path::new(".")))
}

/// Writes after the last whole line: one that was cut off was never acknowledged.
fn write(file: &mut File, list: &List, lines: &str) -> std::io::Result<()> {
    file.set_len(list.whole)?;
    file.seek(SeekFrom::End(0))?;
    file.write_all(lines.as_bytes())?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::Account;
    use crate::db::Id;

    fn someone(byte: u8) -> Shredded {
        let id: Id<Account> = Id::from_stored(&[byte; 16]).expect("an id");
        Shredded::Account(id)
    }

    fn listed(list: &List) -> Vec<Shredded> {
        list.entries.iter().map(|entry| entry.what).collect()
    }

    #[test]
    fn what_is_put_on_the_list_is_read_again_in_order() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("shredded.list");
        assert!(read(&path).expect("none yet").entries.is_empty());
        let space = Shredded::Space(Id::from_stored(&[9; 16]).expect("an id"));
        append(&path, &[someone(1), space], Timestamp::UNIX_EPOCH).expect("appends");
        let before = read(&path).expect("reads");
        append(&path, &[someone(2)], Timestamp::UNIX_EPOCH).expect("appends");
        let list = read(&path).expect("reads");
        assert_eq!(listed(&list), [someone(1), space, someone(2)]);
        assert_eq!(list.hash_at(2), before.hash_at(2), "one goes on the other");
        assert_eq!(before.hash_at(3), None);
    }

    #[test]
    fn a_line_cut_off_anywhere_is_noticed_and_written_over() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("shredded.list");
        append(&path, &[someone(1)], Timestamp::UNIX_EPOCH).expect("appends");
        let one = std::fs::read(&path).expect("bytes");
        append(&path, &[someone(2)], Timestamp::UNIX_EPOCH).expect("appends");
        let two = std::fs::read(&path).expect("bytes");
        for cut in one.len() + 1..two.len() {
            let list = List::parse(&two[..cut]).expect("the first is whole");
            assert_eq!((listed(&list), list.torn), (vec![someone(1)], true));
        }
        for cut in 1..HEADER.len() {
            assert!(List::parse(&two[..cut]).expect("nothing yet").torn);
        }
        std::fs::write(&path, &two[..two.len() - 5]).expect("cut off");
        append(&path, &[someone(3)], Timestamp::UNIX_EPOCH).expect("appends");
        let list = read(&path).expect("reads");
        assert_eq!(
            (listed(&list), list.torn),
            (vec![someone(1), someone(3)], false)
        );
    }

    #[test]
    fn a_changed_line_or_one_taken_out_is_damage() {
        let nothing = List::parse(b"").expect("empty");
        let people = [someone(1), someone(2), someone(3)];
        let whole = nothing.lines(&people, Timestamp::UNIX_EPOCH);
        assert_eq!(
            List::parse(whole.as_bytes()).expect("fine").entries.len(),
            3
        );
        for at in 0..whole.len() - 1 {
            let mut bytes = whole.clone().into_bytes();
            bytes[at] ^= 1;
            assert!(List::parse(&bytes).is_err(), "a bit of byte {at}");
        }
        let lines: Vec<&str> = whole.lines().collect();
        for out in 0..lines.len() - 1 {
            let mut left = lines.clone();
            left.remove(out);
            let text = format!("{}\n", left.join("\n"));
            assert_eq!(
                List::parse(text.as_bytes()),
                Err(Damaged { line: out + 1 }),
                "line {out} gone"
            );
        }
    }
}
