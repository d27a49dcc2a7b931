//! What sealing promises, tried with random content, keys and places.

use proptest::prelude::*;
use sealing::*;

/// A cost that keeps tests quick; the service uses [`PasswordCost::RECOMMENDED`].
const QUICK: PasswordCost = PasswordCost {
    memory: 64,
    passes: 1,
};

fn place(id: &[u8]) -> Context {
    Context::new("test").and(id)
}

proptest! {
    #[test]
    fn content_opens_in_its_place_only(plain: Vec<u8>, id: [u8; 4], other: [u8; 4]) {
        prop_assume!(id != other);
        let mut rng = SystemEntropy;
        let key = SpaceKey::generate(&mut rng);
        let sealed = key.seal(&place(&id), &plain, &mut rng);
        prop_assert_eq!(key.open(&place(&id), &sealed).unwrap().to_vec(), plain);
        prop_assert!(key.open(&place(&other), &sealed).is_err());
        prop_assert!(SpaceKey::generate(&mut rng).open(&place(&id), &sealed).is_err());
    }

    #[test]
    fn a_changed_byte_never_opens(plain: Vec<u8>, at: prop::sample::Index, by in 1u8..) {
        let mut rng = SystemEntropy;
        let key = SpaceKey::generate(&mut rng);
        let mut bytes = key.seal(&place(b"1"), &plain, &mut rng).as_bytes().to_vec();
        let at = at.index(bytes.len());
        bytes[at] ^= by;
        prop_assert!(key.open(&place(b"1"), &SealedInSpace::from_stored(bytes)).is_err());
    }

    #[test]
    fn garbage_never_opens_nor_panics(bytes: Vec<u8>) {
        let mut rng = SystemEntropy;
        let account = AccountKey::generate(&mut rng);
        prop_assert!(account.unwrap(&Wrapped::from_stored(bytes.clone()), &place(b"1")).is_err());
        let server = ServerKey::from_file(&[7; 32]);
        prop_assert!(server.open(&place(b"1"), &SealedByServer::from_stored(bytes.clone())).is_err());
        let locker = Locker::from_cookie(&[7; 32]);
        prop_assert!(locker.open(&LockedKey::from_stored(bytes), &place(b"1")).is_err());
    }

    #[test]
    fn a_wrapped_key_opens_for_its_account_and_place_only(content: Vec<u8>) {
        let mut rng = SystemEntropy;
        let (mine, theirs) = (AccountKey::generate(&mut rng), AccountKey::generate(&mut rng));
        let key = SpaceKey::generate(&mut rng);
        let wrapped = mine.public().wrap(&key, &place(b"space"), &mut rng);
        let sealed = key.seal(&place(b"m"), &content, &mut rng);
        let opened = mine.unwrap(&wrapped, &place(b"space")).unwrap();
        prop_assert_eq!(opened.open(&place(b"m"), &sealed).unwrap().to_vec(), content);
        prop_assert!(theirs.unwrap(&wrapped, &place(b"space")).is_err());
        prop_assert!(mine.unwrap(&wrapped, &place(b"other")).is_err());
    }

    #[test]
    fn codes_survive_paper(bytes in prop::collection::vec(any::<u8>(), 1..40)) {
        let code = Code::of(&bytes);
        let printed = code.print();
        prop_assert_eq!(&Code::parse(&printed).unwrap(), &code);
        prop_assert_eq!(&Code::parse(&printed.to_lowercase().replace('-', " ")).unwrap(), &code);
    }

    #[test]
    fn anything_typed_as_a_code_is_answered(typed: String) {
        let _ = Code::parse(&typed);
    }
}

#[test]
fn only_the_right_password_opens_the_account() {
    let mut rng = SystemEntropy;
    let server = ServerKey::from_file(&[1; 32]);
    let elsewhere = ServerKey::from_file(&[2; 32]);
    let salt = Salt::generate(&mut rng);
    let account = AccountKey::generate(&mut rng);
    let locker = |password: &str, server: &ServerKey| {
        Locker::from_password(password, &salt, QUICK, server).unwrap()
    };
    let locked = locker("correct horse", &server).lock(&account, &place(b"a"), &mut rng);
    let opened = locker("correct horse", &server)
        .open(&locked, &place(b"a"))
        .unwrap();
    assert_eq!(opened.public(), account.public());
    assert!(
        locker("correct horsf", &server)
            .open(&locked, &place(b"a"))
            .is_err()
    );
    assert!(
        locker("correct horse", &elsewhere)
            .open(&locked, &place(b"a"))
            .is_err()
    );
    assert!(
        locker("correct horse", &server)
            .open(&locked, &place(b"b"))
            .is_err()
    );
}

