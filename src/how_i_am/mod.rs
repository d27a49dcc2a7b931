//! How I am: in half a minute, as often as somebody likes, how they are, how close they feel and how much
//! conflict there was, each by a step with words, and a line for themselves.
//!
//! What must stay true: it is sealed in their own notes, for them alone. What they show their partner is, item
//! by item, one step for a whole week that is over: never a day, never the line, and only what was written while
//! they showed it. A partner sees something only while both show it, and cannot tell whoever shows nothing from
//! whoever wrote nothing. Their therapist sees what they choose. Days without an entry are never counted, and a
//! reminder comes only to whoever asked for it, by day, and stops by itself.
//!
//! The steps are words people use, not a clinical instrument: nothing is scored, and no change of them is called
//! better or worse. (The check-ins a therapist asks for are measures: `src/measures`.)

mod acts;
mod choices;
mod choices_pages;
mod days;
mod item;
mod pages;
mod picture;
mod reminders;
mod rhythm;
mod shares;
mod therapist_pages;
mod together_pages;
mod weeks;

use std::sync::Arc;

use axum::Router;
use jiff::civil::Date;

use crate::accounts::SignedIn;
use crate::service::Service;

pub use acts::{ToShow, Wanted, all_of, choose, write};
pub use choices::{ForTherapist, Offered, standing};
pub use days::{Day, Words};
pub use item::{Item, Steps};
pub use reminders::{is_open, remind};
pub use rhythm::{Often, Rhythm, Time};

/// The longest line, in characters.
pub const LONGEST: usize = 280;

/// Today, on the clock of whoever looks.
fn today(service: &Service, me: &SignedIn) -> Date {
    let zone = me.zone().time_zone().clone();
    service.clock.now().to_zoned_datetime(zone).date()
}

/// The pages of this room.
pub fn routes() -> Router<Arc<Service>> {
    pages::routes()
        .merge(choices_pages::routes())
        .merge(together_pages::routes())
        .merge(therapist_pages::routes())
}
