//! Randomness as an argument. What must stay true: no function of this crate reaches for randomness by itself.

use rand_core::{CryptoRng, TryCryptoRng, TryRng};

/// The operating system's generator. Panics if it fails, which no caller could go on from safely.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemEntropy;

impl TryRng for SystemEntropy {
    type Error = std::convert::Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
        let bytes: [u8; 4] = random(self);
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
        let bytes: [u8; 8] = random(self);
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, dst: &mut [u8]) -> Result<(), Self::Error> {
        getrandom::fill(dst).expect("the operating system gives randomness");
        Ok(())
    }
}

impl TryCryptoRng for SystemEntropy {}

/// `N` random bytes.
pub fn random<const N: usize>(rng: &mut impl CryptoRng) -> [u8; N] {
    let mut bytes = [0; N];
    rng.fill_bytes(&mut bytes);
    bytes
}