#[test]
fn a_recovery_code_opens_the_account() {
    let mut rng = SystemEntropy;
    let salt = Salt::generate(&mut rng);
    let account = AccountKey::generate(&mut rng);
    let code = Code::generate(&mut rng);
    let locked = Locker::from_code(&code, &salt).lock(&account, &place(b"a"), &mut rng);
    let typed = Code::parse(&code.print()).unwrap();
    assert!(
        Locker::from_code(&typed, &salt)
            .open(&locked, &place(b"a"))
            .is_ok()
    );
    let other = Code::generate(&mut rng);
    assert!(
        Locker::from_code(&other, &salt)
            .open(&locked, &place(b"a"))
            .is_err()
    );
}

#[test]
fn a_slip_of_the_pen_is_noticed() {
    let printed = Code::of(&[9; 20]).print();
    let slipped = printed.replacen('9', "8", 1);
    assert_ne!(printed, slipped);
    assert_eq!(Code::parse(&slipped), Err(CodeProblem::Mistyped));
    assert_eq!(Code::parse("ABC!"), Err(CodeProblem::Character));
    assert_eq!(Code::parse(""), Err(CodeProblem::Mistyped));
}

#[test]
fn equal_values_for_other_uses_have_other_tags() {
    let server = ServerKey::from_file(&[1; 32]);
    let email = server.tag(&Context::new("email"), b"a@b.example");
    assert_eq!(email, server.tag(&Context::new("email"), b"a@b.example"));
    assert_ne!(email, server.tag(&Context::new("token"), b"a@b.example"));
    assert_ne!(
        email,
        ServerKey::from_file(&[2; 32]).tag(&Context::new("email"), b"a@b.example")
    );
}

#[test]
fn sealed_values_do_not_print_themselves() {
    let mut rng = SystemEntropy;
    let key = SpaceKey::generate(&mut rng);
    let sealed = key.seal(&place(b"1"), b"I am afraid", &mut rng);
    assert_eq!(format!("{sealed:?}"), "SealedInSpace(52 bytes)");
    assert_eq!(format!("{key:?}"), "SpaceKey(..)");
}

#[test]
fn an_answer_to_a_challenge_is_known_by_its_tag() {
    let mut rng = SystemEntropy;
    let (custodian, other) = (
        AccountKey::generate(&mut rng),
        AccountKey::generate(&mut rng),
    );
    let asked = Challenge::generate(&mut rng);
    let wrapped = asked
        .wrap(&custodian.public(), &place(b"1"), &mut rng)
        .unwrap();
    assert!(Challenge::open(&other, &wrapped, &place(b"1")).is_err());
    assert!(Challenge::open(&custodian, &wrapped, &place(b"2")).is_err());
    let answers = Challenge::open(&custodian, &wrapped, &place(b"1")).unwrap();
    let tag = answers.tag(&place(b"1"), b"the answer");
    assert!(asked.verify(&place(b"1"), b"the answer", &tag));
    assert!(!asked.verify(&place(b"1"), b"the answers", &tag));
    assert!(!asked.verify(&place(b"2"), b"the answer", &tag));
    assert!(!asked.verify(&place(b"1"), b"the answer", &tag[..31]));
    assert!(!Challenge::generate(&mut rng).verify(&place(b"1"), b"the answer", &tag));
}

#[test]
fn nothing_is_wrapped_to_a_key_nobody_has() {
    let mut rng = SystemEntropy;
    let nobody = PublicKey::from_stored(&[0; 32]).unwrap();
    let key = SpaceKey::generate(&mut rng);
    assert!(nobody.try_wrap(&key, &place(b"1"), &mut rng).is_err());
    let somebody = AccountKey::generate(&mut rng).public();
    assert!(somebody.try_wrap(&key, &place(b"1"), &mut rng).is_ok());
    assert_eq!(somebody.letters(), somebody.letters());
    assert_ne!(somebody.letters(), nobody.letters());
    assert!(
        Code::parse(&somebody.letters()).is_ok(),
        "a slip is noticed"
    );
}
