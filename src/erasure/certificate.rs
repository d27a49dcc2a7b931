//! A certificate of erasure: what was destroyed, what is kept, by whom, until when, on which rule; signed.
//!
//! What must stay true: it holds ids, counts, times and what the practice decided, never a name or an
//! address of anybody; the words people read are made from the part that is for programs, and both are
//! signed, the words in English; any byte changed is noticed, and a word of these texts changed later makes
//! certificates from before hold no more.

use data_encoding::{BASE64, HEXLOWER};
use jiff::Timestamp;
use sealing::{Context, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};

use super::rules::shown_custodian;
use crate::languages::{Language, Said, say};
use crate::web::when;

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

/// A count, as a certificate has it: its digits and no more, in any language.
fn count(rows: &[(String, u64)], tables: &[&str]) -> String {
    let of = rows
        .iter()
        .filter(|(name, _)| tables.contains(&name.as_str()));
    of.map(|(_, rows)| rows).sum::<u64>().to_string()
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

/// After who keeps the recovery key, where the therapist keeps a record too.
pub(super) const AND_THERAPIST: &str = ", and the therapist";
/// What a record opens with that the custodian alone keeps.
pub(super) const KEY_ALONE: &str = "the practice’s recovery key alone, which is kept offline";
/// What a record opens with that the therapist keeps too.
pub(super) const KEY_BOTH: &str = "the practice’s recovery key, and the therapist’s own key";

impl Kept {
    /// In words, a line each.
    fn words(&self) -> Vec<Said> {
        let spaces = self.spaces.iter();
        let spaces = spaces.map(|space| say("certificate-kept-space").with("space", space));
        let by = match self.by.strip_suffix(AND_THERAPIST) {
            Some(by) => say("certificate-kept-by-both")
                .with("by", shown_custodian(by))
                .into(),
            None => shown_custodian(&self.by),
        };
        let key = match self.key.as_str() {
            KEY_ALONE => say("certificate-key-alone").into(),
            KEY_BOTH => say("certificate-key-both").into(),
            key => key.to_owned(),
        };
        let more = [
            say("certificate-kept-until").with("at", when::in_utc(self.until)),
            say("certificate-kept-by").with("by", by),
            say("certificate-opens").with("key", key),
            say("certificate-rule").with("rule", &self.rule),
        ];
        spaces.chain(more).collect()
    }
}

impl Certificate {
    /// In words, a line each, in the language of the page. What is signed is the English of them.
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
            say("certificate-number").with("number", &self.number),
            say("certificate-practice").with("practice", &self.practice),
            say("certificate-account").with("account", &self.account),
            say("certificate-asked").with("at", when::in_utc(self.asked)),
            say("certificate-done").with("at", when::in_utc(self.done)),
        ];
        if self.again {
            words.push(say("certificate-again"));
        }
        if self.of == "record" {
            words.push(say("certificate-record-over"));
        } else {
            words.push(say("certificate-ways-in").with("count", ways_in));
            words.push(match self.role.as_str() {
                "therapist" => say("certificate-name-kept"),
                _ => say("certificate-name"),
            });
        }
        words.push(
            say("certificate-rows")
                .with("keys", keys)
                .with("recovery", recovery)
                .with("all", all.to_string()),
        );
        let destroyed = self.destroyed.iter();
        words.extend(destroyed.map(|space| say("certificate-space").with("space", space)));
        match &self.kept {
            None => words.push(say("certificate-kept-nothing")),
            Some(kept) => words.extend(kept.words()),
        }
        let shared = self.shared.iter();
        words.extend(shared.map(|space| say("certificate-shared").with("space", space)));
        words.into_iter().map(String::from).collect()
    }

    fn body(&self, key: VerifyingKey) -> String {
        // Its own types only: it always has a form in JSON.
        let data = serde_json::to_string(self).unwrap_or_default();
        // A line of its own is a statement of its own: nothing anyone typed makes one.
        let line = |words: String| words.replace(|c: char| c.is_control(), " ");
        let words = Language::English.speaks(|| self.words());
        let words: Vec<String> = words.into_iter().map(line).collect();
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
    fn the_english_that_is_signed_is_as_it_ever_was() {
        let mut one = certificate();
        one.practice = "Harbour Practice".to_owned();
        one.rows.push(("messages".to_owned(), 1_234));
        one.destroyed = vec!["a".to_owned()];
        one.shared = vec!["b".to_owned()];
        one.again = true;
        let kept = one.kept.as_mut().expect("something");
        kept.by = format!("the holder of the practice’s recovery key{AND_THERAPIST}");
        kept.key = KEY_BOTH.to_owned();
        let words = one.words().join("\n");
        let expected = "Number: 019ab3c4d5e67f8091a2b3c4d5e6f708\n\
            Practice: Harbour Practice\n\
            Account: 019ab3c4d5e67f8091a2b3c4d5e6f709\n\
            Asked for: 25 November 2026, 15:01 UTC\n\
            Done: 25 November 2026, 15:01 UTC\n\
            Done again, after an older backup had been put back.\n\
            Destroyed: what opens the account (2 locks and sign-ins), e-mail address and time zone.\n\
            Destroyed: the name, wherever this server could read it.\n\
            Destroyed: 5 wrapped keys of members, 0 wrapped to the recovery key; 1241 rows of the \
            database in all.\n\
            Destroyed with every key and every word: space a\n\
            Kept as a clinical record: space 019ab3c4d5e67f8091a2b3c4d5e6f70a\n\
            Kept until: 25 November 2033, 15:01 UTC\n\
            Kept by: the holder of the practice’s recovery key, and the therapist\n\
            Opens with: the practice’s recovery key, and the therapist’s own key\n\
            On this rule: a rule\n\
            Joint space that stays with those who remain in it: b";
        assert_eq!(words, expected);
        one.of = "record".to_owned();
        one.kept = None;
        let words = one.words().join("\n");
        assert!(words.contains("\nThe time the record had to be kept is over. It is destroyed.\n"));
        assert!(words.contains("\nKept: nothing.\n"));
        one.of = "account".to_owned();
        one.role = "therapist".to_owned();
        let kept = "Kept: the name, in the records of clients, which say who treated them.";
        assert!(one.words().contains(&kept.to_owned()));
    }

    #[test]
    fn it_is_read_in_any_language_and_holds_as_it_was_signed() {
        let key = key();
        let (file, again) = Language::Spanish.speaks(|| {
            let file = certificate().sign(&key);
            let Verdict::Holds(read) = Certificate::verify(&file, Some(key.public())) else {
                panic!("it holds");
            };
            assert!(
                read.words()
                    .iter()
                    .any(|line| line.starts_with("Guardado hasta: 25 de"))
            );
            (file, certificate().sign(&key))
        });
        assert_eq!(file, again);
        assert!(file.contains("Kept until: 25 November 2033"));
        let verdict = Certificate::verify(&file, Some(key.public()));
        assert!(matches!(verdict, Verdict::Holds(_)));
    }

    #[test]
    fn a_key_that_is_printed_reads_back() {
        let key = key().public();
        assert_eq!(parse_key(&print_key(key)), Some(key));
        assert_eq!(parse_key("abc"), None);
    }
}
