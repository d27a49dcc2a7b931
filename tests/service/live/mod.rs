//! Live sessions: the door, the line to a call, and what comes after.

mod after;
mod door;
mod guest_links;
mod guests;
mod line;
pub mod socket;

use crate::support::walks::{self, Person};
use crate::support::{House, Place};

/// A couple and their therapist, whose session is open; both clients are through the door.
struct Session {
    house: House,
    tara: Person,
    maria: Person,
    jo: Person,
    path: String,
}

async fn session(place: Place) -> Session {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let ([maria, jo], joint) = walks::couple(&house, ["Maria Lopez", "Jo Lopez"], &tara).await;
    let path = walks::session(&house, &maria, &joint).await;
    for client in [&maria, &jo] {
        walks::arrive(client, &path, &[]).await.must_be(200);
    }
    Session {
        house,
        tara,
        maria,
        jo,
        path,
    }
}
