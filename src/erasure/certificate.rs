//! A certificate of erasure: what was destroyed, what is kept, by whom, until when, on which rule; signed.
//!
//! What must stay true: it holds ids, counts, times and what the practice decided, never a name or an
//! address of anybody; the words people read are made from the part that is for programs, and both are
//! signed; any byte changed is noticed.

use data_encoding::{BASE64, HEXLOWER};
use jiff::Timestamp;
use sealing::{Context, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};

/// What a certificate says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    /// Its number.
    pub number: String,
    /// The practice.
    pub practice: String,
    /// The id of the account it is about.
    pub account: String,
    /// As what they were here: `client`, `therapist` or `administrator`.
    pub role: String,
    /// What it is of: `account` when a person was erased, `record` when what was kept of them was.
    pub of: String,
    /// When it was asked for.
    pub asked: Timestamp,
    /// When it was done.
    pub done: Timestamp,
    /// Whether it was done again, after an older backup was put back.
    pub again: bool,
    /// The spaces whose words are destroyed.
    pub destroyed: Vec<String>,
    /// How many rows of which table were deleted, keys among them.
    pub rows: Vec<(String, u64)>,
    /// What is kept; nothing where that is empty.
    pub kept: Option<Kept>,
    /// Joint spaces that stay with those who remain.
    pub shared: Vec<String>,
}

/// What is kept of somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// The spaces.
    pub spaces: Vec<String>,
    /// Until when.
    pub until: Timestamp,
    /// By whom.
    pub by: String,
    /// Under which key.
    pub key: String,
    /// On which rule.
    pub rule: String,
}

/// What came of looking a certificate over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is as this practice signed it.
    Holds(Box<Certificate>),
    /// It is signed, but by another key than the one given.
    AnotherKey,
    /// It was changed, or is none.
    Broken,
}

const TITLE: &str = "securebase certificate of erasure 1";

fn purpose() -> Context {
    Context::new("certificate of erasure")
}

fn at(at: Timestamp) -> String {
    at.strftime("%-d %B %Y, %H:%M UTC").to_string()
}

fn count(rows: &[(String, u64)], tables: &[&str]) -> u64 {
    let of = rows
        .iter()
        .filter(|(name, _)| tables.contains(&name.as_str()));
    of.map(|(_, rows)| rows).sum()
}

/// The printed form of a key that certificates are checked with.
pub(super) fn print_key(key: VerifyingKey) -> String {
    HEXLOWER.encode(key.as_bytes())
}

/// Reads one back; spaces do not matter.
pub(super) fn parse_key(text: &str) -> Option<VerifyingKey> {
    let hex: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let bytes = data_encoding::HEXLOWER_PERMISSIVE.decode(hex.as_bytes());
    Some(VerifyingKey::from_bytes(bytes.ok()?.try_into().ok()?))
}

impl Certificate {
    /// In words, a line each.
    pub fn words(&self) -> Vec<String> {
        let ways_in = [
            "sign_ins",
            "account_locks",
            "code_apps",
            "passkeys",
            "recovery_locks",
        ];
        let ways_in = count(&self.rows, &ways_in);
        let keys = count(&self.rows, &["space_keys", "space_offers"]);
        let recovery = count(&self.rows, &["space_recovery_keys"]);
        let all: u64 = self.rows.iter().map(|(_, rows)| rows).sum();
        let mut words = vec![
            format!("Number: {}", self.number),
            format!("Practice: {}", self.practice),
            format!("Account: {}", self.account),
            format!("Asked for: {}", at(self.asked)),
            format!("Done: {}", at(self.done)),
        ];
        if self.again {
            words.push("Done again, after an older backup had been put back.".to_owned());
        }
        if self.of == "record" {
            words.push("The time the record had to be kept is over. It is destroyed.".to_owned());
        } else {
            words.push(format!(
                "Destroyed: what opens the account ({ways_in} locks and sign-ins), e-mail address and \
                 time zone."
            ));
            words.push(
                match self.role.as_str() {
                    "therapist" => {
                        "Kept: the name, in the records of clients, which say who treated them."
                    }
                    _ => "Destroyed: the name, wherever this server could read it.",
                }
                .to_owned(),
            );
        }
        words.push(format!(
            "Destroyed: {keys} wrapped keys of members, {recovery} wrapped to the recovery key; {all} \
             rows of the database in all."
        ));
        for space in &self.destroyed {
            words.push(format!(
                "Destroyed with every key and every word: space {space}"
            ));
        }
        match &self.kept {
            None => words.push("Kept: nothing.".to_owned()),
            Some(kept) => {
                for space in &kept.spaces {
                    words.push(format!("Kept as a clinical record: space {space}"));
                }
                words.push(format!("Kept until: {}", at(kept.until)));
                words.push(format!("Kept by: {}", kept.by));
                words.push(format!("Opens with: {}", kept.key));
                words.push(format!("On this rule: {}", kept.rule));
            }
        }
        for space in &self.shared {
            words.push(format!(
                "Joint space that stays with those who remain in it: {space}"
            ));
        }
        words
    }

