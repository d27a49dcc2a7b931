//! The tables of spaces: spaces, seats, space_keys, space_recovery_keys, space_offers.

use jiff::Timestamp;
use sealing::Wrapped;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::id;
use crate::accounts::Account;
use crate::db::{Conn, DbError, Id};
use crate::episodes::spaces::Offer;
use crate::episodes::{Seat, SeatRole, Space, SpaceKind};

impl SpaceKind {
    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Private => "private",
            Self::Joint => "joint",
            Self::Notes => "notes",
        }
    }
}

impl SeatRole {
    fn as_str(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Therapist | Self::Cover => "therapist",
        }
    }

    /// Whether they stand in for the therapist.
    fn covers(self) -> Option<i64> {
        (self == Self::Cover).then_some(1)
    }

    fn from_stored(role: &str, covers: Option<i64>) -> Self {
        match (role, covers) {
            ("therapist", Some(1)) => Self::Cover,
            ("therapist", _) => Self::Therapist,
            _ => Self::Client,
        }
    }
}

pub(in crate::episodes) struct StoredSpace {
    pub(in crate::episodes) kind: SpaceKind,
    pub(in crate::episodes) generation: i64,
    pub(in crate::episodes) closed: bool,
}

pub(in crate::episodes) async fn space(
    conn: &mut Conn,
    space: Id<Space>,
) -> Result<Option<StoredSpace>, DbError> {
    let row =
        sqlx::query("select kind, generation, closed_at, paused_by from spaces where id = $1")
            .bind(space.bytes())
            .fetch_optional(conn)
            .await?;
    let Some(row) = row else { return Ok(None) };
    let kind: String = row.try_get(0)?;
    let kinds = [SpaceKind::Private, SpaceKind::Joint, SpaceKind::Notes];
    Ok(Some(StoredSpace {
        kind: kinds
            .into_iter()
            .find(|known| known.as_str() == kind)
            .unwrap_or(SpaceKind::Notes),
        generation: row.try_get(1)?,
        closed: row.try_get::<Option<i64>, _>(2)?.is_some() || row.try_get::<i64, _>(3)? > 0,
    }))
}

pub(in crate::episodes) async fn seats(
    conn: &mut Conn,
    space: Id<Space>,
) -> Result<Vec<Seat>, DbError> {
    let rows = sqlx::query(
        "select account, role, first_generation, last_generation, gone_at, covers from seats
         where space = $1 order by first_generation, account",
    )
    .bind(space.bytes())
    .fetch_all(conn)
    .await?;
    let seat = |row: AnyRow| -> Result<Seat, sqlx::Error> {
        Ok(Seat {
            account: id(&row, 0)?,
            role: SeatRole::from_stored(&row.try_get::<String, _>(1)?, row.try_get(5)?),
            first: row.try_get(2)?,
            last: row.try_get(3)?,
            gone: row.try_get::<Option<i64>, _>(4)?.is_some(),
        })
    };
    Ok(rows.into_iter().map(seat).collect::<Result<_, _>>()?)
}

pub(in crate::episodes) async fn keys(
    conn: &mut Conn,
    space: Id<Space>,
    account: Id<Account>,
) -> Result<Vec<(i64, Wrapped)>, DbError> {
    let rows = sqlx::query(
        "select generation, wrapped from space_keys where space = $1 and account = $2
         order by generation",
    )
    .bind(space.bytes())
    .bind(account.bytes())
    .fetch_all(conn)
    .await?;
    let key = |row: AnyRow| -> Result<_, sqlx::Error> {
        Ok((row.try_get(0)?, Wrapped::from_stored(row.try_get(1)?)))
    };
    Ok(rows.into_iter().map(key).collect::<Result<_, _>>()?)
}

