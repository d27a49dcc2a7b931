//! Destroying what opens an account: nobody signs in to it any more, and its private key is gone.

use super::Account;
use crate::db::{Conn, DbError, Id};

/// Deletes every lock around an account's private key, and its sign-ins.
///
/// # Errors
/// If the store does not take it.
pub async fn destroy_keys(conn: &mut Conn, account: Id<Account>) -> Result<(), DbError> {
    for sql in [
        "delete from account_locks where account = $1",
        "delete from sign_ins where account = $1",
    ] {
        sqlx::query(sql)
            .bind(account.bytes())
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}

/// Ends every sign-in of everyone: an old copy of the store would bring back those that were ended since.
///
/// # Errors
/// If the store does not take it.
pub async fn end_every_sign_in(conn: &mut Conn) -> Result<(), DbError> {
    sqlx::query("delete from sign_ins").execute(conn).await?;
    Ok(())
}
