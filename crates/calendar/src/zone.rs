//! Names of time zones. A [`Zone`] is one the database knows, so whoever
//! holds one never has to ask again.

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

/// A time zone of the IANA database, such as `Europe/Berlin`. In serde it is
/// its name. Two zones are equal when their names are.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Zone {
    name: String,
    time_zone: TimeZone,
}

impl Zone {
    /// The zone of that name (in any case), or nothing if the database has
    /// none. Names that depend on the machine (`localtime`) are refused.
    pub fn parse(name: &str) -> Option<Zone> {
        let time_zone = TimeZone::get(name).ok()?;
        let name = time_zone.iana_name()?.to_owned();
        (!depends_on_machine(&name)).then_some(Zone { name, time_zone })
    }

    /// Coordinated universal time, for whoever has not said where they live.
    pub fn utc() -> Zone {
        let time_zone = TimeZone::UTC;
        let name = "UTC".to_owned();
        Zone { name, time_zone }
    }

    /// The name as the database spells it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The zone's rules.
    pub fn time_zone(&self) -> &TimeZone {
        &self.time_zone
    }
}

/// A system's zone folder also holds copies and placeholders that other
/// machines and browsers do not know.
fn depends_on_machine(name: &str) -> bool {
    ["posix/", "right/"].iter().any(|p| name.starts_with(p))
        || ["localtime", "posixrules", "Factory", "Etc/Unknown"].contains(&name)
}

impl PartialEq for Zone {
    fn eq(&self, other: &Zone) -> bool {
        self.name == other.name
    }
}

impl Eq for Zone {}

impl TryFrom<String> for Zone {
    type Error = String;

    fn try_from(name: String) -> Result<Zone, String> {
        Zone::parse(&name).ok_or_else(|| format!("no time zone is called {name:?}"))
    }
}

impl From<Zone> for String {
    fn from(zone: Zone) -> String {
        zone.name
    }
}
