//! With a TURN server outside: coturn takes the credentials, and nothing is opened here.

use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use sealing::{ServerKey, SystemEntropy};
use securebase::clock::Clock;
use securebase::live::relay::{IceServer, Relay};
use tokio::net::UdpSocket;

use super::client::{Client, answers};
use super::{introduce, settings, talk};

struct Coturn(Child);

impl Drop for Coturn {
    fn drop(&mut self) {
        // Ended already is fine.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// None where there is no coturn; `bin/test` sees to it that there is.
async fn coturn(secret: &str, folder: &std::path::Path) -> Option<(Coturn, SocketAddr)> {
    // An address of its own, so that no other test takes the port before coturn does.
    let free = UdpSocket::bind("127.0.0.61:0").await.expect("a socket");
    let address = free.local_addr().expect("an address");
    drop(free);
    let child = Command::new("turnserver")
        .args([
            "-n",
            "--no-tls",
            "--no-dtls",
            "--no-cli",
            "--use-auth-secret",
        ])
        .args(["--log-file", "stdout", "--realm", "practice.example"])
        .args(["--listening-ip", "127.0.0.61", "--relay-ip", "127.0.0.61"])
        .arg(format!("--listening-port={}", address.port()))
        .arg(format!("--static-auth-secret={secret}"))
        .arg(format!("--pidfile={}", folder.join("pid").display()))
        .arg("--allow-loopback-peers")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let coturn = Coturn(child.ok()?);
    let began = Instant::now();
    while !answers(address).await {
        assert!(began.elapsed() < Duration::from_secs(20), "coturn starts");
        tokio::task::yield_now().await;
    }
    Some((coturn, address))
}

async fn outside(address: SocketAddr, secret: &str) -> Relay {
    let key = ServerKey::from_file(&ServerKey::new_file(&mut SystemEntropy));
    let turn = format!("turn:{address}");
    let settings = settings(&["--turn", &turn, "--turn-secret", secret]);
    let relay = Relay::open(&settings, &key, &Clock::default()).await;
    relay.expect("a relay")
}

fn credentials(relay: &Relay, who: &str, now: Timestamp) -> IceServer {
    let mut servers = relay.ice_servers(b"monday", who.as_bytes(), now);
    servers.pop().expect("a TURN server")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn coturn_takes_the_credentials() {
    let folder = tempfile::tempdir().expect("a folder");
    let Some((_running, address)) = coturn("our secret", folder.path()).await else {
        return;
    };
    let relay = outside(address, "our secret").await;
    assert_eq!(relay.address(), None, "nothing is opened here");
    let now = Clock::default().now();
    let mayas = credentials(&relay, "maya", now);
    assert_eq!(mayas.urls[0], format!("turn:{address}?transport=udp"));
    let mut maya = Client::udp(address, &mayas).await;
    let mut daniel = Client::tcp(address, &credentials(&relay, "daniel", now)).await;
    introduce(&mut maya, &mut daniel).await;
    talk(&mut maya, &mut daniel).await;

    let other = outside(address, "another secret").await;
    let mut stranger = Client::udp(address, &credentials(&other, "maya", now)).await;
    assert_eq!(stranger.allocate().await, Err(401));
    let long_ago = now - jiff::SignedDuration::from_hours(13);
    let mut late = Client::udp(address, &credentials(&relay, "maya", long_ago)).await;
    assert_eq!(late.allocate().await, Err(401));
}
