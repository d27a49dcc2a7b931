//! Pausing, leaving, withdrawing, being erased: what of it Jo can tell.

use super::worlds::{Couple, MOMENTS, Moment, Seen, World, must_be_alike, watched};
use crate::support::Place;
use crate::support::walks;

on_each_store!(
    every_way_to_close_the_joint_space_is_a_pause_to_the_other,
    what_is_never_told_is_a_pause_for_good,
    whoever_asks_to_be_erased_is_seen_to_do_nothing,
    without_a_joint_space_a_leaving_is_not_seen,
);

/// Something Maria does.
#[derive(Clone, Copy, Debug)]
pub(super) enum Deed {
    Nothing,
    Pauses,
    Leaves(&'static str, &'static str),
    Withdraws,
    AsksToBeErased,
}

impl Deed {
    pub(super) async fn done(self, world: &World) {
        let maria = &world.maria;
        match self {
            Self::Nothing => {}
            Self::Pauses => maria
                .browser
                .submit("/partner/pause", &[])
                .await
                .must_be(200),
            Self::Leaves(told, when) => {
                let fields = [("told", told), ("when", when)];
                let page = maria.browser.submit("/partner/alone", &fields).await;
                page.must_have("You go on alone from now on.");
            }
            Self::Withdraws => {
                let path = "/consents/couple/withdraw";
                maria.browser.submit(path, &[]).await.must_have("Withdrawn");
            }
            Self::AsksToBeErased => {
                let page = walks::ask_to_be_erased(maria).await;
                page.must_have("Your account will be erased on");
            }
        }
    }
}

/// What Jo sees where Maria does this.
async fn where_she(place: &Place, couple: Couple, deed: Deed, moments: &[Moment]) -> Seen {
    let world = World::of(place.another().await, couple).await;
    let done = async |world: &World| {
        if let Some(joint) = &world.joint {
            // What was said before is told to whoever has the room open.
            walks::write(&world.maria, joint, "one word more").await;
            world.open[1].hears("one word more").await;
        }
        deed.done(world).await;
    };
    watched(world, done, moments).await
}

/// Fails unless Jo sees the same, whichever of these Maria does.
async fn all_alike(place: &Place, couple: Couple, deeds: &[Deed], moments: &[Moment]) {
    let first = where_she(place, couple, deeds[0], moments).await;
    for deed in &deeds[1..] {
        let seen = where_she(place, couple, *deed, moments).await;
        must_be_alike(&format!("{:?} and {deed:?}", deeds[0]), &first, &seen);
    }
}

async fn every_way_to_close_the_joint_space_is_a_pause_to_the_other(place: Place) {
    let deeds = [
        Deed::Pauses,
        Deed::Leaves("nothing", "0"),
        Deed::Leaves("goes-on", "3"),
        Deed::Leaves("ask-therapist", "3"),
        Deed::Withdraws,
    ];
    all_alike(&place, Couple::Joint, &deeds, &MOMENTS[..4]).await;
}

/// Fifteen days: the work of whoever left with the therapist of both has ended by then.
async fn what_is_never_told_is_a_pause_for_good(place: Place) {
    let deeds = [Deed::Pauses, Deed::Leaves("nothing", "0"), Deed::Withdraws];
    all_alike(&place, Couple::Joint, &deeds, &MOMENTS).await;
    let deeds = [Deed::Nothing, Deed::Leaves("nothing", "0")];
    all_alike(&place, Couple::NoJoint, &deeds, &MOMENTS).await;
    all_alike(&place, Couple::TwoTherapists, &deeds, &MOMENTS).await;
}

async fn whoever_asks_to_be_erased_is_seen_to_do_nothing(place: Place) {
    let deeds = [Deed::Nothing, Deed::AsksToBeErased];
    all_alike(&place, Couple::Joint, &deeds, &MOMENTS[..4]).await;
}

async fn without_a_joint_space_a_leaving_is_not_seen(place: Place) {
    let deeds = [
        Deed::Nothing,
        Deed::Leaves("nothing", "0"),
        Deed::Leaves("goes-on", "3"),
    ];
    all_alike(&place, Couple::NoJoint, &deeds, &MOMENTS[..4]).await;
    all_alike(&place, Couple::TwoTherapists, &deeds, &MOMENTS[..4]).await;
}
