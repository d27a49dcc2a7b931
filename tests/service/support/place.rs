//! Where a service keeps its data: a data folder, for PostgreSQL a database, for S3 a bucket. What must stay true: no two tests share a store, and nothing is
//! left when a test ends.

use std::path::{Path, PathBuf};
use std::process::Command;

use sealing::SystemEntropy;
use securebase::outside::Allowed;
use securebase::sealed_files::Keeping;
use sqlx::{AnyConnection, AssertSqlSafe, Connection};
use tempfile::TempDir;

use super::Bucket;

/// A data folder, for PostgreSQL a new database, for S3 a new bucket.
pub struct Place {
    folder: TempDir,
    made: Option<Made>,
    bucket: Option<Bucket>,
    calendars: Vec<Allowed>,
}

/// A database made for one test.
struct Made {
    server: String,
    name: String,
}

async fn run(server: &str, sql: String) -> Result<(), sqlx::Error> {
    sqlx::any::install_default_drivers();
    let mut conn = AnyConnection::connect(server).await?;
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut conn).await?;
    conn.close().await
}

impl Place {
    /// A new SQLite store.
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        Self {
            folder,
            made: None,
            bucket: None,
            calendars: Vec::new(),
        }
    }

    /// A new SQLite store, with a new bucket for files.
    pub async fn bucketed() -> Self {
        let mut place = Self::sqlite();
        place.takes_a_bucket().await;
        place
    }

    /// A new PostgreSQL database, if there is a server for tests.
    pub async fn postgres() -> Option<Self> {
        #[expect(clippy::disallowed_methods, reason = "tests have no command line")]
        let server = std::env::var("SECUREBASE_TEST_POSTGRES").ok()?;
        let random = sealing::random::<8>(&mut SystemEntropy);
        let name = format!("securebase_test_{:x}", u64::from_be_bytes(random));
        run(&server, format!("create database {name}"))
            .await
            .expect("a new database");
        let mut place = Self::sqlite();
        place.made = Some(Made { server, name });
        Some(place)
    }

    /// Another one on the same kind of store.
    pub async fn another(&self) -> Self {
        match self.made {
            None => Self::sqlite(),
            Some(_) => Self::postgres().await.expect("a server for tests"),
        }
    }

    /// The data folder.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The `--database` setting; none for the SQLite file in the data folder.
    pub fn setting(&self) -> Option<String> {
        let made = self.made.as_ref()?;
        let (server, _) = made.server.rsplit_once('/').expect("postgres://host/name");
        Some(format!("{server}/{}", made.name))
    }

    /// From now on files are in a bucket.
    pub async fn takes_a_bucket(&mut self) {
        self.bucket = Some(Bucket::start().await);
    }

    /// The bucket for files.
    pub fn bucket(&self) -> &Bucket {
        self.bucket.as_ref().expect("a place with a bucket")
    }

    /// From now on calendars at this place may be read.
    pub fn reads_calendars_at(&mut self, place: &str) {
        self.calendars.push(place.parse().expect("a place"));
    }

    /// The setting of which calendar servers may be read.
    pub fn calendars(&self) -> Vec<Allowed> {
        self.calendars.clone()
    }

    /// The settings of where files are kept.
    pub fn keeping(&self) -> Keeping {
        let bucket = self.bucket.as_ref();
        bucket.map_or_else(Keeping::default, Bucket::keeping)
    }

    /// The sealed files of one sort, wherever they are kept.
    pub fn kept(&self, sort: &str) -> Vec<PathBuf> {
        let bucket = self.bucket.as_ref().map(Bucket::kept);
        let folder = bucket
            .unwrap_or_else(|| self.folder().to_owned())
            .join(sort);
        let Ok(entries) = std::fs::read_dir(folder) else {
            return Vec::new();
        };
        let paths = entries.map(|entry| entry.expect("an entry").path());
        paths.collect()
    }

    /// What a thief takes: the data folder, and the disk of the bucket.
    pub fn disks(&self) -> Vec<&Path> {
        let bucket = self.bucket.as_ref().map(Bucket::disk);
        std::iter::once(self.folder()).chain(bucket).collect()
    }

    /// The program, told where these data are.
    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_securebase"));
        command.env("SECUREBASE_DATA", self.folder());
        if let Some(database) = self.setting() {
            command.env("SECUREBASE_DATABASE", database);
        }
        let environment = self.bucket.as_ref().map(Bucket::environment);
        command.envs(environment.into_iter().flatten());
        command
    }

    /// What `Db::open` takes.
    pub fn url(&self) -> String {
        let file = self.folder().join("securebase.db");
        self.setting()
            .unwrap_or_else(|| format!("sqlite:{}", file.display()))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let Some(made) = self.made.take() else { return };
        // A runtime cannot be entered twice in a thread, and a test may still be in its own.
        let dropping = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()?;
            let sql = format!("drop database {} with (force)", made.name);
            let dropped = runtime.block_on(run(&made.server, sql));
            dropped.map_err(std::io::Error::other)
        });
        // A database that stays is only untidy.
        drop(dropping.join());
    }
}
