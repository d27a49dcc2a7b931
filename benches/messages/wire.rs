//! Just enough HTTP/1.1 to make load with: requests formatted beforehand, answers read to their end.

use std::net::SocketAddr;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::Done;

/// A connection that is kept open.
pub struct Wire {
    stream: TcpStream,
    read: Vec<u8>,
}

/// An answer.
pub struct Answer {
    /// Its status.
    pub status: u16,
    /// Its body; empty for a stream.
    pub body: Vec<u8>,
}

impl Wire {
    /// Connects.
    pub async fn open(to: SocketAddr) -> Done<Self> {
        let stream = TcpStream::connect(to).await?;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream,
            read: Vec::new(),
        })
    }

    /// Sends a request and reads its whole answer.
    pub async fn ask(&mut self, request: &[u8]) -> Done<Answer> {
        let (status, length) = self.begin(request).await?;
        while self.read.len() < length {
            self.more().await?;
        }
        let body = self.read.drain(..length).collect();
        Ok(Answer { status, body })
    }

    /// Sends a request and reads the head of its answer: the status and the body's length.
    pub async fn begin(&mut self, request: &[u8]) -> Done<(u16, usize)> {
        self.stream.write_all(request).await?;
        let end = loop {
            if let Some(at) = find(&self.read, b"\r\n\r\n") {
                break at + 4;
            }
            self.more().await?;
        };
        let head = String::from_utf8(self.read.drain(..end).collect())?;
        let status = head.get(9..12).ok_or("no status")?.parse()?;
        let length = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "));
        Ok((status, length.map_or(Ok(0), str::parse)?))
    }

    /// What a stream has sent and nobody has taken yet.
    pub fn waiting(&mut self) -> &mut Vec<u8> {
        &mut self.read
    }

    /// Waits for more.
    pub async fn more(&mut self) -> Done<()> {
        match self.stream.read_buf(&mut self.read).await? {
            0 => Err("the server closed the connection".into()),
            _ => Ok(()),
        }
    }
}

/// Where something begins in the bytes.
pub fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

/// A request for a page.
pub fn get(path: &str, cookie: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nhost: bench\r\ncookie: securebase={cookie}\r\n\r\n")
        .into_bytes()
}

/// A form sent by a page's script.
pub fn post(path: &str, cookie: &str, form: &str) -> Vec<u8> {
    format!(
        "POST {path} HTTP/1.1\r\nhost: bench\r\ncookie: securebase={cookie}\r\n\
         accept: application/json\r\nsec-fetch-site: same-origin\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{form}",
        form.len()
    )
    .into_bytes()
}
