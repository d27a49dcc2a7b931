//! A secret wrapped for the holder of a private key, who answers with it: so that an answer made
//! elsewhere is known to come from them, and to be as they made it.
//!
//! What must stay true: only who opened the challenge can make the tag of an answer, and a tag is
//! compared without telling how much of it was right.

use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use rand_core::CryptoRng;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::{AccountKey, CannotOpen, Context, PublicKey, SpaceKey, Wrapped, random};

/// 32 random bytes that whoever asks keeps, and whoever answers must unwrap.
#[derive(Clone)]
pub struct Challenge(Zeroizing<[u8; 32]>);

impl Challenge {
    /// A new one.
    pub fn generate(rng: &mut impl CryptoRng) -> Self {
        Self(Zeroizing::new(random(rng)))
    }

    /// Takes it back from where it was kept.
    ///
    /// # Errors
    /// If there are not 32 bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, CannotOpen> {
        let bytes: [u8; 32] = bytes.try_into().map_err(|_| CannotOpen)?;
        Ok(Self(Zeroizing::new(bytes)))
    }

    /// The bytes, to be kept sealed.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Wraps it for the one who is to answer.
    ///
    /// # Errors
    /// If that is no public key anyone could have.
    pub fn wrap(
        &self,
        to: &PublicKey,
        context: &Context,
        rng: &mut impl CryptoRng,
    ) -> Result<Wrapped, CannotOpen> {
        to.try_wrap(&SpaceKey::from_bytes(self.0.as_slice())?, context, rng)
    }

    /// Opens one that was wrapped for this key.
    ///
    /// # Errors
    /// If it was wrapped for another, or for another place.
    pub fn open(by: &AccountKey, wrapped: &Wrapped, context: &Context) -> Result<Self, CannotOpen> {
        Self::from_bytes(by.unwrap(wrapped, context)?.as_bytes())
    }

    /// The tag of an answer (HMAC-SHA-256).
    pub fn tag(&self, context: &Context, answer: &[u8]) -> [u8; 32] {
        self.mac(context, answer).finalize().into_bytes().into()
    }

    /// Whether this is the tag of that answer.
    pub fn verify(&self, context: &Context, answer: &[u8], tag: &[u8]) -> bool {
        self.mac(context, answer).verify_slice(tag).is_ok()
    }

    fn mac(&self, context: &Context, answer: &[u8]) -> Hmac<Sha256> {
        let mut key = Zeroizing::new([0; 32]);
        Hkdf::<Sha256>::new(None, self.0.as_slice())
            .expand(b"securebase challenge v1", key.as_mut_slice())
            .expect("32 bytes are within HKDF's limit");
        let mut mac =
            Hmac::<Sha256>::new_from_slice(key.as_slice()).expect("HMAC takes a key of any length");
        mac.update(context.as_bytes());
        mac.update(answer);
        mac
    }
}

impl std::fmt::Debug for Challenge {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Challenge(..)")
    }
}
