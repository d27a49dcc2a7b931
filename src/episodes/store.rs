//! The tables of episodes: spaces, seats, space_keys, space_recovery_keys, space_offers, episodes,
//! episode_clients. (partner_invitations is in `invitations.rs`.)

use jiff::Timestamp;
use sealing::Wrapped;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::spaces::Offer;
use super::{Episode, EpisodeClient, Form, Seat, SeatRole, Space, SpaceKind};
use crate::accounts::Account;
use crate::db::{Conn, DbError, Id};

fn id<T>(row: &AnyRow, column: usize) -> Result<Id<T>, sqlx::Error> {
    Id::from_stored(&row.try_get::<Vec<u8>, _>(column)?)
}

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
            Self::Therapist => "therapist",
        }
    }
}

pub(super) struct StoredSpace {
    pub(super) kind: SpaceKind,
    pub(super) generation: i64,
    pub(super) closed: bool,
}

pub(super) async fn space(
    conn: &mut Conn,
    space: Id<Space>,
) -> Result<Option<StoredSpace>, DbError> {
    let row = sqlx::query("select kind, generation, closed_at from spaces where id = $1")
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
        closed: row.try_get::<Option<i64>, _>(2)?.is_some(),
    }))
}

pub(super) async fn seats(conn: &mut Conn, space: Id<Space>) -> Result<Vec<Seat>, DbError> {
    let rows = sqlx::query(
        "select account, role, first_generation, last_generation from seats where space = $1
         order by first_generation, account",
    )
    .bind(space.bytes())
    .fetch_all(conn)
    .await?;
    let seat = |row: AnyRow| -> Result<Seat, sqlx::Error> {
        Ok(Seat {
            account: id(&row, 0)?,
            role: match row.try_get::<String, _>(1)?.as_str() {
                "therapist" => SeatRole::Therapist,
                _ => SeatRole::Client,
            },
            first: row.try_get(2)?,
            last: row.try_get(3)?,
        })
    };
    Ok(rows.into_iter().map(seat).collect::<Result<_, _>>()?)
}

