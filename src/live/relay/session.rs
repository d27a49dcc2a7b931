//! One live session's relayed addresses.
//!
//! What must stay true: a relayed address is looked for in the session its sender is in, and in no
//! other. That is the whole of why this cannot become an open relay.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use super::client::Source;
use super::credentials::Tag;
use super::limits::Limits;

/// The address all relayed addresses have, each with a port of its own in its session. The registry of
/// special addresses keeps it as a dummy (RFC 7600), so no packet for it could ever be routed.
pub const NOWHERE: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 0, 8));

/// The first port given out.
const FIRST: u16 = 49_152;

/// A session that somebody has a relayed address in.
#[derive(Debug, Default)]
pub struct Session {
    held: HashMap<u16, Source>,
    people: HashMap<Tag, usize>,
    given: u16,
}

impl Session {
    /// Gives a relayed address, if there is one left for this person.
    pub fn give(&mut self, who: Tag, source: Source, limits: &Limits) -> Option<u16> {
        let has = self.people.get(&who).copied().unwrap_or(0);
        if has >= limits.person || self.held.len() >= limits.session {
            return None;
        }
        // Each port in turn, so that a late packet for one given back finds nobody.
        let ports = u16::MAX - FIRST + 1;
        let port = (0..ports)
            .map(|step| FIRST + (self.given + step) % ports)
            .find(|port| !self.held.contains_key(port))?;
        self.given = (port - FIRST + 1) % ports;
        self.held.insert(port, source);
        self.people.insert(who, has + 1);
        Some(port)
    }

    /// Takes one back.
    pub fn take_back(&mut self, who: Tag, port: u16) {
        if self.held.remove(&port).is_none() {
            return;
        }
        if let Some(has) = self.people.get_mut(&who) {
            *has -= 1;
            if *has == 0 {
                self.people.remove(&who);
            }
        }
    }

    /// Who holds this address.
    pub fn holder(&self, address: SocketAddr) -> Option<Source> {
        if address.ip() != NOWHERE {
            return None;
        }
        self.held.get(&address.port()).copied()
    }

    /// Whether nobody has an address in it any more.
    pub fn is_empty(&self) -> bool {
        self.held.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Given and taken back in any order: never twice at once, never more than allowed, none lost.
        #[test]
        fn addresses_are_given_once(acts in prop::collection::vec((0_u8..4, any::<bool>(), any::<prop::sample::Index>()), 0..200)) {
            let limits = Limits { person: 5, session: 12, ..Limits::default() };
            let mut session = Session::default();
            let mut held: Vec<(Tag, u16, Source)> = Vec::new();
            for (number, (who, give, which)) in acts.into_iter().enumerate() {
                let who = [b'A' + who; 16];
                let source = Source::Tcp(number as u64);
                if give {
                    let mine = held.iter().filter(|(tag, _, _)| *tag == who).count();
                    let given = session.give(who, source, &limits);
                    prop_assert_eq!(given.is_some(), mine < 5 && held.len() < 12);
                    if let Some(port) = given {
                        prop_assert!(held.iter().all(|(_, other, _)| *other != port));
                        held.push((who, port, source));
                    }
                } else if !held.is_empty() {
                    let (who, port, _) = held.swap_remove(which.index(held.len()));
                    session.take_back(who, port);
                }
                for (_, port, source) in &held {
                    prop_assert_eq!(session.holder((NOWHERE, *port).into()), Some(*source));
                }
                prop_assert_eq!(session.is_empty(), held.is_empty());
            }
        }
    }

    #[test]
    fn only_its_own_addresses_are_in_it() {
        let mut session = Session::default();
        let source = Source::Tcp(1);
        let port = session
            .give([b'A'; 16], source, &Limits::default())
            .expect("a port");
        assert_eq!(session.holder((NOWHERE, port).into()), Some(source));
        for elsewhere in [
            "127.0.0.1",
            "10.0.0.1",
            "169.254.1.1",
            "192.0.0.9",
            "::ffff:192.0.0.8",
        ] {
            let address: IpAddr = elsewhere.parse().expect("an address");
            assert_eq!(session.holder((address, port).into()), None, "{elsewhere}");
        }
    }
}
