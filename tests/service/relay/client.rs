//! A TURN client over a real socket, as simple as it can be.

use std::net::SocketAddr;
use std::time::Duration;

use securebase::live::relay::IceServer;
use stun_types::attribute::{ErrorCode, Nonce, Realm, Username, XorMappedAddress};
use stun_types::message::{
    BINDING, IntegrityAlgorithm, LongTermKeyCredentials, Message, MessageIntegrityCredentials,
    MessageWriteVec, Method,
};
use stun_types::prelude::{MessageWrite, MessageWriteExt};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpStream, UdpSocket};
use tokio::time::timeout;
use turn_types::attribute::{
    ChannelNumber, Data, Lifetime, RequestedTransport, XorPeerAddress, XorRelayedAddress,
};
use turn_types::message::{ALLOCATE, CHANNEL_BIND, CREATE_PERMISSION, DATA, REFRESH, SEND};

/// Long enough for any answer on this machine.
const PATIENCE: Duration = Duration::from_secs(5);

/// Whether a server is there yet, over UDP.
pub async fn answers(server: SocketAddr) -> bool {
    let nobody = IceServer {
        urls: Vec::new(),
        username: String::new(),
        credential: String::new(),
    };
    Client::udp(server, &nobody).await.reflexive().await.is_ok()
}

/// A stream of either kind.
pub trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}
impl<S: AsyncRead + AsyncWrite + Send + Unpin> Stream for S {}

/// What a client speaks over.
pub enum Wire {
    /// A socket of its own, which talks to the relay alone.
    Udp(UdpSocket),
    /// A connection.
    Stream(Box<dyn Stream>),
}

/// An error code of the protocol; 0 for no answer.
pub type Refused = u16;

/// What came through the relay.
#[derive(Debug, PartialEq, Eq)]
pub struct Heard {
    /// Over which channel; none for a data indication.
    pub channel: Option<u16>,
    /// From whom, in a data indication.
    pub from: Option<SocketAddr>,
    /// The words.
    pub words: Vec<u8>,
}

/// A client.
pub struct Client {
    /// What it speaks over.
    pub wire: Wire,
    /// With which name; as issued, unless a test changes it.
    pub username: String,
    /// With which password.
    pub password: String,
    nonce: String,
    realm: String,
}

impl Client {
    fn new(wire: Wire, server: &IceServer) -> Self {
        Self {
            wire,
            username: server.username.clone(),
            password: server.credential.clone(),
            nonce: String::new(),
            realm: String::new(),
        }
    }

    /// Over UDP.
    pub async fn udp(relay: SocketAddr, server: &IceServer) -> Self {
        let socket = UdpSocket::bind("127.0.0.1:0").await.expect("a socket");
        socket.connect(relay).await.expect("an address");
        Self::new(Wire::Udp(socket), server)
    }

    /// Over TCP.
    pub async fn tcp(relay: SocketAddr, server: &IceServer) -> Self {
        let stream = TcpStream::connect(relay).await.expect("a connection");
        Self::over(stream, server)
    }

    /// Over a stream.
    pub fn over(stream: impl Stream + 'static, server: &IceServer) -> Self {
        Self::new(Wire::Stream(Box::new(stream)), server)
    }

    /// Sends bytes as they are, filled up in a stream as the protocol asks.
    pub async fn raw(&mut self, bytes: &[u8]) {
        match &mut self.wire {
            Wire::Udp(socket) => drop(socket.send(bytes).await.expect("sent")),
            Wire::Stream(stream) => {
                let mut filled = bytes.to_vec();
                filled.resize(bytes.len().next_multiple_of(4), 0);
                // What the relay closed takes no more, and the test will see that.
                drop(stream.write_all(&filled).await);
            }
        }
    }

    /// The next packet; none once the relay closed the connection, or when nothing comes.
    pub async fn packet(&mut self) -> Option<Vec<u8>> {
        let packet = timeout(PATIENCE, async {
            match &mut self.wire {
                Wire::Udp(socket) => {
                    let mut packet = vec![0; 4096];
                    let length = socket.recv(&mut packet).await.ok()?;
                    packet.truncate(length);
                    Some(packet)
                }
                Wire::Stream(stream) => {
                    let mut packet = vec![0; 4];
                    stream.read_exact(&mut packet).await.ok()?;
                    let said = usize::from(u16::from_be_bytes([packet[2], packet[3]]));
                    let head = if packet[0] < 0x40 { 20 } else { 4 };
                    packet.resize((head + said).next_multiple_of(4), 0);
                    stream.read_exact(&mut packet[4..]).await.ok()?;
                    packet.truncate(head + said);
                    Some(packet)
                }
            }
        });
        packet.await.ok().flatten()
    }

    /// What comes next from another.
    pub async fn hear(&mut self) -> Option<Heard> {
        loop {
            let packet = self.packet().await?;
            if packet[0] >= 0x40 {
                return Some(Heard {
                    channel: Some(u16::from_be_bytes([packet[0], packet[1]])),
                    from: None,
                    words: packet[4..].to_vec(),
                });
            }
            let message = Message::from_bytes(&packet).expect("a message");
            if message.has_method(DATA) {
                let from = message.attribute::<XorPeerAddress>().expect("a sender");
                return Some(Heard {
                    channel: None,
                    from: Some(from.addr(message.transaction_id())),
                    words: message.attribute::<Data>().expect("words").data().to_vec(),
                });
            }
        }
    }

