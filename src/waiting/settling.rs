//! What time brings to the waiting list.
//!
//! What must stay true: no place is held for somebody who has another therapist, or longer than was said
//! (and the ten minutes of the sweep).

use super::{Ended, State, store};
use crate::audit::{self, By, Deed, Note};
use crate::jobs;
use crate::pairing;
use crate::service::Service;
use crate::web::Stop;

/// Offers nobody answered in time end, and their clients are told that something changed; so do those of
/// clients who chose somebody else. Whoever has a therapist waits no more.
///
/// # Errors
/// If the store does not answer.
pub async fn settle(service: &Service) -> Result<(), Stop> {
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    for offer in store::offers_out(&mut tx).await? {
        let chose = pairing::of_client(&mut tx, offer.client).await?.is_some();
        if chose {
            store::decide(&mut tx, offer.id, State::Withdrawn, now).await?;
        } else if !offer.is_open(now)
            && store::decide(&mut tx, offer.id, State::Expired, now).await?
        {
            let over = Note::of(By::Server, Deed::OfferExpired).about(offer.client);
            audit::note(&mut tx, service, over.object(offer.id)).await?;
            jobs::tell(&mut tx, service, offer.client, "/home").await?;
        }
    }
    tx.commit().await?;
    // Apart: whoever leaves the list holds their waiting first, and then their offers.
    let mut tx = service.db.begin().await?;
    for entry in store::waiting(&mut tx, service).await? {
        let pairing = pairing::of_client(&mut tx, entry.client).await?;
        if pairing.is_some_and(|pairing| pairing.accepted) {
            store::end(&mut tx, entry.id, Ended::Matched, now).await?;
        }
    }
    Ok(tx.commit().await?)
}
