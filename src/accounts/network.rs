//! Where a request comes from, and how often what a stranger could misuse may be done.
//!
//! What must stay true: what is stored of a network address is a keyed hash and a count, for an hour at
//! most; a practice's whole waiting room behind one address is not kept out.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use jiff::Timestamp;
use sealing::Context;

use super::store;
use crate::db::Conn;
use crate::service::Service;
use crate::web::Stop;

/// The visitor's network address, where it is known.
#[derive(Clone, Copy, Debug)]
pub struct Network(pub Option<IpAddr>);

impl FromRequestParts<Arc<Service>> for Network {
    type Rejection = Stop;

    async fn from_request_parts(parts: &mut Parts, service: &Arc<Service>) -> Result<Self, Stop> {
        if service.settings.behind_proxy {
            return Ok(Self(forwarded(&parts.headers)));
        }
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        Ok(Self(peer.map(|ConnectInfo(peer)| peer.ip())))
    }
}

/// Only what the nearest proxy wrote counts: what stands before it, anyone may have written.
fn forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let forwarded = headers.get_all("x-forwarded-for").iter().next_back()?;
    let last = forwarded.to_str().ok()?.rsplit(',').next()?;
    last.trim().parse().ok()
}

/// What may be done only so often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Begin the questionnaire: a draft is kept for two weeks.
    Begin,
    /// Make an account: it is kept for good, and hashing its password costs time.
    MakeAccount,
    /// Be asked for a passkey before anyone is known: each question is kept for a few minutes.
    AskForPasskey,
    /// Have an invitation sent to an address nobody has proved to be theirs.
    MailInvitation,
    /// Have a calendar elsewhere read at once: this server asks another.
    ReadCalendar,
}

/// The hour these are counted in, from the first one on.
const HOUR_MS: i64 = 60 * 60 * 1000;

impl Deed {
    /// How often an hour, from one network address.
    fn most(self) -> i64 {
        match self {
            Self::Begin => 60,
            Self::MakeAccount => 20,
            // A whole practice behind one address signs in with far fewer.
            Self::AskForPasskey => 240,
            Self::MailInvitation => 20,
            Self::ReadCalendar => 60,
        }
    }

    fn purpose(self) -> &'static str {
        match self {
            Self::Begin => "begun from a network address",
            Self::MakeAccount => "accounts from a network address",
            Self::AskForPasskey => "passkeys asked for from a network address",
            Self::MailInvitation => "invitations from a network address",
            Self::ReadCalendar => "calendars read from a network address",
        }
    }
}

impl Network {
    /// The keyed hash that tries are counted by. Of an IPv6 address the first half counts: a household
    /// has all of the rest.
    pub(super) fn tag(self, service: &Service, purpose: &'static str) -> Vec<u8> {
        let bytes = match self.0.map(|address| address.to_canonical()) {
            Some(IpAddr::V4(four)) => four.octets().to_vec(),
            Some(IpAddr::V6(six)) => six.octets()[..8].to_vec(),
            None => Vec::new(),
        };
        service.tag(&Context::new(purpose), &bytes)
    }

    /// Counts this deed. Those whose address is not known share one count.
    ///
    /// # Errors
    /// [`Stop::TooMany`] if there were too many from this address in the last hour.
    pub async fn may(
        self,
        conn: &mut Conn,
        service: &Service,
        deed: Deed,
        now: Timestamp,
    ) -> Result<(), Stop> {
        let tag = self.tag(service, deed.purpose());
        if store::count_attempt(conn, &tag, now, HOUR_MS).await? > deed.most() {
            return Err(Stop::TooMany);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_last_forwarded_address_counts() {
        let mut headers = HeaderMap::new();
        assert_eq!(forwarded(&headers), None);
        headers.append("x-forwarded-for", "198.51.100.7".parse().expect("a value"));
        let last = "192.0.2.1, 203.0.113.9";
        headers.append("x-forwarded-for", last.parse().expect("a value"));
        assert_eq!(forwarded(&headers), "203.0.113.9".parse().ok());
    }
}
