//! The file a record travels in: a line of JSON in the clear, then one stream of parts, each after its length.
//!
//! What must stay true: a file that was cut off, lengthened or changed does not open to its end, and neither
//! does one whose number or day was changed: both are bound to its key.

use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use data_encoding::BASE64;
use jiff::Timestamp;
use sealing::stream::{Opener, Sealer, StreamKey};
use sealing::{
    AccountKey, CannotOpen, Context, PublicKey, SealedInSpace, SpaceKey, SystemEntropy, Wrapped,
};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::db::Id;
use crate::erasure::Certificate;
use crate::files;

const FORMAT: u32 = 1;
/// The longest first line.
const LONGEST_LINE: u64 = 4_096;
/// How much is read at once.
const PIECE: usize = 64 * 1024;

/// What is in the clear.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Told {
    securebase_kept_record: u32,
    number: String,
    until: Timestamp,
    /// A key, wrapped to the recovery key.
    wrapped: String,
    /// The key of the stream, sealed under it.
    key: String,
}

/// Which record a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct About {
    pub(super) number: Id<Certificate>,
    pub(super) until: Timestamp,
}

impl About {
    fn context(&self) -> Context {
        Context::new("kept record")
            .and(self.number.bytes())
            .and(&self.until.as_millisecond().to_be_bytes())
    }
}

/// A file being written.
pub(super) struct Writing {
    file: File,
    sealer: Sealer,
}

impl Writing {
    /// Begins a new file that the holder of this recovery key alone can open.
    pub(super) fn begin(path: &Path, about: About, recovery: &PublicKey) -> Result<Self, String> {
        let (rng, context) = (&mut SystemEntropy, about.context());
        let (outer, key) = (SpaceKey::generate(rng), StreamKey::generate(rng));
        let told = Told {
            securebase_kept_record: FORMAT,
            number: about.number.to_string(),
            until: about.until,
            wrapped: BASE64.encode(recovery.wrap(&outer, &context, rng).as_bytes()),
            key: BASE64.encode(outer.seal(&context, key.as_bytes(), rng).as_bytes()),
        };
        let mut line = serde_json::to_vec(&told).map_err(|e| e.to_string())?;
        line.push(b'\n');
        let mut options = OpenOptions::new();
        let made = options.write(true).create_new(true).mode(0o600).open(path);
        let mut file = made.map_err(|e| files::told(path, &e))?;
        file.write_all(&line).map_err(|e| files::told(path, &e))?;
        Ok(Self {
            file,
            sealer: Sealer::new(&key, context, rng),
        })
    }

    /// Begins a part of this many bytes.
    pub(super) fn part(&mut self, length: u64) -> Result<(), String> {
        self.bytes(&length.to_be_bytes())
    }

    /// More of it.
    pub(super) fn bytes(&mut self, bytes: &[u8]) -> Result<(), String> {
        let sealed = self.sealer.next(bytes).map_err(|e| e.to_string())?;
        self.file.write_all(&sealed).map_err(|e| e.to_string())
    }

    /// Ends the file; it is on disk when this returns.
    pub(super) fn end(mut self) -> Result<(), String> {
        let last = self.sealer.last().map_err(|e| e.to_string())?;
        self.file.write_all(&last).map_err(|e| e.to_string())?;
        self.file.sync_all().map_err(|e| e.to_string())
    }
}

/// A file being read.
pub(super) struct Reading {
    file: BufReader<File>,
    /// Until its end.
    opener: Option<Opener>,
    ready: Zeroizing<Vec<u8>>,
    at: usize,
}

pub(super) const DAMAGED: &str =
    "the file is damaged or was cut off on its way: have it taken out again";

impl Reading {
    /// Opens a file with the recovery key.
    pub(super) fn begin(path: &Path, key: &AccountKey) -> Result<(Self, About), String> {
        let file = File::open(path).map_err(|e| files::told(path, &e))?;
        let mut file = BufReader::with_capacity(PIECE, file);
        let mut line = Vec::new();
        let read = (&mut file).take(LONGEST_LINE).read_until(b'\n', &mut line);
        read.map_err(|e| files::told(path, &e))?;
        let told: Told = serde_json::from_slice(&line).map_err(|_| {
            let name = path.display();
            format!("{name}: this is no kept record, or a newer securebase wrote it")
        })?;
        let number = told.number.parse().map_err(|_| DAMAGED)?;
        let about = About {
            number,
            until: told.until,
        };
        let stream = opened(&told, key, &about).ok_or(
            "this recovery key does not open the file: it is another practice's key, or the file was \
             changed on its way",
        )?;
        let reading = Self {
            file,
            opener: Some(Opener::new(&stream, about.context())),
            ready: Zeroizing::default(),
            at: 0,
        };
        Ok((reading, about))
    }

