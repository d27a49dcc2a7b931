//! How far a long file is read, on a terminal alone.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

/// How often it is drawn.
const EVERY: Duration = Duration::from_millis(100);
/// How wide the bar is, in signs.
const WIDTH: usize = 30;

pub(super) struct Progress {
    /// Whether anybody sees it.
    shown: bool,
    began: Instant,
    drawn: Option<Instant>,
    read: u64,
    size: Option<u64>,
}

impl Progress {
    /// For a file of this size, where it has one.
    pub(super) fn new(size: Option<u64>) -> Self {
        Self {
            shown: std::io::stderr().is_terminal(),
            began: Instant::now(),
            drawn: None,
            read: 0,
            size,
        }
    }

    /// So many bytes more are read, and so many rows are scored in all.
    pub(super) fn show(&mut self, bytes: usize, rows: u64) {
        self.read += bytes as u64;
        let now = Instant::now();
        let since = now - self.drawn.unwrap_or(self.began);
        if !self.shown || since < EVERY {
            return;
        }
        self.drawn = Some(now);
        let seconds = (now - self.began).as_secs_f64();
        // Nobody to tell is no reason to stop.
        let _ = write!(std::io::stderr(), "\r{}\x1b[K", self.line(rows, seconds));
    }

    fn line(&self, rows: u64, seconds: f64) -> String {
        let rate = rows as f64 / seconds / 1e6;
        let told = format!("{rows} rows, {rate:.2} million a second");
        let Some(size) = self.size.filter(|size| *size > 0) else {
            return told;
        };
        let share = (self.read as f64 / size as f64).min(1.0);
        let full = (share * WIDTH as f64) as usize;
        let (done, left) = ("=".repeat(full), " ".repeat(WIDTH - full));
        let seconds_left = seconds * (1.0 - share) / share;
        format!(
            "[{done}{left}] {:3.0} %  {told}, {seconds_left:.0} s left",
            share * 100.0
        )
    }

    /// Takes it away.
    pub(super) fn clear(&mut self) {
        if self.drawn.take().is_some() {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_how_far_and_how_long() {
        let mut progress = Progress::new(Some(400));
        progress.read = 100;
        assert_eq!(
            progress.line(2_000_000, 2.0),
            "[=======                       ]  25 %  2000000 rows, 1.00 million a second, 6 s left"
        );
        progress.size = None;
        assert_eq!(progress.line(3, 1.0), "3 rows, 0.00 million a second");
    }
}
