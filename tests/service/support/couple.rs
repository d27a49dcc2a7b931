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
        Self::of(House::open(place).await).await
    }

    /// The same, where the clock stands and is moved by the test alone.
    pub async fn begin_at(place: Place, at: jiff::Timestamp) -> Self {
        Self::of(House::open_still(place, at).await).await
    }

    async fn of(house: House) -> Self {
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
