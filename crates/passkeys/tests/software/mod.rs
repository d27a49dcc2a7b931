//! A passkey in software, for tests: what a browser and a device would send, and what they would not.
//! What must stay true: it makes its answers by itself, from the specification, with no code of what it
//! tests.

use data_encoding::BASE64URL_NOPAD;
use ring::digest::{SHA256, digest};
use ring::hmac;
use ring::rand::{SecureRandom, SystemRandom};
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};

/// Somebody touched it, and it knows who.
pub const VERIFIED: u8 = 0x05;

/// A passkey, and what it is told or lied to.
pub struct Passkey {
    key: EcdsaKeyPair,
    /// Its id.
    pub id: Vec<u8>,
    /// Whose it is, as the site named them.
    pub user: Vec<u8>,
    /// The name of the site it is for.
    pub site: String,
    /// The address of the page that asks.
    pub origin: String,
    /// Whether that page is in a frame of another site.
    pub framed: bool,
    /// What it says it made sure of.
    pub flags: u8,
    /// How often it signed; `None` for one that does not count.
    pub counter: Option<u32>,
    secret: [u8; 32],
}

/// What it sends when it is made.
pub struct Made {
    pub client_data: Vec<u8>,
    pub authenticator_data: Vec<u8>,
    pub public_key: Vec<u8>,
}

/// What it sends when it signs.
pub struct Signed {
    pub client_data: Vec<u8>,
    pub authenticator_data: Vec<u8>,
    pub signature: Vec<u8>,
}

fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    SystemRandom::new().fill(&mut bytes).expect("randomness");
    bytes
}

impl Passkey {
    /// A new one for this site, whose pages have this address.
    pub fn new(site: &str, origin: &str) -> Self {
        let rng = SystemRandom::new();
        let rule = &ECDSA_P256_SHA256_ASN1_SIGNING;
        let made = EcdsaKeyPair::generate_pkcs8(rule, &rng).expect("a key");
        Self {
            key: EcdsaKeyPair::from_pkcs8(rule, made.as_ref(), &rng).expect("the key"),
            id: random::<32>().to_vec(),
            user: Vec::new(),
            site: site.to_owned(),
            origin: origin.to_owned(),
            framed: false,
            flags: VERIFIED,
            counter: Some(0),
            secret: random(),
        }
    }

    fn client_data(&self, kind: &str, challenge: &[u8]) -> Vec<u8> {
        format!(
            "{{\"type\":\"{kind}\",\"challenge\":\"{}\",\"origin\":\"{}\",\"crossOrigin\":{},\
             \"extra_keys_may_be_added_here\":\"yes\"}}",
            BASE64URL_NOPAD.encode(challenge),
            self.origin,
            self.framed
        )
        .into_bytes()
    }

    fn authenticator_data(&self, flags: u8) -> Vec<u8> {
        let mut data = digest(&SHA256, self.site.as_bytes()).as_ref().to_vec();
        data.push(flags);
        data.extend_from_slice(&self.counter.unwrap_or(0).to_be_bytes());
        data
    }

    /// Answers the wish for a new passkey.
    pub fn make(&self, challenge: &[u8]) -> Made {
        let mut data = self.authenticator_data(self.flags | 0x40);
        data.extend_from_slice(&[0; 16]);
        let length = u16::try_from(self.id.len()).expect("short");
        data.extend_from_slice(&length.to_be_bytes());
        data.extend_from_slice(&self.id);
        // The key in CBOR follows, which this site takes in its other form.
        data.extend_from_slice(&[0xa5, 0x01, 0x02]);
        let mut public_key = vec![
            0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06,
            0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
        ];
        public_key.extend_from_slice(self.key.public_key().as_ref());
        Made {
            client_data: self.client_data("webauthn.create", challenge),
            authenticator_data: data,
            public_key,
        }
    }

    /// Signs what was asked, and counts.
    pub fn sign(&mut self, challenge: &[u8]) -> Signed {
        if let Some(counter) = &mut self.counter {
            *counter += 1;
        }
        let client_data = self.client_data("webauthn.get", challenge);
        let authenticator_data = self.authenticator_data(self.flags);
        let mut signed = authenticator_data.clone();
        signed.extend_from_slice(digest(&SHA256, &client_data).as_ref());
        let signature = self.key.sign(&SystemRandom::new(), &signed);
        Signed {
            client_data,
            authenticator_data,
            signature: signature.expect("signs").as_ref().to_vec(),
        }
    }

    /// What it alone can compute from this (the PRF extension).
    pub fn prf(&self, input: &[u8]) -> Vec<u8> {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &self.secret);
        hmac::sign(&key, input).as_ref().to_vec()
    }
}
