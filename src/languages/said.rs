//! A text said in the language of the page: `say("key")`, in templates `{{ crate::say("key") }}`.
//!
//! What must stay true: what is said is plain text; a [`Linked`] is the only thing that is markup, and all
//! in it but its own link is escaped.

use std::borrow::Cow;
use std::fmt::{self, Display, Formatter};
use std::ops::Deref;
use std::sync::OnceLock;

use askama::filters::{Html, HtmlSafe, escape};

use super::{Language, spoken, texts};

/// A text to be read, in the language that was spoken when it was asked for.
pub struct Said {
    language: Language,
    key: Cow<'static, str>,
    form: Option<&'static str>,
    given: Vec<(&'static str, Value)>,
    text: OnceLock<String>,
}

/// The text of this key, from `locales/`.
pub fn say(key: &'static str) -> Said {
    Said::new(Cow::Borrowed(key))
}

/// The name of something that has one for each of many codes, as `named("country", "DE")` is the text
/// `country-DE`; none where there is no such text. Spaces in the code are hyphens in the key, and brackets
/// are left out of it.
pub fn named(what: &str, code: &str) -> Option<Said> {
    let code = code.replace(' ', "-").replace(['(', ')'], "");
    let said = Said::new(Cow::Owned(format!("{what}-{code}")));
    let is_said = [said.language, Language::English].map(|one| texts::of(one).says(&said.key));
    is_said.contains(&true).then_some(said)
}

impl Said {
    fn new(key: Cow<'static, str>) -> Self {
        Self {
            language: spoken().page,
            key,
            form: None,
            given: Vec::new(),
            text: OnceLock::new(),
        }
    }

    /// Gives the text what it has a place for: `{ $count }`.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Given) -> Self {
        self.given.push((name, value.given()));
        self.text = OnceLock::new();
        self
    }

    /// The text in this form, where the language has it: `.you` beneath a text in `locales/` says what the
    /// text says, of the reader themselves.
    #[must_use]
    pub fn form(mut self, form: &'static str) -> Self {
        self.form = Some(form);
        self.text = OnceLock::new();
        self
    }

    /// The text as a piece of a page, with what it has in `[brackets]` as a link to this address, or as it
    /// is where the address is empty. Telephone numbers stay left to right.
    pub fn link(&self, href: impl Into<String>) -> Linked {
        let (before, rest) = self.split_once('[').unwrap_or((self, ""));
        let (inside, after) = rest.split_once(']').unwrap_or((rest, ""));
        Linked {
            before: before.to_owned(),
            inside: inside.to_owned(),
            after: after.to_owned(),
            href: href.into(),
        }
    }

    fn in_english_at_least(&self) -> Option<String> {
        let own = texts::of(self.language).find(&self.key, self.form, &self.given);
        own.or_else(|| texts::of(Language::English).find(&self.key, self.form, &self.given))
    }
}

impl Deref for Said {
    type Target = str;

    fn deref(&self) -> &str {
        self.text.get_or_init(|| {
            let found = self.in_english_at_least();
            debug_assert!(found.is_some(), "there is no text {}", self.key);
            // The key is better than nothing: it says where to look.
            found.unwrap_or_else(|| self.key.clone().into_owned())
        })
    }
}

impl Display for Said {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl From<Said> for String {
    fn from(said: Said) -> Self {
        said.to_string()
    }
}

/// A text with a link in it, as markup.
#[derive(Clone, Debug)]
pub struct Linked {
    before: String,
    inside: String,
    after: String,
    href: String,
}

impl Linked {
    fn fmt_link(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let inside = escaped(&self.inside);
        if self.href.is_empty() {
            return write!(f, "<bdi>{inside}</bdi>");
        }
        // Telephone numbers are kept left to right by the style of their links: some pages have hundreds.
        let direction = if self.inside == self.href {
            " dir=\"ltr\""
        } else {
            ""
        };
        let elsewhere = if self.href.starts_with("https:") {
            " rel=\"noreferrer noopener\""
        } else {
            ""
        };
        let href = escaped(&self.href);
        write!(f, "<a href=\"{href}\"{direction}{elsewhere}>{inside}</a>")
    }
}

fn escaped(text: &str) -> String {
    // It cannot fail: the error has no value.
    escape(text, Html).map_or_else(|never| match never {}, |safe| safe.to_string())
}

impl Display for Linked {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}", escaped(&self.before))?;
        self.fmt_link(f)?;
        write!(f, "{}", escaped(&self.after))
    }
}

