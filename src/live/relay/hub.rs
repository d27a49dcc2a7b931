//! Everybody at the relay: which client a packet is from, and where it goes.
//!
//! What must stay true: a client keeps the session it proved to be in for as long as it is here; and
//! what is not yet proved can be crowded out by newcomers, but never crowds out what is.

mod packets;

use std::collections::{HashMap, VecDeque};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use jiff::Timestamp;
use stun_types::message::{BINDING, Message, MessageClass, Method};
use tokio::net::UdpSocket;
use turn_server_proto::api::{Transmit, TurnServerApi};
use turn_server_proto::server::TurnServer;
use turn_types::message::{ALLOCATE, CHANNEL_BIND, CREATE_PERMISSION, REFRESH};
use turn_types::{Instant, TransportType};

use super::client::{Client, HERE, Source, Way, engine};
use super::credentials::{Secret, Tag};
use super::frames::LONGEST;
use super::limits::Limits;
use super::outbox::Outbox;
use super::session::Session;
use super::tally::{Tally, Why};

/// What a client may ask for that is a stranger yet.
const FIRST_REQUESTS: [Method; 4] = [ALLOCATE, REFRESH, CREATE_PERMISSION, CHANNEL_BIND];

/// What time it is.
#[derive(Clone, Copy, Debug)]
pub struct Now {
    /// For what lasts a while.
    pub engine: Instant,
    /// For what ends at a date.
    pub wall: Timestamp,
}

/// Everybody.
pub struct Hub {
    secret: Secret,
    limits: Limits,
    udp: Arc<UdpSocket>,
    clients: HashMap<Source, Client>,
    sessions: HashMap<Tag, Session>,
    allocations: usize,
    /// UDP clients that have proved nothing yet, oldest first; some of these have by now.
    strangers: VecDeque<SocketAddr>,
    strangers_now: usize,
    /// TCP connections of one address that have proved nothing yet.
    callers: HashMap<IpAddr, usize>,
    connections: usize,
    /// Answers those who only ask for their own address.
    lobby: TurnServer,
    scratch: Vec<u8>,
    tally: Tally,
}

impl Hub {
    /// Nobody yet.
    pub fn new(secret: Secret, limits: Limits, udp: Arc<UdpSocket>) -> Self {
        Self {
            secret,
            limits,
            udp,
            clients: HashMap::new(),
            sessions: HashMap::new(),
            allocations: 0,
            strangers: VecDeque::new(),
            strangers_now: 0,
            callers: HashMap::new(),
            connections: 0,
            lobby: engine(),
            // A packet grows by a header of at most 36 bytes on its way.
            scratch: vec![0; LONGEST + 64],
            tally: Tally::default(),
        }
    }

    /// A packet came over UDP.
    pub fn datagram(&mut self, from: SocketAddr, packet: &[u8], now: Now) {
        let source = Source::Udp(from);
        if !self.clients.contains_key(&source) && !self.greet(from, packet, now) {
            return;
        }
        self.receive(source, packet, now);
    }

    /// Takes in a new UDP client if it asks for what needs one.
    fn greet(&mut self, from: SocketAddr, packet: &[u8], now: Now) -> bool {
        let Ok(message) = Message::from_bytes(packet) else {
            return false;
        };
        if !message.has_class(MessageClass::Request) {
            return false;
        }
        let seen = SocketAddr::new(from.ip().to_canonical(), from.port());
        if message.has_method(BINDING) {
            let asked = Transmit::new(packet, TransportType::Udp, seen, HERE);
            if let Some(answer) = self.lobby.recv(asked, now.engine) {
                let _ = self.udp.try_send_to(&answer.build().data, from);
            }
            return false;
        }
        if !FIRST_REQUESTS.contains(&message.method()) {
            return false;
        }
        while self.strangers_now >= self.limits.unproven {
            let Some(oldest) = self.strangers.pop_front().map(Source::Udp) else {
                return false;
            };
            if self.clients.get(&oldest).is_some_and(Client::is_stranger) {
                self.forget(oldest);
            }
        }
        let way = Way::Udp(Arc::clone(&self.udp), from);
        let client = Client::new(seen, way, self.limits.rate, now.engine);
        self.clients.insert(Source::Udp(from), client);
        self.strangers.push_back(from);
        self.strangers_now += 1;
        true
    }

