//! The table of safety_plans.

use jiff::Timestamp;
use sealing::{Context, SealedInSpace};
use serde::{Deserialize, Serialize};
use sqlx::Row;

use super::{Plan, Section, Written};
use crate::accounts::Account;
use crate::db::{Conn, Id};
use crate::episodes::{Held, Membership, Space};
use crate::web::Stop;

/// Sealed plans are padded to a multiple of this many bytes: their length tells little.
const PADDED_TO: usize = 4_096;

#[derive(Serialize, Deserialize)]
struct Sealed {
    section: String,
    words: String,
    author: String,
    at: i64,
}

/// A plan as it is stored.
pub(super) struct Stored {
    pub(super) version: i64,
    pub(super) generation: i64,
    author: Id<Account>,
    sealed: SealedInSpace,
}

fn context(space: Id<Space>, author: Id<Account>, version: i64) -> Context {
    Context::new("safety plan")
        .and(space.bytes())
        .and(author.bytes())
        .and(&version.to_be_bytes())
}

/// The plan of a space, whoever may open it.
pub(super) async fn find(conn: &mut Conn, space: Id<Space>) -> Result<Option<Stored>, Stop> {
    let row = sqlx::query(
        "select version, generation, author, sealed from safety_plans where space = $1",
    )
    .bind(space.bytes())
    .fetch_optional(conn)
    .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Stored {
        version: row.try_get(0)?,
        generation: row.try_get(1)?,
        author: Id::from_stored(&row.try_get::<Vec<u8>, _>(2)?)?,
        sealed: SealedInSpace::from_stored(row.try_get(3)?),
    }))
}

impl Stored {
    /// Opens it for a member of its space.
    pub(super) fn open(&self, member: &Membership) -> Result<Plan, Stop> {
        let context = context(member.space(), self.author, self.version);
        let plain = member.open(self.generation, &context, &self.sealed)?;
        let parts: Vec<Sealed> = serde_json::from_slice(&plain).map_err(|_| sealing::CannotOpen)?;
        let part = |sealed: Sealed| {
            let section = Section::ALL
                .into_iter()
                .find(|one| one.name() == sealed.section)?;
            Some(Written {
                section,
                words: sealed.words,
                author: sealed.author.parse().ok()?,
                at: Timestamp::from_millisecond(sealed.at).ok()?,
            })
        };
        Ok(Plan {
            version: self.version,
            generation: self.generation,
            parts: parts.into_iter().filter_map(part).collect(),
        })
    }
}

/// Puts a version in the place of the one before it.
pub(super) async fn put(
    conn: &mut Conn,
    held: &Held<'_>,
    version: i64,
    parts: &[Written],
    now: Timestamp,
) -> Result<(), Stop> {
    let sealed = parts.iter().map(|part| Sealed {
        section: part.section.name().to_owned(),
        words: part.words.clone(),
        author: part.author.to_string(),
        at: part.at.as_millisecond(),
    });
    let sealed: Vec<_> = sealed.collect();
    let mut plain = zeroize::Zeroizing::new(serde_json::to_vec(&sealed).unwrap_or_default());
    let padded = plain.len().div_ceil(PADDED_TO) * PADDED_TO;
    plain.resize(padded, b' ');
    let context = context(held.space(), held.account(), version);
    let (generation, sealed) = held.seal(&context, &plain)?;
    sqlx::query(
        "insert into safety_plans (space, version, author, generation, sealed, written_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (space) do update set version = excluded.version, author = excluded.author,
             generation = excluded.generation, sealed = excluded.sealed, written_at = excluded.written_at",
    )
    .bind(held.space().bytes())
    .bind(version)
    .bind(held.account().bytes())
    .bind(generation)
    .bind(sealed.as_bytes())
    .bind(now.as_millisecond())
    .execute(conn)
    .await?;
    Ok(())
}
