//! Measures in care: answered, asked, shared, told of.

mod answering;
mod asking;
mod critical;
mod feedback;
mod importing;
mod sharing;

use crate::support::walks::{self, Person};
use crate::support::{House, Place};

/// A therapist with a couple whose joint space is open.
struct Couple {
    house: House,
    admin: Person,
    tara: Person,
    maria: Person,
    jo: Person,
}

async fn couple(place: Place) -> Couple {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, jo], _) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    Couple {
        house,
        admin,
        tara,
        maria,
        jo,
    }
}

/// Twelve answers to the attachment reflection, the same to all.
const TWELVE: [&str; 12] = ["4"; 12];
