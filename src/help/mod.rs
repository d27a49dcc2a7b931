//! Get Help Now: crisis lines, for anyone, without an account.
//!
//! What must stay true: these pages work without a sign-in and leave no trace: nothing is stored,
//! counted or put in the address.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::routing::get;
use axum::{Extension, Router};
use serde::Deserialize;

use crate::accounts::Visitor;
use crate::service::Service;
use crate::web::{Outcome, Person, Shell, page};

/// The crisis lines of the world, as far as we know them.
#[derive(Debug)]
pub struct Lines {
    countries: Vec<Country>,
}

/// Where help is in one country.
#[derive(Debug, Deserialize)]
pub struct Country {
    #[serde(default)]
    emergency: String,
    #[serde(default)]
    also: String,
    #[serde(default)]
    lines: Vec<Line>,
    #[serde(skip)]
    code: String,
    #[serde(skip)]
    name: String,
}

#[derive(Debug, Deserialize)]
struct Line {
    name: String,
    what_for: String,
    #[serde(default)]
    phone: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    url: String,
    #[serde(default)]
    hours: String,
}

impl Country {
    /// Its lines as a piece of a page.
    ///
    /// # Errors
    /// The template's.
    pub fn html(&self) -> askama::Result<String> {
        CountryView { country: self }.render()
    }
}

#[derive(Template)]
#[template(path = "help/country.html")]
struct CountryView<'a> {
    country: &'a Country,
}

impl Lines {
    /// Where help is in this country (ISO 3166-1 alpha-2), or where to look for it in any other.
    pub fn of(&self, code: &str) -> Option<&Country> {
        let find = |code| self.countries.iter().find(|country| country.code == code);
        find(code).or_else(|| find("international"))
    }

    /// Reads them: the practice's own file where its content folder has one, else those built in.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn load(folder: Option<&Path>) -> Result<Self, String> {
        let path = folder.map(|folder| folder.join("help").join("lines.toml"));
        let text = match path.filter(|path| path.exists()) {
            Some(path) => {
                std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?
            }
            None => include_str!("../../content/help/lines.toml").to_owned(),
        };
        let read: BTreeMap<String, Country> =
            toml::from_str(&text).map_err(|e| format!("help/lines.toml: {e}"))?;
        let named = |(code, mut country): (String, Country)| {
            country.code = code.clone();
            country.name = match code.as_str() {
                "international" => "Another country".to_owned(),
                code => crate::lists::name_of(matching::countries(), code).to_owned(),
            };
            country
        };
        let mut countries: Vec<Country> = read.into_iter().map(named).collect();
        countries.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(Self { countries })
    }
}

/// The pages of this room.
pub fn routes(lines: Arc<Lines>) -> Router<Arc<Service>> {
    Router::new()
        .route("/help", get(help))
        .route("/privacy", get(privacy))
        .route("/", get(first))
        .layer(Extension(lines))
}

#[derive(Template)]
#[template(path = "help/help.html")]
struct HelpPage {
    shell: Shell,
    lines: Arc<Lines>,
}

async fn help(
    State(service): State<Arc<Service>>,
    me: Option<Visitor>,
    Extension(lines): Extension<Arc<Lines>>,
) -> Outcome {
    // Who looks for help is asked nothing else here.
    let asked = false;
    let person = me.map(|me| Person {
        asked,
        ..me.person()
    });
    page(&HelpPage {
        shell: Shell::new(&service, person, "Get Help Now"),
        lines,
    })
}

#[derive(Template)]
#[template(path = "help/privacy.html")]
struct PrivacyPage {
    shell: Shell,
}

async fn privacy(State(service): State<Arc<Service>>, me: Option<Visitor>) -> Outcome {
    let person = me.map(|me| me.person());
    page(&PrivacyPage {
        shell: Shell::new(&service, person, "Privacy"),
    })
}

#[derive(Template)]
#[template(path = "help/first.html")]
struct FirstPage {
    shell: Shell,
}

async fn first(State(service): State<Arc<Service>>, me: Option<Visitor>) -> Outcome {
    match me {
        Some(me) => crate::web::go(me.role().first_page()),
        None => page(&FirstPage {
            shell: Shell::new(&service, None, "Welcome"),
        }),
    }
}
