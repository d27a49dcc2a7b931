//! What locks an account's private key: a password, a printed recovery code, a cookie's secret, what a
//! passkey computes.
//!
//! What must stay true: opening a locked key *is* the check of the password; no other verifier of it
//! is stored anywhere.

use argon2::{Algorithm, Argon2, Params, Version};
use hkdf::Hkdf;
use rand_core::CryptoRng;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::{AccountKey, CannotOpen, Code, Context, LockedKey, ServerKey, random, sealed};

/// A random salt, stored beside the locked key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Salt([u8; 16]);

impl Salt {
    /// A new random salt.
    pub fn generate(rng: &mut impl CryptoRng) -> Self {
        Self(random(rng))
    }

    /// Takes a stored salt back. Errors if there are not 16 bytes.
    pub fn from_stored(bytes: &[u8]) -> Result<Self, CannotOpen> {
        bytes.try_into().map(Self).map_err(|_| CannotOpen)
    }

    /// The bytes to store.
    pub fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

/// How hard a password's hash is to compute (Argon2id; memory in KiB, passes; one lane).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PasswordCost {
    /// Memory in KiB.
    pub memory: u32,
    /// Passes over the memory.
    pub passes: u32,
}

impl PasswordCost {
    /// 19 MiB and 2 passes: the first choice of OWASP's Password Storage Cheat Sheet for Argon2id.
    pub const RECOMMENDED: Self = Self {
        memory: 19_456,
        passes: 2,
    };
}

/// A key that locks and opens an account's private key.
pub struct Locker(Zeroizing<[u8; 32]>);

impl Locker {
    /// From a password: Argon2id with the server's pepper. Takes tens of milliseconds of one core
    /// and `cost.memory` of memory: call it where blocking is allowed. Errors on an impossible cost.
    pub fn from_password(
        password: &str,
        salt: &Salt,
        cost: PasswordCost,
        server: &ServerKey,
    ) -> Result<Self, CannotOpen> {
        let params = Params::new(cost.memory, cost.passes, 1, Some(32)).map_err(|_| CannotOpen)?;
        let argon =
            Argon2::new_with_secret(server.pepper(), Algorithm::Argon2id, Version::V0x13, params)
                .map_err(|_| CannotOpen)?;
        let mut key = Zeroizing::new([0; 32]);
        argon
            .hash_password_into(password.as_bytes(), &salt.0, key.as_mut_slice())
            .map_err(|_| CannotOpen)?;
        Ok(Self(key))
    }

    /// From a printed recovery code: 160 random bits need no slow hash.
    pub fn from_code(code: &Code, salt: &Salt) -> Self {
        Self::derive(code.as_bytes(), &salt.0, b"securebase recovery code v1")
    }

    /// From the 32 random bytes that only a sign-in's cookie holds.
    pub fn from_cookie(secret: &[u8; 32]) -> Self {
        Self::derive(secret, &[], b"securebase sign-in cookie v1")
    }

    /// The key by which a browser seals what it could not send yet. Made from the secret that only the
    /// sign-in's cookie holds: once that is gone, nobody can make it again.
    pub fn device_key(secret: &[u8; 32]) -> Zeroizing<[u8; 32]> {
        Self::derive(secret, &[], b"securebase device key v1").0
    }

    /// From the 32 bytes that only a passkey can compute (WebAuthn's PRF extension).
    pub fn from_passkey(output: &[u8; 32]) -> Self {
        Self::derive(output, &[], b"securebase passkey v1")
    }

    /// Locks an account's private key.
    pub fn lock(&self, key: &AccountKey, context: &Context, rng: &mut impl CryptoRng) -> LockedKey {
        LockedKey::from_stored(sealed::seal(&self.0, context, key.as_bytes(), rng))
    }

    /// Opens a locked private key; the error is what a wrong password looks like.
    pub fn open(&self, locked: &LockedKey, context: &Context) -> Result<AccountKey, CannotOpen> {
        let bytes = Zeroizing::new(sealed::open(&self.0, context, locked.as_bytes())?);
        AccountKey::from_bytes(&bytes)
    }

    /// Seals anything else that only this secret's holder may read, such as a questionnaire begun
    /// before there is an account.
    pub fn seal(&self, context: &Context, plain: &[u8], rng: &mut impl CryptoRng) -> LockedKey {
        LockedKey::from_stored(sealed::seal(&self.0, context, plain, rng))
    }

    /// Opens what [`Locker::seal`] sealed.
    pub fn open_bytes(
        &self,
        value: &LockedKey,
        context: &Context,
    ) -> Result<Zeroizing<Vec<u8>>, CannotOpen> {
        sealed::open(&self.0, context, value.as_bytes()).map(Zeroizing::new)
    }

    fn derive(secret: &[u8], salt: &[u8], info: &[u8]) -> Self {
        let mut key = Zeroizing::new([0; 32]);
        Hkdf::<Sha256>::new(Some(salt), secret)
            .expand(info, key.as_mut_slice())
            .expect("32 bytes are within HKDF's limit");
        Self(key)
    }
}

impl std::fmt::Debug for Locker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Locker(..)")
    }
}
