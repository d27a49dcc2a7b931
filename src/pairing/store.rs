//! The table of pairings.

use jiff::Timestamp;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::Pairing;
use crate::accounts::Account;
use crate::db::{Conn, DbError, Id};
use crate::episodes::{Episode, Form};

fn read(row: &AnyRow) -> Result<Pairing, sqlx::Error> {
    Ok(Pairing {
        id: Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?,
        client: Id::from_stored(&row.try_get::<Vec<u8>, _>(1)?)?,
        therapist: Id::from_stored(&row.try_get::<Vec<u8>, _>(2)?)?,
        accepted: row.try_get::<String, _>(3)? == "accepted",
        chosen_at: Timestamp::from_millisecond(row.try_get(4)?).unwrap_or(Timestamp::MIN),
    })
}

const OPEN: &str = "select id, client, therapist, state, chosen_at from pairings
     where state in ('chosen', 'accepted')";

/// A client's open pairing.
pub async fn of_client(conn: &mut Conn, client: Id<Account>) -> Result<Option<Pairing>, DbError> {
    let row = sqlx::query(sqlx::AssertSqlSafe(format!("{OPEN} and client = $1")))
        .bind(client.bytes())
        .fetch_optional(conn)
        .await?;
    Ok(row.as_ref().map(read).transpose()?)
}

/// Holds a client's open pairing: nobody answers or ends it until this transaction is over.
pub(super) async fn hold_of_client(conn: &mut Conn, client: Id<Account>) -> Result<(), DbError> {
    sqlx::query(
        "update pairings set chosen_at = chosen_at
         where client = $1 and state in ('chosen', 'accepted')",
    )
    .bind(client.bytes())
    .execute(conn)
    .await?;
    Ok(())
}

/// The accepted pairings of all who are in an episode now. (A reading look into the tables of episodes: asked
/// for in one way, however many they are.)
pub(super) async fn accepted_in(
    conn: &mut Conn,
    episode: Id<Episode>,
) -> Result<Vec<Pairing>, DbError> {
    let sql = format!(
        "{OPEN} and state = 'accepted' and client in
             (select account from episode_clients where episode = $1 and until is null)"
    );
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(episode.bytes())
        .fetch_all(conn)
        .await?;
    Ok(rows.iter().map(read).collect::<Result<_, _>>()?)
}

/// A therapist's open pairings, the oldest first.
pub async fn of_therapist(
    conn: &mut Conn,
    therapist: Id<Account>,
) -> Result<Vec<Pairing>, DbError> {
    let sql = format!("{OPEN} and therapist = $1 order by chosen_at, id");
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(therapist.bytes())
        .fetch_all(conn)
        .await?;
    Ok(rows.iter().map(read).collect::<Result<_, _>>()?)
}

/// Whether a therapist ever accepted this client.
pub(super) async fn was_accepted(conn: &mut Conn, client: Id<Account>) -> Result<bool, DbError> {
    let row = sqlx::query(
        "select count(*) from pairings where client = $1 and state in ('accepted', 'ended')",
    )
    .bind(client.bytes())
    .fetch_one(conn)
    .await?;
    Ok(row.try_get::<i64, _>(0)? > 0)
}

/// Whether this client ever chose this therapist.
pub(super) async fn ever(
    conn: &mut Conn,
    client: Id<Account>,
    therapist: Id<Account>,
) -> Result<bool, DbError> {
    let sql = "select count(*) from pairings where client = $1 and therapist = $2";
    let row = sqlx::query(sql)
        .bind(client.bytes())
        .bind(therapist.bytes())
        .fetch_one(conn)
        .await?;
    Ok(row.try_get::<i64, _>(0)? > 0)
}

/// Whether these two worked together and it was the therapist who ended it: as it is when the work is done.
pub(super) async fn ended_well(
    conn: &mut Conn,
    client: Id<Account>,
    therapist: Id<Account>,
) -> Result<bool, DbError> {
    let row = sqlx::query(
        "select ended_by from pairings where client = $1 and therapist = $2 and state = 'ended'
         order by chosen_at desc, id desc limit 1",
    )
    .bind(client.bytes())
    .bind(therapist.bytes())
    .fetch_optional(conn)
    .await?;
    let by: Option<Vec<u8>> = row.map(|row| row.try_get(0)).transpose()?.flatten();
    Ok(by.is_some_and(|by| by == therapist.bytes()))
}

