//! Whatever else comes to the ports, two who are talking hear nothing of it.

use std::net::SocketAddr;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpStream, UdpSocket};

use super::client::Client;
use super::{House, introduce, talk};

async fn pair(house: &House) -> (Client, Client) {
    let mut maya = house.udp("monday", "maya").await;
    let mut daniel = house.tcp("monday", "daniel").await;
    introduce(&mut maya, &mut daniel).await;
    (maya, daniel)
}

/// Bytes that look a little like the protocol's, and some that do not.
fn packets() -> Vec<Vec<u8>> {
    let head = prop::sample::select(vec![0x00_u8, 0x01, 0x3f, 0x40, 0x7f, 0x80, 0x16, 0xff]);
    let method = prop::sample::select(vec![1_u8, 3, 4, 6, 8, 9, 10, 11]);
    let like = (
        head,
        method,
        any::<u16>(),
        prop::collection::vec(any::<u8>(), 0..600),
    )
        .prop_map(|(head, method, length, rest)| {
            let mut packet = vec![head, method];
            // Often as long as it says.
            let said = if length % 2 == 0 {
                rest.len() as u16
            } else {
                length
            };
            packet.extend_from_slice(&said.to_be_bytes());
            packet.extend_from_slice(&[0x21, 0x12, 0xa4, 0x42]);
            packet.extend_from_slice(&rest);
            packet
        });
    let any = prop_oneof![like, prop::collection::vec(any::<u8>(), 0..5_000)];
    let mut runner = TestRunner::new(Config::default());
    let tree = prop::collection::vec(any, 400).new_tree(&mut runner);
    tree.expect("packets").current()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn by_garbage() {
    let house = House::open().await;
    let (mut maya, mut daniel) = pair(&house).await;
    let mut third = house.udp("monday", "third").await;
    third.allocate().await.expect("an address");
    let stranger = UdpSocket::bind("127.0.0.1:0").await.expect("a socket");
    for packet in packets() {
        let _ = stranger.send_to(&packet, house.address).await;
        // From somebody with an address too.
        third.raw(&packet).await;
        let mut caller = TcpStream::connect(house.address).await.expect("connected");
        let _ = caller.write_all(&packet).await;
    }
    for length in [4_097, 60_000] {
        let _ = stranger.send_to(&vec![0x40; length], house.address).await;
    }
    // All of it was read by the time this is answered.
    while third.ask_nothing().await {}
    talk(&mut maya, &mut daniel).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn by_a_packet_cut_short_in_a_stream() {
    let house = House::open().await;
    let (mut maya, mut daniel) = pair(&house).await;
    let mut third = house.tcp("monday", "third").await;
    third.allocate().await.expect("an address");
    third.raw(&[0x40, 0x01, 0x04, 0x00]).await;
    drop(third);
    talk(&mut maya, &mut daniel).await;
}

/// Connections that say nothing, or one byte at a time, are held for a while, and only so many.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn by_callers_who_say_nothing() {
    let house = House::open().await;
    let (mut maya, mut daniel) = pair(&house).await;
    let mut callers = Vec::new();
    for number in 0..80 {
        let mut caller = TcpStream::connect(house.address).await.expect("connected");
        if number % 2 == 0 {
            let _ = caller.write_all(&[0x00]).await;
        }
        callers.push(caller);
    }
    talk(&mut maya, &mut daniel).await;
    let mut closed = 0;
    for caller in callers.iter_mut().skip(64) {
        let ended = caller.read(&mut [0; 1]).await;
        closed += usize::from(matches!(ended, Ok(0) | Err(_)));
    }
    assert_eq!(closed, 16, "those past the 64th");
    // The others have ten seconds.
    for caller in callers.iter_mut().take(64) {
        let ended = caller.read(&mut [0; 1]).await;
        assert!(matches!(ended, Ok(0) | Err(_)));
    }
    talk(&mut maya, &mut daniel).await;
    let mut after = house.tcp("monday", "after").await;
    after.allocate().await.expect("there is room again");
}

/// Who takes nothing from a stream misses what is past a buffer's worth.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn by_one_who_does_not_read() {
    let house = House::open().await;
    let (mut maya, mut daniel) = pair(&house).await;
    let mut slow = house.tcp("monday", "slow").await;
    let slows: SocketAddr = slow.allocate().await.expect("an address");
    slow.permit(slows).await.expect("a permission");
    maya.bind(0x4005, slows).await.expect("a channel");
    for _ in 0..2_000 {
        maya.say(0x4005, &[7; 1_200]).await;
    }
    // Her second's worth is used up: what she says is heard again a moment later.
    loop {
        maya.say(0x4001, b"still there?").await;
        let answer = maya.reflexive().await;
        assert!(answer.is_ok());
        if let Ok(heard) =
            tokio::time::timeout(std::time::Duration::from_millis(50), daniel.hear()).await
        {
            assert_eq!(heard.expect("words").words, b"still there?");
            break;
        }
    }
}

/// Over its rate a relayed address is cut, and nothing else is.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn by_more_than_the_rate() {
    let house = House::open().await;
    let (mut maya, mut daniel) = pair(&house).await;
    let (mut said, mut heard) = (0, 0);
    for _ in 0..30 {
        for _ in 0..64 {
            daniel.say(0x4002, &[7; 1_200]).await;
            said += 1;
        }
        daniel.reflexive().await.expect("all of it was read");
        // The answer to her question comes after all that was passed on.
        maya.begin_reflexive().await;
        while maya.next_is_words().await {
            heard += 1;
        }
    }
    // Half a second's worth at once, and what a slow machine takes its time for.
    assert!(heard >= 416, "{heard} of {said}");
    assert!(heard < 1_400, "{heard} of {said}");
    // Others in the session have their own.
    maya.say(0x4001, b"and you?").await;
    assert_eq!(daniel.hear().await.expect("words").words, b"and you?");
}
