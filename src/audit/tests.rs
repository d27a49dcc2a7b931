//! Any chain verifies, and no change of it does.

use jiff::Timestamp;
use proptest::prelude::*;
use sealing::{ServerKey, SystemEntropy};

use super::chain::put_last;
use super::entry::Sealed;
use super::store::{Head, Stored};
use super::tags::Tags;
use super::verify::walked;
use super::{By, Deed, Note, Problem};
use crate::db::Id;

fn key() -> ServerKey {
    ServerKey::from_file(&[7; 32])
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).expect("a time")
}

fn chained(key: &ServerKey, deeds: &[(usize, bool)]) -> (Vec<Stored>, Head) {
    let rng = &mut SystemEntropy;
    let mut head = Head::NONE;
    let mut entries = Vec::new();
    for (second, (deed, known)) in (1_790_000_000..).zip(deeds) {
        let deed = Deed::ALL[deed % Deed::ALL.len()];
        let note = match known {
            true => Note::by(Id::new(at(0), rng), deed).within(Id::new(at(0), rng)),
            false => Note::of(By::Nobody, deed),
        };
        let id = Id::new(at(0), rng);
        let at = at(second);
        let mut entry = Stored {
            id,
            sealed: Sealed { at, note }.seal(key, id).as_bytes().to_vec(),
            number: None,
            tags: Tags::default(),
            hash: None,
        };
        put_last(key, &mut head, &mut entry);
        entries.push(entry);
    }
    (entries, head)
}

fn flip(bytes: &mut Option<Vec<u8>>, bit: usize) {
    match bytes {
        Some(bytes) => {
            let at = bit % (bytes.len() * 8);
            bytes[at / 8] ^= 1 << (at % 8);
        }
        // What was nothing is something.
        None => *bytes = Some(vec![1; 32]),
    }
}

/// One change to what is stored: every column of an entry, its place, whether it is there.
fn change(entries: &mut Vec<Stored>, kind: usize, which: usize, bit: usize) {
    let (at, at_zero) = (which % entries.len(), at(0));
    let entry = &mut entries[at];
    match kind {
        0 => {
            let mut sealed = Some(std::mem::take(&mut entry.sealed));
            flip(&mut sealed, bit);
            entry.sealed = sealed.unwrap_or_default();
        }
        1 => flip(&mut entry.tags.actor, bit),
        2 => flip(&mut entry.tags.about, bit),
        3 => flip(&mut entry.tags.day, bit),
        4 => flip(&mut entry.hash, bit),
        5 => entry.id = Id::new(at_zero, &mut SystemEntropy),
        6 => entry.tags.about = None,
        7 => drop(entries.remove(at)),
        8 => entries.truncate(at),
        9 => {
            // The two change places.
            let other = (at + 1) % entries.len();
            let (one, two) = (entries[at].number, entries[other].number);
            (entries[at].number, entries[other].number) = (two, one);
            entries.sort_by_key(|entry| entry.number);
        }
        10 => {
            // An entry of before stands in for another.
            let (one, other) = (entries[at].clone(), (at + 1) % entries.len());
            let number = entries[other].number;
            entries[other] = Stored { number, ..one };
        }
        _ => {
            // One more, as someone without the key would write it.
            let last = entries[entries.len() - 1].clone();
            let number = last.number.map(|number| number + 1);
            entries.push(Stored { number, ..last });
        }
    }
}

/// Everything that is compared.
fn columns(entries: &[Stored]) -> Vec<impl PartialEq + use<>> {
    let columns = |entry: &Stored| {
        let tags = &entry.tags;
        let tags = (tags.actor.clone(), tags.about.clone(), tags.day.clone());
        let hash = entry.hash.clone();
        (entry.id, entry.sealed.clone(), entry.number, tags, hash)
    };
    entries.iter().map(columns).collect()
}

proptest! {
    #[test]
    fn a_chain_verifies_and_any_single_change_does_not(
        deeds in prop::collection::vec((0..100_usize, any::<bool>()), 1..12),
        kind in 0..12_usize,
        which in 0..100_usize,
        bit in 0..100_000_usize,
    ) {
        let key = key();
        let (mut entries, head) = chained(&key, &deeds);
        prop_assert_eq!(walked(&key, &entries, head), None);
        let before = columns(&entries);
        change(&mut entries, kind, which, bit);
        if columns(&entries) != before {
            prop_assert!(walked(&key, &entries, head).is_some());
        }
    }

    #[test]
    fn what_is_missing_is_named(count in 2..10_usize, which in 0..10_usize) {
        let key = key();
        let (mut entries, head) = chained(&key, &vec![(1, true); count]);
        let at = which % count;
        entries.remove(at);
        let number = i64::try_from(at).expect("a few") + 1;
        prop_assert_eq!(walked(&key, &entries, head), Some(Problem::Missing(number, number)));
    }
}

#[test]
fn another_servers_key_verifies_nothing() {
    let (entries, head) = chained(&key(), &[(0, true), (1, false)]);
    let other = ServerKey::from_file(&[8; 32]);
    assert_eq!(walked(&other, &entries, head), Some(Problem::Changed(1)));
}

#[test]
fn the_end_of_the_chain_is_part_of_it() {
    let (entries, head) = chained(&key(), &[(0, true), (1, false)]);
    let mut other = head;
    other.hash[3] ^= 1;
    assert_eq!(walked(&key(), &entries, other), Some(Problem::End));
    let cut = walked(&key(), &entries[..1], head);
    assert_eq!(cut, Some(Problem::Missing(2, 2)));
}
