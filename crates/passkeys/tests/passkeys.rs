//! What a passkey of the right person signs counts; anything else does not.

#[expect(dead_code, reason = "shared with the tests of the service")]
mod software;

use passkeys::{Asserted, Challenge, Party, PublicKey, Refusal, Registered, challenge_in};
use proptest::prelude::*;
use software::Passkey;

const ORIGIN: &str = "https://care.example";
const ASKED: Challenge = Challenge([7; 32]);
const ELSE: Challenge = Challenge([8; 32]);

fn party() -> Party {
    Party::of(ORIGIN).expect("a name")
}

fn device() -> Passkey {
    Passkey::new("care.example", ORIGIN)
}

fn make(device: &Passkey, challenge: &Challenge) -> Registered {
    let made = device.make(&challenge.0);
    Registered {
        client_data: made.client_data,
        authenticator_data: made.authenticator_data,
        public_key: made.public_key,
        algorithm: -7,
    }
}

fn sign(device: &mut Passkey, challenge: &Challenge) -> Asserted {
    let signed = device.sign(&challenge.0);
    Asserted {
        client_data: signed.client_data,
        authenticator_data: signed.authenticator_data,
        signature: signed.signature,
    }
}

fn key_of(device: &Passkey) -> PublicKey {
    let made = party().registered(&ASKED, &make(device, &ASKED));
    made.expect("registered").1
}

#[test]
fn what_it_signs_counts_and_it_counts_up() {
    let mut device = device();
    let (id, key, counter) = party()
        .registered(&ASKED, &make(&device, &ASKED))
        .expect("registered");
    assert_eq!((&id, counter), (&device.id, 0));
    let first = party().verified(&ASKED, &key, counter, &sign(&mut device, &ASKED));
    assert_eq!(first, Ok(1));
    let second = party().verified(&ELSE, &key, 1, &sign(&mut device, &ELSE));
    assert_eq!(second, Ok(2));
    // Stored and read again it is the same key.
    let text = serde_json::to_string(&key).expect("text");
    let again: PublicKey = serde_json::from_str(&text).expect("a key");
    assert_eq!(again, key);
}

#[test]
fn one_that_counts_backwards_is_a_copy_and_one_that_never_counts_is_not() {
    let mut device = device();
    let key = key_of(&device);
    device.counter = Some(4);
    let fifth = sign(&mut device, &ASKED);
    for (before, expected) in [
        (4, Ok(5)),
        (5, Err(Refusal::Copied)),
        (9, Err(Refusal::Copied)),
    ] {
        assert_eq!(party().verified(&ASKED, &key, before, &fifth), expected);
    }
    device.counter = None;
    let never = sign(&mut device, &ASKED);
    assert_eq!(party().verified(&ASKED, &key, 0, &never), Ok(0));
    let fell = party().verified(&ASKED, &key, 5, &never);
    assert_eq!(fell, Err(Refusal::Copied));
}

#[test]
fn each_thing_that_does_not_fit_is_refused() {
    type Change = fn(&mut Passkey);
    let wrong: [(Change, Refusal); 7] = [
        (
            |d| d.origin = "https://care.example.evil".to_owned(),
            Refusal::OtherSite,
        ),
        (
            |d| d.origin = "http://care.example".to_owned(),
            Refusal::OtherSite,
        ),
        (|d| d.framed = true, Refusal::OtherSite),
        (|d| d.site = "example".to_owned(), Refusal::OtherSite),
        (|d| d.flags = 0x01, Refusal::Unverified),
        (|d| d.flags = 0x04, Refusal::Unverified),
        (|d| d.flags = 0x00, Refusal::Unverified),
    ];
    for (change, refusal) in wrong {
        let mut device = device();
        let key = key_of(&device);
        change(&mut device);
        let made = party().registered(&ASKED, &make(&device, &ASKED));
        assert_eq!(made, Err(refusal));
        let signed = party().verified(&ASKED, &key, 0, &sign(&mut device, &ASKED));
        assert_eq!(signed, Err(refusal));
    }
}

#[test]
fn another_question_and_another_kind_of_answer_are_refused() {
    let mut device = device();
    let key = key_of(&device);
    let other = party().registered(&ASKED, &make(&device, &ELSE));
    assert_eq!(other, Err(Refusal::OtherQuestion));
    let other = party().verified(&ASKED, &key, 0, &sign(&mut device, &ELSE));
    assert_eq!(other, Err(Refusal::OtherQuestion));
    // What was made to register does not sign in, nor the other way round.
    let mut crossed = sign(&mut device, &ASKED);
    crossed.client_data = make(&device, &ASKED).client_data;
    let crossed = party().verified(&ASKED, &key, 0, &crossed);
    assert_eq!(crossed, Err(Refusal::OtherQuestion));
    let mut crossed = make(&device, &ASKED);
    crossed.client_data = sign(&mut device, &ASKED).client_data;
    let crossed = party().registered(&ASKED, &crossed);
    assert_eq!(crossed, Err(Refusal::OtherQuestion));
}

