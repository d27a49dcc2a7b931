//! Sealed files in a bucket of storage that speaks S3, each one object under a random name.
//!
//! What must stay true: an object is there as a whole or not at all, and was acknowledged by the storage
//! before [`Writing::keep`] returns; every request ends in time, whatever the storage does.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use futures_util::TryStreamExt;
use jiff::Timestamp;
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::buffered::BufWriter;
use object_store::path::Path;
use object_store::{BackoffConfig, ClientOptions, ObjectStore, ObjectStoreExt, RetryConfig};
use tokio::io::AsyncWriteExt;

use super::Trouble;
use super::keeping::Asked;

/// What is longer goes up in pieces of so many bytes, the smallest that S3 takes: all but the last as long,
/// as some storages want it.
const PIECE: usize = 5 * 1024 * 1024;
/// How many of them are on their way at once.
const AT_ONCE: usize = 2;
/// How many bytes are fetched at once where a file is read from one end to the other.
const AHEAD: u64 = 1024 * 1024;
/// How often a request is tried again.
const TRIES: usize = 2;

/// A bucket.
#[derive(Clone)]
pub struct Bucket {
    storage: Arc<AmazonS3>,
    prefix: String,
    shown: String,
}

/// Objects under one prefix of it.
#[derive(Clone)]
pub struct Folder {
    storage: Arc<AmazonS3>,
    prefix: String,
}

impl Bucket {
    pub(super) fn new(asked: &Asked) -> Result<Self, String> {
        // The same rustls with ring that all else here uses; where it is set already that is as good.
        let _ = tokio_rustls::rustls::crypto::ring::default_provider().install_default();
        let patience = asked.patience;
        let client = ClientOptions::new()
            .with_allow_http(asked.in_the_clear)
            .with_connect_timeout(patience.min(Duration::from_secs(5)))
            .with_timeout(patience);
        let retry = RetryConfig {
            backoff: BackoffConfig {
                init_backoff: Duration::from_millis(100),
                max_backoff: Duration::from_secs(2),
                base: 2.0,
            },
            max_retries: TRIES,
            retry_timeout: patience,
        };
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(&asked.bucket)
            .with_region(&asked.region)
            .with_access_key_id(&asked.key_id)
            .with_secret_access_key(asked.secret.shown())
            .with_client_options(client)
            .with_retry(retry)
            // Deleting many at once is what the fewest storages can do.
            .with_disable_bulk_delete(true);
        if let Some(endpoint) = &asked.endpoint {
            builder = builder.with_endpoint(endpoint);
        }
        let storage = builder.build();
        let storage = storage.map_err(|_| "the settings of the bucket do not go together")?;
        Ok(Self {
            storage: Arc::new(storage),
            prefix: asked.prefix.clone(),
            shown: format!("s3://{}", asked.bucket),
        })
    }

    pub(super) fn folder(&self, name: &str) -> Folder {
        Folder {
            storage: Arc::clone(&self.storage),
            prefix: match self.prefix.as_str() {
                "" => name.to_owned(),
                prefix => format!("{prefix}/{name}"),
            },
        }
    }

    /// Writes something small, finds it, reads it and deletes it.
    pub(super) async fn try_it(&self, name: &str) -> Result<(), String> {
        const WORDS: &[u8] = b"securebase was here";
        let folder = self.folder("trying");
        let tried = async {
            let mut file = folder.begin(name);
            file.write(WORDS).await?;
            file.keep().await?;
            let read = folder.open(name).await?.at(0, WORDS.len()).await?;
            let listed = folder.all().await?;
            folder.delete(name).await?;
            Ok::<_, Trouble>(read == WORDS && listed.iter().any(|found| found == name))
        };
        match tried.await {
            Ok(true) => Ok(()),
            Ok(false) => Err(format!("{}: it gives other than was put there", self.shown)),
            Err(trouble) => Err(format!("{}: {trouble}", self.shown)),
        }
    }
}

fn told(fault: &object_store::Error) -> Trouble {
    Trouble::of(fault)
}

/// Where something is to be written, what is missing is the bucket.
fn missed(trouble: Trouble) -> Trouble {
    match trouble {
        Trouble::Gone => Trouble::Away("there is no such bucket".to_owned()),
        other => other,
    }
}

fn unwritten(fault: &std::io::Error) -> Trouble {
    let inner = fault.get_ref().and_then(|inner| inner.downcast_ref());
    match inner {
        Some(inner) => missed(told(inner)),
        None => Trouble::Away("the line to it broke".to_owned()),
    }
}

impl Folder {
    fn path(&self, name: &str) -> Path {
        Path::from(format!("{}/{name}", self.prefix))
    }

