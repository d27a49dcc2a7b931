//! Content in other languages than the one it was written in: an article or exercise of the same name in a
//! folder of its language, as `library/es/name.md` beside `library/name.md`.
//!
//! What must stay true: a translation is shown only for a text that is there. One that comes with the service
//! is of ours: where a practice has a text of its own of that name, ours in another language is none of it.

use std::path::Path;

use include_dir::Dir;
use jiff::civil::Date;
use serde::Deserialize;

use crate::content_files::{Broken, Texts, own, texts};
use crate::languages::{InLanguages, Language, say};

/// What a translation says about itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Translation {
    /// The day the original says it was changed last, when this was translated from it.
    pub of: Date,
    /// Whether somebody has read it whose first language it is.
    #[serde(default)]
    pub read: bool,
    /// Whether the original says another day by now.
    #[serde(skip)]
    pub behind: bool,
}

impl Translation {
    /// In words for whoever reads the translation.
    fn words(self) -> String {
        let first = match self.read {
            true => say("translation-read"),
            false => say("translation-unread"),
        };
        match self.behind {
            true => format!("{first} {}", say("translation-behind")),
            false => first.into(),
        }
    }
}

/// How a text stands that may be a translation: this on its review, and what a translation says of itself.
pub fn noted(review: String, translation: Option<Translation>) -> String {
    match translation {
        Some(translation) => format!("{review} {}", translation.words()),
        None => review,
    }
}

/// Whether a text of this language (BCP 47) is in this language of pages.
pub fn is_in(language: &str, page: Language) -> bool {
    language.split('-').next() == Some(page.tag())
}

/// The translations into this language, as [`texts`] has the originals.
///
/// # Errors
/// A folder cannot be read.
pub fn translations(
    files: &Dir<'static>,
    folder: Option<&Path>,
    language: Language,
    ending: &str,
    longest: usize,
) -> Result<Texts, String> {
    static NONE: Dir<'static> = Dir::new("", &[]);
    let originals = folder.map(|folder| own(folder, ending)).transpose()?;
    let originals = originals.unwrap_or_default();
    let ours = files.get_dir(language.tag()).unwrap_or(&NONE);
    let folder = folder.map(|folder| folder.join(language.tag()));
    let theirs = folder.as_deref().map(|folder| own(folder, ending));
    let theirs = theirs.transpose()?.unwrap_or_default();
    let mut found = texts(ours, folder.as_deref(), ending, longest)?;
    found.retain(|name, _| theirs.contains_key(name) || !originals.contains_key(name));
    Ok(found)
}

/// A text that may be translated.
pub trait Content: Clone {
    /// Reads one of this name.
    ///
    /// # Errors
    /// All that is wrong with it, in words for whoever edits it.
    fn parse(name: &str, text: &str) -> Result<Self, Vec<String>>;
    /// Its name, which its translations have too.
    fn name(&self) -> &str;
    /// Its language (BCP 47).
    fn language(&self) -> &str;
    /// When it was changed last.
    fn updated(&self) -> Date;
    /// What it says of itself as a translation.
    fn translation(&self) -> Option<Translation>;
    /// What it has otherwise than its original, of what must be alike for a translation to be shown.
    fn is_unlike(&self, _original: &Self) -> Option<&'static str> {
        None
    }
    /// This, a translation, as it stands beside its original, of which it says this.
    #[must_use]
    fn beside(self, original: &Self, translation: Translation) -> Self;
}

/// The texts of these files that can be read and fit; the others are noted as left out.
fn read<T: Content>(
    files: Texts,
    fits: impl Fn(&T) -> Result<(), &'static str>,
    broken: &mut Vec<Broken>,
) -> Vec<T> {
    let mut all = Vec::new();
    for (name, text) in files {
        let read = match text {
            Ok(text) if text.trim().is_empty() => continue,
            Ok(text) => T::parse(&name, &text),
            Err(problem) => Err(vec![problem]),
        };
        let fit = |one: T| match fits(&one) {
            Ok(()) => Ok(one),
            Err(problem) => Err(vec![problem.to_owned()]),
        };
        match read.and_then(fit) {
            Ok(one) => all.push(one),
            Err(problems) => broken.push(Broken { name, problems }),
        }
    }
    all
}

/// The originals in these files; those left out are noted.
pub fn originals<T: Content>(files: Texts, broken: &mut Vec<Broken>) -> Vec<T> {
    let fits = |one: &T| match one.translation() {
        Some(_) => Err("a translation belongs into a folder of its language, as es for Spanish"),
        None => Ok(()),
    };
    read(files, fits, broken)
}

/// The originals as they are shown in this language: the translations of these files in the place of those
/// they are of. Those left out are noted.
pub fn in_language<T: Content>(
    originals: &[T],
    language: Language,
    files: Texts,
    broken: &mut Vec<Broken>,
) -> Vec<T> {
    let fits = |one: &T| {
        let original = originals
            .iter()
            .find(|original| original.name() == one.name());
        match (one.translation(), original) {
            (None, _) => Err("a translation says of which day its original is (translation)"),
            (_, None) => Err("there is nothing of this name to be translated"),
            _ if !is_in(one.language(), language) => Err("its language is not that of its folder"),
            (_, Some(original)) => one.is_unlike(original).map_or(Ok(()), Err),
        }
    };
    let mut left_out = Vec::new();
    let translations = read(files, fits, &mut left_out);
    broken.extend(left_out.into_iter().map(|one| Broken {
        name: format!("{}/{}", language.tag(), one.name),
        ..one
    }));
    let shown = |original: &T| {
        let own = translations
            .iter()
            .find(|one| one.name() == original.name())?;
        let mut translation = own.translation()?;
        translation.behind = translation.of != original.updated();
        Some(own.clone().beside(original, translation))
    };
    let shown = |original| shown(original).unwrap_or_else(|| original.clone());
    originals.iter().map(shown).collect()
}

/// Every text there is: the originals, and after them the translations, each with its name among files.
pub fn every_text<'a, T: Content + 'a, All: AsRef<[T]>>(
    all: &'a InLanguages<All>,
) -> impl Iterator<Item = (String, &'a T)> {
    let originals = all.original.as_ref().iter();
    let originals = originals.map(|one| (one.name().to_owned(), one));
    let translated = all.translated.iter().flat_map(|(language, shown)| {
        let own = shown.as_ref().iter();
        let own = own.filter(|one| one.translation().is_some());
        own.map(|one| (format!("{}/{}", language.tag(), one.name()), one))
    });
    originals.chain(translated)
}

/// The languages that other texts are translated into, and this original is not.
pub fn lacking<'a, T: Content, All: AsRef<[T]>>(
    all: &'a InLanguages<All>,
    original: &'a T,
) -> impl Iterator<Item = Language> + 'a {
    let same = |one: &T| one.name() == original.name() && one.translation().is_none();
    let others = all.translated.iter().filter(move |(language, shown)| {
        !is_in(original.language(), *language) && shown.as_ref().iter().any(same)
    });
    others.map(|(language, _)| *language)
}
