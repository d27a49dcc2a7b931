//! Codes a person writes on paper and types back: recovery codes, the practice's recovery key.
//!
//! What must stay true: what is printed reads unambiguously (Crockford's base 32) and a slip of the
//! pen is noticed before anything is tried with it.

use rand_core::CryptoRng;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::random;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUP: usize = 4;

/// Random bytes in a form for paper, with two check characters at the end.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(Zeroizing<Vec<u8>>);

/// Why a typed code is not one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeProblem {
    /// A character that no code has.
    Character,
    /// Too short, too long, or a slip in one of its characters.
    Mistyped,
}

impl Code {
    /// A new recovery code: 160 random bits, 34 characters in groups of four.
    pub fn generate(rng: &mut impl CryptoRng) -> Self {
        Self(Zeroizing::new(random::<20>(rng).to_vec()))
    }

    /// A code that carries given bytes, such as a private key to keep offline.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Zeroizing::new(bytes.to_vec()))
    }

    /// The bytes it carries.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// As printed: upper case, groups of four, joined by hyphens.
    pub fn print(&self) -> String {
        let mut symbols = encode(&self.0);
        symbols.extend(encode(&check(&self.0)).drain(..2));
        symbols
            .chunks(GROUP)
            .map(|group| group.iter().collect::<String>())
            .collect::<Vec<_>>()
            .join("-")
    }

    /// Reads a typed code: case, spaces and hyphens do not matter; O is 0, I and L are 1.
    pub fn parse(typed: &str) -> Result<Self, CodeProblem> {
        let mut values = Vec::with_capacity(64);
        for c in typed.chars().filter(|c| !c.is_whitespace() && *c != '-') {
            let c = match c.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            let value = ALPHABET
                .iter()
                .position(|a| char::from(*a) == c)
                .ok_or(CodeProblem::Character)?;
            values.push(value as u8);
            if values.len() > 256 {
                return Err(CodeProblem::Mistyped);
            }
        }
        let body = values.len().checked_sub(2).ok_or(CodeProblem::Mistyped)?;
        let bytes = decode(&values[..body]);
        let code = Self(Zeroizing::new(bytes));
        let again: Vec<char> = code.print().chars().filter(|c| *c != '-').collect();
        let typed: Vec<char> = values.iter().map(|v| symbol(*v)).collect();
        if again == typed {
            Ok(code)
        } else {
            Err(CodeProblem::Mistyped)
        }
    }
}

impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Code(..)")
    }
}

fn check(bytes: &[u8]) -> [u8; 2] {
    let hash = Sha256::digest(bytes);
    [hash[0], hash[1]]
}

fn symbol(value: u8) -> char {
    char::from(ALPHABET[usize::from(value & 31)])
}

/// Five bits a symbol, the last filled up with zeros.
fn encode(bytes: &[u8]) -> Vec<char> {
    let mut symbols = Vec::with_capacity(bytes.len() * 8 / 5 + 1);
    let (mut bits, mut held) = (0u32, 0u32);
    for byte in bytes {
        held = (held << 8) | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            symbols.push(symbol((held >> bits) as u8));
        }
        held &= (1 << bits) - 1;
    }
    if bits > 0 {
        symbols.push(symbol((held << (5 - bits)) as u8));
    }
    symbols
}

fn decode(values: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(values.len() * 5 / 8);
    let (mut bits, mut held) = (0u32, 0u32);
    for value in values {
        held = (held << 5) | u32::from(*value);
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
        }
        held &= (1 << bits) - 1;
    }
    bytes
}
