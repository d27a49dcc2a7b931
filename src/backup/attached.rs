//! The files people sent, in a backup and out of it.
//!
//! What must stay true: a backup has those that its copy of the database names, and no other; copies people
//! take of everything are in none, since they can be made again. They never change, so what an earlier backup
//! has, and still has whole, is the same file and takes no room.

use std::collections::{HashMap, HashSet};
use std::io::Write;
use std::path::{Path, PathBuf};

use super::folder::{Folder, Unfinished};
use super::manifest::{FileOf, Manifest};
use crate::files;
use crate::sealed_files::{self, ATTACHMENTS, Files, Trouble};

/// How many bytes are read at once.
const BLOCK: usize = 1024 * 1024;

/// Where they are taken from.
enum From {
    Disk(PathBuf),
    Bucket {
        bucket: sealed_files::Folder,
        earlier: Option<Earlier>,
    },
}

/// The newest whole backup of before.
struct Earlier {
    path: PathBuf,
    files: HashMap<String, FileOf>,
}

impl Earlier {
    fn of(folder: &Folder) -> Result<Option<Self>, String> {
        Ok(folder.newest()?.map(|(path, manifest)| Self {
            path,
            files: manifest
                .files
                .into_iter()
                .map(|file| (file.name.clone(), file))
                .collect(),
        }))
    }

    /// Whether it has this file, and has it as it was.
    fn has(&self, name: &str) -> bool {
        let told = self.files.get(name);
        told.is_some_and(|told| FileOf::read(&self.path, name).is_ok_and(|found| found == *told))
    }
}

/// Puts files of these names into a backup; gives the names they have there.
///
/// # Errors
/// Words for whoever asked.
pub(super) async fn put_in(
    named: HashSet<String>,
    (kept, data): (&Files, &Path),
    (folder, unfinished): (&Folder, &Unfinished),
    tell: &impl Fn(&str),
) -> Result<Vec<String>, String> {
    if named.is_empty() {
        return Ok(Vec::new());
    }
    let from = match kept.is_bucket() {
        false => From::Disk(data.to_owned()),
        true => From::Bucket {
            bucket: kept.attachments(),
            earlier: Earlier::of(folder)?,
        },
    };
    let to = unfinished.path().join(ATTACHMENTS);
    files::make_new_folder(&to)?;
    let (mut names, mut gone) = (Vec::new(), 0);
    for name in named {
        let inside = format!("{ATTACHMENTS}/{name}");
        match from
            .take(&name, &inside, &unfinished.path().join(&inside))
            .await?
        {
            true => names.push(inside),
            false => gone += 1,
        }
    }
    files::sync(&to)?;
    if gone > 0 {
        tell(&format!(
            "{gone} attachments were not there: taken away while the backup was made, or lost before."
        ));
    }
    Ok(names)
}

impl From {
    /// Takes one; whether it was there.
    async fn take(&self, name: &str, inside: &str, to: &Path) -> Result<bool, String> {
        let (path, bucket) = match self {
            Self::Disk(data) => (data.join(inside), None),
            Self::Bucket { bucket, earlier } => {
                let earlier = earlier.as_ref().filter(|earlier| earlier.has(inside));
                match earlier {
                    Some(earlier) => (earlier.path.join(inside), None),
                    None => (PathBuf::new(), Some(bucket)),
                }
            }
        };
        if let Some(bucket) = bucket {
            return fetch(bucket, name, to).await;
        }
        match files::link_or_copy(&path, to) {
            Ok(()) => Ok(true),
            Err(fault) if fault.kind() == std::io::ErrorKind::NotFound => Ok(false),
            Err(fault) => Err(files::told(&path, &fault)),
        }
    }
}

async fn fetch(bucket: &sealed_files::Folder, name: &str, to: &Path) -> Result<bool, String> {
    let mut from = match bucket.open(name).await {
        Err(Trouble::Gone) => return Ok(false),
        from => from.map_err(|trouble| trouble.to_string())?,
    };
    files::write_new(to, b"")?;
    let told = |fault: std::io::Error| files::told(to, &fault);
    let opened = std::fs::OpenOptions::new().append(true).open(to);
    let mut file = opened.map_err(told)?;
    loop {
        let block = from.next(BLOCK).await.map_err(|e| e.to_string())?;
        if block.is_empty() {
            break;
        }
        file.write_all(&block).map_err(told)?;
    }
    file.sync_all().map_err(told)?;
    Ok(true)
}

/// Puts the files of a backup back where they are kept. They are there before the database that names them.
///
/// # Errors
/// Words for whoever asked.
pub(super) async fn put_back(
    manifest: &Manifest,
    from: &Path,
    (kept, data): (&Files, &Path),
) -> Result<(), String> {
    let mut names = manifest.attachments().peekable();
    if names.peek().is_none() {
        return Ok(());
    }
    if kept.is_bucket() {
        for name in names {
            let told = |trouble: Trouble| trouble.to_string();
            send(&from.join(name), name, kept).await.map_err(told)?;
        }
        return Ok(());
    }
    let folder = data.join(ATTACHMENTS);
    files::make_folder(&folder)?;
    for name in names {
        let (from, to) = (from.join(name), data.join(name));
        // Of a try that was cut off.
        if to.exists() {
            std::fs::remove_file(&to).map_err(|e| files::told(&to, &e))?;
        }
        files::link_or_copy(&from, &to).map_err(|e| files::told(&to, &e))?;
    }
    files::sync(&folder)
}

/// Sends one to the bucket, unless it is there.
async fn send(path: &Path, name: &str, kept: &Files) -> Result<(), Trouble> {
    let name = name.rsplit('/').next().unwrap_or(name);
    let folder = kept.attachments();
    let mut file = std::fs::File::open(path).map_err(Trouble::broken)?;
    let length = file.metadata().map_err(Trouble::broken)?.len();
    match folder.open(name).await {
        // A file never changes: one of this name and length is this one.
        Ok(there) if there.length().await? == length => return Ok(()),
        Ok(_) | Err(Trouble::Gone) => {}
        Err(trouble) => return Err(trouble),
    }
    let mut writing = folder.begin_as(name).await?;
    let mut block = vec![0; BLOCK];
    loop {
        match std::io::Read::read(&mut file, &mut block).map_err(Trouble::broken)? {
            0 => break,
            read => writing.write(&block[..read]).await?,
        }
    }
    writing.keep().await?;
    Ok(())
}
