//! The articles, read when the service starts: those that come with it, and over them those of the practice.
//!
//! What must stay true: a practice's own file stands in the place of ours of the same name, even where it
//! cannot be read: then there is no such article, and whoever runs the practice is told why.

use std::path::Path;

use include_dir::{Dir, include_dir};

use super::article::{self, Article};
use super::search::Index;
use crate::content_files::{Broken, Texts, texts};

static SHIPPED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/content/library");

/// The folder in a practice's content folder.
const FOLDER: &str = "library";

/// The articles of a practice.
pub struct Library {
    /// Those there are, in order.
    pub articles: Vec<Article>,
    /// Those left out.
    pub broken: Vec<Broken>,
    /// What finds them.
    pub index: Index,
}

impl Library {
    /// Reads them. In the practice's content folder, `library/name.md` is an article more, or stands in the
    /// place of ours of that name; an empty file takes ours away.
    ///
    /// # Errors
    /// The folder cannot be read. A file that cannot is left out.
    pub fn load(folder: Option<&Path>) -> Result<Self, String> {
        let folder = folder.map(|folder| folder.join(FOLDER));
        let files = texts(&SHIPPED, folder.as_deref(), ".md", article::LONGEST)?;
        Ok(Self::of(files))
    }

    pub(super) fn of(files: Texts) -> Self {
        let (mut articles, mut broken) = (Vec::new(), Vec::new());
        for (name, text) in files {
            let read = match text {
                Ok(text) if text.trim().is_empty() => continue,
                Ok(text) => article::parse(&name, &text),
                Err(problem) => Err(vec![problem]),
            };
            match read {
                Ok(article) => articles.push(article),
                Err(problems) => broken.push(Broken { name, problems }),
            }
        }
        articles.sort_by(|a, b| (a.order, &a.title).cmp(&(b.order, &b.title)));
        let index = Index::of(&articles);
        Self {
            articles,
            broken,
            index,
        }
    }

    /// The article of this name.
    pub fn article(&self, name: &str) -> Option<&Article> {
        self.articles.iter().find(|article| article.name == name)
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

#[cfg(test)]
mod tests {
    use super::super::article::tests::written;
    use super::*;

    #[test]
    fn the_articles_that_come_with_the_service_can_all_be_read() {
        let library = Library::load(None).expect("a library");
        assert!(library.broken.is_empty(), "{:?}", library.broken);
        for article in &library.articles {
            assert!(article.review.is_none(), "nobody has, and none is claimed");
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
        let names: Vec<&str> = ours.articles.iter().map(|article| &*article.name).collect();
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
        assert_eq!(library.articles[0].title, "Our own");
        assert_eq!(
            library.article(names[0]).map(|article| &*article.title),
            Some("Ours")
        );
        assert!(library.article(names[1]).is_none());
        assert_eq!(library.articles.len(), names.len());
        assert_eq!(library.broken.len(), 1);
        assert_eq!(library.broken[0].name, "bad");
    }
}
