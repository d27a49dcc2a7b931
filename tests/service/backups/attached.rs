//! The files that hang on messages, in a backup.

use std::os::unix::fs::MetadataExt;
use std::path::Path;

use securebase::backup::{Verify, restore, verify};

use super::{asked, backup, into, taken_at};
use crate::support::walks::{self, Person};
use crate::support::{House, Place};

const PICTURE: &[u8] = include_bytes!("../../../crates/pictures/tests/data/small.png");

/// A practice in which Maria sent a picture: her, and where it is.
async fn sent(house: &House) -> (Person, String) {
    let admin = walks::set_up(house, "Alex Admin").await;
    let tara = walks::therapist(house, &admin, "Tara Therapist").await;
    let maria = walks::paired(house, "Maria Lopez", &tara).await;
    let private = maria.private().await;
    let page = walks::send_files(&maria, &private, &[("us.png", PICTURE)], "").await;
    let path = walks::files_on(&page).pop().expect("a file");
    (maria, path)
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder.join("attachments")).expect("a folder");
    let name = |entry: std::io::Result<std::fs::DirEntry>| {
        let name = entry.expect("an entry").file_name();
        name.into_string().expect("a name")
    };
    entries.map(name).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_sent_is_there_again_after_a_restore() {
    let house = House::open(Place::sqlite()).await;
    let (maria, path) = sent(&house).await;
    let from = backup(&house).await;
    assert_eq!(names(&from), names(house.place.folder()));

    let place = Place::sqlite();
    let key = house.place.folder().join("server.key");
    let asked = into(place.folder(), &from, &key);
    restore(&asked, |_| {}).await.expect("restored");
    house.close().await;
    let house = House::open(place).await;
    let maria = maria.at(&house);
    maria.signs_in(&house).await;
    let request = maria.browser.request(reqwest::Method::GET, &path);
    let answer = request.send().await.expect("an answer");
    assert!(answer.bytes().await.expect("all of it") == PICTURE);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_that_is_damaged_or_missing_is_noticed_and_an_older_backup_goes_whole() {
    let house = House::open(Place::sqlite()).await;
    sent(&house).await;
    let from = backup(&house).await;
    let look = async || {
        let asked = Verify {
            folder: from.clone(),
            server_key: None,
        };
        verify(&asked).await
    };
    look().await.expect("good");
    let file = from.join("attachments").join(&names(&from)[0]);
    let whole = std::fs::read(&file).expect("bytes");
    // Unlike the service, who changes it in place changes the one it is linked to too.
    std::fs::remove_file(&file).expect("removed");
    std::fs::write(&file, &whole[..100]).expect("written");
    assert!(
        look()
            .await
            .expect_err("cut off")
            .contains("is cut off: 100 bytes of")
    );
    std::fs::remove_file(&file).expect("removed");
    assert!(look().await.is_err(), "missing");
    std::fs::write(&file, &whole).expect("written");
    look().await.expect("good again");

    let mut asked = asked(&house);
    asked.keep = Some(1);
    let taken = taken_at(&asked, 60).await.expect("a backup");
    assert_eq!(taken.deleted, std::slice::from_ref(&from));
    assert!(!from.exists());
    assert_eq!(names(&taken.folder).len(), 1);
    assert_eq!(
        names(house.place.folder()).len(),
        1,
        "the service keeps its own"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_a_bucket_each_file_is_fetched_once_and_put_back_where_it_is_wanted() {
    let house = House::open(Place::bucketed().await).await;
    let (maria, path) = sent(&house).await;
    let first = backup(&house).await;
    let second = taken_at(&asked(&house), 60).await.expect("a backup").folder;
    let inside = |folder: &Path| folder.join("attachments").join(&names(folder)[0]);
    let ino = |folder: &Path| inside(folder).metadata().expect("a file").ino();
    assert_eq!(ino(&first), ino(&second), "the same file");
    // One that is not what it was is fetched anew.
    let damaged = inside(&second);
    std::fs::remove_file(&damaged).expect("removed");
    std::fs::write(&damaged, vec![0; 65_572]).expect("damaged");
    let third = taken_at(&asked(&house), 120)
        .await
        .expect("a backup")
        .folder;
    assert_eq!(
        std::fs::read(inside(&third)).expect("bytes"),
        std::fs::read(inside(&first)).expect("bytes")
    );
    let mut without = asked(&house);
    without.without_files = true;
    let without = taken_at(&without, 180).await.expect("a backup");
    assert!(without.manifest.without_files);
    assert!(!without.folder.join("attachments").exists());
    let good = Verify {
        folder: without.folder,
        server_key: None,
    };
    let words = verify(&good).await.expect("good").words().join("\n");
    assert!(words.contains("files people sent are not in it"), "{words}");

    // Into a bucket, and into a data folder.
    let key = house.place.folder().join("server.key");
    for place in [Place::bucketed().await, Place::sqlite()] {
        let mut asked = into(place.folder(), &first, &key);
        asked.keeping = place.keeping();
        restore(&asked, |_| {}).await.expect("restored");
        assert_eq!(place.kept("attachments").len(), 1);
        let house = House::open(place).await;
        let maria = maria.at(&house);
        maria.signs_in(&house).await;
        let request = maria.browser.request(reqwest::Method::GET, &path);
        let answer = request.send().await.expect("an answer");
        assert!(answer.bytes().await.expect("all of it") == PICTURE);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_copy_of_everything_is_in_no_backup_and_is_not_asked_for_after_a_restore() {
    let house = House::open(Place::sqlite()).await;
    let (maria, _) = sent(&house).await;
    maria.browser.submit("/account/copy", &[]).await;
    for _ in 0..200 {
        if maria
            .browser
            .open("/account/copy")
            .await
            .has("Your copy is ready")
        {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    assert_eq!(house.place.kept("copies").len(), 1);
    let from = backup(&house).await;
    assert!(!from.join("copies").exists());
    let place = Place::sqlite();
    let key = house.place.folder().join("server.key");
    restore(&into(place.folder(), &from, &key), |_| {})
        .await
        .expect("restored");
    let house = House::open(place).await;
    let maria = maria.at(&house);
    maria.signs_in(&house).await;
    let page = maria.browser.open("/account/copy").await;
    assert!(!page.has("Your copy is ready"), "{}", page.body);
}
