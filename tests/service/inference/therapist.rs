//! A therapist of one of two, who is not to know what the other does: they see the couple as their client.

use super::look::{let_be, look};
use super::parting::Deed;
use super::worlds::{Couple, MOMENTS, Moment, Seen, World, must_be_alike};
use crate::support::Place;

on_each_store!(the_therapist_of_who_stays_sees_what_they_see);

/// What Tara, who is Jo's therapist alone, sees before Maria does this and at each of these moments after it.
async fn where_maria(place: &Place, deed: Deed, moments: &[Moment]) -> Seen {
    let mut world = World::of(place.another().await, Couple::TwoTherapists).await;
    let mut seen = Vec::new();
    world.at(-10);
    seen.push(("before", seen_by_tara(&mut world).await));
    world.at(0);
    deed.done(&world).await;
    for Moment(name, minutes) in moments {
        world.at(*minutes + 1);
        seen.push((name, seen_by_tara(&mut world).await));
    }
    world.house.close().await;
    seen
}

async fn seen_by_tara(world: &mut World) -> super::look::View {
    let_be(&world.house).await;
    look(&world.house, &world.tara, &mut world.chance).await
}

async fn the_therapist_of_who_stays_sees_what_they_see(place: Place) {
    let stays = where_maria(&place, Deed::Nothing, &MOMENTS).await;
    let leaves = where_maria(&place, Deed::Leaves("nothing", "0"), &MOMENTS).await;
    must_be_alike("nothing and leaves", &stays, &leaves);
    let (until, days) = (&MOMENTS[..4], stays[..5].to_vec());
    let deeds = [Deed::Leaves("goes-on", "3"), Deed::AsksToBeErased];
    for deed in deeds {
        let seen = where_maria(&place, deed, until).await;
        must_be_alike(&format!("nothing and {deed:?}"), &days, &seen);
    }
}
