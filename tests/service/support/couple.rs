//! The couple that most tests are about.

use super::walks::{self, Person};
use super::{House, Place};

/// A couple with one therapist and an open joint space.
pub struct Couple {
    pub house: House,
    pub admin: Person,
    pub tara: Person,
    pub maria: Person,
    pub jo: Person,
    /// The address of their joint space.
    pub joint: String,
}

impl Couple {
    pub async fn begin(place: Place) -> Self {
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
