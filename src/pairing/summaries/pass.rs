//! A client decides whether their next therapist reads a summary, and it takes effect: as a key on offer
//! while a therapist has not answered, as a seat once they accepted.
//!
//! What must stay true: the pairing is held before the space is, so that nobody accepts in between.

use super::{Said, Standing, Summary, store};
use crate::accounts::{self, Account, SignedIn};
use crate::audit::{self, Deed, Note};
use crate::db::{Conn, Id};
use crate::episodes::{self, Membership, SeatRole, Space, enter_still};
use crate::jobs;
use crate::pairing::acts::offer;
use crate::pairing::{Pairing, store as pairings};
use crate::service::Service;
use crate::web::Stop;

/// How deciding went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    /// It is as they said.
    Yes,
    /// Their therapist can read it already, and it is written: it holds for whoever comes after.
    ForTheNext,
    /// None was or will be written.
    NothingToDecide,
}

/// A client's open pairing is neither answered nor ended until this transaction is over.
pub(super) async fn hold_pairing(conn: &mut Conn, client: Id<Account>) -> Result<(), Stop> {
    Ok(pairings::hold_of_client(conn, client).await?)
}

/// The therapist a client has now, if they are not its author and can read this summary, or will.
pub(super) async fn reader(
    conn: &mut Conn,
    client: Id<Account>,
    summary: &Summary,
) -> Result<Option<Id<Account>>, Stop> {
    let pairing = pairings::of_client(conn, client).await?;
    let other = |pairing: &Pairing| pairing.accepted && pairing.therapist != summary.author;
    let Some(pairing) = pairing.filter(other) else {
        return Ok(None);
    };
    let (space, generation) = (summary.space, summary.generation);
    let reads = episodes::can_read(conn, space, pairing.therapist, generation).await?;
    Ok(reads.then_some(pairing.therapist))
}

/// A client decides whether their next therapist (or the one they have now) reads a summary.
///
/// # Errors
/// [`Stop::NotFound`] if there is no such summary of theirs.
pub async fn decide(
    service: &Service,
    me: &SignedIn,
    (space, id): (Id<Space>, Id<Summary>),
    passes: bool,
) -> Result<Decided, Stop> {
    let now = service.clock.now();
    let mut tx = service.db.begin().await?;
    hold_pairing(&mut tx, me.account()).await?;
    let client = enter_still(&mut tx, me, space).await?;
    if client.role() != SeatRole::Client {
        return Err(Stop::NotFound);
    }
    let found = store::find(&mut tx, service, space, id).await?;
    let mut summary = found.ok_or(Stop::NotFound)?;
    if !may_pass(&summary, service) {
        return Ok(Decided::NothingToDecide);
    }
    summary.said = Said {
        passes,
        at: now,
        ..summary.said
    };
    store::set_said(&mut tx, service, id, summary.said).await?;
    let deed = match passes {
        true => Deed::SummaryPassedOn,
        false => Deed::SummaryHeldBack,
    };
    let note = Note::by(me.account(), deed).within(space);
    audit::note(&mut tx, service, note.object(id)).await?;
    take_effect(&mut tx, service, &client, &summary).await?;
    let reader = reader(&mut tx, me.account(), &summary).await?;
    tx.commit().await?;
    Ok(match reader.is_some() && !passes {
        true => Decided::ForTheNext,
        false => Decided::Yes,
    })
}

/// What the client decided holds for the therapist they chose or have, who is not its author.
pub(super) async fn take_effect(
    conn: &mut Conn,
    service: &Service,
    client: &Membership,
    summary: &Summary,
) -> Result<(), Stop> {
    let pairing = pairings::of_client(conn, client.account()).await?;
    let Some(pairing) = pairing.filter(|pairing| pairing.therapist != summary.author) else {
        return Ok(());
    };
    let (therapist, generation) = (pairing.therapist, summary.generation);
    match (pairing.accepted, summary.said.passes) {
        (false, passes) => offer_it(conn, client, &pairing, summary, passes).await,
        (true, true) => {
            let now = service.clock.now();
            if episodes::can_read(conn, summary.space, therapist, generation).await? {
                return Ok(());
            }
            episodes::let_read_apart(conn, client, therapist, generation, now).await?;
            match summary.written_at {
                Some(_) => jobs::tell(conn, service, therapist, "/caseload").await,
                None => Ok(()),
            }
        }
        (true, false) if summary.written_at.is_none() => {
            episodes::take_back_apart(conn, summary.space, therapist, generation).await
        }
        // What can be read cannot be taken back.
        (true, false) => Ok(()),
    }
}

/// Puts a summary on offer to a therapist who has not answered, or takes that back.
async fn offer_it(
    conn: &mut Conn,
    client: &Membership,
    pairing: &Pairing,
    summary: &Summary,
    passes: bool,
) -> Result<(), Stop> {
    let (offer, generation) = (offer(pairing), summary.generation);
    let reads = episodes::can_read(conn, summary.space, pairing.therapist, generation).await?;
    match passes && !reads {
        true => episodes::offer_apart(conn, client, &offer, generation).await,
        false => episodes::withdraw_apart(conn, client, &offer, generation).await,
    }
}

/// The names of those who write or wrote the summaries that go along with a client's next choice.
pub(in crate::pairing) async fn along(
    conn: &mut Conn,
    service: &Service,
    private: Id<Space>,
) -> Result<Vec<String>, Stop> {
    let mut names = Vec::new();
    for summary in store::of_space(conn, service, private).await? {
        if summary.passes() && may_pass(&summary, service) {
            names.push(accounts::person(conn, service, summary.author).await?.name);
        }
    }
    Ok(names)
}

/// Whether there is a summary to be passed on, or may be.
fn may_pass(summary: &Summary, service: &Service) -> bool {
    let standing = summary.standing(service.clock.now());
    matches!(standing, Standing::Waiting | Standing::Written)
}

/// A client chooses a therapist: the summaries they pass on go along with the choice.
pub(in crate::pairing) async fn goes_along(
    conn: &mut Conn,
    service: &Service,
    client: &Membership,
    pairing: &Pairing,
) -> Result<(), Stop> {
    for summary in store::of_space(conn, service, client.space()).await? {
        let may = may_pass(&summary, service);
        if may && summary.passes() && pairing.therapist != summary.author {
            offer_it(conn, client, pairing, &summary, true).await?;
        }
    }
    Ok(())
}

/// A therapist leaves a private space: what was passed on to them and is not written yet, they never read.
pub(in crate::pairing) async fn therapist_left(
    conn: &mut Conn,
    service: &Service,
    space: Id<Space>,
    therapist: Id<Account>,
) -> Result<(), Stop> {
    for summary in store::of_space(conn, service, space).await? {
        if summary.written_at.is_none() && summary.author != therapist {
            let generation = summary.generation;
            episodes::take_back_apart(conn, space, therapist, generation).await?;
        }
    }
    Ok(())
}
