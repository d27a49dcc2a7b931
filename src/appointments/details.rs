//! How an appointment is held, beside its times: where, and of which series it is one.
//!
//! What must stay true: sealed, all details have one length, so that a place and a series look like none.

use calendar::Place;
use sealing::{CannotOpen, Context, SealedByServer, SystemEntropy};
use serde::{Deserialize, Serialize};

use super::Appointment;
use crate::db::Id;
use crate::languages::say;
use crate::service::Service;

/// Sealed details have this many bytes inside.
const LENGTH: usize = 256;

/// How people meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Way {
    /// For how long, in minutes.
    pub length: u16,
    /// Where.
    pub place: Place,
    /// The number of the interpreter who comes along.
    pub interpreter: Option<u32>,
}

/// Appointments that were booked together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Series {
    /// Which.
    pub id: Id<Series>,
    /// Which one of it this is, from 1.
    pub number: u16,
    /// How many there are.
    pub of: u16,
    /// So many weeks lie between two.
    pub every: u16,
}

impl Series {
    /// Which one of how many, and how often: "2 of 10, every week".
    pub fn which(&self) -> String {
        let said = match self.every {
            1 => say("series-which-1"),
            2 => say("series-which-2"),
            4 => say("series-which-4"),
            every => say("series-which-other").with("weeks", every),
        };
        said.with("number", self.number).with("of", self.of).into()
    }
}

/// What is sealed of an appointment beside its times and marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    /// Where people meet.
    pub place: Place,
    /// The series it is one of.
    pub series: Option<Series>,
    /// The number of the room, where the place has rooms.
    #[serde(default)]
    pub room: Option<u32>,
    /// The number of the interpreter who comes along.
    #[serde(default)]
    pub interpreter: Option<u32>,
}

impl Default for Details {
    fn default() -> Self {
        Self {
            place: Place::Online,
            series: None,
            room: None,
            interpreter: None,
        }
    }
}

fn context(id: Id<Appointment>) -> Context {
    Context::new("appointment details").and(id.bytes())
}

impl Details {
    /// The room and the interpreter, by number.
    pub(super) fn resources(&self) -> impl Iterator<Item = u32> {
        self.room.into_iter().chain(self.interpreter)
    }

    pub(super) fn seal(&self, service: &Service, id: Id<Appointment>) -> SealedByServer {
        // Numbers and an id: it always has a form in JSON.
        let mut plain = serde_json::to_vec(self).unwrap_or_default();
        plain.resize(plain.len().max(LENGTH), b' ');
        service.key.seal(&context(id), &plain, &mut SystemEntropy)
    }

    /// None are stored of appointments that were booked before there were any.
    pub(super) fn open(
        service: &Service,
        id: Id<Appointment>,
        sealed: Option<Vec<u8>>,
    ) -> Result<Self, CannotOpen> {
        let opened = sealed.map(|sealed| service.open(&context(id), sealed));
        Ok(opened.transpose()?.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;

    #[test]
    fn a_place_and_a_series_are_as_long_as_none() {
        let series = Series {
            id: Id::new(Timestamp::UNIX_EPOCH, &mut SystemEntropy),
            number: u16::MAX,
            of: u16::MAX,
            every: u16::MAX,
        };
        let details = Details {
            place: Place::At(u32::MAX),
            series: Some(series),
            room: Some(u32::MAX),
            interpreter: Some(u32::MAX),
        };
        let json = serde_json::to_vec(&details).expect("JSON");
        assert!(json.len() <= LENGTH, "{}", json.len());
    }
}
