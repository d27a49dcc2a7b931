//! The safety plan: whether the other has one, and whoever writes in it.

use super::worlds::{Couple, MOMENTS, World, must_be_alike, watched};
use crate::support::Place;
use crate::support::walks;

on_each_store!(whether_the_other_has_a_safety_plan_is_not_seen);

/// Who writes in Maria's plan.
#[derive(Clone, Copy, Debug)]
enum Writes {
    Nobody,
    Maria,
    Both,
}

impl Writes {
    async fn written(self, world: &World) {
        if matches!(self, Self::Nobody) {
            return;
        }
        let plan = [("version", "0"), ("signs", "when Jo is late")];
        world
            .maria
            .browser
            .submit("/safety-plan/write", &plan)
            .await;
        if matches!(self, Self::Both) {
            let case = walks::case_of(&world.tara, &world.maria).await;
            let plan = [("version", "1"), ("people", "her sister")];
            let form = format!("{case}/safety-plan");
            world.tara.browser.submit(&form, &plan).await;
        }
    }
}

async fn whether_the_other_has_a_safety_plan_is_not_seen(place: Place) {
    let mut seen = Vec::new();
    for writes in [Writes::Nobody, Writes::Maria, Writes::Both] {
        let world = World::of(place.another().await, Couple::Joint).await;
        let deed = async |world: &World| writes.written(world).await;
        seen.push(watched(world, deed, &MOMENTS[..4]).await);
    }
    for other in &seen[1..] {
        must_be_alike("nobody and somebody writes a plan", &seen[0], other);
    }
}
