//! The chain: one, whoever adds to it, and nothing of it in the clear.

use securebase::audit::{self, Deed, Note, Verdict};
use securebase::db::Db;
use sqlx::Row;
use tokio::task::JoinSet;

use super::{account_of, entries};
use crate::support::walks;
use crate::support::{House, Place};

on_each_store!(
    many_who_write_and_chain_at_once_make_one_chain,
    what_was_given_up_leaves_no_entry_and_no_gap,
    what_was_not_chained_is_after_a_restart,
    the_store_does_not_tell_who_saw_whom_when,
);

async fn verdict(house: &House) -> Verdict {
    let service = &house.service;
    let mut conn = service.db.read().await.expect("reads");
    let verdict = audit::verify(&mut conn, &service.key, &[], |_| {}).await;
    verdict.expect("walked")
}

async fn many_who_write_and_chain_at_once_make_one_chain(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let account = account_of(&house, &admin).await;
    let before = entries(&house).await.len();
    // Another node of the same practice: it chains, too.
    let other = Db::connect(&house.place.url()).await.expect("connects");
    let mut writers = JoinSet::new();
    for number in 0..120 {
        let service = house.service.clone();
        let other = other.clone();
        writers.spawn(async move {
            let mut tx = service.db.begin().await.expect("begins");
            let note = Note::by(account, Deed::PhoneChanged);
            let noted = audit::note(&mut tx, &service, note).await;
            noted.expect("noted");
            tx.commit().await.expect("committed");
            let db = if number % 2 == 0 { &service.db } else { &other };
            if number % 3 == 0 {
                let chained = audit::chain_all(db, &service.key).await;
                chained.expect("chained");
            }
        });
    }
    writers.join_all().await;
    let all = entries(&house).await;
    assert_eq!(all.len(), before + 120);
    for (number, entry) in (1..).zip(&all) {
        assert_eq!(entry.number, number, "without gaps");
    }
    let verdict = verdict(&house).await;
    assert!(verdict.is_good() && verdict.waiting == 0, "{verdict:?}");
    other.close().await;
}

async fn what_was_given_up_leaves_no_entry_and_no_gap(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let account = account_of(&house, &admin).await;
    let before = entries(&house).await.len();
    for number in 0..6 {
        let mut tx = house.service.db.begin().await.expect("begins");
        let note = Note::by(account, Deed::PhoneChanged);
        let noted = audit::note(&mut tx, &house.service, note).await;
        noted.expect("noted");
        if number % 2 == 0 {
            tx.commit().await.expect("committed");
        }
    }
    assert_eq!(entries(&house).await.len(), before + 3);
    assert!(verdict(&house).await.is_good());
}

async fn what_was_not_chained_is_after_a_restart(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let account = account_of(&house, &admin).await;
    let (service, count) = (house.service.clone(), entries(&house).await.len());
    let place = house.close().await;
    // As a server leaves it that was cut off after the deed and before the chain.
    let db = Db::connect(&place.url()).await.expect("connects");
    let mut tx = db.begin().await.expect("begins");
    let note = Note::by(account, Deed::PhoneChanged);
    let at = service.clock.now();
    let noted = audit::note_at(&mut tx, &service.key, at, note).await;
    noted.expect("noted");
    tx.commit().await.expect("committed");
    db.close().await;
    let house = House::open_with(place, service.clock.clone()).await;
    for _ in 0..200 {
        if verdict(&house).await.waiting == 0 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    let verdict = verdict(&house).await;
    assert!(verdict.is_good() && verdict.waiting == 0, "by itself");
    assert_eq!(usize::try_from(verdict.good).expect("a few"), count + 1);
}

async fn the_store_does_not_tell_who_saw_whom_when(place: Place) {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let room = maria.private().await;
    walks::write(&maria, &room, "I could not sleep").await;
    tara.browser.open(&room).await;
    entries(&house).await;
    let mut ids = Vec::new();
    for person in [&maria, &tara] {
        ids.push(account_of(&house, person).await.bytes().to_vec());
    }
    let space = room.trim_start_matches("/rooms/");
    let space = data_encoding::HEXLOWER.decode(space.as_bytes());
    ids.push(space.expect("an id"));
    let mut conn = house.service.db.read().await.expect("reads");
    let rows =
        sqlx::query("select id, sealed, waiting, actor, about, day, hash from audit_entries")
            .fetch_all(&mut *conn)
            .await
            .expect("rows");
    assert!(rows.len() > 10);
    let mut lengths = Vec::new();
    for row in &rows {
        let sealed: Vec<u8> = row.get(1);
        lengths.push(sealed.len());
        assert_eq!(row.get::<Option<i64>, _>(2), None, "no time, once chained");
        let mut bytes = sealed;
        for column in [0, 3, 4, 5, 6] {
            bytes.extend(row.get::<Option<Vec<u8>>, _>(column).unwrap_or_default());
        }
        for id in &ids {
            let text = data_encoding::HEXLOWER.encode(id).into_bytes();
            for needle in [id.as_slice(), &text, b"opened"] {
                assert!(!bytes.windows(needle.len()).any(|part| part == needle));
            }
        }
        // A UUID of version 7 begins with its milliseconds: of these all are the first of 1970.
        assert_eq!(row.get::<Vec<u8>, _>(0)[..6], [0; 6]);
    }
    lengths.dedup();
    assert_eq!(lengths.len(), 1, "whatever was done, the same length");
}
