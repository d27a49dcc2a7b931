//! One client of the relay: the browser at the other end of one UDP address or one TCP connection.
//!
//! What must stay true: each has an engine of its own, so what one sends is never read with another's
//! state; and its engine knows no user until the client's credentials were checked.

use std::net::SocketAddr;
use std::sync::Arc;

use jiff::Timestamp;
use stun_types::attribute::{ErrorCode, Username as UsernameAttribute};
use stun_types::message::{
    IntegrityAlgorithm, IntegrityKey, LongTermKeyCredentials, Message, MessageIntegrityCredentials,
    MessageWriteVec,
};
use stun_types::prelude::{MessageWrite, MessageWriteExt};
use tokio::net::UdpSocket;
use turn_server_proto::api::{DelayedMessageOrChannelSend, Transmit, TurnServerApi};
use turn_server_proto::server::TurnServer;
use turn_types::transmit::TransmitBuild;
use turn_types::{Instant, TransportType};

use super::credentials::{Secret, Username};
use super::limits::Meter;
use super::outbox::Outbox;

/// What engines call the relay's own address. They must have one, and it must be no relayed one.
pub const HERE: SocketAddr =
    SocketAddr::new(std::net::IpAddr::V4(std::net::Ipv4Addr::UNSPECIFIED), 3478);

/// The name of the space passwords are for: a part of the protocol, shown to nobody.
const REALM: &str = "securebase";

/// Which client a packet is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// The one at this address, as the socket names it.
    Udp(SocketAddr),
    /// The one at the end of this connection.
    Tcp(u64),
}

/// The way to a client.
pub enum Way {
    /// From the relay's one UDP socket.
    Udp(Arc<UdpSocket>, SocketAddr),
    /// Over its connection.
    Tcp(Arc<Outbox>),
}

impl Way {
    /// Sends a packet, or drops it where it would have to wait: media is of use at once or not at all.
    pub fn send(&self, packet: &[u8]) -> bool {
        match self {
            Self::Udp(socket, to) => socket.try_send_to(packet, *to).is_ok(),
            Self::Tcp(outbox) => outbox.push(packet),
        }
    }
}

/// What an engine wants sent.
pub type Out<'a> = TransmitBuild<DelayedMessageOrChannelSend<&'a [u8]>>;

/// What a client proved.
pub struct Proven {
    /// Who it is.
    pub name: Username,
    key: IntegrityKey,
}

/// A client.
pub struct Client {
    /// The protocol.
    pub engine: TurnServer,
    /// Its address, as it is told to itself.
    pub seen: SocketAddr,
    /// The way to it.
    pub way: Way,
    /// Who it is, once it proved it.
    pub proven: Option<Proven>,
    /// The port of its relayed address, once it has one.
    pub port: Option<u16>,
    /// What it sends on.
    pub meter: Meter,
    /// When it came, proved who it is, or lost its relayed address.
    pub since: Instant,
}

/// A new engine. All speak as if over UDP: a stream is taken apart before an engine sees it.
pub fn engine() -> TurnServer {
    TurnServer::new(TransportType::Udp, HERE, REALM.to_owned())
}

impl Client {
    /// A stranger.
    pub fn new(seen: SocketAddr, way: Way, rate: u64, now: Instant) -> Self {
        Self {
            engine: engine(),
            seen,
            way,
            proven: None,
            port: None,
            meter: Meter::new(rate, now),
            since: now,
        }
    }

    /// Whether it has proved nothing yet.
    pub fn is_stranger(&self) -> bool {
        self.proven.is_none()
    }

    /// Takes a request as proof of who the client is, if it is signed with a password that holds.
    pub fn prove(&mut self, request: &Message<'_>, secret: &Secret, now: Timestamp) -> bool {
        let Ok(said) = request.attribute::<UsernameAttribute>() else {
            return false;
        };
        let said = said.username();
        let Some(name) = said.parse().ok().filter(|name: &Username| name.holds(now)) else {
            return false;
        };
        let password = secret.password(said);
        let key = MessageIntegrityCredentials::from(LongTermKeyCredentials::new(
            said.to_owned(),
            password.clone(),
            REALM.to_owned(),
        ));
        let Ok(algorithm) = request.validate_integrity(&key) else {
            return false;
        };
        self.engine.add_user(said.to_owned(), password);
        self.proven = Some(Proven {
            name,
            key: key.make_key(algorithm),
        });
        true
    }

    /// What the engine makes of a packet from the client itself.
    pub fn ask<'a>(&mut self, packet: &'a [u8], now: Instant) -> Option<Out<'a>> {
        let packet = Transmit::new(packet, TransportType::Udp, self.seen, HERE);
        self.engine.recv(packet, now)
    }

    /// What the engine makes of a packet to the client's relayed address.
    pub fn hear<'a>(
        &mut self,
        from: SocketAddr,
        to: SocketAddr,
        content: &'a [u8],
        now: Instant,
    ) -> Option<Out<'a>> {
        let packet = Transmit::new(content, TransportType::Udp, from, to);
        let out = self.engine.recv(packet, now)?;
        (out.from == HERE).then_some(out)
    }
}

impl Proven {
    /// The answer "forbidden" to a request of this client; none if somebody else signed it.
    pub fn forbidden(&self, request: &Message<'_>) -> Option<Vec<u8>> {
        let algorithm = request.validate_integrity_with_key(&self.key).ok()?;
        refusal(request, &self.key, algorithm)
    }
}

fn refusal(
    request: &Message<'_>,
    key: &IntegrityKey,
    algorithm: IntegrityAlgorithm,
) -> Option<Vec<u8>> {
    let code = ErrorCode::builder(ErrorCode::FORBIDDEN).build().ok()?;
    let mut answer = Message::builder_error(request, MessageWriteVec::new());
    answer.add_attribute(&code).ok()?;
    answer.add_message_integrity_with_key(key, algorithm).ok()?;
    Some(answer.finish())
}