/// Whether, by a moment, this client had last chosen this therapist for themselves alone: before they came
/// here as one of a couple that began then.
pub(super) async fn chose_alone(
    conn: &mut Conn,
    client: Id<Account>,
    therapist: Id<Account>,
    (began, by): (Timestamp, Timestamp),
) -> Result<bool, DbError> {
    let row = sqlx::query(
        "select form, chosen_at from pairings
         where client = $1 and therapist = $2 and chosen_at <= $3
         order by chosen_at desc, id desc limit 1",
    )
    .bind(client.bytes())
    .bind(therapist.bytes())
    .bind(by.as_millisecond())
    .fetch_optional(conn)
    .await?;
    let Some(row) = row else { return Ok(false) };
    let form: Option<String> = row.try_get(0)?;
    let alone = form.is_some_and(|form| Form::of(&form) == Form::Individual);
    Ok(alone || row.try_get::<i64, _>(1)? < began.as_millisecond())
}

pub(super) async fn insert(conn: &mut Conn, pairing: &Pairing, form: Form) -> Result<(), DbError> {
    sqlx::query(
        "insert into pairings (id, client, therapist, state, chosen_at, form)
         values ($1, $2, $3, 'chosen', $4, $5)",
    )
    .bind(pairing.id.bytes())
    .bind(pairing.client.bytes())
    .bind(pairing.therapist.bytes())
    .bind(pairing.chosen_at.as_millisecond())
    .bind(form.as_str())
    .execute(conn)
    .await?;
    Ok(())
}

/// Moves a pairing from one state to another; whether it was in the first.
pub(super) async fn set_state(
    conn: &mut Conn,
    id: Id<Pairing>,
    from: &'static str,
    to: &'static str,
    now: Timestamp,
) -> Result<bool, DbError> {
    let done =
        sqlx::query("update pairings set state = $3, decided_at = $4 where id = $1 and state = $2")
            .bind(id.bytes())
            .bind(from)
            .bind(to)
            .bind(now.as_millisecond())
            .execute(conn)
            .await?;
    Ok(done.rows_affected() == 1)
}

/// Ends an accepted pairing; whether it was one.
pub(super) async fn end(
    conn: &mut Conn,
    id: Id<Pairing>,
    by: Id<Account>,
    now: Timestamp,
) -> Result<bool, DbError> {
    let done = sqlx::query(
        "update pairings set state = 'ended', ended_at = $2, ended_by = $3
         where id = $1 and state = 'accepted'",
    )
    .bind(id.bytes())
    .bind(now.as_millisecond())
    .bind(by.bytes())
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The therapist who ended the work with this client, and when; none if a later therapist was chosen, or
/// the client ended it.
pub async fn ended_by_therapist(
    conn: &mut Conn,
    client: Id<Account>,
) -> Result<Option<(Id<Account>, Timestamp)>, DbError> {
    let row = sqlx::query(
        "select therapist, ended_by, ended_at from pairings where client = $1
         order by chosen_at desc, id desc limit 1",
    )
    .bind(client.bytes())
    .fetch_optional(conn)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let therapist: Vec<u8> = row.try_get(0)?;
    if row.try_get::<Option<Vec<u8>>, _>(1)?.as_ref() != Some(&therapist) {
        return Ok(None);
    }
    let at = Timestamp::from_millisecond(row.try_get(2)?).unwrap_or(Timestamp::MIN);
    Ok(Some((Id::from_stored(&therapist)?, at)))
}

/// The clients a therapist worked with and does no more, and until when, the newest first, a page of them.
pub async fn ended_of_therapist(
    conn: &mut Conn,
    therapist: Id<Account>,
) -> Result<Vec<(Id<Account>, Timestamp)>, DbError> {
    let rows = sqlx::query(
        "select client, max(coalesce(ended_at, decided_at)) as until from pairings p
         where therapist = $1 and state = 'ended' and not exists (
             select 1 from pairings now where now.client = p.client and now.therapist = $1
             and now.state = 'accepted')
         group by client order by until desc limit 50",
    )
    .bind(therapist.bytes())
    .fetch_all(conn)
    .await?;
    let one = |row: &AnyRow| -> Result<_, sqlx::Error> {
        let until = Timestamp::from_millisecond(row.try_get(1)?);
        Ok((
            Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?,
            until.unwrap_or(Timestamp::MIN),
        ))
    };
    Ok(rows.iter().map(one).collect::<Result<_, _>>()?)
}

/// The therapists who declined a client since then.
pub async fn declined_since(
    conn: &mut Conn,
    client: Id<Account>,
    since: Timestamp,
) -> Result<Vec<Id<Account>>, DbError> {
    let rows = sqlx::query(
        "select distinct therapist from pairings
         where client = $1 and state = 'declined' and chosen_at >= $2",
    )
    .bind(client.bytes())
    .bind(since.as_millisecond())
    .fetch_all(conn)
    .await?;
    let id = |row: &AnyRow| Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?);
    Ok(rows.iter().map(id).collect::<Result<_, _>>()?)
}
