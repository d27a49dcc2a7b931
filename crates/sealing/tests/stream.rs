//! What streams promise, tried with random lengths, pieces and damage.

use proptest::prelude::*;
use sealing::stream::{CHUNK, Chunks, HEAD, Opener, SEALED_CHUNK, Sealer, StreamKey};
use sealing::stream::{chunk_begins, sealed_length};
use sealing::{CannotOpen, Context, SystemEntropy};

fn place(id: &[u8]) -> Context {
    Context::new("test stream").and(id)
}

fn key() -> StreamKey {
    StreamKey::generate(&mut SystemEntropy)
}

fn content(length: usize) -> Vec<u8> {
    (0..length).map(|n| (n * n % 251) as u8).collect()
}

fn seal(key: &StreamKey, context: Context, content: &[u8], piece: usize) -> Vec<u8> {
    let mut sealer = Sealer::new(key, context, &mut SystemEntropy);
    let mut sealed = Vec::new();
    for piece in content.chunks(piece) {
        sealed.extend(sealer.next(piece).expect("not that long"));
    }
    sealed.extend(sealer.last().expect("not that long"));
    sealed
}

fn open(
    key: &StreamKey,
    context: Context,
    sealed: &[u8],
    piece: usize,
) -> Result<Vec<u8>, CannotOpen> {
    let mut opener = Opener::new(key, context);
    let mut opened = Vec::new();
    for piece in sealed.chunks(piece) {
        opened.extend_from_slice(&opener.next(piece)?);
    }
    opened.extend_from_slice(&opener.last()?);
    Ok(opened)
}

/// Around the ends of chunks, where mistakes live.
fn lengths() -> impl Strategy<Value = usize> {
    let near =
        (0..4usize, 0..5usize).prop_map(|(chunks, off)| (chunks * CHUNK + off).saturating_sub(2));
    prop_oneof![near, 0..3 * CHUNK]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_was_sealed_opens_however_it_comes(length in lengths(), one in 1..100_000usize, two in 1..100_000usize) {
        let (key, content) = (key(), content(length));
        let sealed = seal(&key, place(b"1"), &content, one);
        prop_assert_eq!(sealed.len() as u64, sealed_length(length as u64));
        prop_assert!(open(&key, place(b"1"), &sealed, two).as_ref() == Ok(&content));
        prop_assert!(open(&key, place(b"2"), &sealed, two).is_err(), "another place");
        prop_assert!(open(&self::key(), place(b"1"), &sealed, two).is_err(), "another key");
    }

    #[test]
    fn a_stream_cut_off_anywhere_does_not_open(length in lengths(), at: prop::sample::Index) {
        let key = key();
        let sealed = seal(&key, place(b"1"), &content(length), CHUNK);
        let cut = &sealed[..at.index(sealed.len())];
        prop_assert!(open(&key, place(b"1"), cut, CHUNK).is_err());
    }

    #[test]
    fn a_changed_byte_never_opens(length in lengths(), at: prop::sample::Index, by in 1u8..) {
        let key = key();
        let mut sealed = seal(&key, place(b"1"), &content(length), CHUNK);
        let at = at.index(sealed.len());
        sealed[at] ^= by;
        prop_assert!(open(&key, place(b"1"), &sealed, CHUNK).is_err());
    }

    #[test]
    fn a_lengthened_stream_does_not_open(length in lengths(), more in prop::collection::vec(any::<u8>(), 1..100)) {
        let key = key();
        let mut sealed = seal(&key, place(b"1"), &content(length), CHUNK);
        sealed.extend(more);
        prop_assert!(open(&key, place(b"1"), &sealed, CHUNK).is_err());
    }

    #[test]
    fn garbage_never_opens_nor_panics(bytes: Vec<u8>, piece in 1..100usize) {
        prop_assert!(open(&key(), place(b"1"), &bytes, piece).is_err());
    }
}

/// The chunks of a stream, without its head.
fn chunks(sealed: &[u8]) -> Vec<Vec<u8>> {
    let chunks = sealed[HEAD..].chunks(SEALED_CHUNK);
    chunks.map(<[u8]>::to_vec).collect()
}

#[test]
fn chunks_in_another_order_or_of_another_stream_do_not_open() {
    let (key, content) = (key(), content(3 * CHUNK));
    let one = seal(&key, place(b"1"), &content, CHUNK);
    let two = seal(&key, place(b"1"), &content, CHUNK);
    let [first, second, third] = chunks(&one).try_into().expect("three");
    let other = &chunks(&two)[1];
    let head = &one[..HEAD];
    let opens = |parts: &[&[u8]]| {
        let whole = [head, &parts.concat()].concat();
        open(&key, place(b"1"), &whole, 1000).is_ok()
    };
    assert!(opens(&[&first, &second, &third]));
    assert!(!opens(&[&second, &first, &third]), "swapped");
    assert!(!opens(&[&first, &third]), "one left out");
    assert!(!opens(&[&first, &second]), "cut off between two");
    assert!(!opens(&[&first, &first, &second, &third]), "one twice");
    assert!(
        !opens(&[&first, other, &third]),
        "of another stream under the same key"
    );
    assert!(!opens(&[&first, &second, &third, &third]), "one more");
}

#[test]
fn each_chunk_opens_by_itself_in_its_place() {
    let (key, content) = (key(), content(2 * CHUNK + 5));
    let sealed = seal(&key, place(b"1"), &content, 7777);
    let chunks = Chunks::new(&key, place(b"1"), &sealed[..HEAD]).expect("a head");
    for number in [2u32, 0, 1] {
        let from = chunk_begins(number) as usize;
        let to = sealed.len().min(from + SEALED_CHUNK);
        let opened = chunks.open(number, number == 2, &sealed[from..to]);
        let from = number as usize * CHUNK;
        let to = content.len().min(from + CHUNK);
        assert_eq!(opened.expect("opens").as_slice(), &content[from..to]);
        let elsewhere = (number + 1) % 3;
        let at = chunk_begins(number) as usize;
        assert!(chunks.open(elsewhere, false, &sealed[at..at + 21]).is_err());
    }
    let last = &sealed[chunk_begins(2) as usize..];
    assert!(chunks.open(2, false, last).is_err(), "it is the last");
    let first = &sealed[HEAD..HEAD + SEALED_CHUNK];
    assert!(chunks.open(0, true, first).is_err(), "it is not");
}

#[test]
fn a_stream_of_nothing_is_one_empty_chunk() {
    let key = key();
    let sealed = seal(&key, place(b"1"), b"", CHUNK);
    assert_eq!(sealed.len(), HEAD + 16);
    assert_eq!(
        open(&key, place(b"1"), &sealed, CHUNK).as_deref(),
        Ok(&[][..])
    );
    assert!(open(&key, place(b"1"), &sealed[..HEAD], CHUNK).is_err());
    assert!(open(&key, place(b"1"), b"", CHUNK).is_err());
    let mut newer = sealed;
    newer[0] = 2;
    assert!(
        open(&key, place(b"1"), &newer, CHUNK).is_err(),
        "of another version"
    );
}
