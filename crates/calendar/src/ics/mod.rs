//! iCalendar (RFC 5545) and its invitations (RFC 5546), written and read.

pub(crate) mod value;
mod write;

pub use write::{Event, ics};
