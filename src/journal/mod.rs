//! A client's journal: pages of their own, and those of them that they show their therapist.
//!
//! What must stay true: a page is sealed for its writer alone until they show it, page by page; then it is
//! sealed in their private space, and nowhere else. Taken back, it is theirs alone again; what was read by
//! then was read, and the page says so. A therapist who comes later reads no page that was not shown to
//! them, and nobody learns that there are pages that were not shown.

mod acts;
mod pages;
mod store;
mod therapist_pages;

use std::sync::Arc;

use axum::Router;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::db::Id;
use crate::episodes::Space;
use crate::languages;
use crate::service::Service;

pub use acts::{all_of, share, write};
pub use store::shown_in;

/// The longest title, in characters.
pub const LONGEST_TITLE: usize = 120;
/// The longest text of a page, in characters.
pub const LONGEST: usize = 10_000;

/// A page, opened.
#[derive(Clone, Debug)]
pub struct JournalPage {
    /// Which.
    pub id: Id<JournalPage>,
    /// Where it is sealed.
    pub space: Id<Space>,
    /// Under which generation of that space's key.
    pub generation: i64,
    /// When it was first kept.
    pub written_at: Timestamp,
    /// When it was last changed; `None`: never.
    pub changed_at: Option<Timestamp>,
    /// When it was shown to a therapist; `None`: its writer alone reads it.
    pub shared_at: Option<Timestamp>,
    /// What stands on it.
    pub words: Words,
}

/// What stands on a page: this is what is sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// Its title; empty for none.
    pub title: String,
    /// Its text.
    pub text: String,
    /// The day it is about, as its writer says.
    pub day: Date,
}

impl Words {
    /// The day, as people say it.
    pub fn day_words(&self) -> String {
        languages::day(self.day)
    }

    /// The title, or the day where there is none.
    pub fn name(&self) -> String {
        match self.title.as_str() {
            "" => self.day_words(),
            title => title.to_owned(),
        }
    }
}

/// Who reads a page besides its writer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Nobody.
    Nobody,
    /// Their therapist now.
    Therapist,
    /// A therapist they had before, to whom it was shown; the one of now only if they were let read the past.
    Earlier,
}

/// The pages of this room.
pub fn routes() -> Router<Arc<Service>> {
    pages::routes().merge(therapist_pages::routes())
}
