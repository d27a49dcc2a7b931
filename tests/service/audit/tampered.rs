//! What `securebase audit verify` says of a log that somebody changed.

use std::path::PathBuf;

use securebase::db::Db;
use sqlx::AssertSqlSafe;

use super::entries;
use crate::support::walks;
use crate::support::{House, Place};

on_each_store!(
    a_log_that_is_whole_is_said_to_be,
    each_kind_of_tampering_is_named,
    a_checkpoint_kept_elsewhere_shows_what_the_chain_cannot,
    an_entry_somebody_else_wrote_is_shown_as_such,
);

/// A practice with some entries, stopped.
struct Stopped {
    place: Place,
    last: i64,
}

async fn stopped(place: Place) -> Stopped {
    let house = House::open(place).await;
    let admin = walks::set_up(&house, "Alex Admin").await;
    walks::therapist(&house, &admin, "Tara Therapist").await;
    walks::client(&house, "Maria Lopez").await;
    let last = entries(&house).await.last().expect("some").number;
    assert!(last > 6);
    let place = house.close().await;
    Stopped { place, last }
}

/// Runs `securebase audit` with these words: its exit code and what it said.
fn audit(place: &Place, words: &[&str]) -> (i32, String) {
    let done = place
        .command()
        .arg("audit")
        .args(words)
        .output()
        .expect("runs");
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    (done.status.code().expect("an exit code"), said)
}

/// Keeps a checkpoint as it is now.
fn keep(place: &Place, name: &str) -> PathBuf {
    let (code, said) = audit(place, &["checkpoint"]);
    assert_eq!(code, 0, "{said}");
    let kept = place.folder().join(name);
    std::fs::write(&kept, said).expect("written");
    kept
}

/// Does this to the store, as somebody who can write to it would.
async fn tamper(place: &Place, sql: &str) {
    let db = Db::connect(&place.url()).await.expect("connects");
    let mut tx = db.begin().await.expect("begins");
    for sql in sql.split(';').filter(|sql| !sql.trim().is_empty()) {
        let done = sqlx::query(AssertSqlSafe(sql.to_owned()))
            .execute(&mut *tx)
            .await;
        let done = done.expect("done");
        assert!(done.rows_affected() > 0, "{sql}");
    }
    tx.commit().await.expect("committed");
    db.close().await;
}

