//! Who may not, does not; and what is not inside a session is not reached.

use std::net::SocketAddr;

use jiff::SignedDuration;
use tokio::net::UdpSocket;

use super::client::Client;
use super::{House, introduce, talk};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wrong_password_gets_no_address() {
    let house = House::open().await;
    for over_tcp in [false, true] {
        let mut maya = match over_tcp {
            true => house.tcp("monday", "maya").await,
            false => house.udp("monday", "maya").await,
        };
        maya.password = "x".to_owned();
        assert_eq!(maya.allocate().await, Err(401));
        // A name with more time, or another session, has another password.
        let right = house.credentials("monday", "maya");
        maya.password = right.credential.clone();
        let (until, rest) = right.username.split_once(':').expect("a time");
        let later: i64 = until.parse::<i64>().expect("a number") + 1;
        for name in [format!("{later}:{rest}"), format!("0{}", right.username)] {
            maya.username = name;
            assert_eq!(maya.allocate_once().await, Err(401));
        }
        maya.username = right.username;
        assert_eq!(maya.allocate_once().await.map(drop), Ok(()));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn expired_credentials_get_no_address() {
    let house = House::open().await;
    let mut maya = house.udp("monday", "maya").await;
    house.wait(SignedDuration::from_hours(12));
    assert_eq!(maya.allocate().await, Err(401));
    let mut again = house.udp("monday", "maya").await;
    again.allocate().await.expect("with new ones");
}

/// Two sessions have the same relayed addresses inside; each leads to its own people.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_reaches_another_session() {
    let house = House::open().await;
    let mut maya = house.udp("monday", "maya").await;
    let mut daniel = house.udp("monday", "daniel").await;
    let (_, daniels) = introduce(&mut maya, &mut daniel).await;
    let mut third = house.udp("monday", "dr-osei").await;
    let thirds = third.allocate().await.expect("an address");

    let mut mallory = house.udp("tuesday", "mallory").await;
    let mut trent = house.tcp("tuesday", "trent").await;
    let (_, trents) = introduce(&mut mallory, &mut trent).await;
    assert_eq!(trents, daniels, "the same name, in another session");
    assert_eq!(mallory.bind(0x4003, thirds).await, Err(403));
    mallory.permit(thirds).await.expect("any inside");
    mallory.send(thirds, b"to the third").await;
    mallory.send(daniels, b"to daniel").await;

    // What came to Trent was for him; the next that Daniel and the third hear is from Maya.
    assert_eq!(trent.hear().await.expect("words").words, b"to daniel");
    talk(&mut maya, &mut daniel).await;
    maya.permit(thirds).await.expect("a permission");
    third.permit(daniels).await.expect("a permission");
    maya.send(thirds, b"from maya").await;
    assert_eq!(third.hear().await.expect("words").words, b"from maya");
}

/// A network address that has a place in one session cannot take another.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_place_cannot_be_moved_to_another_session() {
    let house = House::open().await;
    let mut maya = house.udp("monday", "maya").await;
    maya.allocate().await.expect("an address");
    let other = house.credentials("tuesday", "maya");
    (maya.username, maya.password) = (other.username, other.credential);
    assert_eq!(maya.give_back().await, Err(401));
}

/// Real sockets are listening, and hear nothing.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_leaves_for_any_address() {
    let house = House::open().await;
    let listening = UdpSocket::bind("0.0.0.0:0").await.expect("a socket");
    let port = listening.local_addr().expect("an address").port();
    let mut maya = house.udp("monday", "maya").await;
    let mut daniel = house.tcp("monday", "daniel").await;
    let (_, daniels) = introduce(&mut maya, &mut daniel).await;
    let own = own_address().await;
    for outside in [
        "127.0.0.1",
        "127.0.0.2",
        "10.0.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "0.0.0.0",
        "255.255.255.255",
        "224.0.0.1",
        &own,
    ] {
        let outside = SocketAddr::new(outside.parse().expect("an address"), port);
        assert_eq!(maya.permit(outside).await, Err(403), "{outside}");
        assert_eq!(maya.bind(0x4007, outside).await, Err(403), "{outside}");
        maya.send(outside, b"out").await;
        maya.say(0x4007, b"out").await;
        // The relay itself is outside too: no client of its own is behind its port.
        maya.send(house.address, b"out").await;
    }
    // A permission for the whole of the inside opens no port of it that nobody has.
    maya.permit(daniels).await.expect("a permission");
    maya.send(SocketAddr::new(daniels.ip(), port), b"out").await;
    maya.say(0x4001, b"last").await;
    assert_eq!(daniel.hear().await.expect("words").words, b"last");
    let mut packet = [0; 16];
    assert!(
        listening.try_recv(&mut packet).is_err(),
        "it would be here by now"
    );
}

/// The address this machine would send from.
async fn own_address() -> String {
    let socket = UdpSocket::bind("0.0.0.0:0").await.expect("a socket");
    // Nothing is sent by this.
    match socket.connect("192.0.2.1:9").await {
        Ok(()) => socket.local_addr().expect("an address").ip().to_string(),
        Err(_) => "127.0.0.3".to_owned(),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_person_has_only_so_many_addresses() {
    let house = House::open().await;
    let mut held: Vec<Client> = Vec::new();
    for number in 0..48 {
        // A new page has new credentials, for the same person.
        house.wait(SignedDuration::from_secs(1));
        let mut client = match number % 2 {
            0 => house.udp("monday", "maya").await,
            _ => house.tcp("monday", "maya").await,
        };
        client.allocate().await.expect("an address");
        held.push(client);
    }
    let mut more = house.udp("monday", "maya").await;
    assert_eq!(more.allocate().await, Err(508));
    // It takes from nobody else.
    let mut daniel = house.udp("monday", "daniel").await;
    daniel.allocate().await.expect("an address");
    // What is given back can be had again.
    held[0].give_back().await.expect("given back");
    assert_eq!(more.allocate_once().await.map(drop), Ok(()));
}
