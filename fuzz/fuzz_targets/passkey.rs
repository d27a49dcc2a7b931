//! Whatever a browser says of a passkey is refused, or is a new key of this site in answer to what was asked.
#![no_main]

use libfuzzer_sys::fuzz_target;
use passkeys::{Asserted, Challenge, Party, PublicKey, Registered, challenge_in};

const ASKED: Challenge = Challenge([7; 32]);

/// What a browser says that is asked for a new passkey by this site, or for one it has.
fn right(kind: &str) -> Vec<u8> {
    let asked = "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc";
    format!(r#"{{"type":"webauthn.{kind}","challenge":"{asked}","origin":"https://care.example"}}"#).into_bytes()
}

/// SHA-256 of `care.example`.
const SITE: [u8; 32] = [
    0xa6, 0xe8, 0x7d, 0xce, 0x4c, 0x74, 0x72, 0x11, 0x2a, 0x00, 0x13, 0xac, 0xaf, 0x33, 0x0c, 0x7a,
    0xf2, 0xda, 0xd9, 0xa2, 0x55, 0x5c, 0x6b, 0xf2, 0x35, 0xd1, 0x90, 0x55, 0x64, 0x13, 0x98, 0xfc,
];

/// Takes so many bytes off the front, as many as the first one says.
fn part<'a>(rest: &mut &'a [u8]) -> &'a [u8] {
    let (length, after) = rest.split_first().map_or((0, &[][..]), |(length, after)| (usize::from(*length), after));
    let (part, after) = after.split_at(length.min(after.len()));
    *rest = after;
    part
}

fuzz_target!(|bytes: &[u8]| {
    let party = Party::of("https://care.example").expect("a name");
    let mut rest = bytes;
    let how = part(&mut rest).first().copied().unwrap_or_default();
    let said = part(&mut rest).to_vec();
    let said = |kind: &str| if how & 1 == 0 { right(kind) } else { said.clone() };
    let mut device = part(&mut rest).to_vec();
    if how & 2 == 0 {
        device = [&SITE[..], &device].concat();
    }
    let public_key = part(&mut rest).to_vec();
    let algorithm = [-7, -8, -257, 0][usize::from(how >> 2 & 3)];
    let new = Registered {
        client_data: said("create"),
        authenticator_data: device.clone(),
        public_key,
        algorithm,
    };
    let _ = challenge_in(&new.client_data);
    if let Ok((id, key, _)) = party.registered(&ASKED, &new) {
        assert_eq!(challenge_in(&new.client_data).map(|asked| asked.0), Some(ASKED.0));
        assert!(!id.is_empty());
        let text = serde_json::to_string(&key).expect("text");
        assert_eq!(serde_json::from_str::<PublicKey>(&text).expect("a key"), key);
        let answer = Asserted {
            client_data: said("get"),
            authenticator_data: device,
            signature: rest.to_vec(),
        };
        let _ = party.verified(&ASKED, &key, 0, &answer);
    }
});
