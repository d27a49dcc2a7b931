//! Live sessions: the door, the line to a call, and what comes after.

mod after;
mod door;
mod guest_links;
mod guests;
mod line;
mod socket;
