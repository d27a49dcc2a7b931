//! The table of apps that show codes. What must stay true: an app is in it only once a code of it was
//! given, and of each code the step is burnt before it counts.

use jiff::Timestamp;
use sealing::Context;
use sqlx::Row;

use crate::accounts::Account;
use crate::accounts::code_app::AppSecret;
use crate::db::{Conn, DbError, Id};
use crate::service::Service;
use crate::web::Stop;

fn context(account: Id<Account>) -> Context {
    Context::new("code app").and(account.bytes())
}

/// Notes an app, one of whose codes was just given.
///
/// # Errors
/// [`DbError::Taken`] if the account has one.
pub(in crate::accounts) async fn insert_code_app(
    conn: &mut Conn,
    service: &Service,
    account: Id<Account>,
    secret: &AppSecret,
    step: i64,
    now: Timestamp,
) -> Result<(), DbError> {
    let sealed = service.seal(&context(account), &*secret.base32());
    sqlx::query(
        "insert into code_apps (account, secret, since, last_step) values ($1, $2, $3, $4)",
    )
    .bind(account.bytes())
    .bind(sealed.as_bytes())
    .bind(now.as_millisecond())
    .bind(step)
    .execute(conn)
    .await?;
    Ok(())
}

/// The app of an account: its secret, and since when.
pub(in crate::accounts) async fn code_app(
    conn: &mut Conn,
    service: &Service,
    account: Id<Account>,
) -> Result<Option<(AppSecret, Timestamp)>, Stop> {
    let row = sqlx::query("select secret, since from code_apps where account = $1")
        .bind(account.bytes())
        .fetch_optional(conn)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let text: String = service.open(&context(account), row.try_get(0)?)?;
    let text = zeroize::Zeroizing::new(text);
    let secret = AppSecret::parse(&text).ok_or(sealing::CannotOpen)?;
    let since = Timestamp::from_millisecond(row.try_get(1)?).unwrap_or(Timestamp::MIN);
    Ok(Some((secret, since)))
}

/// Takes the code of this step; whether it was not taken before, nor a later one.
pub(in crate::accounts) async fn burn_step(
    conn: &mut Conn,
    account: Id<Account>,
    step: i64,
) -> Result<bool, DbError> {
    let burnt =
        sqlx::query("update code_apps set last_step = $2 where account = $1 and last_step < $2")
            .bind(account.bytes())
            .bind(step)
            .execute(conn)
            .await?;
    Ok(burnt.rows_affected() == 1)
}

pub(in crate::accounts) async fn delete_code_app(
    conn: &mut Conn,
    account: Id<Account>,
) -> Result<(), DbError> {
    sqlx::query("delete from code_apps where account = $1")
        .bind(account.bytes())
        .execute(conn)
        .await?;
    Ok(())
}