    /// Somebody connected over TCP; nothing if there is no room for them. The number is theirs alone.
    pub fn connect(&mut self, number: u64, from: SocketAddr, now: Now) -> Option<Arc<Outbox>> {
        let seen = SocketAddr::new(from.ip().to_canonical(), from.port());
        let callers = self.callers.get(&caller(seen.ip())).copied().unwrap_or(0);
        if callers >= self.limits.unproven_each || self.connections >= self.limits.connections {
            self.tally.refuse(Why::Quota);
            return None;
        }
        self.callers.insert(caller(seen.ip()), callers + 1);
        self.connections += 1;
        let outbox = Arc::new(Outbox::new(self.limits.outbox));
        let way = Way::Tcp(Arc::clone(&outbox));
        let client = Client::new(seen, way, self.limits.rate, now.engine);
        self.clients.insert(Source::Tcp(number), client);
        Some(outbox)
    }

    /// Lets time pass: what ran out is given back, who did nothing has to go. To be called each second.
    pub fn sweep(&mut self, now: Now) {
        let everybody: Vec<Source> = self.clients.keys().copied().collect();
        for source in everybody {
            self.settle(source, now);
            let Some(client) = self.clients.get(&source) else {
                continue;
            };
            let stayed = now.engine.saturating_duration_since(client.since);
            let goes = match &client.proven {
                None => stayed > self.limits.proof,
                Some(proven) if !proven.name.holds(now.wall) => true,
                Some(_) => client.port.is_none() && stayed > self.limits.idle,
            };
            if goes {
                self.forget(source);
            }
        }
        let clients = &self.clients;
        let is_stranger = |from: &SocketAddr| {
            let client = clients.get(&Source::Udp(*from));
            client.is_some_and(Client::is_stranger)
        };
        self.strangers.retain(is_stranger);
        self.tally.tell(self.allocations);
    }

    /// A client is gone, or has to go.
    pub fn forget(&mut self, source: Source) {
        let Some(mut client) = self.clients.remove(&source) else {
            return;
        };
        take_back(&mut self.sessions, &mut self.allocations, &mut client);
        if client.is_stranger() {
            self.no_stranger(source, client.seen.ip());
        }
        if let Way::Tcp(outbox) = &client.way {
            self.connections -= 1;
            outbox.close();
        }
    }

    /// One fewer that has proved nothing.
    fn no_stranger(&mut self, source: Source, seen: IpAddr) {
        match source {
            Source::Udp(_) => self.strangers_now -= 1,
            Source::Tcp(_) => {
                let caller = caller(seen);
                if let Some(callers) = self.callers.get_mut(&caller) {
                    *callers -= 1;
                    if *callers == 0 {
                        self.callers.remove(&caller);
                    }
                }
            }
        }
    }
}

/// Who counts as one caller: of an IPv6 address the first half, since a household has all of the rest.
fn caller(seen: IpAddr) -> IpAddr {
    match seen {
        IpAddr::V4(_) => seen,
        IpAddr::V6(six) => {
            let [a, b, c, d, ..] = six.segments();
            IpAddr::from([a, b, c, d, 0, 0, 0, 0])
        }
    }
}

fn take_back(sessions: &mut HashMap<Tag, Session>, allocations: &mut usize, client: &mut Client) {
    let (Some(port), Some(proven)) = (client.port.take(), &client.proven) else {
        return;
    };
    *allocations -= 1;
    if let Some(session) = sessions.get_mut(&proven.name.session) {
        session.take_back(proven.name.who, port);
        if session.is_empty() {
            sessions.remove(&proven.name.session);
        }
    }
}