    fn body(&self, key: VerifyingKey) -> String {
        // Its own types only: it always has a form in JSON.
        let data = serde_json::to_string(self).unwrap_or_default();
        // A line of its own is a statement of its own: nothing anyone typed makes one.
        let line = |words: String| words.replace(|c: char| c.is_control(), " ");
        let words: Vec<String> = self.words().into_iter().map(line).collect();
        let words = words.join("\n");
        let key = print_key(key);
        format!("{TITLE}\n\n{words}\n\ndata {data}\nkey {key}\n")
    }

    /// Signs it: the whole file.
    pub fn sign(&self, key: &SigningKey) -> String {
        let body = self.body(key.public());
        let signature = BASE64.encode(&key.sign(&purpose(), body.as_bytes()));
        format!("{body}signature {signature}\n")
    }

    /// Looks a file over: with the practice's key, or with the one it names, which proves only that it is
    /// whole.
    pub fn verify(file: &str, given: Option<VerifyingKey>) -> Verdict {
        let Some((certificate, key)) = Self::checked(file) else {
            return Verdict::Broken;
        };
        match given {
            Some(given) if given != key => Verdict::AnotherKey,
            _ => Verdict::Holds(Box::new(certificate)),
        }
    }

    fn checked(file: &str) -> Option<(Self, VerifyingKey)> {
        let at = file.rfind("signature ")?;
        let (body, signature) = file.split_at(at);
        let signature = signature.strip_prefix("signature ")?.strip_suffix('\n')?;
        let signature = BASE64.decode(signature.as_bytes()).ok()?;
        let line = |name: &str| body.lines().rev().find_map(|line| line.strip_prefix(name));
        let key = parse_key(line("key ")?)?;
        let certificate: Self = serde_json::from_str(line("data ")?).ok()?;
        let whole = key.verifies(&purpose(), body.as_bytes(), &signature);
        // What people read is what the data says: nothing else was signed by this program.
        (whole && certificate.body(key) == body).then_some((certificate, key))
    }
}

#[cfg(test)]
mod tests {
    use sealing::{ServerKey, SystemEntropy};

    use super::*;

    fn key() -> SigningKey {
        ServerKey::from_file(&ServerKey::new_file(&mut SystemEntropy)).signing()
    }

    fn certificate() -> Certificate {
        let at: Timestamp = "2026-11-25T15:01:00Z".parse().expect("a time");
        Certificate {
            number: "019ab3c4d5e67f8091a2b3c4d5e6f708".to_owned(),
            practice: "Harbour\nKept: nothing. \"Practice\"".to_owned(),
            account: "019ab3c4d5e67f8091a2b3c4d5e6f709".to_owned(),
            role: "client".to_owned(),
            of: "account".to_owned(),
            asked: at,
            done: at,
            again: false,
            destroyed: Vec::new(),
            rows: vec![
                ("account_locks".to_owned(), 2),
                ("space_keys".to_owned(), 5),
            ],
            kept: Some(Kept {
                spaces: vec!["019ab3c4d5e67f8091a2b3c4d5e6f70a".to_owned()],
                until: "2033-11-25T15:01:00Z".parse().expect("a time"),
                by: "Dr. Lee".to_owned(),
                key: "the recovery key".to_owned(),
                rule: "a rule".to_owned(),
            }),
            shared: Vec::new(),
        }
    }

    #[test]
    fn it_holds_as_it_was_signed_and_any_byte_changed_breaks_it() {
        let (key, other) = (key(), key());
        let file = certificate().sign(&key);
        let holds = Verdict::Holds(Box::new(certificate()));
        assert_eq!(Certificate::verify(&file, Some(key.public())), holds);
        assert_eq!(Certificate::verify(&file, None), holds);
        let verdict = Certificate::verify(&file, Some(other.public()));
        assert_eq!(verdict, Verdict::AnotherKey);
        for at in 0..file.len() {
            let mut bytes = file.clone().into_bytes();
            bytes[at] ^= 1;
            let Ok(changed) = String::from_utf8(bytes) else {
                continue;
            };
            let verdict = Certificate::verify(&changed, Some(key.public()));
            assert!(!matches!(verdict, Verdict::Holds(_)), "byte {at}");
        }
        for cut in 0..file.len() {
            let verdict = Certificate::verify(&file[..cut], None);
            assert_eq!(verdict, Verdict::Broken, "cut off after {cut}");
        }
    }

    #[test]
    fn a_key_that_is_printed_reads_back() {
        let key = key().public();
        assert_eq!(parse_key(&print_key(key)), Some(key));
        assert_eq!(parse_key("abc"), None);
    }
}
