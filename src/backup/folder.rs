//! The folder that backups lie in, each in a folder of its own.
//!
//! What must stay true: a backup gets its name last, when all of it is on disk, and loses it first, before
//! any of it is deleted; nothing else in the folder is touched.

use std::fs::File;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::manifest::{self, Manifest};
use crate::files;
use crate::sealed_files::ATTACHMENTS;

/// What an unfinished one ends in: cut off while it was made, or while it was deleted.
const UNFINISHED: &str = ".unfinished";

/// The folder of backups, held: no other backup is made into it meanwhile.
pub(super) struct Folder {
    path: PathBuf,
    _held: File,
}

impl Folder {
    pub(super) fn hold(path: &Path) -> Result<Self, String> {
        files::make_folder(path)?;
        let held = File::open(path).map_err(|e| files::told(path, &e))?;
        if held.try_lock().is_err() {
            return Err(format!(
                "{}: another backup is being made into it",
                path.display()
            ));
        }
        let folder = Self {
            path: path.to_owned(),
            _held: held,
        };
        // Nobody else is at work here, so these were cut off.
        for left in folder.names(|name| is_ours(name.strip_suffix(UNFINISHED)?))? {
            let path = folder.path.join(left);
            std::fs::remove_dir_all(&path).map_err(|e| files::told(&path, &e))?;
        }
        Ok(folder)
    }

    fn names(&self, of: impl Fn(&str) -> Option<()>) -> Result<Vec<String>, String> {
        let entries = std::fs::read_dir(&self.path).map_err(|e| files::told(&self.path, &e))?;
        let mut names: Vec<String> = entries
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter(|name| of(name).is_some())
            .collect();
        names.sort_unstable();
        Ok(names)
    }

    /// A new folder for a backup of this time, without its name yet.
    pub(super) fn begin(&self, now: Timestamp) -> Result<Unfinished, String> {
        let name = now
            .strftime("securebase-%Y-%m-%dT%H-%M-%S.%3fZ")
            .to_string();
        let made = self.path.join(format!("{name}{UNFINISHED}"));
        let named = self.path.join(&name);
        if named.exists() {
            return Err(format!("{}: there is one of this time", named.display()));
        }
        files::make_new_folder(&made)?;
        Ok(Unfinished {
            made,
            named,
            finished: false,
        })
    }

    /// Deletes whole backups beyond so many, the oldest first; says which.
    pub(super) fn keep(&self, most: usize) -> Result<Vec<PathBuf>, String> {
        let names = self.names(is_ours)?;
        let mut whole: Vec<PathBuf> = names.iter().map(|name| self.path.join(name)).collect();
        whole.retain(|path| is_whole(path));
        whole.truncate(whole.len().saturating_sub(most));
        for path in &whole {
            self.delete(path)?;
        }
        Ok(whole)
    }

    /// The newest whole backup.
    pub(super) fn newest(&self) -> Result<Option<(PathBuf, Manifest)>, String> {
        let names = self.names(is_ours)?;
        let paths = names.iter().rev().map(|name| self.path.join(name));
        let whole = paths.filter(|path| is_whole(path));
        let mut read = whole.filter_map(|path| Some((path.clone(), Manifest::read(&path).ok()?)));
        Ok(read.next())
    }

    fn delete(&self, backup: &Path) -> Result<(), String> {
        let told = |e: std::io::Error| files::told(backup, &e);
        let manifest = Manifest::read(backup)?;
        let mut unnamed = backup.as_os_str().to_owned();
        unnamed.push(UNFINISHED);
        let unnamed = PathBuf::from(unnamed);
        std::fs::rename(backup, &unnamed).map_err(told)?;
        files::sync(&self.path)?;
        let names = manifest.files.iter().map(|file| file.name.as_str());
        for name in names.chain([manifest::NAME]) {
            std::fs::remove_file(unnamed.join(name)).map_err(told)?;
        }
        let inside = unnamed.join(ATTACHMENTS);
        if inside.exists() {
            std::fs::remove_dir(&inside).map_err(told)?;
        }
        std::fs::remove_dir(&unnamed).map_err(told)
    }
}

