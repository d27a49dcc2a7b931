//! A backup of before does not bring back whoever was erased since.

use std::path::Path;

use jiff::Timestamp;
use securebase::backup::{Restore, Take, restore, take};

use super::{account_of, counted, decide, private_of};
use crate::support::keys::{key_of, messages, opened, recovery_key, wrapped};
use crate::support::walks::{self, Person};
use crate::support::{Browser, House, Place};

/// Restores a backup into a place of its own, with the newest shred list, and starts it.
async fn put_back(house: House, from: &Path) -> House {
    let place = Place::sqlite();
    let data = house.place.folder();
    let asked = Restore {
        from: from.to_owned(),
        data: place.folder().to_owned(),
        server_key: Some(data.join("server.key")),
        shred_list: Some(data.join("shredded.list")),
        without_shred_list: false,
        keeping: place.keeping(),
    };
    restore(&asked, |_| {}).await.expect("restored");
    // Kept apart from the data in real use; here it goes to where the service looks for it.
    let list = data.join("shredded.list");
    std::fs::copy(list, place.folder().join("shredded.list")).expect("copied");
    let clock = house.service.clock.clone();
    house.close().await;
    House::open_with(place, clock).await
}

/// A practice of which a backup was taken before Maria was erased: the house as it is restored.
async fn restored(years: &str, keeper: &str) -> (House, [Person; 3], [usize; 2]) {
    let house = House::open(Place::sqlite()).await;
    let (admin, printed) = walks::set_up_with_key(&house, "Alex Admin").await;
    decide(&admin, years, keeper).await;
    let tara = walks::therapist(&house, &admin, "Tara Therapist").await;
    let maria = walks::paired(&house, "Maria Lopez", &tara).await;
    let private = maria.private().await;
    walks::write(&maria, &private, "written before the backup").await;
    let account = account_of(&house, &maria).await;
    let written = messages(&house, private_of(&house, account).await).await;
    let people = [account, account_of(&house, &tara).await];
    let members = [key_of(&house, &tara).await, key_of(&house, &maria).await];
    let to = tempfile::tempdir().expect("a folder");
    let asked = Take {
        data: house.place.folder().to_owned(),
        to: to.path().to_owned(),
        with_server_key: false,
        keep: None,
        shred_list: None,
        without_files: false,
        keeping: house.place.keeping(),
    };
    let now = Timestamp::from_second(1_800_000_000).expect("a time");
    let backup = take(&asked, now, &|_| {}).await.expect("a backup").folder;
    walks::erased(&house, &maria).await;

    let house = put_back(house, &backup).await;
    let left = wrapped(&house).await;
    let by = [
        opened(&written, &left, &members, &people),
        opened(&written, &left, &[recovery_key(&printed)], &people),
    ];
    (house, [tara, maria, admin], by)
}

async fn is_as_erased(house: &House, tara: &Person, maria: &Person) {
    let page = walks::sign_in(house, &Browser::new(house), maria).await;
    page.must_be(422);
    let tara = tara.at(house);
    tara.signs_in(house).await;
    for path in ["/caseload", "/caseload/earlier", "/appointments"] {
        assert!(!tara.browser.open(path).await.has("Maria"), "{path}");
    }
    for table in ["account_locks", "matching_profiles"] {
        // The administrator's and the therapist's locks, two each.
        let left = if table == "account_locks" { 4 } else { 0 };
        let sql = format!("select count(*) from {table}");
        assert_eq!(counted(house, &sql).await, left, "{table}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_record_is_kept_under_the_recovery_key_alone_again() {
    let (house, [tara, maria, admin], by) = restored("7", "custodian").await;
    assert_eq!(by, [0, 1]);
    is_as_erased(&house, &tara, &maria).await;
    // It was done again, and the retention day counts again.
    let admin = admin.at(&house);
    admin.signs_in(&house).await;
    let page = admin.browser.open("/practice/erasure").await;
    let number = page.between("/practice/certificates/", "\"");
    let path = format!("/practice/certificates/{number}");
    admin.browser.open(&path).await.must_have("Done again");
    walks::days_pass(&house, 7 * 365 + 3).await;
    let sql = "select count(*) from messages";
    assert_eq!(counted(&house, sql).await, 0);
    // And once it is done, a start does nothing more.
    let signed = counted(&house, "select count(*) from certificates").await;
    let clock = house.service.clock.clone();
    let house = House::open_with(house.close().await, clock).await;
    let again = counted(&house, "select count(*) from certificates").await;
    assert_eq!((signed, again), (2, 2));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_nothing_was_kept_nothing_is() {
    let (house, [tara, maria, _], by) = restored("0", "custodian").await;
    assert_eq!(by, [0, 0]);
    is_as_erased(&house, &tara, &maria).await;
    assert_eq!(counted(&house, "select count(*) from messages").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_the_therapist_keeps_it_too_they_do() {
    let (house, [tara, maria, _], by) = restored("7", "therapist-too").await;
    assert_eq!(by, [1, 1], "Tara's key, and the recovery key");
    is_as_erased(&house, &tara, &maria).await;
}
