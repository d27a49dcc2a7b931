//! The texts of each language, read from the files carried in the program.
//!
//! What must stay true: nothing of a text can fail at run time. A file that cannot be read whole is read as
//! far as it goes, and a test says so before anybody sees it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use include_dir::{Dir, include_dir};
use unic_langid::LanguageIdentifier;

use super::said::Value;
use super::{Language, numbers};

pub(super) static LOCALES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/locales");

const ENDING: &str = ".ftl";

/// The texts of one language.
pub(super) struct Texts {
    bundle: FluentBundle<FluentResource>,
    rooms: BTreeSet<&'static str>,
}

static TEXTS: LazyLock<[Texts; 3]> = LazyLock::new(|| Language::ALL.map(Texts::read));

/// The texts of this language.
pub(super) fn of(language: Language) -> &'static Texts {
    &TEXTS[language as usize]
}

/// The files of a language: a room's name and its texts.
pub(super) fn files(language: Language) -> impl Iterator<Item = (&'static str, &'static str)> {
    let folder = LOCALES.get_dir(language.tag());
    let files = folder.into_iter().flat_map(Dir::files);
    files.filter_map(|file| {
        let name = file.path().file_name()?.to_str()?;
        Some((name.strip_suffix(ENDING)?, file.contents_utf8()?))
    })
}

impl Texts {
    fn read(language: Language) -> Self {
        let id: LanguageIdentifier = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Direction is marked in the page (`dir`, `bdi`), not by invisible signs inside of texts and links.
        bundle.set_use_isolating(false);
        match language {
            Language::English => bundle.set_formatter(Some(in_english)),
            Language::Spanish => bundle.set_formatter(Some(in_spanish)),
            Language::Arabic => bundle.set_formatter(Some(in_arabic)),
        }
        let mut rooms = BTreeSet::new();
        for (room, text) in files(language) {
            let read = FluentResource::try_new(text.to_owned());
            bundle.add_resource_overriding(read.unwrap_or_else(|(as_far, _)| as_far));
            rooms.insert(room);
        }
        Self { bundle, rooms }
    }

    pub(super) fn has(&self, room: &str) -> bool {
        self.rooms.contains(room)
    }

    /// Whether there is a text of this key.
    pub(super) fn says(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// The text of this key with what it is given, if there is such a text; in the form asked for, where it
    /// has that.
    pub(super) fn find(
        &self,
        key: &str,
        form: Option<&str>,
        given: &[(&'static str, Value)],
    ) -> Option<String> {
        let message = self.bundle.get_message(key)?;
        let formed = form.and_then(|form| message.get_attribute(form));
        let pattern = formed.map_or_else(|| message.value(), |formed| Some(formed.value()))?;
        let (given, mut faults) = (arguments(given), Vec::new());
        let text = self
            .bundle
            .format_pattern(pattern, Some(&given), &mut faults);
        debug_assert!(faults.is_empty(), "{key}: {faults:?}");
        Some(text.into_owned())
    }
}

fn arguments<'a>(given: &'a [(&'static str, Value)]) -> FluentArgs<'a> {
    let value = |value: &'a Value| match value {
        Value::Text(text) => FluentValue::from(text.as_str()),
        Value::Number(number) => FluentValue::from(*number),
    };
    given
        .iter()
        .map(|(name, given)| (*name, value(given)))
        .collect()
}

fn number(language: Language, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(numbers::written(language, &number.as_string())),
        _ => None,
    }
}

// Fluent takes a plain function, which holds nothing: so there is one a language.

fn in_english<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    number(Language::English, value)
}

fn in_spanish<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    number(Language::Spanish, value)
}

fn in_arabic<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    number(Language::Arabic, value)
}
