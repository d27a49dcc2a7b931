//! How many places with a therapist are taken, and how many are held. (It reads the tables of pairings, of
//! episodes and of the waiting list.)
//!
//! What must stay true: a place that is held for somebody counts as taken for everybody else.

use sqlx::Row;

use crate::accounts::Account;
use crate::db::{Conn, DbError, Id};
use crate::episodes::{Episode, Form};

/// Who has a place with a therapist: who chose them or is with them, and for whom one is held by an offer.
/// (A reading look into the tables of episodes and of the waiting list: asking one by one would be a query a
/// client.)
const PLACES: &str = "select count(distinct e.id) from (
         select client, therapist from pairings where state in ('chosen', 'accepted')
         union all
         select client, therapist from waiting_offers o where state = 'out' and not exists (
             select 1 from pairings p where p.client = o.client and p.state in ('chosen', 'accepted'))
     ) held
     join episode_clients c on c.account = held.client and c.until is null
     join episodes e on e.id = c.episode
     where held.therapist = $1 and e.form = $2";

/// How many couples or individuals have a place with a therapist, besides this episode.
pub(super) async fn count(
    conn: &mut Conn,
    therapist: Id<Account>,
    form: Form,
    besides: Id<Episode>,
) -> Result<i64, DbError> {
    let sql = format!("{PLACES} and e.id <> $3");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(therapist.bytes())
        .bind(form.as_str())
        .bind(besides.bytes())
        .fetch_one(conn)
        .await?;
    Ok(row.try_get(0)?)
}

/// How many couples or individuals have a place with a therapist.
pub(super) async fn count_all(
    conn: &mut Conn,
    therapist: Id<Account>,
    form: Form,
) -> Result<i64, DbError> {
    let row = sqlx::query(PLACES)
        .bind(therapist.bytes())
        .bind(form.as_str())
        .fetch_one(conn)
        .await?;
    Ok(row.try_get(0)?)
}

/// How many places with a therapist are held by an offer alone, which waits for an answer.
pub async fn held_by_offers(conn: &mut Conn, therapist: Id<Account>) -> Result<i64, DbError> {
    let row = sqlx::query(
        "select count(distinct c.episode) from waiting_offers o
         join episode_clients c on c.account = o.client and c.until is null
         where o.therapist = $1 and o.state = 'out' and not exists (
             select 1 from pairings p
             join episode_clients other on other.account = p.client and other.until is null
             where other.episode = c.episode and p.state in ('chosen', 'accepted')
             and (p.therapist = o.therapist or p.client = o.client))",
    )
    .bind(therapist.bytes())
    .fetch_one(conn)
    .await?;
    Ok(row.try_get(0)?)
}
