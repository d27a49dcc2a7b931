//! Work that ended, as it is looked at once for a count of outcomes. (The table of pairings.)
//!
//! What must stay true: that it was looked at says nothing of what was found.

use jiff::Timestamp;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::Pairing;
use crate::accounts::Account;
use crate::db::{Conn, DbError, Id, moment};

/// A piece of work that ended.
#[derive(Clone, Copy, Debug)]
pub struct Ended {
    /// Which.
    pub id: Id<Pairing>,
    /// With whom.
    pub client: Id<Account>,
    /// Since the therapist accepted.
    pub from: Timestamp,
    /// Until it ended.
    pub until: Timestamp,
}

/// A therapist's work that ended and was not looked at yet for a count of outcomes, in no order that tells.
pub async fn ended_unseen(conn: &mut Conn, therapist: Id<Account>) -> Result<Vec<Ended>, DbError> {
    let rows = sqlx::query(
        "select id, client, coalesce(decided_at, chosen_at), ended_at from pairings
         where therapist = $1 and state = 'ended' and ended_at is not null and outcome_seen is null
         order by client, id",
    )
    .bind(therapist.bytes())
    .fetch_all(conn)
    .await?;
    let one = |row: &AnyRow| -> Result<_, sqlx::Error> {
        Ok(Ended {
            id: Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?,
            client: Id::from_stored(&row.try_get::<Vec<u8>, _>(1)?)?,
            from: moment(row.try_get(2)?),
            until: moment(row.try_get(3)?),
        })
    };
    Ok(rows.iter().map(one).collect::<Result<_, _>>()?)
}

/// Says that a piece of work was looked at for a count of outcomes; whether it was not until now.
pub async fn see_outcome(conn: &mut Conn, id: Id<Pairing>) -> Result<bool, DbError> {
    let done =
        sqlx::query("update pairings set outcome_seen = 1 where id = $1 and outcome_seen is null")
            .bind(id.bytes())
            .execute(conn)
            .await?;
    Ok(done.rows_affected() == 1)
}

/// Forgets of all work that it was looked at.
pub async fn forget_outcomes_seen(conn: &mut Conn) -> Result<(), DbError> {
    sqlx::query("update pairings set outcome_seen = null where outcome_seen is not null")
        .execute(conn)
        .await?;
    Ok(())
}
