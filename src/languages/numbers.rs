//! Numbers as a language writes them.
//!
//! What must stay true: digits are those of the Latin script in every language, as on the telephones, cards
//! and clocks that the numbers of these pages are held against.

use super::Language;

/// Puts the language's signs into a plain number such as `-12345.5`.
pub(super) fn written(language: Language, plain: &str) -> String {
    let (group, point, fewest) = match language {
        Language::English | Language::Arabic => (",", ".", 4),
        // Four digits stay together (Ortografía de la lengua española, 2010), and a space that does not
        // break parts groups of three.
        Language::Spanish => ("\u{a0}", ",", 5),
    };
    let (sign, digits) = match plain.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", plain),
    };
    let (whole, rest) = match digits.split_once('.') {
        Some((whole, rest)) => (whole, format!("{point}{rest}")),
        None => (digits, String::new()),
    };
    let whole = if whole.len() < fewest {
        whole.to_owned()
    } else {
        grouped(whole, group)
    };
    format!("{sign}{whole}{rest}")
}

fn grouped(digits: &str, group: &str) -> String {
    let mut parts = Vec::new();
    let mut left = digits;
    while left.len() > 3 {
        let (more, last) = left.split_at(left.len() - 3);
        parts.push(last);
        left = more;
    }
    parts.push(left);
    parts.reverse();
    parts.join(group)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_parts_a_number_in_its_own_way() {
        let all = |plain| Language::ALL.map(|language| written(language, plain));
        assert_eq!(all("7"), ["7", "7", "7"]);
        assert_eq!(all("-2.5"), ["-2.5", "-2,5", "-2.5"]);
        assert_eq!(all("1234"), ["1,234", "1234", "1,234"]);
        let million = ["1,234,567", "1\u{a0}234\u{a0}567", "1,234,567"];
        assert_eq!(all("1234567"), million);
    }
}
