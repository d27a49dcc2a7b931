//! Who waits for an offer: couples and individuals, each as one.
//!
//! What must stay true: two of a couple who both wait are one, and take one place; of two of whom one waits,
//! the other's waiting or therapist is used for nothing but that.

use jiff::Timestamp;
use matching::waiting::Need;

use super::{Entry, State, store, weeks};
use crate::accounts::Account;
use crate::db::{Conn, Id};
use crate::episodes::{Episode, Form};
use crate::pairing::{self, Seeker};
use crate::service::Service;
use crate::web::Stop;

/// A couple or one person, of whom somebody waits and has neither chosen a therapist nor an offer to answer.
pub(super) struct Unit {
    pub(super) episode: Id<Episode>,
    pub(super) form: Form,
    /// Who of them waits, the longest first.
    pub(super) entries: Vec<Entry>,
    /// The same as those who look for a therapist.
    pub(super) seekers: Vec<Seeker>,
    /// Therapists who are not to be offered: one of them said no to them, or they did.
    pub(super) not: Vec<Id<Account>>,
    /// Therapists with whom the two have a place already: the other one's.
    pub(super) own: Vec<Id<Account>>,
}

impl Unit {
    /// The greatest need of those who wait.
    pub(super) fn need(&self) -> Need {
        let needs = self.entries.iter().map(|entry| entry.need);
        needs.max().unwrap_or_default()
    }

    /// For how many weeks the one who waits longest does.
    pub(super) fn weeks(&self, now: Timestamp) -> u32 {
        let each = self.entries.iter().map(|entry| weeks(entry.since, now));
        each.max().unwrap_or(0)
    }
}

/// Whom a client said no to, or who to them, since they wait.
async fn refused(conn: &mut Conn, entry: &Entry) -> Result<Vec<Id<Account>>, Stop> {
    let offers = store::offers_of(conn, entry.id).await?.into_iter();
    let declined = offers.filter(|offer| offer.state == State::Declined);
    let mut refused: Vec<Id<Account>> = declined.map(|offer| offer.therapist).collect();
    refused.extend(pairing::declined_since(conn, entry.client, entry.since).await?);
    Ok(refused)
}

/// With whom others of an episode have a place.
async fn places_of_others(
    conn: &mut Conn,
    service: &Service,
    episode: &Episode,
    me: Id<Account>,
) -> Result<Vec<Id<Account>>, Stop> {
    let mut places = Vec::new();
    for other in episode.clients.iter().filter(|other| other.account != me) {
        let pairing = pairing::of_client(conn, other.account).await?;
        places.extend(pairing.map(|pairing| pairing.therapist));
        if let Some(entry) = store::of_client(conn, service, other.account).await? {
            let offers = store::offers_of(conn, entry.id).await?.into_iter();
            let out = offers.filter(|offer| offer.state == State::Out);
            places.extend(out.map(|offer| offer.therapist));
        }
    }
    Ok(places)
}

/// Whether somebody who waits is to be offered anybody: they have neither chosen nor an offer to answer.
pub(super) async fn is_free(conn: &mut Conn, entry: &Entry) -> Result<bool, Stop> {
    if pairing::of_client(conn, entry.client).await?.is_some() {
        return Ok(false);
    }
    let offers = store::offers_of(conn, entry.id).await?;
    Ok(!offers.iter().any(|offer| offer.state == State::Out))
}

/// Everybody who waits for an offer, the longest first.
///
/// # Errors
/// If the store does not answer.
pub(super) async fn units(conn: &mut Conn, service: &Service) -> Result<Vec<Unit>, Stop> {
    let mut units: Vec<Unit> = Vec::new();
    for entry in store::waiting(conn, service).await? {
        if !is_free(conn, &entry).await? {
            continue;
        }
        let Some(seeker) = pairing::seeker(conn, service, entry.client).await? else {
            continue;
        };
        let not = refused(conn, &entry).await?;
        let (id, form) = (seeker.episode().id, seeker.episode().form);
        let own = places_of_others(conn, service, seeker.episode(), entry.client).await?;
        let at = units.iter().position(|unit| unit.episode == id);
        let at = at.unwrap_or_else(|| {
            units.push(Unit {
                episode: id,
                form,
                entries: Vec::new(),
                seekers: Vec::new(),
                not: Vec::new(),
                own: Vec::new(),
            });
            units.len() - 1
        });
        let unit = &mut units[at];
        unit.entries.push(entry);
        unit.seekers.push(seeker);
        unit.not.extend(not);
        unit.own.extend(own);
    }
    Ok(units)
}

/// How well a therapist would fit a couple or one person; `None` where they may not be offered.
pub(super) async fn fit(
    conn: &mut Conn,
    service: &Service,
    unit: &Unit,
    therapist: &crate::practice::Therapist,
) -> Result<Option<u32>, Stop> {
    if unit.not.contains(&therapist.account) {
        return Ok(None);
    }
    let mut least: Option<u32> = None;
    for seeker in &unit.seekers {
        let Some(fit) = pairing::fit(conn, service, seeker, therapist).await? else {
            return Ok(None);
        };
        least = Some(least.map_or(fit, |least| least.min(fit)));
    }
    Ok(least)
}
