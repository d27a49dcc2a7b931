//! An entry: who did what with whose, when. Ids and codes only.
//!
//! What must stay true: sealed, every entry has the same length, and opens in its own row alone.

use jiff::Timestamp;
use sealing::{CannotOpen, Context, SealedByServer, ServerKey, SystemEntropy};
use serde::{Deserialize, Serialize};

use super::Deed;
use crate::accounts::Account;
use crate::db::Id;
use crate::effort::{Work, spent};
use crate::episodes::Space;

/// By whom something was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum By {
    /// Somebody signed in.
    Account(Id<Account>),
    /// Nobody who is known.
    Nobody,
    /// A command on the server.
    Server,
}

/// Whose it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Whose {
    /// A person's.
    Person(Id<Account>),
    /// Theirs who are in a space: a client's private one, or a couple's.
    Space(Id<Space>),
}

/// Something to be noted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// By whom.
    pub by: By,
    /// What was done.
    pub deed: Deed,
    /// Whose it is, if anyone's.
    pub about: Option<Whose>,
    /// The id of what it was done with: a message, an appointment, a response.
    pub object: Option<String>,
    /// Whether it stays off the pages of the client it is about: it would be a trace, on a device that
    /// may not be theirs alone, of what should leave none.
    pub quiet: bool,
}

impl Note {
    /// Somebody did something.
    pub fn by(account: Id<Account>, deed: Deed) -> Self {
        Self::of(By::Account(account), deed)
    }

    /// Somebody who is not known did something, or a command on the server.
    pub fn of(by: By, deed: Deed) -> Self {
        Self {
            by,
            deed,
            about: None,
            object: None,
            quiet: false,
        }
    }

    /// With something of this person's.
    #[must_use]
    pub fn about(mut self, person: Id<Account>) -> Self {
        self.about = Some(Whose::Person(person));
        self
    }

    /// In this space.
    #[must_use]
    pub fn within(mut self, space: Id<Space>) -> Self {
        self.about = Some(Whose::Space(space));
        self
    }

    /// With this.
    #[must_use]
    pub fn object<T>(mut self, id: Id<T>) -> Self {
        self.object = Some(id.to_string());
        self
    }

    /// Off the client's own pages, if it must be.
    #[must_use]
    pub fn quiet(mut self, quiet: bool) -> Self {
        self.quiet = quiet;
        self
    }
}

/// What is sealed of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Sealed {
    pub(super) at: Timestamp,
    pub(super) note: Note,
}

/// An entry of the chain, as it is read back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its place in the chain.
    pub number: i64,
    /// When, and what; `None` if it does not open with the server's key: somebody else wrote it.
    pub noted: Option<(Timestamp, Note)>,
}

/// The row of an entry.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row;

/// Every sealed entry has this many bytes inside.
const LENGTH: usize = 320;

fn context(id: Id<Row>) -> Context {
    Context::new("audit entry").and(id.bytes())
}

impl Sealed {
    pub(super) fn seal(&self, key: &ServerKey, id: Id<Row>) -> SealedByServer {
        // Ids and codes only: it always has a form in JSON.
        let mut plain = serde_json::to_vec(self).unwrap_or_default();
        plain.resize(plain.len().max(LENGTH), b' ');
        spent(Work::ServerSeal);
        key.seal(&context(id), &plain, &mut SystemEntropy)
    }

    pub(super) fn open(key: &ServerKey, id: Id<Row>, sealed: &[u8]) -> Result<Self, CannotOpen> {
        let sealed = SealedByServer::from_stored(sealed.to_vec());
        spent(Work::ServerOpen);
        let plain = key.open(&context(id), &sealed)?;
        serde_json::from_slice(&plain).map_err(|_| CannotOpen)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_has_the_same_length_and_opens_in_its_own_row() {
        let rng = &mut SystemEntropy;
        let key = ServerKey::from_file(&ServerKey::new_file(rng));
        let now: Timestamp = "2026-11-24T14:02:11.123Z".parse().expect("a time");
        let (row, other) = (Id::new(now, rng), Id::new(now, rng));
        for deed in Deed::ALL {
            let note = Note::by(Id::new(now, rng), *deed)
                .within(Id::new(now, rng))
                .object::<Row>(Id::new(now, rng))
                .quiet(false);
            let entry = Sealed { at: now, note };
            let sealed = entry.seal(&key, row);
            assert_eq!(sealed.as_bytes().len(), LENGTH + 41, "{}", deed.code());
            assert_eq!(Sealed::open(&key, row, sealed.as_bytes()), Ok(entry));
            assert!(Sealed::open(&key, other, sealed.as_bytes()).is_err());
        }
    }
}
