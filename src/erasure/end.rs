//! The end of a kept record: when its day has come, the recovery key's keys go too, and all of it.
//!
//! What must stay true: nothing goes a day early, and the ids are on the shred list first.

use jiff::Timestamp;
use sealing::SystemEntropy;

use super::carry::{clean, summed};
use super::{Certificate, Erasure, store, tables};
use crate::accounts;
use crate::audit::{self, By, Deed, Note};
use crate::db::Id;
use crate::episodes;
use crate::service::Service;
use crate::shred::{self, Shredded};
use crate::web::Stop;

/// Destroys the records whose retention day has come.
///
/// # Errors
/// If the store does not answer.
pub async fn destroy_due_records(service: &Service) -> Result<(), Stop> {
    let now = service.clock.now();
    let due = store::records_due(&mut *service.db.read().await?, service, now).await?;
    for erasure in due {
        if let Err(stop) = destroy(service, &erasure, now).await {
            tracing::error!(?stop, "the end of a record waits for the next sweep");
        }
    }
    clean(service).await
}

async fn destroy(service: &Service, erasure: &Erasure, now: Timestamp) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    if !store::claim_end(&mut tx, erasure.id, now).await? {
        return Ok(());
    }
    let kept = &erasure.details.kept;
    for space in kept {
        episodes::keep_still(&mut tx, *space).await?;
    }
    let listed = shred::read(&service.settings.shred_list()).map_err(Stop::Fault)?;
    let mut missing: Vec<Shredded> = kept.iter().map(|space| Shredded::Space(*space)).collect();
    missing.retain(|what| !listed.entries.iter().any(|entry| entry.what == *what));
    if !missing.is_empty() {
        let list = service.settings.shred_list();
        shred::append(&list, &missing, now).map_err(Stop::Fault)?;
    }
    let mut rows = Vec::new();
    for space in kept {
        rows.extend(tables::destroy_space(&mut tx, *space).await?);
    }
    rows.extend(tables::end_person(&mut tx, erasure.account).await?);
    let gone = Note::of(By::Server, Deed::RecordDestroyed).about(erasure.account);
    audit::note(&mut tx, service, gone.object(erasure.id)).await?;
    let known = accounts::person(&mut tx, service, erasure.account).await?;
    let number: Id<Certificate> = Id::new(now, &mut SystemEntropy);
    let certificate = Certificate {
        number: number.to_string(),
        practice: service.name().to_owned(),
        account: erasure.account.to_string(),
        role: known.role.as_str().to_owned(),
        of: "record".to_owned(),
        asked: erasure.asked_at,
        done: now,
        again: false,
        destroyed: kept.iter().map(ToString::to_string).collect(),
        rows: summed(&rows),
        kept: None,
        shared: Vec::new(),
    };
    let text = certificate.sign(&service.key.signing());
    let signed = (number, text.as_str());
    store::insert_certificate(&mut tx, service, erasure.id, signed, now, None).await?;
    Ok(tx.commit().await?)
}
