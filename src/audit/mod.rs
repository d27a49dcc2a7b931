//! Who saw what: one entry for each deed with something of a person's, in a chain.
//!
//! What must stay true: an entry holds ids, a code and a time, never content, a name or an address, and is
//! sealed by the server; a deed of writing and its entry are on disk together or not at all; a deed of
//! reading is on disk before what is read is shown; an entry that was chained cannot be changed, taken out
//! or put elsewhere without `securebase audit verify` naming it.
//!
//! **Why a chain in the background.** To chain an entry in the transaction of its deed, each writer would
//! hold the head of the chain until its own commit, so that on PostgreSQL all would wait for one another.
//! So an entry waits, unchained, and a task chains what waits, in the order it was written, every second;
//! pages and `checkpoint` do it before they look. Whoever can write to the database and takes an entry out
//! within that second leaves no trace of it; changed, it no longer opens, and is chained and shown as
//! one that does not.
//!
//! **Once in a quarter of an hour.** Where a page is opened again, or asks again by itself, the same deed
//! of the same person with the same thing within 15 minutes is one entry ([`visit`], [`note_once`]).
//!
//! This room stands below accounts and all others: of people and spaces it knows the ids. Names are
//! looked up by whoever shows entries.

mod acts;
mod chain;
mod checkpoint;
mod command;
mod deed;
mod entry;
mod progress;
mod store;
mod tags;
mod verify;

pub use acts::{note, note_at, note_once, visit};
pub use chain::{chain_all, keep_chaining};
pub use checkpoint::Checkpoint;
pub use command::{Audit, run};
pub use deed::{Deed, Names};
pub use entry::{By, Entry, Note, Whose};
pub use store::{Which, entries, forget_visits};
pub use verify::{Held, Problem, Verdict, verify};

#[cfg(test)]
mod tests;
