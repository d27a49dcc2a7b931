//! The other changes therapist, asks for a summary or not, and answers a question of Jo's or not: what of it Jo
//! can tell.

use super::worlds::{Couple, MOMENTS, Seen, World, must_be_alike, watched};
use crate::support::Place;
use crate::support::walks;

on_each_store!(
    whether_a_summary_was_asked_for_is_not_seen,
    a_yes_alone_and_whose_no_it_was_are_not_seen,
);

/// Fails unless Jo sees the same in each.
fn all_alike(what: &str, seen: &[Seen]) {
    for other in &seen[1..] {
        must_be_alike(what, &seen[0], other);
    }
}

async fn whether_a_summary_was_asked_for_is_not_seen(place: Place) {
    for couple in [Couple::Joint, Couple::TwoTherapists] {
        let mut seen = Vec::new();
        for summary in ["no", "first", "along"] {
            let world = World::of(place.another().await, couple).await;
            let deed = async |world: &World| {
                let fields = [("summary", summary)];
                let page = world.maria.browser.submit("/match/change", &fields).await;
                page.must_have("Your therapist has left your space");
                if summary == "first" {
                    give(couple, world).await;
                }
            };
            seen.push(watched(world, deed, &MOMENTS[..2]).await);
        }
        all_alike(&format!("{couple:?}"), &seen);
    }
}

/// The therapist Maria left gives her a summary, and corrects it.
async fn give(couple: Couple, world: &World) {
    let therapist = match couple {
        Couple::TwoTherapists => &world.theo,
        Couple::Joint | Couple::NoJoint => &world.tara,
    };
    let desk = walks::desk(therapist).await.expect("asked");
    let page = walks::write_summary(therapist, &desk, "what we did", "give").await;
    page.must_have("It is given.");
    let page = walks::correct_summary(therapist, &desk, "it was in May").await;
    page.must_have("It is added.");
}

/// What Maria and Tara say to Jo's question whether he may go on with Tara alone.
#[derive(Clone, Copy, Debug)]
enum Say {
    Nothing,
    MariaYes,
    TaraYes,
    MariaNo,
    TaraNo,
}

impl Say {
    async fn said(self, world: &World) {
        let case = walks::case_of(&world.tara, &world.jo).await;
        // Tara's answer leads back to the case, and Jo may read that it was looked at: so it is in each.
        if !matches!(self, Self::TaraYes | Self::TaraNo) {
            world.tara.browser.open(&case).await;
        }
        let answer = match self {
            Self::Nothing => return,
            Self::MariaYes | Self::TaraYes => "yes",
            Self::MariaNo | Self::TaraNo => "no",
        };
        let client = case.trim_start_matches("/caseload/");
        match self {
            Self::MariaYes | Self::MariaNo => {
                let fields = [("client", client), ("answer", answer)];
                world.maria.browser.submit("/match/answer", &fields).await
            }
            _ => {
                let path = format!("{case}/go-on");
                world
                    .tara
                    .browser
                    .submit(&path, &[("answer", answer)])
                    .await
            }
        };
    }
}

async fn a_yes_alone_and_whose_no_it_was_are_not_seen(place: Place) {
    let silent = [Say::Nothing, Say::MariaYes, Say::TaraYes];
    for says in [&silent[..], &[Say::MariaNo, Say::TaraNo]] {
        let mut seen = Vec::new();
        for say in says {
            let world = World::of(place.another().await, Couple::Joint).await;
            let fields = [("told", "goes-on"), ("when", "0"), ("onward", "ask")];
            let page = world.jo.browser.submit("/partner/alone", &fields).await;
            page.must_have("You go on alone from now on.");
            let deed = async |world: &World| say.said(world).await;
            seen.push(watched(world, deed, &MOMENTS[..2]).await);
        }
        all_alike(&format!("{says:?}"), &seen);
    }
}