pub(super) async fn keys(
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

pub(super) async fn insert_space(
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

pub(super) async fn insert_seat(
    conn: &mut Conn,
    space: Id<Space>,
    account: Id<Account>,
    role: SeatRole,
    first: i64,
    now: Timestamp,
) -> Result<(), DbError> {
    sqlx::query(
        "insert into seats (space, account, role, first_generation, since)
         values ($1, $2, $3, $4, $5)",
    )
    .bind(space.bytes())
    .bind(account.bytes())
    .bind(role.as_str())
    .bind(first)
    .bind(now.as_millisecond())
    .execute(conn)
    .await?;
    Ok(())
}

pub(super) async fn end_seat(
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
pub(super) async fn next_generation(conn: &mut Conn, space: Id<Space>) -> Result<i64, DbError> {
    let row = sqlx::query(
        "update spaces set generation = generation + 1 where id = $1 returning generation",
    )
    .bind(space.bytes())
    .fetch_one(conn)
    .await?;
    Ok(row.try_get(0)?)
}

pub(super) async fn close_space(
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

pub(super) async fn put_key(
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

pub(super) async fn put_recovery_key(
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

pub(super) async fn put_offer(
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

/// Makes the offered keys the therapist's; the space and the first generation among them.
pub(super) async fn take_offer(
    conn: &mut Conn,
    offer: &Offer,
) -> Result<Option<(Id<Space>, i64)>, DbError> {
    let row = sqlx::query(
        "select space, generation from space_offers where pairing = $1 order by generation limit 1",
    )
    .bind(offer.pairing.as_slice())
    .fetch_optional(&mut *conn)
    .await?;
    let Some(row) = row else { return Ok(None) };
    sqlx::query(
        "insert into space_keys (space, generation, account, wrapped)
         select space, generation, account, wrapped from space_offers where pairing = $1",
    )
    .bind(offer.pairing.as_slice())
    .execute(&mut *conn)
    .await?;
    delete_offer(conn, offer).await?;
    Ok(Some((id(&row, 0)?, row.try_get(1)?)))
}

pub(super) async fn delete_offer(conn: &mut Conn, offer: &Offer) -> Result<(), DbError> {
    sqlx::query("delete from space_offers where pairing = $1")
        .bind(offer.pairing.as_slice())
        .execute(conn)
        .await?;
    Ok(())
}

pub(super) async fn insert_episode(
    conn: &mut Conn,
    episode: Id<Episode>,
    form: Form,
    now: Timestamp,
) -> Result<(), DbError> {
    sqlx::query("insert into episodes (id, form, created_at) values ($1, $2, $3)")
        .bind(episode.bytes())
        .bind(form.as_str())
        .bind(now.as_millisecond())
        .execute(conn)
        .await?;
    Ok(())
}

pub(super) async fn set_episode(
    conn: &mut Conn,
    episode: Id<Episode>,
    form: Form,
    joint: Option<Id<Space>>,
) -> Result<(), DbError> {
    sqlx::query("update episodes set form = $2, joint_space = $3 where id = $1")
        .bind(episode.bytes())
        .bind(form.as_str())
        .bind(joint.map(|space| space.bytes().to_vec()))
        .execute(conn)
        .await?;
    Ok(())
}

pub(super) async fn insert_episode_client(
    conn: &mut Conn,
    episode: Id<Episode>,
    account: Id<Account>,
    private: Id<Space>,
    now: Timestamp,
) -> Result<(), DbError> {
    sqlx::query(
        "insert into episode_clients (episode, account, private_space, since)
         values ($1, $2, $3, $4)",
    )
    .bind(episode.bytes())
    .bind(account.bytes())
    .bind(private.bytes())
    .bind(now.as_millisecond())
    .execute(conn)
    .await?;
    Ok(())
}

pub(super) async fn end_episode_client(
    conn: &mut Conn,
    episode: Id<Episode>,
    account: Id<Account>,
    now: Timestamp,
) -> Result<(), DbError> {
    sqlx::query(
        "update episode_clients set until = $3
         where episode = $1 and account = $2 and until is null",
    )
    .bind(episode.bytes())
    .bind(account.bytes())
    .bind(now.as_millisecond())
    .execute(conn)
    .await?;
    Ok(())
}

pub(super) async fn set_consent(
    conn: &mut Conn,
    account: Id<Account>,
    at: Option<Timestamp>,
) -> Result<(), DbError> {
    sqlx::query(
        "update episode_clients set consented_at = $2 where account = $1 and until is null",
    )
    .bind(account.bytes())
    .bind(at.map(|at| at.as_millisecond()))
    .execute(conn)
    .await?;
    Ok(())
}

/// The episode a client is in now.
pub async fn episode_of(conn: &mut Conn, client: Id<Account>) -> Result<Option<Episode>, DbError> {
    let row = sqlx::query(
        "select e.id, e.form, e.joint_space from episodes e
         join episode_clients c on c.episode = e.id where c.account = $1 and c.until is null",
    )
    .bind(client.bytes())
    .fetch_optional(&mut *conn)
    .await?;
    match row {
        Some(row) => Ok(Some(read_episode(conn, &row).await?)),
        None => Ok(None),
    }
}

async fn read_episode(conn: &mut Conn, row: &AnyRow) -> Result<Episode, DbError> {
    let episode: Id<Episode> = id(row, 0)?;
    let joint: Option<Vec<u8>> = row.try_get(2)?;
    let rows = sqlx::query(
        "select account, private_space, consented_at from episode_clients
         where episode = $1 and until is null order by since, account",
    )
    .bind(episode.bytes())
    .fetch_all(conn)
    .await?;
    let client = |row: AnyRow| -> Result<EpisodeClient, sqlx::Error> {
        let consented: Option<i64> = row.try_get(2)?;
        Ok(EpisodeClient {
            account: id(&row, 0)?,
            private: id(&row, 1)?,
            consented_at: consented.and_then(|at| Timestamp::from_millisecond(at).ok()),
        })
    };
    Ok(Episode {
        id: episode,
        form: Form::of(&row.try_get::<String, _>(1)?),
        joint: joint.map(|space| Id::from_stored(&space)).transpose()?,
        clients: rows.into_iter().map(client).collect::<Result<_, _>>()?,
    })
}

/// A client's private space.
pub async fn private_space_of(
    conn: &mut Conn,
    client: Id<Account>,
) -> Result<Option<Id<Space>>, DbError> {
    let episode = episode_of(conn, client).await?;
    Ok(episode.and_then(|episode| episode.client(client).map(|me| me.private)))
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
