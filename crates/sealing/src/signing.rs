//! Signatures that anyone can check who has the public half (Ed25519, RFC 8032).
//!
//! What must stay true: a signature counts for the purpose it was made for and no other.

use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use zeroize::Zeroizing;

use crate::Context;

/// What a practice signs with. It is derived from the server's key file, so it is as well kept as that.
#[derive(Clone)]
pub struct SigningKey(pub(crate) Zeroizing<[u8; 32]>);

/// The public half: 32 bytes, not secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerifyingKey([u8; 32]);

/// What is signed: the purpose first, so that nothing signed for one use passes for another.
fn signed(purpose: &Context, message: &[u8]) -> Vec<u8> {
    [purpose.as_bytes(), message].concat()
}

impl SigningKey {
    fn pair(&self) -> Ed25519KeyPair {
        Ed25519KeyPair::from_seed_unchecked(self.0.as_slice())
            .expect("any 32 bytes are an Ed25519 seed")
    }

    /// Signs a message for a purpose: 64 bytes.
    pub fn sign(&self, purpose: &Context, message: &[u8]) -> Vec<u8> {
        let signature = self.pair().sign(&signed(purpose, message));
        signature.as_ref().to_vec()
    }

    /// What others check signatures with.
    pub fn public(&self) -> VerifyingKey {
        let pair = self.pair();
        let bytes = pair.public_key().as_ref().try_into();
        VerifyingKey(bytes.expect("an Ed25519 public key has 32 bytes"))
    }
}

impl VerifyingKey {
    /// From its 32 bytes.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Its 32 bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Whether the holder of the private half signed this message for this purpose.
    pub fn verifies(&self, purpose: &Context, message: &[u8], signature: &[u8]) -> bool {
        let key = UnparsedPublicKey::new(&ED25519, self.0);
        key.verify(&signed(purpose, message), signature).is_ok()
    }
}

impl std::fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SigningKey(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ServerKey, SystemEntropy};

    #[test]
    fn a_signature_is_good_for_its_message_its_purpose_and_its_key_alone() {
        let new = || ServerKey::from_file(&ServerKey::new_file(&mut SystemEntropy)).signing();
        let (key, other) = (new(), new());
        let purpose = Context::new("certificate");
        let signature = key.sign(&purpose, b"erased");
        assert!(key.public().verifies(&purpose, b"erased", &signature));
        assert!(!key.public().verifies(&purpose, b"Erased", &signature));
        assert!(
            !key.public()
                .verifies(&Context::new("other"), b"erased", &signature)
        );
        assert!(!other.public().verifies(&purpose, b"erased", &signature));
        for at in 0..signature.len() {
            let mut changed = signature.clone();
            changed[at] ^= 1;
            assert!(
                !key.public().verifies(&purpose, b"erased", &changed),
                "byte {at}"
            );
        }
    }

    #[test]
    fn it_is_the_ed25519_of_the_standard() {
        // RFC 8032, section 7.1, test 1 (the empty message), without a purpose in front.
        let hex = |text: &str| -> Vec<u8> {
            let byte = |at| u8::from_str_radix(&text[at..at + 2], 16).expect("hex");
            (0..text.len()).step_by(2).map(byte).collect()
        };
        let seed = hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        let public = hex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        let key = SigningKey(Zeroizing::new(seed.try_into().expect("32 bytes")));
        assert_eq!(key.public().as_bytes().as_slice(), public);
    }
}
