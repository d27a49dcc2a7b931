//! Work that winds down after a couple parted: its table, and what is known of it.
//!
//! What must stay true: it goes on only if the client asked and the other and the therapist both said yes;
//! nobody is shown what another said.

use jiff::Timestamp;
use sealing::Context;
use serde::{Deserialize, Serialize};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::Pairing;
use crate::accounts::Account;
use crate::db::{Conn, DbError, Id};
use crate::service::Service;
use crate::web::Stop;

/// Work that ends by itself unless all three agree that it goes on.
#[derive(Clone, Debug)]
pub struct Winding {
    /// Which work.
    pub pairing: Id<Pairing>,
    /// Whose.
    pub client: Id<Account>,
    /// The one they were with.
    pub other: Id<Account>,
    /// With whom.
    pub therapist: Id<Account>,
    /// When it ends.
    pub until: Timestamp,
    /// How far the question is.
    pub asking: Asking,
}

/// How far the question is whether the work goes on. As it is sealed, too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asking {
    /// Whether the client asked: that is their yes.
    pub asked: bool,
    /// What the other said.
    pub other: Option<bool>,
    /// What the therapist said.
    pub therapist: Option<bool>,
}

impl Asking {
    /// Whether somebody said no: then it will not go on.
    pub fn is_off(self) -> bool {
        self.other == Some(false) || self.therapist == Some(false)
    }

    /// Whether all three said yes.
    pub fn goes_on(self) -> bool {
        self.asked && self.other == Some(true) && self.therapist == Some(true)
    }

    /// Whether an answer can still be given.
    pub fn is_open(self) -> bool {
        self.asked && !self.is_off()
    }
}

fn context(pairing: Id<Pairing>) -> Context {
    Context::new("winding").and(pairing.bytes())
}

const ALL: &str = "select pairing, client, other, therapist, until, sealed from windings";

fn read(service: &Service, row: &AnyRow) -> Result<Winding, Stop> {
    let pairing = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
    Ok(Winding {
        pairing,
        client: Id::from_stored(&row.try_get::<Vec<u8>, _>(1)?)?,
        other: Id::from_stored(&row.try_get::<Vec<u8>, _>(2)?)?,
        therapist: Id::from_stored(&row.try_get::<Vec<u8>, _>(3)?)?,
        until: Timestamp::from_millisecond(row.try_get(4)?).unwrap_or(Timestamp::MIN),
        asking: service.open(&context(pairing), row.try_get(5)?)?,
    })
}

/// Whether it is new.
pub(super) async fn insert(
    conn: &mut Conn,
    service: &Service,
    winding: &Winding,
) -> Result<bool, DbError> {
    let done = sqlx::query(
        "insert into windings (pairing, client, other, therapist, until, sealed)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (pairing) do nothing",
    )
    .bind(winding.pairing.bytes())
    .bind(winding.client.bytes())
    .bind(winding.other.bytes())
    .bind(winding.therapist.bytes())
    .bind(winding.until.as_millisecond())
    .bind(
        service
            .seal(&context(winding.pairing), &winding.asking)
            .as_bytes(),
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

pub(super) async fn set_asking(
    conn: &mut Conn,
    service: &Service,
    winding: &Winding,
) -> Result<(), DbError> {
    let sealed = service.seal(&context(winding.pairing), &winding.asking);
    sqlx::query("update windings set sealed = $2 where pairing = $1")
        .bind(winding.pairing.bytes())
        .bind(sealed.as_bytes())
        .execute(conn)
        .await?;
    Ok(())
}

pub(super) async fn delete(conn: &mut Conn, pairing: Id<Pairing>) -> Result<(), DbError> {
    sqlx::query("delete from windings where pairing = $1")
        .bind(pairing.bytes())
        .execute(conn)
        .await?;
    Ok(())
}

/// The work has ended.
pub(super) async fn end(
    conn: &mut Conn,
    pairing: Id<Pairing>,
    now: Timestamp,
) -> Result<(), DbError> {
    sqlx::query("update windings set ended_at = $2 where pairing = $1")
        .bind(pairing.bytes())
        .bind(now.as_millisecond())
        .execute(conn)
        .await?;
    Ok(())
}

/// What ended between two who come together again is no bar any more.
pub(super) async fn forget_ended(
    conn: &mut Conn,
    client: Id<Account>,
    other: Id<Account>,
) -> Result<(), DbError> {
    sqlx::query("delete from windings where client = $1 and other = $2 and ended_at is not null")
        .bind(client.bytes())
        .bind(other.bytes())
        .execute(conn)
        .await?;
    Ok(())
}

/// Whether a client's work with this therapist ended after a parting, without the agreement of all three.
pub(super) async fn is_barred(
    conn: &mut Conn,
    client: Id<Account>,
    therapist: Id<Account>,
) -> Result<bool, DbError> {
    let row = sqlx::query(
        "select count(*) from windings
         where client = $1 and therapist = $2 and ended_at is not null",
    )
    .bind(client.bytes())
    .bind(therapist.bytes())
    .fetch_one(conn)
    .await?;
    Ok(row.try_get::<i64, _>(0)? > 0)
}

async fn by(
    conn: &mut Conn,
    service: &Service,
    column: &'static str,
    account: Id<Account>,
) -> Result<Vec<Winding>, Stop> {
    let sql = format!("{ALL} where {column} = $1 and ended_at is null order by pairing");
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(account.bytes())
        .fetch_all(conn)
        .await?;
    if rows.is_empty() {
        // Who does not know that they were left must not learn it from the time this takes.
        service.open_nothing();
    }
    rows.iter().map(|row| read(service, row)).collect()
}

/// How a client's own work winds down, if it does.
///
/// # Errors
/// If the store does not answer.
pub async fn of_client(
    conn: &mut Conn,
    service: &Service,
    client: Id<Account>,
) -> Result<Option<Winding>, Stop> {
    Ok(by(conn, service, "client", client)
        .await?
        .into_iter()
        .next())
}

/// The work of those who were with this client, where it winds down.
pub(super) async fn of_other(
    conn: &mut Conn,
    service: &Service,
    other: Id<Account>,
) -> Result<Vec<Winding>, Stop> {
    by(conn, service, "other", other).await
}

/// Whose days are over.
pub(super) async fn over(
    conn: &mut Conn,
    service: &Service,
    now: Timestamp,
) -> Result<Vec<Winding>, Stop> {
    let sql = format!("{ALL} where until <= $1 and ended_at is null");
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(now.as_millisecond())
        .fetch_all(conn)
        .await?;
    rows.iter().map(|row| read(service, row)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_goes_on_with_three_yeses_and_with_nothing_less() {
        let said = [None, Some(true), Some(false)];
        for asked in [false, true] {
            for other in said {
                for therapist in said {
                    let asking = Asking {
                        asked,
                        other,
                        therapist,
                    };
                    let all = asked && [other, therapist] == [Some(true); 2];
                    assert_eq!(asking.goes_on(), all, "{asking:?}");
                    let any_no = [other, therapist].contains(&Some(false));
                    assert_eq!(asking.is_off(), any_no, "{asking:?}");
                    assert_eq!(asking.is_open(), asked && !any_no, "{asking:?}");
                }
            }
        }
    }
}
