//! Coming to it: whether the other looked at an invitation, began, and what they said when asked about safety.

use super::worlds::{Couple, MOMENTS, Seen, World, must_be_alike, watched};
use crate::support::walks;
use crate::support::{Browser, Place};

on_each_store!(
    whether_an_invitation_was_looked_at_is_not_seen,
    what_the_other_said_of_safety_is_not_seen,
    what_the_other_says_of_safety_later_is_not_seen,
    a_policy_that_holds_the_joint_space_back_gives_nothing_away,
);

/// What Maria says when she is asked about safety.
#[derive(Clone, Copy, Debug)]
enum Says {
    NothingYet,
    AllIsWell,
    AfraidOfJo,
}

impl Says {
    const ALL: [Self; 3] = [Self::NothingYet, Self::AllIsWell, Self::AfraidOfJo];

    async fn said(self, world: &World) {
        let told: &[(&str, &str)] = match self {
            Self::NothingYet => return,
            Self::AllIsWell => &[],
            Self::AfraidOfJo => &[
                ("danger", "yes"),
                ("afraid", "often"),
                ("open", "no"),
                ("words", "please do not tell Jo"),
            ],
        };
        walks::safety(&world.maria, told).await;
    }
}

fn all_alike(seen: &[Seen]) {
    for other in &seen[1..] {
        must_be_alike("the first and another", &seen[0], other);
    }
}

/// What somebody does with Jo's invitation who has not come yet.
#[derive(Clone, Copy, Debug)]
enum Does {
    Nothing,
    Looks,
    Begins,
    IsTooYoung,
}

async fn whether_an_invitation_was_looked_at_is_not_seen(place: Place) {
    let mut seen = Vec::new();
    for does in [Does::Nothing, Does::Looks, Does::Begins, Does::IsTooYoung] {
        let world = World::jo_alone(place.another().await).await;
        let token = walks::invite_partner(&world.jo, "").await;
        let deed = async |world: &World| {
            let browser = Browser::new(&world.house);
            match does {
                Does::Nothing => {}
                Does::Looks => drop(browser.open(&format!("/invited/{token}")).await),
                Does::Begins | Does::IsTooYoung => {
                    let start = [("invitation", token.as_str())];
                    let first = browser.submit("/start", &start).await;
                    let age = match does {
                        Does::IsTooYoung => "17",
                        _ => "34",
                    };
                    let page = walks::answer(&browser, first, &[("age", age)]).await;
                    assert_eq!(page.path == "/start/account", age == "34", "{}", page.path);
                }
            }
        };
        seen.push(watched(world, deed, &MOMENTS).await);
    }
    all_alike(&seen);
}

async fn what_the_other_said_of_safety_is_not_seen(place: Place) {
    let mut seen = Vec::new();
    for says in Says::ALL {
        let world = World::begun(place.another().await).await;
        seen.push(
            watched(
                world,
                async |world: &World| says.said(world).await,
                &MOMENTS,
            )
            .await,
        );
    }
    all_alike(&seen);
}

/// With a therapist both have, who reads what was said.
async fn what_the_other_says_of_safety_later_is_not_seen(place: Place) {
    let mut seen = Vec::new();
    for says in Says::ALL {
        let world = World::of(place.another().await, Couple::NoJoint).await;
        let deed = async |world: &World| {
            says.said(world).await;
            let case = walks::case_of(&world.tara, &world.maria).await;
            world.tara.browser.open(&case).await;
        };
        seen.push(watched(world, deed, &MOMENTS).await);
    }
    all_alike(&seen);
}

/// In a practice that opens no joint space after such answers. Where all is well the therapist waits of herself.
async fn a_policy_that_holds_the_joint_space_back_gives_nothing_away(place: Place) {
    let mut seen = Vec::new();
    for says in Says::ALL {
        let world = World::of(place.another().await, Couple::NoJoint).await;
        walks::matching_rules(&world.admin, &[("safety", "never-after")]).await;
        for client in [&world.maria, &world.jo] {
            walks::consent(client).await;
        }
        let deed = async |world: &World| {
            says.said(world).await;
            for client in [&world.maria, &world.jo] {
                let case = walks::case_of(&world.tara, client).await;
                world.tara.browser.open(&case).await;
            }
            if matches!(says, Says::AfraidOfJo) {
                let refused = walks::open_joint(&world.tara, &world.maria).await;
                refused.must_be(404);
            }
        };
        seen.push(watched(world, deed, &MOMENTS[..4]).await);
    }
    all_alike(&seen);
}
