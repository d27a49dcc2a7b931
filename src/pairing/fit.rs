//! How well a therapist fits somebody who waits, and whether there is a place: for the waiting list.
//!
//! What must stay true: the hard rules are the ones of choosing; the number is for ordering and is shown to
//! nobody.

use super::fitting_words::in_words;
use super::meeting::meeting_places;
use super::suggestions::{Clients, clients, judge};
use super::{Suggested, acts, places};
use crate::accounts::{Account, SignedIn};
use crate::db::{Conn, Id};
use crate::episodes::{Episode, Form};
use crate::practice::{self, Therapist};
use crate::service::Service;
use crate::web::Stop;

/// Somebody who looks for a therapist, with whom they are here with.
pub struct Seeker {
    clients: Clients,
}

impl Seeker {
    /// Their episode.
    pub fn episode(&self) -> &Episode {
        &self.clients.episode
    }
}

/// Somebody as one who looks for a therapist; `None` where nothing is known of them any more.
///
/// # Errors
/// If the store does not answer.
pub async fn seeker(
    conn: &mut Conn,
    service: &Service,
    client: Id<Account>,
) -> Result<Option<Seeker>, Stop> {
    match clients(conn, service, client).await {
        Ok(clients) => Ok(Some(Seeker { clients })),
        Err(Stop::NotFound) => Ok(None),
        Err(stop) => Err(stop),
    }
}

/// How many places of a form a therapist offers.
fn offered(therapist: &Therapist, form: Form) -> u32 {
    match form {
        Form::Couple => therapist.profile.couples,
        Form::Individual => therapist.profile.individuals,
    }
}

/// How many places of a form are free with a therapist.
///
/// # Errors
/// If the store does not answer.
pub async fn free_places(conn: &mut Conn, therapist: &Therapist, form: Form) -> Result<u32, Stop> {
    let taken = places::count_all(conn, therapist.account, form).await?;
    Ok(offered(therapist, form).saturating_sub(u32::try_from(taken).unwrap_or(u32::MAX)))
}

/// How well a therapist would fit, 0 to 100, were a place free; `None` where another hard rule forbids it.
///
/// # Errors
/// If the store does not answer.
pub async fn fit(
    conn: &mut Conn,
    service: &Service,
    seeker: &Seeker,
    therapist: &Therapist,
) -> Result<Option<u32>, Stop> {
    let mut roomy = therapist.clone();
    if free_places(conn, therapist, seeker.episode().form).await? == 0 {
        // As with one place more than are taken, however many that are.
        (roomy.profile.couples, roomy.profile.individuals) = (u32::MAX, u32::MAX);
    }
    let judged = judge(conn, service, &seeker.clients, &roomy).await?;
    // Nothing else of it holds: with places without end, their load looks like none.
    Ok(judged.ok().map(|suggestion| suggestion.score))
}

/// Whether somebody may choose a therapist now, a place and all.
///
/// # Errors
/// If the store does not answer.
pub async fn has_place(
    conn: &mut Conn,
    service: &Service,
    client: Id<Account>,
    therapist: Id<Account>,
) -> Result<bool, Stop> {
    Ok(acts::fits(conn, service, client, therapist).await?.is_ok())
}

/// One therapist as the short list would show them; `None` where they may not be chosen (any more).
///
/// # Errors
/// If the store does not answer.
pub async fn suggested(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    therapist: Id<Account>,
) -> Result<Option<Suggested>, Stop> {
    let Some(seeker) = seeker(conn, service, me.account()).await? else {
        return Ok(None);
    };
    let Some(therapist) = practice::therapist(conn, service, therapist).await? else {
        return Ok(None);
    };
    let judged = judge(conn, service, &seeker.clients, &therapist).await?;
    Ok(judged.ok().map(|judged| Suggested {
        places: meeting_places(&seeker.clients, &therapist),
        therapist,
        met: judged.met.iter().map(in_words).collect(),
        unmet: judged.unmet.iter().map(in_words).collect(),
        partners: false,
    }))
}
