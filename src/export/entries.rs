//! What a copy is made of: parts, and entries in them.

use std::collections::HashMap;

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

use super::fhir;
use crate::accounts::{self, Account, SignedIn};
use crate::attachments;
use crate::db::{Conn, Id};
use crate::episodes::Membership;
use crate::languages::say;
use crate::messages;
use crate::service::Service;
use crate::web::{Stop, when};

/// A part of a copy: a page of it, and an entry of its JSON.
pub(super) struct Part {
    /// As its file is named.
    pub(super) name: String,
    pub(super) title: String,
    /// What it holds, in a sentence.
    pub(super) about: String,
    pub(super) source: Source,
}

/// Where the entries of a part come from.
pub(super) enum Source {
    /// They are few.
    Items(Vec<Item>),
    /// They are messages: read a page at a time.
    Room(Box<Room>),
}

/// A room whose messages are read.
pub(super) struct Room {
    pub(super) member: Membership,
    /// As the part's file is named.
    name: String,
    title: String,
    names: HashMap<Id<Account>, String>,
    /// Nothing of before this time is in it.
    pub(super) since: Timestamp,
    /// Nothing of after this time is in it.
    pub(super) until: Timestamp,
}

/// One entry.
#[derive(Serialize)]
pub(super) struct Item {
    /// When, in UTC.
    pub(super) at: Option<String>,
    /// The same in its owner's time zone, in words.
    #[serde(skip)]
    pub(super) when: String,
    /// By whom, where that is not plain.
    pub(super) who: Option<String>,
    /// What it is, or what was written.
    pub(super) text: String,
    pub(super) facts: Vec<Fact>,
    /// What its page shows in place of the facts: a finished piece of HTML, escaped where it was made.
    #[serde(skip)]
    pub(super) html: Option<String>,
    /// Files that were sent with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) files: Vec<File>,
    /// The same as resources of the bundle, where there are some for it.
    #[serde(skip)]
    pub(super) fhir: Vec<Value>,
}

/// A file of the copy that hangs on an entry.
#[derive(Serialize)]
pub(super) struct File {
    /// Where it is in the copy.
    pub(super) path: String,
    /// As it was named.
    pub(super) name: String,
    /// What its sender says is in it; empty for nothing.
    pub(super) described: String,
    /// Its kind, as in `image/png`.
    pub(super) mime: &'static str,
    #[serde(skip)]
    pub(super) stored: attachments::Stored,
}

/// What is known of a file's bytes once it is in the copy.
pub(super) struct Sum {
    pub(super) bytes: u64,
    pub(super) sha1: [u8; 20],
}

/// A question and its answer, a name and what it is.
#[derive(Clone, Serialize)]
pub(super) struct Fact {
    pub(super) label: String,
    pub(super) value: String,
}

pub(super) fn fact(label: impl Into<String>, value: impl Into<String>) -> Fact {
    Fact {
        label: label.into(),
        value: value.into(),
    }
}

pub(super) fn facts(pairs: Vec<(String, String)>) -> Vec<Fact> {
    pairs.into_iter().map(|(l, v)| fact(l, v)).collect()
}

impl Part {
    /// Whether a page of it shows pictures, which have styles of their own.
    pub(super) fn has_pictures(&self) -> bool {
        match &self.source {
            Source::Items(items) => items.iter().any(|item| item.html.is_some()),
            Source::Room(_) => false,
        }
    }
}

impl Item {
    pub(super) fn new(
        me: &SignedIn,
        at: Option<Timestamp>,
        text: impl Into<String>,
        facts: Vec<Fact>,
    ) -> Self {
        let words = |at| {
            say("copied-moment")
                .with("day", when::day(at, me.zone()))
                .with("time", when::time(at, me.zone()))
                .into()
        };
        Self {
            at: at.map(when::machine),
            when: at.map(words).unwrap_or_default(),
            who: None,
            text: text.into(),
            facts,
            html: None,
            files: Vec::new(),
            fhir: Vec::new(),
        }
    }

    /// The entry, which these resources say as well.
    pub(super) fn with(mut self, resources: impl IntoIterator<Item = Value>) -> Self {
        self.fhir.extend(resources);
        self
    }
}

impl Room {
    pub(super) async fn new(
        conn: &mut Conn,
        service: &Service,
        member: Membership,
        (name, title): (&str, &str),
    ) -> Result<Self, Stop> {
        let mut names = HashMap::new();
        for account in member.everyone() {
            let name = accounts::person(conn, service, account).await?.name;
            names.insert(account, name);
        }
        Ok(Self {
            member,
            name: name.to_owned(),
            title: title.to_owned(),
            names,
            since: Timestamp::MIN,
            until: service.clock.now(),
        })
    }

    /// Messages of its time after this number, and after which number more come.
    ///
    /// # Errors
    /// If the store does not answer or one does not open.
    pub(super) async fn after(
        &self,
        conn: &mut Conn,
        me: &SignedIn,
        number: i64,
    ) -> Result<(Vec<Item>, Option<i64>), Stop> {
        let (mut read, next) = messages::read_after(conn, &self.member, number).await?;
        read.retain(|message| (self.since..=self.until).contains(&message.at));
        let mut files = self.files(conn, &read).await?;
        let items = read.into_iter().map(|message| {
            let who = self.names.get(&message.author).cloned();
            let files = files.remove(&message.number).unwrap_or_default();
            let resource = fhir::message(me, &self.title, who.as_deref(), &message, &files);
            let item = Item::new(me, Some(message.at), message.text, Vec::new());
            Item { who, files, ..item }.with([resource])
        });
        Ok((items.collect(), next))
    }

    /// The files sent with these messages, by the message's number.
    async fn files(
        &self,
        conn: &mut Conn,
        read: &[messages::Read],
    ) -> Result<HashMap<i64, Vec<File>>, Stop> {
        let mut files: HashMap<i64, Vec<File>> = HashMap::new();
        let (Some(first), Some(last)) = (read.first(), read.last()) else {
            return Ok(files);
        };
        let space = self.member.space();
        let found = attachments::of_messages(conn, space, first.number, last.number).await?;
        for stored in found {
            let Some(number) = stored.message else {
                continue;
            };
            if !read.iter().any(|message| message.number == number) {
                continue;
            }
            let shown = attachments::open(&self.member, &stored)?;
            let of = files.entry(number).or_default();
            // A name of our own: theirs may be one that some system cannot keep.
            let place = of.len() + 1;
            of.push(File {
                path: format!("files/{}-{number}-{place}.{}", self.name, shown.ending),
                name: shown.name,
                described: shown.described,
                mime: shown.mime,
                stored,
            });
        }
        Ok(files)
    }
}
