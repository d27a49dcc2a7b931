//! What is counted, for the figures: numbers only, told once a second.

/// Why something was refused or dropped.
#[derive(Clone, Copy, Debug)]
pub enum Why {
    /// Credentials that do not hold.
    Credentials,
    /// No relayed address, or no connection, is left for it.
    Quota,
    /// It was for an address outside the session.
    Outside,
    /// It was more than the rate allows.
    Rate,
    /// Its receiver did not take it in time.
    Slow,
}

const REASONS: [(Why, &str); 5] = [
    (Why::Credentials, "credentials"),
    (Why::Quota, "quota"),
    (Why::Outside, "outside"),
    (Why::Rate, "rate"),
    (Why::Slow, "slow"),
];

/// What happened since it was told.
#[derive(Debug, Default)]
pub struct Tally {
    /// Bytes passed from one client to another.
    pub relayed: u64,
    refused: [u64; REASONS.len()],
}

impl Tally {
    /// Counts a refusal.
    pub fn refuse(&mut self, why: Why) {
        self.refused[why as usize] += 1;
    }

    /// Tells the figures, and begins anew.
    pub fn tell(&mut self, allocations: usize) {
        metrics::gauge!("securebase_relay_allocations").set(allocations as f64);
        metrics::counter!("securebase_relay_bytes_total").increment(self.relayed);
        for (why, name) in REASONS {
            metrics::counter!("securebase_relay_refused_total", "why" => name)
                .increment(self.refused[why as usize]);
        }
        *self = Self::default();
    }
}