/// Whether a name is one that backups get.
fn is_ours(name: &str) -> Option<()> {
    let time = name.strip_prefix("securebase-")?.strip_suffix('Z')?;
    let fits = |(at, c): (usize, char)| match at {
        4 | 7 | 13 | 16 => c == '-',
        10 => c == 'T',
        19 => c == '.',
        _ => c.is_ascii_digit(),
    };
    (time.len() == 23 && time.char_indices().all(fits)).then_some(())
}

/// Whether all that a backup's manifest names is there and nothing else, at its size.
fn is_whole(backup: &Path) -> bool {
    let Ok(manifest) = Manifest::read(backup) else {
        return false;
    };
    let there = |file: &manifest::FileOf| {
        let found = std::fs::metadata(backup.join(&file.name));
        found.is_ok_and(|found| found.is_file() && found.len() == file.bytes)
    };
    let entries = |folder: &Path| std::fs::read_dir(folder).map_or(0, Iterator::count);
    let inside = backup.join(ATTACHMENTS);
    let attached = manifest.attachments().count();
    // The manifest, and the folder of attachments where there is one.
    let beside = 1 + usize::from(inside.exists());
    manifest.files.iter().all(there)
        && entries(backup) == manifest.files.len() - attached + beside
        && entries(&inside) == attached
}

/// A backup that is being made: gone again if it is not finished.
pub(super) struct Unfinished {
    made: PathBuf,
    named: PathBuf,
    finished: bool,
}

impl Unfinished {
    /// Where its files go.
    pub(super) fn path(&self) -> &Path {
        &self.made
    }

    /// Gives it its name, once all of it is on disk.
    pub(super) fn finish(mut self) -> Result<PathBuf, String> {
        files::sync(&self.made)?;
        std::fs::rename(&self.made, &self.named).map_err(|e| files::told(&self.named, &e))?;
        self.finished = true;
        files::sync(self.named.parent().unwrap_or(Path::new(".")))?;
        Ok(self.named.clone())
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if !self.finished {
            // What cannot be deleted now is deleted by the next backup.
            let _ = std::fs::remove_dir_all(&self.made);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_backups_are_ours() {
        let now: Timestamp = "2026-11-25T15:01:00.5Z".parse().expect("a time");
        let folder = tempfile::tempdir().expect("a folder");
        let held = Folder::hold(folder.path()).expect("held");
        let named = held.begin(now).expect("begun").named.clone();
        let name = named.file_name().and_then(|name| name.to_str());
        assert_eq!(name, Some("securebase-2026-11-25T15-01-00.500Z"));
        assert!(is_ours(name.expect("a name")).is_some());
        for other in [
            "securebase-old",
            "securebase-2026-11-25Z",
            "securebase-2026-11-25T15-01-00.500Z.tar",
            "photos",
        ] {
            assert!(is_ours(other).is_none(), "{other}");
        }
    }

    #[test]
    fn two_do_not_work_in_one_folder_and_what_was_cut_off_goes() {
        let folder = tempfile::tempdir().expect("a folder");
        let held = Folder::hold(folder.path()).expect("held");
        assert!(Folder::hold(folder.path()).is_err());
        let mut begun = held.begin(Timestamp::UNIX_EPOCH).expect("begun");
        begun.finished = true; // as if the machine had stopped: nothing tidies up
        let (left, other) = (begun.made.clone(), folder.path().join("other.unfinished"));
        std::fs::create_dir(&other).expect("somebody else's");
        drop((begun, held));
        assert!(left.exists());
        Folder::hold(folder.path()).expect("held");
        assert!(!left.exists() && other.exists());
    }
}
