//! The two files that travel between the server and the custodian: ids and wrapped keys, as JSON.
//!
//! What must stay true: nothing in either opens anything without the recovery key or the owner's
//! password, and neither says a name.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use data_encoding::BASE64;
use jiff::Timestamp;
use sealing::{Challenge, Context, PublicKey, Wrapped};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::accounts::Account;
use crate::accounts::recovery::Recovery;
use crate::db::Id;
use crate::episodes::{KeyOf, Space};
use crate::files;

const FORMAT: u32 = 1;
/// Some 300,000 keys; nobody sits in as many spaces.
const LONGEST: u64 = 64 * 1024 * 1024;

/// What the server asks of the custodian.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    securebase_recovery_request: u32,
    recovery: String,
    account: String,
    /// Not to be answered before: until then the owner may stop it.
    pub not_before: Timestamp,
    owner_key: String,
    challenge: String,
    keys: Vec<Key>,
}

/// What the custodian answers.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    securebase_recovery_answer: u32,
    recovery: String,
    account: String,
    owner_key: String,
    keys: Vec<Key>,
    /// Over all of the above, by who could open the challenge.
    tag: String,
}

/// One generation of one space's key, wrapped.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Key {
    space: String,
    generation: i64,
    wrapped: String,
}

/// Whom a request and its answer are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct About {
    pub(super) recovery: Id<Recovery>,
    pub(super) account: Id<Account>,
    /// The public half of the owner's new key.
    pub(super) owner_key: PublicKey,
}

impl About {
    /// What the challenge is bound to: exchanged for another's, it does not open.
    pub(super) fn context(&self) -> Context {
        Context::new("recovery challenge")
            .and(self.recovery.bytes())
            .and(self.account.bytes())
            .and(self.owner_key.as_bytes())
    }

    fn parse(recovery: &str, account: &str, owner_key: &str) -> Option<Self> {
        Some(Self {
            recovery: recovery.parse().ok()?,
            account: account.parse().ok()?,
            owner_key: PublicKey::from_stored(&bytes(owner_key)?).ok()?,
        })
    }
}

fn bytes(text: &str) -> Option<Vec<u8>> {
    BASE64.decode(text.as_bytes()).ok()
}

fn written(keys: &[KeyOf]) -> Vec<Key> {
    let key = |key: &KeyOf| Key {
        space: key.space.to_string(),
        generation: key.generation,
        wrapped: BASE64.encode(key.wrapped.as_bytes()),
    };
    keys.iter().map(key).collect()
}

fn parsed(keys: &[Key]) -> Option<Vec<KeyOf>> {
    let key = |key: &Key| {
        let space: Id<Space> = key.space.parse().ok()?;
        Some(KeyOf {
            space,
            generation: key.generation,
            wrapped: Wrapped::from_stored(bytes(&key.wrapped)?),
        })
    };
    keys.iter().map(key).collect()
}

impl Request {
    pub(super) fn new(
        about: &About,
        not_before: Timestamp,
        challenge: &Wrapped,
        keys: &[KeyOf],
    ) -> Self {
        Self {
            securebase_recovery_request: FORMAT,
            recovery: about.recovery.to_string(),
            account: about.account.to_string(),
            not_before,
            owner_key: BASE64.encode(about.owner_key.as_bytes()),
            challenge: BASE64.encode(challenge.as_bytes()),
            keys: written(keys),
        }
    }

    pub(super) fn about(&self) -> Option<About> {
        let known = self.securebase_recovery_request == FORMAT;
        let about = About::parse(&self.recovery, &self.account, &self.owner_key);
        about.filter(|_| known)
    }

    pub(super) fn challenge(&self) -> Option<Wrapped> {
        Some(Wrapped::from_stored(bytes(&self.challenge)?))
    }

    /// The keys, wrapped to the recovery key.
    pub(super) fn keys(&self) -> Option<Vec<KeyOf>> {
        parsed(&self.keys)
    }

    /// Reads a request file.
    ///
    /// # Errors
    /// Words for the custodian.
    pub fn read(path: &Path) -> Result<Self, String> {
        read(path, "a recovery request")
    }

    /// Writes it into a new file.
    ///
    /// # Errors
    /// Words for whoever asked.
    pub fn write(&self, path: &Path) -> Result<(), String> {
        write(path, self)
    }
}

impl Answer {
    pub(super) fn new(about: &About, keys: &[KeyOf], challenge: &Challenge) -> Self {
        let mut answer = Self {
            securebase_recovery_answer: FORMAT,
            recovery: about.recovery.to_string(),
            account: about.account.to_string(),
            owner_key: BASE64.encode(about.owner_key.as_bytes()),
            keys: written(keys),
            tag: String::new(),
        };
        let tag = challenge.tag(&answer_context(), &answer.told());
        answer.tag = BASE64.encode(&tag);
        answer
    }

    /// Everything but the tag, as it is written.
    fn told(&self) -> Vec<u8> {
        let mut told = self.clone();
        told.tag = String::new();
        // Of our own types, without a map: this cannot fail.
        serde_json::to_vec(&told).unwrap_or_default()
    }

    /// Whether whoever could open this challenge wrote it, as it is.
    pub(super) fn is_to(&self, challenge: &Challenge) -> bool {
        let tag = bytes(&self.tag).unwrap_or_default();
        challenge.verify(&answer_context(), &self.told(), &tag)
    }

    pub(super) fn about(&self) -> Option<About> {
        let known = self.securebase_recovery_answer == FORMAT;
        let about = About::parse(&self.recovery, &self.account, &self.owner_key);
        about.filter(|_| known)
    }

    /// The keys, wrapped to the owner's new key.
    pub(super) fn keys(&self) -> Option<Vec<KeyOf>> {
        parsed(&self.keys)
    }

    /// Reads an answer file.
    ///
    /// # Errors
    /// Words for the administrator.
    pub fn read(path: &Path) -> Result<Self, String> {
        read(path, "a recovery answer")
    }

    /// Writes it into a new file.
    ///
    /// # Errors
    /// Words for the custodian.
    pub fn write(&self, path: &Path) -> Result<(), String> {
        write(path, self)
    }
}

fn answer_context() -> Context {
    Context::new("recovery answer")
}

fn read<T: DeserializeOwned>(path: &Path, what: &str) -> Result<T, String> {
    let mut text = Vec::new();
    let file = File::open(path).map_err(|e| files::told(path, &e))?;
    let read = file.take(LONGEST).read_to_end(&mut text);
    read.map_err(|e| files::told(path, &e))?;
    serde_json::from_slice(&text).map_err(|_| {
        format!(
            "{}: this is not {what}, or it is cut off, or a newer securebase wrote it",
            path.display()
        )
    })
}

fn write(path: &Path, value: &impl Serialize) -> Result<(), String> {
    let text = serde_json::to_vec_pretty(value).map_err(|e| e.to_string())?;
    files::write_new(path, &text)
}
