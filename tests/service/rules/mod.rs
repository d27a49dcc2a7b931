//! What the service promises at its door, whoever knocks.

mod door;
mod joining;
mod match_rules;
mod rooms;
mod safety;
mod sign_in;
mod strangers;
