//! The site, and the two questions it has: is this new passkey one of ours, and was this signed by it.
//! What must stay true: each check of the specification that applies is made, in its order.

use ring::digest::{SHA256, digest};

use crate::authenticator_data::AuthenticatorData;
use crate::client_data::ClientData;
use crate::{Challenge, PublicKey, Refusal};

/// The site people have passkeys for: its name, and the address pages are served from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    id: String,
    origin: String,
}

/// What a browser sends of a new passkey.
#[derive(Clone, Debug)]
pub struct Registered {
    /// What the browser says (`clientDataJSON`).
    pub client_data: Vec<u8>,
    /// What the device says (`getAuthenticatorData()`).
    pub authenticator_data: Vec<u8>,
    /// The public key (`getPublicKey()`).
    pub public_key: Vec<u8>,
    /// Its kind (`getPublicKeyAlgorithm()`).
    pub algorithm: i64,
}

/// What a browser sends that a passkey signed.
#[derive(Clone, Debug)]
pub struct Asserted {
    /// What the browser says (`clientDataJSON`).
    pub client_data: Vec<u8>,
    /// What the device says (`authenticatorData`).
    pub authenticator_data: Vec<u8>,
    /// The signature over both.
    pub signature: Vec<u8>,
}

impl Party {
    /// The site with this address, such as `https://care.example`. None where the host is no name but an
    /// IP address: browsers give passkeys to names only.
    pub fn of(address: &str) -> Option<Self> {
        let (scheme, rest) = address.split_once("://")?;
        let authority = rest.split(['/', '?', '#']).next()?.to_ascii_lowercase();
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) => (host, Some(port)),
            None => (authority.as_str(), None),
        };
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
        if host.is_empty()
            || !host.chars().all(is_name)
            || host.parse::<std::net::Ipv4Addr>().is_ok()
        {
            return None;
        }
        // A browser leaves the usual port out.
        let usual = match scheme {
            "https" => "443",
            "http" => "80",
            _ => return None,
        };
        let origin = match port.filter(|port| *port != usual) {
            Some(port) => format!("{scheme}://{host}:{port}"),
            None => format!("{scheme}://{host}"),
        };
        Some(Self {
            id: host.to_owned(),
            origin,
        })
    }

    /// Its name, as browsers are told it (`rp.id`).
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Whether a new passkey answers what was asked (section 7.1): its id, its public key and how often it
    /// says it has signed.
    ///
    /// # Errors
    /// The first thing that does not fit.
    pub fn registered(
        &self,
        challenge: &Challenge,
        new: &Registered,
    ) -> Result<(Vec<u8>, PublicKey, u32), Refusal> {
        let client = ClientData::read(&new.client_data)?;
        client.fits("webauthn.create", challenge, &self.origin)?;
        let device = AuthenticatorData::read(&new.authenticator_data)?;
        device.fits(&self.id)?;
        let id = device.new_id()?.to_vec();
        let key = PublicKey::read(new.algorithm, &new.public_key)?;
        Ok((id, key, device.counter))
    }

    /// Whether the passkey with this key signed what was asked (section 7.2), and how often it says it has
    /// signed by now. `counter` is what it said before. Many devices always say 0; one that counts must go up.
    ///
    /// # Errors
    /// The first thing that does not fit.
    pub fn verified(
        &self,
        challenge: &Challenge,
        key: &PublicKey,
        counter: u32,
        answer: &Asserted,
    ) -> Result<u32, Refusal> {
        let client = ClientData::read(&answer.client_data)?;
        client.fits("webauthn.get", challenge, &self.origin)?;
        let device = AuthenticatorData::read(&answer.authenticator_data)?;
        device.fits(&self.id)?;
        let mut signed = answer.authenticator_data.clone();
        signed.extend_from_slice(digest(&SHA256, &answer.client_data).as_ref());
        key.verify(&signed, &answer.signature)?;
        if (counter, device.counter) != (0, 0) && device.counter <= counter {
            return Err(Refusal::Copied);
        }
        Ok(device.counter)
    }
}

#[cfg(test)]
mod tests {
    use super::Party;

    #[test]
    fn a_site_has_a_name() {
        for (address, id, origin) in [
            (
                "https://care.example",
                "care.example",
                "https://care.example",
            ),
            (
                "https://Care.Example:443/",
                "care.example",
                "https://care.example",
            ),
            (
                "https://care.example:8443",
                "care.example",
                "https://care.example:8443",
            ),
            (
                "http://localhost:8080",
                "localhost",
                "http://localhost:8080",
            ),
            ("http://localhost:80/x?y", "localhost", "http://localhost"),
        ] {
            let party = Party::of(address).expect(address);
            assert_eq!(
                (party.id(), party.origin.as_str()),
                (id, origin),
                "{address}"
            );
        }
        for none in [
            "http://127.0.0.1:8080",
            "http://[::1]:8080",
            "https://",
            "care.example",
            "ftp://care.example",
            "https://who@care.example",
            "",
        ] {
            assert_eq!(Party::of(none), None, "{none}");
        }
    }
}
