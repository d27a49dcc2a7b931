//! What therapists and administrators do with profiles and licences.

use sealing::SystemEntropy;

use super::{Licence, LicenceDetails, Profile, Vetted, profile, store};
use crate::accounts::{self, Account, SignedIn};
use crate::audit::{self, Note};
use crate::db::Id;
use crate::service::Service;
use crate::web::Stop;

/// A therapist saves their profile.
pub async fn save_profile(service: &Service, me: &SignedIn, filled: &Profile) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    profile::save(&mut tx, service, me.account(), filled).await?;
    accounts::set_zone(&mut tx, service, me.account(), &filled.zone).await?;
    Ok(tx.commit().await?)
}

/// A therapist changes part of their profile; whoever books with them at the same moment takes turns.
///
/// # Errors
/// [`Stop::NotFound`] while they have no profile.
pub(super) async fn change_profile(
    service: &Service,
    me: &SignedIn,
    change: impl FnOnce(&mut Profile),
) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    profile::hold_hours(&mut tx, me.account()).await?;
    let saved = profile::profile_of(&mut tx, service, me.account()).await?;
    let mut profile = saved.ok_or(Stop::NotFound)?;
    change(&mut profile);
    profile::save(&mut tx, service, me.account(), &profile).await?;
    let set = Note::by(me.account(), audit::Deed::HoursSet).about(me.account());
    audit::note(&mut tx, service, set).await?;
    Ok(tx.commit().await?)
}

/// A therapist adds a licence, to be vetted.
pub async fn add_licence(
    service: &Service,
    therapist: Id<Account>,
    details: &LicenceDetails,
) -> Result<Id<Licence>, Stop> {
    let now = service.clock.now();
    let id = Id::new(now, &mut SystemEntropy);
    let mut tx = service.db.begin().await?;
    store::insert_licence(&mut tx, service, therapist, id, details, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// A therapist takes a licence away.
pub(super) async fn remove_licence(
    service: &Service,
    me: &SignedIn,
    id: Id<Licence>,
) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    if !store::delete_licence(&mut tx, me.account(), id).await? {
        return Err(Stop::NotFound);
    }
    Ok(tx.commit().await?)
}

/// An administrator vets a licence.
pub async fn vet(
    service: &Service,
    me: &SignedIn,
    id: Id<Licence>,
    vetted: &Vetted,
) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    let therapist = store::set_vetting(&mut tx, service, id, vetted).await?;
    let note = Note::by(me.account(), audit::Deed::LicenceVetted).object(id);
    audit::note(
        &mut tx,
        service,
        note.about(therapist.ok_or(Stop::NotFound)?),
    )
    .await?;
    Ok(tx.commit().await?)
}
