//! Who saw what, as people read it: each their own part, an administrator all of it in general words.
//!
//! What must stay true: a client sees what was done with what is theirs, and nothing of what is their
//! partner's alone; that a partner looked at something is on record and is not shown to the other, so
//! that nobody can watch when somebody they live with reads; what is to leave no trace leaves none here.
//! An administrator sees actors, deeds and times, no content and no client's name. Names are looked up
//! when the page is shown: none is in the log.

mod older;
mod own_pages;
mod practice_pages;
mod words;

pub use own_pages::own;

use std::sync::Arc;

use axum::Router;

use crate::service::Service;

/// How many entries a page has.
const PAGE: usize = 50;

/// The pages of this room.
pub fn routes() -> Router<Arc<Service>> {
    own_pages::routes().merge(practice_pages::routes())
}
