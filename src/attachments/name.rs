//! Names of attachments. What must stay true: a name is one name, not a path; it holds nothing that is not
//! seen; and its ending is one of its kind.

use super::kind::Kind;

/// How many letters of a name are kept, its ending aside.
const LONGEST: usize = 100;

/// Turns what follows around, or is not seen: with one of these `exe.jpg` can be shown for `gpj.exe`.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The name without its path and what is not seen; empty where nothing is left.
pub(super) fn cleaned(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let seen = last.chars().filter(|c| !is_hidden(*c));
    let plain: String = seen
        .map(|c| if "<>:\"|?*".contains(c) { '_' } else { c })
        .collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    words.join(" ").trim_matches(['.', ' ']).to_owned()
}

/// The name as it is kept, for something of this kind.
pub(super) fn kept(name: &str, kind: Kind) -> String {
    let clean = cleaned(name);
    let (stem, ending) = match clean.rsplit_once('.') {
        Some((stem, ending)) if is_of(kind, ending) => (stem, ending.to_ascii_lowercase()),
        _ => (clean.as_str(), kind.endings()[0].to_owned()),
    };
    let stem: String = stem.chars().take(LONGEST).collect();
    let stem = match stem.trim() {
        "" => "file",
        stem => stem,
    };
    format!("{stem}.{ending}")
}

fn is_of(kind: Kind, ending: &str) -> bool {
    let same = |known: &&str| ending.eq_ignore_ascii_case(known);
    kind.endings().iter().any(same)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_no_path_and_ends_as_its_kind() {
        for (name, kept_as) in [
            ("holiday.JPG", "holiday.jpg"),
            ("../../etc/passwd", "passwd.jpg"),
            ("C:\\Users\\jo\\holiday.jpeg", "holiday.jpeg"),
            ("page.html", "page.html.jpg"),
            ("photo\u{202e}gpj.exe", "photogpj.exe.jpg"),
            ("a\r\nset-cookie: b\0.jpg", "aset-cookie_ b.jpg"),
            ("  two   words .jpg", "two words.jpg"),
            ("..", "file.jpg"),
            ("", "file.jpg"),
            (".jpg", "jpg.jpg"),
            ("Grüße für Jo.jpg", "Grüße für Jo.jpg"),
        ] {
            assert_eq!(kept(name, Kind::Jpeg), kept_as, "{name:?}");
        }
        assert_eq!(kept(&"x".repeat(5000), Kind::Pdf).len(), LONGEST + 4);
    }
}
