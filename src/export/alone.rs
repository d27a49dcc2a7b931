//! What a client wrote for themselves, shown to anybody or not.
//!
//! What must stay true: it is in their own copy whole, and in nobody else's.

use super::entries::{Item, Part, fact};
use super::gather::part;
use crate::accounts::SignedIn;
use crate::db::Conn;
use crate::how_i_am::{self, Item as Asked};
use crate::journal;
use crate::languages::{self, say};
use crate::web::{Stop, when};

/// Every page of their journal.
pub(super) async fn journal(conn: &mut Conn, me: &SignedIn) -> Result<Part, Stop> {
    let mut items = Vec::new();
    for one in journal::all_of(conn, me).await? {
        let mut said = vec![fact(say("copied-about"), one.words.day_words())];
        let shown = one.shared_at.map(|at| when::day(at, me.zone()));
        said.extend(shown.map(|day| fact(say("copied-shown"), day)));
        let title = one.words.name();
        said.push(fact(say("copied-page"), one.words.text));
        items.push(Item::new(me, Some(one.written_at), title, said));
    }
    let about = say("copied-journal-about");
    Ok(part("journal", say("copied-journal"), about, items))
}

/// Each day of how they were.
pub(super) async fn how_i_am(conn: &mut Conn, me: &SignedIn) -> Result<Part, Stop> {
    let mut items = Vec::new();
    for one in how_i_am::all_of(conn, me).await? {
        let words = one.words;
        let said = |item: Asked| {
            let step = words.steps.get(item)?;
            Some(fact(item.title(), item.word(step)))
        };
        let mut said: Vec<_> = Asked::ALL.into_iter().filter_map(said).collect();
        if !words.line.is_empty() {
            said.push(fact(say("copied-line"), words.line));
        }
        let title = languages::day(words.day);
        items.push(Item::new(me, Some(one.written_at), title, said));
    }
    let about = say("copied-how-i-am-about");
    Ok(part("how-i-am", say("copied-how-i-am"), about, items))
}
