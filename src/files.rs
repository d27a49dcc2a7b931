//! Files and folders that only their owner may read.
//!
//! What must stay true: what is written here is whole and on disk when a function returns, or was not
//! written.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;

/// Makes a folder for its owner alone, and those it is in; one that is there is taken as it is.
///
/// # Errors
/// Words for whoever asked, with the folder's name.
pub fn make_folder(folder: &Path) -> Result<(), String> {
    let mut builder = DirBuilder::new();
    let made = builder.recursive(true).mode(0o700).create(folder);
    made.map_err(|e| told(folder, &e))
}

/// Makes a folder for its owner alone that must not be there yet.
///
/// # Errors
/// As [`make_folder`], and if there is something of this name.
pub fn make_new_folder(folder: &Path) -> Result<(), String> {
    let made = DirBuilder::new().mode(0o700).create(folder);
    made.map_err(|e| told(folder, &e))
}

/// Writes a new file that only its owner can read.
///
/// # Errors
/// Words for whoever asked, with the file's name; among them that the file is there already.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let write = || -> std::io::Result<()> {
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    write().map_err(|e| told(path, &e))
}

/// Puts a file that never changes under a second name: the same file where both are on one disk, else a
/// copy that is on disk.
///
/// # Errors
/// The fault, to be told with whichever name it is about.
pub fn link_or_copy(from: &Path, to: &Path) -> std::io::Result<()> {
    if std::fs::hard_link(from, to).is_ok() {
        return Ok(());
    }
    std::fs::copy(from, to)?;
    File::open(to)?.sync_all()
}

/// Waits until a file's bytes, or a folder's names, are on disk.
///
/// # Errors
/// Words for whoever asked, with the name.
pub fn sync(path: &Path) -> Result<(), String> {
    let synced = File::open(path).and_then(|file| file.sync_all());
    synced.map_err(|e| told(path, &e))
}

/// A fault with the name of the file it is about.
pub fn told(path: &Path, fault: &std::io::Error) -> String {
    format!("{}: {fault}", path.display())
}
