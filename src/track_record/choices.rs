//! A client's yes or no. The table of outcome_choices.
//!
//! What must stay true: whoever said nothing said no.

use sealing::{Context, SystemEntropy};
use serde::{Deserialize, Serialize};
use sqlx::Row;

use crate::accounts::{Account, SignedIn};
use crate::audit::{self, Deed, Note};
use crate::db::{Conn, Id};
use crate::padding::padded;
use crate::service::Service;
use crate::web::Stop;

/// What is sealed.
#[derive(Serialize, Deserialize)]
struct Sealed {
    yes: bool,
}

/// It has this many bytes inside.
const LENGTH: usize = 32;

fn context(client: Id<Account>) -> Context {
    Context::new("outcome choice").and(client.bytes())
}

/// Whether a client agreed that how their work began and ended is counted.
///
/// # Errors
/// If the store does not answer.
pub async fn agreed(conn: &mut Conn, service: &Service, client: Id<Account>) -> Result<bool, Stop> {
    let row = sqlx::query("select sealed from outcome_choices where client = $1")
        .bind(client.bytes())
        .fetch_optional(conn)
        .await?;
    let Some(row) = row else { return Ok(false) };
    let sealed: Sealed = service.open(&context(client), row.try_get(0)?)?;
    Ok(sealed.yes)
}

/// A client agrees, or does not (any more).
///
/// # Errors
/// If the store does not take it.
pub async fn agree(service: &Service, me: &SignedIn, yes: bool) -> Result<(), Stop> {
    let client = me.account();
    let plain = padded(&Sealed { yes }, LENGTH);
    let sealed = service
        .key
        .seal(&context(client), &plain, &mut SystemEntropy);
    let mut tx = service.db.begin().await?;
    sqlx::query(
        "insert into outcome_choices (client, sealed) values ($1, $2)
         on conflict (client) do update set sealed = excluded.sealed",
    )
    .bind(client.bytes())
    .bind(sealed.as_bytes())
    .execute(&mut *tx)
    .await?;
    let said = Note::by(client, Deed::OutcomeChoiceMade).about(client);
    audit::note(&mut tx, service, said).await?;
    Ok(tx.commit().await?)
}
