//! The list of whose records are kept, as it travels from the server to the custodian.
//!
//! What must stay true: without the recovery key it tells numbers and days, and no name.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use data_encoding::BASE64;
use jiff::Timestamp;
use sealing::{AccountKey, SealedInSpace, Wrapped};
use serde::{Deserialize, Serialize};

use crate::erasure::{Record, SealedHead};
use crate::files;

const FORMAT: u32 = 1;
/// Some 100,000 records.
const LONGEST: u64 = 64 * 1024 * 1024;

/// The list.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    securebase_kept_names: u32,
    records: Vec<One>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct One {
    number: String,
    until: Timestamp,
    account: String,
    wrapped: String,
    sealed: String,
}

/// Whose a record is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whose {
    /// The number it is taken out by.
    pub number: String,
    /// Until when it is kept.
    pub until: Timestamp,
    /// Their name.
    pub name: String,
    /// Their e-mail address.
    pub email: String,
}

/// What is sealed of whose a record is, from what stands in a file.
pub(super) fn head(wrapped: &str, sealed: &str) -> Option<SealedHead> {
    let bytes = |text: &str| BASE64.decode(text.as_bytes()).ok();
    Some(SealedHead {
        wrapped: Wrapped::from_stored(bytes(wrapped)?),
        sealed: SealedInSpace::from_stored(bytes(sealed)?),
    })
}

impl Names {
    pub(super) fn new() -> Self {
        Self {
            securebase_kept_names: FORMAT,
            records: Vec::new(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    pub(super) fn push(&mut self, record: &Record, head: &SealedHead) {
        self.records.push(One {
            number: record.number.to_string(),
            until: record.until,
            account: record.account.to_string(),
            wrapped: BASE64.encode(head.wrapped.as_bytes()),
            sealed: BASE64.encode(head.sealed.as_bytes()),
        });
    }

    /// Writes it into a file that was made for it.
    pub(super) fn write_over(&self, path: &Path) -> Result<(), String> {
        let text = serde_json::to_vec_pretty(self).map_err(|e| e.to_string())?;
        std::fs::write(path, text).map_err(|e| files::told(path, &e))?;
        files::sync(path)
    }

    /// Reads a list.
    ///
    /// # Errors
    /// Words for the custodian.
    pub fn read(path: &Path) -> Result<Self, String> {
        let mut text = Vec::new();
        let file = File::open(path).map_err(|e| files::told(path, &e))?;
        let read = file.take(LONGEST).read_to_end(&mut text);
        read.map_err(|e| files::told(path, &e))?;
        let names: Option<Self> = serde_json::from_slice(&text).ok();
        let known = names.filter(|names| names.securebase_kept_names == FORMAT);
        known.ok_or_else(|| {
            let name = path.display();
            format!("{name}: this is no list of kept records, or a newer securebase wrote it")
        })
    }

    /// Opens it with the recovery key; a record whose day has come is left out.
    ///
    /// # Errors
    /// Words for the custodian.
    pub fn open(&self, key: &AccountKey, now: Timestamp) -> Result<Vec<Whose>, String> {
        let kept = self.records.iter().filter(|one| one.until > now);
        kept.map(|one| one.open(key)).collect()
    }
}

impl One {
    fn open(&self, key: &AccountKey) -> Result<Whose, String> {
        let account = self.account.parse().ok();
        let head = account.zip(head(&self.wrapped, &self.sealed));
        let opened = head.and_then(|(account, head)| head.open(key, account).ok());
        let head = opened.ok_or(
            "this recovery key does not open the list: it is another practice's key, or the list was \
             changed on its way",
        )?;
        Ok(Whose {
            number: self.number.clone(),
            until: self.until,
            name: head.name,
            email: head.email,
        })
    }
}