    pub(super) fn begin(&self, name: &str) -> Writing {
        let storage: Arc<dyn ObjectStore> = Arc::clone(&self.storage) as _;
        let out = BufWriter::with_capacity(storage, self.path(name), PIECE);
        Writing {
            out: Some(out.with_max_concurrency(AT_ONCE)),
            name: name.to_owned(),
            bytes: 0,
        }
    }

    pub(super) async fn open(&self, name: &str) -> Result<Reading, Trouble> {
        let path = self.path(name);
        let about = self.storage.head(&path).await.map_err(|e| told(&e))?;
        Ok(Reading {
            storage: Arc::clone(&self.storage),
            path,
            length: about.size,
            place: 0,
            ahead: (0, Bytes::new()),
        })
    }

    pub(super) async fn delete(&self, name: &str) -> Result<(), Trouble> {
        match self
            .storage
            .delete(&self.path(name))
            .await
            .map_err(|e| told(&e))
        {
            Err(Trouble::Gone) => Ok(()),
            other => other,
        }
    }

    pub(super) async fn all(&self) -> Result<Vec<String>, Trouble> {
        self.listed(|_| true).await
    }

    /// The names of objects last written before this time, by the storage's clock.
    pub(super) async fn older_than(&self, time: Timestamp) -> Result<Vec<String>, Trouble> {
        self.listed(|written| written < time.as_second()).await
    }

    async fn listed(&self, fits: impl Fn(i64) -> bool) -> Result<Vec<String>, Trouble> {
        let prefix = Path::from(self.prefix.as_str());
        let mut found = Vec::new();
        let mut all = self.storage.list(Some(&prefix));
        while let Some(about) = all.try_next().await.map_err(|e| told(&e))? {
            if let (true, Some(name)) = (
                fits(about.last_modified.timestamp()),
                about.location.filename(),
            ) {
                found.push(name.to_owned());
            }
        }
        Ok(found)
    }
}

/// An object that is written: nobody finds it before it is whole.
pub struct Writing {
    /// `None` from when it is being kept.
    out: Option<BufWriter>,
    name: String,
    bytes: u64,
}

impl Writing {
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    pub(super) async fn write(&mut self, bytes: &[u8]) -> Result<(), Trouble> {
        self.bytes += bytes.len() as u64;
        match &mut self.out {
            Some(out) => {
                let more = out.put(Bytes::copy_from_slice(bytes)).await;
                more.map_err(|e| missed(told(&e)))
            }
            None => Ok(()),
        }
    }

    pub(super) async fn keep(mut self) -> Result<(String, u64), Trouble> {
        if let Some(mut out) = self.out.take() {
            out.shutdown().await.map_err(|fault| unwritten(&fault))?;
        }
        Ok((std::mem::take(&mut self.name), self.bytes))
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        let (Some(mut out), Ok(here)) = (self.out.take(), tokio::runtime::Handle::try_current())
        else {
            return;
        };
        // Pieces of what is not finished are no object, but take room until they are let go.
        here.spawn(async move {
            if let Err(fault) = out.abort().await {
                tracing::warn!(trouble = %told(&fault), "pieces of a file are left in the storage");
            }
        });
    }
}

/// An object that is read.
pub struct Reading {
    storage: Arc<AmazonS3>,
    path: Path,
    length: u64,
    /// Where [`Reading::next`] goes on.
    place: u64,
    /// What was fetched ahead, and where it begins.
    ahead: (u64, Bytes),
}

impl Reading {
    pub(super) fn length(&self) -> u64 {
        self.length
    }

    pub(super) async fn at(&mut self, from: u64, bytes: usize) -> Result<Vec<u8>, Trouble> {
        let to = from + bytes as u64;
        if to > self.length {
            return Err(Trouble::Broken("a file is too short".to_owned()));
        }
        let (begins, ahead) = &self.ahead;
        if from < *begins || to > begins + ahead.len() as u64 {
            let until = to.max(from + AHEAD).min(self.length);
            let fetched = self.storage.get_range(&self.path, from..until).await;
            self.ahead = (from, fetched.map_err(|e| told(&e))?);
        }
        let (begins, ahead) = &self.ahead;
        // Within what was fetched, which is in memory.
        let from = (from - begins) as usize;
        let found = ahead.get(from..from + bytes);
        let found = found.ok_or_else(|| Trouble::Broken("a file is too short".to_owned()))?;
        Ok(found.to_vec())
    }

    pub(super) async fn next(&mut self, most: usize) -> Result<Vec<u8>, Trouble> {
        let left = self.length - self.place;
        let bytes = left.min(most as u64);
        let read = self.at(self.place, bytes as usize).await?;
        self.place += bytes;
        Ok(read)
    }
}