    /// Makes some bytes ready; whether there are any.
    fn fill(&mut self) -> Result<bool, String> {
        let damaged = |_: CannotOpen| DAMAGED.to_owned();
        let mut piece = vec![0; PIECE];
        while self.at == self.ready.len() {
            let Some(opener) = &mut self.opener else {
                return Ok(false);
            };
            self.at = 0;
            let read = self.file.read(&mut piece).map_err(|e| e.to_string())?;
            self.ready = match read {
                0 => match self.opener.take() {
                    Some(opener) => opener.last().map_err(damaged)?,
                    None => Zeroizing::default(),
                },
                read => opener.next(&piece[..read]).map_err(damaged)?,
            };
        }
        Ok(true)
    }

    /// Some of what comes next, at most so much; nothing at the end.
    pub(super) fn some(&mut self, most: u64) -> Result<&[u8], String> {
        if most == 0 || !self.fill()? {
            return Ok(&[]);
        }
        let left = self.ready.len() - self.at;
        let takes = usize::try_from(most).map_or(left, |most| left.min(most));
        self.at += takes;
        Ok(&self.ready[self.at - takes..self.at])
    }

    /// The length of the next part; `None` at the end.
    pub(super) fn part(&mut self) -> Result<Option<u64>, String> {
        if !self.fill()? {
            return Ok(None);
        }
        let mut length = [0; 8];
        self.exactly(&mut length)?;
        Ok(Some(u64::from_be_bytes(length)))
    }

    /// Fills all of this.
    pub(super) fn exactly(&mut self, bytes: &mut [u8]) -> Result<(), String> {
        let mut filled = 0;
        while filled < bytes.len() {
            let some = self.some((bytes.len() - filled) as u64)?;
            if some.is_empty() {
                return Err(DAMAGED.to_owned());
            }
            bytes[filled..filled + some.len()].copy_from_slice(some);
            filled += some.len();
        }
        Ok(())
    }
}

fn opened(told: &Told, key: &AccountKey, about: &About) -> Option<StreamKey> {
    let known = told.securebase_kept_record == FORMAT;
    let bytes = |text: &str| BASE64.decode(text.as_bytes()).ok();
    let (wrapped, sealed) = (bytes(&told.wrapped)?, bytes(&told.key)?);
    let context = about.context();
    let outer = key.unwrap(&Wrapped::from_stored(wrapped), &context).ok()?;
    let sealed = SealedInSpace::from_stored(sealed);
    let stream = outer.open(&context, &sealed).ok()?;
    StreamKey::from_bytes(&stream).ok().filter(|_| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn about() -> About {
        About {
            number: "01890a5d-ac96-774b-bcce-b302099a8057"
                .parse()
                .expect("an id"),
            until: "2033-01-01T00:00:00Z".parse().expect("a time"),
        }
    }

    fn written(path: &Path, key: &AccountKey) {
        let mut file = Writing::begin(path, about(), &key.public()).expect("begins");
        for part in [vec![7; 150_000], Vec::new(), b"the last".to_vec()] {
            file.part(part.len() as u64).expect("a part");
            file.bytes(&part).expect("written");
        }
        file.end().expect("ends");
    }

    /// Each part of a file, to its end.
    fn read(path: &Path, key: &AccountKey) -> Result<Vec<Vec<u8>>, String> {
        let (mut file, found) = Reading::begin(path, key)?;
        assert_eq!(found, about());
        let mut parts = Vec::new();
        while let Some(length) = file.part()? {
            let mut part = vec![0; usize::try_from(length).map_err(|e| e.to_string())?];
            file.exactly(&mut part)?;
            parts.push(part);
        }
        Ok(parts)
    }

    #[test]
    fn what_was_put_in_comes_out_with_the_right_key_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("record");
        let key = AccountKey::generate(&mut SystemEntropy);
        written(&path, &key);
        let parts = read(&path, &key).expect("opens");
        assert_eq!(parts.len(), 3);
        assert!(parts[0].len() == 150_000 && parts[1].is_empty() && parts[2] == b"the last");
        let other = AccountKey::generate(&mut SystemEntropy);
        assert!(read(&path, &other).is_err());
    }

    #[test]
    fn cut_off_lengthened_or_given_another_day_it_does_not_open() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("record");
        let key = AccountKey::generate(&mut SystemEntropy);
        written(&path, &key);
        let whole = std::fs::read(&path).expect("reads");
        let cut = whole[..whole.len() - 1].to_vec();
        let longer = [whole.as_slice(), b"x"].concat();
        let line = whole
            .iter()
            .position(|byte| *byte == b'\n')
            .expect("a line");
        let later = String::from_utf8_lossy(&whole[..line]).replace("2033", "2053");
        let later = [later.as_bytes(), &whole[line..]].concat();
        for changed in [cut, longer, later, whole[..line].to_vec()] {
            std::fs::write(&path, changed).expect("writes");
            assert!(read(&path, &key).is_err());
        }
    }
}
