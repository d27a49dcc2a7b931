//! What must be true after each start.

use std::collections::BTreeSet;

use sqlx::{AnyConnection, Connection, Row};

use super::process;
use super::work::{Couple, Said};
use crate::support::walks::files_on;
use crate::support::{Browser, Place};

/// Who reads a room in these checks: its own partner, and of the joint one the second.
fn reader(couple: &Couple, room: usize) -> &Browser {
    &couple.partners[room.min(1)].browser
}

/// What of this was said in that room.
fn of(said: &[Said], couple: usize, room: usize) -> impl Iterator<Item = &Said> {
    said.iter()
        .filter(move |one| one.couple == couple && one.room == room)
}

/// What was acknowledged before the last kill is on the last page of each room, once, and its files open.
pub async fn last_is_there(couples: &[Couple], origin: &str, said: &[Said]) {
    for (number, couple) in couples.iter().enumerate() {
        for (room, path) in couple.rooms.iter().enumerate() {
            let browser = reader(couple, room).reaching(origin);
            let page = browser.open(path).await;
            let (files, words): (Vec<_>, Vec<_>) =
                of(said, number, room).partition(|one| one.is_file);
            for one in words {
                assert_eq!(page.body.matches(&one.text).count(), 1, "{}", one.text);
            }
            let mut here = BTreeSet::new();
            if !files.is_empty() {
                for path in files_on(&page) {
                    here.insert(browser.open(&path).await.body);
                }
            }
            for one in files {
                assert!(here.contains(&one.text), "{:.60} is lost", one.text);
            }
        }
    }
}

/// All that was ever written is in its room, page by page.
pub async fn all_is_there(couples: &[Couple], origin: &str, said: &[Said]) {
    for (number, couple) in couples.iter().enumerate() {
        for (room, path) in couple.rooms.iter().enumerate() {
            let browser = reader(couple, room).reaching(origin);
            let mut found = BTreeSet::new();
            let mut next = Some(path.clone());
            while let Some(path) = next {
                let page = browser.open(&path).await;
                found.extend(page.all_between("(kill ", ")"));
                let room = &couple.rooms[room];
                let older = page.all_between(&format!("{room}?before="), "\"");
                next = older.first().map(|older| format!("{room}?before={older}"));
            }
            for one in of(said, number, room).filter(|one| !one.is_file) {
                let words = one.text.trim_start_matches("(kill ").trim_end_matches(')');
                assert!(found.contains(words), "{} is lost", one.text);
            }
        }
    }
}

async fn counted(conn: &mut AnyConnection, sql: &'static str) -> i64 {
    let row = sqlx::query(sql).fetch_one(conn).await.expect("a row");
    row.get(0)
}

/// Nothing is half done. `leaving` is how many asked to be erased, `least` how many of them must be by now.
pub async fn nothing_is_half_done(place: &Place, leaving: usize, least: usize) {
    sqlx::any::install_default_drivers();
    let mut conn = AnyConnection::connect(&place.url()).await.expect("opens");
    let unlike = "select count(*) from spaces where paused_by <>
        (select count(*) from pauses where pauses.space = spaces.id)";
    assert_eq!(counted(&mut conn, unlike).await, 0, "a pause is half made");
    let unheld = "select count(*) from messages where not exists
        (select 1 from space_recovery_keys as k
         where k.space = messages.space and k.generation = messages.generation)";
    assert_eq!(counted(&mut conn, unheld).await, 0, "words without a key");
    let certificates = counted(&mut conn, "select count(*) from certificates").await;
    let range = i64::try_from(least).expect("few")..=i64::try_from(leaving).expect("few");
    assert!(
        range.contains(&certificates),
        "{certificates} not in {range:?}"
    );
    conn.close().await.expect("closes");
}

/// Waits until so many are erased: the sweep of a start does it beside the pages.
pub async fn all_are_erased(place: &Place, leaving: usize) {
    sqlx::any::install_default_drivers();
    let mut conn = AnyConnection::connect(&place.url()).await.expect("opens");
    for _ in 0..150 {
        let done = "select count(*) from erasures where done_at is not null";
        if counted(&mut conn, done).await >= i64::try_from(leaving).expect("few") {
            return conn.close().await.expect("closes");
        }
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    panic!("{leaving} were to be erased");
}

/// The log of who saw what is one unbroken chain.
pub fn log_is_whole(place: &Place) {
    let (fine, said) = process::command(place, &["audit", "verify"]);
    assert!(fine, "{said}");
}
