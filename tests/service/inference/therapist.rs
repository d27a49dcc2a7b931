//! A therapist of one of two, who is not to know what the other does: they see the couple as their client.

use super::look::{View, let_be, look};
use super::worlds::{Couple, MOMENTS, Seen, World, must_be_alike};
use crate::support::Place;

on_each_store!(the_therapist_of_who_stays_sees_what_they_see);

/// All that Tara, who is Jo's therapist alone, can see now.
async fn seen_by_tara(world: &mut World) -> View {
    let_be(&world.house).await;
    look(&world.house, &world.tara, &mut world.chance).await
}

async fn where_maria(place: &Place, leaves: bool) -> Seen {
    let mut world = World::of(place.another().await, Couple::TwoTherapists).await;
    world.at(-10);
    let mut seen = vec![("before", seen_by_tara(&mut world).await)];
    world.at(0);
    if leaves {
        let fields = [("told", "nothing"), ("when", "0")];
        let browser = &world.maria.browser;
        let page = browser.submit("/partner/alone", &fields).await;
        page.must_have("You go on alone from now on.");
    }
    for moment in MOMENTS {
        world.at(moment.1 + 1);
        seen.push((moment.0, seen_by_tara(&mut world).await));
    }
    world.house.close().await;
    seen
}

async fn the_therapist_of_who_stays_sees_what_they_see(place: Place) {
    let stays = where_maria(&place, false).await;
    let leaves = where_maria(&place, true).await;
    must_be_alike("nothing and leaves", &stays, &leaves);
}
