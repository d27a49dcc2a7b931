//! The relay of live sessions, over real sockets: who is let through, and who is not.

mod client;
mod coturn;
mod disturbed;
mod meet;
mod refused;

use std::net::SocketAddr;

use clap::Parser;
use jiff::SignedDuration;
use sealing::{ServerKey, SystemEntropy};
use securebase::clock::Clock;
use securebase::live::relay::{IceServer, Relay};
use securebase::settings::{Cli, Command, Settings};

use client::Client;

/// A relay, and whom it knows.
struct House {
    relay: Relay,
    address: SocketAddr,
    clock: Clock,
}

fn settings(more: &[&str]) -> Settings {
    let words = ["securebase", "serve", "--public-url", "http://127.0.0.1:1"];
    let listen = ["--relay-listen", "127.0.0.1:0"];
    let cli = Cli::parse_from(words.iter().chain(&listen).chain(more));
    match cli.command {
        Command::Serve(settings) => *settings,
        _ => unreachable!("serve was asked for"),
    }
}

impl House {
    async fn open() -> Self {
        Self::open_with(&[]).await
    }

    async fn open_with(more: &[&str]) -> Self {
        let key = ServerKey::from_file(&ServerKey::new_file(&mut SystemEntropy));
        let clock = Clock::default();
        let relay = Relay::open(&settings(more), &key, &clock).await;
        let relay = relay.expect("a relay");
        let address = relay.address().expect("an address");
        Self {
            relay,
            address,
            clock,
        }
    }

    fn credentials(&self, session: &str, who: &str) -> IceServer {
        let now = self.clock.now();
        let mut servers = self
            .relay
            .ice_servers(session.as_bytes(), who.as_bytes(), now);
        servers.pop().expect("a TURN server")
    }

    async fn udp(&self, session: &str, who: &str) -> Client {
        Client::udp(self.address, &self.credentials(session, who)).await
    }

    async fn tcp(&self, session: &str, who: &str) -> Client {
        Client::tcp(self.address, &self.credentials(session, who)).await
    }

    fn wait(&self, time: SignedDuration) {
        self.clock.move_by(time);
    }
}

/// Gives both a relayed address, and lets each hear the other over a channel of its own.
async fn introduce(one: &mut Client, other: &mut Client) -> (SocketAddr, SocketAddr) {
    let mine = one.allocate().await.expect("an address");
    let theirs = other.allocate().await.expect("an address");
    one.bind(0x4001, theirs).await.expect("a channel");
    other.bind(0x4002, mine).await.expect("a channel");
    (mine, theirs)
}

/// Each says something and the other hears it.
async fn talk(one: &mut Client, other: &mut Client) {
    for words in ["how are you?".as_bytes(), b"x", &[7; 1_201]] {
        one.say(0x4001, words).await;
        let heard = other.hear().await.expect("words");
        assert_eq!(
            (heard.channel, heard.words.as_slice()),
            (Some(0x4002), words)
        );
        other.say(0x4002, words).await;
        let heard = one.hear().await.expect("words");
        assert_eq!(
            (heard.channel, heard.words.as_slice()),
            (Some(0x4001), words)
        );
    }
}
