//! What one partner can tell about the other: the same couple in worlds that differ by what one of them
//! does, and everything the other can see in each, compared to the letter.
//!
//! What must stay true: every address of the router is looked at, with headers, sizes, and what was asked of
//! the store for it (how long an answer takes must not differ by design, either); every mail, with the moment
//! it came.

mod coming;
mod look;
mod parting;
mod worlds;
