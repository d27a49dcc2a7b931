//! What waits to be written to a TCP client.
//!
//! What must stay true: it never grows past its room. Who reads too slowly misses packets, as on a bad
//! line, and costs nobody else anything.

use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

/// Packets on their way to one client.
pub struct Outbox {
    waiting: Mutex<Vec<u8>>,
    room: usize,
    news: Notify,
    closed: Notify,
}

impl Outbox {
    /// An empty one, with room for so many bytes.
    pub fn new(room: usize) -> Self {
        Self {
            waiting: Mutex::new(Vec::new()),
            room,
            news: Notify::new(),
            closed: Notify::new(),
        }
    }

    fn waiting(&self) -> MutexGuard<'_, Vec<u8>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds a packet, filled up as streams ask; false if there is no room for it.
    pub fn push(&self, packet: &[u8]) -> bool {
        let filled = packet.len().next_multiple_of(4);
        let mut waiting = self.waiting();
        if waiting.len() + filled > self.room {
            return false;
        }
        waiting.extend_from_slice(packet);
        let end = waiting.len() + filled - packet.len();
        waiting.resize(end, 0);
        drop(waiting);
        self.news.notify_one();
        true
    }

    /// Waits for packets and takes all there are, in exchange for an empty buffer.
    pub async fn take(&self, buffer: &mut Vec<u8>) {
        buffer.clear();
        loop {
            std::mem::swap(&mut *self.waiting(), buffer);
            if !buffer.is_empty() {
                return;
            }
            self.news.notified().await;
        }
    }

    /// Ends the connection.
    pub fn close(&self) {
        self.closed.notify_one();
    }

    /// Waits for that.
    pub async fn closed(&self) {
        self.closed.notified().await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn who_does_not_read_misses_packets() {
        let outbox = Outbox::new(100);
        for number in 0..1_000_u16 {
            let fits = outbox.push(&[number as u8; 30]);
            assert_eq!(fits, number < 3, "{number}");
        }
        let mut taken = Vec::new();
        outbox.take(&mut taken).await;
        assert_eq!(taken.len(), 96);
        assert_eq!(taken[30..34], [0, 0, 1, 1]);
        assert!(outbox.push(&[7; 100]));
    }
}
