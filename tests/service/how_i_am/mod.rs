//! How I am: half a minute of one's own, and what of it others see.

mod alone;
mod reminded;
mod shown;

use jiff::SignedDuration;
use jiff::Timestamp;

use crate::support::walks::Person;
use crate::support::{Couple, House, Page, Place};

const DAY: i64 = 24;

/// Ten in the morning in Los Angeles, on a Monday: where these people live.
fn monday() -> Timestamp {
    "2026-03-02T18:00:00Z".parse().expect("a time")
}

/// A couple with a joint space, on a Monday.
async fn couple(place: Place) -> Couple {
    Couple::begin_at(place, monday()).await
}

/// So many days go by.
async fn days_pass(house: &House, days: i64, people: &[&Person]) {
    house.wait(SignedDuration::from_hours(DAY * days));
    for person in people {
        person.signs_in(house).await;
    }
}

/// Writes how they are.
async fn write(client: &Person, mood: &str, line: &str, more: &[(&str, &str)]) -> Page {
    let mut fields = vec![("mood", mood), ("line", line)];
    fields.extend(more);
    client.browser.submit("/how-i-am", &fields).await
}

/// Chooses, where nothing else is said, to come as it comes and be reminded of nothing.
async fn choose(client: &Person, fields: &[(&str, &str)]) {
    let page = client.browser.submit("/how-i-am/choices", fields).await;
    page.must_have("Your choice is kept.");
}
