//! The time, as a thing that is handed over. What must stay true: only this module asks the machine
//! what time it is, so that tests can move the clock.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::{SignedDuration, Timestamp};

/// Tells the time: the machine's, moved by what a test has set.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    moved: Arc<AtomicI64>,
}

impl Clock {
    /// Now, to the millisecond (the unit that is stored).
    pub fn now(&self) -> Timestamp {
        #[expect(clippy::disallowed_methods, reason = "the one place that asks")]
        let now = Timestamp::now().as_millisecond() + self.moved.load(Ordering::Relaxed);
        Timestamp::from_millisecond(now).unwrap_or(Timestamp::MAX)
    }

    /// Moves this clock, and every clone of it, by a time. For tests and simulations.
    pub fn move_by(&self, time: SignedDuration) {
        let millis = i64::try_from(time.as_millis()).unwrap_or(i64::MAX);
        self.moved.fetch_add(millis, Ordering::Relaxed);
    }
}
