//! A number as it is published, and as a telephone dials it.
//!
//! What must stay true: what does not have the shape of a number is never a link.

/// The shortest and the longest there are, in digits: two for emergency numbers such as 17 and 15, fifteen by
/// ITU-T Recommendation E.164 for a whole number with its country.
const DIGITS: std::ops::RangeInclusive<usize> = 2..=15;

/// The fewest digits of a number with its country, which begins with a plus.
const WITH_COUNTRY: usize = 8;

/// The number to dial: digits, after a plus for one with its country, or a star for a service of a telephone
/// company; `None` for what has no such shape.
pub fn dial(published: &str) -> Option<String> {
    let published = published.trim();
    let (sign, rest) = match published.chars().next()? {
        sign @ ('+' | '*') => (Some(sign), &published[1..]),
        _ => (None, published),
    };
    let spacing = |c: char| matches!(c, ' ' | '\u{a0}' | '-' | '.' | '(' | ')' | '/');
    if !rest.chars().all(|c| c.is_ascii_digit() || spacing(c)) {
        return None;
    }
    let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
    let fits = DIGITS.contains(&digits.len());
    let fits =
        fits && (sign != Some('+') || digits.len() >= WITH_COUNTRY && !digits.starts_with('0'));
    fits.then(|| sign.into_iter().collect::<String>() + &digits)
}

#[cfg(test)]
mod tests {
    use super::dial;

    #[test]
    fn a_number_is_dialled_without_what_makes_it_readable() {
        for (published, dialled) in [
            ("112", "112"),
            ("17", "17"),
            ("116 123", "116123"),
            ("1-800-799-7233", "18007997233"),
            ("(011) 5275-1135", "01152751135"),
            ("+44 20 7946 0958", "+442079460958"),
            ("*4141", "*4141"),
        ] {
            assert_eq!(dial(published).as_deref(), Some(dialled), "{published}");
        }
    }

    #[test]
    fn what_is_no_number_is_not_dialled() {
        for wrong in [
            "",
            "1",
            "call 112",
            "116 123 or 116 111",
            "+112",
            "+0 20 7946 0958",
            "1234567890123456",
            "12*3",
            "0800-HELP",
        ] {
            assert_eq!(dial(wrong), None, "{wrong}");
        }
    }
}
