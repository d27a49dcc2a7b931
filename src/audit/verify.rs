//! Walking the chain from its first entry to its last.
//!
//! What must stay true: memory does not grow with the chain; the first entry that is not as it was is
//! named; what cannot be said, because the chain is broken before, is not said.

use sealing::ServerKey;

use super::Checkpoint;
use super::chain::link;
use super::entry::Sealed;
use super::store::{self, Head, Stored};
use crate::db::{Conn, DbError};

/// How many entries are read at once.
const AT_ONCE: i64 = 1_000;

/// The first thing that is not as it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// These entries are not there, the first and the last of them.
    Missing(i64, i64),
    /// This entry is not what was chained, or is not where it was.
    Changed(i64),
    /// This entry was not written by the service: the server's key does not open it.
    Unreadable(i64),
    /// The chain's end, which the store keeps beside it, is gone or is another.
    End,
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Missing(first, last) if first == last => write!(f, "entry {first} is missing"),
            Self::Missing(first, last) => write!(f, "entries {first} to {last} are missing"),
            Self::Changed(number) => write!(
                f,
                "entry {number} was changed, or is not in its place (or this is another server.key)"
            ),
            Self::Unreadable(number) => {
                write!(f, "entry {number} was not written by this service")
            }
            Self::End => write!(f, "the end of the chain was changed"),
        }
    }
}

/// How a checkpoint stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// All up to it is as it was when it was made.
    Yes,
    /// What it vouches for is another: the chain was rewritten since.
    Differs,
    /// The chain ends before it: entries were cut off since.
    CutOff,
    /// The chain is broken before it.
    Broken,
    /// No server with this key made it.
    NotOurs,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// How many entries are as they were, from the first on.
    pub good: i64,
    /// How many wait to be chained: nothing can be said of them yet.
    pub waiting: i64,
    /// The first problem.
    pub problem: Option<Problem>,
    /// How each checkpoint stands, in the order given.
    pub held: Vec<Held>,
}

impl Verdict {
    /// Whether everything is as it was.
    pub fn is_good(&self) -> bool {
        self.problem.is_none() && self.held.iter().all(|held| *held == Held::Yes)
    }
}

struct Walk<'a> {
    key: &'a ServerKey,
    end: Head,
    checkpoints: &'a [Checkpoint],
    met: Vec<Option<bool>>,
}

impl<'a> Walk<'a> {
    fn new(key: &'a ServerKey, checkpoints: &'a [Checkpoint]) -> Self {
        let mut walk = Self {
            key,
            end: Head::NONE,
            checkpoints,
            met: vec![None; checkpoints.len()],
        };
        // One of an empty log holds from the start.
        walk.meet();
        walk
    }

    /// Takes the next entry, or says what is wrong with it.
    fn step(&mut self, entry: &Stored) -> Result<(), Problem> {
        let number = entry.number.unwrap_or_default();
        let next = self.end.number + 1;
        if number > next {
            return Err(Problem::Missing(next, number - 1));
        }
        let hash = link(self.key, &self.end.hash, entry);
        if number != next || entry.hash.as_deref() != Some(hash.as_slice()) {
            return Err(Problem::Changed(number));
        }
        if Sealed::open(self.key, entry.id, &entry.sealed).is_err() {
            return Err(Problem::Unreadable(number));
        }
        self.end = Head { number, hash };
        self.meet();
        Ok(())
    }

    /// Compares the checkpoints of where the walk is.
    fn meet(&mut self) {
        for (checkpoint, met) in self.checkpoints.iter().zip(&mut self.met) {
            if checkpoint.number == self.end.number {
                *met = Some(checkpoint.hash == self.end.hash);
            }
        }
    }

    fn held(&self, problem: Option<Problem>) -> Vec<Held> {
        let held = |(checkpoint, met): (&Checkpoint, &Option<bool>)| match met {
            _ if !checkpoint.is_sealed_by(self.key) => Held::NotOurs,
            Some(true) => Held::Yes,
            Some(false) => Held::Differs,
            None if problem.is_some() => Held::Broken,
            None => Held::CutOff,
        };
        self.checkpoints.iter().zip(&self.met).map(held).collect()
    }

    async fn walk_on(
        &mut self,
        conn: &mut Conn,
        tell: &mut impl FnMut(i64),
    ) -> Result<Option<Problem>, DbError> {
        let mut after = i64::MIN;
        loop {
            // Looked up before the entries: what is chained meanwhile only makes them more.
            let head = store::head(conn).await?;
            let entries = store::after(conn, after, AT_ONCE).await?;
            for entry in &entries {
                if let Err(problem) = self.step(entry) {
                    return Ok(Some(problem));
                }
            }
            after = self.end.number;
            tell(after);
            if !entries.is_empty() {
                continue;
            }
            return Ok(self.at_the_end(head));
        }
    }

    /// Whether the chain ends where the store says it does.
    fn at_the_end(&self, head: Option<Head>) -> Option<Problem> {
        let last = self.end.number;
        match head {
            Some(head) if head.number > last => Some(Problem::Missing(last + 1, head.number)),
            Some(head) if head == self.end => None,
            _ => Some(Problem::End),
        }
    }
}

/// Walks the chain, telling now and then how far it is.
///
/// # Errors
/// If the store does not answer.
pub async fn verify(
    conn: &mut Conn,
    key: &ServerKey,
    checkpoints: &[Checkpoint],
    mut tell: impl FnMut(i64),
) -> Result<Verdict, DbError> {
    let mut walk = Walk::new(key, checkpoints);
    let problem = walk.walk_on(conn, &mut tell).await?;
    Ok(Verdict {
        good: walk.end.number,
        waiting: store::count_waiting(conn).await?,
        problem,
        held: walk.held(problem),
    })
}

/// What is wrong with a chain of these entries and this end.
#[cfg(test)]
pub(super) fn walked(key: &ServerKey, entries: &[Stored], head: Head) -> Option<Problem> {
    let mut walk = Walk::new(key, &[]);
    let stopped = entries.iter().find_map(|entry| walk.step(entry).err());
    stopped.or_else(|| walk.at_the_end(Some(head)))
}
