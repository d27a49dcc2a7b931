//! What people of the demo write for themselves.

use super::told;
use crate::accounts::SignedIn;
use crate::how_i_am::{self, ForTherapist, Item, Often, Rhythm, Steps, ToShow, Wanted};
use crate::journal::{self, Words};
use crate::service::Service;

/// Somebody writes how they are: mood, closeness and conflict, 0 for what they leave out, and a line.
pub(super) async fn how_i_am(
    service: &Service,
    me: &SignedIn,
    steps: [u8; 3],
    (line, kept): (&str, bool),
) -> Result<(), String> {
    let asked = Item::ALL.into_iter().zip(steps);
    let step = |item| asked.clone().find(|(one, _)| *one == item);
    let steps = Steps::of(|item| step(item).map(|(_, step)| step));
    let written = how_i_am::write(service, me, steps, (line, kept)).await;
    written.map_err(told)
}

/// Somebody shows their partner these, and their therapist the steps, and wants to come each day.
pub(super) async fn show(service: &Service, me: &SignedIn, items: &[String]) -> Result<(), String> {
    let mut shown = Item::ALL.to_vec();
    shown.retain(|item| items.iter().any(|name| name == item.name()));
    let wanted = Wanted {
        rhythm: Rhythm {
            often: Often::Daily,
            ..Rhythm::default()
        },
        partner: Some(ToShow::These(shown)),
        therapist: Some(ForTherapist::Steps),
    };
    how_i_am::choose(service, me, &wanted).await.map_err(told)
}

/// Somebody writes a page of their journal, and shows it to their therapist or not.
pub(super) async fn page(
    service: &Service,
    me: &SignedIn,
    (title, text): (&str, &str),
    shown: bool,
) -> Result<(), String> {
    let zone = me.zone().time_zone().clone();
    let words = Words {
        title: title.to_owned(),
        text: text.to_owned(),
        day: service.clock.now().to_zoned_datetime(zone).date(),
    };
    let id = journal::write(service, me, words).await.map_err(told)?;
    match shown {
        true => journal::share(service, me, id).await.map_err(told),
        false => Ok(()),
    }
}
