//! The time, as a thing that is handed over. What must stay true: only this module asks the machine
//! what time it is, so that tests can move the clock.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::{SignedDuration, Timestamp};

/// Tells the time: the machine's, moved by what a test has set.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    /// Where it stands; it goes with the machine's if that is nowhere.
    stands: Option<Timestamp>,
    moved: Arc<AtomicI64>,
}

impl Clock {
    /// One that stands at this time, and goes on only as far as it is moved. For tests and simulations.
    pub fn standing_at(time: Timestamp) -> Self {
        Self {
            stands: Some(time),
            moved: Arc::default(),
        }
    }

    /// Now, to the millisecond (the unit that is stored).
    pub fn now(&self) -> Timestamp {
        #[expect(clippy::disallowed_methods, reason = "the one place that asks")]
        let now = self.stands.unwrap_or_else(Timestamp::now).as_millisecond();
        let now = now + self.moved.load(Ordering::Relaxed);
        Timestamp::from_millisecond(now).unwrap_or(Timestamp::MAX)
    }

    /// Moves this clock, and every clone of it, by a time. For tests and simulations.
    pub fn move_by(&self, time: SignedDuration) {
        let millis = i64::try_from(time.as_millis()).unwrap_or(i64::MAX);
        self.moved.fetch_add(millis, Ordering::Relaxed);
    }
}