/// Every generation of a space's key, as it is wrapped to the recovery key.
pub(in crate::episodes) async fn recovery_keys(
    conn: &mut Conn,
    space: Id<Space>,
) -> Result<Vec<(i64, Wrapped)>, DbError> {
    let rows = sqlx::query(
        "select generation, wrapped from space_recovery_keys where space = $1 order by generation",
    )
    .bind(space.bytes())
    .fetch_all(conn)
    .await?;
    let key = |row: AnyRow| -> Result<_, sqlx::Error> {
        Ok((row.try_get(0)?, Wrapped::from_stored(row.try_get(1)?)))
    };
    Ok(rows.into_iter().map(key).collect::<Result<_, _>>()?)
}

pub(in crate::episodes) async fn insert_space(
    conn: &mut Conn,
    space: Id<Space>,
    kind: SpaceKind,
    now: Timestamp,
) -> Result<(), DbError> {
    sqlx::query("insert into spaces (id, kind, generation, created_at) values ($1, $2, 1, $3)")
        .bind(space.bytes())
        .bind(kind.as_str())
        .bind(now.as_millisecond())
        .execute(conn)
        .await?;
    Ok(())
}

pub(in crate::episodes) async fn insert_seat(
    conn: &mut Conn,
    space: Id<Space>,
    account: Id<Account>,
    role: SeatRole,
    first: i64,
    now: Timestamp,
) -> Result<(), DbError> {
    sqlx::query(
        "insert into seats (space, account, role, first_generation, since, covers)
         values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(space.bytes())
    .bind(account.bytes())
    .bind(role.as_str())
    .bind(first)
    .bind(now.as_millisecond())
    .bind(role.covers())
    .execute(conn)
    .await?;
    Ok(())
}

pub(in crate::episodes) async fn end_seat(
    conn: &mut Conn,
    space: Id<Space>,
    account: Id<Account>,
    last: i64,
    now: Timestamp,
) -> Result<(), DbError> {
    sqlx::query(
        "update seats set last_generation = $3, until = $4
         where space = $1 and account = $2 and last_generation is null",
    )
    .bind(space.bytes())
    .bind(account.bytes())
    .bind(last)
    .bind(now.as_millisecond())
    .execute(conn)
    .await?;
    Ok(())
}

/// Counts the space's keys up. Also takes turns: two moves of membership at once wait for each other.
pub(in crate::episodes) async fn next_generation(
    conn: &mut Conn,
    space: Id<Space>,
) -> Result<i64, DbError> {
    let row = sqlx::query(
        "update spaces set generation = generation + 1 where id = $1 returning generation",
    )
    .bind(space.bytes())
    .fetch_one(conn)
    .await?;
    Ok(row.try_get(0)?)
}

pub(in crate::episodes) async fn close_space(
    conn: &mut Conn,
    space: Id<Space>,
    closed: Option<Timestamp>,
) -> Result<(), DbError> {
    sqlx::query("update spaces set closed_at = $2 where id = $1")
        .bind(space.bytes())
        .bind(closed.map(|at| at.as_millisecond()))
        .execute(conn)
        .await?;
    Ok(())
}

/// Whether a space is open with its key still at this generation. Nobody comes into it or leaves it
/// until this transaction ends: the row is held.
pub(in crate::episodes) async fn hold_space(
    conn: &mut Conn,
    space: Id<Space>,
    generation: i64,
) -> Result<bool, DbError> {
    let held = sqlx::query(
        "update spaces set generation = generation
         where id = $1 and generation = $2 and closed_at is null and paused_by = 0",
    )
    .bind(space.bytes())
    .bind(generation)
    .execute(conn)
    .await?;
    Ok(held.rows_affected() == 1)
}

/// Holds a space's row, whatever its generation: whoever wants to come or go waits.
pub(in crate::episodes) async fn keep_still(
    conn: &mut Conn,
    space: Id<Space>,
) -> Result<(), DbError> {
    sqlx::query("update spaces set generation = generation where id = $1")
        .bind(space.bytes())
        .execute(conn)
        .await?;
    Ok(())
}

pub(in crate::episodes) async fn put_key(
    conn: &mut Conn,
    space: Id<Space>,
    generation: i64,
    account: Id<Account>,
    wrapped: &Wrapped,
) -> Result<(), DbError> {
    sqlx::query(
        "insert into space_keys (space, generation, account, wrapped) values ($1, $2, $3, $4)",
    )
    .bind(space.bytes())
    .bind(generation)
    .bind(account.bytes())
    .bind(wrapped.as_bytes())
    .execute(conn)
    .await?;
    Ok(())
}

pub(in crate::episodes) async fn put_recovery_key(
    conn: &mut Conn,
    space: Id<Space>,
    generation: i64,
    wrapped: &Wrapped,
) -> Result<(), DbError> {
    sqlx::query("insert into space_recovery_keys (space, generation, wrapped) values ($1, $2, $3)")
        .bind(space.bytes())
        .bind(generation)
        .bind(wrapped.as_bytes())
        .execute(conn)
        .await?;
    Ok(())
}

pub(in crate::episodes) async fn put_offer(
    conn: &mut Conn,
    offer: &Offer,
    space: Id<Space>,
    generation: i64,
    wrapped: &Wrapped,
) -> Result<(), DbError> {
    sqlx::query(
        "insert into space_offers (pairing, space, generation, account, wrapped)
         values ($1, $2, $3, $4, $5)",
    )
    .bind(offer.pairing.as_slice())
    .bind(space.bytes())
    .bind(generation)
    .bind(offer.therapist.bytes())
    .bind(wrapped.as_bytes())
    .execute(conn)
    .await?;
    Ok(())
}

/// Whether anything is on offer.
pub(in crate::episodes) async fn has_offer(
    conn: &mut Conn,
    offer: &Offer,
) -> Result<bool, DbError> {
    let row = sqlx::query("select count(*) from space_offers where pairing = $1")
        .bind(offer.pairing.as_slice())
        .fetch_one(conn)
        .await?;
    Ok(row.try_get::<i64, _>(0)? > 0)
}

/// A therapist, or whoever stands in, sits in a stretch of the past: they read it, and sit nowhere else by it.
pub(in crate::episodes) async fn insert_past_seat(
    conn: &mut Conn,
    space: Id<Space>,
    therapist: Id<Account>,
    role: SeatRole,
    (first, last): (i64, i64),
    now: Timestamp,
) -> Result<(), DbError> {
    sqlx::query(
        "insert into seats
             (space, account, role, first_generation, last_generation, since, until, covers)
         values ($1, $2, $3, $4, $5, $6, $6, $7)",
    )
    .bind(space.bytes())
    .bind(therapist.bytes())
    .bind(role.as_str())
    .bind(first)
    .bind(last)
    .bind(now.as_millisecond())
    .bind(role.covers())
    .execute(conn)
    .await?;
    Ok(())
}

/// Makes the offered keys the therapist's; the space and the generations they are of, the first first.
pub(in crate::episodes) async fn take_offer(
    conn: &mut Conn,
    offer: &Offer,
) -> Result<Option<(Id<Space>, Vec<i64>)>, DbError> {
    let rows = sqlx::query(
        "select space, generation from space_offers where pairing = $1 order by generation",
    )
    .bind(offer.pairing.as_slice())
    .fetch_all(&mut *conn)
    .await?;
    let Some(first) = rows.first() else {
        return Ok(None);
    };
    let space = id(first, 0)?;
    let generations = rows.iter().map(|row| row.try_get(1));
    let generations = generations.collect::<Result<_, _>>()?;
    sqlx::query(
        "insert into space_keys (space, generation, account, wrapped)
         select space, generation, account, wrapped from space_offers where pairing = $1",
    )
    .bind(offer.pairing.as_slice())
    .execute(&mut *conn)
    .await?;
    delete_offer(conn, offer).await?;
    Ok(Some((space, generations)))
}

pub(in crate::episodes) async fn delete_offer(
    conn: &mut Conn,
    offer: &Offer,
) -> Result<(), DbError> {
    sqlx::query("delete from space_offers where pairing = $1")
        .bind(offer.pairing.as_slice())
        .execute(conn)
        .await?;
    Ok(())
}

pub(in crate::episodes) async fn delete_offers(
    conn: &mut Conn,
    [one, other]: [&[u8]; 2],
) -> Result<(), DbError> {
    sqlx::query("delete from space_offers where pairing = $1 or pairing = $2")
        .bind(one)
        .bind(other)
        .execute(conn)
        .await?;
    Ok(())
}

/// From when on nothing can be booked in a space, if its work ends by itself.
///
/// # Errors
/// If the store does not answer.
pub async fn ends_at(conn: &mut Conn, space: Id<Space>) -> Result<Option<Timestamp>, DbError> {
    let row = sqlx::query("select ends_at from spaces where id = $1")
        .bind(space.bytes())
        .fetch_optional(conn)
        .await?;
    let at: Option<i64> = match row {
        Some(row) => row.try_get(0)?,
        None => None,
    };
    Ok(at.and_then(|at| Timestamp::from_millisecond(at).ok()))
}

/// Sets that time, or takes it away.
///
/// # Errors
/// If the store does not take it.
pub async fn set_ends_at(
    conn: &mut Conn,
    space: Id<Space>,
    at: Option<Timestamp>,
) -> Result<(), DbError> {
    sqlx::query("update spaces set ends_at = $2 where id = $1")
        .bind(space.bytes())
        .bind(at.map(|at| at.as_millisecond()))
        .execute(conn)
        .await?;
    Ok(())
}

/// The joint spaces an account sits or sat in, the newest first: those of couples that parted too.
pub async fn joint_spaces_of(
    conn: &mut Conn,
    account: Id<Account>,
) -> Result<Vec<Id<Space>>, DbError> {
    let rows = sqlx::query(
        "select distinct s.id, s.created_at from spaces s join seats t on t.space = s.id
         where t.account = $1 and t.gone_at is null and s.kind = 'joint'
         order by s.created_at desc",
    )
    .bind(account.bytes())
    .fetch_all(conn)
    .await?;
    Ok(rows
        .iter()
        .map(|row| id(row, 0))
        .collect::<Result<_, _>>()?)
}

/// Somebody's own space of notes, if it was made.
pub async fn notes_space_of(
    conn: &mut Conn,
    account: Id<Account>,
) -> Result<Option<Id<Space>>, DbError> {
    let row = sqlx::query(
        "select s.id from spaces s join seats t on t.space = s.id
         where t.account = $1 and t.last_generation is null and s.kind = 'notes'
         order by s.created_at, s.id limit 1",
    )
    .bind(account.bytes())
    .fetch_optional(conn)
    .await?;
    Ok(row.map(|row| id(&row, 0)).transpose()?)
}

/// Where somebody stands in for a therapist now: which space, and who.
///
/// # Errors
/// If the store does not answer.
pub async fn covered(conn: &mut Conn) -> Result<Vec<(Id<Space>, Id<Account>)>, DbError> {
    let rows = sqlx::query(
        "select space, account from seats where covers = 1 and last_generation is null
         order by since, space",
    )
    .fetch_all(conn)
    .await?;
    let one = |row: &AnyRow| Ok((id(row, 0)?, id(row, 1)?));
    Ok(rows.iter().map(one).collect::<Result<_, sqlx::Error>>()?)
}

/// The spaces an account is in now.
pub async fn spaces_of(conn: &mut Conn, account: Id<Account>) -> Result<Vec<Id<Space>>, DbError> {
    let rows = sqlx::query(
        "select space from seats where account = $1 and last_generation is null order by since",
    )
    .bind(account.bytes())
    .fetch_all(conn)
    .await?;
    Ok(rows
        .iter()
        .map(|row| id(row, 0))
        .collect::<Result<_, _>>()?)
}
