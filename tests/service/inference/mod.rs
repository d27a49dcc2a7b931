//! What one partner can tell about the other: the same couple in worlds that differ by what one of them
//! does, and everything the other can see in each, compared to the letter.
//!
//! What must stay true: every address of the router is looked at, with headers, sizes, and what was asked of
//! the store and of cryptography for it (how long an answer takes must not differ by design, either); every
//! mail, with the moment it came; what a room's page that was left open is told.

mod changing;
mod coming;
mod journal;
mod look;
mod open;
mod parting;
mod planning;
mod showing;
mod therapist;
mod worlds;
