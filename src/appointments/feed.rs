//! Appointments for other calendars. What must stay true: an entry says when and where to look, not
//! with whom or why; a feed's address is its only key, and a new one ends the old. It is in its owner's
//! language, whoever asks for it.

use calendar::{Event, ics};
use sealing::Context;

use super::{Appointment, store};
use crate::accounts::{self, SignedIn};
use crate::audit::{self, Note};
use crate::episodes;
use crate::languages::{Language, say};
use crate::service::{Service, link_secret};
use crate::web::Stop;

fn tag(service: &Service, token: &str) -> Vec<u8> {
    let context = Context::new("calendar feed");
    service.tag(&context, token.as_bytes())
}

/// What an entry is called for whoever chose this language.
pub(super) fn entry_word(language: Option<Language>) -> String {
    let language = language.unwrap_or(Language::English);
    language.speaks(|| say("calendar-entry").into())
}

/// Appointments as an iCalendar text, for whoever chose this language.
pub(super) fn as_ics(
    service: &Service,
    appointments: &[Appointment],
    language: Option<Language>,
) -> String {
    let summary = entry_word(language);
    let uid = |one: &Appointment| service.uid(&one.id.to_string());
    let url = |one: &Appointment| service.link(&format!("/appointments/{}", one.id));
    let names: Vec<(String, String)> = appointments
        .iter()
        .map(|one| (uid(one), url(one)))
        .collect();
    let events: Vec<Event> = appointments
        .iter()
        .zip(&names)
        .map(|(one, (uid, url))| Event {
            uid,
            sequence: u32::try_from(one.revision).unwrap_or(0),
            start: one.span.start,
            end: one.span.end,
            stamp: service.clock.now(),
            summary: &summary,
            cancelled: one.cancelled,
            url: Some(url),
        })
        .collect();
    let language = language.unwrap_or(Language::English);
    let name: String = language.speaks(|| say("nav-appointments").into());
    ics(&name, &events)
}

/// Makes a new private feed: gives the secret part of its address.
pub(super) async fn make(service: &Service, me: &SignedIn) -> Result<String, Stop> {
    let token = link_secret();
    let mut tx = service.db.begin().await?;
    store::set_feed(&mut tx, me.account(), &tag(service, &token)).await?;
    let made = Note::by(me.account(), audit::Deed::CalendarLinkMade).about(me.account());
    audit::note(&mut tx, service, made).await?;
    tx.commit().await?;
    Ok(token)
}

/// What a feed shows: the appointments of every space its owner is in.
pub(super) async fn read(service: &Service, token: &str) -> Result<String, Stop> {
    let mut conn = service.db.read().await?;
    let owner = store::feed(&mut conn, &tag(service, token))
        .await?
        .ok_or(Stop::NotFound)?;
    let mut appointments = Vec::new();
    for space in episodes::spaces_of(&mut conn, owner).await? {
        appointments.extend(store::of_space(&mut conn, service, space).await?);
    }
    let known = accounts::person(&mut conn, service, owner).await?;
    appointments.retain(|one| one.concerns(owner, known.role));
    Ok(as_ics(service, &appointments, known.language))
}
