//! Looking a backup over.
//!
//! What must stay true: nothing in it or beside it is written; all that is wrong is said in plain words,
//! and none of it is content.

use std::path::Path;

use sqlx::Connection;

use super::manifest::{FileOf, Manifest};
use super::take::WITHOUT_FILES;
use super::{DATABASE_FILE, Verify, size};
use crate::db::{self, DbError};
use crate::{key_file, practice};

/// A backup that was found good.
#[derive(Clone, Debug)]
pub struct Verified {
    /// What it is made of.
    pub manifest: Manifest,
    /// What was found of the server's key.
    pub key: KeyCheck,
}

/// What was found of the server's key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyCheck {
    /// No key was given, and none is in the backup.
    NotTried,
    /// It is the one the backup belongs to, and opens what the server sealed.
    Opens,
    /// It is the one the backup belongs to; the practice was not set up yet, so nothing is sealed.
    Belongs,
}

impl Verified {
    /// For whoever asked.
    pub fn words(&self) -> Vec<String> {
        let taken = self.manifest.taken_at.strftime("%-d %B %Y, %H:%M:%S UTC");
        let newest = self.manifest.migrations.last().copied().unwrap_or(0);
        let key = match self.key {
            KeyCheck::NotTried => "The server's key was not tried: give it with --server-key.",
            KeyCheck::Opens => "The server's key opens it.",
            KeyCheck::Belongs => "The server's key belongs to it; the practice was not set up yet.",
        };
        let without = self.manifest.without_files;
        let without = without.then(|| WITHOUT_FILES.to_owned());
        let mut words = vec![
            format!(
                "The backup is good: taken {taken}, {}, tables of version {newest}.",
                size(self.manifest.bytes())
            ),
            key.to_owned(),
        ];
        words.extend(without);
        words
    }
}

/// Looks a backup over.
///
/// # Errors
/// All that is wrong with it, in words, a line each.
pub async fn verify(asked: &Verify) -> Result<Verified, String> {
    let folder = &asked.folder;
    let manifest = Manifest::read(folder)?;
    let mut problems: Vec<String> = Vec::new();
    for file in &manifest.files {
        problems.extend(differs(folder, file));
    }
    if problems.is_empty() {
        match database(&folder.join(DATABASE_FILE)).await {
            Ok(found) if found == manifest.migrations => {}
            Ok(_) => problems.push("its tables are not of the version it says".to_owned()),
            Err(problem) => problems.push(problem),
        }
    }
    let inside = folder.join(key_file::NAME);
    let given = asked.server_key.as_deref();
    let given = given.or_else(|| manifest.has(key_file::NAME).then_some(inside.as_path()));
    let mut key = KeyCheck::NotTried;
    if let (Some(given), true) = (given, problems.is_empty()) {
        match opened_by(folder, &manifest, given).await {
            Ok(found) => key = found,
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() {
        return Ok(Verified { manifest, key });
    }
    let shown = folder.display();
    let lines = problems.iter().map(|problem| format!("\n  - {problem}"));
    Err(format!(
        "{shown} is not a good backup:{}",
        lines.collect::<String>()
    ))
}

/// How a file is not what the manifest says of it.
fn differs(folder: &Path, told: &FileOf) -> Option<String> {
    let name = &told.name;
    match FileOf::read(folder, name) {
        Err(problem) => Some(problem),
        Ok(found) if found.bytes < told.bytes => Some(format!(
            "{name} is cut off: {} bytes of {}",
            found.bytes, told.bytes
        )),
        Ok(found) if found != *told => Some(format!("{name} was changed or damaged")),
        Ok(_) => None,
    }
}

/// Opens the copy of the database and looks it over: gives the migrations it has.
pub(super) async fn database(path: &Path) -> Result<Vec<i64>, String> {
    let looked = async || -> Result<_, DbError> {
        let mut conn = db::look_at(path).await?;
        let problems = db::problems(&mut conn).await?;
        let migrations = db::migrations_of(&mut conn).await?;
        conn.close().await?;
        Ok((problems, migrations))
    };
    let (problems, migrations) = looked().await.map_err(|fault| {
        format!("{DATABASE_FILE} cannot be read as a store of securebase ({fault})")
    })?;
    if let Some(first) = problems.first() {
        let count = problems.len();
        return Err(format!(
            "{DATABASE_FILE} is damaged; SQLite finds {count} problems or more, the first: {first}"
        ));
    }
    let known = |number: &i64| db::all_migrations().iter().any(|m| m.number == *number);
    if !migrations.iter().all(known) {
        return Err(format!(
            "{DATABASE_FILE} has tables of a newer securebase than this one"
        ));
    }
    Ok(migrations)
}

/// Whether this is the key the backup belongs to.
async fn opened_by(folder: &Path, manifest: &Manifest, key: &Path) -> Result<KeyCheck, String> {
    let shown = key.display();
    let key = key_file::read(key)?;
    let told = |fault: DbError| fault.to_string();
    let mut conn = db::look_at(&folder.join(DATABASE_FILE))
        .await
        .map_err(told)?;
    let opens = practice::opens_with(&mut conn, &key).await.map_err(told)?;
    conn.close().await.map_err(|e| told(e.into()))?;
    match (opens, manifest.is_of(&key)) {
        (Some(true), true) => Ok(KeyCheck::Opens),
        (None, true) => Ok(KeyCheck::Belongs),
        (Some(true), false) => Err(
            "manifest.json was changed: the server's key opens the database but did not write it"
                .to_owned(),
        ),
        _ => Err(format!(
            "{shown} is not the server.key this backup belongs to: it does not open it"
        )),
    }
}
