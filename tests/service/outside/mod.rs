//! Therapists' calendars elsewhere: read, so that nobody is booked when they are busy there.

mod elsewhere;
mod radicale;
mod read;
mod refused;
