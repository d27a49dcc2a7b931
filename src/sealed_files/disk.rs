//! Sealed files in the data folder.
//!
//! What must stay true: a file has its bytes and its name on disk before [`Writing::keep`] returns.

use std::io::{ErrorKind, SeekFrom};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use tokio::fs::{File, OpenOptions};
use tokio::io::{AsyncReadExt, AsyncSeekExt, AsyncWriteExt};

use super::Trouble;
use crate::files;

/// A data folder.
#[derive(Clone)]
pub struct Disk(PathBuf);

/// A folder in it.
#[derive(Clone)]
pub struct Folder(PathBuf);

impl Disk {
    pub(super) fn new(data: &Path) -> Self {
        Self(data.to_owned())
    }

    pub(super) fn folder(&self, name: &str) -> Folder {
        Folder(self.0.join(name))
    }
}

impl Folder {
    pub(super) async fn begin(&self, name: &str) -> Result<Writing, Trouble> {
        files::make_folder(&self.0).map_err(Trouble::broken)?;
        let path = self.0.join(name);
        let file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&path)
            .await
            .map_err(Trouble::broken)?;
        Ok(Writing {
            file,
            path,
            name: name.to_owned(),
            bytes: 0,
            kept: false,
        })
    }

    pub(super) async fn open(&self, name: &str) -> Result<Reading, Trouble> {
        match File::open(self.0.join(name)).await {
            Ok(file) => Ok(Reading(file)),
            Err(fault) if fault.kind() == ErrorKind::NotFound => Err(Trouble::Gone),
            Err(fault) => Err(Trouble::broken(fault)),
        }
    }

    pub(super) async fn delete(&self, name: &str) -> Result<(), Trouble> {
        match tokio::fs::remove_file(self.0.join(name)).await {
            Err(fault) if fault.kind() != ErrorKind::NotFound => Err(Trouble::broken(fault)),
            _ => Ok(()),
        }
    }

    pub(super) async fn all(&self) -> Result<Vec<String>, Trouble> {
        self.listed(|_| true).await
    }

    /// The names of files last written before this time.
    pub(super) async fn older_than(&self, time: Timestamp) -> Result<Vec<String>, Trouble> {
        let is_old = |written| Timestamp::try_from(written).is_ok_and(|written| written < time);
        self.listed(|about| about.modified().is_ok_and(is_old))
            .await
    }

    async fn listed(
        &self,
        fits: impl Fn(&std::fs::Metadata) -> bool,
    ) -> Result<Vec<String>, Trouble> {
        let mut found = Vec::new();
        let mut entries = match tokio::fs::read_dir(&self.0).await {
            Err(fault) if fault.kind() == ErrorKind::NotFound => return Ok(found),
            entries => entries.map_err(Trouble::broken)?,
        };
        while let Some(entry) = entries.next_entry().await.map_err(Trouble::broken)? {
            // One that is deleted meanwhile has nothing to tell.
            let Ok(about) = entry.metadata().await else {
                continue;
            };
            if let (true, Ok(name)) = (fits(&about), entry.file_name().into_string()) {
                found.push(name);
            }
        }
        Ok(found)
    }
}

/// A file that is written.
pub struct Writing {
    file: File,
    path: PathBuf,
    name: String,
    bytes: u64,
    kept: bool,
}

impl Writing {
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    pub(super) async fn write(&mut self, bytes: &[u8]) -> Result<(), Trouble> {
        self.bytes += bytes.len() as u64;
        self.file.write_all(bytes).await.map_err(Trouble::broken)
    }

    pub(super) async fn keep(mut self) -> Result<(String, u64), Trouble> {
        self.file.flush().await.map_err(Trouble::broken)?;
        self.file.sync_all().await.map_err(Trouble::broken)?;
        let folder = self.path.parent().unwrap_or(Path::new(".")).to_owned();
        let synced = tokio::task::spawn_blocking(move || files::sync(&folder)).await;
        synced.map_err(Trouble::broken)?.map_err(Trouble::broken)?;
        self.kept = true;
        Ok((self.name.clone(), self.bytes))
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        if !self.kept {
            // What cannot be deleted now is deleted by the sweep.
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// A file that is read.
pub struct Reading(File);

impl Reading {
    pub(super) async fn length(&self) -> Result<u64, Trouble> {
        Ok(self.0.metadata().await.map_err(Trouble::broken)?.len())
    }

    pub(super) async fn at(&mut self, from: u64, bytes: usize) -> Result<Vec<u8>, Trouble> {
        let place = SeekFrom::Start(from);
        self.0.seek(place).await.map_err(Trouble::broken)?;
        let mut read = vec![0; bytes];
        self.0
            .read_exact(&mut read)
            .await
            .map_err(Trouble::broken)?;
        Ok(read)
    }

    pub(super) async fn next(&mut self, most: usize) -> Result<Vec<u8>, Trouble> {
        let mut read = vec![0; most];
        let count = self.0.read(&mut read).await.map_err(Trouble::broken)?;
        read.truncate(count);
        Ok(read)
    }
}
