//! Where a licence lets someone practise, and where a client is.
//!
//! What must stay true: one place has exactly one [`Jurisdiction`], because licence and client are
//! compared for equality. So a region is required where licences are by region and refused
//! elsewhere, and Puerto Rico, which ISO lists twice (PR and US-PR), is always US-PR.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::country::Country;
use crate::regions::regions;

/// A country, with its region where licences are by region. In serde it is its code.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[serde(try_from = "String", into = "String")]
pub struct Jurisdiction {
    country: Country,
    region: Option<(&'static str, &'static str)>,
}

impl Jurisdiction {
    /// The jurisdiction of a code: "US-CA" where licences are by region, otherwise "DE". None for
    /// "US" (which state?), for "DE-BY" (licences are not by region there) and for the unknown.
    pub fn parse(code: &str) -> Option<Jurisdiction> {
        let code = if code == "PR" { "US-PR" } else { code };
        let (country, region) = match code.split_once('-') {
            Some((country, region)) => (country, Some(region)),
            None => (code, None),
        };
        let country = Country::parse(country)?;
        let known = regions(country.code());
        let region = match region {
            None if known.is_empty() => None,
            None => return None,
            Some(region) => Some(*known.iter().find(|(code, _)| *code == region)?),
        };
        Some(Jurisdiction { country, region })
    }

    /// The code: "US-CA", "DE".
    pub fn code(&self) -> String {
        match self.region {
            Some((region, _)) => format!("{}-{region}", self.country.code()),
            None => self.country.code().to_owned(),
        }
    }

    /// The full name: "California, United States"; "Germany".
    pub fn name(&self) -> String {
        match self.region {
            Some((_, region)) => format!("{region}, {}", self.country.name()),
            None => self.country.name().to_owned(),
        }
    }

    /// The name to people who know the country they are in: "California"; "Germany".
    pub fn short_name(&self) -> &'static str {
        match self.region {
            Some((_, region)) => region,
            None => self.country.name(),
        }
    }

    /// The country.
    pub fn country(&self) -> Country {
        self.country
    }
}

impl TryFrom<String> for Jurisdiction {
    type Error = String;

    fn try_from(code: String) -> Result<Jurisdiction, String> {
        Jurisdiction::parse(&code).ok_or_else(|| format!("{code:?} is no jurisdiction"))
    }
}

impl From<Jurisdiction> for String {
    fn from(jurisdiction: Jurisdiction) -> String {
        jurisdiction.code()
    }
}

impl fmt::Display for Jurisdiction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name())
    }
}
