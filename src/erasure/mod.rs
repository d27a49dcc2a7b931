//! Erasing a person: the keys go, what the law has kept stays for its time under the recovery key alone,
//! and a signed certificate says so.
//!
//! What must stay true: nothing is done before the time to think it over has passed, nor once it was called
//! off; an id is on the shred list before its keys are deleted; a sweep that stops anywhere is finished by
//! the next, and the next start; every table of the store is in [`TABLES`], with what becomes of it.
//!
//! This room alone deletes in the tables of others: what goes and what stays is decided in one list, where
//! it can be read whole.

mod acts;
mod again;
mod carry;
mod certificate;
mod command;
mod end;
mod pages;
mod plan;
mod practice_pages;
mod records;
mod rules;
mod store;
mod tables;
mod told;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::accounts::Account;
use crate::db::Id;
use crate::episodes::Space;

pub use acts::{Asked, Refusal, ask, call_off};
pub use again::finish_listed;
pub use carry::carry_out_due;
pub use certificate::{Certificate, Kept, Verdict};
pub use command::{Command, run};
pub use end::destroy_due_records;
pub use pages::routes;
pub use plan::{Plan, plan};
pub use records::{
    Head, NAMES_DAYS, Opening, Record, SealedHead, Why, forget_reasons, head_of, kept, openings,
    take_note,
};
pub use rules::{Keeper, Rules};
pub use tables::{Fate, TABLES, Table};

/// One time somebody asked to be erased.
#[derive(Clone, Debug)]
pub struct Erasure {
    /// Which.
    pub id: Id<Erasure>,
    /// Whose account.
    pub account: Id<Account>,
    /// What was told them, and in the end what is kept.
    pub details: Details,
    /// When they asked.
    pub asked_at: Timestamp,
    /// From when on it may be carried out.
    pub due_at: Timestamp,
    /// Whether it can no longer be called off.
    pub begun: bool,
}

/// What is sealed of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Details {
    /// What the practice had decided when it was asked for: as it was told, so it is done.
    pub rules: Rules,
    /// The spaces that are kept until the retention day.
    pub kept: Vec<Id<Space>>,
}

/// How long the link to a certificate is good for, in days.
pub const LINK_DAYS: i64 = 30;
