//! Who asked not to be brought together with whom: a client with a therapist, a therapist with a client.
//! The table of exclusions.
//!
//! What must stay true: only whoever asked can read it, no page or mail of the other says so, and the
//! note in the log of who saw what names nobody.

use sealing::{Context, SystemEntropy};
use sqlx::Row;

use super::store;
use crate::accounts::{Account, Role, SignedIn};
use crate::audit::{self, Note};
use crate::db::{Conn, Id};
use crate::padding::padded;
use crate::practice;
use crate::service::Service;
use crate::web::Stop;

/// What is sealed has a multiple of this many bytes inside: 50 accounts and a little more.
const PADDED_TO: usize = 2_048;

fn context(account: Id<Account>) -> Context {
    Context::new("exclusions").and(account.bytes())
}

fn sealed(service: &Service, account: Id<Account>, list: &[Id<Account>]) -> Vec<u8> {
    let list: Vec<String> = list.iter().map(Id::to_string).collect();
    let plain = padded(&list, PADDED_TO);
    let context = context(account);
    let sealed = service.key.seal(&context, &plain, &mut SystemEntropy);
    sealed.as_bytes().to_vec()
}

fn opened(
    service: &Service,
    account: Id<Account>,
    stored: Vec<u8>,
) -> Result<Vec<Id<Account>>, Stop> {
    let list: Vec<String> = service.open(&context(account), stored)?;
    Ok(list.iter().filter_map(|id| id.parse().ok()).collect())
}

/// Whom somebody asked not to be brought together with, in the order they said it.
///
/// # Errors
/// If the store does not answer.
pub async fn excluded_by(
    conn: &mut Conn,
    service: &Service,
    account: Id<Account>,
) -> Result<Vec<Id<Account>>, Stop> {
    let row = sqlx::query("select sealed from exclusions where account = $1")
        .bind(account.bytes())
        .fetch_optional(conn)
        .await?;
    match row {
        Some(row) => opened(service, account, row.try_get(0)?),
        None => Ok(Vec::new()),
    }
}

/// Puts somebody on one's list, or takes them off it.
pub(super) async fn set(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    other: Id<Account>,
    excluded: bool,
) -> Result<(), Stop> {
    // What is there is held: of two who write it at once, the second sees what the first wrote.
    let row = sqlx::query(
        "insert into exclusions (account, sealed) values ($1, $2)
         on conflict (account) do update set sealed = exclusions.sealed returning sealed",
    )
    .bind(me.account().bytes())
    .bind(sealed(service, me.account(), &[]))
    .fetch_one(&mut *conn)
    .await?;
    let mut list = opened(service, me.account(), row.try_get(0)?)?;
    if list.contains(&other) == excluded {
        return Ok(());
    }
    list.retain(|known| *known != other);
    if excluded {
        list.push(other);
    }
    sqlx::query("update exclusions set sealed = $2 where account = $1")
        .bind(me.account().bytes())
        .bind(sealed(service, me.account(), &list))
        .execute(&mut *conn)
        .await?;
    let deed = match excluded {
        true => audit::Deed::PairExcluded,
        false => audit::Deed::PairAllowed,
    };
    Ok(audit::note(conn, service, Note::by(me.account(), deed)).await?)
}

/// Whether this person may put that one on their list: a client any therapist of the practice but the one
/// they have, a therapist whoever once chose them and is with them no more.
async fn may(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    other: Id<Account>,
) -> Result<bool, Stop> {
    if me.role() == Role::Therapist {
        let open = store::of_client(conn, other).await?;
        let mine = open.is_some_and(|pairing| pairing.therapist == me.account());
        return Ok(!mine && store::ever(conn, other, me.account()).await?);
    }
    let open = store::of_client(conn, me.account()).await?;
    let with = open.is_some_and(|pairing| pairing.therapist == other);
    Ok(!with && practice::therapist(conn, service, other).await?.is_some())
}

/// Somebody asks not to be brought together with another, or takes that back.
///
/// # Errors
/// [`Stop::NotFound`] where the other is nobody they may say it of.
pub async fn exclude(
    service: &Service,
    me: &SignedIn,
    other: Id<Account>,
    excluded: bool,
) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    if excluded && !may(&mut tx, service, me, other).await? {
        return Err(Stop::NotFound);
    }
    set(&mut tx, service, me, other, excluded).await?;
    Ok(tx.commit().await?)
}
