//! Which score the practice has counted in track records, and whose record is clearly above in what. How they
//! come about, the room of track records says.
//!
//! What must stay true: where a practice set nothing, there are none.

use std::collections::BTreeMap;

use sealing::Context;
use serde::{Deserialize, Serialize};

use super::set_up::setting;
use crate::accounts::Account;
use crate::db::{Conn, Id};
use crate::service::Service;
use crate::web::Stop;

/// A score of a measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutcomeScore {
    /// The measure's name.
    pub measure: String,
    /// The name of its subscale.
    pub scale: String,
}

fn score_context() -> Context {
    Context::new("practice track record")
}

fn strengths_context() -> Context {
    Context::new("practice strengths")
}

/// Which score is counted here; `None`: no track records.
///
/// # Errors
/// If the store does not answer.
pub async fn outcome_score(
    conn: &mut Conn,
    service: &Service,
) -> Result<Option<OutcomeScore>, Stop> {
    let sealed: Option<Vec<u8>> = setting(conn, "track_record").await?;
    let opened = sealed.map(|sealed| service.open(&score_context(), sealed));
    Ok(opened.transpose()?)
}

/// The same, held: whoever sets it or counts by it meanwhile waits.
///
/// # Errors
/// If the store does not answer.
pub async fn hold_outcome_score(
    conn: &mut Conn,
    service: &Service,
) -> Result<Option<OutcomeScore>, Stop> {
    sqlx::query("update practice set track_record = track_record where id = 1")
        .execute(&mut *conn)
        .await?;
    outcome_score(conn, service).await
}

/// Sets it. Whoever calls this notes it, and sees to what was counted before.
///
/// # Errors
/// If the store does not take it.
pub async fn set_outcome_score(
    conn: &mut Conn,
    service: &Service,
    score: Option<&OutcomeScore>,
) -> Result<(), Stop> {
    let sealed = score.map(|score| service.seal(&score_context(), score));
    sqlx::query("update practice set track_record = $1 where id = 1")
        .bind(sealed.map(|sealed| sealed.as_bytes().to_vec()))
        .execute(conn)
        .await?;
    Ok(())
}

/// Each therapist's strengths (`matching::GOALS`); who has none is not in it.
pub type Strengths = BTreeMap<Id<Account>, Vec<String>>;

/// The strengths of all therapists, as they were at the last count.
///
/// # Errors
/// If the store does not answer.
pub async fn strengths(conn: &mut Conn, service: &Service) -> Result<Strengths, Stop> {
    let sealed: Option<Vec<u8>> = setting(conn, "strengths").await?;
    let Some(sealed) = sealed else {
        return Ok(Strengths::new());
    };
    let stored: BTreeMap<String, Vec<String>> = service.open(&strengths_context(), sealed)?;
    let each = stored.into_iter();
    Ok(each
        .filter_map(|(id, goals)| Some((id.parse().ok()?, goals)))
        .collect())
}

/// Keeps them.
///
/// # Errors
/// If the store does not take it.
pub async fn set_strengths(
    conn: &mut Conn,
    service: &Service,
    strengths: &Strengths,
) -> Result<(), Stop> {
    let stored: BTreeMap<String, &Vec<String>> = strengths
        .iter()
        .map(|(therapist, goals)| (therapist.to_string(), goals))
        .collect();
    sqlx::query("update practice set strengths = $1 where id = 1")
        .bind(service.seal(&strengths_context(), &stored).as_bytes())
        .execute(conn)
        .await?;
    Ok(())
}
