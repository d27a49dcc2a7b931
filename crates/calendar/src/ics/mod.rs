//! iCalendar (RFC 5545) and its invitations (RFC 5546), written and read.

mod busy;
mod itip;
mod lines;
mod mail;
mod parts;
pub(crate) mod value;
mod write;
mod zones;

pub use busy::{Busy, IcsProblem, busy_times, busy_times_but};
pub use itip::{Address, Answer, Counts, Invitation, Message, Method, NotAMessage, invitation};
pub use mail::{NothingInIt, message_in_mail};
pub use parts::NotACalendar;
pub use write::{Event, ics};
