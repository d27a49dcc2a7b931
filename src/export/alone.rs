//! What a client wrote for themselves, shown to anybody or not.
//!
//! What must stay true: it is in their own copy whole, and in nobody else's.

use super::entries::{Item, Part, fact};
use super::gather::part;
use crate::accounts::SignedIn;
use crate::db::Conn;
use crate::how_i_am::{self, Item as Asked};
use crate::journal;
use crate::web::{Stop, when};

/// Every page of their journal.
pub(super) async fn journal(conn: &mut Conn, me: &SignedIn) -> Result<Part, Stop> {
    let mut items = Vec::new();
    for one in journal::all_of(conn, me).await? {
        let mut said = vec![fact("About", one.words.day_words())];
        let shown = one.shared_at.map(|at| when::day(at, me.zone()));
        said.extend(shown.map(|day| fact("Shown to your therapist", day)));
        let title = one.words.name();
        said.push(fact("Page", one.words.text));
        items.push(Item::new(me, Some(one.written_at), title, said));
    }
    let about =
        "Every page of your journal, those you showed your therapist and those you did not.";
    Ok(part("journal", "Journal", about, items))
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
            said.push(fact("A line", words.line));
        }
        let title = words.day.strftime("%-d %B %Y").to_string();
        items.push(Item::new(me, Some(one.written_at), title, said));
    }
    let about = "How you were, day by day, with your lines. It is no test and has no score.";
    Ok(part("how-i-am", "How you were", about, items))
}
