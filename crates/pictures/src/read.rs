//! Reading bytes in order. What must stay true: there is no way past the end.

use crate::Broken;

/// What is left to read.
pub(crate) struct Rest<'a>(pub(crate) &'a [u8]);

impl<'a> Rest<'a> {
    pub(crate) fn take(&mut self, count: usize) -> Result<&'a [u8], Broken> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(Broken)?;
        self.0 = rest;
        Ok(taken)
    }

    pub(crate) fn array<const N: usize>(&mut self) -> Result<[u8; N], Broken> {
        let (taken, rest) = self.0.split_first_chunk::<N>().ok_or(Broken)?;
        self.0 = rest;
        Ok(*taken)
    }

    pub(crate) fn byte(&mut self) -> Result<u8, Broken> {
        self.array::<1>().map(|[byte]| byte)
    }

    /// Goes past these bytes, which must come now.
    pub(crate) fn must_be(&mut self, bytes: &[u8]) -> Result<(), Broken> {
        self.0 = self.0.strip_prefix(bytes).ok_or(Broken)?;
        Ok(())
    }
}
