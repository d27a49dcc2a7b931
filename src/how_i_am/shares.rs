//! The table of what is shown: to a partner in the joint space, to a therapist in the private one.
//!
//! What must stay true: what is in the joint space is weeks and steps, never a day or a line; what is taken back
//! is gone at once.

use jiff::Timestamp;
use jiff::civil::Date;
use sealing::{Context, SealedInSpace};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sqlx::Row;

use super::weeks::Week;
use super::{Item, Steps};
use crate::accounts::Account;
use crate::db::{Conn, Id};
use crate::episodes::{Held, Membership, Space};
use crate::padding::padded;
use crate::web::Stop;

/// Shares are padded to a multiple of this many bytes.
const PADDED_TO: usize = 4_096;

/// What a partner is shown.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct ToPartner {
    pub(super) items: Vec<Item>,
    /// The oldest first.
    pub(super) weeks: Vec<Week>,
}

impl ToPartner {
    /// The step of an item in a week.
    pub(super) fn step(&self, item: Item, monday: Date) -> Option<u8> {
        let week = self.weeks.iter().find(|week| week.monday == monday)?;
        week.steps.get(item)
    }

    /// Whether there is anything of this item.
    pub(super) fn has(&self, item: Item) -> bool {
        self.weeks.iter().any(|week| week.steps.get(item).is_some())
    }
}

/// A day as a therapist is shown it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct ShownDay {
    pub(super) day: Date,
    pub(super) steps: Steps,
    /// Empty where there is none, or it is not shown.
    pub(super) line: String,
}

/// One share, as it is stored.
pub(super) struct Stored {
    pub(super) author: Id<Account>,
    pub(super) generation: i64,
    sealed: SealedInSpace,
}

fn context(space: Id<Space>, author: Id<Account>) -> Context {
    Context::new("how i am share")
        .and(space.bytes())
        .and(author.bytes())
}

/// Shows something in the space that is held, in the place of what was shown there before.
pub(super) async fn put<T: Serialize>(
    conn: &mut Conn,
    held: &Held<'_>,
    shown: &T,
    now: Timestamp,
) -> Result<(), Stop> {
    let context = context(held.space(), held.account());
    let (generation, sealed) = held.seal(&context, &padded(shown, PADDED_TO))?;
    sqlx::query(
        "insert into how_i_am_shares (space, author, generation, sealed, shared_at)
         values ($1, $2, $3, $4, $5)
         on conflict (space, author) do update set generation = excluded.generation,
             sealed = excluded.sealed",
    )
    .bind(held.space().bytes())
    .bind(held.account().bytes())
    .bind(generation)
    .bind(sealed.as_bytes())
    .bind(now.as_millisecond())
    .execute(conn)
    .await?;
    Ok(())
}

/// What is shown in a space, by whomever.
pub(super) async fn in_space(conn: &mut Conn, space: Id<Space>) -> Result<Vec<Stored>, Stop> {
    let rows =
        sqlx::query("select author, generation, sealed from how_i_am_shares where space = $1")
            .bind(space.bytes())
            .fetch_all(conn)
            .await?;
    let mut found = Vec::new();
    for row in &rows {
        found.push(Stored {
            author: Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?,
            generation: row.try_get(1)?,
            sealed: SealedInSpace::from_stored(row.try_get(2)?),
        });
    }
    Ok(found)
}

/// What somebody shows in a space.
pub(super) async fn of(
    conn: &mut Conn,
    space: Id<Space>,
    author: Id<Account>,
) -> Result<Option<Stored>, Stop> {
    let found = in_space(conn, space).await?;
    Ok(found.into_iter().find(|one| one.author == author))
}

impl Stored {
    /// Opens it for a member of its space.
    pub(super) fn open<T: DeserializeOwned>(&self, member: &Membership) -> Result<T, Stop> {
        let context = context(member.space(), self.author);
        let plain = member.open(self.generation, &context, &self.sealed)?;
        Ok(serde_json::from_slice(&plain).map_err(|_| sealing::CannotOpen)?)
    }
}

/// Takes back what somebody shows in a space; whether there was anything.
pub(super) async fn take_back(
    conn: &mut Conn,
    space: Id<Space>,
    author: Id<Account>,
) -> Result<bool, Stop> {
    let done = sqlx::query("delete from how_i_am_shares where space = $1 and author = $2")
        .bind(space.bytes())
        .bind(author.bytes())
        .execute(conn)
        .await?;
    Ok(done.rows_affected() > 0)
}
