//! One write transaction, and group commit on SQLite.
//!
//! What must stay true: a transaction dropped without [`Tx::commit`] leaves nothing behind, and
//! `commit` answers only after the data is on disk, or with the fault that kept it from being.
//!
//! How group commit works: whoever writes holds the writer (a fair lock) and works within a savepoint
//! of one open transaction. The first of a group asks for the lock once more, to commit; the lock is
//! first come, first served, so all who were waiting by then come into the group and share its one
//! `fsync`, and all who come later are in the next.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use sqlx::{Any, AnyConnection, AnyPool, Transaction};
use tokio::sync::{Mutex, OwnedMutexGuard, watch};

use super::DbError;

/// How a group's commit ended; `None` while it has not.
type Ended = Option<Result<(), Arc<sqlx::Error>>>;

/// SQLite's one writer.
pub(super) struct Writer(Arc<Mutex<Held>>);

struct Held {
    conn: AnyConnection,
    /// The group now open, if any.
    group: Option<watch::Sender<Ended>>,
    /// The last holder left its savepoint open: to be rolled back before anything else.
    abandoned: bool,
}

impl Writer {
    pub(super) fn new(conn: AnyConnection) -> Self {
        Self(Arc::new(Mutex::new(Held {
            conn,
            group: None,
            abandoned: false,
        })))
    }
}

impl Writer {
    /// Folds what is left of the log while nobody writes, so that the next commit can begin it anew.
    pub(super) async fn fold_rest(&self) -> Result<(), DbError> {
        let mut held = Arc::clone(&self.0).lock_owned().await;
        held.commit_group().await;
        Ok(held.run("pragma wal_checkpoint(passive)").await?)
    }
}

impl Held {
    async fn run(&mut self, sql: &'static str) -> Result<(), sqlx::Error> {
        sqlx::raw_sql(sql).execute(&mut self.conn).await.map(drop)
    }

    async fn clean(&mut self) -> Result<(), sqlx::Error> {
        if self.abandoned {
            self.run("rollback to one; release one").await?;
            self.abandoned = false;
        }
        Ok(())
    }

    /// Commits the open group and tells everyone in it.
    async fn commit_group(&mut self) {
        let Some(group) = self.group.take() else {
            return;
        };
        let mut ended = self.clean().await;
        if ended.is_ok() {
            ended = self.run("commit").await;
        }
        if ended.is_err() {
            // Whatever is left of it must not leak into the next group; the error is already told.
            let _ = self.run("rollback").await;
            self.abandoned = false;
        }
        group.send_replace(Some(ended.map_err(Arc::new)));
    }
}

/// A write transaction: a connection that may change things, until [`Tx::commit`].
pub struct Tx(Inner);

enum Inner {
    Sqlite(Option<OwnedMutexGuard<Held>>),
    Postgres(Transaction<'static, Any>),
}

impl Tx {
    /// Begins in a task of its own: whoever asked may go away between any two steps, and what they
    /// leave must be a whole [`Tx`] that cleans up after itself, never half of a beginning.
    pub(super) async fn on_sqlite(writer: &Writer) -> Result<Self, DbError> {
        let begun = tokio::spawn(Self::begin_on_sqlite(Arc::clone(&writer.0))).await;
        begun.unwrap_or(Err(DbError::Fault(sqlx::Error::WorkerCrashed)))
    }

    async fn begin_on_sqlite(writer: Arc<Mutex<Held>>) -> Result<Self, DbError> {
        let mut held = Arc::clone(&writer).lock_owned().await;
        held.clean().await?;
        if held.group.is_none() {
            held.run("begin immediate").await?;
            held.group = Some(watch::Sender::new(None));
            tokio::spawn(async move { writer.lock_owned().await.commit_group().await });
        }
        held.run("savepoint one").await?;
        Ok(Self(Inner::Sqlite(Some(held))))
    }

    pub(super) async fn on_postgres(pool: &AnyPool) -> Result<Self, DbError> {
        Ok(Self(Inner::Postgres(pool.begin().await?)))
    }

    /// Makes everything done in this transaction durable, or nothing of it.
    pub async fn commit(mut self) -> Result<(), DbError> {
        let inner = std::mem::replace(&mut self.0, Inner::Sqlite(None));
        match inner {
            Inner::Postgres(tx) => Ok(tx.commit().await?),
            Inner::Sqlite(None) => Ok(()),
            Inner::Sqlite(Some(mut held)) => {
                let mut ended = match &held.group {
                    Some(group) => group.subscribe(),
                    None => return Err(DbError::Fault(sqlx::Error::WorkerCrashed)),
                };
                if let Err(fault) = held.run("release one").await {
                    held.abandoned = true;
                    return Err(fault.into());
                }
                drop(held);
                match ended.wait_for(Option::is_some).await.as_deref() {
                    Ok(Some(Ok(()))) => Ok(()),
                    Ok(Some(Err(fault))) => Err(DbError::Fault(sqlx::Error::Io(
                        std::io::Error::other(fault.to_string()),
                    ))),
                    _ => Err(DbError::Fault(sqlx::Error::WorkerCrashed)),
                }
            }
        }
    }
}

impl Drop for Tx {
    fn drop(&mut self) {
        if let Inner::Sqlite(Some(held)) = &mut self.0 {
            held.abandoned = true;
        }
    }
}

impl Deref for Tx {
    type Target = AnyConnection;

    fn deref(&self) -> &AnyConnection {
        match &self.0 {
            Inner::Sqlite(Some(held)) => &held.conn,
            Inner::Sqlite(None) => unreachable!("a transaction holds the writer until it ends"),
            Inner::Postgres(tx) => tx,
        }
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut AnyConnection {
        match &mut self.0 {
            Inner::Sqlite(Some(held)) => &mut held.conn,
            Inner::Sqlite(None) => unreachable!("a transaction holds the writer until it ends"),
            Inner::Postgres(tx) => tx,
        }
    }
}
