//! What a practice and its clients do around a booking.

mod absent;
mod by_mail;
mod changes;
mod clocks;
mod leaves;
mod openings;
mod rooms;
mod rush;
mod series;
mod settings;
