//! Skills at home: exercises looked at without a trace, done alone and together, and this week's plan.

mod alone;
mod looking;
mod plan;
mod together;

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
