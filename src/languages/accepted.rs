//! Which language a browser asks for.
//!
//! What must stay true: a header that cannot be read asks for nothing; what is asked for more is given first.

use super::Language;

/// The language of pages that is wanted most: `Accept-Language` as RFC 9110, section 12.5.4, has it. A
/// regional form of a language asks for that language.
pub(super) fn best(header: &str) -> Language {
    let mut wanted: Vec<(Language, u16)> = header.split(',').filter_map(wish).collect();
    // The sort is stable: of what is wanted alike, the first named comes first.
    wanted.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
    wanted
        .first()
        .map_or(Language::English, |(language, _)| *language)
}

/// One wish of the header and its weight in thousandths; none for what is unknown or not wanted at all.
fn wish(part: &str) -> Option<(Language, u16)> {
    let (range, weight) = match part.split_once(';') {
        Some((range, weight)) => (range, thousandths(weight)?),
        None => (part, 1000),
    };
    let primary = range.trim().split('-').next()?.to_ascii_lowercase();
    let language = Language::of_tag(&primary)?;
    (weight > 0).then_some((language, weight))
}

/// `q=0.8` in thousandths.
fn thousandths(weight: &str) -> Option<u16> {
    let value: f32 = weight.trim().strip_prefix("q=")?.trim().parse().ok()?;
    // Between 0 and 1000, so nothing is cut off.
    (0.0..=1.0)
        .contains(&value)
        .then(|| (value * 1000.0).round() as u16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wanted_most_and_spoken_here_is_given() {
        for (header, language) in [
            ("es", Language::Spanish),
            ("es-MX,es;q=0.9,en;q=0.8", Language::Spanish),
            ("fr-FR, fr;q=0.9, ar;q=0.4, en;q=0.3", Language::Arabic),
            ("en;q=0.2, AR-eg;q=0.9", Language::Arabic),
            ("es;q=0, en", Language::English),
            ("es;q=0", Language::English),
            ("es;q=0.5, ar;q=0.5", Language::Spanish),
        ] {
            assert_eq!(best(header), language, "{header}");
        }
    }

    #[test]
    fn a_header_that_cannot_be_read_asks_for_english() {
        for header in [
            "",
            "*",
            "tlh",
            ";;;",
            "es;q=high",
            "es;q=7",
            ",,,",
            "españa",
        ] {
            assert_eq!(best(header), Language::English, "{header}");
        }
    }
}