impl HtmlSafe for Linked {}

/// Something given to a text.
#[derive(Clone, Debug)]
pub enum Value {
    /// Words.
    Text(String),
    /// A number, which the language writes and counts by.
    Number(i64),
}

/// What can be given to a text.
pub trait Given {
    /// As the text takes it.
    fn given(&self) -> Value;
}

impl<T: Given + ?Sized> Given for &T {
    fn given(&self) -> Value {
        (**self).given()
    }
}

impl Given for str {
    fn given(&self) -> Value {
        Value::Text(self.to_owned())
    }
}

impl Given for String {
    fn given(&self) -> Value {
        self.as_str().given()
    }
}

impl Given for Said {
    fn given(&self) -> Value {
        (**self).given()
    }
}

impl Given for i64 {
    fn given(&self) -> Value {
        Value::Number(*self)
    }
}

impl Given for i8 {
    fn given(&self) -> Value {
        Value::Number(i64::from(*self))
    }
}

impl Given for u16 {
    fn given(&self) -> Value {
        Value::Number(i64::from(*self))
    }
}

impl Given for u32 {
    fn given(&self) -> Value {
        Value::Number(i64::from(*self))
    }
}

impl Given for usize {
    fn given(&self) -> Value {
        // No count of what people see is larger.
        Value::Number(i64::try_from(*self).unwrap_or(i64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_counts_as_its_language_counts() {
        let found = |language: Language, count: usize| {
            language.speaks(|| say("library-found").with("count", count).to_string())
        };
        assert!(found(Language::English, 1).starts_with("One article found."));
        assert!(found(Language::English, 12).starts_with("12 articles found."));
        assert!(found(Language::Spanish, 2).starts_with("Se encontraron 2 artículos."));
        // Arabic counts two, three to ten, and eleven and more each in a way of its own.
        let ways: std::collections::BTreeSet<String> = [1, 2, 3, 11, 100]
            .map(|count| found(Language::Arabic, count).replace(char::is_numeric, ""))
            .into();
        assert_eq!(ways.len(), 5, "{ways:?}");
    }

    #[test]
    fn nothing_that_is_given_becomes_markup() {
        let text = say("help-call").with("number", "1 <b>[2]</b>");
        let link = text.link("tel:1\"2").to_string();
        assert!(!link.contains("<b>"), "{link}");
        assert!(link.starts_with("Call <a href=\"tel:1&#34;2\">"), "{link}");
        let none = say("help-call").with("number", "12").link("").to_string();
        assert_eq!(none, "Call <bdi>12</bdi>");
    }

    #[test]
    fn a_link_is_where_the_translator_put_it() {
        for language in Language::ALL {
            let linked = language.speaks(|| say("first-read").link("/library").to_string());
            assert_eq!(
                linked.matches("<a href=\"/library\">").count(),
                1,
                "{linked}"
            );
            assert!(!linked.contains(['[', ']']), "{linked}");
        }
    }

    #[test]
    fn a_text_has_a_form_of_its_own_where_the_language_needs_it() {
        let signed_in = |language: Language, form: bool| {
            language.speaks(|| {
                let deed = named("deed", "signed-in").expect("a text");
                let deed = if form { deed.form("you") } else { deed };
                deed.to_string()
            })
        };
        assert_eq!(signed_in(Language::Spanish, false), "inició sesión");
        assert_eq!(signed_in(Language::Spanish, true), "iniciaste sesión");
        assert_eq!(signed_in(Language::English, true), "signed in");
    }

    #[test]
    fn what_has_no_name_here_is_not_named() {
        let german =
            |language: Language| language.speaks(|| named("country", "DE").map(String::from));
        assert_eq!(german(Language::Spanish).as_deref(), Some("Alemania"));
        assert!(named("tongue", "Klingon").is_none());
    }
}
