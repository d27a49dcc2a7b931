//! What is sealed is padded first, so that its length tells little.

use serde::Serialize;
use zeroize::Zeroizing;

/// JSON of it with spaces after it, to a multiple of so many bytes.
pub fn padded<T: Serialize + ?Sized>(value: &T, to: usize) -> Zeroizing<Vec<u8>> {
    // Only our own types come here, and none of them has a map with keys that are not strings.
    let mut plain = Zeroizing::new(serde_json::to_vec(value).unwrap_or_default());
    let length = plain.len().div_ceil(to) * to;
    plain.resize(length, b' ');
    plain
}
