//! Counting: a therapist has their work looked at that ended, an administrator says by which score.
//!
//! What must stay true: all work that ended is looked at, or none, so that nobody picks their best cases; what
//! was looked at is never looked at again, but where the practice counts by another score, and then all that was
//! counted before is gone.

use super::{cases, choices};
use crate::accounts::SignedIn;
use crate::audit::{self, Deed, Note};
use crate::db::{Conn, Id};
use crate::episodes::{self, Space, enter};
use crate::intake;
use crate::measures;
use crate::pairing::{self, Ended};
use crate::practice::{self, OutcomeScore};
use crate::service::Service;
use crate::web::Stop;

/// What was found of a piece of work that can be counted.
struct Found {
    private: Id<Space>,
    goals: Vec<String>,
    scores: (f64, f64),
}

/// What is not there (any more) is nothing found.
fn there<T>(found: Result<T, Stop>) -> Result<Option<T>, Stop> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(Stop::NotFound) => Ok(None),
        Err(stop) => Err(stop),
    }
}

/// Reads, with the therapist's own sign-in, how a piece of work began and ended.
async fn find(
    conn: &mut Conn,
    service: &Service,
    me: &SignedIn,
    score: &OutcomeScore,
    work: &Ended,
) -> Result<Option<Found>, Stop> {
    if !choices::agreed(conn, service, work.client).await? {
        return Ok(None);
    }
    let Some(private) = episodes::private_space_of(conn, work.client).await? else {
        return Ok(None);
    };
    let Some(member) = there(enter(conn, me, private).await)? else {
        return Ok(None);
    };
    let by = (&*score.measure, &*score.scale);
    let when = (work.client, work.from, work.until);
    let scores = measures::began_and_ended(conn, service, &member, by, when).await?;
    let profile = there(intake::profile_of(conn, service, work.client).await)?;
    Ok(scores.zip(profile).map(|(scores, profile)| Found {
        private,
        goals: profile.goals,
        scores,
    }))
}

/// A therapist has all of their work that ended and was not looked at yet looked at: how much of it counts.
///
/// # Errors
/// [`Stop::NotFound`] where the practice wants no track records.
pub async fn count(service: &Service, me: &SignedIn) -> Result<usize, Stop> {
    let mut conn = service.db.read().await?;
    let score = practice::outcome_score(&mut conn, service).await?;
    let score = score.ok_or(Stop::NotFound)?;
    let mut looked = Vec::new();
    for work in pairing::ended_unseen(&mut conn, me.account()).await? {
        let found = find(&mut conn, service, me, &score, &work).await?;
        looked.push((work, found));
    }
    drop(conn);
    let mut tx = service.db.begin().await?;
    if practice::hold_outcome_score(&mut tx, service)
        .await?
        .as_ref()
        != Some(&score)
    {
        return Err(Stop::NotFound);
    }
    let mut counted = 0;
    for (work, found) in looked {
        // Of two who press at once, the second finds it looked at.
        let unseen = pairing::see_outcome(&mut tx, work.id).await?;
        // The client may have said no since it was read.
        let still = unseen && choices::agreed(&mut tx, service, work.client).await?;
        let Some(found) = found.filter(|_| still) else {
            continue;
        };
        cases::keep(&mut tx, service, me.account(), found.goals, found.scores).await?;
        let note = Note::by(me.account(), Deed::OutcomeCounted).within(found.private);
        audit::note(&mut tx, service, note).await?;
        counted += 1;
    }
    if counted > 0 {
        find_strengths(&mut tx, service).await?;
    }
    tx.commit().await?;
    Ok(counted)
}

/// Whose record is clearly above in what, from all that is counted.
async fn find_strengths(conn: &mut Conn, service: &Service) -> Result<(), Stop> {
    let all = cases::all(conn, service).await?;
    let strengths = matching::record::strengths(&all);
    practice::set_strengths(conn, service, &strengths).await
}

/// An administrator says by which score outcomes are counted, or that they are not. Where that is another than
/// before, all that was counted goes, and work that ended can be looked at anew.
///
/// # Errors
/// [`Stop::NotFound`] if outcomes cannot be counted by this score.
pub async fn set_score(
    service: &Service,
    me: &SignedIn,
    score: Option<OutcomeScore>,
) -> Result<(), Stop> {
    let mut tx = service.db.begin().await?;
    let before = practice::hold_outcome_score(&mut tx, service).await?;
    if before == score {
        return Ok(());
    }
    if let Some(score) = &score {
        let countable = measures::countable(&mut tx).await?;
        let is =
            |one: &measures::Countable| one.measure == score.measure && one.scale == score.scale;
        if !countable.iter().any(is) {
            return Err(Stop::NotFound);
        }
    }
    practice::set_outcome_score(&mut tx, service, score.as_ref()).await?;
    cases::forget(&mut tx).await?;
    pairing::forget_outcomes_seen(&mut tx).await?;
    practice::set_strengths(&mut tx, service, &practice::Strengths::new()).await?;
    let set = Note::by(me.account(), Deed::TrackRecordSet);
    audit::note(&mut tx, service, set).await?;
    Ok(tx.commit().await?)
}
