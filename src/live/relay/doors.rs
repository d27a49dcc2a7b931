//! The relay's ports, open.

use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use socket2::SockRef;
use tokio::net::{TcpListener, UdpSocket};
use tokio::task::{AbortHandle, JoinSet};
use turn_types::Instant;

use super::credentials::Secret;
use super::hub::{Hub, Now};
use super::limits::Limits;
use super::tls::Certificate;
use super::{Shared, tcp, udp};
use crate::clock::Clock;
use crate::settings::Settings;

/// What packets of many people at once may wait in; the system may give less.
const BUFFER: usize = 4 << 20;

/// How often a renewed certificate is looked for, in seconds.
const RENEW: u64 = 3_600;

/// Tells the relay's time.
#[derive(Clone)]
pub struct Time {
    began: std::time::Instant,
    clock: Clock,
}

impl Time {
    /// Now.
    pub fn now(&self) -> Now {
        Now {
            engine: Instant::from_std(self.began),
            wall: self.clock.now(),
        }
    }
}

/// Open ports and those who serve them; closed when dropped.
pub struct Doors {
    address: SocketAddr,
    tasks: Vec<AbortHandle>,
}

impl Doors {
    /// Opens the ports and serves them.
    pub async fn open(
        settings: &Settings,
        secret: Secret,
        clock: Clock,
        certificate: Option<Certificate>,
    ) -> Result<Self, String> {
        let mut bound = bind(settings.relay_listen).await;
        if bound.is_err() && settings.relay_any_port {
            bound = bind(SocketAddr::new(settings.relay_listen.ip(), 0)).await;
        }
        let (udp, tcp) = bound.map_err(|e| format!("relay on {}: {e}", settings.relay_listen))?;
        let address = udp.local_addr().map_err(|e| e.to_string())?;
        let time = Time {
            began: std::time::Instant::now(),
            clock,
        };
        let udp = Arc::new(udp);
        let hub = Hub::new(secret, Limits::default(), Arc::clone(&udp));
        let hub = Arc::new(Mutex::new(hub));
        let certificate = certificate.map(Arc::new);
        let tasks = [
            tokio::spawn(serve_udp(udp, Arc::clone(&hub), time.clone())),
            tokio::spawn(sweep(Arc::clone(&hub), time.clone(), certificate.clone())),
            tokio::spawn(tcp::serve(tcp, hub, time, certificate)),
        ];
        Ok(Self {
            address,
            tasks: tasks.iter().map(|task| task.abort_handle()).collect(),
        })
    }

    /// Where they are.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Closes them.
    pub fn close(&self) {
        for task in &self.tasks {
            task.abort();
        }
    }
}

impl Drop for Doors {
    fn drop(&mut self) {
        self.close();
    }
}

/// A packet that the engine cannot bear, were there one, must not end the relay for everybody.
async fn serve_udp(socket: Arc<UdpSocket>, hub: Shared, time: Time) {
    loop {
        let mut serving = JoinSet::new();
        serving.spawn(udp::serve(
            Arc::clone(&socket),
            Arc::clone(&hub),
            time.clone(),
        ));
        match serving.join_next().await {
            Some(Err(fault)) if fault.is_panic() => tracing::error!("the relay stumbled"),
            _ => return,
        }
    }
}

async fn sweep(hub: Shared, time: Time, certificate: Option<Arc<Certificate>>) {
    for second in 1_u64.. {
        tokio::time::sleep(Duration::from_secs(1)).await;
        hub.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .sweep(time.now());
        if let Some(certificate) = certificate.as_ref().filter(|_| second % RENEW == 0) {
            certificate.renew();
        }
    }
}

/// Both ports, with one number.
async fn bind(address: SocketAddr) -> io::Result<(UdpSocket, TcpListener)> {
    let mut tries = if address.port() == 0 { 32 } else { 1 };
    loop {
        let udp = UdpSocket::bind(address).await?;
        match TcpListener::bind(udp.local_addr()?).await {
            Ok(tcp) => {
                let socket = SockRef::from(&udp);
                // Smaller buffers lose more packets at bad moments, and nothing else.
                let _ = socket.set_recv_buffer_size(BUFFER);
                let _ = socket.set_send_buffer_size(BUFFER);
                return Ok((udp, tcp));
            }
            Err(fault) => {
                tries -= 1;
                if tries == 0 {
                    return Err(fault);
                }
            }
        }
    }
}
