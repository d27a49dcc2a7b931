//! The server's own key: for the little the server must act on with nobody signed in.
//!
//! What must stay true: this key never opens content of a space, and look-ups use a keyed hash, so
//! that the database alone does not even confirm a guessed e-mail address.

use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use rand_core::CryptoRng;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::{CannotOpen, Context, SealedByServer, SigningKey, random, sealed};

/// A keyed hash (HMAC-SHA-256): to look things up by without storing them, or to bind a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Tag([u8; 32]);

impl Tag {
    /// The bytes to store or compare in the database.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// Keys derived (HKDF-SHA-256) from the 32 bytes in the server's key file, one for each use.
#[derive(Clone)]
pub struct ServerKey {
    seal: Zeroizing<[u8; 32]>,
    look_up: Zeroizing<[u8; 32]>,
    pepper: Zeroizing<[u8; 32]>,
    chain: Zeroizing<[u8; 32]>,
    sign: Zeroizing<[u8; 32]>,
}

impl ServerKey {
    /// Derives the server's keys from its key file's bytes.
    pub fn from_file(bytes: &[u8; 32]) -> Self {
        let derive = |info: &str| {
            let mut key = Zeroizing::new([0; 32]);
            Hkdf::<Sha256>::new(None, bytes)
                .expand(info.as_bytes(), key.as_mut_slice())
                .expect("32 bytes are within HKDF's limit");
            key
        };
        Self {
            seal: derive("securebase server seal v1"),
            look_up: derive("securebase server look-up v1"),
            pepper: derive("securebase password pepper v1"),
            chain: derive("securebase audit chain v1"),
            sign: derive("securebase signing v1"),
        }
    }

    /// New bytes for a key file.
    pub fn new_file(rng: &mut impl CryptoRng) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(random(rng))
    }

    /// Seals what the server must open by itself later.
    pub fn seal(
        &self,
        context: &Context,
        plain: &[u8],
        rng: &mut impl CryptoRng,
    ) -> SealedByServer {
        SealedByServer::from_stored(sealed::seal(&self.seal, context, plain, rng))
    }

    /// Opens what the server sealed for that place.
    pub fn open(
        &self,
        context: &Context,
        value: &SealedByServer,
    ) -> Result<Zeroizing<Vec<u8>>, CannotOpen> {
        sealed::open(&self.seal, context, value.as_bytes()).map(Zeroizing::new)
    }

    /// The keyed hash of a value under which it is looked up; the purpose keeps hashes of equal
    /// values for different uses apart.
    pub fn tag(&self, purpose: &Context, value: &[u8]) -> Tag {
        keyed_hash(&self.look_up, &[purpose.as_bytes(), value])
    }

    /// The keyed hash that binds a record: made of all its parts, the hash of the record before it among
    /// them, records become a chain that nobody without the key file can mend.
    pub fn link(&self, record: &Context) -> Tag {
        keyed_hash(&self.chain, &[record.as_bytes()])
    }

    /// What the practice signs with.
    pub fn signing(&self) -> SigningKey {
        SigningKey(self.sign.clone())
    }

    /// The secret mixed into every password's hash, so that the database without the key file does
    /// not let passwords be guessed.
    pub(crate) fn pepper(&self) -> &[u8; 32] {
        &self.pepper
    }
}

fn keyed_hash(key: &[u8; 32], parts: &[&[u8]]) -> Tag {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(key.as_slice()).expect("HMAC takes a key of any length");
    parts.iter().for_each(|part| mac.update(part));
    Tag(mac.finalize().into_bytes().into())
}

impl std::fmt::Debug for ServerKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ServerKey(..)")
    }
}
