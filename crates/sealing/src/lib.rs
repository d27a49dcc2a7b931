//! Keys, envelopes, wrapping and unwrapping: how content is sealed at rest.
//!
//! What must stay true: nothing here does I/O, keeps state, or invents a primitive; a sealed value is
//! a type of its own that only the right key opens, and only in the context it was sealed for.
//!
//! | key | made of | opens |
//! |---|---|---|
//! | [`ServerKey`] | 32 random bytes in the server's key file | what the server must act on alone ([`SealedByServer`]), keyed look-ups ([`Tag`]) |
//! | [`AccountKey`] | X25519 pair (HPKE, RFC 9180) | space keys wrapped to its public half ([`Wrapped`]) |
//! | [`SpaceKey`] | 32 random bytes a generation | content of one space ([`SealedInSpace`]) |
//! | [`stream::StreamKey`] | 32 random bytes a stream | what is too long for one value, in chunks ([`stream`]) |
//! | [`Challenge`] | 32 random bytes | nothing; shows that an answer comes from the holder of a private key |
//! | [`SigningKey`] | derived from the server's key file (Ed25519) | nothing; signs what others check with its public half |
//! | [`Locker`] | a password (Argon2id), a recovery code, a cookie's secret or what a passkey computes | an account's private key ([`LockedKey`]) |

mod account;
mod challenge;
mod code;
mod context;
mod entropy;
mod locker;
mod sealed;
mod server;
mod signing;
mod space;
pub mod stream;

pub use account::{AccountKey, PublicKey};
pub use challenge::Challenge;
pub use code::{Code, CodeProblem};
pub use context::Context;
pub use entropy::{SystemEntropy, random};
pub use locker::{Locker, PasswordCost, Salt};
pub use sealed::{LockedKey, SealedByServer, SealedInSpace, Wrapped};
pub use server::{ServerKey, Tag};
pub use signing::{SigningKey, VerifyingKey};
pub use space::SpaceKey;

pub use rand_core::CryptoRng;

/// The only way sealing fails to a caller: the key, the context or the bytes are not the ones that
/// were sealed. Deliberately says no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CannotOpen;

impl std::fmt::Display for CannotOpen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the sealed value does not open with this key in this place")
    }
}

impl std::error::Error for CannotOpen {}
