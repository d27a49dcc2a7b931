//! What every room is handed: the store, the server's key, the clock, the settings.
//!
//! What must stay true: nothing in it is content, and of the rooms it knows only what a bell carries.

use std::pin::Pin;
use std::sync::OnceLock;

use sealing::{CannotOpen, Context, PublicKey, SealedByServer, ServerKey, SystemEntropy};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::sync::Semaphore;

use crate::accounts::Account;
use crate::bells::Bells;
use crate::clock::Clock;
use crate::db::{Conn, Db, Id};
use crate::effort::{Work, spent};
use crate::live::relay::Relay;
use crate::sealed_files::Files;
use crate::settings::Settings;
use crate::web::Stop;

/// The secret part of a new link: 192 random bits, to be stored as [`Service::tag`] only.
pub fn link_secret() -> String {
    data_encoding::BASE64URL_NOPAD.encode(&sealing::random::<24>(&mut SystemEntropy))
}

/// How somebody is told by mail that the ways into their account changed: the outbox stands above the room
/// of accounts, so the house hands it down.
pub type TellOwner = for<'a> fn(
    &'a mut Conn,
    &'a Service,
    Id<Account>,
) -> Pin<Box<dyn Future<Output = Result<(), Stop>> + Send + 'a>>;

/// The running service.
pub struct Service {
    /// The store.
    pub db: Db,
    /// Where sealed files are kept.
    pub files: Files,
    /// The server's own key, read from its file at start.
    pub key: ServerKey,
    /// Tells the time.
    pub clock: Clock,
    /// What the command line said.
    pub settings: Settings,
    /// How many passwords may be hashed at once: each takes 19 MiB and a core for a while.
    pub hashing: Semaphore,
    /// Who listens to which room right now, on this node.
    pub bells: Bells,
    /// How the browsers of a live session reach each other where no direct way leads.
    pub relay: Relay,
    /// Tells the owner of an account that the ways into it changed.
    pub tell_owner: TellOwner,
    /// The practice, once it is set up.
    pub house: OnceLock<House>,
    /// What [`Service::open_nothing`] opens.
    pub nothing: SealedByServer,
}

/// As much as is sealed of somebody who went on alone, or a little more or less.
const NOTHING: usize = 512;

fn nothing_context() -> Context {
    Context::new("nothing")
}

/// Something sealed that says nothing.
pub fn sealed_nothing(key: &ServerKey) -> SealedByServer {
    let plain = format!("\"{}\"", " ".repeat(NOTHING));
    key.seal(&nothing_context(), plain.as_bytes(), &mut SystemEntropy)
}

/// What every page and every new space needs to know of the practice.
#[derive(Clone, Debug)]
pub struct House {
    /// Its name.
    pub name: String,
    /// The public half of its recovery key.
    pub recovery: PublicKey,
}

impl Service {
    /// The practice's name, or the product's until it is set up.
    pub fn name(&self) -> &str {
        self.house
            .get()
            .map_or("securebase", |house| house.name.as_str())
    }

    /// Seals something under the server's key, as JSON.
    pub fn seal<T: Serialize>(&self, context: &Context, value: &T) -> SealedByServer {
        // Only our own types come here, and none of them has a map with keys that are not strings.
        let plain = zeroize::Zeroizing::new(serde_json::to_vec(value).unwrap_or_default());
        spent(Work::ServerSeal);
        self.key.seal(context, &plain, &mut SystemEntropy)
    }

    /// Opens what [`Service::seal`] sealed, from its stored bytes.
    pub fn open<T: DeserializeOwned>(
        &self,
        context: &Context,
        stored: Vec<u8>,
    ) -> Result<T, CannotOpen> {
        spent(Work::ServerOpen);
        let plain = self
            .key
            .open(context, &SealedByServer::from_stored(stored))?;
        serde_json::from_slice(&plain).map_err(|_| CannotOpen)
    }

    /// Opens something that says nothing, in the place of what is not there: for answers by whose time
    /// nobody must be able to tell whether it is.
    pub fn open_nothing(&self) {
        let sealed = self.nothing.as_bytes().to_vec();
        let opened = self.open::<String>(&nothing_context(), sealed);
        // Nobody reads it, and it is to be opened all the same.
        drop(std::hint::black_box(opened));
    }

    /// The keyed hash of a value, for a column to look it up by.
    pub fn tag(&self, context: &Context, value: &[u8]) -> Vec<u8> {
        spent(Work::Tag);
        self.key.tag(context, value).as_bytes().to_vec()
    }

    /// An address of this service to put in a mail or hand to someone.
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.settings.public_url.trim_end_matches('/'))
    }

    /// What calendars call something of this practice, and nobody else anything: `name@care.example`.
    pub fn uid(&self, name: &str) -> String {
        let address = &self.settings.public_url;
        let host = address
            .split_once("://")
            .map_or(&**address, |(_, rest)| rest);
        let host = host.split(['/', ':']).next().unwrap_or_default();
        format!("{name}@{host}")
    }

    /// Whether people reach it over TLS.
    pub fn is_https(&self) -> bool {
        self.settings.public_url.starts_with("https:")
    }
}
