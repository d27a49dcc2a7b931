//! What the practice decides on matching: its rules and weights. What they mean, the matching engine says.

use sealing::Context;

use super::set_up::setting;
use crate::accounts::SignedIn;
use crate::audit::{self, Note};
use crate::db::Conn;
use crate::service::Service;
use crate::web::Stop;

fn context() -> Context {
    Context::new("practice matching")
}

/// What holds in this practice; the usual while it decided nothing.
///
/// # Errors
/// If the store does not answer.
pub async fn matching_rules(
    conn: &mut Conn,
    service: &Service,
) -> Result<matching::Practice, Stop> {
    let sealed: Option<Vec<u8>> = setting(conn, "matching").await?;
    let opened = sealed.map(|sealed| service.open(&context(), sealed));
    Ok(opened.transpose()?.unwrap_or_default())
}

/// Sets it.
pub(super) async fn set(
    service: &Service,
    me: &SignedIn,
    rules: &matching::Practice,
) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    sqlx::query("update practice set matching = $1 where id = 1")
        .bind(service.seal(&context(), rules).as_bytes())
        .execute(&mut *tx)
        .await?;
    let set = Note::by(me.account(), audit::Deed::MatchingRulesSet);
    audit::note(&mut tx, service, set).await?;
    Ok(tx.commit().await?)
}
