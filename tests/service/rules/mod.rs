//! What the service promises at its door, whoever knocks.

mod door;
mod ending;
mod joining;
mod match_rules;
mod passkeys;
mod past;
mod rooms;
mod safety;
mod second_step;
mod sign_in;
mod strangers;
mod wishes;
