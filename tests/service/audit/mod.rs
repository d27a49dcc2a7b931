//! Who saw what: noted with the deed, shown to whom it concerns, and not to be changed unseen.

mod chained;
mod noted;
mod opened;
mod pages;
mod sessions;
mod tampered;

use securebase::audit::{self, By, Entry, Note, Which, Whose};

use crate::support::House;
use crate::support::keys::account_of;
use crate::support::walks::Person;

/// What was noted so far in a house, and how much of it was looked at.
pub struct Log<'a> {
    house: &'a House,
    looked_at: i64,
}

impl<'a> Log<'a> {
    /// From now on.
    pub async fn of(house: &'a House) -> Self {
        let mut log = Self {
            house,
            looked_at: 0,
        };
        log.new_notes().await;
        log
    }

    /// What was noted since it was last looked at, in order.
    pub async fn new_notes(&mut self) -> Vec<Note> {
        let entries = entries(self.house).await;
        let new = entries.into_iter().filter(|e| e.number > self.looked_at);
        let new: Vec<Entry> = new.collect();
        self.looked_at = new.last().map_or(self.looked_at, |last| last.number);
        let note = |entry: Entry| entry.noted.expect("the service wrote it").1;
        new.into_iter().map(note).collect()
    }

    /// The codes of what was noted since then, in order.
    pub async fn new_deeds(&mut self) -> Vec<&'static str> {
        let notes = self.new_notes().await;
        notes.iter().map(|note| note.deed.code()).collect()
    }
}

/// Every entry, the oldest first.
async fn entries(house: &House) -> Vec<Entry> {
    let service = &house.service;
    let chained = audit::chain_all(&service.db, &service.key).await;
    chained.expect("chained");
    let mut conn = service.db.read().await.expect("reads");
    let all = audit::entries(&mut conn, &service.key, Which::All, None, i64::MAX, 100_000);
    let mut all = all.await.expect("entries");
    all.reverse();
    all
}

/// Whether this was done by that person.
async fn is_by(house: &House, note: &Note, person: &Person) -> bool {
    note.by == By::Account(account_of(house, person).await)
}

/// Whether this is about something in the room of this address.
fn is_within(note: &Note, room: &str) -> bool {
    let space = room.trim_start_matches("/rooms/").parse().expect("an id");
    note.about == Some(Whose::Space(space))
}

/// Nothing can be noted any more.
async fn note_nothing_more(house: &House) {
    let mut tx = house.service.db.begin().await.expect("a transaction");
    sqlx::raw_sql("alter table audit_entries rename to elsewhere")
        .execute(&mut *tx)
        .await
        .expect("renamed");
    tx.commit().await.expect("committed");
}
