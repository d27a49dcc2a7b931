//! The articles, read when the service starts: those that come with it, and over them those of the practice;
//! and their translations.
//!
//! What must stay true: a practice's own file stands in the place of ours of the same name, even where it
//! cannot be read: then there is no such article, and whoever runs the practice is told why.

use std::path::Path;

use include_dir::{Dir, include_dir};

use super::article::{self, Article};
use super::search::{Hit, Index};
use crate::content_files::{Broken, Texts, texts};
use crate::languages::{InLanguages, Language};
use crate::translations::{every_text, in_language, originals, translations};

static SHIPPED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/content/library");

/// The folder in a practice's content folder.
const FOLDER: &str = "library";

/// What the name of an article's file ends with.
const ENDING: &str = ".md";

/// The articles of a practice.
pub struct Library {
    /// In order, as they were written; and as each language of pages shows them where it has translations:
    /// those, and the rest as it was written.
    pub all: InLanguages<Shelf>,
    /// Those left out.
    pub broken: Vec<Broken>,
}

/// Articles in an order, and what finds them.
pub struct Shelf {
    /// All, one of a name.
    pub articles: Vec<Article>,
    index: Index,
}

impl AsRef<[Article]> for Shelf {
    fn as_ref(&self) -> &[Article] {
        &self.articles
    }
}

impl Shelf {
    fn of(articles: Vec<Article>) -> Self {
        let index = Index::of(&articles);
        Self { articles, index }
    }

    /// The article of this name.
    pub fn article(&self, name: &str) -> Option<&Article> {
        self.articles.iter().find(|article| article.name == name)
    }

    /// The articles that have what was asked for, the best first.
    pub fn search(&self, asked: &str) -> Vec<Hit> {
        self.index.search(asked)
    }

    /// What to read after this one: what it names, else others of its first topic; four at most.
    pub fn related(&self, article: &Article) -> Vec<&Article> {
        let named = article.related.iter().filter_map(|name| self.article(name));
        let same = |other: &&Article| other.topics.first() == article.topics.first();
        let others = self.articles.iter().filter(same);
        let mut found: Vec<&Article> = Vec::new();
        for other in named.chain(others) {
            if other.name != article.name && !found.iter().any(|known| known.name == other.name) {
                found.push(other);
            }
        }
        found.truncate(4);
        found
    }
}

impl Library {
    /// Reads them. In the practice's content folder, `library/name.md` is an article more, or stands in the
    /// place of ours of that name; an empty file takes ours away. `library/es/name.md` is it in Spanish.
    ///
    /// # Errors
    /// A folder cannot be read. A file that cannot is left out.
    pub fn load(folder: Option<&Path>) -> Result<Self, String> {
        let folder = folder.map(|folder| folder.join(FOLDER));
        let folder = folder.as_deref();
        let files = texts(&SHIPPED, folder, ENDING, article::LONGEST)?;
        let mut library = Self::of(files);
        for language in Language::ALL {
            let files = translations(&SHIPPED, folder, language, ENDING, article::LONGEST)?;
            library.translate(language, files);
        }
        Ok(library)
    }

    pub(super) fn of(files: Texts) -> Self {
        let mut broken = Vec::new();
        let mut articles: Vec<Article> = originals(files, &mut broken);
        articles.sort_by(|a, b| (a.order, &a.title).cmp(&(b.order, &b.title)));
        Self {
            all: InLanguages::untranslated(Shelf::of(articles)),
            broken,
        }
    }

    /// Takes these files as translations into this language.
    pub(super) fn translate(&mut self, language: Language, files: Texts) {
        if !files.is_empty() {
            let articles = &self.all.original.articles;
            let shown = in_language(articles, language, files, &mut self.broken);
            self.all.translated.push((language, Shelf::of(shown)));
        }
    }

    /// The articles as the page being answered shows them.
    pub fn here(&self) -> &Shelf {
        self.all.here()
    }

    /// The article of this name, as the page being answered shows it.
    pub fn article(&self, name: &str) -> Option<&Article> {
        self.here().article(name)
    }

    /// Every text there is: the originals, and after them the translations, each with its name among files.
    pub fn texts(&self) -> impl Iterator<Item = (String, &Article)> {
        every_text(&self.all)
    }
}

