//! The tables of record_heads and record_openings. What must stay true: whose a record is opens with the
//! recovery key alone.

use jiff::Timestamp;
use sealing::{Context, SealedInSpace, SpaceKey, SystemEntropy, Wrapped};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::{details_context, moment};
use crate::accounts::Account;
use crate::db::{Conn, DbError, Id};
use crate::erasure::records::{Head, Opening, Record, SealedHead, Why, head_context};
use crate::erasure::{Details, Erasure};
use crate::service::Service;
use crate::web::Stop;

/// Keeps whose a record is, for the holder of the recovery key alone.
pub(in crate::erasure) async fn put_head(
    conn: &mut Conn,
    service: &Service,
    account: Id<Account>,
    head: &Head,
) -> Result<(), Stop> {
    let house = service.house.get();
    let house = house.ok_or_else(|| Stop::Fault("the practice is not set up".to_owned()))?;
    let (rng, context) = (&mut SystemEntropy, head_context(account));
    let key = SpaceKey::generate(rng);
    let wrapped = house.recovery.wrap(&key, &context, rng);
    let plain = zeroize::Zeroizing::new(serde_json::to_vec(head).unwrap_or_default());
    let sealed = key.seal(&context, &plain, rng);
    sqlx::query(
        "insert into record_heads (account, wrapped, sealed) values ($1, $2, $3)
         on conflict (account) do nothing",
    )
    .bind(account.bytes())
    .bind(wrapped.as_bytes())
    .bind(sealed.as_bytes())
    .execute(conn)
    .await?;
    Ok(())
}

/// Whose a kept record is, sealed.
pub(in crate::erasure) async fn head_of(
    conn: &mut Conn,
    account: Id<Account>,
) -> Result<Option<SealedHead>, DbError> {
    let row = sqlx::query("select wrapped, sealed from record_heads where account = $1")
        .bind(account.bytes())
        .fetch_optional(conn)
        .await?;
    let head = |row: AnyRow| -> Result<_, sqlx::Error> {
        Ok(SealedHead {
            wrapped: Wrapped::from_stored(row.try_get(0)?),
            sealed: SealedInSpace::from_stored(row.try_get(1)?),
        })
    };
    Ok(row.map(head).transpose()?)
}

/// The records whose day has not come, the first to be destroyed first. The number is that of the
/// certificate that was made first.
pub(in crate::erasure) async fn kept(
    conn: &mut Conn,
    service: &Service,
    now: Timestamp,
) -> Result<Vec<Record>, Stop> {
    let rows = sqlx::query(
        "select e.id, e.account, e.details, e.keep_until, c.id from erasures e
         join certificates c on c.erasure = e.id
         where e.keep_until > $1 and e.ended_at is null
             and not exists (select 1 from certificates o where o.erasure = e.id and o.id < c.id)
         order by e.keep_until, e.id",
    )
    .bind(now.as_millisecond())
    .fetch_all(conn)
    .await?;
    let mut found = Vec::new();
    for row in &rows {
        let erasure = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
        let details: Details = service.open(&details_context(erasure), row.try_get(2)?)?;
        found.push(Record {
            erasure,
            account: Id::from_stored(&row.try_get::<Vec<u8>, _>(1)?)?,
            number: Id::from_stored(&row.try_get::<Vec<u8>, _>(4)?)?,
            until: moment(row.try_get(3)?),
            rules: details.rules,
            spaces: details.kept,
        });
    }
    Ok(found)
}

/// Holds a record until this transaction ends; whether it is still kept.
pub(in crate::erasure) async fn hold_kept(
    conn: &mut Conn,
    erasure: Id<Erasure>,
    now: Timestamp,
) -> Result<bool, DbError> {
    let sql = "update erasures set keep_until = keep_until
         where id = $1 and ended_at is null and keep_until > $2";
    super::changed(conn, sql, erasure, now).await
}

fn opening_context(id: Id<Opening>) -> Context {
    Context::new("record opening").and(id.bytes())
}

/// Writes down that a record is taken out, or the list of them.
pub(in crate::erasure) async fn insert_opening(
    conn: &mut Conn,
    service: &Service,
    of: Option<Id<Erasure>>,
    why: &Why,
    now: Timestamp,
) -> Result<(), DbError> {
    let id: Id<Opening> = Id::new(now, &mut SystemEntropy);
    sqlx::query(
        "insert into record_openings (id, erasure, details, taken_at) values ($1, $2, $3, $4)",
    )
    .bind(id.bytes())
    .bind(of.map(|erasure| erasure.bytes().to_vec()))
    .bind(service.seal(&opening_context(id), why).as_bytes())
    .bind(now.as_millisecond())
    .execute(conn)
    .await?;
    Ok(())
}

/// Deletes who took out the list of them before then, and why.
pub(in crate::erasure) async fn forget_names_openings(
    conn: &mut Conn,
    before: Timestamp,
) -> Result<(), DbError> {
    sqlx::query("delete from record_openings where erasure is null and taken_at < $1")
        .bind(before.as_millisecond())
        .execute(conn)
        .await?;
    Ok(())
}

/// Each time one was taken out, the newest first, a page of them.
pub(in crate::erasure) async fn openings(
    conn: &mut Conn,
    service: &Service,
) -> Result<Vec<Opening>, Stop> {
    let rows = sqlx::query(
        "select o.id, o.details, o.taken_at,
                (select c.id from certificates c where c.erasure = o.erasure order by c.id limit 1)
         from record_openings o order by o.taken_at desc, o.id desc limit 200",
    )
    .fetch_all(conn)
    .await?;
    let mut found = Vec::new();
    for row in &rows {
        let id = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
        let number: Option<Vec<u8>> = row.try_get(3)?;
        found.push(Opening {
            why: service.open(&opening_context(id), row.try_get(1)?)?,
            at: moment(row.try_get(2)?),
            number: number.map(|id| Id::from_stored(&id)).transpose()?,
        });
    }
    Ok(found)
}
