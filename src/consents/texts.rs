//! The texts, as data a practice may change. The table of consent texts.
//!
//! What must stay true: a version is never changed and never goes away, and is in one language. A translation
//! holds as long as the English it was made from: where that changes, each language has a new version.

use std::path::Path;

use include_dir::{Dir, include_dir};
use serde::Deserialize;
use sqlx::Row;

use super::Text;
use crate::clock::Clock;
use crate::content_files;
use crate::db::{Conn, Db, DbError};
use crate::languages::{Language, spoken};
use crate::web::Stop;

static SHIPPED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/content/consents");

/// The longest file taken, in bytes.
const LONGEST: usize = 64 * 1024;

fn english() -> Language {
    Language::English
}

/// One heading and what is beneath it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Part {
    pub(super) heading: String,
    /// Paragraphs.
    #[serde(default)]
    pub(super) text: Vec<String>,
    /// A list beneath them.
    #[serde(default)]
    pub(super) points: Vec<String>,
    /// Where it comes from.
    #[serde(default)]
    pub(super) sources: Vec<String>,
}

/// What a text says.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// The language it is in.
    #[serde(default = "english")]
    pub(super) language: Language,
    pub(super) title: String,
    pub(super) summary: String,
    /// Who of the practice answers for it, with licence and day; empty as long as nobody has.
    #[serde(default)]
    pub(super) reviewed: String,
    #[serde(rename = "part")]
    pub(super) parts: Vec<Part>,
}

impl Wording {
    fn parse(text: &str) -> Result<Self, String> {
        let wording: Self = toml::from_str(text).map_err(|e| e.to_string())?;
        let has_words = |part: &Part| !part.text.is_empty() || !part.points.is_empty();
        if wording.title.trim().is_empty() || wording.parts.is_empty() {
            return Err("a title and at least one part are needed".to_owned());
        }
        match wording.parts.iter().find(|part| !has_words(part)) {
            Some(part) => Err(format!("\"{}\" has no text and no points", part.heading)),
            None => Ok(wording),
        }
    }

    /// How many paragraphs, points and sources each part has.
    fn shape(&self) -> Vec<[usize; 3]> {
        let parts = self.parts.iter();
        let counted = |part: &Part| [&part.text, &part.points, &part.sources].map(Vec::len);
        parts.map(counted).collect()
    }

    /// Each heading and what is beneath it, as plain text.
    pub(super) fn plain(&self) -> Vec<(String, String)> {
        let plain = |part: &Part| {
            let points = part.points.iter().map(|point| format!("• {point}"));
            let lines: Vec<String> = part.text.iter().cloned().chain(points).collect();
            (part.heading.clone(), lines.join("\n"))
        };
        self.parts.iter().map(plain).collect()
    }

    /// Where it all comes from.
    pub(super) fn sources(&self) -> Vec<&str> {
        let sources = self.parts.iter().flat_map(|part| &part.sources);
        sources.map(String::as_str).collect()
    }
}

/// Brings in, at the start, the texts that come with the service or stand in their place in the
/// practice's content folder, in each language there is of them: a new version where one was changed.
///
/// # Errors
/// What is wrong with a file, in words for whoever edits it.
pub async fn bring_in(db: &Db, clock: &Clock, folder: Option<&Path>) -> Result<(), String> {
    let folder = folder.map(|folder| folder.join("consents"));
    for text in Text::ALL {
        let mut all = Vec::new();
        for language in Language::ALL {
            all.extend(file(folder.as_deref(), text, language)?.map(|words| (language, words)));
        }
        let stored = store(db, clock, text, &all).await;
        stored.map_err(|e| e.to_string())?;
    }
    Ok(())
}

/// The words of a text in this language, if there are any; in English there are.
fn file(folder: Option<&Path>, text: Text, language: Language) -> Result<Option<String>, String> {
    let name = format!("{}.toml", text.name());
    let original = content_files::original(&SHIPPED, folder, &name)?;
    let english = checked(&original, &name, Language::English)?;
    if language == Language::English {
        return Ok(Some(original));
    }
    let Some(words) = content_files::translation(&SHIPPED, folder, language, &name)? else {
        return Ok(None);
    };
    let name = format!("{}/{name}", language.tag());
    if checked(&words, &name, language)?.shape() == english.shape() {
        return Ok(Some(words));
    }
    Err(format!(
        "consents/{name}: it has not as many parts, paragraphs and points as the English it is made from"
    ))
}

fn checked(words: &str, name: &str, language: Language) -> Result<Wording, String> {
    if words.len() > LONGEST {
        return Err(format!("consents/{name}: longer than {LONGEST} bytes"));
    }
    let wording = Wording::parse(words).map_err(|e| format!("consents/{name}: {e}"))?;
    if wording.language == language {
        return Ok(wording);
    }
    let tag = language.tag();
    Err(format!(
        "consents/{name}: what stands there says language = \"{tag}\" (English may leave it out)"
    ))
}

