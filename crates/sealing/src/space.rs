//! One generation of a space's key. What must stay true: a value sealed in one space, generation and
//! row opens nowhere else (the context says where).

use rand_core::CryptoRng;
use zeroize::Zeroizing;

use crate::{CannotOpen, Context, SealedInSpace, random, sealed};

/// The symmetric key that content of a space is sealed under. A new generation is made whenever
/// someone joins or leaves, so that what is written later is closed to who left.
#[derive(Clone)]
pub struct SpaceKey(Zeroizing<[u8; 32]>);

impl SpaceKey {
    /// Makes a new random key.
    pub fn generate(rng: &mut impl CryptoRng) -> Self {
        Self(Zeroizing::new(random(rng)))
    }

    /// Seals content for its place.
    pub fn seal(&self, context: &Context, plain: &[u8], rng: &mut impl CryptoRng) -> SealedInSpace {
        SealedInSpace::from_stored(sealed::seal(&self.0, context, plain, rng))
    }

    /// Opens content sealed under this key for that place.
    pub fn open(
        &self,
        context: &Context,
        content: &SealedInSpace,
    ) -> Result<Zeroizing<Vec<u8>>, CannotOpen> {
        sealed::open(&self.0, context, content.as_bytes()).map(Zeroizing::new)
    }

    pub(crate) fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self, CannotOpen> {
        let bytes: [u8; 32] = bytes.try_into().map_err(|_| CannotOpen)?;
        Ok(Self(Zeroizing::new(bytes)))
    }
}

impl std::fmt::Debug for SpaceKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SpaceKey(..)")
    }
}
