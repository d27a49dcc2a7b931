//! What clients do: come onto the list, leave it, take an offer or say no.

use jiff::Timestamp;
use matching::waiting::Need;
use sealing::SystemEntropy;

use super::{Ended, Entry, Offer, State, store};
use crate::accounts::{self, SignedIn};
use crate::audit::{self, Deed, Note};
use crate::db::{Conn, DbError, Id};
use crate::episodes::Past;
use crate::pairing::{self, About};
use crate::service::Service;
use crate::web::Stop;

/// How coming onto the list ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joined {
    /// They wait from now on, or did so already.
    Yes,
    /// They have chosen a therapist: there is nothing to wait for.
    Chosen,
}

/// How answering an offer ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answered {
    /// The answer counts.
    Yes,
    /// The offer is over: its time, or the place. They wait on.
    Over,
}

/// Where a client stands with the list.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// Their waiting, if they wait.
    pub entry: Option<Entry>,
    /// What they are offered.
    pub offers: Vec<Offer>,
    /// Whether they have chosen a therapist, and need not wait.
    pub chosen: bool,
}

/// Where a client stands with the list.
///
/// # Errors
/// If the store does not answer.
pub async fn standing(conn: &mut Conn, service: &Service, me: &SignedIn) -> Result<Standing, Stop> {
    let pairing = pairing::of_client(conn, me.account()).await?;
    let accepted = pairing.as_ref().is_some_and(|pairing| pairing.accepted);
    let entry = store::of_client(conn, service, me.account()).await?;
    let entry = entry.filter(|_| !accepted);
    let mut offers = Vec::new();
    if let Some(entry) = entry.as_ref().filter(|_| pairing.is_none()) {
        offers = store::offers_of(conn, entry.id).await?;
        offers.retain(|offer| offer.is_open(service.clock.now()));
    }
    Ok(Standing {
        entry,
        offers,
        chosen: pairing.is_some(),
    })
}

/// A client comes onto the list.
///
/// # Errors
/// If the store does not take it.
pub async fn join(service: &Service, me: &SignedIn) -> Result<Joined, Stop> {
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    accounts::hold(&mut tx, me.account()).await?;
    if pairing::of_client(&mut tx, me.account()).await?.is_some() {
        return Ok(Joined::Chosen);
    }
    if store::of_client(&mut tx, service, me.account())
        .await?
        .is_some()
    {
        return Ok(Joined::Yes);
    }
    let entry = Entry {
        id: Id::new(now, &mut SystemEntropy),
        number: store::next_number(&mut tx).await?,
        client: me.account(),
        since: now,
        ended: None,
        need: Need::Usual,
    };
    match store::insert(&mut tx, service, &entry).await {
        Ok(()) => {}
        // They were here a moment ago.
        Err(DbError::Taken(_)) => return Ok(Joined::Yes),
        Err(fault) => return Err(fault.into()),
    }
    note(&mut tx, service, me, Deed::WaitingJoined).await?;
    tx.commit().await?;
    Ok(Joined::Yes)
}

/// A client leaves the list: what they are offered goes to others.
///
/// # Errors
/// If the store does not take it.
pub async fn leave(service: &Service, me: &SignedIn) -> Result<(), Stop> {
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    accounts::hold(&mut tx, me.account()).await?;
    let entry = store::of_client(&mut tx, service, me.account()).await?;
    let Some(entry) = entry else { return Ok(()) };
    if store::end(&mut tx, entry.id, Ended::Left, now).await? {
        store::withdraw_all(&mut tx, me.account(), now).await?;
        note(&mut tx, service, me, Deed::WaitingLeft).await?;
    }
    Ok(tx.commit().await?)
}

async fn note(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    deed: Deed,
) -> Result<(), DbError> {
    let note = Note::by(me.account(), deed).about(me.account());
    audit::note(conn, service, note).await
}

/// A client's own offer.
async fn own(conn: &mut Conn, me: &SignedIn, id: Id<Offer>) -> Result<Offer, Stop> {
    let found = store::find_offer(conn, id).await?;
    let mine = found.filter(|offer| offer.client == me.account());
    mine.ok_or(Stop::NotFound)
}

/// A client takes an offer: they choose this therapist, as from the short list. What else they are offered
/// goes to others.
///
/// # Errors
/// [`Stop::NotFound`] unless it is theirs.
pub async fn accept(
    service: &Service,
    me: &SignedIn,
    id: Id<Offer>,
    past: Past,
) -> Result<Answered, Stop> {
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    accounts::hold(&mut tx, me.account()).await?;
    let offer = own(&mut tx, me, id).await?;
    if pairing::of_client(&mut tx, me.account()).await?.is_some() {
        return Ok(Answered::Over);
    }
    accounts::hold(&mut tx, offer.therapist).await?;
    let there = pairing::has_place(&mut tx, service, me.account(), offer.therapist).await?;
    if !offer.is_open(now) || !there {
        // Of a therapist who may not treat them any more, or has fewer places now.
        store::decide(&mut tx, id, over(&offer, now), now).await?;
        tx.commit().await?;
        return Ok(Answered::Over);
    }
    if !store::decide(&mut tx, id, State::Taken, now).await? {
        return Ok(Answered::Over);
    }
    store::withdraw_all(&mut tx, me.account(), now).await?;
    pairing::choose_in(&mut tx, service, me, offer.therapist, past).await?;
    tx.commit().await?;
    Ok(Answered::Yes)
}

/// What an offer that cannot be taken ends as.
fn over(offer: &Offer, now: Timestamp) -> State {
    if now < offer.until {
        State::Withdrawn
    } else {
        State::Expired
    }
}

/// A client says no to an offer, and waits on. A reason of [`pairing::DECLINES`], or none, is counted for the
/// practice without a word of whose it is.
///
/// # Errors
/// [`Stop::NotFound`] unless it is theirs.
pub async fn decline(
    service: &Service,
    me: &SignedIn,
    id: Id<Offer>,
    reason: &str,
) -> Result<Answered, Stop> {
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    let offer = own(&mut tx, me, id).await?;
    if !offer.is_open(now) || !store::decide(&mut tx, id, State::Declined, now).await? {
        return Ok(Answered::Over);
    }
    pairing::give_reason(&mut tx, service, About::Decline, reason).await?;
    note(&mut tx, service, me, Deed::OfferDeclined).await?;
    tx.commit().await?;
    Ok(Answered::Yes)
}
