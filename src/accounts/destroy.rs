//! Destroying what opens an account: nobody signs in to it any more, and its private key is gone.
//!
//! What must stay true: whatever table holds the private key, locked in any way, is named here.

use jiff::Timestamp;

use super::{Account, Role, recovery, store};
use crate::db::{Conn, DbError, Id};
use crate::service::Service;
use crate::web::Stop;

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

/// Empties an account: no address, no time zone, no name (but of those who worked here, whose name is part
/// of their clients' records), and a public key that no private key belongs to, so that nothing begun
/// before comes in any more. Its row stays, for what names it by its id. The same address can begin anew.
///
/// # Errors
/// If the store does not take it.
pub async fn empty(
    conn: &mut Conn,
    service: &Service,
    account: Id<Account>,
    now: Timestamp,
) -> Result<(), Stop> {
    let known = store::person(conn, service, account).await?;
    let name = match known.role {
        Role::Therapist => known.name,
        Role::Client | Role::Administrator => LEFT.to_owned(),
    };
    store::empty(conn, service, account, name, now).await?;
    Ok(())
}

/// What somebody is called who was erased, as it is kept; it is shown as the text `person-left`.
pub const LEFT: &str = "Somebody who left";

/// Ends every sign-in of everyone: an old copy of the store would bring back those that were ended since.
///
/// # Errors
/// If the store does not take it.
pub async fn end_every_sign_in(conn: &mut Conn) -> Result<(), DbError> {
    sqlx::query("delete from sign_ins").execute(conn).await?;
    Ok(())
}
