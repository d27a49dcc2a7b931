//! The relay's UDP port.

use std::io::ErrorKind;
use std::sync::{Arc, PoisonError};

use tokio::net::UdpSocket;

use super::Shared;
use super::doors::Time;
use super::frames::LONGEST;

/// Packets taken before others have a turn.
const AT_ONCE: usize = 128;

/// Takes packets until it is dropped.
pub async fn serve(socket: Arc<UdpSocket>, hub: Shared, time: Time) {
    // One byte more, so that what is too long can be told.
    let mut packet = vec![0; LONGEST + 1];
    loop {
        if socket.readable().await.is_err() {
            return;
        }
        let now = time.now();
        for _ in 0..AT_ONCE {
            match socket.try_recv_from(&mut packet) {
                Ok((length, from)) if length <= LONGEST => {
                    let mut hub = hub.lock().unwrap_or_else(PoisonError::into_inner);
                    hub.datagram(from, &packet[..length], now);
                }
                Ok(_) => {}
                Err(fault) if fault.kind() == ErrorKind::WouldBlock => break,
                // News that some earlier packet did not arrive: it was dropped, as packets are.
                Err(_) => {}
            }
        }
    }
}
