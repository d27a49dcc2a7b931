//! How a session can be held in a space: for how long, and where.
//!
//! What must stay true: only what the practice allows and the therapist offers can be booked; an appointment
//! keeps its own length and place when it is moved, whatever is offered by then.

use calendar::Place;

use super::slots::therapist_of;
use super::{Details, Way};
use crate::db::Conn;
use crate::episodes::Membership;
use crate::languages::say;
use crate::practice::{self, Resource, Site, USUAL_LENGTH};
use crate::service::Service;
use crate::web::{Choice, Fields, Stop};

/// What is offered in a space.
#[derive(Clone, Debug)]
pub(super) struct Ways {
    /// In minutes, the usual first; never empty.
    lengths: Vec<u16>,
    /// Where people can meet in person.
    sites: Vec<Site>,
    /// Who can come along to interpret.
    interpreters: Vec<Resource>,
}

/// The ways to meet with the therapist of a space.
pub(super) async fn of(
    conn: &mut Conn,
    service: &Service,
    member: &Membership,
) -> Result<Ways, Stop> {
    let practice = practice::practice_calendar(conn, service).await?;
    let profile = match therapist_of(member) {
        Some(therapist) => practice::profile_of(conn, service, therapist).await?,
        None => None,
    };
    let sessions = profile.map(|profile| profile.sessions).unwrap_or_default();
    Ok(Ways {
        interpreters: practice.interpreters().into_iter().cloned().collect(),
        lengths: sessions.lengths(&practice.lengths()),
        sites: practice.sites_of(&sessions).cloned().collect(),
    })
}

/// A place where people meet in person; also one at which nothing more is booked.
pub(super) async fn site(
    conn: &mut Conn,
    service: &Service,
    place: Place,
) -> Result<Option<Site>, Stop> {
    let Place::At(number) = place else {
        return Ok(None);
    };
    let practice = practice::practice_calendar(conn, service).await?;
    Ok(practice.site(number).cloned())
}

/// What a room or an interpreter is called, where there is one.
pub(super) async fn resource(
    conn: &mut Conn,
    service: &Service,
    number: Option<u32>,
) -> Result<Option<String>, Stop> {
    let Some(number) = number else {
        return Ok(None);
    };
    let practice = practice::practice_calendar(conn, service).await?;
    Ok(practice.resource(number).map(str::to_owned))
}

/// Where people meet, in words: a place with its address, and the room there.
///
/// # Errors
/// If the store does not answer.
pub async fn place_words(
    conn: &mut Conn,
    service: &Service,
    details: &Details,
) -> Result<String, Stop> {
    let Some(site) = site(conn, service, details.place).await? else {
        return Ok(say("place-online").into());
    };
    let found = format!("{}: {}", site.name, site.address);
    Ok(match resource(conn, service, details.room).await? {
        Some(room) => format!("{found} ({room})"),
        None => found,
    })
}

fn code(place: Place) -> String {
    match place {
        Place::Online => "online".to_owned(),
        Place::At(number) => number.to_string(),
    }
}

impl Ways {
    /// As it usually is: the usual length, online.
    pub(super) fn usual(&self) -> Way {
        Way {
            length: *self.lengths.first().unwrap_or(&USUAL_LENGTH),
            place: Place::Online,
            interpreter: None,
        }
    }

    /// Whether a session can be held so.
    pub(super) fn offer(&self, way: Way) -> bool {
        let there = match way.place {
            Place::Online => true,
            Place::At(number) => self.sites.iter().any(|site| site.number == number),
        };
        let known = |number| self.interpreters.iter().any(|one| one.number == number);
        there && self.lengths.contains(&way.length) && way.interpreter.is_none_or(known)
    }

    /// What a form or an address asks for, where it is offered; else what is usual.
    pub(super) fn read(
        &self,
        length: Option<&str>,
        place: Option<&str>,
        interpreter: Option<&str>,
    ) -> Way {
        let usual = self.usual();
        let number = |place: &str| place.parse().ok().map(Place::At);
        let asked = Way {
            length: length
                .and_then(|length| length.parse().ok())
                .unwrap_or(usual.length),
            place: place.and_then(number).unwrap_or(Place::Online),
            interpreter: interpreter.and_then(|number| number.parse().ok()),
        };
        if self.offer(asked) { asked } else { usual }
    }

    /// The lengths to choose from.
    pub(super) fn lengths(&self, way: Way) -> Vec<Choice> {
        let named = self.lengths.iter().map(|n| (n.to_string(), minutes(*n)));
        let named: Vec<(String, String)> = named.collect();
        choices("length", &way.length.to_string(), &named)
    }

    /// The places to choose from.
    pub(super) fn places(&self, way: Way) -> Vec<Choice> {
        let online = ("online".to_owned(), say("book-place-online").into());
        let sites = self.sites.iter().map(|site| {
            let place = Place::At(site.number);
            let named = say("book-place-at").with("place", &site.name);
            (code(place), named.into())
        });
        let named: Vec<(String, String)> = [online].into_iter().chain(sites).collect();
        choices("place", &code(way.place), &named)
    }

    /// The interpreters to choose from; nobody, to begin with.
    pub(super) fn interpreters(&self, way: Way) -> Vec<Choice> {
        let nobody = (String::new(), say("book-no-interpreter").into());
        let named = self.interpreters.iter();
        let named = named.map(|one| (one.number.to_string(), one.name.clone()));
        let named: Vec<(String, String)> = [nobody].into_iter().chain(named).collect();
        let chosen = way.interpreter.map_or(String::new(), |one| one.to_string());
        choices("interpreter", &chosen, &named)
    }
}

/// "50 minutes".
pub(super) fn minutes(length: u16) -> String {
    say("appointment-minutes").with("count", length).into()
}

/// For how long, where and with whom to interpret, as a sentence. `site`: its name and how it is found.
pub(super) fn how(
    length: u16,
    site: Option<&(String, String)>,
    interpreter: Option<&String>,
) -> String {
    let said = match (site, interpreter) {
        (None, None) => say("book-how"),
        (Some(_), None) => say("book-how-at"),
        (None, Some(_)) => say("book-how-interpreted"),
        (Some(_), Some(_)) => say("book-how-at-interpreted"),
    };
    let (place, address) = site.cloned().unwrap_or_default();
    said.with("minutes", length)
        .with("place", place)
        .with("address", address)
        .with("interpreter", interpreter.cloned().unwrap_or_default())
        .into()
}

fn choices(name: &str, chosen: &str, named: &[(String, String)]) -> Vec<Choice> {
    let options: Vec<(&str, &str)> = named.iter().map(|(v, l)| (&**v, &**l)).collect();
    Fields::default().with(name, chosen).choices(name, &options)
}

/// A way as an address says it: `length=50&place=online`.
pub(super) fn query(way: Way) -> String {
    let query = format!("length={}&place={}", way.length, code(way.place));
    match way.interpreter {
        Some(one) => format!("{query}&interpreter={one}"),
        None => query,
    }
}
