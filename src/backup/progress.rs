//! How far a copy is, on a terminal alone, once it takes more than a second.

use std::io::{IsTerminal, Write};
use std::path::Path;
use std::time::Duration;

use super::size;

const EVERY: Duration = Duration::from_secs(1);

/// Waits for a copy, and shows from its growing file how far it is. The whole is a guess: the copy
/// leaves out what was deleted.
pub(super) async fn shown<T>(copying: impl Future<Output = T>, from: &Path, to: &Path) -> T {
    let mut copying = std::pin::pin!(copying);
    let seen = std::io::stderr().is_terminal();
    let mut drawn = false;
    loop {
        tokio::select! {
            done = &mut copying => {
                if drawn {
                    draw("\r\x1b[K");
                }
                return done;
            }
            () = tokio::time::sleep(EVERY) => {
                if seen {
                    draw(&format!("\r{}\x1b[K", line(length(to), length(from))));
                    drawn = true;
                }
            }
        }
    }
}

fn length(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |found| found.len())
}

fn line(copied: u64, whole: u64) -> String {
    format!("  {} copied, of {} at most", size(copied), size(whole))
}

fn draw(text: &str) {
    let mut out = std::io::stderr();
    // Nobody to tell is no reason to stop.
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

#[cfg(test)]
mod tests {
    #[test]
    fn it_says_how_far() {
        assert_eq!(
            super::line(3 << 20, (7 << 20) + 1),
            "  3.0 MiB copied, of 7.0 MiB at most"
        );
    }
}
