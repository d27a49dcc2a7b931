//! Track records: how cases ended that agreed to be counted, for their therapist.
//!
//! What must stay true: nothing is counted unless the practice wants track records and the client said yes, and
//! not before the work has ended; the scores come from the sign-in of the therapist who could read them anyway,
//! are rounded, and are kept with nothing that says whose they are; a therapist sees their own record alone, an
//! administrator sees who has enough cases and no figure, a client sees none; nobody is put in an order by it
//! but by the few points of [`matching::Weights::record`].
//!
//! What the figures mean and where they come from: [`matching::record`].

mod cases;
mod choices;
mod client_pages;
mod counting;
mod practice_pages;
mod therapist_pages;

use std::sync::Arc;

use axum::Router;

use crate::service::Service;

pub use choices::{agree, agreed};
pub use counting::{count, set_score};

/// The pages of this room.
pub fn routes() -> Router<Arc<Service>> {
    Router::new()
        .merge(client_pages::routes())
        .merge(therapist_pages::routes())
        .merge(practice_pages::routes())
}
