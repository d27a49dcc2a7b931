//! Sealed values as types, and the one symmetric envelope under them (XChaCha20-Poly1305).
//!
//! What must stay true: a sealed value never shows its bytes by accident (`Debug` gives the length
//! only) and is never mistaken for one sealed under another kind of key.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use rand_core::CryptoRng;

use crate::{CannotOpen, Context, random};

/// The envelope's first byte. A new construction gets a new number; old values stay readable.
const VERSION: u8 = 1;
const NONCE: usize = 24;

macro_rules! sealed_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq)]
        pub struct $name(Vec<u8>);

        impl $name {
            /// Takes bytes back from where they were stored.
            pub fn from_stored(bytes: Vec<u8>) -> Self {
                Self(bytes)
            }

            /// The bytes to store.
            pub fn as_bytes(&self) -> &[u8] {
                &self.0
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({} bytes)"), self.0.len())
            }
        }
    };
}

sealed_type!(
    /// Content sealed under one generation of a space's key.
    SealedInSpace
);
sealed_type!(
    /// What the server must act on with nobody signed in, sealed under the server's key.
    SealedByServer
);
sealed_type!(
    /// A space's key, wrapped (HPKE) to one account's or the practice's recovery public key.
    Wrapped
);
sealed_type!(
    /// An account's private key, locked under a password, a recovery code, a cookie's secret or what a passkey
    /// computes.
    LockedKey
);

/// Seals under a 32-byte key with a random 192-bit nonce: version, nonce, ciphertext and tag.
pub(crate) fn seal(
    key: &[u8; 32],
    context: &Context,
    plain: &[u8],
    rng: &mut impl CryptoRng,
) -> Vec<u8> {
    let nonce: [u8; NONCE] = random(rng);
    let payload = Payload {
        msg: plain,
        aad: context.as_bytes(),
    };
    let sealed = XChaCha20Poly1305::new(&Key::from(*key))
        .encrypt(&XNonce::from(nonce), payload)
        .expect("a text shorter than 256 GiB always seals");
    let mut bytes = Vec::with_capacity(1 + NONCE + sealed.len());
    bytes.push(VERSION);
    bytes.extend_from_slice(&nonce);
    bytes.extend_from_slice(&sealed);
    bytes
}

/// Opens what [`seal`] made with the same key and context.
pub(crate) fn open(key: &[u8; 32], context: &Context, bytes: &[u8]) -> Result<Vec<u8>, CannotOpen> {
    let (version, rest) = bytes.split_first().ok_or(CannotOpen)?;
    if *version != VERSION {
        return Err(CannotOpen);
    }
    let (nonce, sealed) = rest.split_first_chunk::<NONCE>().ok_or(CannotOpen)?;
    let payload = Payload {
        msg: sealed,
        aad: context.as_bytes(),
    };
    XChaCha20Poly1305::new(&Key::from(*key))
        .decrypt(&XNonce::from(*nonce), payload)
        .map_err(|_| CannotOpen)
}
