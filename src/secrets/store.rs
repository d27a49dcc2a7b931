//! The tables of what therapists say of secrets, and who agreed.

use jiff::Timestamp;
use sealing::Context;
use serde::{Deserialize, Serialize};
use sqlx::Row;

use super::Policy;
use crate::accounts::Account;
use crate::db::{Conn, DbError, Id};
use crate::episodes::Episode;
use crate::service::Service;
use crate::web::Stop;

/// A policy as it is sealed, with when it was said, in milliseconds since 1970.
#[derive(Serialize, Deserialize)]
struct Said {
    policy: Policy,
    at: i64,
}

/// Who agrees to what.
#[derive(Clone, Copy)]
pub(super) struct Agreement {
    pub(super) episode: Id<Episode>,
    pub(super) client: Id<Account>,
    pub(super) therapist: Id<Account>,
    pub(super) version: i64,
}

fn policy_context(therapist: Id<Account>, version: i64) -> Context {
    Context::new("secrets policy")
        .and(therapist.bytes())
        .and(&version.to_be_bytes())
}

fn agreement_context(agreement: &Agreement) -> Context {
    Context::new("secrets agreement")
        .and(agreement.episode.bytes())
        .and(agreement.client.bytes())
        .and(agreement.therapist.bytes())
        .and(&agreement.version.to_be_bytes())
}

/// What a therapist says now, and which version that is.
pub(super) async fn newest(
    conn: &mut Conn,
    service: &Service,
    therapist: Id<Account>,
) -> Result<Option<(i64, Policy)>, Stop> {
    let row = sqlx::query(
        "select version, sealed from secrets_policies where therapist = $1
         order by version desc limit 1",
    )
    .bind(therapist.bytes())
    .fetch_optional(conn)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let version = row.try_get(0)?;
    let said: Said = service.open(&policy_context(therapist, version), row.try_get(1)?)?;
    Ok(Some((version, said.policy)))
}

/// Keeps what a therapist says from now on. The therapist is held.
pub(super) async fn insert(
    conn: &mut Conn,
    service: &Service,
    therapist: Id<Account>,
    (version, policy): (i64, &Policy),
) -> Result<(), DbError> {
    let said = Said {
        policy: policy.clone(),
        at: service.clock.now().as_millisecond(),
    };
    let sealed = service.seal(&policy_context(therapist, version), &said);
    sqlx::query("insert into secrets_policies (therapist, version, sealed) values ($1, $2, $3)")
        .bind(therapist.bytes())
        .bind(version)
        .bind(sealed.as_bytes())
        .execute(conn)
        .await?;
    Ok(())
}

/// When a client agreed to it, if they have.
pub(super) async fn agreed_at(
    conn: &mut Conn,
    service: &Service,
    agreement: &Agreement,
) -> Result<Option<Timestamp>, Stop> {
    let row = sqlx::query(
        "select sealed from secrets_agreements
         where episode = $1 and client = $2 and therapist = $3 and version = $4",
    )
    .bind(agreement.episode.bytes())
    .bind(agreement.client.bytes())
    .bind(agreement.therapist.bytes())
    .bind(agreement.version)
    .fetch_optional(conn)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let at: i64 = service.open(&agreement_context(agreement), row.try_get(0)?)?;
    Ok(Timestamp::from_millisecond(at).ok())
}

/// Keeps that a client agreed; whether it is new.
pub(super) async fn insert_agreement(
    conn: &mut Conn,
    service: &Service,
    agreement: &Agreement,
) -> Result<bool, DbError> {
    let at = service.clock.now().as_millisecond();
    let done = sqlx::query(
        "insert into secrets_agreements (episode, client, therapist, version, sealed)
         values ($1, $2, $3, $4, $5) on conflict (episode, client, therapist, version) do nothing",
    )
    .bind(agreement.episode.bytes())
    .bind(agreement.client.bytes())
    .bind(agreement.therapist.bytes())
    .bind(agreement.version)
    .bind(service.seal(&agreement_context(agreement), &at).as_bytes())
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}
