//! Chaining what waits: each entry's hash is over the hash of the one before it.
//!
//! What must stay true: the chain has one end, which is held while it is added to, so that two who chain
//! at once take turns; an entry that does not open is chained too, so that nobody can stop the chain by
//! writing one.

use std::sync::Arc;
use std::time::Duration;

use sealing::{Context, ServerKey};

use super::entry::Sealed;
use super::store::{self, Head, Stored};
use super::tags::Tags;
use crate::db::{Db, DbError};
use crate::service::Service;

/// How long to rest between two looks at what waits.
const REST: Duration = Duration::from_secs(1);
/// How many are chained in one transaction: others wait for the writer meanwhile.
const AT_ONCE: i64 = 200;

/// Nothing and an empty value are told apart.
fn part(value: Option<&[u8]>) -> Vec<u8> {
    value.map_or_else(Vec::new, |value| [b"+", value].concat())
}

/// The hash of an entry that has its number and tags, after one of that hash.
pub(super) fn link(key: &ServerKey, previous: &[u8; 32], entry: &Stored) -> [u8; 32] {
    let record = Context::new("audit entry")
        .and(previous)
        .and(&entry.number.unwrap_or_default().to_be_bytes())
        .and(entry.id.bytes())
        .and(&part(entry.tags.actor.as_deref()))
        .and(&part(entry.tags.about.as_deref()))
        .and(&part(entry.tags.day.as_deref()))
        .and(&entry.sealed);
    *key.link(&record).as_bytes()
}

/// Puts an entry at the end of a chain.
pub(super) fn put_last(key: &ServerKey, head: &mut Head, entry: &mut Stored) {
    let opened = Sealed::open(key, entry.id, &entry.sealed);
    entry.tags = opened.map_or_else(|_| Tags::default(), |opened| Tags::of(key, &opened));
    let number = head.number + 1;
    entry.number = Some(number);
    let hash = link(key, &head.hash, entry);
    entry.hash = Some(hash.to_vec());
    *head = Head { number, hash };
}

/// Chains some of what waits; how many.
async fn chain_some(db: &Db, key: &ServerKey) -> Result<usize, DbError> {
    let mut conn = db.read().await?;
    if store::waiting(&mut conn, 1).await?.is_empty() {
        return Ok(0);
    }
    drop(conn);
    let mut tx = db.begin().await?;
    let mut head = store::hold_head(&mut tx).await?;
    let mut entries = store::waiting(&mut tx, AT_ONCE).await?;
    for entry in &mut entries {
        put_last(key, &mut head, entry);
        store::set_chained(&mut tx, entry).await?;
    }
    store::set_head(&mut tx, &head).await?;
    tx.commit().await?;
    Ok(entries.len())
}

/// Chains all that waits.
///
/// # Errors
/// If the store does not answer, or its end of the chain is gone.
pub async fn chain_all(db: &Db, key: &ServerKey) -> Result<(), DbError> {
    while chain_some(db, key).await? > 0 {}
    Ok(())
}

/// Chains what waits, again and again, for as long as the service runs.
pub async fn keep_chaining(service: Arc<Service>) {
    loop {
        if let Err(fault) = chain_all(&service.db, &service.key).await {
            tracing::error!(%fault, "audit entries were not chained");
        }
        tokio::time::sleep(REST).await;
    }
}
