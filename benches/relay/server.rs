//! The two servers that are measured: each a process of its own, watched from outside.

use std::io::{BufRead, BufReader};
use std::net::{SocketAddr, UdpSocket};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use sealing::{ServerKey, SystemEntropy};
use securebase::clock::Clock;
use securebase::live::relay::Relay;
use securebase::settings::{Cli, Command as Word, Settings};

use clap::Parser;

use crate::Done;
use crate::client::answers;

/// Clock ticks in a second, as Linux counts a process's time.
const TICKS: f64 = 100.0;

/// A running server; stopped when dropped.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
    /// Makes credentials that it takes.
    pub credentials: Relay,
}

fn settings(words: &[&str]) -> Done<Settings> {
    let all = ["securebase", "serve", "--public-url", "http://127.0.0.1:1"];
    match Cli::try_parse_from(all.iter().chain(words))?.command {
        Word::Serve(settings) => Ok(*settings),
        _ => Err("not a serving command".into()),
    }
}

impl Server {
    /// `securebase serve`, with the relay inside.
    pub async fn ours(data: &Path) -> Done<Self> {
        let mut child = Command::new(env!("CARGO_BIN_EXE_securebase"))
            .args(["serve", "--listen", "127.0.0.1:0"])
            .args(["--metrics-listen", "127.0.0.1:0"])
            .args(["--relay-listen", "127.0.0.1:0"])
            .arg("--data")
            .arg(data)
            .stdout(Stdio::piped())
            .spawn()?;
        let mut lines = BufReader::new(child.stdout.take().ok_or("no output")?).lines();
        let address = lines.find_map(|line| line.ok()?.strip_prefix("relay on ")?.parse().ok());
        let address = address.ok_or("it did not start")?;
        // What it says later is nobody's to read, and must not block it.
        std::thread::spawn(move || lines.for_each(drop));
        let key = std::fs::read(data.join("server.key"))?;
        let key = ServerKey::from_file(key.as_slice().try_into()?);
        // The same key makes the same credentials; its own ports stay unused.
        let words = settings(&["--relay-listen", "127.0.0.1:0"])?;
        let credentials = Relay::open(&words, &key, &Clock::default()).await?;
        credentials.close();
        Ok(Self {
            child,
            address,
            credentials,
        })
    }

    /// coturn, as Debian has it, allowed to relay to this machine.
    pub async fn coturn(data: &Path) -> Done<Self> {
        let address = UdpSocket::bind("127.0.0.1:0")?.local_addr()?;
        let child = Command::new("turnserver")
            .args([
                "-n",
                "--no-tls",
                "--no-dtls",
                "--no-cli",
                "--use-auth-secret",
            ])
            .args(["--log-file", "stdout", "--realm", "bench.example"])
            .args(["--listening-ip", "127.0.0.1", "--relay-ip", "127.0.0.1"])
            .args(["--static-auth-secret", "bench", "--allow-loopback-peers"])
            .arg(format!("--listening-port={}", address.port()))
            .arg(format!("--pidfile={}", data.join("pid").display()))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|e| format!("turnserver (Debian's coturn): {e}"))?;
        let turn = format!("turn:{address}");
        let words = settings(&["--turn", &turn, "--turn-secret", "bench"])?;
        let key = ServerKey::from_file(&ServerKey::new_file(&mut SystemEntropy));
        let credentials = Relay::open(&words, &key, &Clock::default()).await?;
        let server = Self {
            child,
            address,
            credentials,
        };
        while !answers(address).await {
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        Ok(server)
    }

    /// The time it has computed so far, in seconds of one core.
    pub fn computed(&self) -> Done<f64> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        let (_, after_name) = stat.rsplit_once(')').ok_or("no stat")?;
        let fields: Vec<&str> = after_name.split_whitespace().collect();
        let ticks =
            |field: usize| -> Done<f64> { Ok(fields.get(field).ok_or("no time")?.parse()?) };
        Ok((ticks(11)? + ticks(12)?) / TICKS)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Stopped already is fine.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
