//! Numbers as people read them.

use std::fmt;

use crate::languages::{self, say};

/// A score, or a difference of two, as the language of the page writes it: at most two decimals where the
/// scale is short, else one; no noughts at the end; a minus sign that is one.
pub fn number(value: f64, extent: (f64, f64)) -> String {
    let places = if extent.1 - extent.0 <= 20.0 { 2 } else { 1 };
    decimals(value, places)
}

/// At most so many decimals.
pub(super) fn decimals(value: f64, places: usize) -> String {
    if !value.is_finite() {
        return say("picture-unknown").into();
    }
    let text = format!("{value:.places$}");
    let text = match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.'),
        false => &text,
    };
    let written = languages::number(text.trim_start_matches('-'));
    match text.starts_with('-') && written != "0" {
        true => format!("−{written}"),
        false => written,
    }
}

/// A difference with its sign: `+2`, `−0.5`, `0`.
pub(super) fn signed(value: f64, extent: (f64, f64)) -> String {
    let text = number(value, extent);
    match value > 0.0 && text != "0" {
        true => format!("+{text}"),
        false => text,
    }
}

/// `18,902`.
pub(super) fn count(n: u64) -> String {
    languages::number(&n.to_string())
}

/// A length or place in a drawing's own units.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub(super) struct Px(pub(super) f64);

impl fmt::Display for Px {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // To a tenth: finer than any screen shows it. Adding 0 makes a minus nought a nought.
        let tenths = (self.0 * 10.0).round() / 10.0 + 0.0;
        write!(f, "{}", if tenths.is_finite() { tenths } else { 0.0 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::languages::Language;

    #[test]
    fn numbers_read_as_people_write_them() {
        let short = (1.0, 7.0);
        assert_eq!(number(3.416_666, short), "3.42");
        assert_eq!(number(3.5, short), "3.5");
        assert_eq!(number(4.0, short), "4");
        assert_eq!(number(-0.001, short), "0");
        assert_eq!(number(10.0, (0.0, 27.0)), "10");
        assert_eq!(number(51.25, (0.0, 81.0)), "51.2");
        assert_eq!(signed(-4.0, short), "−4");
        assert_eq!(signed(0.25, short), "+0.25");
        assert_eq!(signed(0.001, short), "0");
        assert_eq!(number(f64::NAN, short), "unknown");
        assert_eq!(count(999), "999");
        assert_eq!(count(1_018_902), "1,018,902");
        Language::Spanish.speaks(|| {
            assert_eq!(number(-3.416_666, short), "−3,42");
            assert_eq!(number(f64::NAN, short), "desconocido");
        });
        assert_eq!(Px(-0.01).to_string(), "0");
        assert_eq!(Px(12.34).to_string(), "12.3");
        assert_eq!(Px(f64::INFINITY).to_string(), "0");
    }
}
