//! What becomes of somebody's seats and spaces when they are erased.
//!
//! What must stay true: whoever remains in a joint space keeps what they could read; a space is one's own
//! only when nobody else who wrote there as a client is left.

use jiff::Timestamp;
use sqlx::Row;

use super::{Form, Space, SpaceKind, acts, spaces, store};
use crate::accounts::Account;
use crate::db::{Conn, DbError, Id};
use crate::service::Service;
use crate::web::Stop;

/// A space that somebody sits or sat in, as erasing them sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Own {
    /// Which.
    pub space: Id<Space>,
    /// What it is for.
    pub kind: SpaceKind,
    /// Whether it goes with them: it is their private space, their own notes, or a joint space whose other
    /// client was erased before.
    pub goes: bool,
}

/// The spaces whose client somebody is or was, and their own notes, in the order they were made.
///
/// # Errors
/// If the store does not answer.
pub async fn own_spaces(conn: &mut Conn, account: Id<Account>) -> Result<Vec<Own>, Stop> {
    let rows = sqlx::query(
        "select distinct s.id, s.kind, s.created_at,
                (select count(*) from seats o join accounts a on a.id = o.account
                 where o.space = s.id and o.role = 'client' and o.account <> $1
                     and a.erased_at is null)
         from spaces s join seats t on t.space = s.id
         where t.account = $1 and (t.role = 'client' or s.kind = 'notes')
         order by s.created_at, s.id",
    )
    .bind(account.bytes())
    .fetch_all(&mut *conn)
    .await?;
    let mut found = Vec::new();
    for row in rows {
        let space = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
        let kind = spaces::kind_of(conn, space).await?.ok_or(Stop::NotFound)?;
        let others: i64 = row.try_get(3)?;
        found.push(Own {
            space,
            kind,
            goes: others == 0,
        });
    }
    Ok(found)
}

/// A client leaves for good, whoever is signed in: out of the joint space they are in, which closes, and
/// of the episode; nobody writes in their private space any more. The episode must be held.
///
/// # Errors
/// If the store does not take it.
pub async fn leave_for_good(
    conn: &mut Conn,
    service: &Service,
    account: Id<Account>,
    now: Timestamp,
) -> Result<(), Stop> {
    let Some(old) = store::hold_episode_of(conn, account).await? else {
        return Ok(());
    };
    if let Some(joint) = old.joint {
        acts::leave(conn, service, joint, account, now).await?;
        store::close_space(conn, joint, Some(now)).await?;
    }
    if let Some(absent) = old.absent {
        // Who left them before sits there no more, either.
        if let Some(joint) = old.joint {
            acts::leave(conn, service, joint, absent, now).await?;
        }
        store::set_absent(conn, old.id, None).await?;
    }
    store::end_episode_client(conn, old.id, account, now).await?;
    if let Some(partner) = old.partner(account) {
        store::set_consent(conn, partner.account, None).await?;
        // As where somebody goes on alone: a later couple gets a joint space of its own.
        store::set_episode(conn, old.id, Form::Individual, None).await?;
    }
    Ok(())
}

/// Everybody's seat in a space ends and it is closed: nobody writes there any more. Whoever is writing just
/// now is waited for.
///
/// # Errors
/// If the store does not take it.
pub async fn end_seats(conn: &mut Conn, space: Id<Space>, now: Timestamp) -> Result<(), DbError> {
    store::close_space(conn, space, Some(now)).await?;
    sqlx::query(
        "update seats set until = $2,
             last_generation = (select generation from spaces where id = $1)
         where space = $1 and last_generation is null",
    )
    .bind(space.bytes())
    .bind(now.as_millisecond())
    .execute(conn)
    .await?;
    Ok(())
}

/// No therapist has a seat in a space any more, not even of the past: it is the owner's alone, and opens
/// for whoever keeps the recovery key.
///
/// # Errors
/// If the store does not take it.
pub async fn forget_therapists(
    conn: &mut Conn,
    space: Id<Space>,
    owner: Id<Account>,
) -> Result<(), DbError> {
    sqlx::query("delete from seats where space = $1 and role = 'therapist' and account <> $2")
        .bind(space.bytes())
        .bind(owner.bytes())
        .execute(conn)
        .await?;
    Ok(())
}
