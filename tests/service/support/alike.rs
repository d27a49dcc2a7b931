//! Two pages that should say the same: what is in them by chance, put away.
//!
//! What must stay true: nothing else is put away. A thing made by chance gets a number, the same one
//! wherever it stands, so that which is which still counts.

use std::collections::BTreeMap;

use data_encoding::BASE64URL_NOPAD;

/// The things made by chance that were seen so far.
#[derive(Default)]
pub struct Chance {
    seen: BTreeMap<String, usize>,
    origin: String,
}

/// What stands before a secret in base 64: a browser's in a list, a link's, a cookie's.
const SECRETS: &[&str] = &[
    "name=\"which\" value=\"",
    "/calendar/",
    "/invited/",
    "before=",
    "securebase=",
];

/// The fewest letters of a secret.
const SHORTEST: usize = 22;

fn is_id(c: char) -> bool {
    c.is_ascii_hexdigit()
}

fn is_base64(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

impl Chance {
    /// For the answers of a service with this address.
    pub fn at(origin: &str) -> Self {
        Self {
            seen: BTreeMap::new(),
            origin: origin.to_owned(),
        }
    }

    fn number(&mut self, value: &str) -> String {
        let next = self.seen.len() + 1;
        let number = self.seen.entry(value.to_owned()).or_insert(next);
        format!("({number})")
    }

    /// A text without what is in it by chance.
    pub fn put_away(&mut self, text: &str) -> String {
        let text = match self.origin.as_str() {
            "" => text.to_owned(),
            origin => text.replace(origin, "http://here"),
        };
        let text = self.links_on(&text);
        let text = self.secrets(&text);
        self.ids(&text)
    }

    /// Pages to go on to, which addresses carry in base 64.
    fn links_on(&mut self, text: &str) -> String {
        let mut pieces = text.split("then=");
        let mut out = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let end = piece.find(|c| !is_base64(c)).unwrap_or(piece.len());
            let (coded, rest) = piece.split_at(end);
            let path = BASE64URL_NOPAD.decode(coded.as_bytes()).ok();
            let path = path.and_then(|bytes| String::from_utf8(bytes).ok());
            let path = path.filter(|path| path.starts_with('/'));
            out.push_str("then=");
            match path {
                Some(path) => out.push_str(&self.ids(&path)),
                None => out.push_str(coded),
            }
            out.push_str(rest);
        }
        out
    }

    fn secrets(&mut self, text: &str) -> String {
        let mut text = text.to_owned();
        for before in SECRETS {
            let mut pieces = text.split(before);
            let mut out = pieces.next().unwrap_or_default().to_owned();
            for piece in pieces {
                out.push_str(before);
                let end = piece.find(|c| !is_base64(c)).unwrap_or(piece.len());
                let (secret, rest) = piece.split_at(end);
                match secret.len() < SHORTEST {
                    true => out.push_str(secret),
                    false => out.push_str(&self.number(secret)),
                }
                out.push_str(rest);
            }
            text = out;
        }
        text
    }

    /// Ids: 32 hexadecimal digits that stand by themselves.
    fn ids(&mut self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for word in text.split_inclusive(|c| !is_id(c)) {
            let id = word.trim_end_matches(|c| !is_id(c));
            let by_itself = !out.ends_with(|c: char| c.is_alphanumeric())
                && !word[id.len()..].starts_with(|c: char| c.is_alphanumeric());
            if id.len() == 32 && by_itself {
                out.push_str(&self.number(id));
                out.push_str(&word[id.len()..]);
            } else {
                out.push_str(word);
            }
        }
        out
    }
}

#[test]
fn what_is_there_by_chance_is_put_away_and_nothing_else() {
    let one = "0b9a5d1c4c1e4f6c9d3a8b7c6d5e4f30";
    let two = "ffffffffffffffffffffffffffffffff";
    let mut chance = Chance::at("http://127.0.0.1:40123");
    let page = format!("<a href=\"/rooms/{one}\">x</a> {two}, {one}.");
    assert_eq!(
        chance.put_away(&page),
        "<a href=\"/rooms/(1)\">x</a> (2), (1)."
    );
    let other = Chance::default().put_away(&page.replace(one, two));
    assert_ne!(
        Chance::default().put_away(&page),
        other,
        "which is which counts"
    );
    let then = BASE64URL_NOPAD.encode(format!("/rooms/{two}").as_bytes());
    let link = format!("http://127.0.0.1:40123/sign-in?then={then}&said=a");
    assert_eq!(
        chance.put_away(&link),
        "http://here/sign-in?then=/rooms/(2)&said=a"
    );
    // Words, times, numbers, and what only looks like an id stay to the letter.
    for text in [
        "Hello Jo, it is 10:30 on 2 March 2026; 3 mails, 31 hex digits: 0b9a5d1c4c1e4f6c9d3a8b7c6d5e4f3",
        "x0b9a5d1c4c1e4f6c9d3a8b7c6d5e4f30",
        "0b9a5d1c4c1e4f6c9d3a8b7c6d5e4f300",
        "then=home, then=L2 and then=",
        "/calendar/ and /invited/ with no secret <behind>, securebase=none;",
        "",
    ] {
        assert_eq!(chance.put_away(text), text);
    }
}
