//! The relay: how the browsers of one live session reach each other where no direct way leads.
//!
//! It speaks STUN and TURN (RFC 8489, RFC 8656) on one UDP and one TCP port, over `turn-server-proto`.
//! A relayed address is a name inside its session and no socket at all, so a packet for one goes to
//! the client that holds it, in this process, and nowhere else.
//!
//! What must stay true: nothing is sent but to a client that proved its credentials (and the answer to
//! whoever asks); a packet never leaves the session it came from; no address and no username is
//! logged; all that a stranger can make the relay remember is bounded.
//!
//! | file | what is in it |
//! |---|---|
//! | `credentials` | usernames and passwords: made, checked (pure) |
//! | `ice` | what a browser is told |
//! | `frames` | where a packet ends in a TCP stream (pure) |
//! | `limits` | how much each may have, and the meter (pure) |
//! | `client` | one client: its engine, what it proved |
//! | `session` | who has which relayed address |
//! | `hub` | all of them: who a packet is from, and where it goes |
//! | `tally` | what is counted |
//! | `doors`, `udp`, `tcp`, `outbox`, `tls` | sockets |

mod client;
mod credentials;
mod doors;
mod frames;
mod hub;
mod ice;
mod limits;
mod outbox;
mod session;
mod tally;
mod tcp;
mod tls;
mod udp;

use std::net::SocketAddr;
use std::sync::Arc;

use jiff::Timestamp;
use sealing::{Context, ServerKey};

use crate::clock::Clock;
use crate::settings::Settings;
use credentials::{Secret, Username};
use doors::Doors;
pub use ice::IceServer;

/// Parts it is built on that name people's addresses when they log; never to be asked to.
pub const SILENT: [&str; 5] = [
    "turn_server_proto=off",
    "stun_proto=off",
    "turn_types=off",
    "stun_types=off",
    "rustls=off",
];

/// A running relay, or the address of one that runs elsewhere. Ends when dropped.
pub struct Relay {
    secret: Secret,
    urls: Vec<String>,
    stun: Vec<String>,
    doors: Option<Doors>,
}

impl Relay {
    /// Opens the ports the settings name and serves them from now on; with a TURN server outside,
    /// opens nothing.
    ///
    /// # Errors
    /// Words for whoever started it.
    pub async fn open(settings: &Settings, key: &ServerKey, clock: &Clock) -> Result<Self, String> {
        if !settings.turn.is_empty() {
            let secret = settings.turn_secret.as_deref();
            let secret = secret.ok_or("--turn needs its --turn-secret")?;
            let (stun, urls) = ice::outside(&settings.turn)?;
            return Ok(Self {
                secret: Secret::new(secret.as_bytes()),
                urls,
                stun,
                doors: None,
            });
        }
        // The same on every node and after every restart.
        let tag = key.tag(&Context::new("relay credentials"), b"");
        let secret = Secret::new(tag.as_bytes());
        let host = ice::host(settings)?;
        let tls = tls::Certificate::read(settings)?;
        let with_tls = tls.is_some();
        let doors = Doors::open(settings, secret.clone(), clock.clone(), tls).await?;
        let (stun, urls) = ice::embedded(&host, doors.address().port(), with_tls);
        Ok(Self {
            secret,
            urls,
            stun,
            doors: Some(doors),
        })
    }

    /// One that is not open, for commands beside the service.
    pub fn closed(key: &ServerKey) -> Self {
        let tag = key.tag(&Context::new("relay credentials"), b"");
        Self {
            secret: Secret::new(tag.as_bytes()),
            urls: Vec::new(),
            stun: Vec::new(),
            doors: None,
        }
    }

    /// Where it listens, UDP and TCP; nowhere if the relay is outside.
    pub fn address(&self) -> Option<SocketAddr> {
        self.doors.as_ref().map(Doors::address)
    }

    /// What a browser in this session is to use. Of `session` and `who` only keyed hashes are in it.
    pub fn ice_servers(&self, session: &[u8], who: &[u8], now: Timestamp) -> Vec<IceServer> {
        let username = Username::new(&self.secret, session, who, now).to_string();
        let credential = self.secret.password(&username);
        let all = [
            IceServer {
                urls: self.stun.clone(),
                username: String::new(),
                credential: String::new(),
            },
            IceServer {
                urls: self.urls.clone(),
                username,
                credential,
            },
        ];
        // A browser refuses a server without an address, and everything with it.
        all.into_iter()
            .filter(|server| !server.urls.is_empty())
            .collect()
    }

    /// Closes its ports and connections.
    pub fn close(&self) {
        if let Some(doors) = &self.doors {
            doors.close();
        }
    }
}

impl std::fmt::Debug for Relay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Relay(..)")
    }
}

/// What several tasks share.
type Shared = Arc<std::sync::Mutex<hub::Hub>>;
