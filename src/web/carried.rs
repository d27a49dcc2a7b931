//! Which pages are in the language that was chosen.
//!
//! What must stay true: a page is in one language, its frame too. A language that has every room is spoken
//! everywhere; one that has some rooms, on the pages named here that need no other, and elsewhere English is.

use crate::languages::{Language, Spoken};

/// Routes, as the router names them, that a language with some rooms is spoken on, each with the files of `locales/` its pages say.
const IN_PART: [(&str, &[&str]); 16] = [
    ("/", &["help"]),
    ("/help", &["help"]),
    ("/offline", &["help"]),
    ("/library", &["library"]),
    ("/library/search", &["library"]),
    ("/library/{article}", &["library"]),
    ("/language", &[]),
    ("/start", &["intake"]),
    ("/start/account", &["intake", "accounts"]),
    ("/recover", &["accounts"]),
    ("/sign-in", &["accounts"]),
    ("/sign-in/passkey", &["accounts"]),
    ("/sign-in/passkey/ask", &["accounts"]),
    ("/sign-in/second", &["accounts"]),
    ("/sign-in/second/ask", &["accounts"]),
    ("/sign-in/second/passkey", &["accounts"]),
];

/// What the pages of this route are in for whoever chose this language.
pub(super) fn spoken_at(route: &str, chosen: Language) -> Spoken {
    let page = if chosen.is_whole() || has_all_of(chosen, route) {
        chosen
    } else {
        Language::English
    };
    Spoken { page, chosen }
}

fn has_all_of(language: Language, route: &str) -> bool {
    let named = IN_PART.iter().find(|(named, _)| *named == route);
    named.is_some_and(|(_, rooms)| rooms.iter().all(|room| language.has(room)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_with_every_room_is_spoken_everywhere() {
        let home = spoken_at("/home", Language::Spanish);
        assert_eq!(home, Spoken::all(Language::Spanish));
    }

    #[test]
    fn a_language_with_some_rooms_is_spoken_where_it_has_all() {
        let help = spoken_at("/help", Language::Arabic);
        assert_eq!(help, Spoken::all(Language::Arabic));
        let form = spoken_at("/start/account", Language::Arabic);
        assert_eq!(form.page, Language::Arabic);
        let elsewhere = spoken_at("/nowhere", Language::Arabic);
        assert_eq!(elsewhere.page, Language::English);
        assert_eq!(elsewhere.chosen, Language::Arabic);
    }

    #[test]
    fn every_route_named_has_texts_in_english() {
        let mut rooms = IN_PART.iter().flat_map(|(_, rooms)| *rooms);
        assert!(rooms.all(|room| Language::English.has(room)));
    }
}
