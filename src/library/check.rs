//! What is wrong with the articles, for whoever edits them.

use jiff::civil::Date;

use super::HARDEST;
use super::article::Article;
use super::read::Library;
use crate::reviews::is_stale;

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The article it is about, by name.
    pub article: String,
    /// What it is.
    pub kind: Kind,
    /// In words.
    pub words: String,
}

/// Kinds of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The article cannot be read and is left out.
    Broken,
    /// Something is named that is not there, or not used.
    Missing,
    /// Nothing leads to it, or it leads nowhere.
    Unlinked,
    /// It is too hard to read.
    Hard,
    /// Its review is too old, or of another text.
    Stale,
    /// It was not reviewed: worth knowing, and no fault.
    Unreviewed,
}

impl Kind {
    /// Whether it should be put right.
    pub fn is_fault(self) -> bool {
        self != Self::Unreviewed
    }

    /// Whether it is about the text itself, not about who reviewed it.
    pub fn is_of_the_text(self) -> bool {
        !matches!(self, Self::Stale | Self::Unreviewed)
    }

    /// In a word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Broken => "left out",
            Self::Missing => "missing",
            Self::Unlinked => "unlinked",
            Self::Hard => "too hard",
            Self::Stale => "stale",
            Self::Unreviewed => "not reviewed",
        }
    }
}

/// All that there is to look at, article by article. What was signed in the service is not known here.
pub fn findings(library: &Library, today: Date, months: i64) -> Vec<Finding> {
    let mut found = Vec::new();
    for broken in &library.broken {
        found.extend(broken.problems.iter().map(|words| Finding {
            article: broken.name.clone(),
            kind: Kind::Broken,
            words: words.clone(),
        }));
    }
    for article in &library.articles {
        let told = missing(library, article)
            .chain(unlinked(library, article))
            .chain(hard(article))
            .chain(review(article, today, months));
        found.extend(told.map(|(kind, words)| Finding {
            article: article.name.clone(),
            kind,
            words,
        }));
    }
    found
}

fn missing<'a>(
    library: &'a Library,
    article: &'a Article,
) -> impl Iterator<Item = (Kind, String)> + 'a {
    let named = article.body.links.iter().chain(&article.related);
    let gone = named.filter(|name| library.article(name).is_none());
    let gone = gone.map(|name| format!("it leads to {name}, and there is no such article"));
    let unused = article.sources.iter();
    let unused = unused.filter(|source| !article.body.cited.contains(&source.key));
    let unused =
        unused.map(|source| format!("its source {} is not referred to in the text", source.key));
    gone.chain(unused).map(|words| (Kind::Missing, words))
}

fn leads_to<'a>(article: &'a Article, name: &str) -> bool {
    let mut named = article.body.links.iter().chain(&article.related);
    article.name != name && named.any(|other: &'a String| other == name)
}

fn unlinked(library: &Library, article: &Article) -> impl Iterator<Item = (Kind, String)> {
    let alone = library.articles.len() == 1;
    let found = library
        .articles
        .iter()
        .any(|other| leads_to(other, &article.name));
    let leads = !article.body.links.is_empty() || !article.related.is_empty();
    let from = (!found && !alone).then_some("no other article leads to it");
    let to = (!leads && !alone).then_some("it leads to no other article");
    from.into_iter()
        .chain(to)
        .map(|words| (Kind::Unlinked, words.to_owned()))
}

fn hard(article: &Article) -> Option<(Kind, String)> {
    let grade = article.grade.filter(|grade| *grade >= HARDEST)?;
    let words = format!(
        "it reads at grade {grade:.1}; aim for less than {HARDEST:.0}: shorter sentences, shorter words"
    );
    Some((Kind::Hard, words))
}

fn review(article: &Article, today: Date, months: i64) -> Option<(Kind, String)> {
    let Some((_, on)) = &article.review else {
        let words = "not yet reviewed by a licensed professional, as far as its file says";
        return Some((Kind::Unreviewed, words.to_owned()));
    };
    if *on < article.updated {
        return Some((
            Kind::Stale,
            format!("it was changed after its review of {on}"),
        ));
    }
    is_stale(*on, today, months).then(|| {
        (
            Kind::Stale,
            format!("its review of {on} is more than {months} months old"),
        )
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use jiff::civil::date;

    use super::super::article::tests::written;
    use super::*;

    fn kinds(files: &[(&str, String)]) -> Vec<(String, Kind)> {
        let files = files
            .iter()
            .map(|(name, text)| ((*name).to_owned(), Ok(text.clone())));
        let library = Library::of(files.collect::<BTreeMap<_, _>>());
        let found = findings(&library, date(2027, 1, 1), 12);
        found
            .into_iter()
            .map(|finding| (finding.article, finding.kind))
            .collect()
    }

    fn reviewed(more: &str, on: &str) -> String {
        format!(
            "title = \"A\"\n{more}\nreviewed = \"{on}\"\nreviewer = {{ name = \"N\", credential = \"C\", licence = \"L\" }}"
        )
    }

    const CITED: &str = "As [he](#source-bowlby-1969) wrote.";

    #[test]
    fn each_fault_is_found_and_named() {
        let good = |to: &str| {
            written(
                &reviewed("", "2026-12-01"),
                &format!("{CITED} [More]({to}.md)."),
            )
        };
        let hard = format!(
            "{CITED} {}",
            "Organisational representations necessitate interdisciplinary considerations "
                .repeat(20)
        );
        let found = kinds(&[
            ("bad", "<b>".to_owned()),
            (
                "changed",
                written(&reviewed("related = [\"good\"]", "2026-10-01"), CITED),
            ),
            ("good", good("one")),
            (
                "hard",
                written(&reviewed("related = [\"good\"]", "2026-12-01"), &hard),
            ),
            ("lonely", written(&reviewed("", "2026-12-01"), CITED)),
            (
                "lost",
                written(
                    &reviewed("related = [\"nobody\"]", "2026-12-01"),
                    "No source.",
                ),
            ),
            (
                "one",
                good("changed").replace(
                    "(changed.md)",
                    "(changed.md) [h](hard.md) [l](lost.md) [o](old.md) [u](unread.md)",
                ),
            ),
            (
                "old",
                written(&reviewed("related = [\"good\"]", "2026-11-01"), CITED),
            ),
            (
                "unread",
                written("title = \"A\"\nrelated = [\"good\"]", CITED),
            ),
        ]);
        let expected = [
            ("bad", Kind::Broken),
            ("changed", Kind::Stale),
            ("hard", Kind::Hard),
            ("lonely", Kind::Unlinked),
            ("lonely", Kind::Unlinked),
            ("lost", Kind::Missing),
            ("lost", Kind::Missing),
            ("unread", Kind::Unreviewed),
        ];
        let mut found: Vec<(&str, Kind)> =
            found.iter().map(|(name, kind)| (&**name, *kind)).collect();
        found.sort_by_key(|(name, _)| *name);
        assert_eq!(found, expected);
    }

    #[test]
    fn a_review_grows_old() {
        let old = written(&reviewed("", "2025-12-01"), CITED).replace("2026-11-01", "2025-11-01");
        assert_eq!(kinds(&[("old", old)]), [("old".to_owned(), Kind::Stale)]);
    }

    #[test]
    fn what_comes_with_the_service_has_no_fault() {
        let library = Library::load(None).expect("a library");
        let found = findings(&library, date(2026, 11, 26), crate::reviews::USUAL_MONTHS);
        let faults: Vec<_> = found
            .iter()
            .filter(|finding| finding.kind.is_fault())
            .collect();
        assert!(faults.is_empty(), "{faults:#?}");
    }
}
