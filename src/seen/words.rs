//! An entry in words, for whoever reads it.
//!
//! What must stay true: the practice's words name no client.

use std::collections::HashMap;

use jiff::Timestamp;

use crate::accounts::{self, Account, Role};
use crate::audit::{By, Deed, Entry, Names, Note, Whose};
use crate::db::{Conn, Id};
use crate::episodes::{self, Space, SpaceKind};
use crate::languages::{Said, in_a_row, named, say};
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

impl Line {
    /// As what they work here; none for a client, and for who has no account.
    pub(super) fn works_as(&self) -> Option<Said> {
        named("role", self.role)
    }
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

/// What texts that speak of a person choose by, where that is the reader.
const YOU: &str = "you";

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
                who: say("seen-who-else").into(),
                role: "",
                did: say("seen-did-foreign").into(),
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
            By::Nobody if guest => return Ok((say("seen-who-guest").into(), "")),
            By::Nobody => return Ok((say("seen-who-somebody").into(), "")),
            By::Server => return Ok((say("seen-who-server").into(), "")),
        };
        if self.reader == Reader::Person(account) {
            return Ok((say("seen-who-you").into(), ""));
        }
        Ok(match self.person(conn, account).await? {
            Some((Role::Client, _)) if self.reader == Reader::Practice => {
                (say("seen-who-client").into(), Role::Client.as_str())
            }
            Some((role, name)) => (name, role.as_str()),
            None => (say("seen-who-gone").into(), ""),
        })
    }

    async fn did(&mut self, conn: &mut Conn, note: &Note) -> Result<String, Stop> {
        let mut words = deed(note.deed);
        if let (By::Account(account), Reader::Person(me)) = (note.by, self.reader)
            && account == me
        {
            words = words.form(YOU);
        }
        if note.deed.names() == Names::Nobody {
            return Ok(words.into());
        }
        let (whom, space) = match note.about {
            Some(Whose::Person(account)) => (self.whom(conn, &[account]).await?, None),
            Some(Whose::Space(space)) => match self.place(conn, space).await? {
                Some(place) => (self.whom(conn, &place.clients).await?, Some(place.kind)),
                None => (someone(), None),
            },
            None => (someone(), None),
        };
        let space = space_words(space).with("whom", &whom);
        Ok(words.with("whom", whom).with("space", space).into())
    }

    /// These people, as a text is given them: [`YOU`], or words for the middle of a sentence.
    async fn whom(&mut self, conn: &mut Conn, people: &[Id<Account>]) -> Result<String, Stop> {
        if let Reader::Person(me) = self.reader
            && people.contains(&me)
        {
            return Ok(YOU.to_owned());
        }
        let mut names = Vec::new();
        for account in people {
            match self.person(conn, *account).await? {
                Some((Role::Client, _)) if self.reader == Reader::Practice => {
                    return Ok(match people.len() {
                        2 => say("seen-whom-couple").into(),
                        _ => say("seen-whom-client").into(),
                    });
                }
                Some((_, name)) => names.push(name),
                None => {}
            }
        }
        Ok(match names.as_slice() {
            [] => someone(),
            names => in_a_row(names),
        })
    }
}

fn deed(deed: Deed) -> Said {
    // Each has a text: a test goes through them all.
    named("deed", deed.code()).unwrap_or_else(|| say("seen-did-foreign"))
}

fn someone() -> String {
    say("seen-whom-someone").into()
}

fn space_words(kind: Option<SpaceKind>) -> Said {
    match kind {
        Some(SpaceKind::Private) => say("seen-space-private"),
        Some(SpaceKind::Joint) => say("seen-space-joint"),
        Some(SpaceKind::Notes) => say("seen-space-notes"),
        None => say("seen-space-gone"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::languages::Language;

    #[test]
    fn each_deed_has_words_that_name_what_it_says_it_names() {
        for language in [Language::English, Language::Spanish] {
            language.speaks(|| {
                for one in Deed::ALL {
                    assert!(named("deed", one.code()).is_some(), "{one:?}");
                    let forms = [deed(*one), deed(*one).form(YOU)];
                    for words in forms {
                        let words = words.with("whom", "WHOM").with("space", "SPACE");
                        let found = match (words.contains("SPACE"), words.contains("WHOM")) {
                            (true, _) => Names::Space,
                            (false, true) => Names::Person,
                            (false, false) => Names::Nobody,
                        };
                        assert_eq!(found, one.names(), "{one:?}: {}", &*words);
                    }
                }
            });
        }
    }

    #[test]
    fn no_deed_says_the_word_that_texts_choose_by() {
        Language::Spanish.speaks(|| {
            for one in Deed::ALL {
                for words in [deed(*one), deed(*one).form(YOU)] {
                    let words = words.with("whom", YOU).with("space", "");
                    assert!(!words.contains(YOU), "{one:?}: {}", &*words);
                }
            }
        });
    }

    #[test]
    fn a_space_is_the_readers_or_somebodys() {
        let space = |whom: &str| {
            space_words(Some(SpaceKind::Private))
                .with("whom", whom)
                .to_string()
        };
        assert_eq!(space(YOU), "your private space");
        assert_eq!(space("Maria"), "Maria’s private space");
        let spanish = |whom: &str| Language::Spanish.speaks(|| space(whom));
        assert_eq!(spanish(YOU), "tu espacio privado");
        assert_eq!(spanish("Maria"), "el espacio privado de Maria");
    }
}
