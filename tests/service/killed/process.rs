//! The service as a process of its own, which can be killed as a power cut would.

use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};

use crate::support::Place;

/// A running `securebase serve`.
pub struct Process {
    child: Child,
    /// Its address, as in `http://127.0.0.1:40123`.
    pub origin: String,
}

impl Process {
    /// Starts it on this place, and waits until it listens.
    pub fn start(place: &Place) -> Self {
        let anywhere = "127.0.0.1:0";
        let mut child = place
            .command()
            .args(["serve", "--listen", anywhere, "--metrics-listen", anywhere])
            .args(["--relay-listen", anywhere])
            // Whoever asks is erased by the next sweep, and each start begins with one.
            .args(["--erasure-after-days", "0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("starts");
        let said = child.stdout.take().expect("it is piped");
        let mut lines = BufReader::new(said).lines().map_while(Result::ok);
        let origin = lines.find_map(|line| Some(line.strip_prefix("listening on ")?.to_owned()));
        // Nobody reads on, and a full pipe would stop it.
        std::thread::spawn(move || lines.for_each(drop));
        Self {
            child,
            origin: origin.expect("it listens").trim_end_matches('/').to_owned(),
        }
    }

    /// The most memory it held at once so far, in MiB.
    pub fn most_memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()));
        let status = status.expect("it runs");
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kib = line.and_then(|line| line.split_whitespace().next());
        kib.expect("a figure").parse::<u64>().expect("a number") / 1_024
    }

    /// Ends it at once (SIGKILL): it gets no chance to finish anything.
    pub fn kill(mut self) {
        self.child.kill().expect("it ran until now");
        self.child.wait().expect("it ended");
    }
}

/// Runs one of its other commands: whether all was well, and what it said.
pub fn command(place: &Place, words: &[&str]) -> (bool, String) {
    let done = place.command().args(words).output().expect("runs");
    let said = [done.stdout, done.stderr].concat();
    let said = String::from_utf8_lossy(&said).into_owned();
    (done.status.success(), said)
}
