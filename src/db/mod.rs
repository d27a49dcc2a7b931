//! The store: one pool type and one SQL text over SQLite and PostgreSQL.
//!
//! What must stay true: an acknowledged write is on disk. [`Tx::commit`] returns only when it is. On
//! SQLite there is one writer, and writes that wait for it together share one commit (group commit);
//! PostgreSQL does the same by itself.

mod aside;
mod copy;
mod fold;
mod id;
mod migrations;
mod scrub;
mod tx;

use std::sync::Arc;

use jiff::Timestamp;
use sqlx::any::AnyPoolOptions;
use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyConnection, AnyPool, Connection};

pub use aside::{bring_up, in_memory};
pub use copy::{change, copy, look_at, migrations_of, problems};
pub use id::Id;
pub use migrations::{Migration, all as all_migrations};
pub use tx::Tx;

/// A connection that reads; [`Tx`] is one that also writes.
pub type Conn = AnyConnection;

/// The time that a column holds, in milliseconds since 1970 (UTC); the earliest there is for what is no time.
pub fn moment(millis: i64) -> Timestamp {
    Timestamp::from_millisecond(millis).unwrap_or(Timestamp::MIN)
}

/// A fault of the store. Its text may name tables and columns, never content.
#[derive(Debug)]
pub enum DbError {
    /// A value that must be unique already exists (the constraint's or columns' name).
    Taken(String),
    /// Anything else.
    Fault(sqlx::Error),
}

impl std::fmt::Display for DbError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Taken(what) => write!(f, "already taken: {what}"),
            Self::Fault(fault) => write!(f, "store: {fault}"),
        }
    }
}

impl std::error::Error for DbError {}

impl From<sqlx::Error> for DbError {
    fn from(fault: sqlx::Error) -> Self {
        match fault.as_database_error() {
            Some(error) if error.is_unique_violation() => {
                Self::Taken(error.constraint().unwrap_or_default().to_owned())
            }
            _ => Self::Fault(fault),
        }
    }
}

/// Which database is behind the pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Embedded, one file in the data folder.
    Sqlite,
    /// A server of its own.
    Postgres,
}

/// The store. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    engine: Engine,
    pool: AnyPool,
    writer: Option<Arc<tx::Writer>>,
}

/// SQLite, for every connection: readers never wait for the writer (WAL), a commit is on disk before
/// it returns (`synchronous=full`), what is deleted is overwritten (`secure_delete`).
const SQLITE_SETTINGS: &str = "pragma journal_mode = wal; pragma synchronous = full; \
     pragma foreign_keys = on; pragma busy_timeout = 5000; pragma secure_delete = on; \
     pragma cache_size = -4096; pragma temp_store = memory; pragma wal_autocheckpoint = 0";

impl Db {
    /// Opens `sqlite:PATH` (made if missing) or `postgres://…` and brings its tables up to date.
    pub async fn open(url: &str) -> Result<Self, DbError> {
        let db = Self::connect(url).await?;
        db.migrate(migrations::all()).await?;
        Ok(db)
    }

    /// Opens the database without touching its tables.
    pub async fn connect(url: &str) -> Result<Self, DbError> {
        sqlx::any::install_default_drivers();
        let engine = if url.starts_with("sqlite:") {
            Engine::Sqlite
        } else {
            Engine::Postgres
        };
        let url = match engine {
            Engine::Sqlite => format!("{url}?mode=rwc"),
            Engine::Postgres => url.to_owned(),
        };
        let writer = match engine {
            Engine::Sqlite => {
                let mut conn = AnyConnection::connect(&url).await?;
                sqlx::raw_sql(SQLITE_SETTINGS).execute(&mut conn).await?;
                let writer = Arc::new(tx::Writer::new(conn));
                let folded = fold::keep_folding(url.clone(), Arc::downgrade(&writer));
                tokio::spawn(folded);
                Some(writer)
            }
            Engine::Postgres => None,
        };
        let pool = AnyPoolOptions::new()
            .max_connections(8)
            .after_connect(move |conn, _| {
                Box::pin(async move {
                    if engine == Engine::Sqlite {
                        sqlx::raw_sql(SQLITE_SETTINGS).execute(conn).await?;
                    }
                    Ok(())
                })
            })
            .connect(&url)
            .await?;
        Ok(Self {
            engine,
            pool,
            writer,
        })
    }

    /// Applies the given migrations that this database does not have yet, in order, each in its own
    /// transaction.
    pub async fn migrate(&self, migrations: &[Migration]) -> Result<(), DbError> {
        migrations::apply(self, migrations).await
    }

    /// Which database this is.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// A connection to read with.
    pub async fn read(&self) -> Result<PoolConnection<Any>, DbError> {
        Ok(self.pool.acquire().await?)
    }

    /// Begins to write. Nothing slow belongs between this and [`Tx::commit`]: on SQLite all writers
    /// wait for it.
    pub async fn begin(&self) -> Result<Tx, DbError> {
        match &self.writer {
            Some(writer) => Tx::on_sqlite(writer).await,
            None => Tx::on_postgres(&self.pool).await,
        }
    }

    /// Waits until what others have begun to write is on disk or given up. What a [`DbError::Taken`]
    /// was about can be read then: on SQLite its writer may still wait for a commit it shares. Drop
    /// the transaction that was told so before.
    pub async fn settled(&self) -> Result<(), DbError> {
        self.begin().await?.commit().await
    }

    /// Whether the store answers.
    pub async fn ping(&self) -> Result<(), DbError> {
        sqlx::query("select 1")
            .execute(&mut *self.read().await?)
            .await?;
        Ok(())
    }

    /// Closes the connections of a command beside a service that may be running: folding the log would
    /// keep its writers waiting.
    pub async fn leave(&self) {
        self.pool.close().await;
    }

    /// Takes the bytes of what was deleted out of the database's own files, as far as the database can:
    /// SQLite writes over what is deleted, so what is left is its log; PostgreSQL keeps what was deleted
    /// until its tables are written anew, which is done with those that hold keys. What a file system, a
    /// disk or an archive of the log keeps is beyond it. Whether it was done; not, where somebody reads or
    /// writes all the while.
    ///
    /// # Errors
    /// If the store does not answer.
    pub async fn scrub(&self) -> Result<bool, DbError> {
        let mut conn = self.read().await?;
        match self.engine {
            Engine::Sqlite => fold::fold_all(&mut conn).await,
            Engine::Postgres => scrub::write_anew(&mut conn).await,
        }
    }

    /// Closes every connection; on SQLite this also folds the write-ahead log into the file.
    pub async fn close(&self) {
        if self.engine == Engine::Sqlite
            && let Ok(mut conn) = self.read().await
            && let Err(fault) = fold::fold_all(&mut conn).await
        {
            // Nothing is lost: the log is read again at the next start.
            tracing::warn!(%fault, "the log was not folded");
        }
        self.pool.close().await;
    }
}
