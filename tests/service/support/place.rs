//! Where a service keeps its data. What must stay true: no two tests share a store, and nothing is
//! left when a test ends.

use std::path::Path;
use std::process::Command;

use sealing::SystemEntropy;
use sqlx::{AnyConnection, AssertSqlSafe, Connection};
use tempfile::TempDir;

/// A data folder, and for PostgreSQL a new database.
pub struct Place {
    folder: TempDir,
    made: Option<Made>,
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
        Self { folder, made: None }
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

    /// The program, told where these data are.
    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_securebase"));
        command.env("SECUREBASE_DATA", self.folder());
        if let Some(database) = self.setting() {
            command.env("SECUREBASE_DATABASE", database);
        }
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
