//! The first start of a practice. What must stay true: the set-up link works once, and the private
//! half of the recovery key is shown once and never stored.

use jiff::SignedDuration;
use sealing::{AccountKey, Code, Context, PublicKey, SealedByServer, ServerKey, SystemEntropy};
use sqlx::{Any, AssertSqlSafe, Decode, Row, Type};

use crate::accounts::{self, Prepared, SignedIn};
use crate::audit::{self, Note};
use crate::db::{Conn, DbError};
use crate::service::{House, Service, link_secret};
use crate::web::Stop;

fn name_context() -> Context {
    Context::new("practice name")
}

/// What the practice set in this column of its row; `None` while it set nothing there.
pub(super) async fn setting<T>(conn: &mut Conn, column: &'static str) -> Result<Option<T>, DbError>
where
    T: for<'r> Decode<'r, Any> + Type<Any>,
{
    let sql = format!("select {column} from practice where id = 1");
    let row = sqlx::query(AssertSqlSafe(sql)).fetch_optional(conn).await?;
    Ok(match row {
        Some(row) => row.try_get(0)?,
        None => None,
    })
}

fn phone_context() -> Context {
    Context::new("practice phone")
}

/// The telephone number the practice gives for sessions that fail, if it gives one.
pub async fn phone(conn: &mut Conn, service: &Service) -> Result<Option<String>, Stop> {
    let sealed: Option<Vec<u8>> = setting(conn, "phone").await?;
    Ok(sealed
        .map(|sealed| service.open(&phone_context(), sealed))
        .transpose()?)
}

/// Sets that number, or takes it away where it is empty.
pub(super) async fn set_phone(service: &Service, me: &SignedIn, phone: &str) -> Result<(), Stop> {
    let sealed =
        (!phone.is_empty()).then(|| service.seal(&phone_context(), &phone).as_bytes().to_vec());
    let mut tx = service.db.begin().await?;
    sqlx::query("update practice set phone = $1 where id = 1")
        .bind(sealed)
        .execute(&mut *tx)
        .await?;
    let changed = Note::by(me.account(), audit::Deed::PhoneChanged);
    audit::note(&mut tx, service, changed).await?;
    Ok(tx.commit().await?)
}

fn tag(service: &Service, token: &str) -> Vec<u8> {
    let context = Context::new("set-up link");
    service.tag(&context, token.as_bytes())
}

/// Loads the practice, if it is set up (by this node or another).
pub async fn load_house(conn: &mut Conn, service: &Service) -> Result<bool, Stop> {
    if service.house.get().is_some() {
        return Ok(true);
    }
    let row = sqlx::query("select name, recovery_key from practice where set_up_at is not null")
        .fetch_optional(conn)
        .await?;
    let Some(row) = row else { return Ok(false) };
    let house = House {
        name: service.open(&name_context(), row.try_get(0)?)?,
        recovery: PublicKey::from_stored(&row.try_get::<Vec<u8>, _>(1)?)?,
    };
    // Another request may have been first; it loaded the same.
    let _ = service.house.set(house);
    Ok(true)
}

/// Whether this server's key opens the practice's name; `None` where there is none yet.
///
/// # Errors
/// If the store does not answer.
pub async fn opens_with(conn: &mut Conn, key: &ServerKey) -> Result<Option<bool>, DbError> {
    let row = sqlx::query("select name from practice where set_up_at is not null")
        .fetch_optional(conn)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let sealed = SealedByServer::from_stored(row.try_get(0)?);
    Ok(Some(key.open(&name_context(), &sealed).is_ok()))
}

/// How long must pass between asking to bring somebody back and finishing it, unless the practice says
/// otherwise, in hours: a weekend, for the owner of the account to notice and stop it.
pub(super) const USUAL_WAIT: i64 = 72;

/// How long must pass between asking to bring somebody back and finishing it.
///
/// # Errors
/// If the store does not answer.
pub async fn recovery_wait(service: &Service) -> Result<SignedDuration, Stop> {
    let conn = &mut *service.db.read().await?;
    let hours: Option<i64> = setting(conn, "recovery_wait_hours").await?;
    Ok(SignedDuration::from_hours(hours.unwrap_or(USUAL_WAIT)))
}

/// Sets that time, in hours.
pub(super) async fn set_recovery_wait(service: &Service, hours: i64) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    sqlx::query("update practice set recovery_wait_hours = $1 where id = 1")
        .bind(hours)
        .execute(&mut *tx)
        .await?;
    Ok(tx.commit().await?)
}

fn erasure_context() -> Context {
    Context::new("practice erasure")
}

/// What the practice decided about erasing people; `None` while it decided nothing. What it means is known
/// to the room above that asks.
///
/// # Errors
/// If the store does not answer.
pub async fn erasure_rules<T: serde::de::DeserializeOwned>(
    conn: &mut Conn,
    service: &Service,
) -> Result<Option<T>, Stop> {
    let sealed: Option<Vec<u8>> = setting(conn, "erasure").await?;
    let opened = sealed.map(|sealed| service.open(&erasure_context(), sealed));
    Ok(opened.transpose()?)
}

