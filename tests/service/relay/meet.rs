//! Two who may meet do.

use std::sync::Arc;

use jiff::SignedDuration;
use rcgen::{CertifiedKey, generate_simple_self_signed};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use super::client::Client;
use super::{House, introduce, talk};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn over_every_pair_of_ways() {
    let house = House::open().await;
    for (maya_tcp, daniel_tcp) in [(false, false), (false, true), (true, false), (true, true)] {
        let name = format!("session {maya_tcp} {daniel_tcp}");
        let mut pair = Vec::new();
        for (who, tcp) in [("maya", maya_tcp), ("daniel", daniel_tcp)] {
            pair.push(match tcp {
                true => house.tcp(&name, who).await,
                false => house.udp(&name, who).await,
            });
        }
        let [maya, daniel] = pair.as_mut_slice() else {
            unreachable!("two are two")
        };
        introduce(maya, daniel).await;
        talk(maya, daniel).await;
    }
}

/// As browsers begin, before they bind channels.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn by_address_and_without_a_channel() {
    let house = House::open().await;
    let mut maya = house.udp("monday", "maya").await;
    let mut daniel = house.tcp("monday", "daniel").await;
    let hers = maya.allocate().await.expect("an address");
    let his = daniel.allocate().await.expect("an address");
    maya.permit(his).await.expect("a permission");
    daniel.permit(hers).await.expect("a permission");
    maya.send(his, b"hello").await;
    let heard = daniel.hear().await.expect("words");
    assert_eq!(
        (heard.from, heard.words.as_slice()),
        (Some(hers), b"hello".as_slice())
    );
    daniel.send(hers, b"hello you").await;
    let heard = maya.hear().await.expect("words");
    assert_eq!(
        (heard.from, heard.words.as_slice()),
        (Some(his), b"hello you".as_slice())
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn over_tls_on_the_port_that_takes_plain_tcp_too() {
    let CertifiedKey { cert, signing_key } =
        generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    std::fs::write(path("cert.pem"), cert.pem()).expect("written");
    std::fs::write(path("key.pem"), signing_key.serialize_pem()).expect("written");
    let (cert_file, key_file) = (path("cert.pem"), path("key.pem"));
    let house =
        House::open_with(&["--relay-cert", &cert_file, "--relay-cert-key", &key_file]).await;
    let credentials = house.credentials("monday", "maya");
    assert!(
        credentials
            .urls
            .iter()
            .any(|url| url.starts_with("turns:127.0.0.1:"))
    );

    let mut roots = RootCertStore::empty();
    roots.add(cert.der().clone()).expect("a root");
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_root_certificates(roots)
        .with_no_client_auth();
    let stream = TcpStream::connect(house.address).await.expect("connected");
    let name = ServerName::try_from("localhost").expect("a name");
    let connector = TlsConnector::from(Arc::new(config));
    let stream = connector.connect(name, stream).await.expect("TLS");

    let mut maya = Client::over(stream, &credentials);
    let mut daniel = house.tcp("monday", "daniel").await;
    introduce(&mut maya, &mut daniel).await;
    talk(&mut maya, &mut daniel).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn anybody_learns_their_own_address_and_no_more() {
    let house = House::open().await;
    let mut stranger = house.udp("monday", "nobody").await;
    let seen = stranger.reflexive().await.expect("an address");
    assert!(seen.ip().is_loopback() && seen.port() != house.address.port());
    let mut over_tcp = house.tcp("monday", "nobody").await;
    assert!(
        over_tcp
            .reflexive()
            .await
            .expect("an address")
            .ip()
            .is_loopback()
    );
}

/// Credentials are the same on every node and after a restart: they come from the server's key.
#[tokio::test]
async fn credentials_outlive_the_relay_that_made_them() {
    use sealing::{ServerKey, SystemEntropy};
    use securebase::{clock::Clock, live::relay::Relay};
    let key = ServerKey::from_file(&ServerKey::new_file(&mut SystemEntropy));
    let clock = Clock::default();
    let open = async || {
        Relay::open(&super::settings(&[]), &key, &clock)
            .await
            .expect("a relay")
    };
    let made = open().await.ice_servers(b"monday", b"maya", clock.now());
    let again = open().await;
    let address = again.address().expect("an address");
    let mut maya = Client::udp(address, made.last().expect("a TURN server")).await;
    maya.allocate().await.expect("an address");
}

/// Who comes back with another address gets another; the first runs out with its credentials.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_ends_with_its_credentials() {
    let house = House::open().await;
    let mut maya = house.udp("monday", "maya").await;
    let mut daniel = house.tcp("monday", "daniel").await;
    introduce(&mut maya, &mut daniel).await;
    talk(&mut maya, &mut daniel).await;
    house.wait(SignedDuration::from_hours(13));
    // The connection is closed at the next look, within a second.
    assert_eq!(daniel.hear().await, None);
    assert_eq!(maya.give_back().await, Err(438), "it is forgotten");
}
