//! Codes from an app (TOTP, RFC 6238): what is shared with the app, and which code is right when. The
//! arithmetic is the `totp-rs` crate's; the picture is drawn here, so that nobody else sees the secret.
//!
//! What must stay true: SHA-1, six digits and thirty seconds, since that is all that every app knows; a
//! code is right for its own thirty seconds and one step to either side, for clocks that differ.

use data_encoding::BASE32_NOPAD;
use jiff::Timestamp;
use qrcodegen::{QrCode, QrCodeEcc};
use sealing::CryptoRng;
use totp_rs::{Builder, Secret, Totp};
use zeroize::Zeroizing;

/// How many bytes an app's secret has: the length of what SHA-1 gives (RFC 4226, section 4).
const SECRET: usize = 20;

/// What an app and the service both know.
#[derive(Clone)]
pub struct AppSecret(Zeroizing<[u8; SECRET]>);

/// A picture an app can read: its dark squares as an SVG path, and how many squares it is wide.
pub(super) struct Picture {
    pub(super) path: String,
    pub(super) size: i32,
}

impl AppSecret {
    /// A new one.
    pub fn generate(rng: &mut impl CryptoRng) -> Self {
        Self(Zeroizing::new(sealing::random(rng)))
    }

    /// Takes it back from base 32, as [`AppSecret::base32`] gives it.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = Zeroizing::new(BASE32_NOPAD.decode(text.as_bytes()).ok()?);
        let bytes: [u8; SECRET] = bytes.as_slice().try_into().ok()?;
        Some(Self(Zeroizing::new(bytes)))
    }

    /// As apps take it, typed by hand.
    pub fn base32(&self) -> Zeroizing<String> {
        Zeroizing::new(BASE32_NOPAD.encode(self.0.as_slice()))
    }

    /// The same in groups of four.
    pub(super) fn groups(&self) -> String {
        let text = self.base32();
        let mut groups = String::with_capacity(40);
        for (at, letter) in text.chars().enumerate() {
            if at > 0 && at % 4 == 0 {
                groups.push(' ');
            }
            groups.push(letter);
        }
        groups
    }

    fn rule(&self) -> Totp {
        // SHA-1, six digits, thirty seconds, one step to either side are what the builder begins with.
        let secret = Secret::new_stack(*self.0);
        Builder::new().with_secret(secret).build_noncompliant()
    }

    /// The code of this moment.
    pub fn code(&self, now: Timestamp) -> String {
        self.rule().generate(seconds(now)).to_string()
    }

    /// The thirty seconds (counted since 1970) that this code is of, if it is right around now. Spaces do
    /// not matter.
    pub(super) fn step_of(&self, typed: &str, now: Timestamp) -> Option<i64> {
        let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        let step = self.rule().check(&digits, seconds(now))?;
        i64::try_from(step).ok()
    }

    /// The link an app reads from the picture (otpauth, as Google Authenticator's key URI format has it):
    /// under the practice's name and the person's address.
    pub(super) fn link(&self, practice: &str, email: &str) -> Zeroizing<String> {
        let (practice, email) = (percent(practice), percent(email));
        let secret = self.base32();
        Zeroizing::new(format!(
            "otpauth://totp/{practice}:{email}?secret={}&issuer={practice}",
            *secret
        ))
    }

    /// That link as a picture.
    pub(super) fn picture(&self, practice: &str, email: &str) -> Option<Picture> {
        let code = QrCode::encode_text(&self.link(practice, email), QrCodeEcc::Medium).ok()?;
        let size = code.size();
        let mut path = String::new();
        for y in 0..size {
            for x in (0..size).filter(|x| code.get_module(*x, y)) {
                path.push_str(&format!("M{x} {y}h1v1h-1z"));
            }
        }
        Some(Picture { path, size })
    }
}

/// Seconds since 1970; what was before counts as the first.
fn seconds(now: Timestamp) -> u64 {
    u64::try_from(now.as_second()).unwrap_or(0)
}

/// A part of an address with everything but letters, digits and `-._~` written as percent signs (RFC 3986).
fn percent(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("a time")
    }

    /// The secret of RFC 6238, appendix B.
    fn of_the_rfc() -> AppSecret {
        AppSecret(Zeroizing::new(*b"12345678901234567890"))
    }

    #[test]
    fn codes_are_those_of_the_rfc() {
        // The RFC gives eight digits; six are its last six (RFC 4226, section 5.3).
        for (second, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            let secret = of_the_rfc();
            assert_eq!(secret.code(at(second)), code);
            assert_eq!(secret.step_of(code, at(second)), Some(second / 30));
        }
    }

    #[test]
    fn a_code_is_right_one_step_to_either_side_and_no_further() {
        let secret = of_the_rfc();
        let code = secret.code(at(600));
        for (second, right) in [
            (569, false),
            (570, true),
            (600, true),
            (659, true),
            (660, false),
        ] {
            let step = right.then_some(20);
            assert_eq!(secret.step_of(&code, at(second)), step, "{second}");
        }
    }

    #[test]
    fn what_is_no_code_is_not_right() {
        let secret = of_the_rfc();
        let code = secret.code(at(600));
        let spaced = format!(" {} {} ", &code[..3], &code[3..]);
        assert!(secret.step_of(&spaced, at(600)).is_some());
        for wrong in ["", "12345", "1234567", "12a456", "+12345", &code[..5]] {
            assert_eq!(secret.step_of(wrong, at(600)), None, "{wrong:?}");
        }
    }

    #[test]
    fn the_link_says_whose_it_is_and_is_drawn() {
        let secret = of_the_rfc();
        let link = secret.link("Harbour & Co", "maria@mail.example");
        assert_eq!(
            *link,
            "otpauth://totp/Harbour%20%26%20Co:maria%40mail.example\
             ?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Harbour%20%26%20Co"
        );
        let picture = secret.picture("Harbour & Co", "maria@mail.example");
        let picture = picture.expect("short enough to draw");
        // Each corner but the last has a mark that begins dark.
        assert!(picture.path.starts_with("M0 0h1v1h-1z"));
        assert!(picture.size > 40);
        let long = "a".repeat(5_000);
        assert!(secret.picture(&long, "m").is_none());
        assert_eq!(secret.groups().len(), 39);
        let again = AppSecret::parse(&secret.base32()).expect("the same");
        assert_eq!(again.code(at(59)), "287082");
    }
}
