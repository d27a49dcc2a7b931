//! A therapist's weekly hours and exceptions, the free slots in them, and how
//! a moment reads in each person's time zone.
//!
//! What must stay true:
//! - Hours are civil times in a named zone; everything booked is an instant.
//!   The step from one to the other is made in one place (`civil`), by the
//!   zone's stretches of constant offset, so that an hour the clocks skip is
//!   never offered and an hour they repeat is offered twice.
//! - Lists of [`Span`]s handed out are sorted, merged and clipped to what was
//!   asked for. The work grows with the days asked for, so ask for weeks.
//! - No clock is read: the time is always an argument. The zones' rules are
//!   what jiff's database says.

mod apart;
mod availability;
mod civil;
mod diary;
mod hours;
mod ics;
mod local;
mod meeting;
mod order;
mod policy;
mod recurrence;
mod series;
mod slots;
mod span;
mod suits;
mod weekday;
mod work;
mod zone;

pub use apart::{Shift, shifts};
pub use availability::Availability;
pub use diary::{Booked, Diary, Open, Place, Why};
pub use hours::{Exception, Hours, HoursProblem, WeeklyHours};
pub use ics::{
    Address, Answer, Busy, Counts, Event, IcsProblem, Invitation, Message, Method, NotACalendar,
    NotAMessage, NothingInIt, busy_times, busy_times_but, ics, invitation, message_in_mail,
};
pub use local::{ClocksChange, Local, local};
pub use meeting::Meeting;
pub use order::{Comfort, most_even, spread};
pub use policy::{Policy, Verdict};
pub use recurrence::{
    ByDay, Clock, Ends, Frequency, Occurrence, Occurrences, Reading, Recurrence, Rule, RuleProblem,
    Until,
};
pub use series::{Planned, series};
pub use slots::free_slots;
pub use span::{Span, cells};
pub use suits::{PartOfDay, Person, Slot, Suits, common_slots, suiting};
pub use weekday::Weekday;
pub use work::{TooMuch, Work};
pub use zone::Zone;
