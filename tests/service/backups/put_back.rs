//! Putting them back.

use std::path::Path;

use securebase::accounts;
use securebase::backup::restore;
use securebase::episodes;
use securebase::shred::{self, Shredded};

use super::{backup, into};
use crate::support::walks::{self, Person};
use crate::support::{Browser, House, Page, Place};

async fn sign_in(house: &House, person: &Person) -> (Browser, Page) {
    let browser = Browser::new(house);
    let page = walks::sign_in(house, &browser, person).await;
    (browser, page)
}

/// A practice with a couple of people in it, and what Maria wrote.
async fn people(house: &House) -> [Person; 2] {
    let admin = walks::set_up(house, "Alex Admin").await;
    let tara = walks::therapist(house, &admin, "Tara Therapist").await;
    let maria = walks::paired(house, "Maria Lopez", &tara).await;
    let private = maria.private().await;
    walks::write(&maria, &private, "written before the backup").await;
    [tara, maria]
}

/// Restores into a place of its own, with the key of this house.
async fn restored(house: &House, from: &Path) -> Result<Place, String> {
    let place = Place::sqlite();
    let key = house.place.folder().join("server.key");
    restore(&into(place.folder(), from, &key), |_| {}).await?;
    Ok(place)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn people_find_what_they_wrote_after_signing_in_again() {
    let house = House::open(Place::sqlite()).await;
    let [tara, maria] = people(&house).await;
    let private = maria.private().await;
    let from = backup(&house).await;
    walks::write(&maria, &private, "written after it").await;

    let place = restored(&house, &from).await.expect("restored");
    house.close().await;
    let house = House::open(place).await;
    assert_eq!(house.set_up, None, "it is the practice that was set up");
    let out = maria.browser.at(&house).open("/home").await;
    assert!(out.path.starts_with("/sign-in"), "{}", out.path);
    for person in [&maria, &tara] {
        let (browser, page) = sign_in(&house, person).await;
        page.must_be(200);
        let room = browser.open(&private).await;
        room.must_have("written before the backup");
        assert!(!room.has("written after it"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_restored_over_anything() {
    let house = House::open(Place::sqlite()).await;
    walks::set_up(&house, "Alex Admin").await;
    let from = backup(&house).await;
    let key = house.place.folder().join("server.key");
    let data = house.place.folder();
    let before = std::fs::read(data.join("securebase.db")).expect("bytes");
    let refused = restore(&into(data, &from, &key), |_| {}).await;
    let refused = refused.expect_err("a running practice");
    assert!(refused.contains("never restored over one"), "{refused}");
    assert_eq!(
        std::fs::read(data.join("securebase.db")).expect("bytes"),
        before
    );

    for (name, words) in [
        ("securebase.db-wal", "has a database"),
        ("thesis.odt", "is not empty"),
    ] {
        let other = tempfile::tempdir().expect("a folder");
        std::fs::write(other.path().join(name), "precious").expect("a file");
        let refused = restore(&into(other.path(), &from, &key), |_| {}).await;
        let refused = refused.expect_err(name);
        assert!(refused.contains(words), "{refused}");
        assert_eq!(
            std::fs::read_dir(other.path()).expect("a folder").count(),
            1
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bad_backup_or_a_wrong_key_leaves_the_folder_as_it_was() {
    let house = House::open(Place::sqlite()).await;
    walks::set_up(&house, "Alex Admin").await;
    let from = backup(&house).await;
    let folder = tempfile::tempdir().expect("a folder");
    let (data, other) = (folder.path().join("data"), folder.path().join("other.key"));
    std::fs::write(&other, [7; 32]).expect("a key");
    let refused = restore(&into(&data, &from, &other), |_| {}).await;
    assert!(
        refused
            .expect_err("a wrong key")
            .contains("is not the server.key")
    );
    let bytes = std::fs::read(from.join("securebase.db")).expect("bytes");
    std::fs::write(from.join("securebase.db"), &bytes[..9000]).expect("cut off");
    let key = house.place.folder().join("server.key");
    let refused = restore(&into(&data, &from, &key), |_| {}).await;
    assert!(refused.expect_err("cut off").contains("is cut off"));
    assert!(!data.exists());
}

/// Puts a person and their private space on the shred list of this house.
async fn erase(house: &House, person: &Person) {
    let service = &house.service;
    let mut conn = service.db.read().await.expect("reads");
    let account = accounts::by_email(&mut conn, service, &person.email).await;
    let account = account.expect("reads").expect("an account");
    let space = episodes::private_space_of(&mut conn, account).await;
    let space = space.expect("reads").expect("a space");
    let what = [Shredded::Account(account), Shredded::Space(space)];
    let list = service.settings.shred_list();
    shred::append(&list, &what, service.clock.now()).expect("appended");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_was_erased_since_does_not_come_back_with_a_backup() {
    let house = House::open(Place::sqlite()).await;
    let [tara, maria] = people(&house).await;
    let from = backup(&house).await;
    erase(&house, &maria).await;

    // Restored with the list of before, she would be back: so the list is asked for.
    let place = Place::sqlite();
    let key = house.place.folder().join("server.key");
    let mut asked = into(place.folder(), &from, &key);
    asked.shred_list = Some(house.place.folder().join("shredded.list"));
    restore(&asked, |_| {}).await.expect("restored");
    let keys = "select count(*) from space_recovery_keys where space in \
         (select space from seats where account in (select account from seats where role = 'client'))";
    let left = counted(place.folder(), keys).await;
    let locks = counted(place.folder(), "select count(*) from account_locks").await;
    assert_eq!(
        (left, locks),
        (0, 4),
        "administrator and therapist have two locks each"
    );

    let house = House::open(place).await;
    let (_, page) = sign_in(&house, &maria).await;
    page.must_be(422);
    sign_in(&house, &tara).await.1.must_be(200);
}

async fn counted(data: &Path, sql: &'static str) -> i64 {
    use sqlx::Row;
    let mut conn = securebase::db::look_at(&data.join("securebase.db"))
        .await
        .expect("opens");
    let row = sqlx::query(sql)
        .fetch_one(&mut conn)
        .await
        .expect("a count");
    row.get(0)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_list_older_than_the_backup_is_refused() {
    let house = House::open(Place::sqlite()).await;
    let [_, maria] = people(&house).await;
    erase(&house, &maria).await;
    let from = backup(&house).await;
    let refused = restored(&house, &from).await.err();
    let refused = refused.expect("no list is there");
    assert!(refused.contains("--shred-list"), "{refused}");

    let place = Place::sqlite();
    let other = place.folder().join("shredded.list");
    let nobody = Shredded::Space(securebase::db::Id::from_stored(&[3; 16]).expect("an id"));
    shred::append(&other, &[nobody, nobody], house.service.clock.now()).expect("appended");
    let key = house.place.folder().join("server.key");
    let mut asked = into(place.folder(), &from, &key);
    let refused = restore(&asked, |_| {}).await.expect_err("another list");
    assert!(refused.contains("is not the shred list"), "{refused}");
    std::fs::remove_file(&other).expect("removed");
    asked.without_shred_list = true;
    restore(&asked, |_| {}).await.expect("restored, as told");
}

on_each_store!(
    every_start_destroys_the_keys_of_all_on_the_list,
    every_start_destroys_second_steps_too,
);

async fn every_start_destroys_second_steps_too(place: Place) {
    let house = House::open_named(place).await;
    let [_, maria] = people(&house).await;
    // A passkey that computes opens the private key.
    let mut phone = walks::passkeys::device(&house);
    walks::passkeys::add(&maria.browser, &mut phone, "My phone", true).await;
    walks::set_up_app(&house, &maria.browser).await;
    assert_eq!(second_steps(&house).await, (1, 3));
    erase(&house, &maria).await;
    let house = House::open(house.close().await).await;
    assert_eq!(
        second_steps(&house).await,
        (0, 2),
        "administrator and therapist have an app each"
    );
}

/// How many passkeys there are, and how many apps with codes.
async fn second_steps(house: &House) -> (i64, i64) {
    use sqlx::Row;
    let mut conn = house.service.db.read().await.expect("reads");
    let sql = "select (select count(*) from passkeys), (select count(*) from code_apps)";
    let row = sqlx::query(sql).fetch_one(&mut *conn).await;
    let row = row.expect("counts");
    (row.get(0), row.get(1))
}

async fn every_start_destroys_the_keys_of_all_on_the_list(place: Place) {
    let house = House::open(place).await;
    let [tara, maria] = people(&house).await;
    erase(&house, &maria).await;
    // Put on the list, and then the machine stopped: the next start does the rest.
    sign_in(&house, &maria).await.1.must_be(200);
    let place = house.close().await;
    let list = place.folder().join("shredded.list");
    let house = House::open(place).await;
    sign_in(&house, &maria).await.1.must_be(422);
    let out = maria.browser.at(&house).open("/home").await;
    assert!(out.path.starts_with("/sign-in"), "{}", out.path);
    sign_in(&house, &tara).await.1.must_be(200);

    let settings = house.service.settings.clone();
    let place = house.close().await;
    let text = std::fs::read_to_string(&list).expect("the list");
    let changed = text.replacen("account", "space", 1);
    std::fs::write(&list, changed).expect("changed");
    let clock = securebase::clock::Clock::default();
    let refused = securebase::app::App::open(settings, clock).await.err();
    let refused = refused.expect("a damaged list");
    assert!(
        refused.contains("line 2 is not as it was written"),
        "{refused}"
    );
    drop(place);
}
