//! What the practice set for its waiting list.
//!
//! What must stay true: what was not set is as documented; no number is outside what the engine takes.

use matching::waiting::{MOST_OFFERS, Priorities};
use sealing::Context;
use serde::{Deserialize, Serialize};
use sqlx::Row;

use crate::accounts::SignedIn;
use crate::audit::{self, Note};
use crate::db::Conn;
use crate::service::Service;
use crate::web::Stop;

/// For how many days an offer is open unless the practice says otherwise: a week has every kind of day in it.
pub const USUAL_DAYS: i64 = 7;

/// What counts, and for how long an offer is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// What counts how much.
    pub priorities: Priorities,
    /// For how many days an offer is open.
    pub days: i64,
    /// By which groups the practice looks at waits and fit: codes of [`crate::waiting`]'s fairness report.
    #[serde(default)]
    pub groups: Vec<String>,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            priorities: Priorities::default(),
            days: USUAL_DAYS,
            groups: Vec::new(),
        }
    }
}

impl Rules {
    /// Whether an administrator may send somebody so many offers at a time.
    pub fn allows(offers: usize) -> bool {
        offers <= MOST_OFFERS as usize
    }
}

fn context() -> Context {
    Context::new("waiting rules")
}

/// What holds in this practice.
///
/// # Errors
/// If the store does not answer.
pub async fn rules(conn: &mut Conn, service: &Service) -> Result<Rules, Stop> {
    let row = sqlx::query("select sealed from waiting_rules where id = 1")
        .fetch_optional(conn)
        .await?;
    let sealed: Option<Vec<u8>> = match row {
        Some(row) => row.try_get(0)?,
        None => None,
    };
    let opened = sealed.map(|sealed| service.open(&context(), sealed));
    Ok(opened.transpose()?.unwrap_or_default())
}

/// Sets it.
///
/// # Errors
/// If the store does not take it.
pub async fn set_rules(service: &Service, me: &SignedIn, rules: &Rules) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    sqlx::query("update waiting_rules set sealed = $1 where id = 1")
        .bind(service.seal(&context(), rules).as_bytes())
        .execute(&mut *tx)
        .await?;
    let set = Note::by(me.account(), audit::Deed::WaitingRulesSet);
    audit::note(&mut tx, service, set).await?;
    Ok(tx.commit().await?)
}