/// Stores what differs from the newest version in its language, and every translation where the English does.
async fn store(
    db: &Db,
    clock: &Clock,
    text: Text,
    all: &[(Language, String)],
) -> Result<(), DbError> {
    let mut tx = db.begin().await?;
    let known = in_force(&mut tx, text).await?;
    let mut last = last_version(&mut tx, text).await?;
    let mut anew = false;
    for (language, words) in all {
        let before = known.iter().find(|(_, known)| known == language);
        if let Some((at, _)) = before.filter(|_| !anew)
            && wording(&mut tx, text, *at).await?.as_ref() == Some(words)
        {
            continue;
        }
        anew |= *language == Language::English;
        last += 1;
        // Two nodes that start together bring in the same.
        sqlx::query(
            "insert into consent_texts (name, version, language, wording, added_at)
             values ($1, $2, $3, $4, $5) on conflict (name, version) do nothing",
        )
        .bind(text.name())
        .bind(last)
        .bind(language.tag())
        .bind(words)
        .bind(clock.now().as_millisecond())
        .execute(&mut *tx)
        .await?;
    }
    tx.commit().await
}

/// The newest version there is in any language; 0 where there is none.
async fn last_version(conn: &mut Conn, text: Text) -> Result<i64, DbError> {
    let row = sqlx::query("select coalesce(max(version), 0) from consent_texts where name = $1")
        .bind(text.name())
        .fetch_one(conn)
        .await?;
    Ok(row.try_get(0)?)
}

/// The newest version in each language; none that is older than the English.
async fn in_force(conn: &mut Conn, text: Text) -> Result<Vec<(i64, Language)>, DbError> {
    let rows = sqlx::query(
        "select max(version), language from consent_texts where name = $1 group by language",
    )
    .bind(text.name())
    .fetch_all(conn)
    .await?;
    let mut all: Vec<(i64, Language)> = Vec::new();
    for row in &rows {
        let (at, tag): (i64, String) = (row.try_get(0)?, row.try_get(1)?);
        all.extend(Language::of_tag(&tag).map(|language| (at, language)));
    }
    let english = all.iter().find(|(_, one)| *one == Language::English);
    let english = english.map_or(0, |(at, _)| *at);
    all.retain(|(at, _)| *at >= english);
    Ok(all)
}

/// The words of one version, if there is such a version.
async fn wording(conn: &mut Conn, text: Text, version: i64) -> Result<Option<String>, DbError> {
    let row = sqlx::query("select wording from consent_texts where name = $1 and version = $2")
        .bind(text.name())
        .bind(version)
        .fetch_optional(conn)
        .await?;
    row.map(|row| Ok(row.try_get(0)?)).transpose()
}

/// The versions of a text that may be signed now: one in each language there is of it.
///
/// # Errors
/// If the store does not answer.
pub(super) async fn to_sign(conn: &mut Conn, text: Text) -> Result<Vec<i64>, Stop> {
    let all = in_force(conn, text).await?.into_iter();
    Ok(all.map(|(version, _)| version).collect())
}

fn read(words: &str) -> Result<Wording, Stop> {
    Wording::parse(words)
        .map_err(|_| Stop::Fault("a text in the store can no longer be read".to_owned()))
}

/// The newest version of a text in the language of the page, else in English, and what it says.
///
/// # Errors
/// [`Stop::NotFound`] if the practice has none yet.
pub async fn newest(conn: &mut Conn, text: Text) -> Result<(i64, Wording), Stop> {
    let all = in_force(conn, text).await?;
    let of = |language| all.iter().find(|(_, one)| *one == language);
    let newest = of(spoken().page).or_else(|| of(Language::English));
    let (at, _) = *newest.ok_or(Stop::NotFound)?;
    Ok((at, version(conn, text, at).await?))
}

/// What a text is called now.
pub async fn title(conn: &mut Conn, text: Text) -> Result<String, Stop> {
    Ok(newest(conn, text).await?.1.title)
}

/// What one version of a text says.
pub(super) async fn version(conn: &mut Conn, text: Text, version: i64) -> Result<Wording, Stop> {
    let words = wording(conn, text, version).await?.ok_or(Stop::NotFound)?;
    read(&words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_texts_that_come_with_the_service_can_be_read() {
        for text in Text::ALL {
            for language in [Language::English, Language::Spanish] {
                let words = file(None, text, language).expect("a file").expect("words");
                let wording = Wording::parse(&words).expect("a wording");
                assert_eq!(wording.language, language);
                assert!(
                    wording.reviewed.is_empty(),
                    "nobody has, and none is claimed"
                );
            }
            let none = file(None, text, Language::Arabic).expect("no file");
            assert!(none.is_none());
        }
    }

    #[test]
    fn a_text_without_words_is_none() {
        for (words, told) in [
            (
                "title = \"A\"\nsummary = \"B\"\n[[part]]\nheading = \"C\"",
                "no text",
            ),
            (
                "title = \"\"\nsummary = \"B\"\n[[part]]\nheading = \"C\"\ntext = [\"D\"]",
                "a title",
            ),
            ("title = \"A\"\nsummary = \"B\"\npart = []", "one part"),
            ("titel = \"A\"", "titel"),
        ] {
            let problem = Wording::parse(words).expect_err("not a text");
            assert!(problem.contains(told), "{problem}");
        }
    }
}
