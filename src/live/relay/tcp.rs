//! The relay's TCP port, plain and with TLS: the first byte tells which.

use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use super::Shared;
use super::client::Source;
use super::doors::Time;
use super::frames::{Front, LONGEST, front};
use super::outbox::Outbox;
use super::tls::Certificate;

/// What a TLS client says first: a handshake record.
const HANDSHAKE: u8 = 0x16;

/// Takes connections until it is dropped, and all of them with it.
pub async fn serve(
    listener: TcpListener,
    hub: Shared,
    time: Time,
    certificate: Option<Arc<Certificate>>,
) {
    let mut connections = JoinSet::new();
    for number in 0_u64.. {
        while connections.try_join_next().is_some() {}
        let Ok((stream, from)) = listener.accept().await else {
            // No file is left to open, most likely: others have to go first.
            tokio::time::sleep(Duration::from_millis(100)).await;
            continue;
        };
        let caller = Caller {
            hub: Arc::clone(&hub),
            time: time.clone(),
            source: Source::Tcp(number),
        };
        if let Some(outbox) = caller.connect(number, from) {
            connections.spawn(caller.serve(stream, outbox, certificate.clone()));
        }
    }
}

/// The client at the end of one connection; forgotten when dropped.
struct Caller {
    hub: Shared,
    time: Time,
    source: Source,
}

impl Drop for Caller {
    fn drop(&mut self) {
        let mut hub = self.hub.lock().unwrap_or_else(PoisonError::into_inner);
        hub.forget(self.source);
    }
}

impl Caller {
    fn connect(&self, number: u64, from: SocketAddr) -> Option<Arc<Outbox>> {
        let mut hub = self.hub.lock().unwrap_or_else(PoisonError::into_inner);
        hub.connect(number, from, self.time.now())
    }

    /// Serves until either side ends it. Who is too slow to prove anything is ended by the hub.
    async fn serve(
        self,
        stream: TcpStream,
        outbox: Arc<Outbox>,
        certificate: Option<Arc<Certificate>>,
    ) {
        let talk = async {
            // A packet that waits for an acknowledgement is late.
            stream.set_nodelay(true)?;
            let mut first = [0];
            stream.peek(&mut first).await?;
            match certificate.filter(|_| first == [HANDSHAKE]) {
                Some(tls) => {
                    self.talk(tls.acceptor().accept(stream).await?, &outbox)
                        .await
                }
                None => self.talk(stream, &outbox).await,
            }
        };
        tokio::select! {
            _ = talk => {}
            () = outbox.closed() => {}
        }
    }

    async fn talk(
        &self,
        stream: impl AsyncRead + AsyncWrite + Unpin,
        outbox: &Outbox,
    ) -> io::Result<()> {
        let (read, write) = tokio::io::split(stream);
        tokio::select! {
            ended = self.listen(read) => ended,
            ended = tell(write, outbox) => ended,
        }
    }

    async fn listen(&self, mut read: impl AsyncRead + Unpin) -> io::Result<()> {
        // Room for more than the longest packet, so that there is always some left to read into.
        let mut stream = vec![0; 4 * LONGEST];
        let mut end = 0;
        loop {
            let new = read.read(&mut stream[end..]).await?;
            if new == 0 {
                return Ok(());
            }
            end += new;
            let Some(begin) = self.take(&stream[..end]) else {
                return Ok(());
            };
            stream.copy_within(begin..end, 0);
            end -= begin;
        }
    }

    /// Hands on every whole packet; how far that went, or nothing if this is no client.
    fn take(&self, stream: &[u8]) -> Option<usize> {
        let now = self.time.now();
        let mut begin = 0;
        let mut hub = self.hub.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            let rest = &stream[begin..];
            match front(rest) {
                Front::Packet { length, filled } => {
                    hub.receive(self.source, &rest[..length], now);
                    begin += filled;
                }
                Front::Part => return Some(begin),
                Front::Nonsense => return None,
            }
        }
    }
}

async fn tell(mut write: impl AsyncWrite + Unpin, outbox: &Outbox) -> io::Result<()> {
    let mut packets = Vec::new();
    loop {
        outbox.take(&mut packets).await;
        write.write_all(&packets).await?;
        write.flush().await?;
    }
}
