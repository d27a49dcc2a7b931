//! The load: clients with relayed addresses, every two of which send to each other.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::{Duration, Instant};

use securebase::clock::Clock;
use tokio::net::UdpSocket;
use tokio::task::LocalSet;

use crate::Done;
use crate::client::{Client, Wire};
use crate::server::Server;

/// Bytes of a packet's content: what browsers send of a picture.
pub const PACKET: usize = 1_200;

/// The channel each has for the other.
const CHANNEL: u16 = 0x4001;

/// How long a packet may be on its way.
const LATE: Duration = Duration::from_millis(500);

/// What was found.
pub struct Figures {
    /// Packets a second that arrived.
    pub carried: f64,
    /// The part of those sent that did not.
    pub loss: f64,
    /// The server's time for each that arrived, in seconds of one core.
    pub cpu: f64,
    /// How long the middle one took, in seconds.
    pub p50: f64,
    /// How long all but the slowest hundredth took.
    pub p99: f64,
}

/// Clients that are ready.
pub struct Load {
    sockets: Vec<Rc<UdpSocket>>,
}

impl Load {
    /// Gives each a relayed address, and each two a channel.
    pub async fn open(server: &Server, sessions: usize, allocations: usize) -> Done<Self> {
        let mut sockets = Vec::new();
        let now = Clock::default().now();
        for session in 0..sessions {
            for pair in 0..allocations / 2 {
                let mut two = Vec::new();
                for who in [2 * pair, 2 * pair + 1] {
                    let name = session.to_be_bytes();
                    let servers = server
                        .credentials
                        .ice_servers(&name, &who.to_be_bytes(), now);
                    let known = servers.last().ok_or("no TURN server")?;
                    let mut client = Client::udp(server.address, known).await;
                    let relayed = client.allocate().await;
                    let relayed = relayed.map_err(|code| format!("no address: {code}"))?;
                    two.push((client, relayed));
                }
                let (one, other) = (two[0].1, two[1].1);
                for ((client, _), peer) in two.iter_mut().zip([other, one]) {
                    let bound = client.bind(CHANNEL, peer).await;
                    bound.map_err(|code| format!("no channel: {code}"))?;
                }
                for (client, _) in two {
                    if let Wire::Udp(socket) = client.wire {
                        sockets.push(Rc::new(socket));
                    }
                }
            }
        }
        Ok(Self { sockets })
    }

    /// Sends at a rate from each, and says what came of it.
    pub async fn run(self, server: &Server, rate: u64, lasts: Duration) -> Done<Figures> {
        let began = Instant::now();
        let took: Rc<RefCell<Vec<f64>>> = Rc::default();
        let local = LocalSet::new();
        for socket in &self.sockets {
            local.spawn_local(receive(Rc::clone(socket), began, Rc::clone(&took)));
        }
        let before = server.computed()?;
        let sent = local
            .run_until(send(&self.sockets, began, rate, lasts))
            .await?;
        let lasted = began.elapsed().as_secs_f64();
        local.run_until(tokio::time::sleep(LATE)).await;
        let computed = server.computed()? - before;
        let mut took = took.take();
        took.sort_unstable_by(f64::total_cmp);
        let arrived = took.len() as f64;
        let at = |part: f64| {
            took.get((arrived * part) as usize)
                .copied()
                .unwrap_or(f64::NAN)
        };
        Ok(Figures {
            carried: arrived / lasted,
            loss: 1.0 - arrived / sent as f64,
            cpu: computed / arrived,
            p50: at(0.5),
            p99: at(0.99),
        })
    }
}

/// Each packet says when it was sent.
async fn send(sockets: &[Rc<UdpSocket>], began: Instant, rate: u64, lasts: Duration) -> Done<u64> {
    let mut packet = vec![7; 4 + PACKET];
    packet[..2].copy_from_slice(&CHANNEL.to_be_bytes());
    packet[2..4].copy_from_slice(&(PACKET as u16).to_be_bytes());
    let all = rate * sockets.len() as u64;
    let mut sent = 0_u64;
    while began.elapsed() < lasts {
        // Spread evenly, so that no burst of ours fills a buffer.
        let due = (began.elapsed().as_secs_f64() * all as f64) as u64;
        while sent < due {
            for _ in 0..16.min(due - sent) {
                let socket = &sockets[sent as usize % sockets.len()];
                let now = began.elapsed().as_nanos() as u64;
                packet[4..12].copy_from_slice(&now.to_be_bytes());
                // A full buffer is a packet lost.
                let _ = socket.try_send(&packet);
                sent += 1;
            }
            tokio::task::yield_now().await;
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    Ok(sent)
}

async fn receive(socket: Rc<UdpSocket>, began: Instant, took: Rc<RefCell<Vec<f64>>>) {
    let mut packet = vec![0; 2_048];
    while socket.readable().await.is_ok() {
        while let Ok(length) = socket.try_recv(&mut packet) {
            if length < 12 || packet[0] < 0x40 {
                continue;
            }
            let mut sent = [0; 8];
            sent.copy_from_slice(&packet[4..12]);
            let sent = Duration::from_nanos(u64::from_be_bytes(sent));
            let passed = began.elapsed().saturating_sub(sent);
            took.borrow_mut().push(passed.as_secs_f64());
        }
    }
}
