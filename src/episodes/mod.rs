//! Couples and individuals, the spaces they write in and who is in them.
//!
//! What must stay true: [`access()`] alone decides who may read or write a space.

mod access;

pub use access::{Access, Seat, SeatRole, SpaceKind, access};
