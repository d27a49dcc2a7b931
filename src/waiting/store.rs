//! The tables of the waiting list: waiting_entries, waiting_offers. (waiting_rules is in `rules.rs`,
//! waiting_proposals in `proposals.rs`.)

use jiff::Timestamp;
use matching::waiting::Need;
use sealing::{Context, SystemEntropy};
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;
use sqlx::{AssertSqlSafe, Row};

use super::{Ended, Entry, Offer, State};
use crate::accounts::Account;
use crate::db::{Conn, DbError, Id, moment};
use crate::service::Service;
use crate::web::Stop;

/// What is sealed of an entry.
#[derive(Serialize, Deserialize)]
struct Sealed {
    need: Need,
}

/// It has this many bytes inside.
const LENGTH: usize = 32;

fn context(id: Id<Entry>) -> Context {
    Context::new("waiting entry").and(id.bytes())
}

fn sealed(service: &Service, id: Id<Entry>, need: Need) -> Vec<u8> {
    // One word of three: it always has a form in JSON.
    let mut plain = serde_json::to_vec(&Sealed { need }).unwrap_or_default();
    plain.resize(plain.len().max(LENGTH), b' ');
    let sealed = service.key.seal(&context(id), &plain, &mut SystemEntropy);
    sealed.as_bytes().to_vec()
}

/// The next number that nobody had. Two who ask take turns.
pub(super) async fn next_number(conn: &mut Conn) -> Result<i64, DbError> {
    let sql =
        "update waiting_rules set last_number = last_number + 1 where id = 1 returning last_number";
    Ok(sqlx::query(sql).fetch_one(conn).await?.try_get(0)?)
}

pub(super) async fn insert(
    conn: &mut Conn,
    service: &Service,
    entry: &Entry,
) -> Result<(), DbError> {
    sqlx::query(
        "insert into waiting_entries (id, number, client, since, sealed)
         values ($1, $2, $3, $4, $5)",
    )
    .bind(entry.id.bytes())
    .bind(entry.number)
    .bind(entry.client.bytes())
    .bind(entry.since.as_millisecond())
    .bind(sealed(service, entry.id, entry.need))
    .execute(conn)
    .await?;
    Ok(())
}

fn read(service: &Service, row: &AnyRow) -> Result<Entry, Stop> {
    let id = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
    let until: Option<i64> = row.try_get(4)?;
    let ended = match row.try_get::<Option<String>, _>(5)?.as_deref() {
        Some("matched") => Ended::Matched,
        _ => Ended::Left,
    };
    let sealed: Sealed = service.open(&context(id), row.try_get(6)?)?;
    Ok(Entry {
        id,
        number: row.try_get(1)?,
        client: Id::from_stored(&row.try_get::<Vec<u8>, _>(2)?)?,
        since: moment(row.try_get(3)?),
        ended: until.map(|until| (moment(until), ended)),
        need: sealed.need,
    })
}

const ENTRIES: &str = "select id, number, client, since, until, ended, sealed from waiting_entries";

/// Everybody who waits, the longest first.
pub(super) async fn waiting(conn: &mut Conn, service: &Service) -> Result<Vec<Entry>, Stop> {
    let sql = format!("{ENTRIES} where until is null order by since, id");
    let rows = sqlx::query(AssertSqlSafe(sql)).fetch_all(conn).await?;
    rows.iter().map(|row| read(service, row)).collect()
}

/// Everybody who waits or waited, as long as they waited at all since then.
pub(super) async fn since(
    conn: &mut Conn,
    service: &Service,
    since: Timestamp,
) -> Result<Vec<Entry>, Stop> {
    let sql = format!("{ENTRIES} where until is null or until >= $1 order by since, id");
    let rows = sqlx::query(AssertSqlSafe(sql))
        .bind(since.as_millisecond())
        .fetch_all(conn)
        .await?;
    rows.iter().map(|row| read(service, row)).collect()
}

/// The waiting of a client that is not over.
pub(super) async fn of_client(
    conn: &mut Conn,
    service: &Service,
    client: Id<Account>,
) -> Result<Option<Entry>, Stop> {
    let sql = format!("{ENTRIES} where until is null and client = $1");
    let row = sqlx::query(AssertSqlSafe(sql))
        .bind(client.bytes())
        .fetch_optional(conn)
        .await?;
    row.as_ref().map(|row| read(service, row)).transpose()
}

/// Whether somebody waits still, which this transaction holds: whoever ends it meanwhile waits.
pub(super) async fn hold(conn: &mut Conn, id: Id<Entry>) -> Result<bool, DbError> {
    let sql = "update waiting_entries set number = number where id = $1 and until is null";
    let held = sqlx::query(sql).bind(id.bytes()).execute(conn).await?;
    Ok(held.rows_affected() == 1)
}