#[test]
fn another_devices_signature_is_forged() {
    let (mine, mut other) = (device(), device());
    let signed = sign(&mut other, &ASKED);
    let forged = party().verified(&ASKED, &key_of(&mine), 0, &signed);
    assert_eq!(forged, Err(Refusal::Forged));
    assert_eq!(party().verified(&ASKED, &key_of(&other), 0, &signed), Ok(1));
}

#[test]
fn a_passkey_that_is_not_all_there_is_unreadable() {
    let device = device();
    let whole = make(&device, &ASKED);
    for length in 0..(37 + 18 + device.id.len()) {
        let mut cut = whole.clone();
        cut.authenticator_data.truncate(length);
        let refused = party().registered(&ASKED, &cut);
        assert_eq!(refused, Err(Refusal::Unreadable), "{length}");
    }
    let mut none = whole.clone();
    none.authenticator_data[32] = software::VERIFIED;
    assert_eq!(party().registered(&ASKED, &none), Err(Refusal::Unreadable));
    let mut nameless = whole;
    nameless.authenticator_data[53..55].copy_from_slice(&[0, 0]);
    assert_eq!(
        party().registered(&ASKED, &nameless),
        Err(Refusal::Unreadable)
    );
}

#[test]
fn keys_that_were_not_asked_for_are_refused() {
    let made = make(&device(), &ASKED);
    for algorithm in [-8, -257, -35, 0] {
        let new = Registered {
            algorithm,
            ..made.clone()
        };
        assert_eq!(party().registered(&ASKED, &new), Err(Refusal::OtherKey));
    }
    let mut longer = made;
    longer.public_key.push(0);
    assert_eq!(party().registered(&ASKED, &longer), Err(Refusal::OtherKey));
}

/// Answers that `openssl` signed, with keys it made and wrote down.
#[test]
fn the_other_two_kinds_of_key_check_what_openssl_signed() {
    for (algorithm, text) in [
        (-8, include_str!("openssl/ed25519.txt")),
        (-257, include_str!("openssl/rs256.txt")),
    ] {
        let part = |at: usize| {
            let line = text.lines().nth(at).expect("a line");
            data_encoding::BASE64
                .decode(line.as_bytes())
                .expect("base 64")
        };
        let key = PublicKey::read(algorithm, &part(0)).expect("a key");
        let mut answer = Asserted {
            authenticator_data: part(1),
            client_data: part(2),
            signature: part(3),
        };
        assert_eq!(party().verified(&ASKED, &key, 0, &answer), Ok(3));
        answer.signature[9] ^= 1;
        let forged = party().verified(&ASKED, &key, 0, &answer);
        assert_eq!(forged, Err(Refusal::Forged));
    }
}

#[test]
fn the_question_is_found_in_the_answer() {
    let mut device = device();
    let signed = sign(&mut device, &ELSE);
    assert_eq!(challenge_in(&signed.client_data), Some(ELSE));
    assert_eq!(challenge_in(b"{}"), None);
}

proptest! {
    #[test]
    fn nothing_anyone_thinks_up_is_taken(
        client_data in prop::collection::vec(any::<u8>(), 0..200),
        authenticator_data in prop::collection::vec(any::<u8>(), 0..200),
        other in prop::collection::vec(any::<u8>(), 0..400),
        algorithm in prop::sample::select(vec![-7_i64, -8, -257, 3]),
    ) {
        let key = key_of(&device());
        let answer = Asserted {
            client_data: client_data.clone(),
            authenticator_data: authenticator_data.clone(),
            signature: other.clone(),
        };
        prop_assert!(party().verified(&ASKED, &key, 0, &answer).is_err());
        let mut device = device();
        let mut changed = sign(&mut device, &ASKED);
        let at = usize::from(other.first().copied().unwrap_or(0)) % changed.authenticator_data.len();
        changed.authenticator_data[at] ^= 1;
        prop_assert!(party().verified(&ASKED, &key_of(&device), 0, &changed).is_err());
        let new = Registered { client_data, authenticator_data, public_key: other, algorithm };
        prop_assert!(party().registered(&ASKED, &new).is_err());
    }
}
