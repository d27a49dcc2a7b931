//! The pages of help, of privacy, and the first one.
//!
//! What must stay true: all countries stand on one page, so that no address says where somebody is, and the
//! page a browser has kept is whole.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::routing::get;
use axum::{Extension, Router};
use jiff::civil::Date;

use super::line::Country;
use super::read::Lines;
use crate::accounts::Visitor;
use crate::languages::{self, order_of, say};
use crate::service::Service;
use crate::web::{Outcome, Person, Shell, Stop, page};

type Shared = State<Arc<Service>>;

/// The pages of this room.
pub fn routes(lines: Arc<Lines>) -> Router<Arc<Service>> {
    Router::new()
        .route("/help", get(help))
        .route("/privacy", get(privacy))
        .route("/", get(first))
        .layer(Extension(lines))
}

/// A country, folded until it is chosen.
struct Place {
    code: String,
    name: String,
    html: String,
}

/// Countries that begin with one letter.
struct Letter {
    letter: char,
    places: Vec<Place>,
}

#[derive(Template)]
#[template(path = "help/help.html")]
struct HelpPage {
    shell: Shell,
    practice: Option<Place>,
    /// The month in which most were last compared, if any was not confirmed.
    compared: Option<String>,
    letters: Vec<Letter>,
    elsewhere: Place,
}

fn place(country: &Country, html: askama::Result<String>) -> Result<Place, Stop> {
    Ok(Place {
        code: country.code.clone(),
        name: country.shown_name(),
        html: html.map_err(|fault| Stop::Fault(fault.to_string()))?,
    })
}

fn by_letter(countries: &[Country], compared: Option<Date>) -> Result<Vec<Letter>, Stop> {
    let places = countries
        .iter()
        .map(|country| place(country, country.among_others(compared)));
    let mut places = places.collect::<Result<Vec<_>, _>>()?;
    places.sort_by_cached_key(|place| order_of(&place.name));
    let mut letters: Vec<Letter> = Vec::new();
    for place in places {
        let letter = order_of(&place.name).chars().next().unwrap_or('A');
        match letters.last_mut().filter(|last| last.letter == letter) {
            Some(last) => last.places.push(place),
            None => letters.push(Letter {
                letter,
                places: vec![place],
            }),
        }
    }
    Ok(letters)
}

async fn help(
    State(service): Shared,
    me: Option<Visitor>,
    Extension(lines): Extension<Arc<Lines>>,
) -> Outcome {
    // Who looks for help is asked nothing else here.
    let asked = false;
    let person = me.map(|me| Person {
        asked,
        ..me.person()
    });
    // Said once where it is the same for all: each byte of a country stands there some sixty times.
    let compared = lines
        .countries
        .iter()
        .filter_map(Country::unconfirmed_since)
        .max();
    let elsewhere = &lines.elsewhere;
    let own = |country: &Country| place(country, country.html());
    page(&HelpPage {
        shell: Shell::new(&service, person, &say("shell-help")),
        practice: lines.practice.as_ref().map(own).transpose()?,
        letters: by_letter(&lines.countries, compared)?,
        elsewhere: place(elsewhere, elsewhere.among_others(compared))?,
        compared: compared.map(languages::month),
    })
}

#[derive(Template)]
#[template(path = "help/privacy.html")]
struct PrivacyPage {
    shell: Shell,
}

async fn privacy(State(service): Shared, me: Option<Visitor>) -> Outcome {
    let person = me.map(|me| me.person());
    page(&PrivacyPage {
        shell: Shell::new(&service, person, &say("shell-privacy")),
    })
}

#[derive(Template)]
#[template(path = "help/first.html")]
struct FirstPage {
    shell: Shell,
}

async fn first(State(service): Shared, me: Option<Visitor>) -> Outcome {
    match me {
        Some(me) => crate::web::go(me.role().first_page()),
        None => page(&FirstPage {
            shell: Shell::new(&service, None, &say("first-title")),
        }),
    }
}