/// Whether the practice decided anything about it.
pub(super) async fn has_erasure_rules(conn: &mut Conn) -> Result<bool, DbError> {
    let sealed: Option<Vec<u8>> = setting(conn, "erasure").await?;
    Ok(sealed.is_some())
}

/// Keeps what the practice decided about erasing people.
///
/// # Errors
/// If the store does not take it.
pub async fn set_erasure_rules<T: serde::Serialize>(
    conn: &mut Conn,
    service: &Service,
    rules: &T,
) -> Result<(), Stop> {
    sqlx::query("update practice set erasure = $1 where id = 1")
        .bind(service.seal(&erasure_context(), rules).as_bytes())
        .execute(conn)
        .await?;
    Ok(())
}

/// The usual number of days that the work of two who parted goes on with the therapist both have.
const USUAL_WINDING: i64 = 14;

/// For how many days that work goes on here.
///
/// # Errors
/// If the store does not answer.
pub async fn winding_days(conn: &mut Conn) -> Result<i64, Stop> {
    let days: Option<i64> = setting(conn, "winding_days").await?;
    Ok(days.unwrap_or(USUAL_WINDING))
}

/// For how many days the two can read a joint space that was closed for good; `None`: without a limit.
///
/// # Errors
/// If the store does not answer.
pub async fn joint_reading_days(conn: &mut Conn) -> Result<Option<i64>, Stop> {
    Ok(setting(conn, "joint_reading_days").await?)
}

/// Sets both numbers of days.
pub(super) async fn set_parting_rules(
    service: &Service,
    me: &SignedIn,
    days: i64,
    reading: Option<i64>,
) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    sqlx::query("update practice set winding_days = $1, joint_reading_days = $2 where id = 1")
        .bind(days)
        .bind(reading)
        .execute(&mut *tx)
        .await?;
    let set = Note::by(me.account(), audit::Deed::PartingRulesSet);
    audit::note(&mut tx, service, set).await?;
    Ok(tx.commit().await?)
}

/// How old the review of an article may be, in months, if the practice set it. What is usual is known to the
/// room above that asks.
///
/// # Errors
/// If the store does not answer.
pub async fn review_months(conn: &mut Conn) -> Result<Option<i64>, Stop> {
    Ok(setting(conn, "review_months").await?)
}

/// Sets that.
///
/// # Errors
/// If the store does not take it.
pub async fn set_review_months(service: &Service, me: &SignedIn, months: i64) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    sqlx::query("update practice set review_months = $1 where id = 1")
        .bind(months)
        .execute(&mut *tx)
        .await?;
    let set = Note::by(me.account(), audit::Deed::ReviewLimitSet);
    audit::note(&mut tx, service, set).await?;
    Ok(tx.commit().await?)
}

/// At each start: where the practice is not set up, a new one-time link (an older one stops working).
pub async fn first_start(service: &Service) -> Result<Option<String>, Stop> {
    let mut tx = service.db.begin().await?;
    if load_house(&mut tx, service).await? {
        tx.commit().await?;
        return Ok(None);
    }
    let token = link_secret();
    sqlx::query(
        "insert into practice (id, set_up_tag) values (1, $1)
         on conflict (id) do update set set_up_tag = excluded.set_up_tag",
    )
    .bind(tag(service, &token))
    .execute(&mut *tx)
    .await?;
    tx.commit().await?;
    Ok(Some(token))
}

/// Whether this is the set-up link of a practice that is not set up.
pub(super) async fn is_open(service: &Service, token: &str) -> Result<bool, Stop> {
    let row = sqlx::query("select 1 from practice where set_up_at is null and set_up_tag = $1")
        .bind(tag(service, token))
        .fetch_optional(&mut *service.db.read().await?)
        .await?;
    Ok(row.is_some())
}

/// Sets the practice up with its first administrator: gives the recovery key as printed, and the
/// administrator's browser.
///
/// # Errors
/// [`Stop::NotFound`] if the link is not (any more) the one.
pub async fn set_up(
    service: &Service,
    token: &str,
    name: &str,
    administrator: Prepared,
) -> Result<(String, accounts::Device), Stop> {
    let now = service.clock.now();
    let recovery = AccountKey::generate(&mut SystemEntropy);
    let mut tx = service.db.begin().await?;
    let changed = sqlx::query(
        "update practice set set_up_tag = null, set_up_at = $1, name = $2, recovery_key = $3
         where id = 1 and set_up_at is null and set_up_tag = $4",
    )
    .bind(now.as_millisecond())
    .bind(service.seal(&name_context(), &name).as_bytes())
    .bind(recovery.public().as_bytes().as_slice())
    .bind(tag(service, token))
    .execute(&mut *tx)
    .await?
    .rows_affected();
    if changed != 1 {
        return Err(Stop::NotFound);
    }
    accounts::insert(&mut tx, service, &administrator, now).await?;
    let device = accounts::sign_in_device(&mut tx, service, administrator, now).await?;
    load_house(&mut tx, service).await?;
    if let Err(fault) = tx.commit().await {
        return Err(fault.into());
    }
    Ok((Code::of(recovery.as_bytes()).print(), device))
}
