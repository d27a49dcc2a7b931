//! Whoever attacks over HTTP: every address the service answers, put to everyone whose it is not.
//!
//! What must stay true: the addresses are the router's own and those that people's pages lead to, so a new
//! room is attacked as soon as it is there; a test fails if an address with something of somebody's in it
//! was never tried.

pub mod addresses;
mod bodies;
pub mod crawl;
mod others;
mod town;