    /// Asks, with a name once the relay told its realm, and gives the answer.
    pub async fn ask<T>(
        &mut self,
        method: Method,
        add: impl FnOnce(&mut MessageWriteVec),
        read: impl FnOnce(&Message<'_>) -> T,
    ) -> Result<T, Refused> {
        let mut request = Message::builder_request(method, MessageWriteVec::new());
        add(&mut request);
        if method != BINDING && !self.realm.is_empty() {
            let name = Username::new(&self.username).expect("a name");
            let realm = Realm::new(&self.realm).expect("a realm");
            let nonce = Nonce::new(&self.nonce).expect("a nonce");
            request.add_attribute(&name).expect("fits");
            request.add_attribute(&realm).expect("fits");
            request.add_attribute(&nonce).expect("fits");
            let key = MessageIntegrityCredentials::from(LongTermKeyCredentials::new(
                self.username.clone(),
                self.password.clone(),
                self.realm.clone(),
            ));
            let signed = request.add_message_integrity(&key, IntegrityAlgorithm::Sha1);
            signed.expect("signed");
        }
        let asked = request.transaction_id();
        self.raw(&request.finish()).await;
        loop {
            let packet = self.packet().await.ok_or(0_u16)?;
            let Ok(answer) = Message::from_bytes(&packet) else {
                continue;
            };
            if answer.transaction_id() != asked {
                continue;
            }
            if let Ok(nonce) = answer.attribute::<Nonce>() {
                self.nonce = nonce.nonce().to_owned();
            }
            return match answer.attribute::<ErrorCode>() {
                Ok(code) => {
                    if let Ok(realm) = answer.attribute::<Realm>() {
                        self.realm = realm.realm().to_owned();
                    }
                    Err(code.code())
                }
                Err(_) => Ok(read(&answer)),
            };
        }
    }

    /// Its address, as the relay sees it.
    pub async fn reflexive(&mut self) -> Result<SocketAddr, Refused> {
        self.ask(
            BINDING,
            |_| {},
            |answer| {
                let mapped = answer.attribute::<XorMappedAddress>().expect("an address");
                mapped.addr(answer.transaction_id())
            },
        )
        .await
    }

    /// Asks for a relayed address with what it knows by now.
    pub async fn allocate_once(&mut self) -> Result<SocketAddr, Refused> {
        let udp = RequestedTransport::new(RequestedTransport::UDP);
        self.ask(
            ALLOCATE,
            |request| request.add_attribute(&udp).expect("fits"),
            |answer| {
                let relayed = answer.attribute::<XorRelayedAddress>().expect("an address");
                relayed.addr(answer.transaction_id())
            },
        )
        .await
    }

    /// Asks for a relayed address: without a name, then with it.
    pub async fn allocate(&mut self) -> Result<SocketAddr, Refused> {
        let first = self.allocate_once().await;
        assert_eq!(first, Err(401), "nobody gets one without a name");
        self.allocate_once().await
    }

    /// Gives it back.
    pub async fn give_back(&mut self) -> Result<(), Refused> {
        let none = Lifetime::new(0);
        self.ask(
            REFRESH,
            |request| request.add_attribute(&none).expect("fits"),
            |_| (),
        )
        .await
    }

    /// Asks to hear from, and send to, an address.
    pub async fn permit(&mut self, peer: SocketAddr) -> Result<(), Refused> {
        let add = |request: &mut MessageWriteVec| {
            let peer = XorPeerAddress::new(peer, request.transaction_id());
            request.add_attribute(&peer).expect("fits");
        };
        self.ask(CREATE_PERMISSION, add, |_| ()).await
    }

    /// The same, with a number to write in the place of the address.
    pub async fn bind(&mut self, channel: u16, peer: SocketAddr) -> Result<(), Refused> {
        let add = |request: &mut MessageWriteVec| {
            let peer = XorPeerAddress::new(peer, request.transaction_id());
            request.add_attribute(&peer).expect("fits");
            let channel = ChannelNumber::new(channel);
            request.add_attribute(&channel).expect("fits");
        };
        self.ask(CHANNEL_BIND, add, |_| ()).await
    }

    /// Sends words over a channel.
    pub async fn say(&mut self, channel: u16, words: &[u8]) {
        let mut packet = channel.to_be_bytes().to_vec();
        packet.extend_from_slice(&(words.len() as u16).to_be_bytes());
        packet.extend_from_slice(words);
        self.raw(&packet).await;
    }

    /// Sends words to an address.
    pub async fn send(&mut self, peer: SocketAddr, words: &[u8]) {
        let mut message = Message::builder_indication(SEND, MessageWriteVec::new());
        let peer = XorPeerAddress::new(peer, message.transaction_id());
        message.add_attribute(&peer).expect("fits");
        message.add_attribute(&Data::new(words)).expect("fits");
        self.raw(&message.finish()).await;
    }
}

impl Client {
    /// Asks for its address, and leaves the answer to come.
    pub async fn begin_reflexive(&mut self) {
        let request = Message::builder_request(BINDING, MessageWriteVec::new());
        self.raw(&request.finish()).await;
    }

    /// Whether what comes next is from another, and not an answer.
    pub async fn next_is_words(&mut self) -> bool {
        let packet = self.packet().await.expect("something comes");
        packet[0] >= 0x40
    }

    /// Asks for its address; whether anything else came before the answer.
    pub async fn ask_nothing(&mut self) -> bool {
        let request = Message::builder_request(BINDING, MessageWriteVec::new());
        let asked = request.transaction_id();
        self.raw(&request.finish()).await;
        let packet = self.packet().await.expect("an answer");
        Message::from_bytes(&packet).map_or(true, |answer| answer.transaction_id() != asked)
    }
}
