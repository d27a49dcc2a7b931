//! The service as it really runs: a process of its own, watched from outside.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::Done;

/// Clock ticks in a second, as Linux counts a process's time.
const TICKS: f64 = 100.0;

/// A running server; stopped when dropped.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
}

impl Server {
    /// Starts `securebase serve` and waits until it says where it listens.
    pub fn start(data: &Path) -> Done<Self> {
        let mut child = Command::new(env!("CARGO_BIN_EXE_securebase"))
            .arg("serve")
            .arg("--data")
            .arg(data)
            .args(["--listen", "127.0.0.1:0"])
            .args(["--metrics-listen", "127.0.0.1:0"])
            .args(["--relay-listen", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .spawn()?;
        let lines = BufReader::new(child.stdout.take().ok_or("no output")?).lines();
        for line in lines {
            if let Some(address) = line?.strip_prefix("listening on http://") {
                let address = address.parse()?;
                return Ok(Self { child, address });
            }
        }
        Err(format!("it did not start: {}", child.wait()?).into())
    }

    /// Its memory now (resident set), in MB.
    pub fn memory(&self) -> Done<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kib: f64 = line
            .and_then(|line| line.trim().strip_suffix(" kB"))
            .ok_or("no VmRSS")?
            .parse()?;
        Ok(kib * 1024.0 / 1e6)
    }

    /// The time it has computed so far, in seconds of one core.
    pub fn computed(&self) -> Done<f64> {
        computed(&self.child.id().to_string())
    }

    /// Stops it as a service manager would, and waits until it has.
    pub fn stop(mut self) -> Done<()> {
        let pid = self.child.id().to_string();
        Command::new("kill").arg(&pid).status()?;
        for _ in 0..100 {
            if self.child.try_wait()?.is_some() {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        Err("it did not stop".into())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Stopped already is fine.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The time a process (`self` or a number) has computed so far, in seconds of one core.
pub fn computed(process: &str) -> Done<f64> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat"))?;
    let (_, after_name) = stat.rsplit_once(')').ok_or("no stat")?;
    let fields: Vec<&str> = after_name.split_whitespace().collect();
    let ticks = |field: usize| -> Done<f64> { Ok(fields.get(field).ok_or("no time")?.parse()?) };
    Ok((ticks(11)? + ticks(12)?) / TICKS)
}
