//! The tables of episodes: episodes, episode_clients.

use jiff::Timestamp;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::id;
use crate::accounts::Account;
use crate::db::{Conn, DbError, Id};
use crate::episodes::{Episode, EpisodeClient, Form, Space};

pub(in crate::episodes) async fn insert_episode(
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

pub(in crate::episodes) async fn set_episode(
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

pub(in crate::episodes) async fn insert_episode_client(
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

pub(in crate::episodes) async fn end_episode_client(
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

pub(in crate::episodes) async fn set_consent(
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

/// Who went on alone without the other knowing it; `None` once they do.
pub(in crate::episodes) async fn set_absent(
    conn: &mut Conn,
    episode: Id<Episode>,
    absent: Option<Id<Account>>,
) -> Result<(), DbError> {
    sqlx::query("update episodes set absent = $2 where id = $1")
        .bind(episode.bytes())
        .bind(absent.map(|account| account.bytes().to_vec()))
        .execute(conn)
        .await?;
    Ok(())
}

/// The episode a client is in now.
pub async fn episode_of(conn: &mut Conn, client: Id<Account>) -> Result<Option<Episode>, DbError> {
    let row = sqlx::query(
        "select e.id, e.form, e.joint_space, e.created_at, e.absent from episodes e
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

/// The episode a client is in now, held: until this transaction ends, nobody else who holds it first makes
/// a move of its people. Two moves at once take turns here, and the second sees what the first did.
pub async fn hold_episode_of(
    conn: &mut Conn,
    client: Id<Account>,
) -> Result<Option<Episode>, DbError> {
    let mut held = None;
    loop {
        let Some(episode) = episode_of(conn, client).await? else {
            return Ok(None);
        };
        // While we waited for one episode the client may have gone to another.
        if held == Some(episode.id) {
            return Ok(Some(episode));
        }
        sqlx::query("update episodes set form = form where id = $1")
            .bind(episode.id.bytes())
            .execute(&mut *conn)
            .await?;
        held = Some(episode.id);
    }
}

async fn read_episode(conn: &mut Conn, row: &AnyRow) -> Result<Episode, DbError> {
    let episode: Id<Episode> = id(row, 0)?;
    let joint: Option<Vec<u8>> = row.try_get(2)?;
    let absent: Option<Vec<u8>> = row.try_get(4)?;
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
        began: Timestamp::from_millisecond(row.try_get(3)?).unwrap_or(Timestamp::MIN),
        absent: absent
            .map(|account| Id::from_stored(&account))
            .transpose()?,
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
