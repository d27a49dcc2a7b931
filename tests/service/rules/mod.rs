//! What the service promises at its door, whoever knocks.

mod at_once;
mod bounds;
mod corrections;
mod door;
mod ending;
mod in_person;
mod joining;
mod leaving;
mod match_rules;
mod passkeys;
mod past;
mod pausing;
mod reading;
mod released_exercises;
mod releases;
mod rooms;
mod safety;
mod second_step;
mod secrets;
mod sign_in;
mod strangers;
mod summaries;
mod weights;
mod winding;
mod wishes;

use crate::support::Couple;
