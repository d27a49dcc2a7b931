//! The languages pages speak: every text that is not content, by its key, from the files in `locales/`.
//!
//! What must stay true: a translation is plain text, never markup, so that it is escaped like anything else;
//! a text that a language does not have is said in English, never left out; a page is in one language from
//! its first word to its last (see [`crate::web`], which decides in which). `docs/languages.md` says how a
//! text is written, how a room is carried over and how a language is added.

mod accepted;
mod dates;
mod in_languages;
mod numbers;
mod rows;
mod said;
mod spoken;
mod texts;

#[cfg(test)]
mod keys;

use calendar::Weekday;
use serde::{Deserialize, Serialize};

pub use dates::{
    day, day_of_year, long_day, moment, moment_in_utc, month, short_day, short_day_of_year, week,
    weekday, weekday_and_day,
};
pub use in_languages::InLanguages;
pub use rows::{in_a_row, order_of, progress};
pub use said::{Given, Linked, Said, Value, named, say};
pub use spoken::{Spoken, spoken, while_speaking};

/// A plain number such as `-12345.5` as the language of the page writes it.
pub fn number(plain: &str) -> String {
    numbers::written(spoken().page, plain)
}

/// A language that pages are shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Hash)]
pub enum Language {
    /// English, which has every text.
    #[serde(rename = "en")]
    English,
    /// Spanish, for any country.
    #[serde(rename = "es")]
    Spanish,
    /// Modern standard Arabic.
    #[serde(rename = "ar")]
    Arabic,
}

impl Language {
    /// All, in the order a page offers them.
    pub const ALL: [Self; 3] = [Self::English, Self::Spanish, Self::Arabic];

    /// Its tag (BCP 47): in `lang` attributes, headers, the cookie, and the name of its folder.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
            Self::Arabic => "ar",
        }
    }

    /// The language of this tag, if pages speak it.
    pub fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.tag() == tag)
    }

    /// Its name in itself: whoever looks for it may read no other.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Spanish => "Español",
            Self::Arabic => "العربية",
        }
    }

    /// Which way it is written, for the `dir` attribute: `ltr` or `rtl`.
    pub fn direction(self) -> &'static str {
        match self {
            Self::English | Self::Spanish => "ltr",
            Self::Arabic => "rtl",
        }
    }

    /// The day its calendars begin the week with, where nothing is known of the country (Unicode CLDR 46,
    /// `weekData`: the world and the language's most populous countries; for Arabic that of Egypt).
    pub fn week_begins(self) -> Weekday {
        match self {
            Self::English | Self::Spanish => Weekday::Monday,
            Self::Arabic => Weekday::Saturday,
        }
    }

    /// Whether it has the texts of every room, so that it is spoken everywhere.
    pub fn is_whole(self) -> bool {
        match self {
            Self::English | Self::Spanish => true,
            Self::Arabic => false,
        }
    }

    /// Whether it has the texts of this room: those of `locales/<language>/<room>.ftl`.
    pub fn has(self, room: &str) -> bool {
        texts::of(self).has(room)
    }

    /// The language that a browser's `Accept-Language` header asks for, of those pages speak; English where
    /// it asks for none of them.
    pub fn accepted(header: &str) -> Self {
        accepted::best(header)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_known_by_its_tag_alone() {
        for language in Language::ALL {
            assert_eq!(Language::of_tag(language.tag()), Some(language));
        }
        assert_eq!(Language::of_tag("EN"), None);
        assert_eq!(Language::of_tag("tlh"), None);
    }
}
