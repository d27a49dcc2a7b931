//! Passkeys: whether what a browser sends was signed by the device it should be, for this site, just now.
//! The relying party's part of [Web Authentication, level 3](https://www.w3.org/TR/webauthn-3/), sections 7.1
//! and 7.2, as far as this service needs it: user verification always, no attestation.
//!
//! What must stay true: nothing here does I/O or keeps state, nothing is invented (hashes and signatures are
//! the `ring` crate's, which TLS and mail use already), and whatever does not fit is refused.
//!
//! **Why not a library for it.** Two were tried. `webauthn_rp` 0.3 refuses passkeys of iPhones that can compute
//! a PRF: they say so beside the signed part and not in it
//! ([w3c/webauthn#2285](https://github.com/w3c/webauthn/issues/2285)). It also brings 27 crates, among them an
//! RSA with an open advisory, and asks the machine for the time by itself. `webauthn-rs` 0.6 brings 60, for
//! attestation that is not used here. Without attestation what is left to do is short enough to read: it is
//! in [`Party::registered`] and [`Party::verified`]. Nothing of CBOR is read: browsers give the public key as
//! SubjectPublicKeyInfo, and without attestation neither form is signed.

mod authenticator_data;
mod client_data;
mod key;
mod party;

pub use client_data::challenge_in;
pub use key::{ALGORITHMS, PublicKey};
pub use party::{Asserted, Party, Registered};

/// What every passkey of this service is asked to compute its secret from (the PRF extension): it need not
/// be secret nor differ from person to person, since each passkey computes with a key of its own. Another
/// value would lock everyone's passkeys out.
pub const PRF_INPUT: &[u8] = b"securebase account key v1";

/// How long what a passkey computes is, in bytes.
pub const PRF_OUTPUT: usize = 32;

/// What a browser is given to have signed: 32 random bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Challenge(pub [u8; 32]);

/// Why an answer does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It cannot be read, or is longer or shorter than it can be.
    Unreadable,
    /// It answers something else than was asked.
    OtherQuestion,
    /// It was made on another site, or in a frame of one.
    OtherSite,
    /// Nobody touched the device, or it did not make sure who did (by PIN, finger or face).
    Unverified,
    /// A kind of key that was not asked for.
    OtherKey,
    /// The signature is not of this key.
    Forged,
    /// The device counted backwards: there are two of it.
    Copied,
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Unreadable => "it cannot be read",
            Self::OtherQuestion => "it answers something else",
            Self::OtherSite => "it was made for another site",
            Self::Unverified => "the device did not make sure who it is",
            Self::OtherKey => "another kind of key",
            Self::Forged => "the signature is not of this key",
            Self::Copied => "the device counted backwards",
        })
    }
}

impl std::error::Error for Refusal {}
