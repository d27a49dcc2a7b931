//! An article, read from its file: what is said about it between two lines of `+++` (TOML), then Markdown.
//!
//! What must stay true: an article that was read is whole: it has all that its page shows, and none of its
//! text is markup that could run.

use jiff::civil::Date;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::grade::words;
use super::html::{self, Body};
use super::reading::Reading;
use crate::reviews::{Kind, Reviewer, Text};
use crate::translations::{Content, Translation};

/// The longest file taken, in bytes.
pub const LONGEST: usize = 64 * 1024;

/// Words a minute by which reading time is told. People read about 238 words of English prose a minute
/// (Brysbaert 2019, a review of 190 studies); we allow for a slower hour.
const A_MINUTE: usize = 200;

/// Pictures that come with the service, by the name articles use.
const PICTURES: [&str; 3] = ["plane", "circle", "window"];

/// Addresses beside those of articles.
const RESERVED: [&str; 1] = ["search"];

/// An article.
#[derive(Clone, Debug)]
pub struct Article {
    /// Its name in addresses: the file's name without its ending.
    pub name: String,
    /// Its title.
    pub title: String,
    /// What it is about, in a sentence or two.
    pub summary: String,
    /// What to take from it.
    pub takeaways: Vec<String>,
    /// What it belongs to; the list of articles is sorted under the first.
    pub topics: Vec<String>,
    /// Who wrote it.
    pub author: String,
    /// Who reviewed it, as the file says, and the day.
    pub review: Option<(Reviewer, Date)>,
    /// When its text was changed last.
    pub updated: Date,
    /// What to know before reading it; empty for nothing.
    pub advisory: String,
    /// Where it comes from.
    pub sources: Vec<Source>,
    /// Its language (BCP 47).
    pub language: String,
    /// Articles to read next, by name.
    pub related: Vec<String>,
    /// Its place in the list.
    pub order: i64,
    /// Whether it is read where somebody may be in danger: help comes first, and the browser's history
    /// does not say what it is about.
    pub safety: bool,
    /// The picture in it, if any: its name, and the same in words.
    pub picture: Option<(String, String)>,
    /// Its text.
    pub body: Body,
    /// How many minutes it takes to read.
    pub minutes: usize,
    /// How hard it is to read.
    pub reading: Option<Reading>,
    /// What it says of itself as a translation of the article of its name, if it is one.
    pub translation: Option<Translation>,
    /// What its file holds, exactly (SHA-256): a review is of this.
    pub hash: [u8; 32],
}

/// Where something comes from.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// By what the text refers to it: `[…](#source-bowlby-1969)`.
    pub key: String,
    /// The book or paper.
    pub text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    title: String,
    summary: String,
    takeaways: Vec<String>,
    topics: Vec<String>,
    author: String,
    language: String,
    updated: String,
    #[serde(default)]
    reviewer: Option<Reviewer>,
    #[serde(default)]
    reviewed: String,
    #[serde(default)]
    advisory: String,
    #[serde(default)]
    related: Vec<String>,
    #[serde(default)]
    order: i64,
    #[serde(default)]
    safety: bool,
    #[serde(default)]
    picture: String,
    #[serde(default)]
    picture_text: String,
    #[serde(default)]
    translation: Option<Translation>,
    #[serde(rename = "source", default)]
    sources: Vec<Source>,
}

/// Whether this may be a part of an address: small letters, digits and hyphens.
pub(super) fn is_name(text: &str) -> bool {
    let known = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !text.is_empty() && text.len() <= 80 && text.chars().all(known)
}

fn split(text: &str) -> Result<(&str, &str), Vec<String>> {
    let begun = text.trim_start_matches('\u{feff}').strip_prefix("+++\n");
    let parts = begun.and_then(|rest| rest.split_once("\n+++\n"));
    parts.ok_or_else(|| {
        vec!["it must begin with what is said about it, between two lines of +++".to_owned()]
    })
}

