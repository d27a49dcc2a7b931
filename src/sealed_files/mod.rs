//! Where sealed files are kept, what people send and copies they take: in the data folder, or in a bucket of
//! storage that speaks S3.
//!
//! What must stay true: a file is whole and safe before [`Writing::keep`] returns, and is found by its name
//! then, not before; once kept it never changes; what was not kept goes; nothing in a name or a time tells
//! what is in it. What comes here was sealed before.

mod bucket;
mod disk;
mod keeping;
mod moving;
mod trouble;

use std::collections::HashSet;
use std::path::Path;

use data_encoding::HEXLOWER;
use jiff::{SignedDuration, Timestamp};
use sealing::SystemEntropy;

pub use keeping::{Keeping, Secret};
pub use moving::{Command, run};
pub use trouble::Trouble;

/// The name of the folder of what people send: in the data folder, in the bucket, and in a backup.
pub const ATTACHMENTS: &str = "attachments";
/// The name of the folder of copies people take.
pub const COPIES: &str = "copies";

/// How long a file lies there before the sweep takes one that nothing names: what is kept just now is named
/// a moment later.
const UNNAMED: SignedDuration = SignedDuration::from_hours(1);

/// Where the sealed files of a practice are kept.
#[derive(Clone)]
pub enum Files {
    /// In its data folder.
    Disk(disk::Disk),
    /// In a bucket.
    Bucket(bucket::Bucket),
}

impl Files {
    /// The place the settings name, without looking whether it is there.
    ///
    /// # Errors
    /// Words for whoever asked: what is wrong with the settings.
    pub fn named(keeping: &Keeping, data: &Path) -> Result<Self, String> {
        Ok(match keeping.bucket()? {
            Some(asked) => Self::Bucket(bucket::Bucket::new(&asked)?),
            None => Self::Disk(disk::Disk::new(data)),
        })
    }

    /// The same, looked at: a bucket is there and can be written, read and deleted in, and no file is left
    /// in the data folder where a service with a bucket would not find it.
    ///
    /// # Errors
    /// Words for whoever asked.
    pub async fn open(keeping: &Keeping, data: &Path) -> Result<Self, String> {
        let files = Self::named(keeping, data)?;
        if let Self::Bucket(bucket) = &files {
            bucket.try_it(&random_name()).await?;
            let left = disk::Disk::new(data).folder(ATTACHMENTS);
            if !left.all().await.map_err(|e| e.to_string())?.is_empty() {
                return Err(format!(
                    "{} has files that are to be in the bucket: `securebase files move --to bucket` \
                     takes them there",
                    data.join(ATTACHMENTS).display()
                ));
            }
        }
        Ok(files)
    }

    /// Whether they are in a bucket.
    pub fn is_bucket(&self) -> bool {
        matches!(self, Self::Bucket(_))
    }

    /// What people send.
    pub fn attachments(&self) -> Folder {
        self.folder(ATTACHMENTS)
    }

    /// Copies people take.
    pub fn copies(&self) -> Folder {
        self.folder(COPIES)
    }

    fn folder(&self, name: &str) -> Folder {
        match self {
            Self::Disk(disk) => Folder::Disk(disk.folder(name)),
            Self::Bucket(bucket) => Folder::Bucket(bucket.folder(name)),
        }
    }
}

fn random_name() -> String {
    HEXLOWER.encode(&sealing::random::<16>(&mut SystemEntropy))
}

/// Files of one sort.
#[derive(Clone)]
pub enum Folder {
    /// On disk.
    Disk(disk::Folder),
    /// Under a prefix of the bucket.
    Bucket(bucket::Folder),
}

impl Folder {
    /// Begins a new file.
    ///
    /// # Errors
    /// If the disk does not take it.
    pub async fn begin(&self) -> Result<Writing, Trouble> {
        self.begin_as(&random_name()).await
    }

    /// Begins a file under the name it has elsewhere.
    ///
    /// # Errors
    /// As [`Folder::begin`]; on disk also if there is one of this name.
    pub async fn begin_as(&self, name: &str) -> Result<Writing, Trouble> {
        Ok(match self {
            Self::Disk(folder) => Writing::Disk(folder.begin(name).await?),
            Self::Bucket(folder) => Writing::Bucket(folder.begin(name)),
        })
    }

