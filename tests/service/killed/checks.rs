//! What must be true after each start.

use std::collections::BTreeSet;

use super::process;
use super::work::{Couple, Said};
use crate::support::{Browser, Place};

/// Who reads a room in these checks: its own partner, and of the joint one the second.
fn reader(couple: &Couple, room: usize) -> &Browser {
    &couple.partners[room.min(1)].browser
}

/// What was written since the last kill but one is on the last page of each room, once.
pub async fn last_is_there(couples: &[Couple], origin: &str, said: &[Said]) {
    for (number, couple) in couples.iter().enumerate() {
        for (room, path) in couple.rooms.iter().enumerate() {
            let page = reader(couple, room).reaching(origin).open(path).await;
            let here = said
                .iter()
                .filter(|one| one.couple == number && one.room == room);
            for one in here {
                assert_eq!(page.body.matches(&one.text).count(), 1, "{}", one.text);
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
                let older = page.all_between(&format!("{}?before=", couple.rooms[room]), "\"");
                next = older
                    .first()
                    .map(|older| format!("{}?before={older}", couple.rooms[room]));
            }
            for one in said
                .iter()
                .filter(|one| one.couple == number && one.room == room)
            {
                let words = one.text.trim_start_matches("(kill ").trim_end_matches(')');
                assert!(found.contains(words), "{} is lost", one.text);
            }
        }
    }
}

/// The log of who saw what is one unbroken chain.
pub fn log_is_whole(place: &Place) {
    let (fine, said) = process::command(place, &["audit", "verify"]);
    assert!(fine, "{said}");
}
