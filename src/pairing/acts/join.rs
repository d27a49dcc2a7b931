//! A client who has an account comes along with a partner.

use crate::accounts::SignedIn;
use crate::episodes::{self, Joined};
use crate::jobs;
use crate::pairing::{leaving, partings, store, winding};
use crate::service::Service;
use crate::web::Stop;

/// A client with an account takes a partner's invitation: the inviter and the therapists of both are told
/// that there is something to look at.
pub async fn join_partner(service: &Service, me: &SignedIn, token: &str) -> Result<Joined, Stop> {
    let mut tx = service.db.begin().await?;
    let before = episodes::episode_of(&mut tx, me.account()).await?;
    let joined = episodes::join(&mut tx, service, me, token, service.clock.now()).await?;
    let Joined::Yes(episode) = &joined else {
        return Ok(joined);
    };
    // They are asked back by whoever left them: there is nothing to be told any more.
    if let Some(before) = before.filter(|before| before.absent.is_some()) {
        partings::forget(&mut tx, before.id).await?;
        leaving::limit_reading(&mut tx, service, before.joint, me.account()).await?;
    }
    if let Some(partner) = episode.partner(me.account()) {
        winding::stop_between(&mut tx, service, me.account(), partner.account).await?;
        jobs::tell(&mut tx, service, partner.account, "/home").await?;
    }
    for client in &episode.clients {
        if let Some(pairing) = store::of_client(&mut tx, client.account).await? {
            jobs::tell(&mut tx, service, pairing.therapist, "/caseload").await?;
        }
    }
    tx.commit().await?;
    Ok(joined)
}
