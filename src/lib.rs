//! securebase: a self-hosted service for online relationship therapy.
//!
//! What must stay true: rooms know the store, the sealing engine and each other's `mod.rs`, and nothing
//! reaches for time, randomness or the environment by itself.

pub mod accounts;
pub mod clock;
pub mod db;
pub mod episodes;
