//! How the other is: whether they write it down, and show it or not, where nothing of it is to be seen.

use super::worlds::{Couple, MOMENTS, World, must_be_alike, watched};
use crate::support::Place;

on_each_store!(whether_the_other_shows_how_they_are_or_wrote_nothing_is_not_seen);

const ALL: [(&str, &str); 3] = [
    ("partner", "these"),
    ("items", "mood"),
    ("items", "conflict"),
];

/// What Maria does, where Jo shows all and sees nothing of hers.
#[derive(Clone, Copy, Debug)]
enum Does {
    Nothing,
    Writes,
    ShowsAndWritesNothing,
    ShowsAndKeepsAll,
    ShowsWhatJoDoesNot,
    ShowsAndTakesBack,
}

impl Does {
    const ALL: [Self; 6] = [
        Self::Nothing,
        Self::Writes,
        Self::ShowsAndWritesNothing,
        Self::ShowsAndKeepsAll,
        Self::ShowsWhatJoDoesNot,
        Self::ShowsAndTakesBack,
    ];

    async fn done(self, world: &World) {
        let maria = &world.maria.browser;
        let other = [("partner", "these"), ("items", "closeness")];
        let shows: Option<&[(&str, &str)]> = match self {
            Self::Nothing | Self::Writes => None,
            Self::ShowsWhatJoDoesNot => Some(&other),
            _ => Some(&ALL),
        };
        if let Some(shows) = shows {
            maria.submit("/how-i-am/choices", shows).await;
        }
        let day = [("mood", "1"), ("closeness", "2"), ("conflict", "5")];
        let kept = [&day[..], &[("keep", "yes")]].concat();
        match self {
            Self::Nothing | Self::ShowsAndWritesNothing => {}
            Self::ShowsAndKeepsAll => drop(maria.submit("/how-i-am", &kept).await),
            _ => drop(maria.submit("/how-i-am", &day).await),
        }
        if matches!(self, Self::ShowsAndTakesBack) {
            let back = [("partner", "nothing")];
            maria.submit("/how-i-am/choices", &back).await;
        }
    }
}

async fn whether_the_other_shows_how_they_are_or_wrote_nothing_is_not_seen(place: Place) {
    let mut seen = Vec::new();
    for does in Does::ALL {
        let world = World::of(place.another().await, Couple::Joint).await;
        let jo = &world.jo.browser;
        jo.submit("/how-i-am/choices", &ALL).await;
        jo.submit("/how-i-am", &[("mood", "4")]).await;
        let deed = async |world: &World| does.done(world).await;
        seen.push(watched(world, deed, &MOMENTS[..5]).await);
    }
    for (does, other) in Does::ALL.iter().zip(&seen).skip(1) {
        must_be_alike(&format!("nothing and {does:?}"), &seen[0], other);
    }
}
