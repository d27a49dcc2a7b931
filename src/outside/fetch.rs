//! One request to a calendar outside, and its answer. What must stay true: nothing is sent before the
//! [`guard`](super::guard) looked at where it goes, on every step of the way; no proxy, no cookie, no packed
//! answer; it ends in time and stops at the longest calendar there is, whatever stands there.

use std::net::SocketAddr;
use std::time::Duration;

use reqwest::header::{ACCEPT, ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_TYPE, LOCATION};
use reqwest::{Client, Method, Response, StatusCode, Url, redirect};

use super::guard::{Allowed, Names, address, reach, same_place};
use super::trouble::Trouble;

/// So often an answer may lead on to another address.
const STEPS: usize = 3;
/// How long to wait for a connection.
const CONNECT: Duration = Duration::from_secs(5);
/// What this server calls itself: not what it is.
const AGENT: &str = "calendar-reader/1";

/// How much of an answer is waited for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// How long, for all steps together.
    pub(super) time: Duration,
    /// How many bytes.
    pub(super) bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            time: Duration::from_secs(20),
            bytes: 10 * 1024 * 1024,
        }
    }
}

/// Where requests may go, and how far.
pub(super) struct Way<'a, N> {
    pub(super) allowed: &'a [Allowed],
    pub(super) limits: Limits,
    pub(super) names: &'a N,
}

/// What is asked.
pub(super) enum Ask<'a> {
    /// What stands there.
    Get,
    /// A report of a calendar (RFC 4791), by this user with this password.
    Report {
        user: &'a str,
        password: &'a str,
        body: &'a str,
    },
}

/// What came back.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) body: Vec<u8>,
}

/// Sends a request and takes the answer.
///
/// # Errors
/// Why there is none. An answer with an error is an answer.
pub(super) async fn fetch<N: Names>(
    way: &Way<'_, N>,
    url: &Url,
    ask: &Ask<'_>,
) -> Result<Answer, Trouble> {
    let all = walk(way, url, ask);
    let ended = tokio::time::timeout(way.limits.time, all).await;
    ended.map_err(|_| Trouble::TooSlow)?
}

async fn walk<N: Names>(way: &Way<'_, N>, url: &Url, ask: &Ask<'_>) -> Result<Answer, Trouble> {
    let mut here = url.clone();
    for _ in 0..=STEPS {
        let addresses = reach(&here, way.allowed, way.names).await?;
        // A password is for where its owner typed it, and for nowhere else.
        let at_home = same_place(&here, url);
        let response = send(&here, &addresses, ask, at_home).await?;
        match leads_to(&response) {
            Some(next) => {
                let next = here.join(&next).map_err(|_| Trouble::NoAddress)?;
                here = address(next.as_str(), way.allowed)?;
            }
            None => return take(response, way.limits.bytes).await,
        }
    }
    Err(Trouble::LedOn)
}

fn leads_to(response: &Response) -> Option<String> {
    let leads = matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308);
    let place = response.headers().get(LOCATION).filter(|_| leads)?;
    Some(place.to_str().unwrap_or_default().to_owned())
}

/// A client that knows one host, at these addresses, and asks nobody for others.
fn client(url: &Url, addresses: &[SocketAddr]) -> Result<Client, Trouble> {
    // The same rustls with ring that all else here uses; where it is set already that is as good.
    let _ = tokio_rustls::rustls::crypto::ring::default_provider().install_default();
    let host = url.host_str().ok_or(Trouble::NoAddress)?;
    Client::builder()
        .resolve_to_addrs(host, addresses)
        .redirect(redirect::Policy::none())
        .no_proxy()
        .referer(false)
        .http1_only()
        .connect_timeout(CONNECT)
        .pool_max_idle_per_host(0)
        .user_agent(AGENT)
        .build()
        .map_err(|_| Trouble::NoAnswer)
}

async fn send(
    url: &Url,
    addresses: &[SocketAddr],
    ask: &Ask<'_>,
    at_home: bool,
) -> Result<Response, Trouble> {
    let client = client(url, addresses)?;
    let request = match ask {
        Ask::Get => client
            .get(url.clone())
            .header(ACCEPT, "text/calendar, */*;q=0.1"),
        Ask::Report {
            user,
            password,
            body,
        } => {
            let report = Method::from_bytes(b"REPORT").map_err(|_| Trouble::NoAddress)?;
            let request = client
                .request(report, url.clone())
                .header("depth", "1")
                .header(CONTENT_TYPE, "application/xml; charset=utf-8")
                .body((*body).to_owned());
            match at_home {
                true => request.basic_auth(user, Some(password)),
                false => request,
            }
        }
    };
    let sent = request.header(ACCEPT_ENCODING, "identity").send().await;
    sent.map_err(|fault| match fault.is_timeout() {
        true => Trouble::TooSlow,
        false => Trouble::NoAnswer,
    })
}

async fn take(mut response: Response, most: usize) -> Result<Answer, Trouble> {
    let status = response.status();
    let packed = response.headers().get(CONTENT_ENCODING);
    if packed.is_some_and(|kind| kind.as_bytes() != b"identity") {
        return Err(Trouble::Packed);
    }
    let told = response.content_length().unwrap_or(0);
    if told > most as u64 {
        return Err(Trouble::TooLong);
    }
    let mut body = Vec::new();
    while let Some(piece) = response.chunk().await.map_err(|_| Trouble::CutShort)? {
        if body.len() + piece.len() > most {
            return Err(Trouble::TooLong);
        }
        body.extend_from_slice(&piece);
    }
    Ok(Answer { status, body })
}

/// What an answer's status means; fine where it brings what was asked for.
///
/// # Errors
/// What went wrong there.
pub(super) fn fine(status: StatusCode) -> Result<(), Trouble> {
    match status.as_u16() {
        200..=299 => Ok(()),
        401 | 403 | 407 => Err(Trouble::Refused),
        404 | 410 => Err(Trouble::NotThere),
        _ => Err(Trouble::Failed),
    }
}
