//! A therapist accepts whoever chose them, or declines.

use matching::Ineligible;

use super::{fits, note, offer};
use crate::accounts::SignedIn;
use crate::audit;
use crate::db::{Conn, Id};
use crate::episodes;
use crate::jobs;
use crate::pairing::{Pairing, exclusions, reasons, store};
use crate::service::Service;
use crate::web::Stop;

/// The open pairing of this id, if the therapist is the one who was chosen.
async fn asked(conn: &mut Conn, me: &SignedIn, id: Id<Pairing>) -> Result<Pairing, Stop> {
    let open = store::of_therapist(conn, me.account()).await?;
    open.into_iter()
        .find(|pairing| pairing.id == id)
        .ok_or(Stop::NotFound)
}

/// What a therapist is told who cannot accept: why, where it is theirs to know.
fn unfit(why: Ineligible) -> &'static str {
    if !why.may_tell_therapist() {
        return "unfit";
    }
    match why {
        Ineligible::NoRoom => "unfit-room",
        Ineligible::TooYoung | Ineligible::NotOfAge => "unfit-age",
        Ineligible::NotTheirWork => "unfit-work",
        Ineligible::NotTrained => "unfit-training",
        Ineligible::Untaken => "unfit-not",
        _ => "unfit",
    }
}

/// A therapist accepts: from now on they read the client's private space. Their licence must still
/// hold where the client is.
pub async fn accept(service: &Service, me: &SignedIn, id: Id<Pairing>) -> Result<(), Stop> {
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    let pairing = asked(&mut tx, me, id).await?;
    if let Err(why) = fits(&mut tx, service, pairing.client, me.account()).await? {
        let said = unfit(why);
        return Err(Stop::Elsewhere(format!("/caseload?said={said}")));
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

/// A therapist declines: the offered keys are destroyed. Where they want it so, they are not suggested to this
/// client again. They may say why, with one of [`REFUSALS`](crate::pairing::REFUSALS) or nothing, for the
/// practice's counts alone.
///
/// # Errors
/// [`Stop::NotFound`] if nobody asks them this.
pub async fn decline(
    service: &Service,
    me: &SignedIn,
    id: Id<Pairing>,
    never_again: bool,
    reason: &str,
) -> Result<(), Stop> {
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
    if never_again {
        exclusions::set(&mut tx, service, me, pairing.client, true).await?;
    }
    reasons::give(&mut tx, service, reasons::About::Refusal, reason).await?;
    jobs::tell(&mut tx, service, pairing.client, "/home").await?;
    Ok(tx.commit().await?)
}
