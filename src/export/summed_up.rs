//! Summaries of work that ended, and what was corrected in them, as a copy holds them.

use super::entries::{Fact, Item, fact};
use super::fhir;
use crate::accounts::SignedIn;
use crate::languages::say;
use crate::pairing::Written;
use crate::web::when;

/// A summary, and right after it what its author corrected; `said` is said of each.
pub(super) fn items(me: &SignedIn, one: &Written, who: Option<&str>, said: &[Fact]) -> Vec<Item> {
    let item = |at, words: &str, more: Option<Fact>| {
        let said = said.iter().cloned().chain(more).collect();
        Item {
            who: who.map(str::to_owned),
            ..Item::new(me, Some(at), words, said)
        }
    };
    let day = |at| when::day(at, me.zone());
    let corrected = one.corrections.last();
    let corrected = corrected.map(|last| {
        let on = say("copied-corrected-on").with("day", day(last.at));
        fact(say("copied-corrected"), on)
    });
    let mut items = vec![item(one.at, &one.words, corrected)];
    for correction in &one.corrections {
        let of = fact(say("copied-corrects"), day(one.at));
        items.push(item(correction.at, &correction.words, Some(of)));
    }
    items
}

/// The same in the copy of its client, as resources too.
pub(super) fn of_client(me: &SignedIn, one: &Written, author: &str) -> Vec<Item> {
    let items = items(me, one, Some(author), &[]);
    let resources = fhir::summary(me, one, author);
    let both = items.into_iter().zip(resources);
    both.map(|(item, resource)| item.with([resource])).collect()
}
