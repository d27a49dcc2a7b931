//! What administrators do with those who wait: send offers, take one back, say how soon somebody should be
//! seen.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use matching::waiting::Need;
use sealing::SystemEntropy;

use super::proposals::{self, Proposal};
use super::units::{self, Unit};
use super::{Offer, Rules, State, rules, store};
use crate::accounts::{self, Account, SignedIn};
use crate::audit::{self, Deed, Note};
use crate::db::{Conn, Id};
use crate::episodes::Episode;
use crate::jobs;
use crate::pairing;
use crate::service::Service;
use crate::web::Stop;

/// How sending ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// So many got offers, so many could not: a place, a rule or they themselves had changed.
    Yes(usize, usize),
    /// This proposal is not the newest any more, or was sent already.
    Over,
}

/// An administrator sends the offers of a proposal, as they changed it: who is offered whom. All that must
/// hold is looked at again; what does not hold any more is left out.
///
/// # Errors
/// If the store does not take it.
pub async fn send(
    service: &Service,
    me: &SignedIn,
    proposal: Id<Proposal>,
    chosen: &[(Id<Episode>, Id<Account>)],
) -> Result<Sent, Stop> {
    let mut tx = service.db.begin().await?;
    if !proposals::take(&mut tx, proposal).await? {
        return Ok(Sent::Over);
    }
    let mut wanted: BTreeMap<Id<Episode>, Vec<Id<Account>>> = BTreeMap::new();
    let mut therapists: Vec<Id<Account>> = Vec::new();
    for (episode, therapist) in chosen {
        wanted.entry(*episode).or_default().push(*therapist);
        therapists.push(*therapist);
    }
    // Whoever chooses one of them at this moment takes turns with this; always in one order.
    therapists.sort_unstable();
    therapists.dedup();
    for therapist in therapists {
        accounts::hold(&mut tx, therapist).await?;
    }
    let days = rules(&mut tx, service).await?.days;
    let (mut made, mut left) = (0, wanted.len());
    // In the order of waiting: where places are fewer than were, who waited longest has them.
    for unit in units::units(&mut tx, service).await? {
        let Some(therapists) = wanted.get(&unit.episode) else {
            continue;
        };
        if offer_all(&mut tx, service, (me, days), &unit, therapists).await? {
            made += 1;
            left -= 1;
        }
    }
    tx.commit().await?;
    Ok(Sent::Yes(made, left))
}

/// Offers a couple or one person these therapists; whether any could be.
async fn offer_all(
    conn: &mut Conn,
    service: &Service,
    (me, days): (&SignedIn, i64),
    unit: &Unit,
    therapists: &[Id<Account>],
) -> Result<bool, Stop> {
    let now = service.clock.now();
    let mut any = false;
    if !Rules::allows(therapists.len()) {
        return Ok(false);
    }
    for entry in &unit.entries {
        if !store::hold(conn, entry.id).await? {
            continue;
        }
        let mut told = false;
        for therapist in therapists {
            let allowed = !unit.not.contains(therapist)
                && pairing::has_place(conn, service, entry.client, *therapist).await?;
            if !allowed {
                continue;
            }
            let offer = Offer {
                id: Id::new(now, &mut SystemEntropy),
                entry: entry.id,
                client: entry.client,
                therapist: *therapist,
                state: State::Out,
                until: now + SignedDuration::from_hours(24 * days),
            };
            if store::offer(conn, &offer, now).await? {
                let made = Note::by(me.account(), Deed::OfferMade).about(entry.client);
                audit::note(conn, service, made.object(offer.id)).await?;
                told = true;
            }
        }
        if told {
            jobs::tell(conn, service, entry.client, "/home").await?;
            any = true;
        }
    }
    Ok(any)
}

/// An administrator takes an offer back that nobody answered yet; the client is told that something changed.
///
/// # Errors
/// [`Stop::NotFound`] if there is none.
pub async fn take_back(service: &Service, me: &SignedIn, id: Id<Offer>) -> Result<(), Stop> {
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    let offer = store::find_offer(&mut tx, id)
        .await?
        .ok_or(Stop::NotFound)?;
    if store::decide(&mut tx, id, State::Withdrawn, now).await? {
        let back = Note::by(me.account(), Deed::OfferTakenBack).about(offer.client);
        audit::note(&mut tx, service, back.object(id)).await?;
        jobs::tell(&mut tx, service, offer.client, "/home").await?;
    }
    Ok(tx.commit().await?)
}

/// An administrator says how soon somebody who waits should be seen.
///
/// # Errors
/// [`Stop::NotFound`] if nobody of this number waits.
pub async fn set_need(
    service: &Service,
    me: &SignedIn,
    number: i64,
    need: Need,
) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    let waiting = store::waiting(&mut tx, service).await?;
    let entry = waiting.into_iter().find(|entry| entry.number == number);
    let entry = entry.ok_or(Stop::NotFound)?;
    if !store::hold(&mut tx, entry.id).await? {
        return Err(Stop::NotFound);
    }
    store::set_need(&mut tx, service, entry.id, need).await?;
    let set = Note::by(me.account(), Deed::WaitingNeedSet).about(entry.client);
    audit::note(&mut tx, service, set).await?;
    Ok(tx.commit().await?)
}
