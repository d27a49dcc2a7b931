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

pub(super) async fn insert(conn: &mut Conn, pairing: &Pairing) -> Result<(), DbError> {
    sqlx::query(
        "insert into pairings (id, client, therapist, state, chosen_at)
         values ($1, $2, $3, 'chosen', $4)",
    )
    .bind(pairing.id.bytes())
    .bind(pairing.client.bytes())
    .bind(pairing.therapist.bytes())
    .bind(pairing.chosen_at.as_millisecond())
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

/// How many couples or individuals a therapist has or has been chosen by, besides this episode. (A
/// reading look into the tables of episodes: counting them one by one would be a query a client.)
pub(super) async fn count(
    conn: &mut Conn,
    therapist: Id<Account>,
    form: Form,
    besides: Id<Episode>,
) -> Result<i64, DbError> {
    let row = sqlx::query(
        "select count(distinct e.id) from pairings p
         join episode_clients c on c.account = p.client and c.until is null
         join episodes e on e.id = c.episode
         where p.therapist = $1 and p.state in ('chosen', 'accepted') and e.form = $2 and e.id <> $3",
    )
    .bind(therapist.bytes())
    .bind(form.as_str())
    .bind(besides.bytes())
    .fetch_one(conn)
    .await?;
    Ok(row.try_get(0)?)
}
