//! A packet's way: from its client to the engine, and to where the engine wants it.
//!
//! What must stay true: what goes on to another goes to a client of the same session, and to no address.

use std::collections::HashMap;
use std::net::SocketAddr;

use stun_types::attribute::Username;
use stun_types::message::{Message, MessageClass};
use stun_types::prelude::{AttributeFromRaw, AttributeStaticType};
use turn_server_proto::api::{
    DelayedMessageOrChannelSend, SocketAllocateError, TurnServerApi, TurnServerPollRet,
};
use turn_types::AddressFamily;
use turn_types::attribute::XorPeerAddress;
use turn_types::message::{CHANNEL_BIND, CONNECT, CONNECTION_BIND, CREATE_PERMISSION};
use turn_types::prelude::DelayedTransmitBuild;

use super::super::client::{Client, HERE, Out, Source};
use super::super::credentials::Tag;
use super::super::limits::Limits;
use super::super::session::{NOWHERE, Session};
use super::super::tally::Why;
use super::{Hub, Now, take_back};

impl Hub {
    /// A packet came from a client that is here.
    pub fn receive(&mut self, source: Source, packet: &[u8], now: Now) {
        let Some(client) = self.clients.get_mut(&source) else {
            return;
        };
        if matches!(packet.first(), Some(0x40..0x80)) {
            if let Some(out) = client.ask(packet, now.engine) {
                self.pass(source, out, now);
            }
            return;
        }
        let Ok(message) = Message::from_bytes(packet) else {
            return;
        };
        let is_request = message.has_class(MessageClass::Request);
        if is_request && !self.may_ask(source, &message, now) {
            return;
        }
        let Some(client) = self.clients.get_mut(&source) else {
            return;
        };
        if let Some(out) = client.ask(packet, now.engine) {
            self.pass(source, out, now);
        }
        if is_request {
            self.settle(source, now);
        }
    }

    /// Whether the engine is to see a request. What it would allow but the relay does not is answered.
    fn may_ask(&mut self, source: Source, request: &Message<'_>, now: Now) -> bool {
        let method = request.method();
        // Relayed TCP (RFC 6062) is for peers outside, and there are none.
        if [CONNECT, CONNECTION_BIND].contains(&method) {
            self.tally.refuse(Why::Outside);
            return false;
        }
        let Some(client) = self.clients.get_mut(&source) else {
            return false;
        };
        if client.proven.is_none() {
            if client.prove(request, &self.secret, now.wall) {
                client.since = now.engine;
                let seen = client.seen.ip();
                self.no_stranger(source, seen);
            } else if request.has_attribute(Username::TYPE) {
                self.tally.refuse(Why::Credentials);
            }
            return true;
        }
        if ![CREATE_PERMISSION, CHANNEL_BIND].contains(&method) {
            return true;
        }
        let Some(proven) = &client.proven else {
            return true;
        };
        let session = self.sessions.get(&proven.name.session);
        let inside = |peer: SocketAddr| match method {
            CHANNEL_BIND => session.is_some_and(|session| session.holder(peer).is_some()),
            _ => peer.ip() == NOWHERE,
        };
        let mut peers = request
            .iter_attributes()
            .filter_map(|(_, attribute)| XorPeerAddress::from_raw(attribute).ok());
        if peers.all(|peer| inside(peer.addr(request.transaction_id()))) {
            return true;
        }
        // Signed by somebody else, it is the engine's to refuse.
        let Some(answer) = proven.forbidden(request) else {
            return true;
        };
        client.way.send(&answer);
        self.tally.refuse(Why::Outside);
        false
    }

    /// Sends what an engine wants sent: back to its client, or on to another of its session.
    fn pass(&mut self, source: Source, out: Out<'_>, now: Now) {
        let owned;
        let content = match out.data {
            DelayedMessageOrChannelSend::Range(packet, range) => match packet.get(range) {
                Some(content) => content,
                None => return,
            },
            other => {
                owned = other.build();
                owned.as_slice()
            }
        };
        let Some(client) = self.clients.get_mut(&source) else {
            return;
        };
        if out.from == HERE {
            client.way.send(content);
            return;
        }
        if !client.meter.take(content.len(), now.engine) {
            self.tally.refuse(Why::Rate);
            return;
        }
        let session = client.proven.as_ref().map(|proven| proven.name.session);
        let session = session.and_then(|tag| self.sessions.get(&tag));
        let holder = session.and_then(|session| session.holder(out.to));
        let Some(peer) = holder.and_then(|holder| self.clients.get_mut(&holder)) else {
            self.tally.refuse(Why::Outside);
            return;
        };
        let Some(heard) = peer.hear(out.from, out.to, content, now.engine) else {
            return;
        };
        let built;
        let packet = match heard.data {
            // Most by far, so written where there is room already.
            channel @ DelayedMessageOrChannelSend::Channel(_) => {
                let Some(packet) = self.scratch.get_mut(..channel.len()) else {
                    return;
                };
                channel.write_into(packet);
                &*packet
            }
            // Written in place, an indication would be one to a server (turn-types 0.7.3).
            other => {
                built = other.build();
                built.as_slice()
            }
        };
        if peer.way.send(packet) {
            self.tally.relayed += content.len() as u64;
        } else {
            self.tally.refuse(Why::Slow);
        }
    }

    /// Does what an engine asks for after a request, or when time has passed.
    pub(super) fn settle(&mut self, source: Source, now: Now) {
        let Some(client) = self.clients.get_mut(&source) else {
            return;
        };
        loop {
            match client.engine.poll(now.engine) {
                TurnServerPollRet::AllocateSocket {
                    transport,
                    listen_addr,
                    client_addr,
                    allocation_transport,
                    family,
                } => {
                    let given = if family == AddressFamily::IPV4 {
                        give(
                            &mut self.sessions,
                            self.allocations,
                            &self.limits,
                            client,
                            source,
                        )
                        .ok_or(SocketAllocateError::InsufficientCapacity)
                    } else {
                        Err(SocketAllocateError::AddressFamilyNotSupported)
                    };
                    match given {
                        Ok(_) => self.allocations += 1,
                        Err(_) => self.tally.refuse(Why::Quota),
                    }
                    client.engine.allocated_socket(
                        transport,
                        listen_addr,
                        client_addr,
                        allocation_transport,
                        family,
                        given,
                        now.engine,
                    );
                }
                TurnServerPollRet::SocketClose { .. } => {
                    take_back(&mut self.sessions, &mut self.allocations, client);
                    client.since = now.engine;
                }
                // Only of relayed TCP, which is not asked for.
                TurnServerPollRet::TcpConnect { .. } | TurnServerPollRet::TcpClose { .. } => {}
                TurnServerPollRet::WaitUntil(_) => break,
            }
        }
        while let Some(answer) = client.engine.poll_transmit(now.engine) {
            client.way.send(&answer.data);
        }
    }
}

/// A relayed address for a client, if there is one left.
fn give(
    sessions: &mut HashMap<Tag, Session>,
    allocations: usize,
    limits: &Limits,
    client: &mut Client,
    source: Source,
) -> Option<SocketAddr> {
    let name = client.proven.as_ref()?.name;
    if allocations >= limits.all || client.port.is_some() {
        return None;
    }
    let session = sessions.entry(name.session).or_default();
    let port = session.give(name.who, source, limits)?;
    client.port = Some(port);
    Some(SocketAddr::new(NOWHERE, port))
}