/// Ends a waiting; whether it was not over.
pub(super) async fn end(
    conn: &mut Conn,
    id: Id<Entry>,
    how: Ended,
    now: Timestamp,
) -> Result<bool, DbError> {
    let how = match how {
        Ended::Matched => "matched",
        Ended::Left => "left",
    };
    let done = sqlx::query(
        "update waiting_entries set until = $2, ended = $3 where id = $1 and until is null",
    )
    .bind(id.bytes())
    .bind(now.as_millisecond())
    .bind(how)
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Says how soon somebody should be seen.
pub(super) async fn set_need(
    conn: &mut Conn,
    service: &Service,
    id: Id<Entry>,
    need: Need,
) -> Result<(), DbError> {
    sqlx::query("update waiting_entries set sealed = $2 where id = $1")
        .bind(id.bytes())
        .bind(sealed(service, id, need))
        .execute(conn)
        .await?;
    Ok(())
}

/// Makes an offer; whether this therapist was not on offer to them already.
pub(super) async fn offer(conn: &mut Conn, offer: &Offer, now: Timestamp) -> Result<bool, DbError> {
    let done = sqlx::query(
        "insert into waiting_offers (id, entry, client, therapist, state, made_at, until)
         values ($1, $2, $3, $4, 'out', $5, $6) on conflict do nothing",
    )
    .bind(offer.id.bytes())
    .bind(offer.entry.bytes())
    .bind(offer.client.bytes())
    .bind(offer.therapist.bytes())
    .bind(now.as_millisecond())
    .bind(offer.until.as_millisecond())
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

fn read_offer(row: &AnyRow) -> Result<Offer, sqlx::Error> {
    Ok(Offer {
        id: Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?,
        entry: Id::from_stored(&row.try_get::<Vec<u8>, _>(1)?)?,
        client: Id::from_stored(&row.try_get::<Vec<u8>, _>(2)?)?,
        therapist: Id::from_stored(&row.try_get::<Vec<u8>, _>(3)?)?,
        state: State::of(&row.try_get::<String, _>(4)?),
        until: moment(row.try_get(5)?),
    })
}

const OFFERS: &str = "select id, entry, client, therapist, state, until from waiting_offers";

/// The offers of a waiting, the first first.
pub(super) async fn offers_of(conn: &mut Conn, entry: Id<Entry>) -> Result<Vec<Offer>, DbError> {
    let sql = format!("{OFFERS} where entry = $1 order by made_at, id");
    let rows = sqlx::query(AssertSqlSafe(sql))
        .bind(entry.bytes())
        .fetch_all(conn)
        .await?;
    Ok(rows.iter().map(read_offer).collect::<Result<_, _>>()?)
}

/// Every offer that waits for an answer.
pub(super) async fn offers_out(conn: &mut Conn) -> Result<Vec<Offer>, DbError> {
    let sql = format!("{OFFERS} where state = 'out' order by until, id");
    let rows = sqlx::query(AssertSqlSafe(sql)).fetch_all(conn).await?;
    Ok(rows.iter().map(read_offer).collect::<Result<_, _>>()?)
}

/// An offer.
pub(super) async fn find_offer(conn: &mut Conn, id: Id<Offer>) -> Result<Option<Offer>, DbError> {
    let sql = format!("{OFFERS} where id = $1");
    let row = sqlx::query(AssertSqlSafe(sql))
        .bind(id.bytes())
        .fetch_optional(conn)
        .await?;
    Ok(row.as_ref().map(read_offer).transpose()?)
}

/// Says what became of an offer; whether it was out until now.
pub(super) async fn decide(
    conn: &mut Conn,
    id: Id<Offer>,
    state: State,
    now: Timestamp,
) -> Result<bool, DbError> {
    let done = sqlx::query(
        "update waiting_offers set state = $2, decided_at = $3 where id = $1 and state = 'out'",
    )
    .bind(id.bytes())
    .bind(state.code())
    .bind(now.as_millisecond())
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Takes back what is out for somebody.
pub(super) async fn withdraw_all(
    conn: &mut Conn,
    client: Id<Account>,
    now: Timestamp,
) -> Result<(), DbError> {
    sqlx::query(
        "update waiting_offers set state = 'withdrawn', decided_at = $2
         where client = $1 and state = 'out'",
    )
    .bind(client.bytes())
    .bind(now.as_millisecond())
    .execute(conn)
    .await?;
    Ok(())
}
