//! The files that hang on messages, in a backup.

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
