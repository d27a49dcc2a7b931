//! Measures in care: answered, asked, shared, told of.

mod answering;
mod asking;
mod critical;
mod feedback;
mod importing;
mod sharing;

use crate::support::Couple;

/// Twelve answers to the attachment reflection, the same to all.
const TWELVE: [&str; 12] = ["4"; 12];
