//! An account's key pair, and wrapping space keys to it (HPKE base mode, RFC 9180:
//! DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305).
//!
//! What must stay true: the private half exists only in memory while someone is signed in, and is
//! wiped when dropped.

use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use rand_core::CryptoRng;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::{CannotOpen, Code, Context, SpaceKey, Wrapped};

const INFO: &[u8] = b"securebase space key v1";
/// The size of an encapsulated X25519 key.
const ENCAPSULATED: usize = 32;

/// The public half of an account's (or the practice's recovery) key pair: 32 bytes, not secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublicKey([u8; 32]);

impl PublicKey {
    /// Takes the bytes back from where they were stored. Errors if there are not 32.
    pub fn from_stored(bytes: &[u8]) -> Result<Self, CannotOpen> {
        bytes.try_into().map(Self).map_err(|_| CannotOpen)
    }

    /// The bytes to store.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Wraps a space's key so that only this key's private half opens it, and only for that context.
    pub fn wrap(&self, key: &SpaceKey, context: &Context, rng: &mut impl CryptoRng) -> Wrapped {
        self.try_wrap(key, context, rng)
            .expect("a key pair made by this crate is never a low-order point")
    }

    /// The same for a public key that came from outside.
    ///
    /// # Errors
    /// If it is one that no private key belongs to (a low-order point).
    pub fn try_wrap(
        &self,
        key: &SpaceKey,
        context: &Context,
        rng: &mut impl CryptoRng,
    ) -> Result<Wrapped, CannotOpen> {
        let recipient = <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(&self.0)
            .expect("any 32 bytes are an X25519 public key");
        let (encapsulated, sealed) =
            hpke::single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
                &OpModeS::Base,
                &recipient,
                INFO,
                key.as_bytes(),
                context.as_bytes(),
                rng,
            )
            .map_err(|_| CannotOpen)?;
        let mut bytes = encapsulated.to_bytes().to_vec();
        bytes.extend_from_slice(&sealed);
        Ok(Wrapped::from_stored(bytes))
    }

    /// 80 bits of its SHA-256 as a code of 18 characters, for two people to compare by voice.
    pub fn letters(&self) -> String {
        let hash = Sha256::digest(self.0);
        Code::of(&hash[..10]).print()
    }
}

/// An account's private key. Wiped from memory when dropped; never printed.
#[derive(Clone)]
pub struct AccountKey(Zeroizing<[u8; 32]>);

impl AccountKey {
    /// Makes a new key pair.
    pub fn generate(rng: &mut impl CryptoRng) -> Self {
        let (private, _) = X25519HkdfSha256::gen_keypair_with_rng(rng);
        Self::copy_of(&private)
    }

    /// Takes the private key back from its 32 bytes (opened from a locker, or typed from a printed
    /// recovery key).
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, CannotOpen> {
        let bytes: [u8; 32] = bytes.try_into().map_err(|_| CannotOpen)?;
        Ok(Self(Zeroizing::new(bytes)))
    }

    /// The private key's 32 bytes, to lock or to print once on paper.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The public half.
    pub fn public(&self) -> PublicKey {
        let public = X25519HkdfSha256::sk_to_pk(&self.private());
        PublicKey(public.to_bytes().into())
    }

    /// Opens a space's key wrapped to this key's public half for that context.
    pub fn unwrap(&self, wrapped: &Wrapped, context: &Context) -> Result<SpaceKey, CannotOpen> {
        let (encapsulated, sealed) = wrapped
            .as_bytes()
            .split_first_chunk::<ENCAPSULATED>()
            .ok_or(CannotOpen)?;
        let encapsulated = <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(encapsulated)
            .map_err(|_| CannotOpen)?;
        let key = hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
            &OpModeR::Base,
            &self.private(),
            &encapsulated,
            INFO,
            sealed,
            context.as_bytes(),
        )
        .map_err(|_| CannotOpen)?;
        SpaceKey::from_bytes(&Zeroizing::new(key))
    }

    fn private(&self) -> <X25519HkdfSha256 as Kem>::PrivateKey {
        <X25519HkdfSha256 as Kem>::PrivateKey::from_bytes(self.0.as_slice())
            .expect("32 bytes are an X25519 private key")
    }

    fn copy_of(private: &<X25519HkdfSha256 as Kem>::PrivateKey) -> Self {
        Self(Zeroizing::new(private.to_bytes().into()))
    }
}

impl std::fmt::Debug for AccountKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("AccountKey(..)")
    }
}
