//! An entry in words, for whoever reads it.
//!
//! What must stay true: the practice's words name no client.

use std::collections::HashMap;

use jiff::Timestamp;

use crate::accounts::{self, Account, Role};
use crate::audit::{By, Deed, Entry, Note, Whose};
use crate::db::{Conn, Id};
use crate::episodes::{self, Space, SpaceKind};
use crate::service::Service;
use crate::web::{Stop, when};

/// For whom an entry is put into words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reader {
    /// Somebody who reads their own part.
    Person(Id<Account>),
    /// An administrator who reads all of it.
    Practice,
}

/// An entry as a page shows it.
pub(super) struct Line {
    pub(super) at: String,
    pub(super) at_machine: String,
    pub(super) who: String,
    /// `client`, `therapist` or `administrator`; empty where it is nobody's account.
    pub(super) role: &'static str,
    pub(super) did: String,
}

/// A space as it is named.
#[derive(Clone)]
struct Place {
    kind: SpaceKind,
    clients: Vec<Id<Account>>,
}

/// Names looked up for a page, each once.
pub(super) struct Words<'a> {
    service: &'a Service,
    reader: Reader,
    zone: calendar::Zone,
    people: HashMap<Id<Account>, Option<(Role, String)>>,
    places: HashMap<Id<Space>, Option<Place>>,
}

/// Somebody who is not known any more.
const GONE: &str = "Someone whose account is gone";

impl<'a> Words<'a> {
    pub(super) fn new(service: &'a Service, reader: Reader, zone: &calendar::Zone) -> Self {
        Self {
            service,
            reader,
            zone: zone.clone(),
            people: HashMap::new(),
            places: HashMap::new(),
        }
    }

    /// What somebody is here for, and their name; `None` if their account is gone.
    pub(super) async fn person(
        &mut self,
        conn: &mut Conn,
        account: Id<Account>,
    ) -> Result<Option<(Role, String)>, Stop> {
        if let Some(known) = self.people.get(&account) {
            return Ok(known.clone());
        }
        let found = match accounts::person(conn, self.service, account).await {
            Ok(known) => Some((known.role, known.name)),
            Err(Stop::NotFound) => None,
            Err(stop) => return Err(stop),
        };
        self.people.insert(account, found.clone());
        Ok(found)
    }

    async fn place(&mut self, conn: &mut Conn, space: Id<Space>) -> Result<Option<Place>, Stop> {
        if let Some(known) = self.places.get(&space) {
            return Ok(known.clone());
        }
        let found = match episodes::kind_of(conn, space).await? {
            Some(kind) => Some(Place {
                kind,
                clients: episodes::clients_of(conn, space).await?,
            }),
            None => None,
        };
        self.places.insert(space, found.clone());
        Ok(found)
    }

    /// An entry, in words.
    pub(super) async fn line(&mut self, conn: &mut Conn, entry: &Entry) -> Result<Line, Stop> {
        let Some((at, note)) = &entry.noted else {
            return Ok(Line {
                at: String::new(),
                at_machine: String::new(),
                who: "Someone else".to_owned(),
                role: "",
                did: "put an entry here that this service did not write".to_owned(),
            });
        };
        let (who, role) = self.subject(conn, note).await?;
        Ok(Line {
            at: self.at(*at),
            at_machine: when::machine(*at),
            who,
            role,
            did: self.did(conn, note).await?,
        })
    }

    fn at(&self, at: Timestamp) -> String {
        when::short(at, &self.zone, self.service.clock.now())
    }

    async fn subject(
        &mut self,
        conn: &mut Conn,
        note: &Note,
    ) -> Result<(String, &'static str), Stop> {
        let guest = matches!(note.deed, Deed::SessionJoined | Deed::SessionLeft);
        let account = match note.by {
            By::Account(account) => account,
            By::Nobody if guest => return Ok(("A guest".to_owned(), "")),
            By::Nobody => return Ok(("Somebody".to_owned(), "")),
            By::Server => return Ok(("Someone on the server".to_owned(), "")),
        };
        if self.reader == Reader::Person(account) {
            return Ok(("You".to_owned(), ""));
        }
        Ok(match self.person(conn, account).await? {
            Some((Role::Client, _)) if self.reader == Reader::Practice => {
                ("A client".to_owned(), Role::Client.as_str())
            }
            Some((role, name)) => (name, role.as_str()),
            None => (GONE.to_owned(), ""),
        })
    }

    async fn did(&mut self, conn: &mut Conn, note: &Note) -> Result<String, Stop> {
        let words = note.deed.words();
        if !words.contains('{') {
            return Ok(words.to_owned());
        }
        let (whom, space) = match note.about {
            Some(Whose::Person(account)) => (self.whom(conn, &[account]).await?, None),
            Some(Whose::Space(space)) => match self.place(conn, space).await? {
                Some(place) => (self.whom(conn, &place.clients).await?, Some(place.kind)),
                None => (SOMEONE.to_owned(), None),
            },
            None => (SOMEONE.to_owned(), None),
        };
        let whose = possessive(&whom);
        let space = format!("{whose} {}", space_words(space));
        Ok(words
            .replace("{whose}", &whose)
            .replace("{whom}", &whom)
            .replace("{space}", &space))
    }

    /// These people, as one writes of them in the middle of a sentence.
    async fn whom(&mut self, conn: &mut Conn, people: &[Id<Account>]) -> Result<String, Stop> {
        if let Reader::Person(me) = self.reader
            && people.contains(&me)
        {
            return Ok("you".to_owned());
        }
        let mut names = Vec::new();
        for account in people {
            match self.person(conn, *account).await? {
                Some((Role::Client, _)) if self.reader == Reader::Practice => {
                    let words = if people.len() == 2 {
                        "a couple"
                    } else {
                        "a client"
                    };
                    return Ok(words.to_owned());
                }
                Some((_, name)) => names.push(name),
                None => {}
            }
        }
        Ok(match names.as_slice() {
            [] => SOMEONE.to_owned(),
            names => names.join(" and "),
        })
    }
}

const SOMEONE: &str = "someone";

fn possessive(whom: &str) -> String {
    match whom {
        "you" => "your".to_owned(),
        whom => format!("{whom}’s"),
    }
}

fn space_words(kind: Option<SpaceKind>) -> &'static str {
    match kind {
        Some(SpaceKind::Private) => "private space",
        Some(SpaceKind::Joint) => "joint space",
        Some(SpaceKind::Notes) => "own notes",
        None => "space",
    }
}
