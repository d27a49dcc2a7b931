//! The texts, as data a practice may change. The table of consent texts.
//!
//! What must stay true: a version is never changed and never goes away.

use std::path::Path;

use include_dir::{Dir, include_dir};
use serde::Deserialize;
use sqlx::Row;

use super::Text;
use crate::clock::Clock;
use crate::db::{Conn, Db, DbError};
use crate::web::Stop;

static SHIPPED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/content/consents");

/// The longest file taken, in bytes.
const LONGEST: usize = 64 * 1024;

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

/// The text's file: the practice's own where its content folder has one.
fn file(folder: Option<&Path>, name: &str) -> Result<String, String> {
    let path = format!("{name}.toml");
    let own = folder.map(|folder| folder.join("consents").join(&path));
    if let Some(own) = own.filter(|own| own.exists()) {
        return std::fs::read_to_string(&own).map_err(|e| format!("{}: {e}", own.display()));
    }
    let shipped = SHIPPED
        .get_file(&path)
        .and_then(|file| file.contents_utf8());
    shipped
        .map(str::to_owned)
        .ok_or_else(|| format!("consents/{path} is missing"))
}

/// Brings in, at the start, the texts that come with the service or stand in their place in the
/// practice's content folder: a new version where one was changed.
///
/// # Errors
/// What is wrong with a file, in words for whoever edits it.
pub async fn bring_in(db: &Db, clock: &Clock, folder: Option<&Path>) -> Result<(), String> {
    for text in Text::ALL {
        let name = text.name();
        let words = file(folder, name)?;
        if words.len() > LONGEST {
            return Err(format!("consents/{name}.toml: longer than {LONGEST} bytes"));
        }
        Wording::parse(&words).map_err(|e| format!("consents/{name}.toml: {e}"))?;
        let stored = store(db, clock, text, &words).await;
        stored.map_err(|e| e.to_string())?;
    }
    Ok(())
}

async fn store(db: &Db, clock: &Clock, text: Text, words: &str) -> Result<(), DbError> {
    let mut tx = db.begin().await?;
    let last = last(&mut tx, text).await?;
    if last.as_ref().is_some_and(|(_, known)| known == words) {
        return Ok(());
    }
    // Two nodes that start together bring in the same.
    sqlx::query(
        "insert into consent_texts (name, version, wording, added_at) values ($1, $2, $3, $4)
         on conflict (name, version) do nothing",
    )
    .bind(text.name())
    .bind(last.map_or(0, |(version, _)| version) + 1)
    .bind(words)
    .bind(clock.now().as_millisecond())
    .execute(&mut *tx)
    .await?;
    tx.commit().await
}

async fn last(conn: &mut Conn, text: Text) -> Result<Option<(i64, String)>, DbError> {
    let row = sqlx::query(
        "select version, wording from consent_texts where name = $1
         order by version desc limit 1",
    )
    .bind(text.name())
    .fetch_optional(conn)
    .await?;
    row.map(|row| Ok((row.try_get(0)?, row.try_get(1)?)))
        .transpose()
}

fn read(words: &str) -> Result<Wording, Stop> {
    Wording::parse(words)
        .map_err(|_| Stop::Fault("a text in the store can no longer be read".to_owned()))
}

/// The newest version of a text, and what it says.
///
/// # Errors
/// [`Stop::NotFound`] if the practice has none yet.
pub async fn newest(conn: &mut Conn, text: Text) -> Result<(i64, Wording), Stop> {
    let (version, words) = last(conn, text).await?.ok_or(Stop::NotFound)?;
    Ok((version, read(&words)?))
}

/// What a text is called now.
pub async fn title(conn: &mut Conn, text: Text) -> Result<String, Stop> {
    Ok(newest(conn, text).await?.1.title)
}

/// What one version of a text says.
pub(super) async fn version(conn: &mut Conn, text: Text, version: i64) -> Result<Wording, Stop> {
    let row = sqlx::query("select wording from consent_texts where name = $1 and version = $2")
        .bind(text.name())
        .bind(version)
        .fetch_optional(conn)
        .await?;
    let words: String = row.ok_or(Stop::NotFound)?.try_get(0)?;
    read(&words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_texts_that_come_with_the_service_can_be_read() {
        for text in Text::ALL {
            let words = file(None, text.name()).expect("a file");
            let wording = Wording::parse(&words).expect("a wording");
            assert!(
                wording.reviewed.is_empty(),
                "nobody has, and none is claimed"
            );
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
