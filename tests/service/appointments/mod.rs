//! What a practice and its clients do around a booking.

mod rush;
