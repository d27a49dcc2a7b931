//! A client chooses a therapist, or takes that back.

use sealing::SystemEntropy;

use super::{fits, note, offer};
use crate::accounts::{self, Account, SignedIn};
use crate::audit::{self, Note};
use crate::db::{Conn, DbError, Id};
use crate::episodes::{self, Past, enter_still};
use crate::jobs;
use crate::pairing::{Pairing, store, summaries};
use crate::service::Service;
use crate::web::Stop;

/// A client chooses a therapist: their private space's keys are offered, those of the past too where they
/// want it so, and those of summaries they pass on; the therapist is told.
///
/// # Errors
/// [`Stop::NotFound`] if there is no such therapist for them, or one is chosen already.
pub async fn choose(
    service: &Service,
    me: &SignedIn,
    therapist: Id<Account>,
    past: Past,
) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    choose_in(&mut tx, service, me, therapist, past).await?;
    Ok(tx.commit().await?)
}

/// The same, in a transaction of somebody's who does more.
///
/// # Errors
/// As [`choose`].
pub async fn choose_in(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    therapist: Id<Account>,
    past: Past,
) -> Result<(), Stop> {
    let now = service.clock.now();
    let pairing = Pairing {
        id: Id::new(now, &mut SystemEntropy),
        client: me.account(),
        therapist,
        accepted: false,
        chosen_at: now,
    };
    // Two who ask for the last place take turns.
    accounts::hold(conn, therapist).await?;
    if fits(conn, service, me.account(), therapist).await?.is_err() {
        return Err(Stop::NotFound);
    }
    let episode = episodes::episode_of(conn, me.account()).await?;
    let form = episode.ok_or(Stop::NotFound)?.form;
    match store::insert(conn, &pairing, form).await {
        Ok(()) => {}
        Err(DbError::Taken(_)) => return Err(Stop::Elsewhere("/home".to_owned())),
        Err(fault) => return Err(fault.into()),
    }
    let private = episodes::private_space_of(conn, me.account()).await?;
    let member = enter_still(conn, me, private.ok_or(Stop::NotFound)?).await?;
    episodes::offer_keys(conn, &member, &offer(&pairing), past).await?;
    summaries::goes_along(conn, service, &member, &pairing).await?;
    let chosen = Note::by(me.account(), audit::Deed::TherapistChosen);
    let chosen = chosen.within(member.space()).object(pairing.id);
    audit::note(conn, service, chosen).await?;
    jobs::tell(conn, service, therapist, "/caseload").await
}

/// A client takes a choice back that was not answered yet.
pub async fn withdraw(service: &Service, me: &SignedIn) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    let pairing = store::of_client(&mut tx, me.account())
        .await?
        .ok_or(Stop::NotFound)?;
    let now = service.clock.now();
    if !store::set_state(&mut tx, pairing.id, "chosen", "withdrawn", now).await? {
        return Err(Stop::NotFound);
    }
    episodes::withdraw_offer(&mut tx, &offer(&pairing)).await?;
    note(&mut tx, service, me, &pairing, audit::Deed::ChoiceWithdrawn).await?;
    Ok(tx.commit().await?)
}
