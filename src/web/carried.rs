//! Which pages are in more languages than English, and which texts they need for it.
//!
//! What must stay true: a page that is not named here is in English, its frame too, so that no page is half
//! in one language. Once every room is carried over this list goes.

use crate::languages::{Language, Spoken};

/// Routes as the router names them, each with the files of `locales/` that its pages say.
const CARRIED: [(&str, &[&str]); 16] = [
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
    let carried = CARRIED.iter().find(|(carried, _)| *carried == route);
    let Some((_, rooms)) = carried else {
        return Spoken::english_only(chosen);
    };
    let has_all = rooms.iter().all(|room| chosen.has(room));
    Spoken {
        page: if has_all { chosen } else { Language::English },
        chosen,
        carried_over: true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_is_not_carried_over_is_in_english_whatever_was_chosen() {
        let help = spoken_at("/help", Language::Spanish);
        assert_eq!(help, Spoken::all(Language::Spanish));
        let account = spoken_at("/account", Language::Spanish);
        assert_eq!(account, Spoken::english_only(Language::Spanish));
    }

    #[test]
    fn every_route_named_has_texts_in_english() {
        let mut rooms = CARRIED.iter().flat_map(|(_, rooms)| *rooms);
        assert!(rooms.all(|room| Language::English.has(room)));
    }
}
