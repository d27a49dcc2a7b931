//! Destroying what opens an account: nobody signs in to it any more, and its private key is gone.
//!
//! What must stay true: whatever table holds the private key, locked in any way, is named here.

use super::{Account, recovery, store};
use crate::db::{Conn, DbError, Id};

/// Deletes all that opens an account or waits to: locks, sign-ins, second factors, and what a recovery
/// made that is not finished.
///
/// # Errors
/// If the store does not take it.
pub async fn destroy_keys(conn: &mut Conn, account: Id<Account>) -> Result<(), DbError> {
    destroy_ways_in(conn, account).await?;
    recovery::destroy_waiting(conn, account).await
}

/// Deletes all that opens an account now.
pub(super) async fn destroy_ways_in(conn: &mut Conn, account: Id<Account>) -> Result<(), DbError> {
    destroy_locks(conn, account).await?;
    store::delete_factors(conn, account).await
}

/// Deletes an account's locks and sign-ins: of what opens it, that which every copy of the store has a
/// table for, however old.
///
/// # Errors
/// If the store does not take it.
pub async fn destroy_locks(conn: &mut Conn, account: Id<Account>) -> Result<(), DbError> {
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