async fn a_log_that_is_whole_is_said_to_be(place: Place) {
    let s = stopped(place).await;
    let kept = keep(&s.place, "checkpoint.txt");
    let (code, said) = audit(&s.place, &["verify"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(
        said,
        format!("Entries 1 to {} are as they were written.\n", s.last)
    );
    let kept = kept.to_str().expect("a path");
    let (code, said) = audit(&s.place, &["verify", "--checkpoint", kept]);
    assert!(code == 0 && said.contains("holds: all up to it"), "{said}");

    // It goes on, and what was kept before still holds.
    let house = House::open(s.place).await;
    walks::client(&house, "Jo Lopez").await;
    let place = house.close().await;
    let (code, said) = audit(&place, &["verify", "--checkpoint", kept]);
    assert!(code == 0 && said.contains("holds: all up to it"), "{said}");

    let (code, said) = audit(&place, &["verify", "--checkpoint", "/nowhere"]);
    assert!(code == 2 && said.contains("/nowhere"), "{said}");
    let none = place.folder().join("none.txt");
    std::fs::write(&none, "something else").expect("written");
    let none = none.to_str().expect("a path");
    let (code, said) = audit(&place, &["verify", "--checkpoint", none]);
    assert!(code == 2 && said.contains("no checkpoint"), "{said}");
}

async fn each_kind_of_tampering_is_named(place: Place) {
    let s = stopped(place).await;
    let last = s.last;
    // Each is put right again before the next.
    let cases: Vec<(String, String, String)> = vec![
        (
            // What it is about is another's.
            "update audit_entries set about = (select actor from audit_entries where number = 2)
             where number = 4"
                .to_owned(),
            "update audit_entries set about = (select about from spare where number = 4)
             where number = 4"
                .to_owned(),
            "entry 4 was changed".to_owned(),
        ),
        (
            "update audit_entries set sealed = (select sealed from spare where number = 5)
             where number = 3"
                .to_owned(),
            "update audit_entries set sealed = (select sealed from spare where number = 3)
             where number = 3"
                .to_owned(),
            "entry 3 was changed".to_owned(),
        ),
        (
            "delete from audit_entries where number = 5".to_owned(),
            "insert into audit_entries select * from spare where number = 5".to_owned(),
            "entry 5 is missing".to_owned(),
        ),
        (
            "delete from audit_entries where number in (2, 3, 4)".to_owned(),
            "insert into audit_entries select * from spare where number in (2, 3, 4)".to_owned(),
            "entries 2 to 4 are missing".to_owned(),
        ),
        (
            // Two change places.
            "update audit_entries set number = -1 where number = 2;
             update audit_entries set number = 2 where number = 3;
             update audit_entries set number = 3 where number = -1"
                .to_owned(),
            "delete from audit_entries where number in (2, 3);
             insert into audit_entries select * from spare where number in (2, 3)"
                .to_owned(),
            "entry 2 was changed, or is not in its place".to_owned(),
        ),
        (
            // One is taken out and the rest moved up.
            format!(
                "delete from audit_entries where number = 4;
                 update audit_entries set number = 4 where number = {last};
                 update audit_head set number = {last} - 1"
            ),
            format!(
                "delete from audit_entries where number = 4;
                 insert into audit_entries select * from spare where number in (4, {last});
                 update audit_head set number = {last}"
            ),
            "entry 4 was changed".to_owned(),
        ),
        (
            format!("delete from audit_entries where number = {last}"),
            format!("insert into audit_entries select * from spare where number = {last}"),
            format!("entry {last} is missing"),
        ),
        (
            "delete from audit_head".to_owned(),
            format!(
                "insert into audit_head (id, number, hash) select 1, number, hash from spare
                 where number = {last}"
            ),
            "the end of the chain was changed".to_owned(),
        ),
        (
            // What was done never was: it waits to be chained.
            "update audit_entries set number = null where number = 6".to_owned(),
            "delete from audit_entries where number is null;
             insert into audit_entries select * from spare where number = 6"
                .to_owned(),
            "entry 6 is missing".to_owned(),
        ),
    ];
    let db = Db::connect(&s.place.url()).await.expect("connects");
    let mut tx = db.begin().await.expect("begins");
    sqlx::raw_sql("create table spare as select * from audit_entries")
        .execute(&mut *tx)
        .await
        .expect("kept");
    tx.commit().await.expect("committed");
    db.close().await;
    for (sql, back, told) in cases {
        tamper(&s.place, &sql).await;
        let (code, said) = audit(&s.place, &["verify"]);
        assert!(
            code == 1 && said.contains(&format!("BROKEN: {told}")),
            "{sql}\n{said}"
        );
        tamper(&s.place, &back).await;
        let (code, said) = audit(&s.place, &["verify"]);
        assert_eq!(code, 0, "{back}\n{said}");
    }
}

async fn a_checkpoint_kept_elsewhere_shows_what_the_chain_cannot(place: Place) {
    let s = stopped(place).await;
    let kept = keep(&s.place, "checkpoint.txt");
    let kept = kept.to_str().expect("a path");
    // The newest entries are cut off, and the end is put where they began.
    let cut = s.last - 2;
    tamper(
        &s.place,
        &format!(
            "delete from audit_entries where number > {cut};
             update audit_head set number = {cut},
                 hash = (select hash from audit_entries where number = {cut})"
        ),
    )
    .await;
    let (code, said) = audit(&s.place, &["verify"]);
    assert_eq!(code, 0, "the chain alone cannot tell: {said}");
    let (code, said) = audit(&s.place, &["verify", "--checkpoint", kept]);
    assert!(code == 1 && said.contains("were cut off since"), "{said}");

    // Others take their numbers: it goes on as if nothing had been.
    let house = House::open(s.place).await;
    let jo = walks::client(&house, "Jo Lopez").await;
    walks::safety(&jo, &[]).await;
    let place = house.close().await;
    let (code, said) = audit(&place, &["verify"]);
    assert_eq!(code, 0, "{said}");
    let (code, said) = audit(&place, &["verify", "--checkpoint", kept]);
    assert!(code == 1 && said.contains("was rewritten since"), "{said}");

    // A checkpoint that was changed itself is told apart.
    let text = std::fs::read_to_string(kept).expect("kept");
    let forged = text.replace(&format!("entry {}", s.last), "entry 1");
    let file = place.folder().join("forged.txt");
    std::fs::write(&file, forged).expect("written");
    let file = file.to_str().expect("a path");
    let (code, said) = audit(&place, &["verify", "--checkpoint", file]);
    assert!(
        code == 1 && said.contains("is none of this server’s"),
        "{said}"
    );
}

async fn an_entry_somebody_else_wrote_is_shown_as_such(place: Place) {
    let s = stopped(place).await;
    // Put among those that wait: a copy of another's, under an id of its own.
    tamper(
        &s.place,
        "insert into audit_entries (id, sealed, waiting)
         select hash, sealed, 5 from audit_entries where number = 3;
         update audit_entries set id = (select substr(hash, 1, 16) from audit_entries where number = 3)
         where waiting = 5",
    )
    .await;
    let house = House::open(s.place).await;
    let all = entries(&house).await;
    let foreign = all.iter().filter(|entry| entry.noted.is_none());
    assert_eq!(foreign.count(), 1);
    let place = house.close().await;
    let (code, said) = audit(&place, &["verify"]);
    let told = format!(
        "BROKEN: entry {} was not written by this service",
        s.last + 1
    );
    assert!(code == 1 && said.contains(&told), "{said}");
}
