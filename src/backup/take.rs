//! Taking a backup while the service runs.
//!
//! What must stay true: it is done only when every byte of it is on disk and the copy was found good.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::folder::{Folder, Unfinished};
use super::manifest::{FORMAT, FileOf, Manifest};
use super::{DATABASE_FILE, Erased, Take, attached, progress, size, verify};
use crate::sealed_files::Files;
use crate::settings::shred_list;
use crate::{attachments, db, files, key_file, shred};

/// What is said of a backup without the files people sent.
pub(super) const WITHOUT_FILES: &str =
    "The files people sent are not in it: they must be kept elsewhere.";

/// A backup, taken.
#[derive(Clone, Debug)]
pub struct Taken {
    /// Its folder.
    pub folder: PathBuf,
    /// What it is made of.
    pub manifest: Manifest,
    /// Older ones that were deleted for it.
    pub deleted: Vec<PathBuf>,
}

impl Taken {
    pub(super) fn words(&self) -> Vec<String> {
        let mut words = vec![format!(
            "Backup taken, checked and on disk: {} ({})",
            self.folder.display(),
            size(self.manifest.bytes())
        )];
        words.push(if self.manifest.has(key_file::NAME) {
            "server.key is in it: whoever has this backup can read names, addresses, wishes and times, \
             and guess at weak passwords. Keep it as you keep the key to the practice."
                .to_owned()
        } else {
            "server.key is not in it, so a thief of it reads no name. Keep one copy of that key \
             elsewhere, on paper or a stick in a safe: without it this backup is of little use."
                .to_owned()
        });
        if self.manifest.without_files {
            words.push(WITHOUT_FILES.to_owned());
        }
        let deleted = self.deleted.iter();
        words.extend(deleted.map(|path| format!("Older backup deleted: {}", path.display())));
        words
    }
}

/// Takes a backup into a new folder, and deletes older ones where that was asked.
///
/// # Errors
/// Words for whoever asked. What was begun is gone again.
pub async fn take(asked: &Take, now: Timestamp, tell: &impl Fn(&str)) -> Result<Taken, String> {
    let database = asked.data.join(DATABASE_FILE);
    if !database.is_file() {
        return Err(format!(
            "{}: there is no such file. A practice on PostgreSQL is backed up by pg_dump or \
             pg_basebackup: see docs/running.md",
            database.display()
        ));
    }
    let key = key_file::read(&asked.data.join(key_file::NAME))?;
    // Read before the copy begins: whoever is erased meanwhile is asked for at a restore.
    let erased = erased(&shred_list(&asked.data, asked.shred_list.as_deref()))?;
    let folder = Folder::hold(&asked.to)?;
    let unfinished = folder.begin(now)?;
    copy(&database, &unfinished).await?;
    let migrations = verify::database(&unfinished.path().join(DATABASE_FILE)).await?;
    let mut names = vec![DATABASE_FILE.to_owned()];
    if asked.with_server_key {
        let bytes = key_file::bytes(&asked.data.join(key_file::NAME))?;
        files::write_new(&unfinished.path().join(key_file::NAME), bytes.as_slice())?;
        names.push(key_file::NAME.to_owned());
    }
    if !asked.without_files {
        let kept = Files::named(&asked.keeping, &asked.data)?;
        let (from, to) = ((&kept, &*asked.data), (&folder, &unfinished));
        names.extend(attached::put_in(named(&unfinished).await?, from, to, tell).await?);
    }
    let read = names
        .iter()
        .map(|name| FileOf::read(unfinished.path(), name));
    let manifest = Manifest {
        format: FORMAT,
        made_by: format!("securebase {}", env!("CARGO_PKG_VERSION")),
        taken_at: now,
        migrations,
        erased,
        files: read.collect::<Result<_, _>>()?,
        without_files: asked.without_files,
        tag: String::new(),
    };
    let manifest = manifest.signed(&key);
    manifest.write(unfinished.path())?;
    let taken = unfinished.finish()?;
    let deleted = match asked.keep {
        Some(most) => folder.keep(most as usize),
        None => Ok(Vec::new()),
    };
    let deleted = deleted.unwrap_or_else(|problem| {
        tell(&format!("An older backup could not be deleted: {problem}"));
        Vec::new()
    });
    Ok(Taken {
        folder: taken,
        manifest,
        deleted,
    })
}

async fn copy(database: &Path, unfinished: &Unfinished) -> Result<(), String> {
    let to = unfinished.path().join(DATABASE_FILE);
    // SQLite would make the file readable by others.
    files::write_new(&to, b"")?;
    let copied = progress::shown(db::copy(database, &to), database, &to).await;
    copied.map_err(|fault| format!("{}: {fault}", database.display()))?;
    files::sync(&to)
}

/// The files people sent that the copy of the database names.
async fn named(unfinished: &Unfinished) -> Result<HashSet<String>, String> {
    let copy = unfinished.path().join(DATABASE_FILE);
    let named = attachments::files_in(&copy).await;
    named.map_err(|fault| format!("{}: {fault}", copy.display()))
}

fn erased(list: &Path) -> Result<Erased, String> {
    let list = shred::read(list)?;
    let entries = list.entries.len();
    Ok(Erased {
        entries,
        hash: list.hash_at(entries).unwrap_or_default().to_owned(),
    })
}
