//! What a copy is made of: parts, and entries in them.

use std::collections::HashMap;

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

use super::fhir;
use crate::accounts::{self, Account, SignedIn};
use crate::db::{Conn, Id};
use crate::episodes::Membership;
use crate::messages;
use crate::service::Service;
use crate::web::{Stop, when};

/// A part of a copy: a page of it, and an entry of its JSON.
pub(super) struct Part {
    /// As its file is named.
    pub(super) name: String,
    pub(super) title: String,
    /// What it holds, in a sentence.
    pub(super) about: &'static str,
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
    title: String,
    names: HashMap<Id<Account>, String>,
}

/// One entry.
#[derive(Serialize)]
pub(super) struct Item {
    /// When, in UTC.
    at: Option<String>,
    /// The same in its owner's time zone, in words.
    #[serde(skip)]
    pub(super) when: String,
    /// By whom, where that is not plain.
    pub(super) who: Option<String>,
    /// What it is, or what was written.
    pub(super) text: String,
    pub(super) facts: Vec<Fact>,
    /// The same as resources of the bundle, where there are some for it.
    #[serde(skip)]
    pub(super) fhir: Vec<Value>,
}

/// A question and its answer, a name and what it is.
#[derive(Serialize)]
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

impl Item {
    pub(super) fn new(
        me: &SignedIn,
        at: Option<Timestamp>,
        text: impl Into<String>,
        facts: Vec<Fact>,
    ) -> Self {
        let words = |at| {
            format!(
                "{}, {}",
                when::day(at, me.zone()),
                when::time(at, me.zone())
            )
        };
        Self {
            at: at.map(when::machine),
            when: at.map(words).unwrap_or_default(),
            who: None,
            text: text.into(),
            facts,
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
        title: &str,
    ) -> Result<Self, Stop> {
        let mut names = HashMap::new();
        for account in member.everyone() {
            let name = accounts::person(conn, service, account).await?.name;
            names.insert(account, name);
        }
        let title = title.to_owned();
        Ok(Self {
            member,
            title,
            names,
        })
    }

    /// Messages after this number that were there by then, and after which number more come.
    ///
    /// # Errors
    /// If the store does not answer or one does not open.
    pub(super) async fn after(
        &self,
        conn: &mut Conn,
        me: &SignedIn,
        number: i64,
        until: Timestamp,
    ) -> Result<(Vec<Item>, Option<i64>), Stop> {
        let (read, next) = messages::read_after(conn, &self.member, number).await?;
        let there = read.into_iter().filter(|message| message.at <= until);
        let items = there.map(|message| {
            let who = self.names.get(&message.author).cloned();
            let resource = fhir::message(me, &self.title, who.as_deref(), &message);
            let item = Item::new(me, Some(message.at), message.text, Vec::new());
            Item { who, ..item }.with([resource])
        });
        Ok((items.collect(), next))
    }
}
