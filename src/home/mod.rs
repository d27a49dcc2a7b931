//! What each person sees first: a client their rooms and what is next, a therapist their caseload.
//!
//! What must stay true: a therapist sees every answered safety screen in the same way until they open
//! it, and the client's page says the same words to everyone whose joint space is not open.

mod alerts;
mod case;
mod caseload;
mod client;
mod earlier;
mod parting;
mod winding;

use std::sync::Arc;

use axum::{Extension, Router};

use crate::intake::Content;
use crate::library::Library;
use crate::service::Service;
use crate::skills::Exercises;

/// The pages of this room.
pub fn routes(
    content: Arc<Content>,
    exercises: Arc<Exercises>,
    library: Arc<Library>,
) -> Router<Arc<Service>> {
    client::routes()
        .layer(Extension(exercises))
        .layer(Extension(library))
        .merge(alerts::routes())
        .merge(caseload::routes())
        .merge(case::routes())
        .merge(earlier::routes())
        .layer(Extension(content))
}
