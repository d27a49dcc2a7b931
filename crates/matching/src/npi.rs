//! The US National Provider Identifier (45 CFR 162.406; CMS, "NPI check digit").
//!
//! What must stay true: an [`Npi`] has passed the check digit. That catches a mistyped number; it
//! does not show that the number was ever issued, or to whom.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What the ten digits stand behind when the check digit is worked out: 80 for health
/// applications, 840 for the United States.
const PREFIX: [u8; 5] = [8, 0, 8, 4, 0];

/// A well-formed NPI. In serde it is its ten digits.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Hash, Debug)]
#[serde(try_from = "String", into = "String")]
pub struct Npi(String);

/// Why a text is no NPI.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NpiProblem {
    /// Not exactly ten digits.
    NotTenDigits,
    /// The first digit is neither 1 nor 2.
    FirstDigit,
    /// The check digit is wrong: a digit was mistyped or two changed places.
    CheckDigit,
}

impl Npi {
    /// Reads an NPI; space around it is ignored.
    ///
    /// # Errors
    /// The first [`NpiProblem`] found.
    pub fn parse(text: &str) -> Result<Npi, NpiProblem> {
        let text = text.trim();
        if text.len() != 10 || !text.bytes().all(|b| b.is_ascii_digit()) {
            return Err(NpiProblem::NotTenDigits);
        }
        if !text.starts_with(['1', '2']) {
            return Err(NpiProblem::FirstDigit);
        }
        let digits = text.bytes().map(|b| b - b'0');
        if !luhn(PREFIX.into_iter().chain(digits)) {
            return Err(NpiProblem::CheckDigit);
        }
        Ok(Npi(text.to_owned()))
    }

    /// The ten digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether digits end in the right Luhn check digit (ISO/IEC 7812-1): every second one from the
/// right counts double, as the sum of its digits, and the total is a multiple of ten.
fn luhn(digits: impl DoubleEndedIterator<Item = u8>) -> bool {
    let counted = digits.rev().enumerate().map(|(place, digit)| {
        let times = if place % 2 == 1 { 2 } else { 1 };
        let value = u32::from(digit) * times;
        value / 10 + value % 10
    });
    counted.sum::<u32>().is_multiple_of(10)
}

impl TryFrom<String> for Npi {
    type Error = NpiProblem;

    fn try_from(text: String) -> Result<Npi, NpiProblem> {
        Npi::parse(&text)
    }
}

impl From<Npi> for String {
    fn from(npi: Npi) -> String {
        npi.0
    }
}

impl fmt::Display for NpiProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            NpiProblem::NotTenDigits => "An NPI has exactly ten digits.",
            NpiProblem::FirstDigit => "An NPI starts with 1 or 2.",
            NpiProblem::CheckDigit => "This NPI has a mistyped digit. Please check it.",
        })
    }
}

impl std::error::Error for NpiProblem {}
