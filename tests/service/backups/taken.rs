//! Taking them.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

use securebase::db::{Db, DbError, look_at};
use sqlx::Row;
use tokio::task::JoinSet;

use super::{asked, backup, taken_at};
use crate::support::{House, Place, walks};

/// A time so far away that the sweep leaves the rows alone.
const KEPT: i64 = 1 << 60;

/// Writes two rows that belong together, and waits until they are on disk.
async fn put(db: &Db, number: i64) -> Result<(), DbError> {
    let mut tx = db.begin().await?;
    for half in ["a", "b"] {
        sqlx::query("insert into attempts (tag, failed, since) values ($1, $2, $3)")
            .bind(format!("{number}{half}").into_bytes())
            .bind(number)
            .bind(KEPT)
            .execute(&mut *tx)
            .await?;
    }
    tx.commit().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_acknowledged_write_is_in_it_whole_however_many_write_meanwhile() {
    let house = House::open(Place::sqlite()).await;
    let (acknowledged, stop) = (
        Arc::new(AtomicI64::new(0)),
        Arc::new(AtomicBool::new(false)),
    );
    let next = Arc::new(AtomicI64::new(0));
    let mut writers = JoinSet::new();
    for _ in 0..8 {
        let (db, acknowledged) = (house.service.db.clone(), Arc::clone(&acknowledged));
        let (next, stop) = (Arc::clone(&next), Arc::clone(&stop));
        writers.spawn(async move {
            while !stop.load(Ordering::SeqCst) {
                put(&db, next.fetch_add(1, Ordering::SeqCst))
                    .await
                    .expect("written");
                acknowledged.fetch_add(1, Ordering::SeqCst);
            }
        });
    }
    for second in 0..3 {
        let before = acknowledged.load(Ordering::SeqCst);
        while acknowledged.load(Ordering::SeqCst) < before + 40 {
            tokio::task::yield_now().await;
        }
        let at_least = acknowledged.load(Ordering::SeqCst);
        let taken = taken_at(&asked(&house), second).await.expect("a backup");
        let copied = pairs(&taken.folder.join("securebase.db")).await;
        assert!(copied >= at_least, "{copied} of {at_least} acknowledged");
    }
    stop.store(true, Ordering::SeqCst);
    writers.join_all().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_waits_for_no_writer_and_no_writer_for_it() {
    let house = House::open(Place::sqlite()).await;
    put(&house.service.db, 1).await.expect("written");
    let mut tx = house.service.db.begin().await.expect("begins");
    sqlx::query("update attempts set failed = 2")
        .execute(&mut *tx)
        .await
        .expect("not committed yet");
    let folder = backup(&house).await;
    tx.commit().await.expect("commits");
    let copy = folder.join("securebase.db");
    assert_eq!(pairs(&copy).await, 1);
    let mut conn = look_at(&copy).await.expect("opens");
    let row = sqlx::query("select max(failed) from attempts").fetch_one(&mut conn);
    let most: i64 = row.await.expect("a number").get(0);
    assert_eq!(most, 1, "what was not committed is not in it");
}

/// How many pairs are in a copy; fails if half of one is. (Taking a backup also has SQLite check it.)
async fn pairs(copy: &Path) -> i64 {
    let mut conn = look_at(copy).await.expect("opens");
    let halves = "select count(*), count(distinct failed) from attempts where since = $1";
    let row = sqlx::query(halves)
        .bind(KEPT)
        .fetch_one(&mut conn)
        .await
        .expect("a count");
    let (rows, pairs): (i64, i64) = (row.get(0), row.get(1));
    assert_eq!(rows, pairs * 2, "half a transaction is in the copy");
    pairs
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_is_private_and_the_servers_key_is_in_it_only_if_asked_for() {
    let house = House::open(Place::sqlite()).await;
    walks::set_up(&house, "Alex Admin").await;
    let without = backup(&house).await;
    let mut with = asked(&house);
    with.with_server_key = true;
    let with = taken_at(&with, 1).await.expect("a backup").folder;
    let mode = |path: &Path| std::fs::metadata(path).expect("there").permissions().mode() & 0o777;
    for (folder, names) in [
        (&without, vec!["manifest.json", "securebase.db"]),
        (&with, vec!["manifest.json", "securebase.db", "server.key"]),
    ] {
        assert_eq!(mode(folder), 0o700);
        let entries = std::fs::read_dir(folder).expect("a folder");
        let mut found: Vec<String> = entries
            .map(|entry| {
                entry
                    .expect("an entry")
                    .file_name()
                    .into_string()
                    .expect("a name")
            })
            .collect();
        found.sort();
        assert_eq!(found, names);
        for name in names {
            assert_eq!(mode(&folder.join(name)), 0o600, "{name}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_oldest_whole_ones_go_and_nothing_else() {
    let house = House::open(Place::sqlite()).await;
    let mut asked = asked(&house);
    let mut folders = Vec::new();
    for second in 0..3 {
        folders.push(taken_at(&asked, second).await.expect("a backup").folder);
    }
    let strange = asked.to.join("holiday pictures");
    std::fs::create_dir(&strange).expect("a folder");
    // One that is cut off is not counted: it is no backup to fall back on.
    std::fs::write(folders[2].join("securebase.db"), "cut off").expect("a file");
    asked.keep = Some(2);
    let taken = taken_at(&asked, 3).await.expect("a backup");
    assert_eq!(taken.deleted, [folders[0].clone()]);
    let there = [false, true, true].map(|there| there);
    let found: Vec<bool> = folders.iter().map(|folder| folder.exists()).collect();
    assert_eq!(found, there);
    assert!(strange.exists() && taken.folder.exists());

    let again = taken_at(&asked, 3).await;
    assert!(again.expect_err("the same time").contains("of this time"));
    assert!(taken.folder.join("manifest.json").exists());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_a_database_there_is_nothing_to_back_up() {
    let house = House::open(Place::sqlite()).await;
    let mut asked = asked(&house);
    asked.data = house.place.folder().join("mail");
    let refused = taken_at(&asked, 0).await.expect_err("no database");
    assert!(refused.contains("pg_dump"), "{refused}");
    assert!(!asked.data.join("securebase.db").exists());
}
