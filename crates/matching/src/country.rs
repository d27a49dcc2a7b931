//! The countries of the world, by ISO 3166-1 alpha-2 code.
//!
//! What must stay true: a [`Country`] is always one of the list, so its name is always known.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::country_list::COUNTRIES;

/// A country, or a territory that ISO 3166-1 gives a code of its own. In serde it is its code.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[serde(try_from = "String", into = "String")]
pub struct Country(&'static str);

impl Country {
    /// The country of a two-letter code in capitals: "DE".
    pub fn parse(code: &str) -> Option<Country> {
        let (code, _) = countries().iter().find(|(known, _)| *known == code)?;
        Some(Country(code))
    }

    /// The two-letter code: "DE".
    pub fn code(&self) -> &str {
        self.0
    }

    /// The name as most people say it in English: "Germany".
    pub fn name(&self) -> &'static str {
        let found = countries().iter().find(|(code, _)| *code == self.0);
        found.map_or(self.0, |(_, name)| name)
    }
}

impl TryFrom<String> for Country {
    type Error = String;

    fn try_from(code: String) -> Result<Country, String> {
        Country::parse(&code).ok_or_else(|| format!("{code:?} is no ISO 3166-1 code"))
    }
}

impl From<Country> for String {
    fn from(country: Country) -> String {
        country.0.to_owned()
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// All codes and names, ordered by name.
pub fn countries() -> &'static [(&'static str, &'static str)] {
    COUNTRIES
}
