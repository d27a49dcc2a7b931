//! Short-lived usernames and passwords, as coturn's `use-auth-secret` has them too: a username begins
//! with the second it ends at, and its password is a keyed hash of it, so that nothing is stored.
//!
//! What must stay true: a username names its session and its owner by keyed hashes only, and nobody
//! without the secret can make a password.

use std::fmt;
use std::str::FromStr;

use data_encoding::{BASE32_NOPAD, BASE64};
use hmac::{Hmac, KeyInit, Mac};
use jiff::{SignedDuration, Timestamp};
use sha1::Sha1;
use zeroize::Zeroizing;

/// How long they last: longer than any session, shorter than a day.
pub const LASTS: SignedDuration = SignedDuration::from_hours(12);

/// A short keyed hash of a session or of a person in it, in capital letters and digits.
pub type Tag = [u8; TAG];

/// 80 bits in base 32.
const TAG: usize = 16;

/// What passwords are made with.
#[derive(Clone)]
pub struct Secret(Zeroizing<Vec<u8>>);

impl Secret {
    /// From its bytes.
    pub fn new(bytes: &[u8]) -> Self {
        Self(Zeroizing::new(bytes.to_vec()))
    }

    fn hash(&self, parts: &[&[u8]]) -> [u8; 20] {
        // HMAC takes a key of any length; were that ever untrue, no credential would be accepted.
        let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(&self.0) else {
            return sealing::random(&mut sealing::SystemEntropy);
        };
        for part in parts {
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }

    /// The password of a username.
    pub fn password(&self, username: &str) -> String {
        BASE64.encode(&self.hash(&[username.as_bytes()]))
    }

    /// No username begins with a letter, so no tag is ever a password.
    fn tag(&self, purpose: &str, value: &[u8]) -> Tag {
        let hash = self.hash(&[purpose.as_bytes(), b":", value]);
        let mut tag = [0; TAG];
        BASE32_NOPAD.encode_mut(&hash[..TAG * 5 / 8], &mut tag);
        tag
    }
}

/// Who may use the relay, for which session, until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Username {
    /// The second it ends at.
    pub until: i64,
    /// The session.
    pub session: Tag,
    /// Its owner, in this session only: the same person has another in the next.
    pub who: Tag,
}

impl Username {
    /// A new one.
    pub fn new(secret: &Secret, session: &[u8], who: &[u8], now: Timestamp) -> Self {
        let session = secret.tag("session", session);
        let mut owner = session.to_vec();
        owner.extend_from_slice(who);
        Self {
            until: now.as_second().saturating_add(LASTS.as_secs()),
            session,
            who: secret.tag("who", &owner),
        }
    }

    /// Whether it can be used.
    pub fn holds(&self, now: Timestamp) -> bool {
        now.as_second() < self.until
    }
}

impl fmt::Display for Username {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letters = |tag| std::str::from_utf8(tag).map_err(|_| fmt::Error);
        let (session, who) = (letters(&self.session)?, letters(&self.who)?);
        write!(f, "{}:{session}:{who}", self.until)
    }
}

/// What was read is not a username of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Foreign;

impl FromStr for Username {
    type Err = Foreign;

    fn from_str(words: &str) -> Result<Self, Foreign> {
        let mut parts = words.split(':');
        let (Some(until), Some(session), Some(who), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(Foreign);
        };
        let read = Self {
            until: until.parse().map_err(|_| Foreign)?,
            session: session.as_bytes().try_into().map_err(|_| Foreign)?,
            who: who.as_bytes().try_into().map_err(|_| Foreign)?,
        };
        // One way to write each, or one name would have many passwords.
        if read.to_string() != words {
            return Err(Foreign);
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("a time")
    }

    /// The vector of RFC 2202, which is what coturn computes too.
    #[test]
    fn a_password_is_an_hmac_sha_1_in_base_64() {
        let password = Secret::new(b"Jefe").password("what do ya want for nothing?");
        assert_eq!(password, "7/zfauXrL6LSdBbV8YTfnCWafHk=");
    }

    #[test]
    fn a_username_lasts_twelve_hours() {
        let secret = Secret::new(b"secret");
        let username = Username::new(&secret, b"session", b"maya", at(1_000));
        assert_eq!(username.until, 44_200);
        assert!(username.holds(at(44_199)) && !username.holds(at(44_200)));
    }

    #[test]
    fn a_person_is_another_in_the_next_session() {
        let secret = Secret::new(b"secret");
        let of = |session: &[u8], who: &[u8]| Username::new(&secret, session, who, at(0));
        let first = of(b"monday", b"maya");
        assert_eq!(first, of(b"monday", b"maya"));
        assert_ne!(first.who, of(b"tuesday", b"maya").who);
        assert_ne!(first.who, of(b"monday", b"daniel").who);
        assert_eq!(first.session, of(b"monday", b"daniel").session);
        assert_ne!(first.session, of(b"tuesday", b"maya").session);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(session: Vec<u8>, who: Vec<u8>, second in 0..253_402_000_000_i64) {
            let username = Username::new(&Secret::new(b"secret"), &session, &who, at(second));
            prop_assert_eq!(username.to_string().parse(), Ok(username));
        }

        #[test]
        fn whatever_is_read_is_written_the_same(words in "[+-]?[0-9]{1,20}:[A-Z2-7 ]{16}:\\PC{16}|\\PC*") {
            if let Ok(username) = words.parse::<Username>() {
                prop_assert_eq!(username.to_string(), words);
            }
        }
    }
}
