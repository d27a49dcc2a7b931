//! What is wrong with the articles, for whoever edits them.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::article::Article;
use super::read::{Library, Shelf};
use super::reading::Reading;
use crate::languages::{Language, Said, day, say};
use crate::reviews::is_stale;
use crate::translations::lacking;

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The article it is about, by its name among the files.
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
    /// It is a translation of what its original was before.
    Behind,
    /// It is a translation that has other things than its original.
    Differs,
    /// Its review is too old, or of another text.
    Stale,
    /// It was not reviewed: worth knowing, and no fault.
    Unreviewed,
    /// There is no translation of it into a language that others are translated into: no fault.
    Untranslated,
}

impl Kind {
    /// Whether it should be put right.
    pub fn is_fault(self) -> bool {
        !matches!(self, Self::Unreviewed | Self::Untranslated)
    }

    /// Whether it is a fault of the text itself, not of who reviewed it.
    pub fn is_of_the_text(self) -> bool {
        self.is_fault() && self != Self::Stale
    }

    /// Whether its words are those of whoever reads files, in English.
    pub fn is_in_english(self) -> bool {
        self == Self::Broken
    }

    /// In a word, for the command.
    pub fn word(self) -> &'static str {
        match self {
            Self::Broken => "left out",
            Self::Missing => "missing",
            Self::Unlinked => "unlinked",
            Self::Hard => "too hard",
            Self::Behind => "behind",
            Self::Differs => "differs",
            Self::Stale => "stale",
            Self::Unreviewed => "not reviewed",
            Self::Untranslated => "not translated",
        }
    }
}

type Told = (Kind, String);

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
    let originals = &library.all.original;
    for (name, article) in library.texts() {
        let of_its_kind: Vec<Told> = match originals.article(&article.name) {
            Some(original) if article.translation.is_some() => beside(article, original),
            _ => missing(originals, article)
                .chain(unlinked(originals, article))
                .chain(untranslated(library, article))
                .collect(),
        };
        let told = of_its_kind.into_iter().chain(hard(article));
        let told = told.chain(review(article, today, months));
        found.extend(told.map(|(kind, words)| Finding {
            article: name.clone(),
            kind,
            words,
        }));
    }
    found
}

fn told(kind: Kind, said: Said) -> Told {
    (kind, said.into())
}

fn missing<'a>(library: &'a Shelf, article: &'a Article) -> impl Iterator<Item = Told> + 'a {
    let named = article.body.links.iter().chain(&article.related);
    let gone = named.filter(|name| library.article(name).is_none());
    let gone = gone.map(|name| say("articles-leads-nowhere").with("name", name));
    gone.chain(unused(article))
        .map(|said| told(Kind::Missing, said))
}

fn unused(article: &Article) -> impl Iterator<Item = Said> + '_ {
    let unused = article.sources.iter();
    let unused = unused.filter(|source| !article.body.cited.contains(&source.key));
    unused.map(|source| say("articles-source-unused").with("source", &source.key))
}

