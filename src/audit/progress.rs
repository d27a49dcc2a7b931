//! How far a long chain is walked, on a terminal alone, once it takes more than a second.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

const EVERY: Duration = Duration::from_secs(1);

pub(super) struct Progress {
    shown: bool,
    last: Instant,
    drawn: bool,
}

impl Progress {
    pub(super) fn new() -> Self {
        Self {
            shown: std::io::stderr().is_terminal(),
            last: Instant::now(),
            drawn: false,
        }
    }

    /// So many entries are walked.
    pub(super) fn show(&mut self, walked: i64) {
        if self.shown && self.last.elapsed() >= EVERY {
            draw(&format!("\r  {walked} entries walked\x1b[K"));
            self.last = Instant::now();
            self.drawn = true;
        }
    }

    /// Takes it away.
    pub(super) fn clear(&mut self) {
        if self.drawn {
            draw("\r\x1b[K");
        }
    }
}

fn draw(text: &str) {
    let mut out = std::io::stderr();
    // Nobody to tell is no reason to stop.
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}
