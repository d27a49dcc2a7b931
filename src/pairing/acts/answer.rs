//! A therapist accepts whoever chose them, or declines.

use super::{fits, note, offer};
use crate::accounts::SignedIn;
use crate::audit;
use crate::db::{Conn, Id};
use crate::episodes;
use crate::jobs;
use crate::pairing::{Pairing, store};
use crate::service::Service;
use crate::web::Stop;

/// The open pairing of this id, if the therapist is the one who was chosen.
async fn asked(conn: &mut Conn, me: &SignedIn, id: Id<Pairing>) -> Result<Pairing, Stop> {
    let open = store::of_therapist(conn, me.account()).await?;
    open.into_iter()
        .find(|pairing| pairing.id == id)
        .ok_or(Stop::NotFound)
}

/// A therapist accepts: from now on they read the client's private space. Their licence must still
/// hold where the client is.
pub async fn accept(service: &Service, me: &SignedIn, id: Id<Pairing>) -> Result<(), Stop> {
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    let pairing = asked(&mut tx, me, id).await?;
    if !fits(&mut tx, service, pairing.client, me.account()).await? {
        return Err(Stop::Elsewhere("/caseload?said=unfit".to_owned()));
    }
    if !store::set_state(&mut tx, id, "chosen", "accepted", now).await? {
        return Err(Stop::NotFound);
    }
    episodes::accept_offer(&mut tx, &offer(&pairing), now).await?;
    note(
        &mut tx,
        service,
        me,
        &pairing,
        audit::Deed::TherapistAccepted,
    )
    .await?;
    jobs::tell(&mut tx, service, pairing.client, "/home").await?;
    Ok(tx.commit().await?)
}

/// A therapist declines: the offered keys are destroyed.
pub async fn decline(service: &Service, me: &SignedIn, id: Id<Pairing>) -> Result<(), Stop> {
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    let pairing = asked(&mut tx, me, id).await?;
    if !store::set_state(&mut tx, id, "chosen", "declined", now).await? {
        return Err(Stop::NotFound);
    }
    episodes::withdraw_offer(&mut tx, &offer(&pairing)).await?;
    note(
        &mut tx,
        service,
        me,
        &pairing,
        audit::Deed::TherapistDeclined,
    )
    .await?;
    jobs::tell(&mut tx, service, pairing.client, "/home").await?;
    Ok(tx.commit().await?)
}