/// Reads an article of this name.
///
/// # Errors
/// All that is wrong with it, in words for whoever edits it.
pub fn parse(name: &str, text: &str) -> Result<Article, Vec<String>> {
    if text.len() > LONGEST {
        return Err(vec![format!("longer than {LONGEST} bytes")]);
    }
    // As CommonMark asks (section 2.3): programs that read a page may end a text there.
    let plain = text.replace("\r\n", "\n").replace('\0', "\u{fffd}");
    let (head, rest) = split(&plain)?;
    let head: Head = toml::from_str(head).map_err(|e| vec![e.to_string().trim().to_owned()])?;
    let mut problems = head.problems();
    if RESERVED.contains(&name) {
        problems.push("its name is the address of another page".to_owned());
    }
    if !is_name(name) {
        problems.push("its name has other than small letters, digits and hyphens".to_owned());
    }
    let keys: Vec<&str> = head.sources.iter().map(|source| &*source.key).collect();
    let body = match html::body(rest, &keys) {
        Ok(body) => Some(body),
        Err(more) => {
            problems.extend(more);
            None
        }
    };
    let (Some(body), Some(updated), true) = (body, day(&head.updated), problems.is_empty()) else {
        return Err(problems);
    };
    Ok(head.article(name, body, updated, Sha256::digest(text).into()))
}

impl Article {
    /// As what somebody may stand for.
    pub fn as_text(&self) -> Text<'_> {
        Text {
            kind: Kind::Article,
            name: &self.name,
            is_translation: self.translation.is_some(),
            title: &self.title,
            language: &self.language,
            hash: &self.hash,
            review: self.review.as_ref(),
            updated: self.updated,
        }
    }
}

impl Content for Article {
    fn parse(name: &str, text: &str) -> Result<Self, Vec<String>> {
        parse(name, text)
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn language(&self) -> &str {
        &self.language
    }

    fn updated(&self) -> Date {
        self.updated
    }

    fn translation(&self) -> Option<Translation> {
        self.translation
    }

    fn beside(self, original: &Self, translation: Translation) -> Self {
        Self {
            translation: Some(translation),
            // Who forgets to say so puts nobody in danger.
            safety: self.safety || original.safety,
            ..self
        }
    }
}

fn day(text: &str) -> Option<Date> {
    text.parse().ok()
}

impl Head {
    fn problems(&self) -> Vec<String> {
        let blank = |text: &str| text.trim().is_empty();
        let none = |list: &[String]| list.is_empty() || list.iter().any(|line| blank(line));
        let languages = self.language.chars();
        let rules = [
            (blank(&self.title), "it has no title"),
            (blank(&self.summary), "it has no summary"),
            (
                none(&self.takeaways),
                "it has no key takeaways, or an empty one",
            ),
            (none(&self.topics), "it has no topics, or an empty one"),
            (blank(&self.author), "it has no author"),
            (self.sources.is_empty(), "it has no sources"),
            (
                blank(&self.language)
                    || !languages
                        .into_iter()
                        .all(|c| c.is_ascii_alphanumeric() || c == '-'),
                "language is not a code such as \"en\"",
            ),
            (
                day(&self.updated).is_none(),
                "updated is not a day such as \"2026-11-26\"",
            ),
            (
                !self.reviewed.is_empty() && day(&self.reviewed).is_none(),
                "reviewed is not a day such as \"2026-11-26\"",
            ),
            (
                self.reviewer.is_some() == self.reviewed.is_empty(),
                "a reviewer and the day of the review belong together",
            ),
            (
                !self.picture.is_empty() && !PICTURES.contains(&&*self.picture),
                "there is no picture of that name",
            ),
            (
                self.picture.is_empty() != blank(&self.picture_text),
                "a picture and picture_text, the same in words, belong together",
            ),
        ];
        let told = rules.iter().filter(|(wrong, _)| *wrong);
        let mut problems: Vec<String> = told.map(|(_, words)| (*words).to_owned()).collect();
        for source in &self.sources {
            if !is_name(&source.key) || source.text.trim().is_empty() {
                problems.push(format!("the source \"{}\" needs a key of small letters, digits and hyphens, and a text", source.key));
            }
        }
        if let Some(reviewer) = &self.reviewer
            && [&reviewer.name, &reviewer.credential, &reviewer.licence]
                .iter()
                .any(|part| blank(part))
        {
            problems.push("a reviewer has a name, a credential and a licence".to_owned());
        }
        problems
    }