fn leads_to<'a>(article: &'a Article, name: &str) -> bool {
    let mut named = article.body.links.iter().chain(&article.related);
    article.name != name && named.any(|other: &'a String| other == name)
}

fn unlinked(library: &Shelf, article: &Article) -> impl Iterator<Item = Told> {
    let alone = library.articles.len() == 1;
    let found = library
        .articles
        .iter()
        .any(|other| leads_to(other, &article.name));
    let leads = !article.body.links.is_empty() || !article.related.is_empty();
    let from = (!found && !alone).then(|| say("articles-nothing-leads-to"));
    let to = (!leads && !alone).then(|| say("articles-leads-to-none"));
    from.into_iter()
        .chain(to)
        .map(|said| told(Kind::Unlinked, said))
}

fn untranslated(library: &Library, article: &Article) -> Vec<Told> {
    let said =
        |language: Language| say("articles-untranslated").with("language", language.own_name());
    lacking(&library.all, article)
        .map(|language| told(Kind::Untranslated, said(language)))
        .collect()
}

/// What a translation has that its original has not, and the other way.
fn beside(article: &Article, original: &Article) -> Vec<Told> {
    let set = |list: &[String]| list.iter().cloned().collect::<BTreeSet<_>>();
    let sources = |article: &Article| {
        let sources = article.sources.iter();
        sources
            .map(|one| (one.key.clone(), one.text.clone()))
            .collect::<Vec<_>>()
    };
    let levels = |article: &Article| {
        let headings = article.body.headings.iter();
        headings.map(|heading| heading.level).collect::<Vec<_>>()
    };
    let picture = |article: &Article| article.picture.as_ref().map(|(name, _)| name.clone());
    let differs = [
        (sources(article) != sources(original), "source"),
        (
            set(&article.body.cited) != set(&original.body.cited),
            "#source-",
        ),
        (
            set(&article.body.links) != set(&original.body.links),
            "name.md",
        ),
        (levels(article) != levels(original), "##"),
        (
            article.takeaways.len() != original.takeaways.len(),
            "takeaways",
        ),
        (article.topics.len() != original.topics.len(), "topics"),
        (
            article.advisory.is_empty() != original.advisory.is_empty(),
            "advisory",
        ),
        (article.related != original.related, "related"),
        (article.order != original.order, "order"),
        (picture(article) != picture(original), "picture"),
    ];
    let behind = article.translation.filter(|translation| translation.behind);
    let behind = behind.map(|translation| {
        let said = say("articles-behind").with("day", day(translation.of));
        told(Kind::Behind, said.with("changed", day(original.updated)))
    });
    let differs = differs.into_iter().filter(|(other, _)| *other);
    let differs =
        differs.map(|(_, what)| told(Kind::Differs, say("articles-differs").with("what", what)));
    behind.into_iter().chain(differs).collect()
}

fn hard(article: &Article) -> Option<Told> {
    let reading = article.reading.filter(|reading| reading.is_hard())?;
    let said = match reading {
        Reading::Grade(grade) => say("articles-hard").with("grade", format!("{grade:.1}")),
        Reading::Ease(ease) => say("articles-hard-by-ease").with("ease", format!("{ease:.0}")),
    };
    Some(told(Kind::Hard, said.with("aim", reading.aim())))
}

fn review(article: &Article, today: Date, months: i64) -> Option<Told> {
    let Some((_, on)) = &article.review else {
        return Some(told(Kind::Unreviewed, say("articles-unreviewed")));
    };
    if *on < article.updated {
        let said = say("articles-changed").with("day", day(*on));
        return Some(told(Kind::Stale, said));
    }
    let said = say("articles-stale")
        .with("day", day(*on))
        .with("months", months);
    is_stale(*on, today, months).then(|| told(Kind::Stale, said))
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
    fn a_translation_is_held_beside_its_original() {
        let head = |more: &str| format!("title = \"A\"\nadvisory = \"Hard.\"\n{more}");
        let original = written(&head(""), &format!("## One\n\n{CITED}"));
        let found = |head: &str, text: &str| {
            let files = [("a".to_owned(), Ok(original.clone()))];
            let mut library = Library::of(files.into_iter().collect());
            let text = written(head, text).replace("\"en\"", "\"es\"");
            library.translate(Language::Spanish, [("a".to_owned(), Ok(text))].into());
            assert!(library.broken.is_empty(), "{:?}", library.broken);
            let found = findings(&library, date(2026, 12, 1), 12).into_iter();
            let found = found.filter(|finding| finding.article == "es/a");
            let found = found.filter(|finding| finding.kind.is_fault());
            found
                .map(|finding| format!("{}: {}", finding.kind.word(), finding.words))
                .collect::<Vec<_>>()
        };
        let of = "translation = { of = \"2026-11-01\" }";
        let good = format!("## Uno\n\n{CITED}");
        assert!(found(&head(of), &good).is_empty());
        let late = found(&head("translation = { of = \"2026-10-01\" }"), &good);
        assert!(late.len() == 1 && late[0].starts_with("behind"), "{late:?}");
        let other = format!("title = \"A\"\nrelated = [\"b\"]\n{of}");
        let told = found(&other, "Uno.").join("\n");
        for what in ["#source-", "##", "advisory", "related"] {
            assert!(
                told.contains(&format!("other {what} than")),
                "{what}: {told}"
            );
        }
        assert_eq!(told.lines().count(), 4, "{told}");
        let hard = "Las configuraciones representacionales interiorizadas condicionan \
                    subsiguientemente expectativas regulatorias. ";
        let hard = found(&head(of), &format!("{good}\n\n{}", hard.repeat(20)));
        assert!(
            hard.len() == 1 && hard[0].starts_with("too hard"),
            "{hard:?}"
        );
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
        let untranslated = |finding: &&super::Finding| finding.kind == Kind::Untranslated;
        assert_eq!(
            found.iter().find(untranslated),
            None,
            "Spanish has all of ours"
        );
    }
}
