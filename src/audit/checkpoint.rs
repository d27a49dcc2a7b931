//! A checkpoint: how far the chain was at a time, to be kept where the server is not.
//!
//! What must stay true: what it proves is said as it is. Kept elsewhere, it shows that entries up to its
//! number were changed or cut off since, even by someone who has the server's key. Its seal (a keyed hash)
//! shows only that the server made it: whoever has the server's key can make one too.

use jiff::Timestamp;
use sealing::{Context, ServerKey};

use super::store::Head;

/// How far a chain was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The number of the newest entry.
    pub number: i64,
    /// Its hash.
    pub hash: [u8; 32],
    /// When the checkpoint was made.
    pub at: Timestamp,
    /// The keyed hash of all that.
    seal: [u8; 32],
}

const TITLE: &str = "securebase audit checkpoint 1";

/// Thirty-two bytes in groups that can be copied by hand and compared by eye.
fn groups(bytes: &[u8; 32]) -> String {
    let hex = data_encoding::HEXLOWER.encode(bytes);
    let letters: Vec<char> = hex.chars().collect();
    let groups = letters.chunks(4).map(|group| group.iter().collect());
    groups.collect::<Vec<String>>().join(" ")
}

fn bytes(groups: &str) -> Option<[u8; 32]> {
    let hex: String = groups.chars().filter(|c| !c.is_whitespace()).collect();
    let bytes = data_encoding::HEXLOWER_PERMISSIVE.decode(hex.as_bytes());
    bytes.ok()?.try_into().ok()
}

impl Checkpoint {
    pub(super) fn new(key: &ServerKey, head: Head, at: Timestamp) -> Self {
        let mut made = Self {
            number: head.number,
            hash: head.hash,
            // As it is printed, and so as it is read back.
            at: Timestamp::from_second(at.as_second()).unwrap_or(at),
            seal: [0; 32],
        };
        made.seal = made.right_seal(key);
        made
    }

    fn right_seal(&self, key: &ServerKey) -> [u8; 32] {
        let record = Context::new("audit checkpoint")
            .and(&self.number.to_be_bytes())
            .and(&self.hash)
            .and(&self.at.as_second().to_be_bytes());
        *key.link(&record).as_bytes()
    }

    /// Whether a server with this key made it.
    pub fn is_sealed_by(&self, key: &ServerKey) -> bool {
        self.seal == self.right_seal(key)
    }

    /// As it is kept: a few lines of text.
    pub fn print(&self) -> String {
        format!(
            "{TITLE}\nentry {}\nhash  {}\ntime  {}\nseal  {}\n",
            self.number,
            groups(&self.hash),
            self.at,
            groups(&self.seal)
        )
    }

    /// Reads one back; `None` if it is none. Spaces and empty lines do not matter.
    pub fn parse(text: &str) -> Option<Self> {
        let lines = text.lines().map(str::trim);
        let mut lines = lines.filter(|line| !line.is_empty());
        if lines.next()? != TITLE {
            return None;
        }
        let mut value = |name: &str| Some(lines.next()?.strip_prefix(name)?.trim());
        let number = value("entry")?.parse().ok()?;
        let hash = bytes(value("hash")?)?;
        let at = value("time")?.parse().ok()?;
        let seal = bytes(value("seal")?)?;
        lines.next().is_none().then_some(Self {
            number,
            hash,
            at,
            seal,
        })
    }
}

#[cfg(test)]
mod tests {
    use sealing::SystemEntropy;

    use super::*;

    #[test]
    fn it_reads_back_and_any_other_digit_breaks_its_seal() {
        let key = ServerKey::from_file(&ServerKey::new_file(&mut SystemEntropy));
        let head = Head {
            number: 1042,
            hash: [7; 32],
        };
        let at = "2026-11-24T14:02:11.5Z".parse().expect("a time");
        let made = Checkpoint::new(&key, head, at);
        let text = made.print();
        assert_eq!(Checkpoint::parse(&text).as_ref(), Some(&made));
        assert!(made.is_sealed_by(&key));
        for (at, digit) in text.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
            let other = if digit == '9' { "0" } else { "9" };
            let mut changed = text.clone();
            changed.replace_range(at..=at, other);
            let holds = Checkpoint::parse(&changed).is_some_and(|read| read.is_sealed_by(&key));
            assert!(!holds, "{changed}");
        }
        assert_eq!(Checkpoint::parse("securebase audit checkpoint 1"), None);
        assert_eq!(Checkpoint::parse(""), None);
    }
}