#[cfg(test)]
mod tests {
    use super::super::article::tests::written;
    use super::*;

    #[test]
    fn the_articles_that_come_with_the_service_can_all_be_read() {
        let library = Library::load(None).expect("a library");
        assert!(library.broken.is_empty(), "{:?}", library.broken);
        for (name, article) in library.texts() {
            assert!(article.review.is_none(), "nobody has, and none is claimed");
            let read = article
                .translation
                .is_some_and(|translation| translation.read);
            assert!(!read, "{name}: nobody has");
        }
    }

    #[test]
    fn a_practice_adds_changes_and_takes_away() {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |name: &str, text: &str| {
            let folder = folder.path().join(FOLDER);
            std::fs::create_dir_all(&folder).expect("a folder");
            std::fs::write(folder.join(name), text).expect("written");
        };
        let ours = Library::load(None).expect("a library");
        let names: Vec<&str> = ours
            .all
            .original
            .articles
            .iter()
            .map(|article| &*article.name)
            .collect();
        write(
            "our-own.md",
            &written("title = \"Our own\"\norder = -1", "Text."),
        );
        write(
            &format!("{}.md", names[0]),
            &written("title = \"Ours\"", "Text."),
        );
        write(&format!("{}.md", names[1]), "\n");
        write(
            "bad.md",
            &written("title = \"Bad\"", "<script>alert(1)</script>"),
        );
        write("notes.txt", "not an article");
        let library = Library::load(Some(folder.path())).expect("a library");
        assert_eq!(library.all.original.articles[0].title, "Our own");
        assert_eq!(
            library.article(names[0]).map(|article| &*article.title),
            Some("Ours")
        );
        assert!(library.article(names[1]).is_none());
        assert_eq!(library.all.original.articles.len(), names.len());
        assert_eq!(library.broken.len(), 1);
        assert_eq!(library.broken[0].name, "bad");
        // What is ours in another language is of ours, and not of what stands in its place.
        let spanish = |name: &str| Language::Spanish.speaks(|| library.article(name).cloned());
        let shown = spanish(names[0]).expect("an article");
        assert_eq!((&*shown.title, shown.translation), ("Ours", None));
        assert!(spanish(names[1]).is_none());
        assert!(spanish(names[2]).expect("an article").translation.is_some());
    }

    #[test]
    fn a_practice_translates_its_own_and_a_bad_translation_harms_no_other() {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |name: &str, text: &str| {
            let path = folder.path().join(FOLDER).join(name);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            std::fs::write(path, text).expect("written");
        };
        let spanish = |title: &str, more: &str| {
            let text = written(&format!("title = \"{title}\"\n{more}"), "Texto.");
            text.replace("\"en\"", "\"es\"")
        };
        let of = "translation = { of = \"2026-11-01\", read = true }";
        write(
            "ours.md",
            &written("title = \"Ours\"\nsafety = true", "Text."),
        );
        write("es/ours.md", &spanish("Lo nuestro", of));
        write(
            "late.md",
            &written("title = \"Late\"", "Text.").replace("11-01", "11-02"),
        );
        write("es/late.md", &spanish("Tarde", of));
        write("es/nobody.md", &spanish("Nadie", of));
        write("es/pursue-withdraw.md", &spanish("Sin día", ""));
        write("stray.md", &spanish("Suelto", of));
        let library = Library::load(Some(folder.path())).expect("a library");
        let shown = |name: &str| Language::Spanish.speaks(|| library.article(name).cloned());
        let ours = shown("ours").expect("an article");
        assert_eq!(ours.title, "Lo nuestro");
        assert!(
            ours.safety,
            "what is for people in danger is so in every language"
        );
        let late = shown("late").and_then(|late| late.translation);
        assert!(late.is_some_and(|translation| translation.behind));
        assert_eq!(library.article("ours").expect("an article").title, "Ours");
        assert_eq!(shown("pursue-withdraw").expect("an article").language, "en");
        let mut left_out: Vec<&str> = library.broken.iter().map(|one| &*one.name).collect();
        left_out.sort_unstable();
        assert_eq!(left_out, ["es/nobody", "es/pursue-withdraw", "stray"]);
    }
}
