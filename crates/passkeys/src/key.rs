//! The public keys of passkeys. What must stay true: three kinds and no other, each read in the one form
//! browsers give it in (SubjectPublicKeyInfo, DER), so that there is nothing to parse but lengths.

use data_encoding::BASE64URL_NOPAD;
use ring::signature::{
    ECDSA_P256_SHA256_ASN1, ED25519, RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey,
    VerificationAlgorithm,
};
use serde::{Deserialize, Serialize};

use crate::Refusal;

/// The kinds of key that are asked for, the liked ones first, by their number in the COSE registry: ES256,
/// which every device has; Ed25519; and RS256, which older Windows alone has.
pub const ALGORITHMS: [i64; 3] = [-7, -8, -257];

const P256: &[u8] = &[
    0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a,
    0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
];
const P256_KEY: usize = 65;
const ED: &[u8] = &[
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00,
];
const ED_KEY: usize = 32;
/// Of an RSA key: the part between its two lengths.
const RSA: &[u8] = &[
    0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00, 0x03,
    0x82,
];

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Es256,
    EdDsa,
    Rs256,
}

/// What checks a passkey's signatures. Stored as text: the kind and the key in base 64.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicKey {
    kind: Kind,
    /// As `ring` takes it: a point, 32 bytes, or an RSAPublicKey.
    key: String,
}

impl PublicKey {
    /// Reads one, as a browser's `getPublicKey()` and `getPublicKeyAlgorithm()` give it.
    ///
    /// # Errors
    /// [`Refusal::OtherKey`] for any kind that was not asked for, and for what is none.
    pub fn read(algorithm: i64, spki: &[u8]) -> Result<Self, Refusal> {
        let (kind, key) = match algorithm {
            -7 => (Kind::Es256, after(spki, P256, P256_KEY)),
            -8 => (Kind::EdDsa, after(spki, ED, ED_KEY)),
            -257 => (Kind::Rs256, rsa(spki)),
            _ => return Err(Refusal::OtherKey),
        };
        let key = BASE64URL_NOPAD.encode(key.ok_or(Refusal::OtherKey)?);
        Ok(Self { kind, key })
    }

    pub(crate) fn verify(&self, signed: &[u8], signature: &[u8]) -> Result<(), Refusal> {
        let rule: &dyn VerificationAlgorithm = match self.kind {
            Kind::Es256 => &ECDSA_P256_SHA256_ASN1,
            Kind::EdDsa => &ED25519,
            Kind::Rs256 => &RSA_PKCS1_2048_8192_SHA256,
        };
        let key = BASE64URL_NOPAD.decode(self.key.as_bytes());
        let key = key.map_err(|_| Refusal::Unreadable)?;
        UnparsedPublicKey::new(rule, key)
            .verify(signed, signature)
            .map_err(|_| Refusal::Forged)
    }
}

fn after<'a>(spki: &'a [u8], prefix: &[u8], length: usize) -> Option<&'a [u8]> {
    spki.strip_prefix(prefix).filter(|key| key.len() == length)
}

/// Takes a length of two bytes off; whether it is that of all that follows.
fn whole(bytes: &[u8]) -> Option<&[u8]> {
    let (length, rest) = bytes.split_first_chunk()?;
    (usize::from(u16::from_be_bytes(*length)) == rest.len()).then_some(rest)
}

/// Keys of 2,048 bits and more, whose lengths take two bytes: others do not count anyway.
fn rsa(spki: &[u8]) -> Option<&[u8]> {
    let inner = whole(spki.strip_prefix(&[0x30, 0x82])?)?;
    whole(inner.strip_prefix(RSA)?)?.strip_prefix(&[0x00])
}
