//! Looking them over.

use std::path::{Path, PathBuf};
use std::process::Command;

use data_encoding::HEXLOWER;
use securebase::backup::{KeyCheck, Verify, verify};

use sha2::{Digest, Sha256};

use super::backup;
use crate::support::{House, Place, walks};

async fn problem(folder: &Path, server_key: Option<PathBuf>) -> String {
    let asked = Verify {
        folder: folder.to_owned(),
        server_key,
    };
    verify(&asked)
        .await
        .expect_err("something is wrong with it")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_good_one_opens_with_its_key_and_no_other() {
    let house = House::open(Place::sqlite()).await;
    let before = backup(&house).await;
    walks::set_up(&house, "Alex Admin").await;
    let mut asked = super::asked(&house);
    asked.to = house.place.folder().join("after");
    let after = super::taken_at(&asked, 0).await.expect("a backup").folder;
    let key = house.place.folder().join("server.key");
    for (folder, key, found) in [
        (&after, None, KeyCheck::NotTried),
        (&after, Some(&key), KeyCheck::Opens),
        (&before, Some(&key), KeyCheck::Belongs),
    ] {
        let asked = Verify {
            folder: folder.clone(),
            server_key: key.cloned(),
        };
        let verified = verify(&asked).await.expect("a good backup");
        assert_eq!(verified.key, found);
    }
    let other = house.place.folder().join("other.key");
    std::fs::write(&other, [7; 32]).expect("a key");
    for folder in [&after, &before] {
        let told = problem(folder, Some(other.clone())).await;
        assert!(told.contains("is not the server.key"), "{told}");
    }
    std::fs::write(&other, [7; 31]).expect("a key");
    let told = problem(&after, Some(other)).await;
    assert!(told.contains("not a server key"), "{told}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_cut_off_changed_or_missing_is_told() {
    let house = House::open(Place::sqlite()).await;
    walks::set_up(&house, "Alex Admin").await;
    let folder = backup(&house).await;
    let key = Some(house.place.folder().join("server.key"));
    let (file, manifest) = (folder.join("securebase.db"), folder.join("manifest.json"));
    let bytes = std::fs::read(&file).expect("bytes");

    std::fs::write(&file, &bytes[..bytes.len() / 2]).expect("cut off");
    let told = problem(&folder, None).await;
    assert!(told.contains("securebase.db is cut off"), "{told}");

    let mut changed = bytes.clone();
    *changed.last_mut().expect("a byte") ^= 1;
    std::fs::write(&file, &changed).expect("changed");
    let told = problem(&folder, None).await;
    assert!(told.contains("was changed or damaged"), "{told}");
    std::fs::write(&file, &bytes).expect("as it was");

    // Whoever changes the manifest with it is found out by the key.
    let text = std::fs::read_to_string(&manifest).expect("text");
    let other = text.replace("\"entries\": 0", "\"entries\": 9");
    assert_ne!(text, other);
    std::fs::write(&manifest, &other).expect("changed");
    let told = problem(&folder, key.clone()).await;
    assert!(told.contains("manifest.json was changed"), "{told}");

    // A file that was damaged before the backup was taken has the right hash; SQLite finds it.
    let mut changed = bytes.clone();
    changed[4096..8192].fill(0xff);
    std::fs::write(&file, &changed).expect("changed");
    let hash = |bytes: &[u8]| HEXLOWER.encode(&Sha256::digest(bytes));
    let rehashed = text.replace(&hash(&bytes), &hash(&changed));
    std::fs::write(&manifest, &rehashed).expect("changed");
    let told = problem(&folder, None).await;
    let found = ["is damaged", "cannot be read"];
    assert!(found.iter().any(|words| told.contains(words)), "{told}");
    std::fs::write(&file, &bytes).expect("as it was");

    let newer = text.replace("\"format\": 3", "\"format\": 4");
    std::fs::write(&manifest, &newer).expect("changed");
    let told = problem(&folder, key).await;
    assert!(told.contains("newer securebase"), "{told}");

    std::fs::remove_file(&manifest).expect("removed");
    let told = problem(&folder, None).await;
    assert!(told.contains("was it finished?"), "{told}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tables_of_a_newer_program_are_told_and_what_was_begun_is_gone() {
    let house = House::open(Place::sqlite()).await;
    let mut tx = house.service.db.begin().await.expect("begins");
    // A number no program knows: as if a newer one had been here.
    sqlx::query("insert into migrations (number, name) values (100000, 'of tomorrow')")
        .execute(&mut *tx)
        .await
        .expect("written");
    tx.commit().await.expect("commits");
    let told = super::taken_at(&super::asked(&house), 0).await;
    let told = told.expect_err("tables of tomorrow");
    assert!(told.contains("newer securebase"), "{told}");
    let left = std::fs::read_dir(house.place.folder().join("backups")).expect("a folder");
    assert_eq!(left.count(), 0, "what was begun is gone");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_command_says_it_and_ends_accordingly() {
    let house = House::open(Place::sqlite()).await;
    walks::set_up(&house, "Alex Admin").await;
    let run = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_securebase"));
        let done = command.args(args).output().expect("runs");
        let said = String::from_utf8_lossy(&done.stdout).into_owned();
        (done.status.success(), said)
    };
    let data = house.place.folder().display().to_string();
    let to = house.place.folder().join("kept").display().to_string();
    let (fine, said) = run(&["backup", "--data", &data, "--to", &to, "--keep", "2"]);
    assert!(fine && said.contains("Backup taken"), "{said}");
    let folder = said
        .split(": ")
        .nth(1)
        .and_then(|rest| rest.split(" (").next());
    let folder = folder.expect("its folder").to_owned();
    let key = format!("{data}/server.key");
    let (fine, said) = run(&["backup", "verify", &folder, "--server-key", &key]);
    assert!(
        fine && said.contains("The server's key opens it."),
        "{said}"
    );
    std::fs::write(format!("{folder}/securebase.db"), "no database").expect("spoilt");
    let (fine, said) = run(&["backup", "verify", &folder]);
    assert!(!fine && said.contains("is cut off"), "{said}");
}
