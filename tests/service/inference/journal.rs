//! The journal: whether the other keeps one, and shows their therapist a page of it.

use super::worlds::{Couple, MOMENTS, World, must_be_alike, watched};
use crate::support::Place;
use crate::support::walks;

on_each_store!(whether_the_other_keeps_a_journal_is_not_seen);

async fn whether_the_other_keeps_a_journal_is_not_seen(place: Place) {
    let mut seen = Vec::new();
    for shows in [None, Some("no"), Some("yes")] {
        let world = World::of(place.another().await, Couple::Joint).await;
        let deed = async |world: &World| {
            let Some(shows) = shows else { return };
            let page = [("text", "when Jo is late"), ("day", "2026-03-02")];
            let page = world.maria.browser.submit("/journal/new", &page).await;
            let at = page.path.split('?').next().expect("a path");
            let form = format!("{at}/share");
            world.maria.browser.submit(&form, &[("share", shows)]).await;
            let case = walks::case_of(&world.tara, &world.maria).await;
            world.tara.browser.open(&format!("{case}/journal")).await;
        };
        seen.push(watched(world, deed, &MOMENTS[..3]).await);
    }
    for other in &seen[1..] {
        must_be_alike("no journal and one", &seen[0], other);
    }
}
