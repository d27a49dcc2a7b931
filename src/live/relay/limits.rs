//! How much of the relay each may have.

use std::time::Duration;

use turn_types::Instant;

/// How much there is for whom.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Relayed addresses for one person in a session. A browser asks for one for each other person,
    /// way (UDP, TCP, TLS) and network of its machine: 4 × 3 × 2, and twice that while networks change.
    pub person: usize,
    /// Relayed addresses in a session: for five people.
    pub session: usize,
    /// Relayed addresses in all.
    pub all: usize,
    /// TCP connections in all.
    pub connections: usize,
    /// Clients of one network address that have not yet proved who they are.
    pub unproven_each: usize,
    /// UDP clients in all that have not yet proved who they are; the longest there go first.
    pub unproven: usize,
    /// How long a client may take to prove who it is.
    pub proof: Duration,
    /// How long a client may stay without a relayed address.
    pub idle: Duration,
    /// Bytes a second that one relayed address may send on.
    pub rate: u64,
    /// Bytes kept for a TCP client that reads slowly; more are dropped.
    pub outbox: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            person: 48,
            session: 240,
            all: 8_000,
            connections: 4_000,
            unproven_each: 64,
            unproven: 4_096,
            proof: Duration::from_secs(10),
            idle: Duration::from_secs(30),
            rate: 1_000_000,
            outbox: 128 * 1024,
        }
    }
}

/// Measures what is sent on against a rate; half a second's worth may come at once.
#[derive(Debug)]
pub struct Meter {
    rate: u64,
    left: u64,
    filled: Instant,
}

impl Meter {
    /// A full one.
    pub fn new(rate: u64, now: Instant) -> Self {
        Self {
            rate,
            left: rate / 2,
            filled: now,
        }
    }

    /// Whether so many bytes more may go.
    pub fn take(&mut self, bytes: usize, now: Instant) -> bool {
        let passed = now.saturating_duration_since(self.filled).as_micros() as u64;
        let new = passed.saturating_mul(self.rate) / 1_000_000;
        if new > 0 {
            self.left = self.left.saturating_add(new).min(self.rate / 2);
            self.filled = now;
        }
        match self.left.checked_sub(bytes as u64) {
            Some(left) => {
                self.left = left;
                true
            }
            None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_passes_than_the_rate() {
        let start = Instant::from_nanos(0);
        let mut meter = Meter::new(1_000_000, start);
        let mut passed = 0;
        // Ten seconds of three times as much.
        for packet in 0..25_000_u64 {
            let now = start + Duration::from_micros(400 * packet);
            if meter.take(1_200, now) {
                passed += 1_200;
            }
        }
        assert!((10_000_000..=10_600_000).contains(&passed), "{passed}");
    }

    #[test]
    fn what_is_within_the_rate_passes() {
        let start = Instant::from_nanos(0);
        let mut meter = Meter::new(1_000_000, start);
        for packet in 0..10_000_u64 {
            let now = start + Duration::from_micros(1_300 * packet);
            assert!(meter.take(1_200, now), "{packet}");
        }
    }
}