    fn article(self, name: &str, body: Body, updated: Date, hash: [u8; 32]) -> Article {
        let prose = body.prose();
        Article {
            name: name.to_owned(),
            minutes: words(&body.blocks).div_ceil(A_MINUTE).max(1),
            reading: Reading::of(&self.language, &prose),
            translation: self.translation,
            review: self.reviewer.zip(day(&self.reviewed)),
            picture: Some((self.picture, self.picture_text)).filter(|(name, _)| !name.is_empty()),
            title: self.title,
            summary: self.summary,
            takeaways: self.takeaways,
            topics: self.topics,
            author: self.author,
            advisory: self.advisory,
            sources: self.sources,
            language: self.language,
            related: self.related,
            order: self.order,
            safety: self.safety,
            updated,
            body,
            hash,
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// An article with this in place of its title's line, and this text.
    pub(in crate::library) fn written(first: &str, text: &str) -> String {
        format!(
            "+++\n{first}\nsummary = \"About it.\"\ntakeaways = [\"One\"]\ntopics = [\"Couples\"]\n\
             author = \"Us\"\nlanguage = \"en\"\nupdated = \"2026-11-01\"\n\
             [[source]]\nkey = \"bowlby-1969\"\ntext = \"Bowlby (1969)\"\n+++\n{text}\n"
        )
    }

    #[test]
    fn an_article_is_read_whole() {
        let text = written(
            "title = \"Calm\"\nadvisory = \"Hard to read.\"\nrelated = [\"other\"]\n\
             picture = \"plane\"\npicture_text = \"A plane.\"",
            "## First\n\nSome words, as [he wrote](#source-bowlby-1969).",
        );
        let article = parse("calm", &text).expect("an article");
        assert_eq!((&*article.title, article.minutes), ("Calm", 1));
        assert_eq!(article.body.headings.len(), 1);
        assert_eq!(article.sources[0].key, "bowlby-1969");
        assert!(article.review.is_none(), "nobody has, and none is claimed");
        let windows = parse("calm", &text.replace('\n', "\r\n")).expect("an article");
        assert_eq!(windows.body.html, article.body.html);
    }

    #[test]
    fn a_character_that_ends_a_text_elsewhere_is_replaced() {
        let text = written("title = \"Calm\"", "One\0two.");
        let article = parse("calm", &text).expect("an article");
        assert_eq!(article.body.html, "<p>One\u{fffd}two.</p>\n");
    }

    #[test]
    fn a_review_counts_only_for_the_text_it_was_of() {
        let on = |day: &str| {
            let head = format!(
                "title = \"A\"\nreviewed = \"{day}\"\nreviewer = {{ name = \"Dr. Osei\", \
                 credential = \"LMFT\", licence = \"48213, California\" }}"
            );
            parse("a", &written(&head, "Text."))
                .expect("an article")
                .as_text()
                .reviewed()
        };
        assert!(on("2026-11-01").is_some());
        assert!(on("2026-10-31").is_none(), "changed after it");
    }

    #[test]
    fn what_is_wrong_is_said() {
        let first = "title = \"A\"";
        for (text, told) in [
            ("# No head".to_owned(), "+++"),
            (written("titel = \"A\"", "Text."), "titel"),
            (written("title = \" \"", "Text."), "no title"),
            (
                written(first, "Text.").replace("2026-11-01", "soon"),
                "updated",
            ),
            (
                written("title = \"A\"\nreviewed = \"2026-11-02\"", "Text."),
                "belong together",
            ),
            (
                written("title = \"A\"\npicture = \"cat\"", "Text."),
                "no picture",
            ),
            (
                written("title = \"A\"\npicture = \"plane\"", "Text."),
                "in words",
            ),
            (written(first, "Text <script>alert(1)</script>"), "HTML"),
            (
                written(first, "[away](https://elsewhere.example)"),
                "elsewhere.example",
            ),
            (written(first, "[he](#source-nobody)"), "source-nobody"),
            (written(first, "![pic](x.png)"), "picture"),
            (written(first, &"x".repeat(LONGEST)), "longer"),
            (
                written(first, "Text.").replace(
                    "[[source]]\nkey = \"bowlby-1969\"\ntext = \"Bowlby (1969)\"\n",
                    "",
                ),
                "no sources",
            ),
        ] {
            let problems = parse("a", &text).expect_err("not an article").join("; ");
            assert!(problems.contains(told), "{told}: {problems}");
        }
        let problems = parse("../a", &written(first, "Text.")).expect_err("a name");
        assert!(problems[0].contains("small letters"));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_or_refused_and_never_runs(head in ".{0,40}", text in ".{0,300}") {
            let _ = parse("a", &head);
            if let Ok(article) = parse("a", &written("title = \"A\"", &text)) {
                for tag in article.body.html.split('<').skip(1) {
                    let name: String = tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
                    proptest::prop_assert!(crate::library::html::TAGS.contains(&&*name), "{name}");
                }
            }
        }
    }
}
