//! The tables of the practice: licences, and who the therapists are. (practice is in `set_up.rs`,
//! therapists in `profile.rs`, therapist_invitations in `invitations.rs`.)

use jiff::Timestamp;
use matching::Jurisdiction;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Licence, LicenceDetails, Therapist, Vetted, profile_of};
use crate::accounts::{self, Account};
use crate::db::{Conn, DbError, Id};
use crate::service::Service;
use crate::web::Stop;

pub(super) async fn insert_licence(
    conn: &mut Conn,
    service: &Service,
    therapist: Id<Account>,
    id: Id<Licence>,
    details: &LicenceDetails,
    now: Timestamp,
) -> Result<(), DbError> {
    sqlx::query(
        "insert into licences (id, therapist, details, state, created_at)
         values ($1, $2, $3, 'waiting', $4)",
    )
    .bind(id.bytes())
    .bind(therapist.bytes())
    .bind(
        service
            .seal(&Licence::details_context(id), details)
            .as_bytes(),
    )
    .bind(now.as_millisecond())
    .execute(conn)
    .await?;
    Ok(())
}

/// Writes what the vetting found; whether there was such a licence.
pub(super) async fn set_vetting(
    conn: &mut Conn,
    service: &Service,
    id: Id<Licence>,
    vetted: &Vetted,
) -> Result<Option<Id<Account>>, DbError> {
    let state = if vetted.verified {
        "verified"
    } else {
        "refused"
    };
    let sql = "update licences set state = $2, vetting = $3 where id = $1 returning therapist";
    let row = sqlx::query(sql)
        .bind(id.bytes())
        .bind(state)
        .bind(
            service
                .seal(&Licence::vetting_context(id), vetted)
                .as_bytes(),
        )
        .fetch_optional(conn)
        .await?;
    let therapist = row.map(|row| Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?));
    Ok(therapist.transpose()?)
}

pub(super) async fn delete_licence(
    conn: &mut Conn,
    therapist: Id<Account>,
    id: Id<Licence>,
) -> Result<bool, DbError> {
    let done = sqlx::query("delete from licences where id = $1 and therapist = $2")
        .bind(id.bytes())
        .bind(therapist.bytes())
        .execute(conn)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// A therapist's licences, the oldest first.
pub async fn licences_of(
    conn: &mut Conn,
    service: &Service,
    therapist: Id<Account>,
) -> Result<Vec<Licence>, Stop> {
    let rows = sqlx::query(
        "select id, details, vetting from licences where therapist = $1 order by created_at, id",
    )
    .bind(therapist.bytes())
    .fetch_all(conn)
    .await?;
    rows.iter().map(|row| read_licence(service, row)).collect()
}

fn read_licence(service: &Service, row: &AnyRow) -> Result<Licence, Stop> {
    let id = Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?)?;
    let vetting: Option<Vec<u8>> = row.try_get(2)?;
    let vetted = vetting.map(|sealed| service.open(&Licence::vetting_context(id), sealed));
    Ok(Licence {
        id,
        details: service.open(&Licence::details_context(id), row.try_get(1)?)?,
        vetted: vetted.transpose()?,
    })
}

/// Everyone who joined as a therapist, the first first; with a profile only if they made one.
pub async fn everyone(conn: &mut Conn) -> Result<Vec<Id<Account>>, DbError> {
    let rows = sqlx::query(
        "select id from accounts where role = 'therapist' and erased_at is null order by id",
    )
    .fetch_all(conn)
    .await?;
    let id = |row: &AnyRow| Id::from_stored(&row.try_get::<Vec<u8>, _>(0)?);
    Ok(rows.iter().map(id).collect::<Result<_, _>>()?)
}

/// A therapist, if they have a profile.
pub async fn therapist(
    conn: &mut Conn,
    service: &Service,
    account: Id<Account>,
) -> Result<Option<Therapist>, Stop> {
    let Some(profile) = profile_of(conn, service, account).await? else {
        return Ok(None);
    };
    Ok(Some(Therapist {
        account,
        name: accounts::person(conn, service, account).await?.name,
        profile,
        licences: licences_of(conn, service, account).await?,
    }))
}

/// Whether a therapist has a vetted licence that holds in this place today, by their own calendar.
///
/// # Errors
/// If the store does not answer.
pub async fn is_licensed(
    conn: &mut Conn,
    service: &Service,
    account: Id<Account>,
    place: &Jurisdiction,
) -> Result<bool, Stop> {
    let Some(therapist) = therapist(conn, service, account).await? else {
        return Ok(false);
    };
    let zone = therapist.profile.zone.time_zone().clone();
    let today = super::day(service.clock.now().to_zoned_datetime(zone).date());
    let mut licences = therapist.licences.iter();
    Ok(licences.any(|licence| licence.for_matching().holds(place, today)))
}

/// Every therapist with a profile.
pub async fn all_therapists(conn: &mut Conn, service: &Service) -> Result<Vec<Therapist>, Stop> {
    let mut found = Vec::new();
    for account in everyone(conn).await? {
        found.extend(therapist(conn, service, account).await?);
    }
    Ok(found)
}