    /// Opens a file to read it.
    ///
    /// # Errors
    /// [`Trouble::Gone`] if there is none of this name.
    pub async fn open(&self, name: &str) -> Result<Reading, Trouble> {
        Ok(match self {
            Self::Disk(folder) => Reading::Disk(folder.open(name).await?),
            Self::Bucket(folder) => Reading::Bucket(folder.open(name).await?),
        })
    }

    /// Deletes a file; one that is gone already is fine.
    ///
    /// # Errors
    /// If it may be there still.
    pub async fn delete(&self, name: &str) -> Result<(), Trouble> {
        match self {
            Self::Disk(folder) => folder.delete(name).await,
            Self::Bucket(folder) => folder.delete(name).await,
        }
    }

    /// Deletes files that nothing names any more. What cannot be deleted now is by a sweep.
    pub async fn discard(&self, names: impl IntoIterator<Item = impl AsRef<str>>) {
        for name in names {
            if let Err(trouble) = self.delete(name.as_ref()).await {
                tracing::warn!(%trouble, "a file is deleted later");
            }
        }
    }

    /// The names of all files.
    ///
    /// # Errors
    /// If they cannot be listed.
    pub async fn all(&self) -> Result<Vec<String>, Trouble> {
        match self {
            Self::Disk(folder) => folder.all().await,
            Self::Bucket(folder) => folder.all().await,
        }
    }

    /// The names of files so old that something must name them by now.
    ///
    /// # Errors
    /// If they cannot be listed.
    pub async fn settled(&self, now: Timestamp) -> Result<Vec<String>, Trouble> {
        match self {
            Self::Disk(folder) => folder.older_than(now - UNNAMED).await,
            Self::Bucket(folder) => folder.older_than(now - UNNAMED).await,
        }
    }

    /// Deletes, of these, the files that nothing names: again and again, until they are gone.
    ///
    /// # Errors
    /// If one may be there still.
    pub async fn delete_but(&self, of: &[String], named: &HashSet<String>) -> Result<(), Trouble> {
        for name in of.iter().filter(|name| !named.contains(*name)) {
            self.delete(name).await?;
        }
        Ok(())
    }
}

/// A file that is written.
pub enum Writing {
    /// On disk.
    Disk(disk::Writing),
    /// To the bucket.
    Bucket(bucket::Writing),
}

impl Writing {
    /// What it will be found by.
    pub fn name(&self) -> &str {
        match self {
            Self::Disk(file) => file.name(),
            Self::Bucket(file) => file.name(),
        }
    }

    /// Writes more.
    ///
    /// # Errors
    /// If it is not taken.
    pub async fn write(&mut self, bytes: &[u8]) -> Result<(), Trouble> {
        match self {
            Self::Disk(file) => file.write(bytes).await,
            Self::Bucket(file) => file.write(bytes).await,
        }
    }

    /// Waits until all of it is safe; gives its name and its size in bytes.
    ///
    /// # Errors
    /// If it may not be. Then nothing may name it.
    pub async fn keep(self) -> Result<(String, i64), Trouble> {
        let (name, bytes) = match self {
            Self::Disk(file) => file.keep().await?,
            Self::Bucket(file) => file.keep().await?,
        };
        let bytes = i64::try_from(bytes).map_err(Trouble::broken)?;
        Ok((name, bytes))
    }
}

/// A file that is read.
pub enum Reading {
    /// From disk.
    Disk(disk::Reading),
    /// From the bucket.
    Bucket(bucket::Reading),
}

impl Reading {
    /// Its size in bytes.
    ///
    /// # Errors
    /// If the disk does not say.
    pub async fn length(&self) -> Result<u64, Trouble> {
        match self {
            Self::Disk(file) => file.length().await,
            Self::Bucket(file) => Ok(file.length()),
        }
    }

    /// These bytes, all of them.
    ///
    /// # Errors
    /// If there are not so many, or they cannot be read.
    pub async fn at(&mut self, from: u64, bytes: usize) -> Result<Vec<u8>, Trouble> {
        match self {
            Self::Disk(file) => file.at(from, bytes).await,
            Self::Bucket(file) => file.at(from, bytes).await,
        }
    }

    /// What comes next, so many bytes at most; nothing at the end.
    ///
    /// # Errors
    /// If it cannot be read.
    pub async fn next(&mut self, most: usize) -> Result<Vec<u8>, Trouble> {
        match self {
            Self::Disk(file) => file.next(most).await,
            Self::Bucket(file) => file.next(most).await,
        }
    }
}
