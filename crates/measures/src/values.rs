//! What can be answered besides words, codes and whole numbers: decimals, moments, amounts.
//!
//! What must stay true: two values that are the same amount are equal, however they were written.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

/// The most digits of a decimal: as many as a JSON number carries everywhere without loss.
const DIGITS: usize = 15;

/// A decimal number of at most 15 digits, such as a weight in kilograms. Exact; zeros at its end are
/// not kept.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Decimal {
    unscaled: i64,
    scale: u8,
}

/// A text that is no decimal number of at most 15 digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoDecimal;

impl fmt::Display for NoDecimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this is not a number of at most 15 digits, such as 72.5")
    }
}

impl std::error::Error for NoDecimal {}

impl Decimal {
    /// The nearest number a computer calculates with.
    pub fn as_f64(self) -> f64 {
        // Its digits fit a double exactly, so this is the double nearest to it.
        self.unscaled as f64 / 10_f64.powi(i32::from(self.scale))
    }

    /// The decimal of a JSON number, which may be written with an exponent.
    pub(crate) fn of(number: &serde_json::Number) -> Option<Self> {
        number
            .to_string()
            .parse()
            .ok()
            .or_else(|| number.as_f64()?.to_string().parse().ok())
    }
}

impl FromStr for Decimal {
    type Err = NoDecimal;

    fn from_str(text: &str) -> Result<Self, NoDecimal> {
        let (negative, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, part) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if !digits(whole) || !digits(part) {
            return Err(NoDecimal);
        }
        let part = part.trim_end_matches('0');
        let all = format!("{}{part}", whole.trim_start_matches('0'));
        if all.len() > DIGITS || part.len() > DIGITS {
            return Err(NoDecimal);
        }
        let unscaled: i64 = if all.is_empty() {
            0
        } else {
            all.parse().map_err(|_| NoDecimal)?
        };
        Ok(Self {
            unscaled: if negative { -unscaled } else { unscaled },
            scale: u8::try_from(part.len()).map_err(|_| NoDecimal)?,
        })
    }
}

impl TryFrom<String> for Decimal {
    type Error = NoDecimal;

    fn try_from(text: String) -> Result<Self, NoDecimal> {
        text.parse()
    }
}

impl From<Decimal> for String {
    fn from(decimal: Decimal) -> Self {
        decimal.to_string()
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.unscaled < 0 { "-" } else { "" };
        let scale = usize::from(self.scale);
        let digits = format!("{:0>width$}", self.unscaled.abs(), width = scale + 1);
        let (whole, part) = digits.split_at(digits.len() - scale);
        let point = if part.is_empty() { "" } else { "." };
        write!(f, "{sign}{whole}{point}{part}")
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let scaled = |decimal: &Self, by: u8| {
            i128::from(decimal.unscaled) * 10_i128.pow(u32::from(by.saturating_sub(decimal.scale)))
        };
        let scale = self.scale.max(other.scale);
        scaled(self, scale).cmp(&scaled(other, scale))
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A FHIR dateTime: a day, or an instant on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Moment {
    /// A day, its time not known.
    Day(Date),
    /// An instant.
    At(Timestamp),
}

impl Moment {
    /// Reads a day (`2027-03-09`) or an instant with its offset (`2027-03-09T10:00:00+01:00`). A time
    /// without an offset is none: it is not known when that is.
    pub fn read(text: &str) -> Option<Self> {
        if text.len() <= 10 {
            text.parse().ok().map(Self::Day)
        } else {
            text.parse().ok().map(Self::At)
        }
    }

    /// Which of two comes first; a day and an instant cannot be told apart.
    pub(crate) fn order(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Day(one), Self::Day(other)) => Some(one.cmp(other)),
            (Self::At(one), Self::At(other)) => Some(one.cmp(other)),
            _ => None,
        }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => day.fmt(f),
            Self::At(instant) => instant.fmt(f),
        }
    }
}

/// A unit of measure.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Unit {
    /// As people read it.
    pub display: String,
    /// Its code, mostly of UCUM.
    pub code: Option<String>,
    /// Whose code it is.
    pub system: Option<String>,
}

impl Unit {
    /// What tells it from other units in a form.
    pub fn name(&self) -> &str {
        self.code.as_deref().unwrap_or(&self.display)
    }
}

/// An amount of something.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Quantity {
    /// How much.
    pub value: Decimal,
    /// Of which unit, where there is one.
    pub unit: Option<Unit>,
}
