//! The folder that sealed files lie in.
//!
//! What must stay true: a file has its bytes and its name on disk before [`Writing::keep`] returns; what is
//! not kept is gone; a file, once kept, never changes. Nothing in a name or a time tells what is in it.

use std::io::SeekFrom;
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use jiff::Timestamp;
use sealing::SystemEntropy;
use tokio::fs::{File, OpenOptions};
use tokio::io::{AsyncReadExt, AsyncSeekExt, AsyncWriteExt};

use crate::files;
use crate::service::Service;
use crate::web::Stop;

/// The folder's name in the data folder.
pub const FOLDER: &str = "attachments";

/// The folder of one service.
pub struct Folder(PathBuf);

fn fault(what: impl std::fmt::Display) -> Stop {
    Stop::Fault(format!("attachments: {what}"))
}

impl Folder {
    /// The one of this service.
    pub fn of(service: &Service) -> Self {
        Self(service.settings.data.join(FOLDER))
    }

    /// Begins a new file.
    pub(super) async fn begin(&self) -> Result<Writing, Stop> {
        files::make_folder(&self.0).map_err(fault)?;
        let name = HEXLOWER.encode(&sealing::random::<16>(&mut SystemEntropy));
        let path = self.0.join(&name);
        let file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&path)
            .await
            .map_err(fault)?;
        Ok(Writing {
            file,
            path,
            name,
            bytes: 0,
            kept: false,
        })
    }

    /// Opens a file to read it.
    pub(super) async fn open(&self, name: &str) -> Result<Reading, Stop> {
        let file = File::open(self.0.join(name)).await.map_err(fault)?;
        Ok(Reading(file))
    }

    /// Deletes a file; one that is gone already is fine.
    pub(super) async fn delete(&self, name: &str) -> Result<(), Stop> {
        match tokio::fs::remove_file(self.0.join(name)).await {
            Err(problem) if problem.kind() != std::io::ErrorKind::NotFound => Err(fault(problem)),
            _ => Ok(()),
        }
    }

    /// The names of files last written before this time.
    pub(super) async fn older_than(&self, time: Timestamp) -> Result<Vec<String>, Stop> {
        let mut found = Vec::new();
        let mut entries = match tokio::fs::read_dir(&self.0).await {
            Err(problem) if problem.kind() == std::io::ErrorKind::NotFound => return Ok(found),
            entries => entries.map_err(fault)?,
        };
        while let Some(entry) = entries.next_entry().await.map_err(fault)? {
            let written = entry.metadata().await.and_then(|about| about.modified());
            let old = written.is_ok_and(|at| Timestamp::try_from(at).is_ok_and(|at| at < time));
            if let (true, Ok(name)) = (old, entry.file_name().into_string()) {
                found.push(name);
            }
        }
        Ok(found)
    }
}

/// A file that is written.
pub(super) struct Writing {
    file: File,
    path: PathBuf,
    name: String,
    bytes: u64,
    kept: bool,
}

impl Writing {
    pub(super) async fn write(&mut self, bytes: &[u8]) -> Result<(), Stop> {
        self.bytes += bytes.len() as u64;
        self.file.write_all(bytes).await.map_err(fault)
    }

    /// Waits until it is on disk; gives its name and size.
    pub(super) async fn keep(mut self) -> Result<(String, i64), Stop> {
        self.file.flush().await.map_err(fault)?;
        self.file.sync_all().await.map_err(fault)?;
        let folder = self.path.parent().unwrap_or(Path::new(".")).to_owned();
        let synced = tokio::task::spawn_blocking(move || files::sync(&folder)).await;
        synced.map_err(fault)?.map_err(fault)?;
        self.kept = true;
        let bytes = i64::try_from(self.bytes).map_err(fault)?;
        Ok((self.name.clone(), bytes))
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
pub(super) struct Reading(File);

impl Reading {
    pub(super) async fn length(&self) -> Result<u64, Stop> {
        Ok(self.0.metadata().await.map_err(fault)?.len())
    }

    /// These bytes, all of them.
    pub(super) async fn at(&mut self, from: u64, bytes: usize) -> Result<Vec<u8>, Stop> {
        self.0.seek(SeekFrom::Start(from)).await.map_err(fault)?;
        let mut read = vec![0; bytes];
        self.0.read_exact(&mut read).await.map_err(fault)?;
        Ok(read)
    }

    /// What comes next, so many bytes at most; nothing at the end.
    pub(super) async fn next(&mut self, most: usize) -> Result<Vec<u8>, Stop> {
        let mut read = vec![0; most];
        let count = self.0.read(&mut read).await.map_err(fault)?;
        read.truncate(count);
        Ok(read)
    }
}
