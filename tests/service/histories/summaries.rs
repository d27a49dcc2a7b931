//! After a history: who reads which summary, on the page and with the keys in the store.

use std::collections::BTreeSet;

use securebase::db::Id;
use securebase::episodes::Space;
use sqlx::Row;

use super::oracle::Oracle;
use super::people::People;
use super::{House, Who};
use crate::support::Browser;

/// What is written in a summary: its place among all.
pub fn words(at: usize) -> String {
    format!("(summary {at})")
}

/// What is written in a correction of it: its place among those of the summary.
fn correction(at: usize, place: usize) -> String {
    format!("(correction {place} of summary {at})")
}

/// What the next one says.
pub fn next_correction(oracle: &Oracle, at: usize) -> String {
    correction(at, oracle.summaries[at].corrections)
}

/// All that stands in a summary.
fn all_words(oracle: &Oracle, at: usize) -> impl Iterator<Item = String> {
    let corrections = 0..oracle.summaries[at].corrections;
    std::iter::once(words(at)).chain(corrections.map(move |place| correction(at, place)))
}

/// Fails unless everyone reads those that were meant for them, and has the keys to no other.
pub async fn are_read_as_meant(house: &House, people: &People, oracle: &Oracle) {
    for who in people.everyone() {
        for client in 0..oracle.clients.len() {
            let room = people.room(oracle.clients[client].private);
            let theirs: Vec<usize> = (0..oracle.summaries.len())
                .filter(|at| oracle.summaries[*at].client == client)
                .collect();
            let meant = theirs.iter().filter(|at| {
                let summary = &oracle.summaries[**at];
                summary.written && summary.readers.contains(&who)
            });
            let meant: BTreeSet<String> = meant.flat_map(|at| all_words(oracle, *at)).collect();
            let seen = match oracle.is_gone(who) {
                true => BTreeSet::new(),
                false => seen(house, people, who, room).await,
            };
            assert_eq!(seen, meant, "{who:?} sees of {client}: {oracle:#?}");
            let meant = theirs.iter().map(|at| {
                let gone = oracle.is_gone(who);
                !gone && oracle.summaries[*at].readers.contains(&who)
            });
            let meant: Vec<bool> = meant.collect();
            let has = keys(house, people, who, room).await;
            // Of somebody erased, what was only asked for is gone.
            if !oracle.clients[client].gone {
                assert_eq!(has, meant, "{who:?} has keys of {client}: {oracle:#?}");
            } else {
                assert!(
                    has.iter().all(|has| !has),
                    "{who:?} of {client}: {oracle:#?}"
                );
            }
        }
    }
}

async fn seen(house: &House, people: &People, who: Who, room: Id<Space>) -> BTreeSet<String> {
    let browser = Browser::signed_in(house, people.device(who));
    let page = browser.get(&format!("/rooms/{room}/summaries")).await;
    assert!([200, 404].contains(&page.status), "{}", page.body);
    let texts = page.all_between("message__text\">", "<");
    texts.into_iter().collect()
}

/// Whether somebody has the key to each summary of a room, in the order they were asked for.
async fn keys(house: &House, people: &People, who: Who, room: Id<Space>) -> Vec<bool> {
    let mut conn = house.service.db.read().await.expect("reads");
    let rows = sqlx::query(
        "select (select count(*) from space_keys k where k.space = s.space
                     and k.generation = s.generation and k.account = $2)
         from summaries s where s.space = $1 order by s.generation",
    )
    .bind(room.bytes())
    .bind(people.device(who).signed_in.account().bytes())
    .fetch_all(&mut *conn)
    .await
    .expect("keys");
    rows.iter().map(|row| row.get::<i64, _>(0) > 0).collect()
}
