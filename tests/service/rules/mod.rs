//! What the service promises at its door, whoever knocks.

mod at_once;
mod bounds;
mod door;
mod ending;
mod joining;
mod leaving;
mod match_rules;
mod passkeys;
mod past;
mod pausing;
mod reading;
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

use crate::support::walks::{self, Person};
use crate::support::{House, Place};

/// A couple with one therapist and an open joint space.
struct Couple {
    house: House,
    admin: Person,
    tara: Person,
    maria: Person,
    jo: Person,
    joint: String,
}

impl Couple {
    async fn begin(place: Place) -> Self {
        let house = House::open(place).await;
        let admin = walks::set_up(&house, "Alex Admin").await;
        let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
        let ([maria, jo], joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
        Self {
            house,
            admin,
            tara,
            maria,
            jo,
            joint,
        }
    }
}
